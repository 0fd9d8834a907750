"""Which rows of a table share keys: an inverted index in arrays, with a bound on what a key that everything shares may cost.

A key that few rows hold pairs them all, by a product of sparse arrays; one that many hold pairs each with the next few (Wide).

Needs NumPy and SciPy, so only modules that are imported when a step runs may import it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from headwater.step import Lists

Ints = NDArray[np.int64]
# Values that are put together at once while a table is read.
_TOGETHER = 1 << 22


@dataclass(frozen=True, slots=True)
class Wide:
    """Keys that many rows share. rows: the rows of each key, ascending, key by key; ends: where those of each key end; at: by row, the places
    where it stands among `rows` (data of a sparse array of rows by keys); next_few: how many after it a row is paired with."""

    rows: NDArray[np.int32]
    ends: NDArray[np.int32]
    at: Any
    next_few: int

    @staticmethod
    def of(by_key: Any, next_few: int) -> "Wide":
        """by_key: rows by keys, as a sparse array by column."""
        by_key.sort_indices()
        places = sparse.csc_array(
            (np.arange(by_key.nnz, dtype=np.int32), by_key.indices, by_key.indptr), shape=by_key.shape
        )
        return Wide(by_key.indices, by_key.indptr[1:], places.tocsr(), next_few)

    def pairs(self, begin: int, end: int) -> tuple[Ints, Ints, Ints]:
        """(left - begin, right, key) of each of the rows from `begin` to `end` with the next few of each of its keys."""
        block = self.at[begin:end]
        row = np.repeat(np.arange(end - begin), np.diff(block.indptr))
        stop = self.ends[block.indices].astype(np.int64)
        left, right, key = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for step in range(1, self.next_few + 1):
            there = block.data + step < stop
            left.append(row[there])
            right.append(self.rows[block.data[there] + step].astype(np.int64))
            key.append(block.indices[there].astype(np.int64))
        return np.concatenate(left), np.concatenate(right), np.concatenate(key)


def postings(keys: Ints, rows: Ints, count: int) -> Any:
    """keys[i] is held by rows[i] < count, once -> rows by those keys that two rows or more hold, as a sparse array by column, of ones."""
    # Equal keys in any order: the array sorts the rows of each in the end, which are few.
    order = np.argsort(keys)
    keys = keys[order]
    begins = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
    held = np.diff(begins, append=len(keys))
    # Indices of 32 bits stay so only where the ends are too.
    ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(held[held > 1])))
    row = rows[order[np.repeat(held > 1, held)]].astype(np.int32)
    ones = np.ones(len(row), np.int32)
    by_key = sparse.csc_array((ones, row, narrowed(ends)), shape=(count, len(ends) - 1))
    by_key.sort_indices()
    return by_key


def distinct(values: Ints) -> Ints:
    """The values ascending, each once. By sorting: NumPy's own way, a hash table, takes ten times as long for many that differ."""
    ascending = np.sort(values)
    once: Ints = ascending[np.diff(ascending, prepend=ascending[:1] - 1) != 0]
    return once


def places(ascending: Ints, values: Ints) -> Ints:
    """Where each value is, or would be, among the ascending ones: np.searchsorted in half the time where there are many in no order, since
    those near each other are looked up one after the other, in memory that is at hand."""
    order = np.argsort(values)
    found = np.empty(len(values), np.int64)
    found[order] = np.searchsorted(ascending, values[order])
    return found


def narrowed(ends: Ints) -> NDArray[Any]:
    """Ends of the rows of a sparse array in 32 bits where that will do: else SciPy widens all its indices to theirs."""
    return ends.astype(np.int32) if ends[-1] < 1 << 31 else ends


def joined(pieces: Iterable[tuple[NDArray[Any], ...]]) -> tuple[NDArray[Any], ...]:
    """The arrays of the pieces (one piece at least), each with its like, end to end. They are put together on the way: thousands of small arrays would leave
    the heap in shreds that no large one fits into."""
    whole: list[tuple[NDArray[Any], ...]] = []
    some: list[tuple[NDArray[Any], ...]] = []
    size = 0
    for piece in pieces:
        some.append(piece)
        size += max(map(len, piece))
        if size >= _TOGETHER:
            whole.append(_ended(some))
            some, size = [], 0
    return _ended(whole + some)


def _ended(pieces: list[tuple[NDArray[Any], ...]]) -> tuple[NDArray[Any], ...]:
    return tuple(np.concatenate(arrays) for arrays in zip(*pieces, strict=True))


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
