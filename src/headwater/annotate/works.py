"""Titles of works: capitalised words in quotation marks, and 'Title: Subtitle' that an article repeats."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from headwater.annotate.english import listed
from headwater.annotate.tokens import Token

_QUOTED = re.compile(r"[“‘\"'«]([^“”‘’\"'«»\n]{3,80})[”’\"'»]")
_COLON = re.compile(
    r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}: [A-Z][\w’'-]{1,30}(?: (?:[A-Z][\w’'-]{1,30}|\d{1,2}\b)){0,3}"
)
# Words that titles leave in lower case.
_SMALL = listed("a an the and or of in on to for from with at by vs de la le")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def works(text: str, lines: Sequence[Sequence[Token]]) -> Iterable[tuple[int, int]]:
    """Spans of titles of works, without their quotation marks; they may overlap names inside them."""
    for tokens in lines:
        if not tokens:
            continue
        for match in _QUOTED.finditer(text, tokens[0].start, tokens[-1].end):
            if _title(match[1]):
                yield match.span(1)
    yield from _with_subtitle(text, lines)


def _title(words: str) -> bool:
    """Are all words but the small ones capitalised? A sentence is not, nor does a title end in a comma or full stop."""
    found = _WORD.findall(words)
    if not 2 <= len(found) <= 9 or words[-1] in ",.;!?" or words != words.strip():
        return False
    return found[0][0].isupper() and found[-1][0].isupper() and all(w[0].isupper() or w in _SMALL for w in found)


def _with_subtitle(text: str, lines: Sequence[Sequence[Token]]) -> Iterable[tuple[int, int]]:
    """'Harbor Lights: Ashes': once it may be 'Update: Police said', twice it is a title."""
    spans = [m.span() for tokens in lines if tokens for m in _COLON.finditer(text, tokens[0].start, tokens[-1].end)]
    heads = Counter(_head(text, span) for span in spans)
    for span in spans:
        if heads[_head(text, span)] > 1:
            yield span


def _head(text: str, span: tuple[int, int]) -> str:
    before, _, after = text[slice(*span)].partition(": ")
    return f"{before}: {after.split()[0]}"
