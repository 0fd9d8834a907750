"""How many separate voices stand behind a claim: from ways to the two ends of a range, each with the cut that explains it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.ids import Id
from headwater.passages import refuses
from headwater.records import Article, Copy, Mention, Source
from headwater.trace.cut import minimum_cut, reduce
from headwater.trace.doubt import Names, may_be_one, same_words, speakers_for, surely_alike
from headwater.trace.ways import Way


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of a claim with the ways it came."""

    mention: Mention
    ways: tuple[Way, ...]


class Circle:
    """What of a story counts as one voice. Built once a story, asked once a claim."""

    def __init__(self, articles: Sequence[Article], sources: Iterable[Source], copies: Iterable[Copy]) -> None:
        self.first = {a.id: (a.first is None, a.first or 0, a.id) for a in articles}
        self.texts = {a.id: a.text for a in articles}
        self.sources = {s.id: s for s in sources}
        # An outlet that is cited and whose article is in the story is that article.
        self.outlet = _outlets(articles, self.first) | {
            s.id: s.outlet for s in self.sources.values() if s.outlet in self.first and s.outlet is not None
        }
        names = Names(self.texts.values())
        self.named = {s.id for s in self.sources.values() if names.has(s)}
        self.copies: dict[Id, list[Copy]] = defaultdict(list)
        for c in sorted(copies, key=lambda c: (c.articles, c.id)):
            if len(c.articles) == 2 and all(a in self.first for a in c.articles):
                self.copies[c.articles[0]].append(c)

    def low(self, told: Sequence[Told]) -> tuple[Id, ...]:
        """The cut over mentions that surely tell the same and credit a source by name, all that may be one voice merged.

        Where there is none, what the first credited mention rests on, for that much is said; () where none credits any.
        """
        sure = surely_alike([t.mention for t in told], self.texts)
        paths = [(t.mention.article, w.path) for t in told for w in t.ways if w.path]
        named = [
            (t.mention.article, w.path)
            for t, alike in zip(told, sure, strict=True)
            for w in t.ways
            if alike and w.path and self._named(w.path[-1])
        ]
        if not paths:
            return ()
        paths = named or [(a, path) for a, path in paths if a == paths[0][0]]
        same = _Same(self.outlet)
        weight = Counter(node for _, path in paths for node in path)
        here = [self.sources[n] for n in sorted(weight) if n in self.sources]
        credited = [
            (self.texts[t.mention.article][t.mention.start : t.mention.end], w.path) for t in told for w in t.ways
        ]
        for group in may_be_one(here) + speakers_for(here, credited):
            same.merge(sorted(group, key=lambda n: (-weight[n], n)))
        for a, b in [*self._copied(told), *same_words([t.mention for t in told], self.texts)]:
            same.merge(sorted((a, b), key=lambda n: self.first[n]))
        return self._cut([(same.of(a), [same.of(n) for n in path]) for a, path in paths], [])

    def silent(self, mention: Mention) -> bool:
        """Does it say that somebody says nothing, or that nobody knows?"""
        return refuses(self.texts[mention.article][mention.start : mention.end])

    def _named(self, node: Id) -> bool:
        """Articles stand for outlets, which have names."""
        return node not in self.sources or node in self.named

    def high(self, told: Sequence[Told]) -> tuple[Id, ...]:
        """The cut with separate names taken for separate voices and uncredited mentions for voices of their own.

        A mention in the words of another one is none of its own: a copy, or a quotation that only the other credits.
        """
        same = _Same(self.outlet)
        paths = [(t.mention.article, w.path) for t in told for w in t.ways if w.path]
        backed = {a for a, _ in paths}
        voices = {t.mention.article for t in told}
        for pair in [*self._copied(told), *same_words([t.mention for t in told], self.texts)]:
            free = set(pair) - backed
            if set(pair) <= voices and free:
                voices.remove(max(free, key=lambda a: self.first[a]))
        return self._cut([(same.of(a), [same.of(n) for n in path]) for a, path in paths], [same.of(a) for a in voices])

    def _cut(self, paths: Sequence[tuple[Id, Sequence[Id]]], voices: Iterable[Id]) -> tuple[Id, ...]:
        edges = {e for a, path in paths for e in zip([a, *path], path, strict=False) if e[0] != e[1]}
        starts = {a for a, path in paths if any(n != a for n in path)} | set(voices)
        starts = starts or {a for a, _ in paths}
        # The bottleneck is told by the source that reports pass through; an article is named only where it is one itself.
        return tuple(Id(n) for n in minimum_cut(starts, reduce(edges), spare=starts))

    def _copied(self, told: Sequence[Told]) -> list[tuple[Id, Id]]:
        """Pairs of articles whose mentions of this claim are one text: full copies, or inside a shared passage."""
        at = {t.mention.article: t.mention for t in told}
        found = []
        for a in sorted(at):
            for c in self.copies.get(a, ()):
                b = c.articles[1]
                if b in at and (c.kind == "full" or _shared(c, at[a], at[b])):
                    found.append((a, b))
        return found


def _shared(copy: Copy, a: Mention, b: Mention) -> bool:
    def inside(m: Mention, start: int, end: int) -> bool:
        return 2 * (min(m.end, end) - max(m.start, start)) > m.end - m.start

    spans = zip(copy.starts_a, copy.ends_a, copy.starts_b, copy.ends_b, strict=True)
    return any(inside(a, sa, ea) and inside(b, sb, eb) for sa, ea, sb, eb in spans)


def _outlets(articles: Sequence[Article], first: Mapping[Id, tuple[bool, int, Id]]) -> dict[Id, Id]:
    """Each article -> the earliest article of its outlet. An unknown outlet is one of its own."""
    by: dict[str, list[Id]] = defaultdict(list)
    for a in articles:
        name = (a.outlet or "").casefold().strip().removeprefix("www.")
        by[name or f"article {a.id}"].append(a.id)
    return {a: min(group, key=lambda x: first[x]) for group in by.values() for a in group}


class _Same:
    """Nodes taken for one, each known by the representative merged first."""

    def __init__(self, start: Mapping[Id, Id]) -> None:
        self._to = dict(start)

    def of(self, node: Id) -> Id:
        while (up := self._to.get(node, node)) != node:
            node = up
        return node

    def merge(self, nodes: Sequence[Id]) -> None:
        head = self.of(nodes[0])
        for node in nodes[1:]:
            other = self.of(node)
            if other != head:
                self._to[other] = head
