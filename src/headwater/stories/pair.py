"""Signature -> Likeness: which articles may tell of one event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

import numpy as np
from scipy import sparse

from headwater.candidates import Ints, Wide, distinct, joined, narrowed, owners, places, stand_ins
from headwater.config import Share, Size
from headwater.ids import Id
from headwater.records import Likeness, Record, Signature
from headwater.step import Group, GroupStep, Lists
from headwater.stories.score import DAY, Bag, Floats, Weights, broad, in_effect

# Rows of which all products are worked out at once, and pairs scored at once: bounds on memory, some hundred megabytes each.
_ROWS, _PAIRS = 2048, 50_000
# Pieces of the table of which the terms are told together.
_PIECES = 256
# Pairs in one row of the output: rows enough to be read in pieces, and few beside the pairs.
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class PairArticles(GroupStep):
    """Signature -> Likeness. Pairs whose signatures alone score at least `weakest`.

    The score is that of two sketches, of their heaviest terms only: a pure function of the two. Pairs to score come from an inverted index over
    those terms. The articles of a term that more than `widest` share are sorted by (first, id) and each is paired with the
    `next_few`: that bound is the one way in which other articles matter. Of more than `widest` equal sketches the first stands
    for all. Only hashes, weights and ids are held: some 2 KB an article of forty terms while the index is made.
    """

    name = "stories.pair"
    version = 2
    by: ClassVar[str | None] = None
    reads = (Signature,)
    writes = (Likeness,)

    shares: Size = 2  # parts of the work that can be done at once; each takes its rows and holds all signatures
    widest: Size = 40  # articles of one term that are all paired (780 pairs)
    next_few: Size = 4  # pairs an article of a wider term
    weakest: Share = 0.04  # score of signatures below which a pair hardly ever lifts a mean over that of a bundle
    hint: Share = 0.03  # likeness by narrow terms alone from which the signatures are compared

    def split(self) -> int:
        return self.shares

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles, stand_in, bag = _read(group, self.widest)
        alone = stand_in == np.arange(len(articles))
        for left, right in self._candidates(key, bag.text.terms, alone):
            for at in range(0, len(left), _PAIRS):
                i, j = left[at : at + _PAIRS], right[at : at + _PAIRS]
                scores = bag.pairs(i, j).scores()
                kept = scores >= self.weakest
                yield from _likenesses(articles, i[kept], j[kept], scores[kept])
        if key == 0:
            same = np.flatnonzero(~alone)
            yield from _likenesses(articles, stand_in[same], same, np.ones(len(same)))

    def _candidates(self, share: int, matrix: Any, alone: Any) -> Iterator[tuple[Ints, Ints]]:
        """(left, right) pairs of this share, left < right, each once: of one block of left rows after the other."""
        by_term = _only(matrix, alone).tocsc()
        held = np.diff(by_term.indptr)
        wide = Wide.of(by_term[:, held > self.widest], self.next_few)
        across = by_term[:, (held > 1) & (held <= self.widest)].T
        del by_term
        narrow = across.T.tocsr()
        squares, squares_across = _squared(narrow), _squared(across)
        rows = len(alone)
        for number, at in enumerate(range(0, rows, _ROWS)):
            if number % self.shares != share:
                continue
            total, square = narrow[at : at + _ROWS] @ across, squares[at : at + _ROWS] @ squares_across
            left, right, _ = wide.pairs(at, min(at + _ROWS, rows))
            pairs = distinct(np.concatenate((self._alike(total, square, at), left * rows + right)))
            yield at + pairs // rows, pairs % rows

    def _alike(self, total: Any, square: Any, at: int) -> Ints:
        """Pairs of the rows from `at` whose narrow terms give a hint, numbered (left - at) * rows + right. total, square: sums of shares
        and of their squares."""
        total.sort_indices()
        square.sort_indices()
        kept = broad(total.data, in_effect(total.data, square.data)) >= self.hint
        left = np.repeat(np.arange(total.shape[0]), np.diff(total.indptr))[kept]
        right = total.indices[kept].astype(np.int64)
        later = right > left + at
        numbered: Ints = left[later] * total.shape[1] + right[later]
        return numbered


def _only(matrix: Any, rows: Any) -> Any:
    """The matrix with all other rows empty."""
    if rows.all():
        return matrix
    return sparse.diags_array(rows.astype(np.float32)).tocsr() @ matrix


def _squared(matrix: Any) -> Any:
    return type(matrix)((matrix.data * matrix.data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _read(group: Group, widest: int) -> tuple[Ints, Ints, Bag]:
    """(articles by time, the row that stands for each, their signatures as a matrix). Terms of one article alone are left out. The
    signatures are read twice and held in 32 bits, for they are the most of what is held."""
    names = ("article", "outlet", "first", "last", "whole")
    pieces = list(group.columns(Signature, names))
    article, outlet, first, last, whole = (np.concatenate([piece[name] for piece in pieces]) for name in names)
    # An outlet that is not known is one of its own.
    outlet = np.where(outlet == 0, -article, outlet)
    order = np.lexsort((article, first))
    # A table read twice may come in another order.
    found, matrix = _matrix(group)
    by_id = np.argsort(found)
    matrix = matrix[by_id[np.searchsorted(found, article[order], sorter=by_id)]]
    matrix.sort_indices()
    bag = Bag(Weights(matrix), None, first[order] / DAY, last[order] / DAY, outlet[order])
    return article[order], stand_ins(whole[order], widest), bag


def _matrix(group: Group) -> tuple[Ints, Any]:
    """(articles as they come, their weighted terms), columns by ascending term."""
    shared = _shared(group)

    def kept() -> Iterator[tuple[Any, ...]]:
        for piece in group.columns(Signature, ("article", "terms", "weights")):
            lists = Lists(piece["terms"].values, piece["terms"].sizes)
            column = np.minimum(places(shared, lists.values), max(0, len(shared) - 1))
            told = shared[column] == lists.values if len(shared) else np.zeros(len(column), bool)
            sizes = np.bincount(owners(lists)[told], minlength=len(lists.sizes))
            yield (
                piece["article"],
                sizes,
                column[told].astype(np.int32),
                piece["weights"].values[told].astype(np.float32),
            )

    articles, sizes, columns, weights = joined(kept())
    ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    return articles, sparse.csr_array((weights, columns, narrowed(ends)), shape=(len(articles), max(1, len(shared))))


def _shared(group: Group) -> Ints:
    """The terms that two articles or more hold, ascending."""
    found, counts = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    pieces = group.columns(Signature, ("terms",))
    while some := list(islice(pieces, _PIECES)):
        terms, count = np.unique(np.concatenate([piece["terms"].values for piece in some]), return_counts=True)
        found.append(terms.astype(np.int64))
        counts.append(count)
    terms, where = np.unique(np.concatenate(found), return_inverse=True)
    return terms[np.bincount(where, weights=np.concatenate(counts), minlength=len(terms)) > 1]


def _likenesses(articles: Ints, left: Ints, right: Ints, scores: Floats) -> Iterator[Likeness]:
    for at in range(0, len(left), _CHUNK):
        i, j = articles[left[at : at + _CHUNK]], articles[right[at : at + _CHUNK]]
        yield Likeness(tuple(i.tolist()), tuple(j.tolist()), tuple(scores[at : at + _CHUNK].tolist()))
