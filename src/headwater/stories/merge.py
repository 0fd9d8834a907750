"""Average linkage over a graph: clusters merge where each is the other's nearest."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from headwater.candidates import Ints

# Sums of whole numbers do not depend on the order of adding; a score has six decimals.
UNIT = 1_000_000
# (left, right, score in units) of some pairs, left < right, as arrays of 32-bit numbers: there are some fifteen pairs an article.
Edges = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """When two clusters merge. mean: the score of all their pairs, those that are not known counting 0, at least that; together they
    may have `largest` rows. known: pairs a row at most that are counted, since of a row in a large crowd not all pairs are known.
    rounds: after so many what is left stays as it is."""

    mean: float
    known: int
    largest: int
    rounds: int


def graph(rows: int, edges: list[Edges]) -> Any:
    """The graph of the pairs, each with its highest score, as a symmetric sparse array. Empties `edges`, which are the most of what is held."""
    left, right, weight = (
        np.concatenate([np.empty(0, np.int32), *(edge[n] for edge in edges)], dtype=np.int32) for n in range(3)
    )
    edges.clear()
    pairs = left.astype(np.int64) * rows + right
    del left, right
    order = np.argsort(pairs)
    pairs, weight = pairs[order], weight[order].astype(np.int64)
    begins = np.flatnonzero(np.diff(pairs, prepend=-1))
    highest = np.maximum.reduceat(weight, begins) if len(begins) else weight
    pairs = pairs[begins]
    half = sparse.coo_array((highest, (pairs // max(rows, 1), pairs % max(rows, 1))), shape=(rows, rows)).tocsr()
    return half + half.T


def merge(sums: Any, names: Ints, bounds: Bounds) -> Ints:
    """The cluster number of each row. sums: the scores of the pairs that are known, in units, as a symmetric sparse array of int64. names:
    a hash of each row, which settles ties; a cluster has that of its first row.

    All clusters that are each other's nearest merge at once, again and again: with average linkage that gives the tree that merging one
    pair at a time would (Sumengen et al., Scaling hierarchical agglomerative clustering to billion-sized datasets, 2021), in some
    twenty rounds of sparse sums.
    """
    labels, sizes = np.arange(sums.shape[0]), np.ones(sums.shape[0], dtype=np.int64)
    for _ in range(bounds.rounds):
        nearest = _nearest(sums, sizes, names, bounds)
        mutual = np.flatnonzero((nearest >= 0) & (nearest[np.maximum(nearest, 0)] == np.arange(len(nearest))))
        if not len(mutual):
            break
        joined = np.arange(len(sizes))
        joined[mutual] = np.minimum(mutual, nearest[mutual])
        kept, joined = np.unique(joined, return_inverse=True)
        names, count = names[kept], len(kept)
        sums = _contracted(sums, joined.astype(np.int32), count)
        sizes = np.bincount(joined, weights=sizes).astype(np.int64)
        labels = joined[labels]
    return labels


def _contracted(sums: Any, into: NDArray[np.int32], count: int) -> Any:
    """The sums of `count` clusters, of those whose rows went `into` them: entries that come to stand in one place are added."""
    pairs = sums.tocoo()
    return sparse.coo_array((pairs.data, (into[pairs.row], into[pairs.col])), shape=(count, count)).tocsr()


def _nearest(sums: Any, sizes: Ints, names: Ints, bounds: Bounds) -> Ints:
    """The cluster with the highest mean score to each, -1 where none may merge with it. Of equal means the pair goes first whose names
    differ in the least number, which is the same from either end: were it the lower row, a thousand near-copies would wait for one
    another in a chain, a few merges a round."""
    sums.sort_indices()
    nearest = np.full(len(sizes), -1)
    held = np.flatnonzero(np.diff(sums.indptr))
    if not len(held):
        return nearest
    row, col = np.repeat(np.arange(len(sizes), dtype=np.int32), np.diff(sums.indptr)), sums.indices
    mine, theirs = sizes[row], sizes[col]
    mean = sums.data / np.minimum(mine * theirs, bounds.known * np.minimum(mine, theirs))
    mean[(mean < bounds.mean * UNIT) | (row == col) | (mine + theirs > bounds.largest)] = -1.0
    del mine, theirs
    best = np.zeros(len(sizes))
    best[held] = np.maximum.reduceat(mean, sums.indptr[held])
    at = np.flatnonzero((mean == best[row]) & (mean >= 0.0))
    at = at[np.lexsort((names[row[at]] ^ names[col[at]], row[at]))]
    first = at[np.flatnonzero(np.diff(row[at], prepend=-1))]
    nearest[row[first]] = col[first]
    return nearest
