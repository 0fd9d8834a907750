"""Ranges of whole days, with bounds that may be open, and how to make them. Nothing here leaves the years 1 to 9999."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta


@dataclass(frozen=True, slots=True)
class Days:
    """first to last, both included; None is open or unknown. first <= last where both are known."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"{self.first} is after {self.last}")


UNKNOWN = Days(None, None)


def day(year: int, month: int, number: int) -> Days:
    """One day; UNKNOWN where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return UNKNOWN
    return Days(found, found)


def one(found: date | None) -> Days:
    return Days(found, found)


def years(first: int, last: int) -> Days:
    if not MINYEAR <= first <= last <= MAXYEAR:
        return UNKNOWN
    return Days(date(first, 1, 1), date(last, 12, 31))


def months(year: int, first: int, count: int = 1) -> Days:
    """`count` months from month `first` (1-12; beyond, it goes on into other years) of `year`."""
    year, zero = year + (first - 1) // 12, (first - 1) % 12
    end_year, end_zero = year + (zero + count - 1) // 12, (zero + count - 1) % 12
    if not MINYEAR <= year <= end_year <= MAXYEAR:
        return UNKNOWN
    return Days(date(year, zero + 1, 1), date(end_year, end_zero + 1, calendar.monthrange(end_year, end_zero + 1)[1]))


def week(of: date, shift: int = 0) -> Days:
    """Monday to Sunday of the week of a day, `shift` weeks later."""
    return span(moved(of, 7 * shift - of.weekday()), 7)


def span(first: date | None, count: int) -> Days:
    """`count` days from `first`."""
    last = moved(first, count - 1) if first else None
    return Days(first, last) if first and last else UNKNOWN


def moved(start: date, by: int) -> date | None:
    """`by` days later; None beyond the calendar."""
    try:
        return start + timedelta(days=by)
    except OverflowError:
        return None


def moved_months(start: date, by: int) -> date | None:
    """The same day of the month `by` months later, or the month's last; None beyond the calendar."""
    year, zero = start.year + (start.month - 1 + by) // 12, (start.month - 1 + by) % 12
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, zero + 1, min(start.day, calendar.monthrange(year, zero + 1)[1]))


def third(whole: Days, which: str) -> Days:
    """The early, mid or late third of a range: by days within a month or less, by months within a year, else by years."""
    if whole.first is None or whole.last is None:
        return whole
    length = (whole.last - whole.first).days + 1
    index = {"early": 0, "mid": 1, "late": 2}[which]
    if length <= 7:
        return whole
    if length <= 100:
        cuts = [0, length // 3, 2 * length // 3, length]
        return span(moved(whole.first, cuts[index]), cuts[index + 1] - cuts[index])
    if length <= 366:
        return months(whole.first.year, whole.first.month + 4 * index, 4)
    count = whole.last.year - whole.first.year + 1
    cuts = [0, (count + 2) // 3, (2 * count + 2) // 3, count]
    return years(whole.first.year + cuts[index], whole.first.year + cuts[index + 1] - 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> Days:
    """The nth (-1 the last) of a weekday (0 Monday) in a month."""
    if not MINYEAR <= year <= MAXYEAR:
        return UNKNOWN
    first, length = calendar.monthrange(year, month)
    found = [d for d in range(1, length + 1) if (first + d - 1) % 7 == weekday]
    return day(year, month, found[n if n < 0 else n - 1])
