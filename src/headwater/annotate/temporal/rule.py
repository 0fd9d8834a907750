"""One rule of the grammar: what to look for, when to look at all, and how to read what was found."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from headwater.annotate.days import Days
from headwater.annotate.moments import View

Read = Callable[[re.Match[str], View], Days]
Refers = Callable[[re.Match[str]], bool]

# Cues that numbers give by how many digits they have.
DIGITS_2, DIGITS_4 = "00", "0000"


class Kind(Enum):
    """What other steps ask of an expression: COUNT, its number counts units ('three weeks ago'); DAY, it may give a clock time
    in its sentence the day; CLOCK, a time of day, which a day right after it completes; BESIDE, a day next to one that is named right after it; PRESENT,
    the time of writing ('now'); OTHER."""

    COUNT = auto()
    DAY = auto()
    CLOCK = auto()
    BESIDE = auto()
    PRESENT = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """cues: lower-case words of which a sentence holds one at least if the pattern is in it. refers: None always."""

    cues: frozenset[str]
    pattern: re.Pattern[str]
    read: Read
    refers: Refers | None
    kind: Kind


def rule(
    cues: str,
    pattern: str,
    read: Read,
    kind: Kind = Kind.OTHER,
    *,
    refers: Refers | None = None,
    cased: bool = False,
) -> Rule:
    """A rule whose pattern matches whole words only. cues: words with spaces between. cased: capitals tell."""
    whole = re.compile(rf"(?<![\w$£€#.-])(?:{pattern})(?!\w)", 0 if cased else re.IGNORECASE)
    return Rule(frozenset(cues.split()), whole, read, refers, kind)


def before(match: re.Match[str], size: int = 40) -> str:
    """The text right before a match: enough for the words that decide about it, and no more, so that long lines stay cheap."""
    return match.string[max(0, match.start() - size) : match.start()]
