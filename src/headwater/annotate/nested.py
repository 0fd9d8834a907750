"""What a quoted speaker says that somebody else said: quotations within quotations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.annotate.marks import Quoted, quoted

# A nested quotation of fewer words is a word in marks.
SHORTEST = 3
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LED_IN = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Mm]y [a-z]{2,20}|[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2}) "
    r"(?P<cue>said|says|told (?:me|us|him|her|them)|asked(?: me| us)?|shouted|yelled|replied|answered|wrote)(?: to (?:me|us))?[,:]?\s?$"
)
# How far before the mark the words that lead in may begin.
_REACH = 120


@dataclass(frozen=True, slots=True)
class Nested:
    """text[start:end] without its marks; who said it and the verb of saying, by offsets."""

    start: int
    end: int
    who_start: int
    who_end: int
    cue_start: int
    cue_end: int


def nested(text: str, outer: Quoted) -> Iterator[Nested]:
    """Quotations within `outer` that its words give to somebody else; the speaker's own earlier words are hers anyway."""
    inner = text[outer.start : outer.end]
    for q in quoted(inner):
        if len(_WORD.findall(inner, q.start, q.end)) < SHORTEST:
            continue
        at = max(0, q.outer_start - _REACH)
        m = _LED_IN.search(inner[at : q.outer_start])
        if m:
            base = outer.start + at
            yield Nested(
                outer.start + q.start, outer.start + q.end, base + m.start("who"), base + m.end("who"), base + m.start("cue"), base + m.end("cue")
            )  # fmt: skip
