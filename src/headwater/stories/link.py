"""Sketch, Copy -> Link: pairs of articles that may tell of one event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from headwater.ids import Id
from headwater.records import Copy, Link, Record, Sketch
from headwater.step import Group, GroupStep
from headwater.stories.score import Bag, Ints, by_time, gather

# Pairs scored at once: bounds the memory of their term products to some hundred megabytes.
_CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class LinkArticles(GroupStep):
    """Sketch, Copy -> Link. Pairs with a score of at least `weakest`.

    The score is a pure function of the two articles: the cosine of their sketches, faded by the time between their
    publications; a full copy scores at least the share that is copied. Pairs to score come from keys that each article
    yields by itself, its heaviest terms. The articles of a key that more than `widest` share are sorted by (first, id) and
    each is paired with the `next_few`: that bound is the one way in which other articles matter.
    """

    name = "stories.link"
    by = None
    reads = (Sketch, Copy)
    writes = (Link,)

    keys: int = 24  # terms of an article under which it is looked up: two reports of one event share several of these
    widest: int = 60  # articles of one key that are all paired (1,770 pairs)
    next_few: int = 8  # pairs an article of a wider key
    weakest: float = 0.06  # below this, a pair hardly ever helps two groups to be one: half of the clustering threshold
    copied: int = 60  # words from which a full copy tells; below, it may be a plea to sign up on two empty pages
    reasons: int = 8  # words kept to explain a link

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        sketches = sorted(group[Sketch], key=by_time)
        row_of = {s.article: i for i, s in enumerate(sketches)}
        copied = self._copied(group[Copy], row_of)
        bag = gather(sketches)
        left, right = self._candidates(sketches, copied)
        for at in range(0, len(left), _CHUNK):
            i, j = left[at : at + _CHUNK], right[at : at + _CHUNK]
            yield from self._links(sketches, copied, (i, j), bag)

    def _copied(self, copies: Sequence[Copy], row_of: dict[Id, int]) -> dict[tuple[int, int], float]:
        out = {}
        for copy in copies:
            if copy.kind == "full" and copy.words >= self.copied and all(a in row_of for a in copy.articles):
                i, j = sorted(row_of[a] for a in copy.articles)
                out[i, j] = copy.share
        return out

    def _candidates(self, sketches: Sequence[Sketch], copied: Iterable[tuple[int, int]]) -> tuple[Ints, Ints]:
        """Index pairs (left < right) that share a key or are copies, ascending."""
        rows = [(term, i) for i, s in enumerate(sketches) for term in s.terms[: self.keys]]
        table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 2)
        _, column, holders = np.unique(table[:, 0], return_inverse=True, return_counts=True)
        wide = holders[column] > self.widest
        found = [np.array(sorted(copied), dtype=np.int64).reshape(-1, 2)]
        for step in range(1, min(self.widest, len(table))):
            same = column[step:] == column[:-step]
            if step > self.next_few:
                same &= ~wide[:-step]
            found.append(np.column_stack((table[:-step, 1][same], table[step:, 1][same])))
        pairs = np.unique(np.concatenate(found), axis=0)
        return pairs[:, 0], pairs[:, 1]

    def _links(
        self, sketches: Sequence[Sketch], copied: dict[tuple[int, int], float], pairs: tuple[Ints, Ints], bag: Bag
    ) -> Iterable[Link]:
        scores = bag.pairs(*pairs)
        for i, j, score in zip(pairs[0].tolist(), pairs[1].tolist(), scores.tolist(), strict=True):
            score = max(score, copied.get((i, j), 0.0))
            if score >= self.weakest:
                a, b = sorted((sketches[i], sketches[j]), key=lambda s: s.article)
                yield Link(a.article, b.article, score, self._why(a, b))

    def _why(self, a: Sketch, b: Sketch) -> tuple[str, ...]:
        theirs = dict(zip(b.terms, b.weights, strict=True))
        shared = [
            (-weight * theirs[term], term, label)
            for term, weight, label in zip(a.terms, a.weights, a.labels, strict=True)
            if term in theirs
        ]
        return tuple(label for _, _, label in sorted(shared)[: self.reasons])
