"""Fingerprint -> Overlap: which articles share hashes, and how much that tells."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from headwater.candidates import Ints, Wide, joined, owners, postings, stand_ins
from headwater.config import Range, Size
from headwater.ids import Id
from headwater.records import Fingerprint, Overlap, Record
from headwater.step import Group, GroupStep

# Articles whose pairs are worked out at once: a bound on memory.
_ROWS = 4096
# Pairs in one row of the output: rows enough to be read in pieces, and few beside the pairs.
_CHUNK = 2000
# Evidence is counted in whole thousandths: such sums do not depend on the order of adding.
_UNIT = 1000
# Evidence of equal words: more than any that is asked for.
_SAME = 1000 * _UNIT


@dataclass(frozen=True, slots=True)
class PairArticles(GroupStep):
    """Fingerprint -> Overlap. What the hashes that two articles share tell together, by share of the hashes.

    A hash tells 1 / (1 + log2 n) where n articles hold it: 0.5 of two, 0.25 of eight, for stock phrases turn up by chance, the more the
    larger the corpus. Of ten pairs that share two hashes or more only one has a passage in common; of those that share 0.8 in evidence, six.
    A hash that more than `widest` articles hold does not pair all of them: they are sorted by id and each is paired with the `next_few`, so
    that what everything shares (an agency text, or a plea to sign up) costs bounded work. Of more than `widest` articles with the
    very same words the first by id stands for all: each of the others is paired with it alone. Only hashes and ids are held: of
    10^6 articles some 1.1 GB in one share of four.
    """

    name = "copies.pair"
    version = 2
    by: ClassVar[str | None] = None
    reads = (Fingerprint,)
    writes = (Overlap,)

    shares: Size = 4  # parts of the work that can be done at once, and that bound the memory of each
    widest: Size = 60  # articles; above this, pairs of one hash would grow with the square (60 articles: 1,770 pairs)
    next_few: Size = 6  # pairs a row beyond `widest`
    least: Annotated[float, Range(0)] = (
        0.2  # evidence in one share below which a pair is not told: one hash that seventeen articles hold
    )

    def split(self) -> int:
        return self.shares

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles, wholes, hashes, rows = self._read(key, group)
        order = np.argsort(articles)
        articles, wholes, rank = articles[order], wholes[order], np.argsort(order)
        stand_in = stand_ins(wholes, self.widest)
        alone = stand_in == np.arange(len(articles))
        rows = rank[rows]
        by_hash = postings(hashes[alone[rows]], rows[alone[rows]], len(articles))
        del hashes, rows
        yield from self._shared(articles, by_hash)
        if key == 0:
            same = np.flatnonzero(~alone)
            yield from self._overlaps(articles, stand_in[same], same, np.full(len(same), _SAME))

    def _shared(self, articles: Ints, by_hash: Any) -> Iterator[Overlap]:
        """Of one block of left articles after the other."""
        held = np.diff(by_hash.indptr)
        tells = np.round(_UNIT / (1.0 + np.log2(held))).astype(np.int32)
        broad = held > self.widest
        wide, across = Wide.of(by_hash[:, broad], self.next_few), by_hash[:, ~broad].T
        del by_hash
        weighed = across.T.tocsr()
        weighed.data = tells[~broad][weighed.indices]
        for at in range(0, len(articles), _ROWS):
            shared = (weighed[at : at + _ROWS] @ across).tocoo()
            later = shared.col > shared.row + at
            left, right, hashes = wide.pairs(at, min(at + _ROWS, len(articles)))
            yield from self._overlaps(
                articles,
                at + np.concatenate((shared.row[later], left)).astype(np.int64),
                np.concatenate((shared.col[later], right)).astype(np.int64),
                np.concatenate((shared.data[later], tells[broad][hashes])),
            )

    def _read(self, key: int, group: Group) -> tuple[Ints, Ints, Ints, Ints]:
        """(articles, their wholes, the hashes of this share, the row of each)."""

        def mine() -> Iterator[tuple[Any, ...]]:
            size = 0
            for piece in group.columns(Fingerprint, ("article", "whole", "hashes")):
                values = piece["hashes"].values.astype(np.int64)
                # The lowest bits of a minimum are as even as those of any hash.
                here = values % self.shares == key
                rows = (owners(piece["hashes"])[here] + size).astype(np.int32)
                size += len(piece["article"])
                yield piece["article"], piece["whole"], values[here], rows

        articles, wholes, hashes, rows = joined(mine())
        return articles, wholes, hashes, rows

    def _overlaps(self, articles: Ints, left: Ints, right: Ints, tells: NDArray[Any]) -> Iterator[Overlap]:
        pairs, where = np.unique(left * len(articles) + right, return_inverse=True)
        evidence = np.bincount(where, weights=tells, minlength=len(pairs)) / _UNIT
        told = evidence >= self.least
        pairs, evidence = pairs[told], evidence[told]
        for at in range(0, len(pairs), _CHUNK):
            i, j = np.divmod(pairs[at : at + _CHUNK], len(articles))
            yield Overlap(
                tuple(articles[i].tolist()), tuple(articles[j].tolist()), tuple(evidence[at : at + _CHUNK].tolist())
            )
