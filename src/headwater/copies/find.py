"""Fingerprint -> Copy: passages that two articles share word for word, or nearly so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from headwater import ids
from headwater.copies.align import Passage, Runs, align, lay_out
from headwater.ids import Id
from headwater.records import Copy, Fingerprint, Record
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class FindCopies(GroupStep):
    """Fingerprint -> Copy. Pairs of articles that share two sentences or more nearly to the letter, outside quotation marks.

    Pairs to compare come from an inverted index over the hashes. A hash that more than `widest` articles hold does not
    pair all of them: they are sorted by id and each is paired with the `next_few`, so that what everything shares (an agency
    text, or a plea to sign up) costs bounded work. Two articles in which only short fragments agree are no copy.
    share: words in the passages over the words outside quotation marks of the shorter article.
    """

    name = "copies.find"
    by = None
    reads = (Fingerprint,)
    writes = (Copy,)

    widest: int = 60  # articles; above this, pairs of one hash would grow with the square (60 articles: 1,770 pairs)
    next_few: int = 6  # pairs a row beyond `widest`
    fragment: int = 10  # words; shorter agreement is a name, a title or a stock phrase
    sentence: int = 20  # words the longest passage must have: about one news sentence
    passage: int = 40  # words of all passages together: two news sentences
    bridge: int = 8  # words; an edit inside a copied sentence that still counts as the same passage
    density: float = 0.7  # of a bridged passage's words, those that agree: below it is a rewrite
    full: float = 0.5  # share of the shorter article from which the whole is called a copy

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        rows = sorted(group[Fingerprint], key=lambda row: row.article)
        laid: dict[int, Runs] = {}
        for i, j in self._pairs(rows):
            for at in (i, j):
                if at not in laid:
                    laid[at] = lay_out(rows[at])
            passages = align(laid[i], laid[j], self.fragment, self.bridge, self.density)
            words = [p.words for p in passages]
            if words and max(words) >= self.sentence and sum(words) >= self.passage:
                yield self._copy(rows[i], rows[j], passages)

    def _copy(self, a: Fingerprint, b: Fingerprint, passages: list[Passage]) -> Copy:
        words = sum(p.words for p in passages)
        share = min(1.0, words / max(1, min(a.words, b.words)))
        return Copy(
            ids.make("copy", a.article, b.article),
            (a.article, b.article),
            "full" if share >= self.full else "passage",
            round(share, 4),
            words,
            tuple(p.start_a for p in passages),
            tuple(p.end_a for p in passages),
            tuple(p.start_b for p in passages),
            tuple(p.end_b for p in passages),
        )

    def _pairs(self, rows: list[Fingerprint]) -> Iterator[tuple[int, int]]:
        """Index pairs (i < j) that share enough hashes for a passage, ascending."""
        owners = [np.full(len(row.hashes), i, dtype=np.int64) for i, row in enumerate(rows)]
        hashes = [np.array(row.hashes, dtype=np.int64) for row in rows]
        if not any(map(len, hashes)):
            return
        # One row a (hash, article), sorted by both.
        table = np.unique(np.column_stack((np.concatenate(hashes), np.concatenate(owners))), axis=0)
        _, column, holders = np.unique(table[:, 0], return_inverse=True, return_counts=True)
        held = holders[column]
        left, right, count = self._narrow(table[:, 1], column, (held > 1) & (held <= self.widest), len(rows))
        wide = held > self.widest
        for step in range(1, self.next_few + 1):
            same = wide[:-step] & (column[step:] == column[:-step])
            left = np.concatenate((left, table[:-step, 1][same]))
            right = np.concatenate((right, table[step:, 1][same]))
            count = np.concatenate((count, np.ones(int(same.sum()), dtype=np.int64)))
        pairs, where = np.unique(left * len(rows) + right, return_inverse=True)
        shared = np.bincount(where, weights=count, minlength=len(pairs))
        # A passage of that many words whose every seventh word was edited shares about this many hashes of five words.
        enough = max(1, self.passage // 4)
        for pair in pairs[shared >= enough].tolist():
            yield divmod(pair, len(rows))

    @staticmethod
    def _narrow(
        article: np.ndarray, column: np.ndarray, keep: np.ndarray, size: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """How many kept hashes each two articles share: (left, right, count) with left < right."""
        _, dense = np.unique(column[keep], return_inverse=True)
        matrix = sparse.csr_array(
            (np.ones(int(keep.sum()), dtype=np.int64), (article[keep], dense)),
            shape=(size, max(1, int(dense.max(initial=-1)) + 1)),
        )
        shared = sparse.coo_array(sparse.triu(matrix @ matrix.T, k=1))
        return shared.row.astype(np.int64), shared.col.astype(np.int64), shared.data
