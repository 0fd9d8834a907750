"""Expressions that count from a time the text told of: 'two days later', 'the month before', 'that year', 'the end of May'."""

import re
from datetime import date

from headwater.annotate import days, moments
from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.english.calendar import MONTHS
from headwater.annotate.moments import View
from headwater.annotate.temporal import fragments as f
from headwater.annotate.temporal.rule import Kind, Rule, before, rule

# In a report on business 'the quarter' and 'the year' are those that it reports on.
_BUSINESS = re.compile(
    r"\b(?:profits?|earnings|earned|revenues?|sales|fiscal|results|charges?|net|income|loss(?:es)?|tax|taxes|growth|shares?|economy|gdp|company|"
    r"dividends?|index|trading|orders|margins?|decline[ds]?|volume|output|costs?|forecast|quarter|stocks?)\b",
    re.I,
)
_DATE_AFTER = re.compile(rf" (?:that )?end(?:ed|ing|s) (?:on )?{f.MONTH} {f.DAY}(?:,? {f.YEAR})?")


_LENGTH = re.compile(
    r"(?:\b(?:matter of|just|few|several|many|first|trading|working|business|earlier|later|(?:earlier|later) in|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|\w{3,5}teen|\w{3,5}ty)|\d) $",
    re.I,
)


def told(view: View) -> Days:
    """The range told of last; else the day of publication."""
    return view.before if view.before.first and view.before.last else days.one(view.today)


def _before(match: re.Match[str], view: View) -> Days:
    """'the month before', 'two days later': counted from the range that the text told of last, else from publication."""
    # Reports on business compare with the year before the one they report on, whatever they told of in between.
    yearly = match["unit"].lower() == "year" and _BUSINESS.search(match.string) is not None
    start = days.one(view.today) if yearly else told(view)
    sign = -1 if f.group(match, "way") in ("before", "earlier", "previously") else 1
    unit = f.unit_of(match)
    if start.first is None or unit in ("hour", "minute", "second"):
        return days.one(start.first)
    low, high = f.count_of(match) if "count" in match.groupdict() else (1.0, 1.0)
    if low is None and not f.group(match, "count"):
        return moments.away(start, unit, None, sign)
    return moments.away(start, unit, high if low == high else None, sign)


def _of_day(match: re.Match[str], view: View) -> Days:
    """'the day before Christmas' and the like have their date right after them; else what day it was is not known."""
    return UNKNOWN


def _event_refers(match: re.Match[str]) -> bool:
    """'two days before the vote' is a length of time; 'the days before the vote' are days, though the text need not say which."""
    return _LENGTH.search(before(match)) is None


def _next_told(match: re.Match[str], view: View) -> Days:
    """'the following month': after the range told of last, else after publication."""
    start = told(view)
    sign = 1 if match["way"].lower() in ("following", "next") else -1
    unit = match["unit"].lower()
    if start.first is None:
        return UNKNOWN
    if unit == "weekend":
        return moments.relative(view, "weekend", "next" if sign > 0 else "last")
    return moments.away(start, "day" if unit in ("night", "morning", "afternoon", "evening") else unit, 1, sign)


def _that_refers(match: re.Match[str]) -> bool:
    """'said that year after year' and 'that week's' aside, 'that' before a unit points at it."""
    return not re.match(r" (?:after|by|in year)\b", match.string[match.end() : match.end() + 9])


def _day_refers(match: re.Match[str]) -> bool:
    """'trades made that day' of any day at all cannot be told apart; 'in the night sky' can."""
    if match[0].split()[-1].istitle():  # 'in the Evening Star'
        return False
    return not re.match(r" (?:sky|air|club|shift|sun)\b", match.string[match.end() : match.end() + 8])


def _that_unit(match: re.Match[str], view: View) -> Days:
    """'that year', 'the same month': the one that holds the time told of last, where that is no longer than it."""
    unit = f.unit_of(match)
    if view.before.first is None or view.before.last is None:
        return UNKNOWN
    if unit == "weekend":
        return view.before if (view.before.last - view.before.first).days == 1 else UNKNOWN
    whole = moments.around(view.before.first, unit)
    return whole if whole.last and view.before.last <= whole.last else UNKNOWN


def _month_of(match: re.Match[str], view: View) -> Days:
    """'October of that year', 'late May of the same year': in the year told of last."""
    first = view.before.first
    return f.part(match, days.months(first.year, f.month_number(match))) if first else UNKNOWN


