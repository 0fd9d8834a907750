"""What two articles tell alike or otherwise: the days they speak of, the people and their ages, and results."""

from collections.abc import Callable, Collection, Sequence
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
# launches from one pad. A week apart, days that both tell by weekdays only are other days in any case, and count for less, but
# where an outlet has filled in one form anew. A late report of one event keeps its names, and so enough of the likeness, or the age
# of a victim or a defendant.
OTHER_WEEK = 0.6
OTHER_EVENT = 0.3
# Where both give results and share none: two matches of one team in a week.
_OTHER_RESULTS = 0.4


@dataclass(frozen=True, slots=True)
class Told:
    """One row an article. days: which days it speaks of; near: these and the ones beside them, since what happens in a night has two;
    ages; people: whom it gives the age of, as their names; said: all its terms, among which are the names of others; results: those it
    tells of; dated: whether it tells a day by month and day, and not by a weekday, which is another one in each week's reports."""

    days: Any  # scipy.sparse.csr_array of int64, 1 where told
    near: Any
    ages: Any
    people: Any
    said: Any
    results: Any
    dated: NDArray[np.bool_]

    def pairs(self, left: Ints, right: Ints, weeks: Any, same: Any) -> NDArray[np.float64]:
        """The factor of the likeness of each pair (left[i], right[i]). weeks: which were published that far apart; same: by one outlet."""

        def shared(a: Any, b: Any) -> Ints:
            return np.asarray(a[left].multiply(b[right]).sum(axis=1)).ravel()

        return self._factor(shared, lambda told: (told[left], told[right]), weeks, same)

    def square(self, rows: Ints, weeks: Any, same: Any) -> NDArray[np.float64]:
        """The factors of all pairs of `rows`, as a square matrix. weeks, same: likewise, as such matrices."""

        def shared(a: Any, b: Any) -> Ints:
            return np.asarray((a[rows] @ b[rows].T).toarray())

        return self._factor(shared, lambda told: (told[rows][:, None], told[rows][None, :]), weeks, same)

    def _factor(
        self,
        shared: Callable[[Any, Any], Ints],
        sides: Callable[[NDArray[np.bool_]], tuple[NDArray[np.bool_], NDArray[np.bool_]]],
        weeks: Any,
        same: Any,
    ) -> NDArray[np.float64]:
        """shared: how much of one matrix's rows and of another's a pair has in common; sides: a value of each row, for either side."""

        def other(told: Any, near: Any) -> NDArray[np.bool_]:
            one, two = sides(np.diff(told.indptr) > 0)
            return np.asarray(one & two & (shared(told, near) == 0))

        other_days, other_ages = other(self.days, self.near), other(self.ages, self.ages)
        named = shared(self.people, self.said), shared(self.said, self.people)
        people = np.maximum.reduce((shared(self.ages, self.ages), *named))
        by_day = np.where(other_days, _OTHER_DAYS, 1.0)
        by_age = np.select([people > 1, people == 1, other_ages], [_SAME_AGES, _SAME_AGE, _OTHER_AGES], 1.0)
        late = weeks & (np.logical_or(*sides(self.dated)) | same)
        event = other_days & other_ages | late & other_days | weeks & other_ages
        by_result = np.where(other(self.results, self.results), _OTHER_RESULTS, 1.0)
        apart = [event & (people == 0), weeks & other_days & (people == 0)]
        return np.select(apart, [OTHER_EVENT, OTHER_WEEK], by_day * by_age) * by_result


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
        _rows([sketch.results for sketch in sketches], 1 << 16),
        np.array([bool(sketch.dates) for sketch in sketches], dtype=bool),
    )


def _rows(lists: Sequence[Collection[int]], width: int) -> Any:
    ends = np.cumsum([0, *map(len, lists)])
    columns = np.fromiter(chain.from_iterable(map(sorted, lists)), np.int64, int(ends[-1]))
    return sparse.csr_array((np.ones(len(columns), np.int64), columns, ends), shape=(len(lists), width))
