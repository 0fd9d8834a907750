from datetime import date

import pytest

from headwater.annotate import days
from headwater.annotate.days import UNKNOWN, Days


def test_days_refuses_a_range_that_runs_backwards() -> None:
    with pytest.raises(ValueError, match="is after"):
        Days(date(2020, 2, 2), date(2020, 2, 1))


@pytest.mark.parametrize(
    ("whole", "which", "first", "last"),
    [
        (days.months(2020, 2), "late", "2020-02-20", "2020-02-29"),
        (days.months(2018, 1), "mid", "2018-01-11", "2018-01-20"),
        (days.months(2018, 4), "early", "2018-04-01", "2018-04-10"),
        (days.years(2017, 2017), "late", "2017-09-01", "2017-12-31"),
        (days.years(1990, 1999), "early", "1990-01-01", "1993-12-31"),
        (days.years(1990, 1999), "late", "1997-01-01", "1999-12-31"),
    ],
)
def test_days_thirds_of_a_range(whole: Days, which: str, first: str, last: str) -> None:
    assert days.third(whole, which) == Days(date.fromisoformat(first), date.fromisoformat(last))


def test_days_beyond_the_calendar_are_unknown() -> None:
    assert days.day(2021, 2, 29) == UNKNOWN
    assert days.years(0, 3) == UNKNOWN
    assert days.months(9999, 12, 2) == UNKNOWN
    assert days.week(date(9999, 12, 31)) == UNKNOWN
    assert days.moved(date(1, 1, 1), -1) is None
    assert days.moved_months(date(9999, 12, 1), 1) is None


def test_days_nth_weekday_of_a_month() -> None:
    assert days.nth_weekday(2017, 11, 3, 4) == days.day(2017, 11, 23)
    assert days.nth_weekday(2018, 5, 0, -1) == days.day(2018, 5, 28)


def test_days_months_later_stay_in_the_month() -> None:
    assert days.moved_months(date(2020, 3, 31), -1) == date(2020, 2, 29)
    assert days.months(2019, 14) == days.months(2020, 2)
