"""Seasons, holidays, quarters and halves of years."""

import re
from datetime import date
from functools import cache

from headwater.annotate import days
from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.english.calendar import (
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    FLOATING_HOLIDAYS,
    LUNAR_HOLIDAYS,
    SEASONS,
)
from headwater.annotate.moments import View
from headwater.annotate.temporal import fragments as f
from headwater.annotate.temporal.rule import Kind, Rule, before, rule

_ALL = sorted([*FIXED_HOLIDAYS, *FLOATING_HOLIDAYS, *EASTER_HOLIDAYS, *LUNAR_HOLIDAYS], key=len, reverse=True)
_HOLIDAY = "(?P<holiday>" + "|".join(re.escape(h) for h in _ALL) + ")"
_SEASON = "(?P<season>" + "|".join(SEASONS) + ")"
# 'Christmas lights' are no time, 'at Christmas' and 'Christmas morning' are.
_HOLIDAY_BEFORE = re.compile(
    r"\b(?:on|at|by|before|after|until|since|around|this|last|next|over|during|for|of|from|to|through|in)(?: the)? $",
    re.I,
)
_ENDS = re.compile(
    r"[,.;:!?)\"”]|$| (?:morning|afternoon|night|evening|weekend|week|break|holidays?|and|but|when|in|at|after|as|with|to)\b"
)
_HALF = re.compile(
    r"\b(?:profits?|earnings|earned|revenues?|sales|fiscal|results|charges?|net|income|loss(?:es)?|tax|taxes|growth|shares?|economy|gdp|company|"
    r"dividends?|stocks?|inflation|exports?|orders|output|year|losses|economic|market|prices|investors|analysts)\b",
    re.I,
)
_SPORT = re.compile(
    r"\b(?:scor(?:e[ds]?|ing)|touchdowns?|yards?|goals?|kick(?:ed|s)?|games?|halftime|half-time|baskets?|rebounds?|quarterback|pass(?:es)?|match|season|"
    r"coach|teams?|players?|league|lead)\b",
    re.I,
)
_ORDER = {**f.NTH, "final": 4, "last": 4, "fiscal-first": 1, "fiscal-second": 2, "fiscal-third": 3, "fiscal-fourth": 4}


def season(view: View, name: str, which: str, year: int | None = None) -> Days:
    """A season of the northern half of the world: of the year given, else the last that began, or the next where it lies ahead."""
    if year is None:
        if view.today is None:
            return UNKNOWN
        year = view.today.year
        begins = SEASONS[name][0]
        begun = (view.today.month, view.today.day) >= begins
        over = (view.today.month, view.today.day) > SEASONS[name][1] or name == "winter"
        if which in ("last", "past", "previous"):
            year -= not (begun and over)
        elif which in ("next", "coming"):
            year += begun
        elif which == "" and not begun and not view.future:
            year -= 1
    (m1, d1), (m2, d2) = SEASONS[name]
    first, last = days.day(year, m1, d1).first, days.day(year + (m2 < m1), m2, d2).first
    return Days(first, last) if first and last else UNKNOWN


def holiday(view: View, name: str, which: str, year: int | None = None) -> Days:
    """A holiday: of the year given, else the nearest to publication, or the last or next one."""
    if year is not None:
        return _in_year(name, year)
    if view.today is None:
        return UNKNOWN
    today = view.today
    found = [d for y in (today.year - 1, today.year, today.year + 1) if (d := _in_year(name, y)).first]
    if which in ("last", "past", "previous"):
        found = [d for d in found if d.last and d.last < today]
    elif which in ("next", "coming") or view.future:
        found = [d for d in found if d.last and d.last >= today]
    return min(found, key=lambda d: abs(((d.first or today) - today).days), default=UNKNOWN)


@cache
def _in_year(name: str, year: int) -> Days:
    if name in FIXED_HOLIDAYS:
        return days.day(year, *FIXED_HOLIDAYS[name])
    if name in FLOATING_HOLIDAYS:
        month, weekday, nth, shift = FLOATING_HOLIDAYS[name]
        found = days.nth_weekday(year, month, weekday, nth).first
        return days.one(days.moved(found, shift)) if found else UNKNOWN
    if name in EASTER_HOLIDAYS:
        first, count = EASTER_HOLIDAYS[name]
        friday = _public(year, "GB", "Good Friday")
        start = days.moved(friday, 2 + first) if friday else None
        return days.span(start, count) if start else UNKNOWN
    country, official, first, count = LUNAR_HOLIDAYS[name]
    day = _public(year, country, official)
    start = days.moved(day, first) if day else None
    return days.span(start, count) if start else UNKNOWN


@cache
def _public(year: int, country: str, name: str) -> date | None:
    """The first day of a public holiday that moves with the moon, by the tables of `holidays`; None where these have none."""
    import holidays

    # Outside these the tables of the Islamic and the Chinese calendar end.
    if not 1925 <= year <= 2076:
        return None
    found = holidays.country_holidays(
        country, years=year, language="en_US" if country != "GB" else "en_GB", observed=False
    )
    return min((day for day in found.get_named(name, lookup="startswith") if day.year == year), default=None)


def _season(match: re.Match[str], view: View) -> Days:
    return f.part(match, season(view, match["season"].lower(), f.which(match), f.year_of(match)))


def _season_of_year(match: re.Match[str], view: View) -> Days:
    if view.today is None:
        return UNKNOWN
    year = view.today.year + {"last": -1, "this": 0, "next": 1}[match["of_year"].lower()]
    return f.part(match, season(view, match["season"].lower(), "", year))