def _same_of(match: re.Match[str], view: View) -> Days:
    """'the same period of 2023': the stretch told of last, in that year; unknown where it ends in another year than it begins."""
    first, last = view.before.first, view.before.last
    year = f.year_of(match)
    if first is None or last is None or year is None or first.year != last.year or (last - first).days > 364:
        return UNKNOWN
    away = 12 * (year - first.year)
    return Days(moments.shifted(first, "month", away), moments.shifted(last, "month", away))


def _same_day(match: re.Match[str], view: View) -> Days:
    return moments.told_day(view)


def _the_unit(match: re.Match[str], view: View) -> Days:
    """'the quarter', 'the year ended June 30' of a report on business."""
    unit = f.unit_of(match)
    ended = _DATE_AFTER.match(match.string, match.end())
    if ended:
        year = f.year_of(ended)
        number, month = int(ended["day"]), f.month_number(ended)
        end = (days.day(year, month, number) if year else moments.month_day(view, number, month)).first
        start = moments.shifted(end, unit, -1) if end else None
        return Days(days.moved(start, 1), end) if start and end else UNKNOWN
    if unit == "quarter":
        first, last = view.before.first, view.before.last
        return view.before if first and last and 89 <= (last - first).days <= 92 else UNKNOWN
    if unit == "week":
        return moments.relative(view, "week", "this")
    return moments.relative(view, unit, "this")


def _the_unit_refers(match: re.Match[str]) -> bool:
    unit, text = f.unit_of(match), match.string
    after = text[match.end() : match.end() + 12]
    if unit != "quarter" and re.match(r" (?:to|end(?:ed|ing|s))\b", after):  # a length of time with a date of its own
        return False
    if re.match(
        r" (?:before|after|ago|of(?! [$\d])|later|earlier|following)\b|-|'s (?!(?:most|end|results|worst|best|biggest|sales|profit|earnings|\"))",
        after,
    ):
        return False
    if unit == "quarter":
        return _BUSINESS.search(text) is not None
    if unit == "period":
        return True
    head = before(match)
    if match["kind"]:
        return True
    return (
        _BUSINESS.search(text) is not None
        and re.search(r"\b(?:for|in|of|over|during|through|until|from|and) $|^$", head, re.I) is not None
    )


def _end_of(match: re.Match[str], view: View) -> Days:
    """'the end of the month', 'the start of the year': of the present one, or the next or last one as the sentence says."""
    return f.part(match, moments.relative(view, match["unit"].lower(), f.which(match) or "this"))


def _year_end(match: re.Match[str], view: View) -> Days:
    """'year-end': the one ahead, or the last one where the text compares with it."""
    if view.today is None:
        return UNKNOWN
    past = re.search(r"\b(?:since|at|from|than|until) (?:the )?$", before(match), re.I) and not view.future
    return days.day(view.today.year - bool(past), 12, 31)


def _middle(match: re.Match[str], view: View) -> Days:
    unit = match["unit"].lower()
    whole = moments.relative(view, unit, "this")
    if unit == "week":
        return days.one(days.moved(whole.first, 2)) if whole.first else UNKNOWN
    return days.third(whole, "mid")


def _part_of(match: re.Match[str], view: View) -> Days:
    """'the first week of May', 'the last three months of 2016', 'the second half of last year', 'the third Monday in June'."""
    whole = _period(match, view)
    if whole.first is None or whole.last is None:
        return UNKNOWN
    nth = f.NTH[match["nth"].lower()]
    weekday = f.group(match, "weekday")
    if weekday:
        if (whole.last - whole.first).days > 31:
            return UNKNOWN
        return (
            days.nth_weekday(whole.first.year, whole.first.month, moments.weekday_number(weekday), nth)
            if nth <= 4
            else UNKNOWN
        )
    unit = f.unit_of(match)
    _, count = f.count_of(match)
    several = match[0].lower().split(" of ")[0].endswith("s")
    if several and count is None:
        return days.third(whole, "early" if nth == 1 else "late") if nth in (1, -1) else UNKNOWN
    return _nth_part(whole.first, whole.last, unit, nth, round(count or 1))


def _nth_part(first: date, last: date, unit: str, nth: int, count: int) -> Days:
    """The nth `count` units from the start of a range, or the last ones of it."""
    if unit == "half":
        unit, count = "month", round(((last - first).days + 1) / 30.4) // 2
        if count < 1:
            return UNKNOWN
    if nth > 0:
        start = moments.shifted(first, unit, (nth - 1) * count)
        end = moments.shifted(first, unit, nth * count)
        end = days.moved(end, -1) if end else None
    else:
        after = days.moved(last, 1)
        start, end = moments.shifted(after, unit, -count) if after else None, last
    if start is None or end is None or start > last or end < first or start > end:
        return UNKNOWN
    return Days(max(start, first), min(end, last))


