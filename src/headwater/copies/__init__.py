"""Article -> Copy: which articles, or passages of them, are taken from another or from a common text."""
