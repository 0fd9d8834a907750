"""The temporal expressions of a sentence, by the grammar's rules.

Most sentences hold few of the words that expressions are made of. So each rule names its cues, the words of a sentence are looked
up once, and only the rules whose cues occur are searched for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.annotate import days
from headwater.annotate.days import Days
from headwater.annotate.moments import View
from headwater.annotate.temporal import clock, dates, named, relative, told
from headwater.annotate.temporal.rule import Kind, Rule

# Kept in this order: of two expressions that begin at one place the longer wins, then the earlier in this list.
RULES: tuple[Rule, ...] = (*dates.RULES, *relative.RULES, *told.RULES, *clock.RULES, *named.RULES)
_CUE = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at start:end of the text searched. shift: days from what its match names ('the day before Christmas')."""

    start: int
    end: int
    match: re.Match[str]
    rule: Rule
    shift: int = 0

    def read(self, view: View) -> Days:
        found = self.rule.read(self.match, view)
        return days.one(days.moved(found.first, self.shift)) if self.shift and found.first else found

    @property
    def kind(self) -> Kind:
        return self.rule.kind


def _by_cue() -> dict[str, int]:
    """Cue -> the rules that have it, as a set of bits."""
    bits: dict[str, int] = {}
    for at, rule in enumerate(RULES):
        for cue in rule.cues:
            bits[cue] = bits.get(cue, 0) | 1 << at
    return bits


_BITS = _by_cue()


def expressions(text: str) -> Iterator[Found]:
    """All matches of all rules in a sentence whose apostrophes and spaces are plain; they may overlap."""
    rules = 0
    for word in set(_CUE.findall(text.lower())):
        rules |= _BITS.get(word if word[0] > "9" else "0" * len(word), 0)
    at = 0
    while rules:
        if rules & 1:
            rule = RULES[at]
            for match in rule.pattern.finditer(text):
                if match.end() > match.start() and (rule.refers is None or rule.refers(match)):
                    yield Found(match.start(), match.end(), match, rule)
        rules >>= 1
        at += 1
