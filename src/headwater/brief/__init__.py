"""Claims -> cited sentences and a time line, each line verbatim from an article."""
