"""Signature, Likeness, Copy -> Bundle: which articles are compared whole, in pieces of bounded size."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import numpy as np

from headwater.candidates import Ints
from headwater.ids import Id
from headwater.records import Bundle, Copy, Likeness, Record, Signature
from headwater.step import Group, GroupStep
from headwater.stories.merge import Bounds, merge
from headwater.stories.score import Floats


@dataclass(frozen=True, slots=True)
class BundleArticles(GroupStep):
    """Signature, Likeness, Copy -> Bundle. What average linkage over the signatures' scores joins at a low threshold; every article is in
    exactly one bundle, possibly alone.

    Bundles are meant to be wider than stories: whole sketches decide within each. (Connected components would not do: at any threshold that
    loses no pairs, the reports of one kind of event hang together by the thousand.) Equal sketches count as one. A full copy is a
    pair with its share as the score. A step over ids only: some 100 bytes a pair while it runs, twenty pairs an article.
    """

    name = "stories.bundle"
    by: ClassVar[str | None] = None
    reads = (Signature, Likeness, Copy)
    writes = (Bundle,)

    mean: float = (
        0.03  # mean score of signatures from which two groups are compared whole: a quarter of the threshold of stories
    )
    known: int = (
        32  # pairs of an article that are counted in the mean: the wider terms give each only its neighbours in time
    )
    largest: int = 1000  # articles of a bundle, which are compared each with each: 8 MB of scores
    rounds: int = 200  # of merging; the sets tried need twenty
    full: float = 0.5  # share of the shorter article that a copy must be to tell of one event
    copied: int = 60  # words from which a full copy tells; below, it may be a plea to sign up on two empty pages

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        read = list(group.columns(Signature, ("article", "whole")))
        articles, wholes = (np.concatenate([piece[name] for piece in read]) for name in ("article", "whole"))
        order = np.argsort(articles)
        articles, wholes = articles[order], wholes[order]
        # Rows of the graph are sketches that differ, numbered by their first article; ids are hashes, so ties fall evenly.
        _, first, same = np.unique(wholes, return_index=True, return_inverse=True)
        rank = np.argsort(np.argsort(first))[same]
        left, right, score = _once(len(first), *self._edges(group, articles, rank))
        labels = merge(len(first), left, right, score, Bounds(self.mean, self.known, self.largest, self.rounds))[rank]
        by_label = np.argsort(labels, kind="stable")
        cuts = np.flatnonzero(np.diff(labels[by_label], prepend=-1))
        ids = articles[by_label].tolist()
        for begin, end in pairwise([*cuts.tolist(), len(ids)]):
            yield Bundle(ids[begin], tuple(ids[begin:end]))

    def _edges(self, group: Group, articles: Ints, rank: Ints) -> tuple[Ints, Ints, Floats]:
        """Pairs as row numbers of the graph, with their scores; a pair of an article that is not there is none."""
        lefts, rights, scores = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
        for piece in group.columns(Likeness, ("left", "right", "scores")):
            lefts.append(piece["left"].values.astype(np.int64))
            rights.append(piece["right"].values.astype(np.int64))
            scores.append(piece["scores"].values)
        for piece in group.columns(Copy, ("articles", "words", "share")):
            told = (piece["share"] >= self.full) & (piece["words"] >= self.copied)
            both = piece["articles"].values.astype(np.int64).reshape(-1, 2)[told]
            lefts.append(both[:, 0])
            rights.append(both[:, 1])
            scores.append(piece["share"][told])
        left, right, score = np.concatenate(lefts), np.concatenate(rights), np.concatenate(scores)
        i, j = (np.minimum(np.searchsorted(articles, x), len(articles) - 1) for x in (left, right))
        known = (articles[i] == left) & (articles[j] == right)
        return rank[i[known]], rank[j[known]], score[known]


def _once(rows: int, left: Ints, right: Ints, score: Floats) -> tuple[Ints, Ints, Floats]:
    """Each pair once, lower row first, with its highest score; none of a row with itself."""
    pairs = np.minimum(left, right) * rows + np.maximum(left, right)
    order = np.lexsort((-score, pairs))
    order = order[(np.diff(pairs[order], prepend=-1) != 0) & (left[order] != right[order])]
    return pairs[order] // rows, pairs[order] % rows, score[order]
