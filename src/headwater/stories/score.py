"""How alike two articles are: a pure function of the two."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from headwater.candidates import Ints, owners
from headwater.records import Sketch
from headwater.step import Lists
from headwater.stories.agree import Told, read

Floats = NDArray[np.float64]
# (the sum of the shares, the terms in effect), of pairs.
_Likeness = tuple[Floats, Floats]

DAY = 86400.0
# Part of the likeness that time does not fade: many a date is that of crawling or of an update, months off.
_STAYS = 0.55
# Days in which half of the rest fades: most reports of an event come within one week.
_HALF_LIFE = 4.0
# Part of the likeness that months do not fade, and the days in which half of the rest does: alike events come again in one place, and
# few reports of one event are so far apart.
_LASTS, _SEASON = 0.8, 40.0
# Days between two publications, from the end of the one's day to the beginning of the other's, from which they are a week apart.
_WEEK = 5.0
# The factor where one outlet published both: its pages share a house style, a town and standing lines.
_SAME_OUTLET = 0.8
# What equal titles add: a page's text may be mostly something else, its title hardly ever is.
_TITLE = 0.1
# Terms in effect, (sum of shares)² / sum of squared shares, from which a likeness counts in full; the terms of one name count as one. Two
# reports of one event share many telling words; two of one town share its name, however rare that is.
ENOUGH_TERMS = 3.0
# Decimals of a score. Sums of floats differ in their last bits with the order of adding; scores must not.
_DECIMALS = 6


class Parts(NamedTuple):
    """What the scores of pairs are made of: (text + title) times the factors of time, of outlet and of what both tell, at most 1.

    in_effect: the terms in effect of what the sketches share; text: their likeness, less what it has from few terms; title: what the
    titles add."""

    in_effect: Floats
    text: Floats
    title: Floats
    time: Floats
    outlet: Floats
    told: Floats

    def words(self) -> Floats:
        """How alike they are by what they say, whenever and by whom."""
        return self.text + self.title

    def scores(self) -> Floats:
        """0 to 1."""
        return _even((self.text + self.title) * self.time * self.outlet * self.told)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weighted terms, one row a text, columns by ascending term. names: for each two terms of one name √2 times the product of their
    weights, so that the shares of a name's terms are squared as one sum; None, each term tells something by itself."""

    terms: Any  # scipy.sparse.csr_array of float64 or float32
    names: Any = None

    def pairs(self, left: Ints, right: Ints) -> tuple[Floats, Floats]:
        """(likeness, terms in effect) of the pairs (left[i], right[i])."""
        shares = self.terms[left].astype(np.float64).multiply(self.terms[right])
        squared = _sums(shares.multiply(shares))
        if self.names is not None:
            squared = squared + _sums(self.names[left].multiply(self.names[right]))
        likeness = _sums(shares)
        return likeness, in_effect(likeness, squared)

    def square(self, rows: Ints) -> tuple[Floats, Floats]:
        """(likeness, terms in effect) of all pairs of `rows`."""
        terms = self.terms[rows]
        squares = terms.multiply(terms)
        squared = squares @ squares.T
        if self.names is not None:
            squared = squared + self.names[rows] @ self.names[rows].T
        likeness = (terms @ terms.T).toarray()
        return likeness, in_effect(likeness, squared.toarray())


@dataclass(frozen=True, slots=True)
class Bag:
    """Sketches, one row each in the order given; their titles likewise; their days (NaN unknown); their outlets by number (each
    unknown one is an outlet of its own); what they tell. titles, told: None, not compared."""

    text: Weights
    titles: Weights | None
    first: Floats
    last: Floats
    outlet: Ints
    told: Told | None = None

    def pairs(self, left: Ints, right: Ints) -> Parts:
        """Of the pairs (left[i], right[i])."""
        gap = _gap((self.first[left], self.last[left]), (self.first[right], self.last[right]))
        same = self.outlet[left] == self.outlet[right]
        return self._parts(
            self.text.pairs(left, right),
            None if self.titles is None else self.titles.pairs(left, right),
            gap,
            same,
            None if self.told is None else self.told.pairs(left, right, gap > _WEEK, same),
        )

    def square(self, rows: Ints) -> Parts:
        """Of all pairs of `rows`, as square matrices."""
        first, last, outlet = self.first[rows], self.last[rows], self.outlet[rows]
        gap = _gap((first[:, None], last[:, None]), (first[None, :], last[None, :]))
        same = outlet[:, None] == outlet[None, :]
        return self._parts(
            self.text.square(rows),
            None if self.titles is None else self.titles.square(rows),
            gap,
            same,
            None if self.told is None else self.told.square(rows, gap > _WEEK, same),
        )

    def _parts(self, text: _Likeness, titles: _Likeness | None, gap: Floats, same: Any, told: Floats | None) -> Parts:
        return Parts(
            text[1],
            broad(*text),
            np.zeros_like(gap) if titles is None else _TITLE * broad(*titles),
            _fading(gap),
            np.where(same, _SAME_OUTLET, 1.0),
            np.ones_like(gap) if told is None else told,
        )


