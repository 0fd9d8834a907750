"""Sketch, Link -> Story: which articles tell of one event, and how stories changed between two runs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster import hierarchy
from scipy.sparse import csgraph
from scipy.spatial.distance import squareform

from headwater.ids import Id
from headwater.records import Link, Record, Sketch, Story
from headwater.step import Group, GroupStep
from headwater.stories.lineage import trace
from headwater.stories.score import Bag, Floats, Ints, by_time, gather


@dataclass(frozen=True, slots=True)
class _Edges:
    """Links between rows, left[i] < right[i]."""

    left: Ints
    right: Ints
    score: Floats

    def where(self, kept: NDArray[Any]) -> "_Edges":
        return _Edges(self.left[kept], self.right[kept], self.score[kept])


@dataclass(frozen=True, slots=True)
class ClusterStories(GroupStep):
    """Sketch, Link -> Story. Every article is in exactly one story, possibly alone.

    Articles with equal sketches fold to the earliest of them. Connected components of the links are refined each by itself:
    average linkage over the scores of all its pairs, worked out anew from the sketches. A component of more than `largest`
    is first split by raising the threshold of its links. All ties are broken by (first, id), so the order of the input
    does not matter. title: that of the most central article that has one.
    """

    name = "stories.cluster"
    by = None
    reads = (Sketch, Link)
    writes = (Story,)

    # Mean score from which two groups are one story: one value for all data, in the middle of what served three sets.
    threshold: float = 0.115
    weakest: float = 0.08  # links below it join no component: they hardly ever raise a mean over the threshold
    largest: int = 2000  # articles of a component that are compared pair by pair (32 MB of scores)
    raised: float = 0.02  # what is added to the links' threshold, again and again, while a component is too large
    fewest: int = 8  # terms below which equal sketches are not taken for equal texts: two pages with nothing but a name

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        folds = self._fold(sorted(group[Sketch], key=by_time))
        bag = gather([fold[0] for fold in folds])
        edges = _edges(group[Link], {s.article: row for row, fold in enumerate(folds) for s in fold})
        for rows, weights in self._clusters(bag, edges):
            yield _story([(s, w) for row, w in zip(rows.tolist(), weights.tolist(), strict=True) for s in folds[row]])

    def history(self, before: Sequence[Any], after: Sequence[Any]) -> Iterable[Record]:
        return trace(before, after)

    def _fold(self, sketches: Sequence[Sketch]) -> list[list[Sketch]]:
        """Sketches of equal texts together, the earliest first."""
        folds: dict[object, list[Sketch]] = {}
        for sketch in sketches:
            alike = len(sketch.terms) >= self.fewest
            folds.setdefault((sketch.terms, sketch.weights) if alike else sketch.article, []).append(sketch)
        return list(folds.values())

    def _clusters(self, bag: Bag, edges: _Edges) -> Iterator[tuple[Ints, Floats]]:
        """Rows of each story, ascending, with their mean score to the others."""
        todo = [(np.arange(len(bag.first)), edges, self.weakest)]
        while todo:
            rows, edges, weakest = todo.pop()
            for part, inner in _components(rows, edges.where(edges.score >= weakest)):
                if len(part) == 1:
                    yield part, np.zeros(1)
                elif len(part) > self.largest:
                    todo.append((part, inner, weakest + self.raised))
                else:
                    yield from self._refine(bag, part, inner)

    def _refine(self, bag: Bag, rows: Ints, edges: _Edges) -> Iterator[tuple[Ints, Floats]]:
        """Average linkage over one component."""
        scores = bag.square(rows)
        left, right = np.searchsorted(rows, edges.left), np.searchsorted(rows, edges.right)
        # A link may score more than the words of the two: a full copy does.
        scores[left, right] = scores[right, left] = np.maximum(scores[left, right], edges.score)
        np.fill_diagonal(scores, 1.0)
        tree = hierarchy.linkage(squareform(1.0 - scores, checks=False), "average")
        labels = hierarchy.fcluster(tree, 1.0 - self.threshold, "distance")
        for label in np.unique(labels).tolist():
            inside = np.flatnonzero(labels == label)
            yield rows[inside], scores[np.ix_(inside, inside)].mean(axis=1)


def _edges(links: Iterable[Link], row_of: dict[Id, int]) -> _Edges:
    rows = sorted(
        (*sorted((row_of[link.a], row_of[link.b])), link.score)
        for link in links
        if link.a in row_of and link.b in row_of
    )
    table = np.array([row for row in rows if row[0] != row[1]], dtype=np.float64).reshape(-1, 3)
    return _Edges(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2])


def _components(rows: Ints, edges: _Edges) -> Iterator[tuple[Ints, _Edges]]:
    """Connected components of `rows` (ascending), each with the edges inside it."""
    left, right = np.searchsorted(rows, edges.left), np.searchsorted(rows, edges.right)
    graph = sparse.coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(len(rows), len(rows)))
    count, labels = csgraph.connected_components(graph, directed=False)
    inside = labels[left] if len(left) else np.zeros(0, dtype=np.int64)
    by_row, by_edge = np.argsort(labels, kind="stable"), np.argsort(inside, kind="stable")
    row_cuts = np.searchsorted(labels[by_row], np.arange(count + 1))
    edge_cuts = np.searchsorted(inside[by_edge], np.arange(count + 1))
    for (r0, r1), (e0, e1) in zip(pairwise(row_cuts.tolist()), pairwise(edge_cuts.tolist()), strict=True):
        yield rows[by_row[r0:r1]], edges.where(by_edge[e0:e1])


def _story(members: list[tuple[Sketch, float]]) -> Story:
    members = sorted(members, key=lambda m: by_time(m[0]))
    titled = [(-weight, i) for i, (sketch, weight) in enumerate(members) if sketch.title]
    firsts = [s.first for s, _ in members if s.first is not None]
    lasts = [s.last for s, _ in members if s.last is not None]
    return Story(
        members[0][0].article,
        members[min(titled)[1]][0].title if titled else None,
        tuple(s.article for s, _ in members),
        tuple(sorted({s.outlet for s, _ in members if s.outlet})),
        min(firsts, default=None),
        max(lasts, default=None),
    )
