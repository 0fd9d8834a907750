"""Signature, Likeness, Copy -> Bundle: which articles are compared whole, in pieces of bounded size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

import numpy as np

from headwater.candidates import Ints, places
from headwater.config import Count, Range, Same, Share, Size
from headwater.ids import Id
from headwater.records import Bundle, Copy, Likeness, Record, Signature
from headwater.step import Group, GroupStep
from headwater.stories.merge import UNIT, Bounds, Edges, graph, merge
from headwater.stories.score import Floats


@dataclass(frozen=True, slots=True)
class BundleArticles(GroupStep):
    """Signature, Likeness, Copy -> Bundle. What average linkage over the signatures' scores joins at a low threshold; every article is in
    exactly one bundle, possibly alone.

    Bundles are meant to be wider than stories: whole sketches decide within each. (Connected components would not do: at any threshold that
    loses no pairs, the reports of one kind of event hang together by the thousand.) Equal sketches count as one. A full copy is a
    pair with its share as the score. A step over ids only: some 100 bytes a pair while it runs, and some
    fifteen pairs an article (13.6 of 10^4 generated ones, 14.6 of 10^5).
    """

    name = "stories.bundle"
    version = 2
    by: ClassVar[str | None] = None
    reads = (Signature, Likeness, Copy)
    writes = (Bundle,)

    mean: Share = (
        0.03  # mean score of signatures from which two groups are compared whole: a quarter of the threshold of stories
    )
    known: Size = (
        32  # pairs of an article that are counted in the mean: the wider terms give each only its neighbours in time
    )
    # Articles of a bundle, which are compared each with each: 8 MB of scores. Of 20,000 it would be 3 GB.
    largest: Annotated[int, Range(1, 20_000)] = 1000
    rounds: Count = 200  # of merging; the sets tried need twenty
    full: Annotated[Share, Same("copies.find.full")] = 0.5  # share of the shorter article from which a copy is full
    copied: Annotated[Count, Same("stories.cluster.copied")] = 60  # words from which a full copy tells

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        read = list(group.columns(Signature, ("article", "whole")))
        articles, wholes = (np.concatenate([piece[name] for piece in read]) for name in ("article", "whole"))
        order = np.argsort(articles)
        articles, wholes = articles[order], wholes[order]
        # Rows of the graph are sketches that differ, numbered by their first article.
        _, first, same = np.unique(wholes, return_index=True, return_inverse=True)
        rank = np.argsort(np.argsort(first))[same]
        sums = graph(len(first), list(self._edges(group, articles, rank)))
        names = articles[np.sort(first)]
        labels = merge(sums, names, Bounds(self.mean, self.known, self.largest, self.rounds))[rank]
        by_label = np.argsort(labels, kind="stable")
        cuts = np.flatnonzero(np.diff(labels[by_label], prepend=-1))
        ids = articles[by_label].tolist()
        for begin, end in pairwise([*cuts.tolist(), len(ids)]):
            yield Bundle(ids[begin], tuple(ids[begin:end]))

    def _edges(self, group: Group, articles: Ints, rank: Ints) -> Iterator[Edges]:
        """Pairs as row numbers of the graph, piece by piece; a pair of an article that is not there is none."""
        for piece in group.columns(Likeness, ("left", "right", "scores")):
            yield _edges(articles, rank, piece["left"].values, piece["right"].values, piece["scores"].values)
        for piece in group.columns(Copy, ("articles", "words", "share")):
            told = (piece["share"] >= self.full) & (piece["words"] >= self.copied)
            both = piece["articles"].values.astype(np.int64).reshape(-1, 2)[told]
            yield _edges(articles, rank, both[:, 0], both[:, 1], piece["share"][told])


def _edges(articles: Ints, rank: Ints, left: Ints, right: Ints, score: Floats) -> Edges:
    i, j = (np.minimum(places(articles, x), len(articles) - 1) for x in (left, right))
    known = (articles[i] == left) & (articles[j] == right)
    a, b = rank[i[known]], rank[j[known]]
    weight = np.round(score[known] * UNIT).astype(np.int32)
    apart = a != b
    return np.minimum(a, b)[apart].astype(np.int32), np.maximum(a, b)[apart].astype(np.int32), weight[apart]
