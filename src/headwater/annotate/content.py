"""What a credited source is said to have said: the words of the passage less those that tell who says so."""

import re
from collections.abc import Sequence

from headwater.annotate.frames import Frame
from headwater.annotate.grammar import Grammar, Span

NONE: Span = (-1, -1)
# Between a cue and its source may stand this many characters of titles, adverbs and the like; farther off they are two places.
_APART = 60
_EDGES = " \t\n,;:.–—-―\"“”'‘’"
_LEADS = re.compile(
    r"(?:(?:me|us|him|them|reporters|journalists)\b[\s,]*)?(?:(?:that|whether|if|as saying|to)\s+)?", re.IGNORECASE
)


def content(text: str, frame: Frame, quotes: Sequence[Span], cue: Span, source: Span, grammar: Grammar) -> Span:
    """The words passed on, as a span within the frame; (-1, -1) where they cannot be told.

    quotes: all quoted stretches with their marks. source: (-1, -1) where the cue names none.
    """
    telling = _telling(cue, source)
    word = grammar.word(cue[0])
    clause = grammar.clause(word) if word else None
    inside = [quotes[n] for n in frame.quotes]
    before, after = _trim(text, frame.start, telling[0]), _trim(text, telling[1], frame.end)
    if inside:
        return _mixed(text, (inside[0][0], inside[-1][1]), telling, (before, after), clause)
    if clause and clause[0] >= telling[1]:
        return _trim(text, clause[0], min(clause[1], frame.end))
    if clause and frame.start <= clause[0] and clause[1] <= telling[0]:
        return _trim(text, *clause)
    tag = text[frame.start : telling[0]].rstrip().endswith((",", "—", "–"))
    if before != NONE and any(grammar.verbs(*before)) and (tag or after == NONE):
        return before
    return after


def _mixed(text: str, quoted: Span, telling: Span, parts: tuple[Span, Span], clause: Span | None) -> Span:
    """Of a sentence with words in quotation marks: these, with what of the sentence stands on the same side of the telling words."""
    before, after = parts
    if quoted[0] >= telling[1]:
        return _trim(
            text,
            min(quoted[0], clause[0]) if clause and clause[0] >= telling[1] else after[0],
            max(quoted[1], clause[1] if clause else 0),
        )
    first = before[0] if before != NONE else quoted[0]
    return _trim(text, first, max(quoted[1], before[1]))


def _telling(cue: Span, source: Span) -> Span:
    """The stretch that tells who says so: cue and source, where they stand together."""
    if source == NONE or source[0] - cue[1] > _APART or cue[0] - source[1] > _APART:
        return cue
    return min(cue[0], source[0]), max(cue[1], source[1])


def _trim(text: str, start: int, end: int) -> Span:
    """Without punctuation at the edges and a leading 'that'; marks of a quotation at both edges go too."""
    while start < end and text[start] in _EDGES:
        start += 1
    if lead := _LEADS.match(text, start, end):
        start = lead.end()
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else NONE
