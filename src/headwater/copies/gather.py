"""Overlap -> Family: which articles are compared word by word, in pieces of bounded work."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

import numpy as np
from numpy.typing import NDArray

from headwater import ids
from headwater.candidates import Ints, components
from headwater.config import Range, Size
from headwater.ids import Id
from headwater.records import Family, Overlap, Record
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class GatherFamilies(GroupStep):
    """Overlap -> Family. Pairs whose shared hashes tell enough, by connected component; a large component in pieces.

    A step over ids only: 48 bytes a pair while it runs, of 10^6 articles some hundred megabytes. What is compared is the pairs of a
    family, not all its articles with one another.
    """

    name = "copies.gather"
    version = 2
    by: ClassVar[str | None] = None
    reads = (Overlap,)
    writes = (Family,)

    enough: Annotated[float, Range(0)] = (
        0.8  # evidence of the hashes two articles share: two that only they hold, or six that sixty do, as two copied sentences have
    )
    largest: Size = (
        4000  # pairs of one family: some seconds of aligning; a pair costs a tenth of what reading its two texts does
    )

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        pieces = list(group.columns(Overlap, ("left", "right", "evidence")))
        left, right = (
            np.concatenate([piece[name].values.astype(np.int64) for piece in pieces]) for name in ("left", "right")
        )
        left, right = self._enough(left, right, np.concatenate([piece["evidence"].values for piece in pieces]))
        articles, rows = np.unique(np.concatenate((left, right)), return_inverse=True)
        family = components(len(articles), rows[: len(left)], rows[len(left) :])[rows[: len(left)]]
        order = np.lexsort((right, left, family))
        left, right, family = left[order], right[order], family[order]
        begins = np.flatnonzero(np.diff(family, prepend=-1))
        within = np.arange(len(family)) - np.repeat(begins, np.diff(begins, append=len(family)))
        cuts = np.flatnonzero(within % self.largest == 0)
        for begin, end in pairwise([*cuts.tolist(), len(left)]):
            yield _family(left[begin:end].tolist(), right[begin:end].tolist())

    def _enough(self, left: Ints, right: Ints, evidence: NDArray[np.float64]) -> tuple[Ints, Ints]:
        """The pairs whose hashes tell enough in all shares together, each once."""
        order = np.lexsort((right, left))
        left, right = left[order], right[order]
        new = np.diff(left, prepend=-1) != 0
        new |= np.diff(right, prepend=-1) != 0
        begins = np.flatnonzero(new)
        # Thousandths, so that the sum does not depend on the order of the shares.
        told = np.round(evidence[order] * 1000).astype(np.int64)
        kept = begins[np.add.reduceat(told, begins) >= self.enough * 1000] if len(begins) else begins
        return left[kept], right[kept]


def _family(left: list[Id], right: list[Id]) -> Family:
    return Family(ids.make("family", left[0], right[0]), tuple(sorted({*left, *right})), tuple(left), tuple(right))
