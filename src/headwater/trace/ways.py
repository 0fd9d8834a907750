"""From credits to ways: the sources that a passage passed through, from its article back to the origin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.ids import Id
from headwater.records import Article, Copy, Credit, Mention, Source

# Kinds of source that print what others told them: a credit of one of them around another credit is the carrier of that one.
RELAYS = frozenset({"news_outlet", "news_agency", "broadcast"})

# A sentence that goes on about the photo, post or statement that the sentence before credits.
_GOES_ON = re.compile(
    r"(?:the|this|that|his|her|their|its|in the|in his|in her)\s+(?:\w+\s+)?"
    r"(photo|photograph|picture|image|video|clip|footage|post|tweet|caption|message|statement|letter|report|document)\b",
    re.IGNORECASE,
)
_OPENS_QUOTE = re.compile(r"[\"“«]")
_CLOSES_QUOTE = re.compile(r"[\"”»][.,]?$")
# Code points between the end of a credited sentence and one that goes on with it: white space and a stray mark.
_GAP = 6


@dataclass(frozen=True, slots=True)
class Way:
    """How article[start:end] came to its origin. path: the sources it passed, the origin last. sources: credited, origin first.

    blanket: holds for the whole article. implied: known from a copied passage, not from a credit of this article.
    """

    article: Id
    start: int
    end: int
    path: tuple[Id, ...]
    sources: tuple[Id, ...]
    blanket: bool = False
    implied: bool = False


def find_ways(
    articles: Sequence[Article], sources: Iterable[Source], credits: Iterable[Credit], copies: Iterable[Copy]
) -> dict[Id, list[Way]]:
    """The ways of each article, blanket ones last, each with the article's blanket credits as its first nodes."""
    known = {s.id: s for s in sources}
    here = {a.id for a in articles}
    by: dict[Id, list[Credit]] = defaultdict(list)
    for c in sorted(credits, key=lambda c: (c.article, c.start, c.end, c.attribution, c.source)):
        if c.article in here and c.source in known:
            by[c.article].append(c)
    chains = {a: _chain(known, [c for c in rows if c.blanket]) for a, rows in by.items()}
    ways: dict[Id, list[Way]] = {a.id: [] for a in articles}
    for article, rows in by.items():
        own = [c for c in rows if not c.blanket]
        for c in own:
            ways[article].append(_way(c, _carrier(c, own, known), chains[article], known))
        for part in chains[article]:
            path = _clean(article, part, known)
            ways[article].append(Way(article, 0, 0, path, tuple(reversed(part)), blanket=True))
    for way in _copied(copies, chains, known):
        if way.article in ways:
            ways[way.article].append(way)
    return ways


def _chain(known: Mapping[Id, Source], blankets: Sequence[Credit]) -> list[tuple[Id, ...]]:
    """The blanket sources of an article as chains, outermost first: an agency's text rests on the paper it names.

    Two agencies that share a byline do not rest on one another: a chain each.
    """
    found = sorted({c.source for c in blankets})
    agencies = [s for s in found if known[s].kind == "news_agency"]
    others = [s for s in found if known[s].kind != "news_agency"]
    if len(agencies) == 1 and others:
        return [(agencies[0], other) for other in others]
    return [(s,) for s in found]


def _carrier(credit: Credit, own: Sequence[Credit], known: Mapping[Id, Source]) -> Id | None:
    """Who carried it: as marked, else the one outlet or agency whose credit lies around this one."""
    if credit.carrier is not None and credit.carrier in known:
        return credit.carrier
    if known[credit.source].kind in RELAYS:
        return None
    around = {
        c.source
        for c in own
        if c.source != credit.source
        and known[c.source].kind in RELAYS
        and c.start <= credit.start
        and credit.end <= c.end
    }
    return around.pop() if len(around) == 1 else None


def _way(credit: Credit, carrier: Id | None, chains: Sequence[tuple[Id, ...]], known: Mapping[Id, Source]) -> Way:
    parts = ([carrier] if carrier is not None else []) + [credit.source]
    # With two chains nobody can tell through which of them this came.
    first = chains[0] if len(chains) == 1 else ()
    path = _clean(credit.article, (*first, *parts), known)
    return Way(credit.article, credit.start, credit.end, path, tuple(reversed(parts)))


def _clean(article: Id, path: Iterable[Id], known: Mapping[Id, Source]) -> tuple[Id, ...]:
    """Each source once, in order; an outlet that cites itself ('told this paper') passes through nobody."""
    return tuple(s for s in dict.fromkeys(path) if known[s].outlet != article)


def _copied(copies: Iterable[Copy], chains: Mapping[Id, list[tuple[Id, ...]]], known: Mapping[Id, Source]) -> list[Way]:
    """What an article shares with one that credits an agency for its text rests on that agency too."""
    found = set()
    for copy in copies:
        if len(copy.articles) != 2:
            continue
        a, b = copy.articles
        for giver, taker, starts, ends in ((a, b, copy.starts_b, copy.ends_b), (b, a, copy.starts_a, copy.ends_a)):
            agencies = [c for c in chains.get(giver, []) if known[c[0]].kind == "news_agency"]
            if any(known[c[0]].kind == "news_agency" for c in chains.get(taker, [])):
                continue
            for chain in agencies:
                path = _clean(taker, chain, known)
                whole = copy.kind == "full"
                for start, end in [(0, 0)] if whole else zip(starts, ends, strict=True):
                    found.add((taker, start, end, path, tuple(reversed(chain)), whole))
    return [Way(t, s, e, p, src, blanket=whole, implied=True) for t, s, e, p, src, whole in sorted(found)]


def ways_of(mention: Mention, ways: Sequence[Way], text: str) -> list[Way]:
    """The ways of one mention of an article with these ways: those of its passage, else inherited; then the blanket ones."""
    own = [w for w in ways if not w.blanket and _over(w, mention)]
    if not any(not w.implied for w in own):
        own += _inherited(mention, ways, text)
    return own + [w for w in ways if w.blanket]


def _over(way: Way, mention: Mention) -> bool:
    """Do they share at least half of the shorter?"""
    shared = min(way.end, mention.end) - max(way.start, mention.start)
    return shared > 0 and 2 * shared >= min(way.end - way.start, mention.end - mention.start)


def _inherited(mention: Mention, ways: Sequence[Way], text: str) -> list[Way]:
    """The ways of the sentence just before, where this one plainly goes on with it: a quotation that continues, or 'The photo …'."""
    before = [w for w in ways if not w.blanket and not w.implied and mention.start >= w.end]
    if not before:
        return []
    last = max(w.end for w in before)
    if text[last : mention.start].strip(" \n\t\r\"”»'’.,") or mention.start - last > _GAP:
        return []
    just = [w for w in before if w.end == last]
    passage, earlier = text[mention.start : mention.end], text[min(w.start for w in just) : last]
    if _OPENS_QUOTE.match(passage) and _CLOSES_QUOTE.search(passage) and len(_OPENS_QUOTE.findall(passage)) == 1:
        return just
    goes_on = _GOES_ON.match(passage)
    return just if goes_on and goes_on[1].lower() in earlier.lower() else []
