"""Shared text that is no report taken over: pleas to the reader, lists of names, forms that are filled in anew."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.copies.align import Passage
from headwater.copies.speech import outside
from headwater.text import words

_SPEAKS = frozenset(
    ("i", "me", "my", "mine", "i'm", "i've", "we", "us", "our", "ours", "we're", "we've", "we'll", "you", "your", "yours", "you're", "you'll")
)  # fmt: skip
# One word in so many that speaks of or to somebody: outside quotations a report has none, a plea to sign up or a post one in six or seven.
_SPEECH = 15
# Words from which such a text is a column or a letter that was printed twice.
_COLUMN = 150
# Share of names and numbers from which a passage is a list: one in five in English news, one in three where all nouns have capitals.
_LIST = 0.6
# Longest gap between two passages in which the blank of a form may stand.
_BLANK = 150
# Facts that must differ, beside being most of them: two may be an update's.
_DIFFERENT = 3

# Days, names and numbers: what changes from one report of a form to the next. A capital that begins a sentence tells nothing.
# The first character is told by a set, which is what a search is fast at.
_FACT = re.compile(
    r"[A-ZÀ-ÞА-Я0-9](?:(?<=\d)\d*(?:[.,:]\d+)*|(?<!\d)(?:(?<=[\w,;)(’'-]\s.)[\w'’-]+|(?<!\w.)\w+(?=\s[A-ZÀ-ÞА-Я])))"
)
_NAMED = re.compile(r"[A-Z0-9](?<!\w.)(?:(?<=\d)[\d.,:]*|[\w’']*[a-z][\w’']*)")


def reported(a: str, b: str, passages: Sequence[Passage]) -> list[Passage]:
    """Those of the passages that are a report's: neither speech nor a list, nor the words of a form with other facts in it."""
    found = [p for p in passages if not _spoken(a, p) and not (_listed(a, p) and _listed(b, p.turned))]
    return [] if _filled_anew(a, b, found) else found


def _spoken(text: str, passage: Passage) -> bool:
    if passage.words >= _COLUMN:
        return False
    said = words(outside(text[passage.start_a : passage.end_a]))
    return _SPEECH * sum(word in _SPEAKS for word in said) >= len(said) > 0


def _listed(text: str, passage: Passage) -> bool:
    part = outside(text[passage.start_a : passage.end_a])
    return len(_NAMED.findall(part)) > _LIST * passage.words


def _filled_anew(a: str, b: str, passages: Sequence[Passage]) -> bool:
    """Do the two tell mostly other facts in the same words? Facts of a passage that the other text has anywhere count as the same."""
    spans = list(_spans(passages))
    here = {fact for start, end, _, _ in spans for fact in _facts(a, start, end)}
    there = {fact for _, _, start, end in spans for fact in _facts(b, start, end)}
    # Most pairs are told by their passages alone, without the rest of the texts.
    return all(
        _others(mine, theirs) and _others(mine, set(_facts(text, 0, len(text))))
        for mine, theirs, text in ((here, there, b), (there, here, a))
    )


def _others(facts: set[str], known: set[str]) -> bool:
    other = len(facts - known)
    return other >= _DIFFERENT and 2 * other > len(facts)


def _facts(text: str, start: int, end: int) -> Iterator[str]:
    for found in _FACT.finditer(text, start, end):
        yield found[0].casefold().replace(",", "")


def _spans(passages: Sequence[Passage]) -> Iterator[tuple[int, int, int, int]]:
    """The passages with what stands between two of them, where that is short in both texts."""
    for p in passages:
        yield p.start_a, p.end_a, p.start_b, p.end_b
    for p, q in pairwise(passages):
        if 0 < q.start_a - p.end_a <= _BLANK and 0 < q.start_b - p.end_b <= _BLANK:
            yield p.end_a, q.start_a, p.end_b, q.start_b