def _period(match: re.Match[str], view: View) -> Days:
    month, year, only = f.group(match, "month").rstrip("."), f.year_of(match), f.int_of(match, "only")
    if month:
        return days.months(year, MONTHS[month]) if year else moments.month(view, MONTHS[month], f.which(match))
    if only:
        return days.years(only, only)
    rel = f.group(match, "rel").removeprefix("the").strip()
    return moments.relative(view, f.group(match, "whole"), rel if rel not in ("", "current") else "this")


_UNITS = f.UNIT_CUES
_BIG = r"(?P<unit>week|month|year|quarter|decade|century)"
_ORDINALS = "first|second|third|fourth|fifth|1st|2nd|3rd|4th|opening|closing|final|last"
_OF = (
    rf"(?:(?:(?P<which>last|next|this) )?{f.MONTH}(?:,? {f.YEAR})?|(?P<only>1[0-9]\d\d|20\d\d)|(?P<rel>(?:the )?(?:last|next|this|current|previous|coming)|the) "
    r"(?P<whole>week|month|quarter|year|decade))"
)

RULES: tuple[Rule, ...] = (
    rule("earlier later afterwards before after previously", rf"(?P<count>a few|several|some|a couple of|many|an?|{f.NUMBER}){f.HALF} (?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade)s? (?P<way>earlier|later|before{f.ENDS}|after{f.ENDS}|afterwards)", _before, Kind.COUNT),
    rule("before after", rf"the {f.LONG_UNIT} (?P<way>before|after){f.ENDS}", _before),
    rule("before after leading", r"(?:in )?(?:(?:the )?(?:days|weeks|months)(?: and (?:weeks|months))? (?:before|after|leading up to|following)|the (?:day|night|morning|week|month|year) (?:before|after|following))(?= [\w\"“'])(?! (?:yesterday|tomorrow)\b)", _of_day, Kind.BESIDE, refers=_event_refers),
    rule("following next previous preceding", r"the (?P<way>following|next|previous|preceding) (?P<unit>day|night|morning|afternoon|evening|week|weekend|month|year|quarter|decade)", _next_told),
    rule(f.MONTH_CUES, rf"{f.EARLY}?{f.MONTH} of (?:the same|that same|that) year", _month_of),
    rule("same", rf"the same (?:time|period|stretch|months?|weeks?|days|quarter|half) (?:of|in) {f.YEAR}", _same_of),
    rule("that same", r"(?:the same|that same|that) (?P<unit>year|month|week|weekend|quarter|decade)", _that_unit, refers=_that_refers),
    rule("day night morning afternoon evening", r"(?:(?:early |late |later |earlier )?(?:the|that) same (?:day|night|morning|afternoon|evening)|that (?:very )?(?:day|night|morning|afternoon|evening)|the rest of the day|(?:through|throughout|during|in|over) the (?:early |late |small )?(?:hours of the )?(?:morning|afternoon|evening|night))", _same_day, refers=_day_refers),
    rule("mid midmorning midafternoon", r"(?:by |in |at |the )*mid-? ?(?:morning|afternoon)", _same_day, Kind.CLOCK),
    rule("overnight dawn dusk daybreak sunrise sunset nightfall hours", r"overnight|(?:at|before|after|by|around|since|until) (?:dawn|dusk|daybreak|sunrise|sunset|nightfall)|in the (?:early|small|wee) hours(?: of the morning)?", _same_day, Kind.CLOCK),
    rule("quarter year week", r"the (?P<kind>latest (?:fiscal )?|most recent |full (?:fiscal )?|current fiscal |fiscal |financial |whole )?(?P<unit>quarter|year|week)", _the_unit, refers=_the_unit_refers),
    rule("period", r"the (?:latest|most recent) period", _of_day),
    rule("week month year quarter decade century", r"(?:the )?(?:very )?(?P<third>end|beginning|start|middle|close|turn) of (?:the |this )?(?:(?P<which>current) )?(?:fiscal |calendar )?(?P<unit>week|month|year|quarter|decade|century)", _end_of),
    rule("first second third fourth fifth 1st opening closing final last 2nd 3rd 4th st nd rd th", rf"(?:the )?(?P<nth>{_ORDINALS}) (?:(?P<count>{f.NUMBER}|few|couple of) )?(?:(?P<unit>day|week|weekend|month|quarter|half|year|hour)s?|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)) (?:of|in) {_OF}", _part_of),
    rule("year", r"(?:the )?year(?:'s)?[- ]end|end[- ]of[- ](?:the[- ])?year", _year_end),
    rule("week year month midweek midyear", r"mid-? ?(?P<unit>week|year|month)", _middle),
)  # fmt: skip
