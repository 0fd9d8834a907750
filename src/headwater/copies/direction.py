"""Of two articles that share text: is it copied, printed twice or brought up to date, who had it first, and is it an agency's?"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.copies.outlets import known_as, names, same
from headwater.ids import Id
from headwater.records import Article

# Figures are of generated pairs (benchmarks/stories/copies.py): the edits that outlets make, a hundred of each.
# Share of both texts from which one outlet's two articles are the same text at two places. Re-ordered and re-punctuated texts have 0.957
# and more, those with one word in twelve replaced 0.948 at most; with all dates and numbers written otherwise it is 0.90 to 0.99.
_MIRROR = 0.95
# Share of a text that stands in another one, from which it is wholly there: 0.98 and more where it was put in as it is. Lightly edited
# it has 0.69 to 0.97, of which most stays unknown: a wrong origin is worse than none.
_WHOLE = 0.9
# Share of a compiled text that is at most one source's, the rest being from elsewhere: 0.23 to 0.68 of two texts put together.
_PART = 0.7
# Share of a text's passage that another source may have too, before they are the same source. Chosen, not measured: some room
# for phrases that reports of one event have in common.
_COMMON = 0.2

# Code points of passages.
_Ranges = tuple[tuple[int, int], ...]
# By article the agencies whose text it prints, and where; None: all of it, by its own account.
_Agencies = dict[Id, dict[str, _Ranges | None]]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles with what they share. share_a: of the first one's words; ranges_a: code points of the passages there."""

    a: Article
    b: Article
    share_a: float
    share_b: float
    ranges_a: tuple[tuple[int, int], ...]
    ranges_b: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a pair, as Copy has it."""

    relation: str
    origin: Id | None
    how: str
    agency: str | None


@dataclass(frozen=True, slots=True)
class _Family:
    """What the pairs of a family tell of each other. compiled: as `_compiled` gives it; since: by article, the instant from
    which its outlet may have had the text in another version; full: share from which a text is another's."""

    agencies: _Agencies
    compiled: set[tuple[Id, Id]]
    since: Mapping[Id, float]
    full: float


def direct(pairs: Sequence[Shared], full: float) -> list[Told]:
    """What can be told of each pair of a family, in the order given. full: share from which a text is another's."""
    family = _Family(_agencies(pairs, full), _compiled(pairs), _since(pairs, full), full)
    return [_told(pair, family) for pair in pairs]


def _told(pair: Shared, family: _Family) -> Told:
    a, b = pair.a, pair.b
    earlier = _earlier(a, b)
    if same(a, b):
        origin = None if earlier is None else earlier.id
        return Told(_again(pair, family.full), origin, "unknown" if origin is None else "time", None)
    credited = [x for x, other in ((a, b), (b, a)) if _credits(other, x)]
    mine = _senders(family.agencies[a.id], pair.ranges_a)
    theirs = _senders(family.agencies[b.id], pair.ranges_b)
    # A passage that one of them has from an agency is the agency's in the other one too, unless that one is named.
    common = sorted(mine & theirs or (() if credited or (mine and theirs) else mine | theirs))
    if common:
        # The agency's own article is the origin; two of its customers have not copied each other.
        of = [x.id for x in (a, b) if x.outlet and known_as(x.outlet) == known_as(common[0])]
        return Told("copy", of[0] if len(of) == 1 else None, "credit", common[0])
    if len(credited) == 1 and earlier in (None, credited[0]):
        return Told("copy", credited[0].id, "credit", None)
    if credited or (mine and theirs):
        # Each has it from a third by its own account, or what is named and the clock disagree.
        return Told("copy", None, "unknown", None)
    if earlier is not None:
        # The later one's outlet may have had the text before, in an earlier version.
        since = family.since.get(b.id if earlier is a else a.id, math.inf)
        if earlier.last is not None and earlier.last < since:
            return Told("copy", earlier.id, "time", None)
        return Told("copy", None, "unknown", None)
    contained = [x for x, other in ((a, b), (b, a)) if (x.id, other.id) in family.compiled]
    if len(contained) == 1:
        return Told("copy", contained[0].id, "containment", None)
    return Told("copy", None, "unknown", None)


def _again(pair: Shared, full: float) -> str:
    """What an outlet did with its own text: print it twice, bring it up to date, or use a passage of it in another article."""
    if min(pair.share_a, pair.share_b) >= _MIRROR:
        return "mirror"
    return "update" if max(pair.share_a, pair.share_b) >= full else "reuse"


def _earlier(a: Article, b: Article) -> Article | None:
    """The one that was certainly published before the other."""
    for x, other in ((a, b), (b, a)):
        if x.last is not None and other.first is not None and x.last < other.first:
            return x
    return None


def _credits(article: Article, other: Article) -> bool:
    """Does it credit the other's outlet, name it in its text, or give the other's address as that of the original?"""
    if article.canonical is not None and article.canonical == other.url:
        return True
    if not other.outlet:
        return False
    return known_as(other.outlet) in map(known_as, article.credits) or names(article.text, other.outlet)


def _agencies(pairs: Sequence[Shared], full: float) -> _Agencies:
    """Whose text each article prints: the agencies that it credits, or else those that the articles credit whose text it is."""
    credits = {x.id: x.credits for pair in pairs for x in (pair.a, pair.b)}
    out: _Agencies = {article: dict.fromkeys(names) for article, names in credits.items()}
    for pair in pairs:
        for x, other, share, ranges in (
            (pair.a, pair.b, pair.share_a, pair.ranges_a),
            (pair.b, pair.a, pair.share_b, pair.ranges_b),
        ):
            if share >= full and not credits[x.id] and not same(x, other):
                for agency in credits[other.id]:
                    out[x.id][agency] = (*(out[x.id].get(agency) or ()), *ranges)
    return out


def _senders(agencies: Mapping[str, _Ranges | None], ranges: _Ranges) -> set[str]:
    """Those that an article has these passages from."""
    return {name for name, theirs in agencies.items() if theirs is None or not _apart(theirs, ranges)}


def _since(pairs: Iterable[Shared], full: float) -> dict[Id, float]:
    out: dict[Id, float] = {}
    for p in pairs:
        if max(p.share_a, p.share_b) >= full and same(p.a, p.b):
            for x, other in ((p.a, p.b), (p.b, p.a)):
                out[x.id] = min(out.get(x.id, math.inf), -math.inf if other.first is None else other.first)
    return out


def _compiled(pairs: Iterable[Shared]) -> set[tuple[Id, Id]]:
    """(source, compilation) where a text is put together of two whole texts or more that share nothing between them."""
    parts: dict[Id, list[tuple[Id, tuple[tuple[int, int], ...]]]] = defaultdict(list)
    for p in pairs:
        for source, share, into, rest, ranges in (
            (p.a, p.share_a, p.b, p.share_b, p.ranges_b),
            (p.b, p.share_b, p.a, p.share_a, p.ranges_a),
        ):
            if share >= _WHOLE and rest <= _PART and not same(source, into):
                parts[into.id].append((source.id, ranges))
    return {
        (source, into)
        for into, found in parts.items()
        for source, ranges in found
        if any(_apart(ranges, others) for other, others in found if other != source)
    }


def _apart(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> bool:
    common = sum(max(0, min(e1, e2) - max(s1, s2)) for s1, e1 in a for s2, e2 in b)
    return common <= _COMMON * min(sum(e - s for s, e in a), sum(e - s for s, e in b))
