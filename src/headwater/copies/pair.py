"""Fingerprint -> Overlap: which articles share hashes, and how much that tells."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from scipy import sparse

from headwater.candidates import Ints, owners, postings, stand_ins
from headwater.ids import Id
from headwater.records import Fingerprint, Overlap, Record
from headwater.step import Group, GroupStep

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
    10^6 articles some 500 MB in one share of four.
    """

    name = "copies.pair"
    version = 2
    by: ClassVar[str | None] = None
    reads = (Fingerprint,)
    writes = (Overlap,)

    shares: int = 4  # parts of the work that can be done at once, and that bound the memory of each
    widest: int = 60  # articles; above this, pairs of one hash would grow with the square (60 articles: 1,770 pairs)
    next_few: int = 6  # pairs a row beyond `widest`
    least: float = 0.2  # evidence in one share below which a pair is not told: one hash that seventeen articles hold

    def split(self) -> int:
        return self.shares

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles, wholes, hashes, rows = self._read(key, group)
        order = np.argsort(articles)
        articles, wholes, rank = articles[order], wholes[order], np.argsort(order)
        stand_in = stand_ins(wholes, self.widest)
        alone = stand_in == np.arange(len(articles))
        rows = rank[rows]
        found = postings(hashes[alone[rows]], rows[alone[rows]], np.ones(int(alone[rows].sum()), dtype=np.int32))
        tells = np.round(_UNIT / (1.0 + np.log2(found.held))).astype(np.int32)
        matrix = found.matrix(len(articles), self.widest)
        weighed = replace(found, value=tells).matrix(len(articles), self.widest)
        shared = sparse.coo_array(sparse.triu(weighed @ matrix.T, k=1))
        left, right, at = found.neighbours(self.widest, self.next_few)
        same = np.flatnonzero(~alone) if key == 0 else np.empty(0, np.int64)
        yield from self._overlaps(
            articles,
            np.concatenate((shared.row, left, stand_in[same])).astype(np.int64),
            np.concatenate((shared.col, right, same)).astype(np.int64),
            np.concatenate((shared.data, tells[at], np.full(len(same), _SAME))).astype(np.int64),
        )

    def _read(self, key: int, group: Group) -> tuple[Ints, Ints, Ints, Ints]:
        """(articles, their wholes, the hashes of this share, the row of each)."""
        articles, wholes, hashes, rows, size = [], [], [], [], 0
        for piece in group.columns(Fingerprint, ("article", "whole", "hashes")):
            values = piece["hashes"].values.astype(np.int64)
            # The lowest bits of a minimum are as even as those of any hash.
            mine = values % self.shares == key
            hashes.append(values[mine])
            rows.append(owners(piece["hashes"])[mine] + size)
            articles.append(piece["article"])
            wholes.append(piece["whole"])
            size += len(piece["article"])
        return np.concatenate(articles), np.concatenate(wholes), np.concatenate(hashes), np.concatenate(rows)

    def _overlaps(self, articles: Ints, left: Ints, right: Ints, tells: Ints) -> Iterable[Overlap]:
        pairs, where = np.unique(left * len(articles) + right, return_inverse=True)
        evidence = np.bincount(where, weights=tells, minlength=len(pairs)) / _UNIT
        told = evidence >= self.least
        pairs, evidence = pairs[told], evidence[told]
        for at in range(0, len(pairs), _CHUNK):
            i, j = np.divmod(pairs[at : at + _CHUNK], len(articles))
            yield Overlap(
                tuple(articles[i].tolist()), tuple(articles[j].tolist()), tuple(evidence[at : at + _CHUNK].tolist())
            )