def broad(likeness: Floats, terms: Floats) -> Floats:
    """The likeness less what it has from few terms. terms: those in effect."""
    return likeness * np.minimum(1.0, terms / ENOUGH_TERMS)


def in_effect(likeness: Any, squared: Any) -> Floats:
    """From how many terms a likeness comes, 0 for none; of equal shares it is their number. squared: the sum of the terms' squared shares."""
    total, square = np.asarray(likeness, dtype=np.float64), np.asarray(squared, dtype=np.float64)
    return np.divide(total * total, square, out=np.zeros_like(total), where=square > 0.0)


def _sums(rows: Any) -> Floats:
    return np.asarray(rows.sum(axis=1), dtype=np.float64).ravel()


def _gap(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> Floats:
    """Days between the intervals of the two sides, each (first, last) in days; NaN where one is not known."""
    gap: Floats = np.maximum(np.maximum(a[0] - b[1], b[0] - a[1]), 0.0)
    return gap


def _fading(gap: Floats) -> Floats:
    """The factor of each pair; what is not known fades nothing."""
    faded = (_STAYS + (1.0 - _STAYS) * np.exp2(-gap / _HALF_LIFE)) * (_LASTS + (1.0 - _LASTS) * np.exp2(-gap / _SEASON))
    return np.where(np.isnan(gap), 1.0, faded)


def _even(scores: Floats) -> Floats:
    return np.clip(np.round(scores, _DECIMALS), 0.0, 1.0)


def gather(sketches: Sequence[Sketch]) -> Bag:
    """`sketches` as a bag."""
    numbers = {name: i for i, name in enumerate(sorted({s.outlet for s in sketches if s.outlet}))}
    return Bag(
        Weights(_rows([s.terms for s in sketches], [s.weights for s in sketches]), _names(sketches)),
        Weights(_rows([s.title_terms for s in sketches], [s.title_weights for s in sketches])),
        _days([s.first for s in sketches]),
        _days([s.last for s in sketches]),
        np.array([numbers.get(s.outlet or "", -1 - i) for i, s in enumerate(sketches)], dtype=np.int64),
        read(sketches),
    )


def _rows(terms: Sequence[tuple[int, ...]], weights: Sequence[tuple[float, ...]]) -> Any:
    sizes = np.array([len(row) for row in terms], dtype=np.int64)
    return arrange(Lists(_flat(terms, np.int64), sizes), _flat(weights, np.float64))


def _flat(rows: Sequence[tuple[Any, ...]], kind: type) -> Any:
    return np.fromiter(chain.from_iterable(rows), kind, sum(map(len, rows)))


def _names(sketches: Sequence[Sketch]) -> Any:
    """See Weights.names."""
    sizes = np.array([len(sketch.names) // 2 for sketch in sketches], dtype=np.int64)
    begins = np.cumsum([0, *(len(sketch.terms) for sketch in sketches)])[:-1]
    at = np.repeat(begins, sizes)[:, None] + _flat([sketch.names for sketch in sketches], np.int64).reshape(-1, 2)
    terms, weights = (
        _flat([s.terms for s in sketches], np.int64)[at],
        _flat([s.weights for s in sketches], np.float64)[at],
    )
    # Terms are hashes, and so is what they overflow to.
    return arrange(Lists(terms[:, 0] + 3 * terms[:, 1], sizes), math.sqrt(2.0) * weights.prod(axis=1))


def _days(instants: Sequence[int | None]) -> Floats:
    return np.array([np.nan if at is None else at / DAY for at in instants], dtype=np.float64)


def arrange(terms: Lists, weights: Floats) -> Any:
    """Rows of weighted terms as a sparse array, columns by ascending term: sums are added in one order."""
    vocabulary, columns = np.unique(terms.values, return_inverse=True)
    rows = owners(terms)
    order = np.lexsort((columns, rows))
    shape = (len(terms.sizes), max(1, len(vocabulary)))
    return sparse.csr_array((weights[order], (rows[order], columns[order])), shape=shape)


def by_time(sketch: Sketch) -> tuple[bool, int, int]:
    """Sort key: earliest possible time of publication, then id; an unknown time comes last."""
    return sketch.first is None, sketch.first or 0, sketch.article
