"""Which candidates are one source, and which sources may be one."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from headwater.ids import Id
from headwater.records import Person, Source
from headwater.resolve.candidates import OUTLET_KINDS, Candidate
from headwater.resolve.descriptions import describe
from headwater.resolve.names import acronym_of, key
from headwater.resolve.unions import Unions
from headwater.text import words

# Words that say how a body speaks, not which body it is.
_VOICES = frozenset(
    [
        "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "statement", "statements",
        "official", "officials", "officer", "officers", "chief", "representative", "report", "reports", "for", "of",
        "from", "by", "the", "a", "an", "at", "on", "in", "'s", "said", "its", "own"
    ]
)  # fmt: skip
_BODIES = frozenset(["official_statement", "company_statement", "press_release", "document", "other", "expert"])
# One word that is short for a body of the story which has it in its name.
_SELF_NAMING = frozenset(
    [
        "union",
        "council",
        "ministry",
        "hospital",
        "infirmary",
        "university",
        "college",
        "church",
        "charity",
        "coastguard",
        "club",
    ]
)
_PLATFORM_VIDEO = re.compile(r"[A-Z]\w+ (?:video|photo|post|clip|picture|image|footage)")
_MEDIA = frozenset(
    ["video", "videos", "footage", "clip", "film", "photo", "photos", "picture", "image", "images", "recording"]
)


def merge(found: Sequence[Candidate], people: Sequence[Person] = ()) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Sets of candidates, each one source, and pairs that may be one. Precision first: what could be two stays two."""
    unions = Unions(len(found))
    _by(
        found,
        unions,
        lambda c: (c.kind in OUTLET_KINDS, c.kind == "unnamed" and c.article, _untold(c) and c.id, key(c.name)),
    )
    _people(found, unions)
    _ownerless(found, unions)
    _outlets(found, unions)
    _bodies(found, unions)
    _unnamed(found, unions)
    pairs = describe(found, people, unions)
    return unions.groups(), pairs


def _untold(c: Candidate) -> bool:
    """Is it hearsay of nobody named? Nothing tells whether two such reports are one."""
    return c.kind == "unnamed" and c.name.startswith("unnamed report")


def _by(found: Sequence[Candidate], unions: Unions, of: Callable[[Candidate], object]) -> None:
    first: dict[object, int] = {}
    for n, c in enumerate(found):
        unions.join(first.setdefault(of(c), n), n)


def _people(found: Sequence[Candidate], unions: Unions) -> None:
    """Posts of one person: one a platform, those of an earlier time apart; the vaguer mention joins the specific one that is unique."""
    owned: dict[str, list[int]] = defaultdict(list)
    for n, c in enumerate(found):
        if c.owner:
            owned[c.owner].append(n)
    for mine in owned.values():
        posts: dict[tuple[bool, str], list[int]] = defaultdict(list)
        for n in mine:
            if found[n].where:
                posts[found[n].earlier, found[n].where].append(n)
        for earlier in (False, True):
            named = [w for e, w in sorted(posts) if e == earlier and w != "social media"]
            vague = posts.get((earlier, "social media"), [])
            for group in [posts[earlier, w] for w in named] + [vague]:
                _join(unions, group)
            if vague and len(named) == 1:
                unions.join(vague[0], posts[earlier, named[0]][0])
        plain = [n for n in mine if not found[n].where]
        told = [n for n in plain if found[n].carrier]
        _join(unions, plain)
        current = {unions.find(n) for e, w in posts for n in posts[e, w] if not e}
        if plain and not told and len(current) == 1:
            unions.join(plain[0], next(iter(current)))


def _ownerless(found: Sequence[Candidate], unions: Unions) -> None:
    """'TikTok video' is the one post of the story on that platform whose owner is no person of the story."""
    owned: dict[str, list[int]] = defaultdict(list)
    for n, c in enumerate(found):
        if c.where and c.person is None and not c.earlier:
            owned[c.where].append(n)
    for n, c in enumerate(found):
        if c.kind == "social_post" and not c.where and not c.owner and _PLATFORM_VIDEO.fullmatch(c.name):
            fits = owned.get(c.name.rsplit(" ", 1)[0], [])
            if len({unions.find(m) for m in fits}) == 1:
                unions.join(fits[0], n)


def _join(unions: Unions, group: Sequence[int]) -> None:
    for n in group[1:]:
        unions.join(group[0], n)


