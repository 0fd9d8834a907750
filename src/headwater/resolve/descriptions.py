"""Sources that are described rather than named ('the company', 'the harbour master'), and the named sources they may mean."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from headwater.ids import Id
from headwater.records import Person
from headwater.resolve.candidates import OUTLET_KINDS, Candidate
from headwater.resolve.names import SINGLE
from headwater.resolve.unions import Unions

# Words for a company that an article has named or will name.
_COMPANY = frozenset(
    [
        "company", "firm", "operator", "line", "owner", "owners", "airline", "carrier", "bank", "retailer", "manufacturer", "provider",
        "supplier", "utility"
    ]
)  # fmt: skip
_VOICE = re.compile(
    r"^(?:spokes(?:man|woman|person)|representative|statement) (?:for|of|from) (?:the |its )?|(?:['’]s)? spokes\w{3,6}$"
)
_PLACED = re.compile(r" (?:at|of|for|in|from|on) ")
# A description of more words says more than a part or a kind of company.
_LONGEST = 3


def describe(found: Sequence[Candidate], people: Iterable[Person], unions: Unions) -> list[tuple[int, int]]:
    """Joins each description with the one named source it can mean, in its article or else in the story.

    Returns pairs of candidates that may be one source: a description, and each of several that it could mean.
    """
    roles = {p.id: _part(p.role) for p in sorted(people, key=lambda p: p.id) if p.role}
    named = [n for n, c in enumerate(found) if _named_company(c)]
    spoken: dict[str, list[int]] = defaultdict(list)
    for n, c in enumerate(found):
        if c.person is not None and not c.where and c.person in roles:
            spoken[roles[c.person]].append(n)
    pairs: list[tuple[int, int]] = []
    for n, c in enumerate(found):
        if c.person is not None or c.owner or c.kind in OUTLET_KINDS or any(w[:1].isupper() for w in _core(c.name)):
            continue
        words = _core(c.name)
        if not words or len(words) > _LONGEST:
            continue
        if words[-1] in _COMPANY:
            here = [m for m in named if found[m].article == c.article]
            fits = here if here else named
        elif words[-1] in SINGLE:
            fits = [m for part in sorted(spoken) if _ends(part, words) for m in spoken[part]]
        else:
            continue
        first: dict[int, int] = {}
        for m in fits:
            first.setdefault(unions.find(m), m)
        if len(first) == 1:
            unions.join(fits[0], n)
        pairs += [(n, m) for m in first.values()] if len(first) > 1 else []
    return pairs


def doubts(pairs: Iterable[tuple[int, int]], of: Sequence[Id]) -> dict[Id, set[Id]]:
    """The pairs as sources. of: the source of each candidate."""
    out: dict[Id, set[Id]] = defaultdict(set)
    for n, m in pairs:
        if of[n] != of[m]:
            out[of[n]].add(of[m])
            out[of[m]].add(of[n])
    return out


def _core(name: str) -> list[str]:
    """The words that say what it is, without who speaks for it and where: 'spokesman for the line' is 'line'."""
    return _PLACED.split(_VOICE.sub("", name), maxsplit=1)[0].split()


def _part(role: str) -> str:
    return _PLACED.split(role.lower(), maxsplit=1)[0]


def _ends(part: str, words: Sequence[str]) -> bool:
    return part.split()[-len(words) :] == list(words)


def _named_company(c: Candidate) -> bool:
    """Two or more capitalised words that made a company's statement: one word alone may be anything that begins a sentence."""
    words = c.name.split()
    capitals = sum(w[:1].isupper() for w in words)
    return (
        c.kind in ("company_statement", "press_release")
        and c.person is None
        and not c.owner
        and capitals > 1
        and words[0][:1].isupper()
    )
