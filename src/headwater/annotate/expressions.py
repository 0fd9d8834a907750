"""Patterns of English temporal expressions, each with the function that says which days it means."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from headwater.annotate import days, moments
from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.english.calendar import FIXED_HOLIDAYS, FLOATING_HOLIDAYS, MONTHS, SEASONS
from headwater.annotate.english.numbers import ONES, value
from headwater.annotate.moments import View

Read = Callable[[re.Match[str], View], Days]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at start:end of the text searched. read: the days it means from a view."""

    start: int
    end: int
    match: re.Match[str]
    read: Read

    @property
    def counts(self) -> bool:
        """Do the numbers in it count units ('three weeks ago'), rather than name a date or a time of day?"""
        return self.read in (_ago, _before, _past_units, _coming_units)

    @property
    def names_day(self) -> bool:
        """May it give a clock time in its sentence the day?"""
        return self.read in (_weekday, _today, _full_date)


_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|"
    r"AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?= ))"
_ANY_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d%])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|%)"
_PART = r"(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime|noon|midnight))?"
_EARLY = r"(?:(?:the )?(?P<third>[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle|[Ee]nd|[Bb]eginning|[Ss]tart)(?:[- ]| in | of | on | of the ))"
_WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Pp]revious|[Cc]oming|[Tt]his past|[Tt]his coming|[Tt]he past|[Tt]he previous|[Tt]he coming|[Tt]he following|[Cc]urrent|[Tt]he current)"
_UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century)"
_UNITS = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centurie|century)s?"
_COUNT = rf"(?P<count>\d{{1,4}}|an?|a couple of|a few|several|some|{'|'.join(ONES)}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_LONG_UNIT = r"(?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade)"
_ENDS = r"(?=[,.;:!?)\"”]|$)"  # 'a day after the vote' counts from the vote, and what day that was is not known
_HOLIDAY = (
    "(?P<holiday>"
    + "|".join(re.escape(h) for h in sorted([*FIXED_HOLIDAYS, *FLOATING_HOLIDAYS], key=len, reverse=True))
    + ")"
)
_SEASON = "(?P<season>" + "|".join(SEASONS) + ")"
_ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_CLOCK = r"(?:[01]?\d|2[0-4])"


def _int(match: re.Match[str], name: str) -> int | None:
    groups = match.groupdict()
    return int(groups[name]) if groups.get(name) else None


def _month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


def _which(match: re.Match[str]) -> str:
    """'last', 'next', 'this', 'past' … without its article; '' none."""
    found = (match.groupdict().get("which") or "").lower().removeprefix("the ")
    return {"this past": "last", "this coming": "next", "current": "this"}.get(found, found)


def _part(match: re.Match[str], whole: Days) -> Days:
    """The early, mid or late third, or the first or last day, as the expression says."""
    word = (match.groupdict().get("third") or "").lower()
    if word in ("early", "late", "mid", "middle"):
        return days.third(whole, "mid" if word == "middle" else word)
    if word == "end":
        return days.one(whole.last)
    if word in ("beginning", "start"):
        return days.one(whole.first)
    return whole


def _full_date(match: re.Match[str], view: View) -> Days:
    number, of_month, year = int(match["day"]), _month_number(match), _int(match, "year")
    last = _int(match, "day2")
    first = days.day(year, of_month, number) if year is not None else moments.month_day(view, number, of_month)
    if last is None or first.first is None:
        return first
    end = days.day(first.first.year, of_month, last).first
    return Days(first.first, end) if end and end >= first.first else UNKNOWN


def _month_year(match: re.Match[str], view: View) -> Days:
    year = _int(match, "year")
    groups = match.groupdict()
    if year is None and (of := (groups.get("of_year") or "").lower()):
        if view.today is None:
            return UNKNOWN
        year = view.today.year + {"last": -1, "next": 1, "this": 0}[of]
    whole = (
        days.months(year, _month_number(match))
        if year is not None
        else moments.month(view, _month_number(match), _which(match))
    )
    return _part(match, whole)


