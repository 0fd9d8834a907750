"""Word lists and number words of English that the annotators look things up in. Data, no rules."""


def listed(words: str) -> frozenset[str]:
    """The words of a list written with white space between them; '_' stands for a space inside an entry."""
    return frozenset(word.replace("_", " ") for word in words.split())
