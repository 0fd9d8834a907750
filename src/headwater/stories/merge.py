"""Average linkage over a graph: clusters merge where each is the other's nearest."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from headwater.candidates import Ints
from headwater.stories.score import Floats

# Sums of whole numbers do not depend on the order of adding; a score has six decimals.
_UNIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """When two clusters merge. mean: the score of all their pairs, those that are not known counting 0, at least that; together they
    may have `largest` rows. known: pairs a row at most that are counted, since of a row in a large crowd not all pairs are known.
    rounds: after so many what is left stays as it is."""

    mean: float
    known: int
    largest: int
    rounds: int


def merge(rows: int, left: Ints, right: Ints, score: Floats, bounds: Bounds) -> Ints:
    """The cluster number of each row. Pairs (left[i], right[i]) are there once; ties go to the lower numbers.

    All clusters that are each other's nearest merge at once, again and again: with average linkage that gives the tree that merging one
    pair at a time would (Sumengen et al., Scaling hierarchical agglomerative clustering to billion-sized datasets, 2021), in some
    twenty rounds of sparse products.
    """
    weight = np.round(score * _UNIT).astype(np.int64)
    ends = np.concatenate((left, right)), np.concatenate((right, left))
    sums: Any = sparse.coo_array((np.concatenate((weight, weight)), ends), shape=(rows, rows)).tocsr()
    labels, sizes = np.arange(rows), np.ones(rows, dtype=np.int64)
    for _ in range(bounds.rounds):
        nearest = _nearest(sums, sizes, bounds)
        mutual = np.flatnonzero((nearest >= 0) & (nearest[np.maximum(nearest, 0)] == np.arange(len(nearest))))
        if not len(mutual):
            break
        joined = np.arange(len(sizes))
        joined[mutual] = np.minimum(mutual, nearest[mutual])
        _, joined = np.unique(joined, return_inverse=True)
        count = int(joined.max()) + 1
        into = sparse.csr_array(
            (np.ones(len(joined), np.int64), (np.arange(len(joined)), joined)), shape=(len(joined), count)
        )
        sums = (into.T @ sums @ into).tocsr()
        sizes = np.bincount(joined, weights=sizes).astype(np.int64)
        labels = joined[labels]
    return labels


def _nearest(sums: Any, sizes: Ints, bounds: Bounds) -> Ints:
    """The cluster with the highest mean score to each, -1 where none may merge with it."""
    row, col = np.repeat(np.arange(len(sizes)), np.diff(sums.indptr)), sums.indices
    fewer = np.minimum(sizes[row], sizes[col])
    mean = sums.data / np.minimum(sizes[row] * sizes[col], bounds.known * fewer)
    kept = (mean >= bounds.mean * _UNIT) & (row != col) & (sizes[row] + sizes[col] <= bounds.largest)
    row, col, mean = row[kept], col[kept], mean[kept]
    order = np.lexsort((col, -mean, row))
    first = order[np.flatnonzero(np.diff(row[order], prepend=-1))]
    nearest = np.full(len(sizes), -1)
    nearest[row[first]] = col[first]
    return nearest
