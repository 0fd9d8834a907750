"""Titles of works: capitalised words in quotation marks, and 'Title: Subtitle' that an article repeats, numbers or calls a film."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from headwater.annotate import gazetteer
from headwater.annotate.english import listed
from headwater.annotate.english.names import GIVEN_NAMES
from headwater.annotate.tokens import Token

_QUOTED = re.compile(r"[“‘\"'«]([^“”‘’\"'«»\n]{3,80})[”’\"'»]")
_COLON = re.compile(
    r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}: [A-Z][\w’'-]{1,30}(?: (?:[A-Z][\w’'-]{1,30}|\d{1,2}\b)){0,3}"
)
# Words that titles leave in lower case.
_SMALL = listed("a an the and or of in on to for from with at by vs de la le")
_MADE = re.compile(
    r"\b(?:film|movie|sequel|prequel|franchise|thriller|comedy|drama|documentary|musical|play|novel|book|album|series|show|game|blockbuster)"
    r"(?:,| called)? $"
)
# A second half of fewer letters, or one as common as this (zipf), stands alone as a word rather than as a title.
_SHORTEST = 4
_COMMON = 4.0
# More halves of titles than this are a list of works, not a text about some.
_HALVES = 20
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
    """'Harbor Lights: Ashes': once it may be 'Update: Police said'; twice, numbered or called a film it is a title, and then
    its second half alone is the same work."""
    spans = [m.span() for tokens in lines if tokens for m in _COLON.finditer(text, tokens[0].start, tokens[-1].end)]
    heads = Counter(_head(text, span) for span in spans)
    titles = [
        s
        for s in spans
        if heads[_head(text, s)] > 1 or _numbered(text, s) or _MADE.search(text, max(0, s[0] - 30), s[0])
    ]
    yield from titles
    halves = {text[slice(*span)].partition(": ")[2] for span in titles}
    known = sorted(h for h in halves if len(h) >= _SHORTEST and not _other(h))[:_HALVES]
    if known:
        alone = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(h) for h in reversed(known)) + r")(?![\w-])")
        yield from (m.span() for m in alone.finditer(text))


def _numbered(text: str, span: tuple[int, int]) -> bool:
    return text[span[1] - 1].isdigit() and not text[span[0] : span[1]].isupper()


def _other(half: str) -> bool:
    """Does the second half of a title name a place or person, or is it a common word that other sentences begin with?"""
    low = half.lower()
    single = " " not in low and gazetteer.frequency(low) >= _COMMON
    return single or gazetteer.country(low) or gazetteer.city(low) > 0 or low.split()[0] in GIVEN_NAMES


def _head(text: str, span: tuple[int, int]) -> str:
    before, _, after = text[slice(*span)].partition(": ")
    return f"{before}: {after.split()[0]}"
