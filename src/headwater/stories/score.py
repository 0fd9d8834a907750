"""How alike two articles are: a pure function of the two."""

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

DAY = 86400.0
# Part of the likeness that time does not fade: many a date is that of crawling or of an update, months off.
_STAYS = 0.55
# Days in which half of the rest fades: most reports of an event come within one week.
_HALF_LIFE = 4.0
# Part of the likeness that months do not fade, and the days in which half of the rest does: alike events come again in one place, and
# few reports of one event are so far apart.
_LASTS, _SEASON = 0.8, 40.0
# Days between two publications from which days that differ tell of two events.
_WEEK = 7.0
# The factor where one outlet published both: its pages share a house style, a town and standing lines.
_SAME_OUTLET = 0.8
# What equal titles add: a page's text may be mostly something else, its title hardly ever is.
_TITLE = 0.1
# Terms in effect, (sum of shares)² / sum of squared shares, from which a likeness counts in full. Two reports of one event
# share many telling words; two of one town share its name, however rare that is.
ENOUGH_TERMS = 3.0
# Decimals of a score. Sums of floats differ in their last bits with the order of adding; scores must not.
_DECIMALS = 6


class Parts(NamedTuple):
    """What the scores of pairs are made of: (text + title) times the factors of time, of outlet and of what both tell, at most 1.

    text: the likeness of the sketches, less what it has from few terms; title: what the titles add."""

    text: Floats
    title: Floats
    time: Floats
    outlet: Floats
    told: Floats

    def scores(self) -> Floats:
        return _even((self.text + self.title) * self.time * self.outlet * self.told)


@dataclass(frozen=True, slots=True)
class Bag:
    """Sketches as a matrix, one row each in the order given, columns by ascending term; their titles likewise; their days (NaN
    unknown); their outlets by number (each unknown one is an outlet of its own); and what they tell (None: not compared)."""

    matrix: Any  # scipy.sparse.csr_array of float64
    titles: Any
    first: Floats
    last: Floats
    outlet: Ints
    told: Told | None = None

    def pairs(self, left: Ints, right: Ints) -> Floats:
        """Scores of the pairs (left[i], right[i]), 0 to 1."""
        return self.parts(left, right).scores()

    def parts(self, left: Ints, right: Ints) -> Parts:
        """What the scores of the pairs (left[i], right[i]) are made of."""
        gap = _gap((self.first[left], self.last[left]), (self.first[right], self.last[right]))
        return Parts(
            _by_pair(self.matrix, left, right),
            _TITLE * _by_pair(self.titles, left, right),
            _fading(gap),
            _outlets(self.outlet[left], self.outlet[right]),
            np.ones(len(left)) if self.told is None else self.told.pairs(left, right, gap > _WEEK),
        )

    def square(self, rows: Ints, enough: float = ENOUGH_TERMS) -> Floats:
        """Scores of all pairs of `rows`, as a square matrix. enough: terms in effect from which a likeness counts in full."""
        text, title = _square(self.matrix[rows], enough), _TITLE * _square(self.titles[rows], enough)
        first, last, outlet = self.first[rows], self.last[rows], self.outlet[rows]
        gap = _gap((first[:, None], last[:, None]), (first[None, :], last[None, :]))
        told = np.ones_like(gap) if self.told is None else self.told.square(rows, gap > _WEEK)
        return Parts(text, title, _fading(gap), _outlets(outlet[:, None], outlet[None, :]), told).scores()


def _by_pair(matrix: Any, left: Ints, right: Ints) -> Floats:
    shares = matrix[left].astype(np.float64).multiply(matrix[right])
    return broad(np.asarray(shares.sum(axis=1)).ravel(), np.asarray(shares.multiply(shares).sum(axis=1)).ravel())


def _square(matrix: Any, enough: float) -> Floats:
    squares = matrix.multiply(matrix)
    return broad((matrix @ matrix.T).todense(), (squares @ squares.T).todense(), enough)


def broad(likeness: Any, squared: Any, enough: float = ENOUGH_TERMS) -> Floats:
    """The likeness less what it has from fewer than `enough` terms. squared: the sum of the terms' squared shares of it."""
    total = np.asarray(likeness, dtype=np.float64)
    return total * np.minimum(1.0, in_effect(total, squared) / enough)


def in_effect(likeness: Any, squared: Any) -> Floats:
    """From how many terms a likeness comes, 0 for none; of equal shares it is their number."""
    total, square = np.asarray(likeness, dtype=np.float64), np.asarray(squared, dtype=np.float64)
    return np.divide(total * total, square, out=np.zeros_like(total), where=square > 0.0)


def _gap(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> Floats:
    """Days between the intervals of the two sides, each (first, last) in days; NaN where one is not known."""
    gap: Floats = np.maximum(np.maximum(a[0] - b[1], b[0] - a[1]), 0.0)
    return gap


def _fading(gap: Floats) -> Floats:
    """The factor of each pair; what is not known fades nothing."""
    faded = (_STAYS + (1.0 - _STAYS) * np.exp2(-gap / _HALF_LIFE)) * (_LASTS + (1.0 - _LASTS) * np.exp2(-gap / _SEASON))
    return np.where(np.isnan(gap), 1.0, faded)


def _outlets(a: Ints, b: Ints) -> Floats:
    return np.where(a == b, _SAME_OUTLET, 1.0)


def _even(scores: Floats) -> Floats:
    return np.clip(np.round(scores, _DECIMALS), 0.0, 1.0)


def gather(sketches: Sequence[Sketch]) -> Bag:
    """The matrix of `sketches`."""
    numbers = {name: i for i, name in enumerate(sorted({s.outlet for s in sketches if s.outlet}))}
    return Bag(
        _rows([s.terms for s in sketches], [s.weights for s in sketches]),
        _rows([s.title_terms for s in sketches], [s.title_weights for s in sketches]),
        _days([s.first for s in sketches]),
        _days([s.last for s in sketches]),
        np.array([numbers.get(s.outlet or "", -1 - i) for i, s in enumerate(sketches)], dtype=np.int64),
        read(sketches),
    )


def _rows(terms: Sequence[tuple[int, ...]], weights: Sequence[tuple[float, ...]]) -> Any:
    sizes = np.array([len(row) for row in terms], dtype=np.int64)
    size = int(sizes.sum())
    values = np.fromiter(chain.from_iterable(terms), np.int64, size)
    return arrange(Lists(values, sizes), np.fromiter(chain.from_iterable(weights), np.float64, size))


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
