"""The source graph of a story: what each mention rests on, who relays whom, on how few voices each claim hangs."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from headwater.ids import Id
from headwater.records import (
    Article,
    Claim,
    Copy,
    Credit,
    Edge,
    Independence,
    Mention,
    Record,
    Rest,
    Source,
    Story,
)
from headwater.step import Group, GroupStep
from headwater.trace.cut import reach, reduce, successors
from headwater.trace.independence import Circle, Told
from headwater.trace.ways import Way, find_ways, ways_of


@dataclass(frozen=True, slots=True)
class BuildGraph(GroupStep):
    """Credit, Copy, Claim -> Rest (a mention and its sources), Edge (who relays whom), Independence (a claim's, the story's).

    Edges implied by a longer way are left out. The story's independence is that of its central event: the claim that most
    articles lead with; its roots are those of all claims. A story without claims has no Independence.
    """

    name: ClassVar[str] = "trace.graph"
    version: ClassVar[int] = 2
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Story, Article, Source, Credit, Claim, Mention, Copy)
    writes: ClassVar[tuple[type[Record], ...]] = (Edge, Rest, Independence)
    close: ClassVar[bool] = True

    lead: int = 2  # an article leads with its first so many claims: further down stands what came of it, and who spoke

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles = sorted(group[Article], key=lambda a: a.id)
        texts = {a.id: a.text for a in articles}
        ways = find_ways(articles, group[Source], group[Credit], group[Copy])
        edges = reduce(_edges(ways, group[Source], texts))
        for head, tail in edges:
            yield Edge(key, Id(head), Id(tail))

        told: dict[Id, list[Told]] = defaultdict(list)
        for m in sorted(group[Mention], key=lambda m: (m.claim, m.article, m.start, m.end)):
            if m.article in texts:
                told[m.claim].append(Told(m, tuple(ways_of(m, ways[m.article], texts[m.article]))))
        circle = Circle(articles, group[Source], group[Copy])
        onward = successors(edges)
        found = {}
        for claim, mentions in sorted(told.items()):
            rests = [(t.mention, source) for t in mentions for source in _sources(t.ways)]
            for m, source in rests:
                yield Rest(key, claim, m.article, m.start, m.end, source)
            # A way on that ends at another outlet's article, which credits nobody, leads to no other source.
            roots = tuple(sorted({s for _, s in rests if not reach(onward, [s]) & circle.sources.keys()}))
            found[claim] = measure(key, claim, circle, mentions, roots)
            yield found[claim]
        if found:
            central = found[central_claim(told, self.lead)]
            every = tuple(sorted({r for i in found.values() for r in i.roots}))
            yield Independence(key, key, central.low, central.high, central.cut_low, central.cut_high, every)


def _edges(ways: dict[Id, list[Way]], sources: Iterable[Source], here: Container[Id]) -> set[tuple[Id, Id]]:
    """Each step of each way, and from a cited outlet to its article in the story, which it is."""
    found = {e for rows in ways.values() for w in rows for e in zip((w.article, *w.path), w.path, strict=False)}
    cited = {tail for _, tail in found}
    return found | {(s.id, s.outlet) for s in sources if s.id in cited and s.outlet is not None and s.outlet in here}


def _sources(ways: Sequence[Way]) -> list[Id]:
    """Each source once: origins and carriers of the passage's own credits, then the blanket ones."""
    return list(dict.fromkeys(s for w in ways if not w.implied for s in w.sources))


def measure(story: Id, of: Id, circle: Circle, told: Sequence[Told], roots: tuple[Id, ...]) -> Independence:
    """The range of one claim. Low is 1 at least, for somebody says it; its cut is then that of the high end's, if that is one node.

    That somebody would not answer bears nothing out, however many asked.
    """
    low, high = circle.low(told), circle.high(told)
    if len(low) > 1 and any(circle.silent(t.mention) for t in told):
        low = low[:0]
    if len(low) > len(high):
        low = high
    if not low:
        low = high if len(high) == 1 else high[:0]
    return Independence(story, of, max(1, len(low)), max(1, len(high)), low, high, roots)


def central_claim(told: dict[Id, list[Told]], lead: int) -> Id:
    """The claim that most articles lead with, then the one told by most, told earliest, and the lowest id."""
    starts: dict[Id, list[int]] = defaultdict(list)
    for mentions in told.values():
        for t in mentions:
            starts[t.mention.article].append(t.mention.start)
    last = {article: sorted(rows)[:lead][-1] for article, rows in starts.items()}

    def rank(claim: Id) -> tuple[int, int, int, Id]:
        here = [t.mention for t in told[claim]]
        leads = {m.article for m in here if m.start <= last[m.article]}
        return -len(leads), -len({m.article for m in here}), min(m.start for m in here), claim

    return min(told, key=rank)
