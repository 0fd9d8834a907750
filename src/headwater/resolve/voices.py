"""Who is given as the speaker, and whether two of them may be one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum

from headwater.records import Person, Quote
from headwater.resolve.names import SINGLE, acronym_of, bare, fullest
from headwater.text import words

_FOR = re.compile(r"^(?P<role>[\w -]{2,40}?) (?:for|of|from|at|in|with) (?:the |its )?(?P<body>.{2,80})$")
_OF = re.compile(r"^(?P<body>.{2,80})['’]s? (?P<role>[\w -]{2,40})$")
_VOICE = re.compile(r"['’]?s? (?:spokes(?:man|woman|person|people)|representatives?|reps?|statement|officials?)$")
# Letters in which a country and its people agree ('Norway', 'Norwegian').
_ROOT = 4


class Voice(IntEnum):
    """Whether two speakers are one."""

    OTHER = 0
    MAYBE = 1
    SAME = 2


class Voices:
    """The speakers of a story's quotes by the fullest names the story has for them."""

    def __init__(self, quotes: Sequence[Quote], people: Iterable[Person]) -> None:
        known = sorted(people, key=lambda p: p.id)
        given = {bare(q.name) for q in quotes if q.name}
        self._full = fullest([p.name for p in known] + sorted(given))
        self._people = {p.name for p in known}
        roles: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for p in known:
            if p.role:
                role, body = _part(p.role)
                roles[role.split(" ")[-1].lower()].append(
                    (p.name, f"{body} {role.rsplit(' ', 1)[0] if ' ' in role else ''}")
                )
        self._roles = roles

    def name(self, quote: Quote) -> str | None:
        """None where the speaker is unknown."""
        if not quote.name:
            return None
        full = self._full[bare(quote.name)]
        return full if full in self._people else self._by_role(full) or full

    def relate(self, a: str | None, b: str | None) -> Voice:
        """Two different people are two; an unknown, a body or a part ('a spokesman') may be anybody."""
        if a is None or b is None:
            return Voice.MAYBE
        if a == b:
            return Voice.SAME
        if a in self._people and b in self._people:
            return Voice.OTHER
        if self._plays(a, b) or self._plays(b, a):
            return Voice.SAME
        one, two = _VOICE.sub("", a), _VOICE.sub("", b)
        same = one.lower() == two.lower() or acronym_of(one, two) or acronym_of(two, one)
        return Voice.SAME if same else Voice.MAYBE

    def _plays(self, person: str, phrase: str) -> bool:
        """Is the phrase ('spokesman for the line') the part that the story gives this person?"""
        role, body = _part(phrase)
        return any(
            name == person and _agree(body, where) for name, where in self._roles.get(role.split(" ")[-1].lower(), [])
        )

    def _by_role(self, phrase: str) -> str | None:
        """'Norway's president', 'the harbour master': the one person of the story who plays that part there."""
        role, body = _part(phrase)
        last = role.split(" ")[-1].lower()
        if last not in SINGLE or role != role.lower():
            return None
        fits = {name for name, where in self._roles.get(last, []) if _agree(body, where)}
        return next(iter(fits)) if len(fits) == 1 else None


def _part(phrase: str) -> tuple[str, str]:
    """('president', 'Norway') of "Norway's president" and 'president of Norway'; '' where no body is named."""
    for form in (_OF, _FOR):
        if m := form.match(phrase):
            return m["role"], m["body"]
    return phrase, ""


def _agree(one: str, two: str) -> bool:
    """No body named in one of them, or one that shares a root."""
    a, b = ({w[:_ROOT] for w in words(x) if len(w) >= _ROOT} for x in (one, two))
    return not a or not b or bool(a & b)
