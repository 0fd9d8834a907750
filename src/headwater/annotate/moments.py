"""What a temporal expression refers to, seen from the day of publication and the days the text told of before."""

from dataclasses import dataclass
from datetime import date

from headwater.annotate import days
from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.english.calendar import WEEKDAYS

# A date printed without a year lies ahead if it is this near in days and the one before is further, for news tells of next
# month's dates without a word like 'will' and hardly ever of dates eleven months ago.
_SOON = 90
_A_DAY = {"hour": 24, "minute": 1440, "second": 86_400}  # how many make a day


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is seen. today: the day of publication, None unknown. before: the range resolved last in the
    article. day: the day told of last in this sentence, None none. future: the sentence looks ahead."""

    today: date | None
    before: Days = UNKNOWN
    day: date | None = None
    future: bool = False


def weekday(view: View, number: int, which: str) -> Days:
    """A weekday by name. which: 'last', 'next', 'this' or ''. Without one, the day of publication itself or the nearest before it, or
    after it where the sentence looks ahead."""
    if view.today is None:
        return UNKNOWN
    back = (view.today.weekday() - number) % 7
    ahead = (number - view.today.weekday()) % 7
    if which == "next":
        return days.one(days.moved(view.today, ahead or 7))
    if which in ("last", "past", "previous"):
        return days.one(days.moved(view.today, -(back or 7)))
    if view.future or which in ("this", "coming"):
        return days.one(days.moved(view.today, ahead))
    return days.one(days.moved(view.today, -back))


def weekday_from_told(view: View, number: int, sign: int) -> Days:
    """'the following Monday', 'the previous Friday': the next one after (sign 1) or before the day told of last."""
    start = view.before.last if sign > 0 else view.before.first
    start = start or view.today
    if start is None:
        return UNKNOWN
    distance = (number - start.weekday()) % 7 if sign > 0 else (start.weekday() - number) % 7
    return days.one(days.moved(start, sign * (distance or 7)))


def told_day(view: View) -> Days:
    """The day told of last where that was a day, else the day of publication."""
    if view.before.first and view.before.first == view.before.last:
        return view.before
    return days.one(view.today)


def month(view: View, number: int, which: str) -> Days:
    """A month without a year: the one of 'last', 'next' or 'this'; else the latest not after publication, or the next ahead."""
    if view.today is None:
        return UNKNOWN
    year, now = view.today.year, view.today.month
    if which in ("last", "past", "previous"):
        return days.months(year - (number >= now), number)
    if which in ("next", "coming"):
        return days.months(year + (number <= now), number)
    if which == "this":
        return days.months(year, number)
    ahead = (number - now) % 12
    if view.future or 0 < 30 * ahead <= _SOON - 30:
        return days.months(year + (number < now), number)
    return days.months(year - (number > now), number)


def month_day(view: View, number: int, of_month: int, on: int | None = None) -> Days:
    """A day and month without a year: the latest not after publication, or the next where the sentence looks ahead or it is near.

    on: the weekday printed with it (0 Monday), which tells the year where one of the years about publication has it.
    """
    if view.today is None:
        return UNKNOWN
    today = view.today
    if on is not None:
        years = range(today.year - 3, today.year + 4)
        fit = [d for y in years if (d := days.day(y, of_month, number).first) and d.weekday() == on]
        if fit:
            return days.one(min(fit, key=lambda d: abs((d - today).days)))
    found = [d for y in (today.year - 1, today.year, today.year + 1) if (d := days.day(y, of_month, number).first)]
    soon = 365 if view.future else _SOON
    back = max((d for d in found if d <= today), default=None)
    ahead = min((d for d in found if d >= today), default=None)
    # A sentence about the future may tell of a past day as well, so one of the last weeks is not carried a year ahead.
    lately = back is not None and ahead is not None and (ahead - today).days >= 200 and (today - back).days <= 60
    nearer = ahead is not None and (back is None or view.future or ahead - today < today - back)
    if ahead and (ahead - today).days <= soon and nearer and not lately:
        return days.one(ahead)
    return days.one(back)


def relative(view: View, unit: str, which: str) -> Days:
    """'last week', 'this year', 'next quarter', 'the past decade'."""
    if view.today is None:
        return UNKNOWN
    today = view.today
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if which == "past":
        return _past(today, unit, 1)
    if unit == "week":
        return days.week(today, step)
    if unit == "weekend":
        return _weekend(view, step)
    if unit == "month":
        return days.months(today.year, today.month + step)
    if unit == "quarter":
        return days.months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * step
        return days.years(first, first + 9)
    if unit == "century":
        return days.years(
            (today.year - 1) // 100 * 100 + 1 + 100 * step, (today.year - 1) // 100 * 100 + 100 + 100 * step
        )
    if unit == "year":
        return days.years(today.year + step, today.year + step)
    return days.one(days.moved(today, step))


def _weekend(view: View, step: int) -> Days:
    """The weekend of 'this', 'last', 'next' or 'the' weekend: on a weekend day itself, otherwise the one before, or ahead."""
    if view.today is None:
        return UNKNOWN
    now = view.today.weekday()
    saturday = 5 - now
    if step < 0:
        saturday -= 7
    elif step > 0:
        saturday += 7 if now >= 5 else 0
    elif now < 5 and not view.future:
        saturday -= 7
    return days.span(days.moved(view.today, saturday), 2)


def _past(today: date, unit: str, count: int) -> Days:
    first = shifted(today, unit, -count)
    return Days(first, today) if first else UNKNOWN


def past(view: View, unit: str, count: float | None) -> Days:
    """'in the past seven years', 'in recent weeks' (count None: nobody knows since when)."""
    if view.today is None:
        return UNKNOWN
    return Days(None, view.today) if count is None else _past(view.today, unit, round(count))


def shifted(start: date, unit: str, count: int) -> date | None:
    """`count` units later (earlier if negative), to the day; hours by the days they fill."""
    if abs(count) > 120_000:
        return None
    if unit in _A_DAY:
        return days.moved(start, -(-count // _A_DAY[unit]) if count > 0 else count // _A_DAY[unit])
    if unit in ("day", "weekend"):
        return days.moved(start, count)
    if unit in ("week", "fortnight"):
        return days.moved(start, count * (7 if unit == "week" else 14))
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    return days.moved_months(start, size * count) if size else start


def away(start: Days, unit: str, count: float | None, sign: int, bound: str = "") -> Days:
    """`count` units before (sign -1) or after `start`, as wide as its unit: '25 years ago' is a year, '3 weeks ago' a week.

    count None: some ('years ago'). bound: 'more' or 'less', for 'more than two years ago'.
    """
    at = start.first if sign < 0 else start.last
    if at is None:
        return UNKNOWN
    if unit in _A_DAY and (count is None or count < _A_DAY[unit]):
        return days.one(at)
    if count is None:
        return Days(None, at) if sign < 0 else Days(at, None)
    if count != round(count):  # half a year is six months, and so on
        smaller = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "month": ("week", 4)}.get(
            unit
        )
        if smaller:
            unit, count = smaller[0], count * smaller[1]
    found = shifted(at, unit, sign * round(count))
    if found is None:
        return UNKNOWN
    if bound == "more":
        return Days(None, found) if sign < 0 else Days(found, None)
    if bound == "less":
        return Days(found, at) if sign < 0 else Days(at, found)
    return around(found, unit)


def around(at: date, unit: str) -> Days:
    """The calendar unit that holds a day."""
    if unit in ("week", "fortnight"):
        return days.week(at)
    if unit == "month":
        return days.months(at.year, at.month)
    if unit == "quarter":
        return days.months(at.year, (at.month - 1) // 3 * 3 + 1, 3)
    if unit in ("year", "decade", "century"):
        return days.years(at.year, at.year)
    return days.one(at)


def weekday_number(name: str) -> int:
    return WEEKDAYS[name.lower().rstrip(".")]