def _year(match: re.Match[str], view: View) -> Days:
    year = int(match["year"])
    last = match.groupdict().get("to")
    if last:
        end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return days.years(year, end) if year <= end <= year + 200 else UNKNOWN
    return _part(match, days.years(year, year))


def _decade(match: re.Match[str], view: View) -> Days:
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return _part(match, days.years(first, first + 9))


def _century(match: re.Match[str], view: View) -> Days:
    number = int(match["century"])
    return _part(match, days.years(100 * number - 99, 100 * number)) if 1 <= number <= 99 else UNKNOWN


def _iso(match: re.Match[str], view: View) -> Days:
    return days.day(int(match["year"]), int(match["m"]), int(match["day"]))


def _slashed(match: re.Match[str], view: View) -> Days:
    """'10/11/2016' may be October or November: read only where one reading exists, or one alone is near publication."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    found = {d for month, number in ((a, b), (b, a)) if (d := days.day(year, month, number).first)}
    if len(found) > 1 and view.today is not None:
        near = {d for d in found if abs((d - view.today).days) <= 31}
        found = near if len(near) == 1 else found
    return days.one(found.pop()) if len(found) == 1 else UNKNOWN


def _weekday(match: re.Match[str], view: View) -> Days:
    return moments.weekday(view, moments.weekday_number(match["weekday"]), _which(match))


def _today(match: re.Match[str], view: View) -> Days:
    word = match["word"].lower()
    shift = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    return days.one(days.moved(view.today, shift)) if view.today else UNKNOWN


def _relative(match: re.Match[str], view: View) -> Days:
    unit, which = match["unit"].lower(), _which(match)
    if unit in ("second", "minute", "hour", "day", "night") and which != "past":
        return days.one(view.today) if unit != "day" or which == "this" else moments.relative(view, unit, which)
    return _part(match, moments.relative(view, unit, which))


def _earlier_this(match: re.Match[str], view: View) -> Days:
    """'earlier this year' ends with publication, 'later this year' begins with it."""
    whole = moments.relative(view, match["unit"].lower(), _which(match))
    today = view.today
    if whole.first is None or whole.last is None or today is None or not whole.first <= today <= whole.last:
        return whole
    return Days(whole.first, today) if match["when"].lower() == "earlier" else Days(today, whole.last)


def _past_units(match: re.Match[str], view: View) -> Days:
    if _which(match) == "previous" and _unit(match) == "year" and view.today is not None:
        return Days(None, days.years(view.today.year - 1, view.today.year - 1).last)
    return moments.past(view, _unit(match), _count(match))


def _coming_units(match: re.Match[str], view: View) -> Days:
    return Days(view.today, None) if view.today else UNKNOWN


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower()
    return {"centurie": "century", "night": "day"}.get(unit, unit)


def _count(match: re.Match[str]) -> float | None:
    """The number of units; None where it is not said how many."""
    word = (match.groupdict().get("count") or "").lower()
    if word in ("a", "an"):
        return 1
    return {"a couple of": 2.0}.get(word, value(word) if word else None)


def _bound(match: re.Match[str]) -> str:
    word = (match.groupdict().get("bound") or "").lower()
    return "more" if word in ("more than", "over", "at least") else "less" if word else ""


def _ago(match: re.Match[str], view: View) -> Days:
    return moments.away(days.one(view.today), _unit(match), _count(match), -1, _bound(match)) if view.today else UNKNOWN


def _year_ago(match: re.Match[str], view: View) -> Days:
    return moments.away(days.one(view.today), "year", 1, -1) if view.today else UNKNOWN


def _the_quarter(match: re.Match[str], view: View) -> Days:
    """The quarter told of last; unknown where it was no quarter."""
    first, last = view.before.first, view.before.last
    return view.before if first and last and 89 <= (last - first).days <= 92 else UNKNOWN


def _before(match: re.Match[str], view: View) -> Days:
    """'the month before', 'two days later': counted from the range that the text told of last, else from publication."""
    start = view.before if view.before.first and view.before.last else days.one(view.today)
    sign = 1 if match["way"].lower() in ("later", "after", "following", "next", "afterwards", "on") else -1
    count = _count(match) if "count" in match.groupdict() else 1
    if start.first is None or (count is not None and _unit(match) in ("hour", "minute", "second")):
        return days.one(start.first)
    return moments.away(start, _unit(match), count, sign)


def _same_day(match: re.Match[str], view: View) -> Days:
    if view.before.first and view.before.first == view.before.last:
        return view.before
    return days.one(view.today)


def _clock(match: re.Match[str], view: View) -> Days:
    """A time of day: on the day that its sentence names, else on the last day told of, else on the day of publication."""
    if match.groupdict().get("weekday"):
        return _weekday(match, view)
    if view.day is not None:
        return days.one(view.day)
    return _same_day(match, view)


def _recently(match: re.Match[str], view: View) -> Days:
    return Days(None, view.today)


def _season(match: re.Match[str], view: View) -> Days:
    return _part(match, moments.season(view, match["season"].lower(), _which(match), _int(match, "year")))


def _holiday(match: re.Match[str], view: View) -> Days:
    found = moments.holiday(view, match["holiday"].lower(), _which(match), _int(match, "year"))
    if re.match(r"(?:around|about)\b", match[0], re.IGNORECASE) and found.first:
        return days.week(found.first)
    return found


def _quarter(match: re.Match[str], view: View) -> Days:
    """A quarter or half of the year given; without one, the latest that has begun."""
    number = _ORDINAL[match["nth"].lower()]
    size = 3 if match["size"].lower() == "quarter" else 6
    number = min(number, 12 // size)
    year = _int(match, "year")
    if year is None:
        if view.today is None:
            return UNKNOWN
        year = view.today.year + {"last": -1, "next": 1}.get((match["of_year"] or "").lower(), 0)
        begin = date(year, size * (number - 1) + 1, 1)
        year -= begin > view.today and not match["of_year"]
    return days.months(year, size * (number - 1) + 1, size)


def _whole_word(pattern: str) -> str:
    return rf"(?<![\w$£€#.-])(?:{pattern})(?![\w])"


# Kept in this order: of two expressions that begin at one place the longer wins, then the earlier in this list.
_PATTERNS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(_whole_word(pattern), flags), read)
    for pattern, flags, read in (
        (rf"(?:{_ANY_WEEKDAY},? (?:the )?|[Ll]ast )?{_MONTH} {_DAY}(?: ?(?:-|–|to) ?(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?(?:,? {_YEAR})?", 0, _full_date),
        (rf"(?:{_ANY_WEEKDAY},? (?:the )?)?{_DAY}(?: ?(?:-|–|to) ?(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?(?: of)? {_MONTH}(?:,? {_YEAR})?", 0, _full_date),
        (rf"{_EARLY}?{_MONTH},?(?: of)? {_YEAR}", 0, _month_year),
        (rf"{_EARLY}?{_MONTH}(?: of)? (?P<of_year>last|this|next) year", 0, _month_year),
        (rf"{_EARLY}?(?:{_WHICH} )?{_MONTH}", 0, _month_year),
        (r"(?P<year>1\d{3}|20\d\d)-(?P<m>\d\d)-(?P<day>\d\d)", 0, _iso),
        (r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)", 0, _slashed),
        (rf"{_EARLY}?{_YEAR}(?:[-–/](?P<to>20\d\d|\d\d))?", 0, _year),
        (rf"{_EARLY}?(?:the )?(?P<decade>(?:1\d|20)\d0|(?<=')\d0)'?s", re.I, _decade),
        (rf"{_EARLY}?(?:the )?(?P<century>\d{{1,2}})(?:st|nd|rd|th)[ -]century", re.I, _century),
        (rf"(?:(?:early|late|later|earlier|first thing)(?: on)? )?(?:on )?(?:{_WHICH} )?{_WEEKDAY}{_PART}(?: (?:last|this) week)?", 0, _weekday),
        (r"(?P<word>today|tonight|tomorrow|yesterday|last night|this (?:morning|afternoon|evening|lunchtime))(?: (?:morning|afternoon|evening|night))?", re.I, _today),
        (rf"{_EARLY}?(?:the )?{_WHICH} (?:whole |entire )?(?P<unit>week|weekend|month|quarter|year|decade|century)", re.I, _relative),
        (r"(?P<when>earlier|later) (?P<which>this|last|next) (?P<unit>week|month|year|weekend|decade|century|quarter)", re.I, _earlier_this),
        (rf"(?:in |over |during |within )?(?:the )?(?<!for the )(?:past|last|previous) {_COUNT} {_UNITS}", re.I, _past_units),
        (r"(?:in |over |during )?(?:the )?(?<!for the )(?P<which>past|recent|previous|last few|past few) (?P<unit>day|week|month|year|decade)s", re.I, _past_units),
        (rf"(?:in |over |during |within )?(?:the )?(?:next|coming) (?:{_COUNT} )?(?P<unit>day|week|month|year|decade)s", re.I, _coming_units),
        (rf"(?:(?P<bound>more than|over|at least|less than|nearly|almost|under) |about |around |roughly |some )?(?:{_COUNT} |many )?{_UNITS} ago", re.I, _ago),
        (rf"(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}}) {_LONG_UNIT}s? (?P<way>earlier|later|before{_ENDS}|after{_ENDS}|afterwards)", re.I, _before),
        (rf"the {_LONG_UNIT} (?P<way>before|after){_ENDS}", re.I, _before),
        (r"(?:the )?year-(?:earlier|ago)(?: (?:quarter|period))?", re.I, _year_ago),
        (r"the (?:latest )?quarter", 0, _the_quarter),
        (r"the (?P<way>following|next|previous|preceding) (?P<unit>day|night|morning|week|month|year)", re.I, _before),
        (r"(?:the|that) same (?:day|night|morning|afternoon|evening)|that (?:day|night|morning|afternoon|evening)|(?:earlier|later)(?: in)? (?:the|that|in the) day|the rest of the day", re.I, _same_day),
        (r"(?:(?:through|throughout|during|in|over) the (?:morning|afternoon|evening|night)|overnight)", re.I, _same_day),
        (rf"(?:(?:at |around |about |shortly after |just after |shortly before |just before |after |before |as of )*)(?:{_CLOCK}(?:[:.][0-5]\d)?(?: o'clock)? ?(?:a\.m\.|p\.m\.|am\b|pm\b|a\.m\b|p\.m\b)|{_CLOCK}:[0-5]\d(?: ?(?:hours|hrs))?|(?<=at ){_CLOCK}\.[0-5]\d(?!\d| ?(?:per|m|b))|(?:local )?(?:noon|midnight|midday)(?= |,|\.|$)|{_CLOCK} o'clock)"
         rf"(?: ?(?:local time|GMT|BST|EST|EDT|ET|CT|PT|MT|CET|UTC|[A-Z]ST|[A-Z]DT))?(?:,? (?:on )?{_WEEKDAY})?", 0, _clock),
        (r"recently|lately|in recent (?:days|weeks|months|years)|(?:the )?recent (?:days|weeks|months|years)", re.I, _recently),
        (rf"{_EARLY}?(?:the |in the |in )?(?:{_WHICH} )?{_SEASON} (?:of )?{_YEAR}", re.I, _season),
        (rf"{_EARLY}?{_WHICH} {_SEASON}", re.I, _season),
        (rf"in (?:the )?{_SEASON}(?! of)", re.I, _season),
        (rf"(?:around |about )?(?:{_WHICH} )?{_HOLIDAY}(?:,? {_YEAR})?", re.I, _holiday),
        (rf"(?:the )?(?P<nth>first|second|third|fourth|final|last|[1-4](?:st|nd|rd|th))[- ](?P<size>quarter|half)(?:,? (?:of )?(?:{_YEAR}|(?P<of_year>last|this|next) year))?", re.I, _quarter),
        (r"(?:over |during |at )?the (?P<unit>weekend)(?P<which>)", re.I, _relative),
    )
)  # fmt: skip


def expressions(text: str) -> Iterator[Found]:
    """All matches of all patterns in a sentence whose apostrophes and spaces are plain; they may overlap."""
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield Found(match.start(), match.end(), match, read)