def _season_refers(match: re.Match[str]) -> bool:
    """'fall' and 'spring' are verbs too, and a spring is water."""
    text, end = match.string, match.end()
    return not re.match(r" (?:of|in love|asleep|apart|short|into|break|for)\b|-", text[end : end + 10])


def _holiday(match: re.Match[str], view: View) -> Days:
    found = holiday(view, match["holiday"].lower(), f.which(match), f.year_of(match))
    tail = f.group(match, "tail")
    if re.match(r"(?:around|about)\b", match[0], re.IGNORECASE) and found.first:
        return days.week(found.first)
    if found.first and tail == "weekend":  # the Saturday and Sunday at it
        saturday = days.moved(found.first, (5 - found.first.weekday() + 3) % 7 - 3)
        return days.span(saturday, 2) if saturday else UNKNOWN
    if found.first and tail == "week":
        return days.week(found.first)
    if found.first and match[0].lower().startswith(("the eve of", "eve of")):
        return days.one(days.moved(found.first, -1))
    return found


def _holiday_refers(match: re.Match[str]) -> bool:
    if not match["holiday"][0].isupper():
        return False
    if match["year"] or match["tail"] or f.which(match) or match["near"]:
        return True
    return (
        _HOLIDAY_BEFORE.search(before(match)) is not None
        or _ENDS.match(match.string, match.end()) is not None
        or before(match).endswith("found ")
    )


def _quarter(match: re.Match[str], view: View) -> Days:
    """A quarter or half of the year given; without one, the latest that has begun."""
    number = _ORDER[match["nth"].lower().removeprefix("q")] if not match["nth"][-1].isdigit() else int(match["nth"][-1])
    size = 6 if f.group(match, "size") == "half" or match["nth"].lower().startswith("h") else 3
    number = min(number, 12 // size)
    year = f.year_of(match) or f.int_of(match, "year0")
    if year is None:
        if view.today is None:
            return UNKNOWN
        of_year = f.group(match, "of_year") or f.group(match, "of_year0")
        year = view.today.year + {"last": -1, "next": 1}.get(of_year, 0)
        begin = date(year, size * (number - 1) + 1, 1)
        year -= begin > view.today and not of_year and not view.future
    return days.months(year, size * (number - 1) + 1, size)


def _quarter_refers(match: re.Match[str]) -> bool:
    """Matches have quarters and halves too: without a year, only in a text on business."""
    if f.group(match, "year") or f.group(match, "year0") or f.group(match, "of_year") or f.group(match, "of_year0"):
        return True
    if "fiscal" in match[0].lower():
        return True
    if f.group(match, "size") == "half":
        return _HALF.search(match.string) is not None
    return _SPORT.search(match.string) is None


def _of_holidays(match: re.Match[str], view: View) -> Days:
    """'the holiday season': from Thanksgiving to the New Year; open where publication lies within it."""
    near = holiday(view, "christmas", "").first
    if near is None:
        return UNKNOWN
    return Days(_in_year("thanksgiving", near.year).first, days.day(near.year + 1, 1, 1).first)


_PLAIN = frozenset("day year years eve st new week night s".split())  # noqa: SIM905
# The longest word of each name that is not in many others.
_CUES = " ".join(
    {max((w for w in re.findall(r"[a-z]+|\d+", h) if w not in _PLAIN), key=len, default="new") for h in _ALL}
)
_SEASONS = " ".join(SEASONS)
_NTH = "fiscal-first|fiscal-second|fiscal-third|fiscal-fourth|first|second|third|fourth|final|last|1st|2nd|3rd|4th"

RULES: tuple[Rule, ...] = (
    rule(_SEASONS, rf"{f.EARLY}?(?:the |in the |in )?(?:{f.WHICH} )?{_SEASON}(?: of|,)? {f.YEAR_ANY}", _season),
    rule(_SEASONS, rf"{f.EARLY}?(?:the )?{_SEASON} of (?P<of_year>last|this|next) year", _season_of_year),
    rule(_SEASONS, rf"{f.EARLY}?{f.WHICH} {_SEASON}", _season),
    rule(_SEASONS, rf"(?:(?:in|over|during|through|throughout|into|since|until|by) the|(?:in|by|over|since|until|late|early|mid-?)) ?{_SEASON}", _season, refers=_season_refers),
    rule(_SEASONS, rf"the {f.EARLY}{_SEASON}", _season, refers=_season_refers),
    rule(_CUES, rf"(?P<near>around |about |the eve of |eve of )?(?:{f.WHICH} )?{_HOLIDAY}(?: (?P<tail>weekend|week|morning|night|evening|afternoon|break|holidays?))?(?:,? (?:in |of )?{f.YEAR})?", _holiday, Kind.DAY, refers=_holiday_refers),
    rule("holiday holidays", r"(?:over |during |for |in )?the (?:holiday season|holiday period|festive (?:season|period)|year-end holidays|winter holidays)", _of_holidays),
    rule("quarter half", rf"(?:(?:the )?(?:(?P<of_year0>last|this|next) year's |(?P<year0>1[89]\d\d|20\d\d) ))?(?:the |its |their )?(?P<nth>{_NTH})[- ](?:fiscal[- ])?(?P<size>quarter|half)(?:,? (?:of )?(?:the )?(?:fiscal )?(?:year )?(?:{f.YEAR}|(?P<of_year>last|this|next) year))?", _quarter, refers=_quarter_refers),
    rule("q h", rf"(?P<nth>[QH][1-4])(?: (?:of )?{f.YEAR}| (?P<of_year>last|this|next) year)?", _quarter, cased=True, refers=_quarter_refers),
)  # fmt: skip
