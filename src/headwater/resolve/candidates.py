"""Attributions and carriers as candidates for sources: their names taken apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from headwater import ids
from headwater.ids import Id
from headwater.records import Attribution, Person
from headwater.resolve.names import bare, fullest, key

_POST = re.compile(r"^(?P<owner>.+?)['’]s? (?P<earlier>earlier )?(?P<where>[\w ]{1,20}) (?P<noun>post|video|photo)$")
_HANDLE = re.compile(r"\(?(@\w{1,40})\)?")
OUTLET_KINDS = frozenset(["news_agency", "news_outlet", "broadcast"])
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "him", "her", "them"])
_NO_PERSON = OUTLET_KINDS | {"document", "unnamed"}
# Kinds that a person's role gives; without one they are somebody who was asked.
_TELLING = frozenset(["eyewitness", "expert", "company_statement", "official_statement", "interview", "social_post"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention of a source. owner: whose post or words ('' none known); where: platform of a post, '' none; earlier: set
    in the past by its sentence; carrier: it came through an outlet. order: reading order, the same for any order of rows."""

    id: Id
    order: tuple[int, int, int, int]
    article: Id
    kind: str
    name: str
    owner: str
    where: str
    earlier: bool
    person: Id | None
    handle: str | None
    carrier: str | None
    hedged: bool


def candidates(marks: Sequence[Attribution], people: Iterable[Person]) -> list[Candidate]:
    """One for each mark in their order, then one for each carrier that no mark names."""
    people = sorted(people, key=lambda p: p.id)
    owners = {m: _owner(m) for m in {mark.name for mark in marks if mark.name}}
    full = fullest([p.name for p in people] + [bare(o) for o in owners.values() if o])
    person_of = {p.name: p.id for p in reversed(people)}
    agencies = {key(m.name) for m in marks if m.kind == "news_agency" and m.name}
    out = [_candidate(mark, full, person_of, agencies) for mark in marks]
    known = {c.name for c in out}
    for mark in marks:
        if mark.carrier and mark.carrier not in known:
            known.add(mark.carrier)
            out.append(
                Candidate(
                    ids.make("carrier", mark.id),
                    (mark.article, mark.start, mark.cue_start, mark.source_start),
                    mark.article,
                    "news_outlet",
                    mark.carrier,
                    "",
                    "",
                    False,
                    None,
                    None,
                    None,
                    False,
                )
            )
    return out


def _owner(name: str) -> str:
    m = _POST.match(name)
    return m["owner"] if m else name


def _candidate(mark: Attribution, full: dict[str, str], person_of: dict[str, Id], agencies: Set[str]) -> Candidate:
    """agencies: keys of the names that some article of the story gives an agency, and so means one in every other."""
    name = (
        mark.name
        or ("unidentified speaker" if mark.source.lower() in _PRONOUNS else None)
        or ("unnamed source" if mark.hedge else " ".join(mark.source.split()) or "unnamed source")
    )
    post = _POST.match(name) if mark.kind == "social_post" else None
    owner = post["owner"] if post else name
    person = None
    kind = "news_agency" if mark.kind != "social_post" and key(name) in agencies else mark.kind
    if kind not in _NO_PERSON:
        owner = full.get(bare(owner), owner)
        person = person_of.get(owner)
        if post:
            name = f"{owner}'s {post['earlier'] or ''}{post['where']} {post['noun']}"
        elif person is not None:
            name = owner
    handle = _HANDLE.search(owner) or _HANDLE.search(mark.source)
    return Candidate(
        mark.id, (mark.article, mark.start, mark.cue_start, mark.source_start), mark.article, kind, name,
        owner if post or person is not None else "", post["where"] if post else "", bool(post and post["earlier"]), person,
        handle[1] if handle else None, mark.carrier, bool(mark.hedge),
    )  # fmt: skip


def _names(name: str) -> bool:
    """Does it hold a name, where another mention only describes ('spokeswoman for the line')?"""
    return any(w[:1].isupper() for w in name.split())


def named_source(members: Sequence[Candidate]) -> tuple[str, str]:
    """Kind and name of a merged source: a post tells more than plain words; else what most mentions give, the fuller of equals."""
    posts = [c for c in members if c.where]
    pool = posts or members
    specific = [c for c in pool if c.where not in ("", "social media")] or pool
    kinds = Counter(c.kind for c in pool)
    if not posts and any(c.person is not None for c in members):
        telling = {k: n for k, n in kinds.items() if k in _TELLING}
        kinds = Counter(telling or {"interview": 1})
    if "news_agency" in kinds:
        kinds = Counter({"news_agency": 1})
    kind = max(sorted(kinds), key=lambda k: (k != "other", kinds[k]))
    names = Counter(c.name for c in specific if c.kind == kind) or Counter(c.name for c in pool)
    return kind, max(
        sorted(names), key=lambda n: (_names(n) and n.lower() not in names, names[n] + len(n.split()) * 0.5, len(n))
    )
