"""Which rows of a table share keys: an inverted index in arrays, with a bound on what a key that everything shares may cost.

Needs NumPy and SciPy, so only modules that are imported when a step runs may import it.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from headwater.step import Lists

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """(key, row, value) of every key that two rows or more hold, by key and row. column: the key's number, 0 upwards; held: by how many rows."""

    column: Ints
    row: Ints
    value: NDArray[Any]
    held: Ints

    def matrix(self, rows: int, widest: int) -> Any:
        """Rows by keys that at most `widest` rows hold, as a sparse array of the values."""
        kept = self.held <= widest
        shape = (rows, int(self.column.max(initial=-1)) + 1)
        return sparse.csr_array((self.value[kept], (self.row[kept], self.column[kept])), shape=shape)

    def neighbours(self, widest: int, next_few: int) -> tuple[Ints, Ints, Ints]:
        """(left, right) rows: each row of a wider key with the `next_few` after it; a pair is there once a key. And where in these postings
        the left one is."""
        wide = np.flatnonzero(self.held > widest)
        column, row = self.column[wide], self.row[wide]
        left, right, at = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for step in range(1, min(next_few, len(column) - 1) + 1):
            same = column[step:] == column[:-step]
            left.append(row[:-step][same])
            right.append(row[step:][same])
            at.append(wide[:-step][same])
        return np.concatenate(left), np.concatenate(right), np.concatenate(at)


def postings(keys: Ints, rows: Ints, values: NDArray[Any]) -> Postings:
    """keys[i] is held by rows[i], once, with values[i]."""
    order = np.lexsort((rows, keys))
    keys = keys[order]
    begins = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
    held = np.repeat(np.diff(begins, append=len(keys)), np.diff(begins, append=len(keys)))
    kept = held > 1
    order, keys = order[kept], keys[kept]
    column = np.cumsum(np.diff(keys, prepend=keys[:1]) != 0)
    return Postings(column, rows[order], values[order], held[kept])


def owners(lists: Lists) -> Ints:
    """The row that each value of a column of tuples is of."""
    return np.repeat(np.arange(len(lists.sizes)), lists.sizes)


def stand_ins(whole: Ints, widest: int) -> Ints:
    """For each row the row that stands for it: itself, or the first of more than `widest` rows with the same `whole`."""
    _, first, same, count = np.unique(whole, return_index=True, return_inverse=True, return_counts=True)
    return np.where(count[same] > widest, first[same], np.arange(len(whole)))


def components(rows: int, left: Ints, right: Ints) -> Ints:
    """The number of each row's connected component, from 0 in the order of their first rows."""
    graph = sparse.coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(rows, rows))
    _, labels = sparse.csgraph.connected_components(graph, directed=False)
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]
