"""Of two articles that share text: is it copied, printed twice or brought up to date, who had it first, and is it an agency's?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


def direct(pairs: Sequence[Shared], full: float) -> list[Told]:
    """What can be told of each pair of a family, in the order given. full: share from which a text is another's."""
    agencies = _agencies(pairs, full)
    compiled = _compiled(pairs)
    return [_told(pair, agencies, compiled) for pair in pairs]


def _told(pair: Shared, agencies: Mapping[Id, frozenset[str]], compiled: set[tuple[Id, Id]]) -> Told:
    a, b = pair.a, pair.b
    earlier = _earlier(a, b)
    if _own(a, b):
        mirror = min(pair.share_a, pair.share_b) >= _MIRROR
        origin = None if earlier is None else earlier.id
        return Told("mirror" if mirror else "update", origin, "unknown" if origin is None else "time", None)
    common = sorted(agencies[a.id] & agencies[b.id])
    if common:
        # The agency's own article is the origin; two of its customers have not copied each other.
        of = [x.id for x in (a, b) if x.outlet and _folded(x.outlet) == _folded(common[0])]
        return Told("copy", of[0] if len(of) == 1 else None, "credit", common[0])
    credited = [x for x, other in ((a, b), (b, a)) if _names(other, x)]
    if len(credited) == 1 and earlier in (None, credited[0]):
        return Told("copy", credited[0].id, "credit", None)
    if earlier is not None and not credited:
        return Told("copy", earlier.id, "time", None)
    contained = [x for x, other in ((a, b), (b, a)) if (x.id, other.id) in compiled]
    if len(contained) == 1 and not credited:
        return Told("copy", contained[0].id, "containment", None)
    return Told("copy", None, "unknown", None)


def _own(a: Article, b: Article) -> bool:
    """One newsroom's, or one owner's, two articles."""
    same = a.outlet is not None and b.outlet is not None and _folded(a.outlet) == _folded(b.outlet)
    return same or (a.owner is not None and a.owner == b.owner)


def _earlier(a: Article, b: Article) -> Article | None:
    """The one that was certainly published before the other."""
    for x, other in ((a, b), (b, a)):
        if x.last is not None and other.first is not None and x.last < other.first:
            return x
    return None


def _names(article: Article, other: Article) -> bool:
    """Does it credit the other's outlet, or name it in its text?"""
    if not other.outlet:
        return False
    name = _folded(other.outlet)
    return name in map(_folded, article.credits) or bool(_name(name).search(article.text))


@lru_cache(maxsize=1 << 12)  # outlets of a few families
def _name(folded: str) -> re.Pattern[str]:
    words = r"\s".join(map(re.escape, folded.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.I)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _agencies(pairs: Sequence[Shared], full: float) -> dict[Id, frozenset[str]]:
    """Whose text each article prints: the agencies that it credits, or else those that the articles credit whose text it is."""
    credits: dict[Id, frozenset[str]] = {}
    for pair in pairs:
        for x in (pair.a, pair.b):
            credits[x.id] = frozenset(x.credits)
    out = dict(credits)
    for pair in pairs:
        if max(pair.share_a, pair.share_b) >= full:
            for x, other in ((pair.a, pair.b), (pair.b, pair.a)):
                if not credits[x.id] and not _own(x, other):
                    out[x.id] |= credits[other.id]
    return out


def _compiled(pairs: Iterable[Shared]) -> set[tuple[Id, Id]]:
    """(source, compilation) where a text is put together of two whole texts or more that share nothing between them."""
    parts: dict[Id, list[tuple[Id, tuple[tuple[int, int], ...]]]] = defaultdict(list)
    for p in pairs:
        for source, share, into, rest, ranges in (
            (p.a, p.share_a, p.b, p.share_b, p.ranges_b),
            (p.b, p.share_b, p.a, p.share_a, p.ranges_a),
        ):
            if share >= _WHOLE and rest <= _PART and not _own(source, into):
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
