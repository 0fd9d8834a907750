"""What two articles tell alike or otherwise: the days they speak of and the ages of their people."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from headwater.candidates import Ints
from headwater.records import Sketch

# Days of a leap year; ages end at 110.
_YEAR, _AGES = 366, 111
# Factors of a likeness. Alike events in one town have other days and other victims. Of pairs of local reports at the edge of being linked, one in
# five that spoke of other days told of one event, and one in ten that gave other ages; two in three that shared an age, six in seven that
# shared several. Of large events nine in ten did whatever they shared, so the factors stay near 1. A day that both speak of raises
# nothing: in a stream of all news it is the day of thousands of events, and as a term it counts already.
_OTHER_DAYS = 0.8
# Likewise where they were published weeks apart, as two launches of one rocket from one pad are: each tells of its own day. A late report of
# one event keeps its names, and so enough of the likeness.
_OTHER_WEEKS = 0.4
_SAME_AGE, _SAME_AGES, _OTHER_AGES = 1.2, 1.4, 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """One row an article. days: which days it speaks of; near: these and the ones beside them, since what happens in a night has two;
    ages."""

    days: Any  # scipy.sparse.csr_array of int64, 1 where told
    near: Any
    ages: Any

    def pairs(self, left: Ints, right: Ints, weeks: Any) -> NDArray[np.float64]:
        """The factor of the likeness of each pair (left[i], right[i]). weeks: which were published that far apart."""
        day, age = (
            np.asarray(a[left].multiply(b[right]).sum(axis=1)).ravel()
            for a, b in ((self.days, self.near), (self.ages, self.ages))
        )
        dated, aged = _told(self.days), _told(self.ages)
        return _factor(day, dated[left] & dated[right], age, aged[left] & aged[right], weeks)

    def square(self, rows: Ints, weeks: Any) -> NDArray[np.float64]:
        """The factors of all pairs of `rows`, as a square matrix. weeks: likewise, as such a matrix."""
        days, near, ages = self.days[rows], self.near[rows], self.ages[rows]
        day, age = ((a @ b.T).toarray() for a, b in ((days, near), (ages, ages)))
        dated, aged = _told(days), _told(ages)
        return _factor(day, dated[:, None] & dated, age, aged[:, None] & aged, weeks)


def read(sketches: Sequence[Sketch]) -> Told:
    """What `sketches` tell."""
    days = [sketch.days for sketch in sketches]
    near = [{(day + step - 1) % _YEAR + 1 for day in found for step in (-1, 0, 1)} for found in days]
    return Told(_rows(days, _YEAR + 1), _rows(near, _YEAR + 1), _rows([sketch.ages for sketch in sketches], _AGES))


def _rows(lists: Sequence[tuple[int, ...] | set[int]], width: int) -> Any:
    ends = np.cumsum([0, *map(len, lists)])
    columns = np.fromiter(chain.from_iterable(map(sorted, lists)), np.int64, int(ends[-1]))
    return sparse.csr_array((np.ones(len(columns), np.int64), columns, ends), shape=(len(lists), width))


def _told(rows: Any) -> NDArray[np.bool_]:
    told: NDArray[np.bool_] = np.diff(rows.indptr) > 0
    return told


def _factor(day: Ints, dated: Any, age: Ints, aged: Any, weeks: Any) -> NDArray[np.float64]:
    """day, age: how many days and ages of a pair agree; dated, aged: whether both tell any."""
    by_day = np.where(dated & (day == 0), np.where(weeks, _OTHER_WEEKS, _OTHER_DAYS), 1.0)
    by_age = np.where(age > 1, _SAME_AGES, np.where(age == 1, _SAME_AGE, np.where(aged, _OTHER_AGES, 1.0)))
    return np.asarray(by_day * by_age, dtype=np.float64)
