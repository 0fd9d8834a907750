"""What two articles tell alike or otherwise: the days they speak of and the ages of their people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
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
_SAME_AGE, _SAME_AGES, _OTHER_AGES = 1.2, 1.4, 0.8
# Where two of three hold (other days, other ages, published a week apart) and none of the people are shared: two shootings in one street, two
# launches from one pad. A week apart, days that both tell by weekdays only are other days in any case, and count for nothing. A late
# report of one event keeps its names, and so enough of the likeness, or the age of a victim or a defendant.
_OTHER_EVENT = 0.3


@dataclass(frozen=True, slots=True)
class Told:
    """One row an article. days: which days it speaks of; near: these and the ones beside them, since what happens in a night has two;
    ages; people: whom it gives the age of, as their names; said: all its terms, among which are the names of others; dated: whether it tells
    a day by month and day, and not by a weekday, which is another one in each week's reports."""

    days: Any  # scipy.sparse.csr_array of int64, 1 where told
    near: Any
    ages: Any
    people: Any
    said: Any
    dated: NDArray[np.bool_]

    def pairs(self, left: Ints, right: Ints, weeks: Any) -> NDArray[np.float64]:
        """The factor of the likeness of each pair (left[i], right[i]). weeks: which were published that far apart."""
        day, age, mine, theirs = (
            np.asarray(a[left].multiply(b[right]).sum(axis=1)).ravel()
            for a, b in (
                (self.days, self.near),
                (self.ages, self.ages),
                (self.people, self.said),
                (self.said, self.people),
            )
        )
        days, ages = _told(self.days), _told(self.ages)
        people = np.maximum.reduce((age, mine, theirs))
        late = weeks & (self.dated[left] | self.dated[right])
        return _factor(
            days[left] & days[right] & (day == 0), ages[left] & ages[right] & (age == 0), people, weeks, late
        )

    def square(self, rows: Ints, weeks: Any) -> NDArray[np.float64]:
        """The factors of all pairs of `rows`, as a square matrix. weeks: likewise, as such a matrix."""
        days, ages, dated = self.days[rows], self.ages[rows], self.dated[rows]
        pairs = ((days, self.near[rows]), (ages, ages), (self.people[rows], self.said[rows]))
        day, age, named = ((a @ b.T).toarray() for a, b in pairs)
        some_day, some_age = _told(days), _told(ages)
        other_days, other_ages = some_day[:, None] & some_day & (day == 0), some_age[:, None] & some_age & (age == 0)
        people = np.maximum.reduce((age, named, named.T))
        return _factor(other_days, other_ages, people, weeks, weeks & (dated[:, None] | dated))


def read(sketches: Sequence[Sketch]) -> Told:
    """What `sketches` tell."""
    vocabulary, column = np.unique([term for sketch in sketches for term in sketch.terms], return_inverse=True)
    ends = np.cumsum([0, *(len(sketch.terms) for sketch in sketches)])
    said = [column[begin:end].tolist() for begin, end in pairwise(ends.tolist())]
    people = [[row[at] for at in sketch.people] for row, sketch in zip(said, sketches, strict=True)]
    days = [sketch.days for sketch in sketches]
    near = [{(day + step - 1) % _YEAR + 1 for day in found for step in (-1, 0, 1)} for found in days]
    width = max(1, len(vocabulary))
    return Told(
        _rows(days, _YEAR + 1),
        _rows(near, _YEAR + 1),
        _rows([sketch.ages for sketch in sketches], _AGES),
        _rows(people, width),
        _rows(said, width),
        np.array([bool(sketch.dates) for sketch in sketches], dtype=bool),
    )


def _rows(lists: Sequence[Collection[int]], width: int) -> Any:
    ends = np.cumsum([0, *map(len, lists)])
    columns = np.fromiter(chain.from_iterable(map(sorted, lists)), np.int64, int(ends[-1]))
    return sparse.csr_array((np.ones(len(columns), np.int64), columns, ends), shape=(len(lists), width))


def _told(rows: Any) -> NDArray[np.bool_]:
    told: NDArray[np.bool_] = np.diff(rows.indptr) > 0
    return told


def _factor(other_days: Any, other_ages: Any, people: Ints, weeks: Any, late: Any) -> NDArray[np.float64]:
    """other_days, other_ages: which pairs tell some and share none; people: how many a pair has in common, by age or name; weeks: which were
    published that far apart; late: of these, those with a date, so that other days tell something."""
    by_day = np.where(other_days, _OTHER_DAYS, 1.0)
    by_age = np.where(people > 1, _SAME_AGES, np.where(people == 1, _SAME_AGE, np.where(other_ages, _OTHER_AGES, 1.0)))
    other = other_days & other_ages | late & other_days | weeks & other_ages
    return np.where(other & (people == 0), _OTHER_EVENT, by_day * by_age)
