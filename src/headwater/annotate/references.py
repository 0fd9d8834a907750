"""Which body a phrase means that does not name it: 'the company', 'her owner', 'a spokesman', 'a spokeswoman for the line'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.annotate.cast import Cast
from headwater.annotate.english.sources import (
    ALL_ROLES,
    BODY_REFERENCES,
    COMPANY,
    COMPANY_REFERENCES,
    DOCUMENT,
    ONE_PERSON,
    PUBLIC_BODIES,
    SELF_NAMING,
    SPOKES,
)
from headwater.annotate.frames import Frame
from headwater.annotate.kinds import outlet_kind

# A pronoun or 'the company' reaches back this many frames for whom it means; farther ones are guesses.
PRONOUN_REACH = 6
# A word in capitals of this many letters may be an acronym; the town of a dateline has more.
_ACRONYM = 3
_SPOKES = "|".join(sorted(SPOKES))
_NAME = r"[A-Z][\w’'-]{0,30}?(?: [A-Z][\w-]{0,30}){0,4}"
_REPRESENTED = re.compile(
    rf"\b(?P<owner>{_NAME})['’]s? (?:{_SPOKES})\b|\b(?:{_SPOKES}) (?:for|of) (?:the )?(?P<for>{_NAME})\b|"
    rf"\b[Tt]hrough (?:a|his|her|its|their) (?:{_SPOKES}), (?P<through>{_NAME})\b"
)
# Things that tell are no bodies.
_NO_BODY = DOCUMENT | {"article", "statement"}


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue with offsets in the article. source: the words of the subject; name: whom they mean in full, None unknown;
    person: the name is that of a person. hearer: start and end of whom they told, -1 for none."""

    frame: int
    cue_start: int
    cue_end: int
    verb: str
    strong: bool
    source_start: int
    source_end: int
    source: str
    name: str | None
    person: bool
    hearer_start: int
    hearer_end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase at text[at] in frame `number`, with what is known of its article up to there."""

    at: int
    number: int
    frames: Sequence[Frame]
    cast: Cast
    said: Sequence[Sequence[Saying]]


def one_body(name: str) -> bool:
    """May 'it' mean this speaker? Not several ('two passengers') nor a single person ('an onlooker')."""
    last = name.lower().split()[-1]
    several = last.endswith(("men", "women", "people")) or (last.endswith("s") and last[:-1] in ALL_ROLES)
    return not several and last not in ONE_PERSON


def body_meant(low: str, place: Place) -> str | None:
    """The name of the source that the phrase `low` (lower case, single spaces) means; None where no body before it fits."""
    first, _, rest = low.partition(" ")
    if first in ("the", "its", "her", "his", "their", "this") and rest in BODY_REFERENCES:
        return _body(rest, place)
    words = low.removeprefix("a ").removeprefix("an ").removeprefix("the ").split(" ")
    if words[0] not in SPOKES:
        return None
    if len(words) == 4 and words[1] in ("for", "of") and words[2] in ("the", "its") and words[3] in BODY_REFERENCES:
        body = _body(words[3], place)
        return body and _voice(body, words[0])
    if len(words) > 1:
        return None
    if owner := _represented(place):
        return _voice(owner, words[0])
    for name in _heard(place):
        if set(name.lower().split()) & SPOKES and len(name.split()) > 1:
            return name
        if name[:1].isupper() and name.lower() not in SPOKES:
            return _voice(name, words[0])
    return None


def _represented(place: Place) -> str | None:
    """Whose spokesman was last named, in this frame or the two before it: "NAME's lawyer", 'through a spokesman, NAME'."""
    start = place.frames[max(0, place.number - 2)].start
    found = list(_REPRESENTED.finditer(place.cast.masked, start, place.at))
    return next((found[-1][k] for k in ("owner", "for", "through") if found[-1][k]), None) if found else None


def _voice(body: str, spokes: str) -> str:
    return body if set(body.lower().split()) & SPOKES else f"{body} {spokes}"


def _body(noun: str, place: Place) -> str | None:
    """The body last heard or spoken of that may be called so; else the only such body named so far."""
    for name in _heard(place):
        if name[:1].isupper() and _may_be(name, noun):
            return name
    named = {n.name for n in place.cast.named if n.kind == "ORG" and n.end <= place.at and _may_be(n.name, noun)}
    plain = {n for n in named if set(n.lower().split()) & (COMPANY if noun in COMPANY_REFERENCES else {noun})}
    return next(iter(plain)) if len(plain) == 1 else None


def _heard(place: Place) -> Iterator[str]:
    """Bodies that spoke or opened a sentence within reach, the last first."""
    for back in range(min(place.number, len(place.said) - 1), max(-1, place.number - PRONOUN_REACH), -1):
        for s in reversed(place.said[back]):
            if s.name and not s.person and s.verb != "according" and not set(s.name.lower().split()) & _NO_BODY:
                yield s.name
        for n in place.cast.opening(place.frames[back], place.at):
            if not (n.name.isupper() and len(n.name) > _ACRONYM):
                yield n.name


def _may_be(name: str, noun: str) -> bool:
    """May the body be called so? A company is no union, ministry or outlet; a union or council says so in its name."""
    words = set(name.lower().split())
    if outlet_kind(name) or not one_body(name):
        return False
    if noun in SELF_NAMING:
        return noun in words
    return noun not in COMPANY_REFERENCES or not words & (PUBLIC_BODIES | SELF_NAMING)
