"""Fingerprint -> Overlap: which articles share hashes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from scipy import sparse

from headwater.candidates import Ints, owners, postings, stand_ins
from headwater.ids import Id
from headwater.records import Fingerprint, Overlap, Record
from headwater.step import Group, GroupStep

# Pairs in one row of the output: a row is read and digested whole.
_CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class PairArticles(GroupStep):
    """Fingerprint -> Overlap. How many hashes each two articles share, by share of the hashes.

    A hash that more than `widest` articles hold does not pair all of them: they are sorted by id and each is paired with the `next_few`, so
    that what everything shares (an agency text, or a plea to sign up) costs bounded work. Of more than `widest` articles with the
    very same words the first by id stands for all: each of the others is paired with it alone. Only hashes and ids are held: of
    10^6 articles some 500 MB in one share of four.
    """

    name = "copies.pair"
    by: ClassVar[str | None] = None
    reads = (Fingerprint,)
    writes = (Overlap,)

    shares: int = 4  # parts of the work that can be done at once, and that bound the memory of each
    widest: int = 60  # articles; above this, pairs of one hash would grow with the square (60 articles: 1,770 pairs)
    next_few: int = 6  # pairs a row beyond `widest`

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
        matrix = found.matrix(len(articles), self.widest)
        shared = sparse.coo_array(sparse.triu(matrix @ matrix.T, k=1))
        left, right = found.neighbours(self.widest, self.next_few)
        same = np.flatnonzero(~alone) if key == 0 else np.empty(0, np.int64)
        # Articles of the same words share more hashes than any number that is asked for.
        yield from self._overlaps(
            articles,
            np.concatenate((shared.row, left, stand_in[same])).astype(np.int64),
            np.concatenate((shared.col, right, same)).astype(np.int64),
            np.concatenate((shared.data, np.ones(len(left)), np.full(len(same), 1000))).astype(np.int64),
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

    @staticmethod
    def _overlaps(articles: Ints, left: Ints, right: Ints, count: Ints) -> Iterable[Overlap]:
        pairs, where = np.unique(left * len(articles) + right, return_inverse=True)
        counts = np.bincount(where, weights=count, minlength=len(pairs)).astype(np.int64)
        for at in range(0, len(pairs), _CHUNK):
            i, j = np.divmod(pairs[at : at + _CHUNK], len(articles))
            yield Overlap(
                tuple(articles[i].tolist()), tuple(articles[j].tolist()), tuple(counts[at : at + _CHUNK].tolist())
            )