def _outlets(found: Sequence[Candidate], unions: Unions) -> None:
    """'The Times' is 'The Example Times' where only one outlet cited can be meant."""
    names: dict[tuple[str, ...], int] = {}
    for n, c in enumerate(found):
        if c.kind in OUTLET_KINDS:
            names.setdefault(tuple(key(c.name).replace("-", " ").split()), n)
    for short, n in sorted(names.items()):
        fuller = [
            m
            for long, m in sorted(names.items())
            if len(long) > len(short) and (long[-len(short) :] == short or long[: len(short)] == short)
        ]
        if short and len({unions.find(m) for m in fuller}) == 1:
            unions.join(n, fuller[0])


def _body(name: str) -> frozenset[str]:
    return frozenset(w.removesuffix("'s") for w in words(name)) - _VOICES


def _bodies(found: Sequence[Candidate], unions: Unions) -> None:
    """A body and those who speak for it are one source; so is its acronym, and a shorter form that only one body can mean."""
    bodies: dict[frozenset[str], list[int]] = defaultdict(list)
    for n, c in enumerate(found):
        if c.kind in _BODIES and c.person is None and not c.owner and _body(c.name):
            bodies[_body(c.name)].append(n)
    for group in bodies.values():
        _join(unions, group)
    kinds = {b: {found[n].kind for n in group} for b, group in bodies.items()}
    full = sorted(bodies, key=lambda b: (-len(b), sorted(b)))
    for short in full:
        shown = found[bodies[short][0]].name
        fits = (
            [b for b in full if short < b and kinds[short] & kinds[b]]
            if any(w[:1].isupper() for w in shown.split())
            else [b for b in full if short < b and any(_short_form(shown, found[n].name) for n in bodies[b])]
        )
        if not fits and len(short) == 1:
            letters = next((w for w in re.findall(r"\b[A-Z]{2,6}\b", shown)), "")
            fits = (
                [b for b in full if b != short and any(acronym_of(letters, found[n].name) for n in bodies[b])]
                if letters
                else []
            )
        if len({unions.find(bodies[b][0]) for b in fits}) == 1:
            unions.join(bodies[short][0], bodies[fits[0]][0])


def _short_form(short: str, full: str) -> bool:
    """Does the name in capitals end in the plain words of `short`: 'the fire service' of 'Example Fire Service'?"""
    plain, named = key(short).split(), key(full).split()
    capitals = full.split()[-len(plain) :]
    return (
        len(named) > len(plain)
        and named[-len(plain) :] == plain
        and all(w[:1].isupper() for w in capitals)
        and (len(plain) > 1 or plain[0] in _SELF_NAMING)
    )


def _unnamed(found: Sequence[Candidate], unions: Unions) -> None:
    """'the source' is the unnamed source of the same article cited last, if that is named by more words."""
    last: dict[Id, int] = {}
    plain: dict[tuple[str, Id | None], list[int]] = defaultdict(list)
    for n, c in enumerate(found):
        if c.kind == "other" and c.person is None and not c.owner:
            plain[key(c.name), c.article].append(n)
            plain[key(c.name), None].append(n)
    for n, c in sorted(enumerate(found), key=lambda x: (x[1].order, x[1].id)):
        if c.kind != "unnamed" or _untold(c):
            continue
        if (
            key(c.name) in ("source", "sources", "person", "official", "officials", "he", "she", "they")
            and c.article in last
        ):
            unions.join(last[c.article], n)
        else:
            last[c.article] = n
            # The same words without a plea for anonymity mean the same person: of this article first.
            alike = plain.get((key(c.name), c.article)) or plain.get((key(c.name), None)) or []
            _join(unions, [*alike, n])


def doubtful(sources: Sequence[Source]) -> dict[Id, set[Id]]:
    """Sources that may be the same: footage whose maker is not named, and any posted footage; a platform's video without owner, and others of it."""
    out: dict[Id, set[Id]] = defaultdict(set)
    shown = [s for s in sources if set(words(s.name)) & (_MEDIA | {"post"}) or s.kind == "eyewitness"]
    for a in shown:
        loose = a.person is None and a.handle is None and bool(set(words(a.name)) & _MEDIA)
        for b in shown:
            if loose and a.id != b.id and b.person is None and set(words(b.name)) & (_MEDIA | {"post"}):
                out[a.id].add(b.id)
                out[b.id].add(a.id)
    return out
