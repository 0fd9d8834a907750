"""What surrounds a report, in the words of its language: English from `cues`, other languages from a TOML file each.

English cues hold in every language, since sites everywhere use English buttons; those of another language only in its texts.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.extraction import cues
from headwater.text import folded

_KEYS = frozenset({"buttons", "heads", "links", "captions", "pictures", "bylines", "stamps", "pleas"})
# A pattern that matches nothing, for what a file leaves out.
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Wording:
    """buttons, heads: whole folded lines. links, captions: begin a folded line; pictures: end one. bylines: begin a line as
    printed. stamps: words of a date line in small letters. pleas: (a text that every match holds, pattern), searched."""

    buttons: frozenset[str]
    heads: frozenset[str]
    links: re.Pattern[str]
    captions: re.Pattern[str]
    pictures: re.Pattern[str]
    bylines: re.Pattern[str]
    stamps: re.Pattern[str]
    pleas: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def wording(language: str | None) -> Wording:
    """For an ISO 639-1 code; None, English, and a language without a file: the English cues alone."""
    file = files("headwater.extraction.wordings") / f"{language}.toml"
    own = tomllib.loads(file.read_text(encoding="utf-8")) if language and language.isalpha() and file.is_file() else {}
    return Wording(
        cues.FURNITURE | _lines(own, "buttons"),
        cues.RELATED_HEAD | _lines(own, "heads"),
        _with(cues.RELATED_START, own, "links"),
        _with(cues.CAPTION_START, own, "captions"),
        _with(cues.PHOTO_CREDIT, own, "pictures"),
        _with(cues.BYLINE, own, "bylines"),
        _with(cues.STAMP, own, "stamps"),
        tuple((word, re.compile(pattern)) for word, pattern in (*cues.PLEAS.items(), *own.get("pleas", {}).items())),
    )


def pleas(line: str, said: Wording) -> set[str]:
    """The distinct pleas that a folded line holds, none of them within another."""
    spans = sorted(m.span() for word, pattern in said.pleas if word in line for m in pattern.finditer(line))
    found, end = set(), 0
    for start, stop in spans:
        if start >= end:
            found.add(line[start:stop])
            end = stop
    return found


def _lines(own: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(folded(line) for line in own.get(key, ()))


def _with(english: re.Pattern[str], own: Mapping[str, Any], key: str) -> re.Pattern[str]:
    return re.compile(f"{english.pattern}|{own.get(key, _NEVER)}")
