"""Split a sentence where a new proposition begins: 'A tram overturned, killing seven, and the driver was arrested.'"""

import re
from collections.abc import Callable, Iterator

from headwater.corroborate.verbs import stands_alone
from headwater.text import words

# Words that open a clause of its own after a comma or dash; a participle does so too. Repeats are bounded.
_OPENERS = (
    "and",
    "but",
    "while",
    "which",
    "who",
    "where",
    "when",
    "after",
    "as",
    "with",
    "according",
    "because",
    "before",
    "though",
    "although",
    "adding",
    "including",
    "despite",
    "until",
    "since",
    "so",
)
_BREAK = re.compile(
    rf"(?:[,;]['\"”’]?\s{{1,4}}|\s[–—-]\s)(?=(?:{'|'.join(_OPENERS)}|\w{{2,20}}ing)\b)|;\s{{1,4}}|\s[–—]\s",
    re.IGNORECASE,
)
_EDGES = " \t\n\r,;–—"


def clauses(text: str, start: int, end: int, least: int, tells: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """The clauses of text[start:end] in order, each trimmed, not overlapping, a verb and `least` or more telling words in each.

    A piece with fewer or no verb stays with the piece before it (the first with the one after); a sentence that cannot be
    split comes back whole. tells: is this folded word a telling one?
    """
    pieces: list[tuple[int, int, int]] = []
    at = start
    for stop in [start + m.end() for m in _BREAK.finditer(text[start:end])] + [end]:
        # A piece without a verb tells as good as nothing by itself.
        found = sum(map(tells, words(text[at:stop]))) if stands_alone(text[at:stop]) else 0
        if pieces and min(found, pieces[-1][2]) < least:
            first, _, before = pieces.pop()
            pieces.append((first, stop, before + found))
        else:
            pieces.append((at, stop, found))
        at = stop
    for low, high, _ in pieces:
        while low < high and text[low] in _EDGES:
            low += 1
        while high > low and text[high - 1] in _EDGES:
            high -= 1
        if low < high:
            yield low, high
