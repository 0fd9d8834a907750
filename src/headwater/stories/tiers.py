"""Rows by key: an inverted index that grows by one row at a time and is never sorted anew as a whole."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import numpy as np

from headwater.candidates import Ints

# When an article was published first, where that is not known: after all others, as in every order by time.
UNKNOWN = 1 << 62
# (first instant or UNKNOWN, article): the order of rows under a key.
When = tuple[int, int]


@dataclass(slots=True)
class Times:
    """When each row's article was published, and its id. A row is a place in these arrays."""

    first: "array[int]" = field(default_factory=lambda: array("q"))
    article: "array[int]" = field(default_factory=lambda: array("q"))

    def of(self, row: int) -> When:
        return self.first[row], self.article[row]

    def order(self, rows: Ints, keys: Ints) -> Ints:
        """Positions of `rows` by (key, first, article)."""
        first, article = np.frombuffer(self.first, np.int64), np.frombuffer(self.article, np.int64)
        return np.lexsort((article[rows], first[rows], keys))

    def keep(self, kept: Any) -> None:
        """Let go of the rows of which `kept` is not true."""
        self.first, self.article = (
            array("q", np.frombuffer(values, np.int64)[kept].tobytes()) for values in (self.first, self.article)
        )


# Equally long: keys ascending, and a row that holds each, by time within a key.
_Tier = tuple[Ints, "np.ndarray[tuple[int], np.dtype[np.int32]]"]


class Tiers:
    """Which rows hold a key, by time. Kept as a few sorted arrays, each more than twice as long as the next: a new one takes up those
    that are not, so that a row is sorted as often as the window doubles (a log-structured merge tree in memory). Twelve bytes
    an entry. What is found does not depend on the order of adding."""

    def __init__(self, times: Times) -> None:
        self._times = times
        self._tiers: list[_Tier] = []

    def add(self, keys: Ints, rows: Ints) -> None:
        """keys[i] is held by rows[i], once."""
        while self._tiers and len(self._tiers[-1][0]) <= 2 * len(keys):
            more, held = self._tiers.pop()
            keys, rows = np.concatenate((more, keys)), np.concatenate((held, rows))
        order = self._times.order(rows, keys)
        self._tiers.append((keys[order], rows[order].astype(np.int32)))

    def rows(self, key: int) -> Ints:
        """All rows that hold the key, by time."""
        wanted = np.array([key])
        found = [held[slice(*_spans(keys, wanted)[:, 0])] for keys, held in self._tiers]
        rows = np.concatenate([np.empty(0, np.int32), *found]).astype(np.int64)
        return (
            rows[self._times.order(rows, np.zeros(len(rows), np.int64))]
            if sum(map(bool, map(len, found))) > 1
            else rows
        )

    def first(self, key: int, but: int | None = None) -> int | None:
        """The earliest row that holds the key, of an article other than `but`; None for none."""
        wanted = np.array([key])
        found: list[tuple[When, int]] = []
        for keys, held in self._tiers:
            begin, end = _spans(keys, wanted)[:, 0].tolist()
            # An article is in the window once.
            found += [(self._times.of(row), row) for row in held[begin : min(end, begin + 2)].tolist()]
        return min((one for one in found if one[0][1] != but), default=(None, None))[1]

    def near(self, wanted: Ints, when: When, widest: int, next_few: int) -> Ints:
        """Rows, ascending, that hold one of the wanted keys: all of a key that fewer than `widest` hold, of a wider one the `next_few` on
        either side of `when`."""
        spans = [_spans(keys, wanted) for keys, _ in self._tiers]
        if not spans or not len(wanted):
            return np.empty(0, np.int64)
        held = sum(ends - begins for begins, ends in spans)
        found: list[Ints] = []
        for at, count in enumerate(held.tolist()):
            here = [(rows, *span[:, at].tolist()) for (_, rows), span in zip(self._tiers, spans, strict=True)]
            if count < widest:
                found += [rows[begin:end] for rows, begin, end in here]
            else:
                found.append(self._around(here, when, next_few))
        return np.unique(np.concatenate(found)).astype(np.int64)

    def _around(self, spans: list[tuple[Ints, int, int]], when: When, next_few: int) -> Ints:
        before: list[tuple[When, int]] = []
        after: list[tuple[When, int]] = []
        for rows, begin, end in spans:
            middle = self._since(rows, begin, end, when)
            before += [(self._times.of(row), row) for row in rows[max(begin, middle - next_few) : middle].tolist()]
            after += [(self._times.of(row), row) for row in rows[middle : min(end, middle + next_few)].tolist()]
        before.sort()
        after.sort()
        return np.array([*map(itemgetter(1), before[-next_few:] + after[:next_few])], dtype=np.int64)

    def _since(self, rows: Any, begin: int, end: int, when: When) -> int:
        """Where in rows[begin:end], which is by time, those from `when` on begin."""
        return bisect_left(range(end), when, begin, end, key=lambda at: self._times.of(rows[at]))

    def keep(self, kept: Any) -> None:
        """Let go of the rows of which `kept` is not true, and number the others anew, in their order, as Times.keep does."""
        number = (np.cumsum(kept) - 1).astype(np.int32)
        self._tiers = [(keys[kept[rows]], number[rows[kept[rows]]]) for keys, rows in self._tiers]


def _spans(keys: Ints, wanted: Ints) -> Ints:
    """Where each wanted key begins and where it ends, as two rows."""
    return np.stack((np.searchsorted(keys, wanted, "left"), np.searchsorted(keys, wanted, "right")))
