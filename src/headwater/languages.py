"""Which languages are read closely. A text in another is kept and clustered, and recorded as not read closely."""

import re

# Those with a folder of word lists beside the annotators (annotate/english).
READ_CLOSELY = ("en",)


def read_closely(language: str | None) -> bool:
    """Whether a text in `language` (a code such as 'en' or 'en-GB') is read closely; None, unknown, counts as English."""
    return language is None or re.split(r"[-_]", language.lower())[0] in READ_CLOSELY
