"""Signature -> Likeness: which articles may tell of one event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy import sparse

from headwater.candidates import Ints, Postings, postings, stand_ins
from headwater.ids import Id
from headwater.records import Likeness, Record, Signature
from headwater.step import Group, GroupStep, Lists
from headwater.stories.score import DAY, Bag, Floats, arrange, broad

# Rows of which all products are worked out at once, and pairs scored at once: bounds on memory, some hundred megabytes each.
_ROWS, _PAIRS = 4096, 200_000
# Pairs in one row of the output: a row is read and digested whole.
_CHUNK = 50_000


@dataclass(frozen=True, slots=True)
class PairArticles(GroupStep):
    """Signature -> Likeness. Pairs whose signatures alone score at least `weakest`.

    The score is that of two sketches, of their heaviest terms only: a pure function of the two. Pairs to score come from an inverted index over
    those terms. The articles of a term that more than `widest` share are sorted by (first, id) and each is paired with the
    `next_few`: that bound is the one way in which other articles matter. Of more than `widest` equal sketches the first stands
    for all. Only hashes, weights and ids are held: some 500 bytes an article, and as much again while sorting.
    """

    name = "stories.pair"
    by: ClassVar[str | None] = None
    reads = (Signature,)
    writes = (Likeness,)

    shares: int = 2  # parts of the work that can be done at once; each takes its rows and holds all signatures
    widest: int = 40  # articles of one term that are all paired (780 pairs)
    next_few: int = 4  # pairs an article of a wider term
    weakest: float = 0.04  # score of signatures below which a pair hardly ever lifts a mean over that of a bundle
    hint: float = 0.03  # likeness by narrow terms alone from which the signatures are compared

    def split(self) -> int:
        return self.shares

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles, stand_in, bag = self._read(group)
        alone = stand_in == np.arange(len(articles))
        matrix = sparse.coo_array(bag.matrix)
        mine = alone[matrix.row]
        found = postings(matrix.col[mine].astype(np.int64), matrix.row[mine].astype(np.int64), matrix.data[mine])
        for left, right in self._candidates(key, found, len(articles)):
            for at in range(0, len(left), _PAIRS):
                i, j = left[at : at + _PAIRS], right[at : at + _PAIRS]
                scores = bag.pairs(i, j)
                kept = scores >= self.weakest
                yield from _likenesses(articles, i[kept], j[kept], scores[kept])
        if key == 0:
            same = np.flatnonzero(~alone)
            yield from _likenesses(articles, stand_in[same], same, np.ones(len(same)))

    def _read(self, group: Group) -> tuple[Ints, Ints, Bag]:
        """(articles by time, the row that stands for each, their signatures as a matrix)."""
        pieces = list(group.columns(Signature, ("article", "outlet", "first", "last", "terms", "weights", "whole")))
        article, outlet, first, last, whole = (
            np.concatenate([piece[name] for piece in pieces])
            for name in ("article", "outlet", "first", "last", "whole")
        )
        # An outlet that is not known is one of its own.
        outlet = np.where(outlet == 0, -article, outlet)
        order = np.lexsort((article, first))
        sizes = np.concatenate([piece["terms"].sizes for piece in pieces])
        terms, weights = (np.concatenate([piece[name].values for piece in pieces]) for name in ("terms", "weights"))
        at = _arranged(sizes, order)
        matrix = arrange(Lists(terms.astype(np.int64)[at], sizes[order]), weights[at])
        untitled = sparse.csr_array((len(order), 1))
        bag = Bag(matrix, untitled, first[order] / DAY, last[order] / DAY, outlet[order])
        return article[order], stand_ins(whole[order], self.widest), bag

    def _candidates(self, share: int, found: Postings, rows: int) -> Iterator[tuple[Ints, Ints]]:
        """(left, right) pairs of this share, left < right."""
        matrix = found.matrix(rows, self.widest)
        across = matrix.T.tocsr()
        squares, squares_across = matrix.multiply(matrix).tocsr(), across.multiply(across).tocsr()
        for number, at in enumerate(range(0, rows, _ROWS)):
            if number % self.shares == share:
                total, square = matrix[at : at + _ROWS] @ across, squares[at : at + _ROWS] @ squares_across
                yield self._alike(total, square, at)
        left, right, _ = found.neighbours(self.widest, self.next_few)
        mine = left // _ROWS % self.shares == share
        pairs = np.unique(left[mine] * rows + right[mine])
        yield pairs // rows, pairs % rows

    def _alike(self, total: Any, square: Any, at: int) -> tuple[Ints, Ints]:
        """Pairs of the rows from `at` whose narrow terms give a hint. total, square: sums of shares and of their squares."""
        total.sort_indices()
        square.sort_indices()
        kept = broad(total.data, square.data) >= self.hint
        left = np.repeat(np.arange(at, at + total.shape[0]), np.diff(total.indptr))[kept]
        right = total.indices[kept].astype(np.int64)
        later = right > left
        return left[later], right[later]


def _arranged(sizes: Ints, order: Ints) -> Ints:
    """The positions of the values of lists of these sizes, when the lists are put in `order`."""
    begins = np.cumsum(sizes) - sizes
    sizes, begins = sizes[order], begins[order]
    at: Ints = np.arange(int(sizes.sum())) + np.repeat(begins - (np.cumsum(sizes) - sizes), sizes)
    return at


def _likenesses(articles: Ints, left: Ints, right: Ints, scores: Floats) -> Iterator[Likeness]:
    for at in range(0, len(left), _CHUNK):
        i, j = articles[left[at : at + _CHUNK]], articles[right[at : at + _CHUNK]]
        yield Likeness(tuple(i.tolist()), tuple(j.tolist()), tuple(scores[at : at + _CHUNK].tolist()))
