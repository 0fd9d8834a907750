"""What a window holds of each article: a row a piece, in arrays, some two kilobytes."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from headwater.candidates import Ints
from headwater.ids import Id
from headwater.records import Signature, Sketch
from headwater.stories.tiers import UNKNOWN, Times

SCALARS = ("article", "outlet", "first", "last", "whole")
LISTS = ("terms", "weights", "title_terms", "title_weights", "days", "ages", "names", "people", "dates", "results")
# Of LISTS, as they are kept. Four bytes of a weight leave seven digits, of which a score has six.
_KINDS = (np.int64, np.float32, np.int64, np.float32, np.uint16, np.uint8, np.uint16, np.uint16, np.uint16, np.uint16)
_BYTES = tuple(np.dtype(kind).itemsize for kind in _KINDS)
# For each of LISTS the one of `sizes` that tells its length: a term and its weight are of one length.
_SIZE_OF = (0, 0, 1, 1, 2, 3, 4, 5, 6, 7)


def _column() -> "array[int]":
    return array("q")


def _sizes() -> "tuple[array[int], ...]":
    return tuple(array("H") for _ in range(max(_SIZE_OF) + 1))


@dataclass(slots=True)
class Held:
    """Sketches by row, with the scalars of their signatures. packed: the values of LISTS in one piece; sizes: how many terms, terms of the
    title, days and ages that is. An unknown instant is UNKNOWN."""

    times: Times = field(default_factory=Times)
    outlet: "array[int]" = field(default_factory=_column)
    last: "array[int]" = field(default_factory=_column)
    whole: "array[int]" = field(default_factory=_column)
    sizes: "tuple[array[int], ...]" = field(default_factory=_sizes)
    packed: list[bytes] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.packed)

    def scalars(self) -> dict[str, "array[int]"]:
        values = (self.times.article, self.outlet, self.times.first, self.last, self.whole)
        return dict(zip(SCALARS, values, strict=True))

    def put(self, scalars: Iterable[int | None], lists: Sequence[Any]) -> None:
        """Add a row: the values of SCALARS and of LISTS."""
        for held, value in zip(self.scalars().values(), scalars, strict=True):
            held.append(UNKNOWN if value is None else value)
        for size, values in zip(self.sizes, (lists[0], lists[2], *lists[4:]), strict=True):
            size.append(len(values))
        self.packed.append(b"".join(np.asarray(v, dtype=k).tobytes() for v, k in zip(lists, _KINDS, strict=True)))

    def lists(self, row: int) -> tuple[Any, ...]:
        """The values of LISTS, as arrays."""
        packed, sizes = self.packed[row], [size[row] for size in self.sizes]
        cuts = np.cumsum([0, *(sizes[of] * width for of, width in zip(_SIZE_OF, _BYTES, strict=True))]).tolist()
        return tuple(np.frombuffer(packed[b:e], kind) for (b, e), kind in zip(pairwise(cuts), _KINDS, strict=True))

    def heaviest(self, rows: Ints, most: int) -> tuple[Ints, Any, Ints]:
        """(terms, their weights, how many of each row): the `most` heaviest of each row's sketch, one row after the other."""
        sizes = [min(most, self.sizes[0][row]) for row in rows.tolist()]
        terms, weights = [], []
        for row, size in zip(rows.tolist(), sizes, strict=True):
            packed, begin = self.packed[row], 8 * self.sizes[0][row]
            terms.append(packed[: 8 * size])
            weights.append(packed[begin : begin + 4 * size])
        found = np.frombuffer(b"".join(terms), np.int64), np.frombuffer(b"".join(weights), np.float32)
        return *found, np.array(sizes, dtype=np.int64)

    def sketch(self, row: int) -> Sketch:
        """The row as a sketch, without what no score needs; its outlet goes by its number."""
        first, last = self.times.first[row], self.last[row]
        terms, weights, title_terms, title_weights, *told = (tuple(values.tolist()) for values in self.lists(row))
        return Sketch(
            Id(self.times.article[row]),
            outlet(self.outlet[row]),
            None,
            None if first == UNKNOWN else first,
            None if last == UNKNOWN else last,
            terms,
            weights,
            (),
            title_terms,
            title_weights,
            *told,
        )

    def keep(self, kept: Any) -> None:
        """Let go of the rows of which `kept` is not true."""
        self.times.keep(kept)
        self.outlet, self.last, self.whole = (
            array("q", view(values)[kept].tobytes()) for values in (self.outlet, self.last, self.whole)
        )
        self.sizes = tuple(array("H", np.frombuffer(size, np.uint16)[kept].tobytes()) for size in self.sizes)
        self.packed = [self.packed[row] for row in np.flatnonzero(kept).tolist()]

    def as_found(self, found: Mapping[str, Ints]) -> Any:
        """For each row, whether `found` {scalar: values by article} has its article, and all that is held of it is the same."""
        if not len(found["article"]):
            return np.zeros(len(self), dtype=bool)
        held = {name: view(values) for name, values in self.scalars().items()}
        at = np.minimum(np.searchsorted(found["article"], held["article"]), len(found["article"]) - 1)
        return np.logical_and.reduce([found[name][at] == values for name, values in held.items()])


def outlet(number: int) -> str | None:
    return str(number) if number else None


def row_of(signature: Signature) -> tuple[int | None, ...]:
    return tuple(getattr(signature, name) for name in SCALARS)


def view(values: "array[int]") -> Ints:
    """The array as NumPy's; it cannot grow while that is there."""
    return np.frombuffer(values, np.int64)
