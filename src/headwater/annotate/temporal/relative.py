"""Expressions whose days are counted from publication: 'yesterday', 'last week', 'three years ago', 'within 24 hours'."""

import re
from dataclasses import replace

from headwater.annotate import days, moments
from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.moments import View
from headwater.annotate.temporal import fragments as f
from headwater.annotate.temporal.rule import Kind, Rule, before, rule

_SETS = re.compile(r"\b(?:each|every|most|alternate)(?: other| second)? $", re.I)
_PLURAL_PART = re.compile(r" (?:nights|mornings|afternoons|evenings)\b", re.I)
# 'Super Tuesday', 'Bloody Sunday' and the football club 'Sheffield Wednesday' are names.
_NAMED_DAY = re.compile(r"\b(?:Super|Bloody|Ruby|Sheffield|Man|Girl|Casual|Taco|Cyber|Giving) $")
# 'in today's world' and the like mean the present age, not the day.
_PRESENT_AGE = re.compile(
    r"'s (?:world|youth|society|standards?|young|kids|children|generation|economy|market|technology|terms)\b", re.I
)
_EARLY_DAY = r"(?i:(?:early|late|later|earlier|first thing|as early as|as soon as|(?:in )?the (?:early|small|wee) hours(?: of)?)(?: on)? )?(?i:on )?"
_IN_PAST = r"(?:in |over |during |within |through |throughout )?(?:the )?(?<!for the )"
_BOUND = (
    r"(?:(?P<bound>more than|over|at least|well over|just over|less than|under|just under) |(?:about|around|roughly|some|nearly|almost|only|just|"
    r"approximately|barely|exactly) )?"
)


def _weekday(match: re.Match[str], view: View) -> Days:
    number, which = moments.weekday_number(match["weekday"]), f.which(match)
    week = f.group(match, "week")
    if week and view.today is not None:
        monday = days.week(view.today, {"last": -1, "this": 0, "next": 1}[week]).first
        return days.one(days.moved(monday, number)) if monday else UNKNOWN
    if (
        match.string.startswith("'s", match.end()) and not which
    ):  # 'Monday's ruling' was made; 'Monday's vote' may be ahead
        return moments.weekday(
            replace(view, future=view.future and bool(_LIES_AHEAD.match(match.string, match.end()))), number, which
        )
    if which in ("following", "coming", "previous") and match["which"].lower().startswith("the "):
        return moments.weekday_from_told(view, number, 1 if which != "previous" else -1)
    return moments.weekday(view, number, which)


_LIES_AHEAD = re.compile(
    r"'s (?:\w{1,12} ){0,2}(?:election|vote|meeting|hearing|game|match|final|deadline|referendum|summit|debate|ceremony|funeral|launch|poll|talks|session)"
)


def _weekday_refers(match: re.Match[str]) -> bool:
    head = before(match)
    return not (_SETS.search(head) or _NAMED_DAY.search(head) or _PLURAL_PART.match(match.string, match.end()))


def _weekday_away(match: re.Match[str], view: View) -> Days:
    """'a week ago Friday', 'Monday week', 'the Tuesday before last'."""
    if view.today is None:
        return UNKNOWN
    number, words = moments.weekday_number(match["weekday"]), match[0].lower()
    if " ago " in words or "before last" in words:
        near = moments.weekday(replace(view, future=False), number, "")
        step = -7
    else:
        near, step = moments.weekday(replace(view, future=True), number, ""), 7
    return days.one(days.moved(near.first, step)) if near.first else UNKNOWN


def _friday_13(match: re.Match[str], view: View) -> Days:
    if view.today is None:
        return UNKNOWN
    number, day = moments.weekday_number(match["weekday"]), int(match["day"])
    back = (days.moved(view.today, -n) for n in range(500))
    found = next((d for d in back if d and d.day == day and d.weekday() == number), None)
    return days.one(found)


def _today(match: re.Match[str], view: View) -> Days:
    word = match["word"].lower()
    shift = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1, "the day before yesterday": -2, "the night before last": -2, "the day after tomorrow": 2}.get(word, 0)  # fmt: skip
    return days.one(days.moved(view.today, shift)) if view.today else UNKNOWN


def _today_refers(match: re.Match[str]) -> bool:
    head, words = before(match), match[0]
    if (
        words[0].isupper() and re.search(r"[^\W\d_],? $", head) and not re.search(r"[.!?:;\"“”'] $", head)
    ):  # a title holds 'Tomorrow'
        return False
    if words.lower() == "tomorrow" and re.search(r"\b(?:of|for a better) $", head, re.I):
        return False
    return not _PRESENT_AGE.match(match.string, match.end())


def _relative(match: re.Match[str], view: View) -> Days:
    unit, which = f.unit_of(match), f.which(match)
    if unit in ("second", "minute", "hour", "day") and which != "past":
        if unit != "day":
            return days.one(view.today)
        if which in ("following", "previous"):
            return _step(view, "day", 1 if which == "following" else -1)
        return moments.relative(view, unit, which)
    if which in ("following", "previous") and f.group(match, "which").startswith("the "):
        return _step(view, unit, 1 if which == "following" else -1)
    return f.part(match, moments.relative(view, unit, which))


def _the_weekend(match: re.Match[str], view: View) -> Days:
    return moments.relative(
        view, "weekend", {"past": "last", "coming": "next", "following": "next"}.get(f.group(match, "which"), "this")
    )


def _step(view: View, unit: str, sign: int) -> Days:
    start = view.before if view.before.first and view.before.last else days.one(view.today)
    return moments.away(start, unit, 1, sign) if start.first else UNKNOWN


def _relative_refers(match: re.Match[str]) -> bool:
    """Not the title 'This Week', 'the last minute' or 'every last day'."""
    words = match[0]
    if re.fullmatch(r"(?:This|Next|Last|Past) (?:Week|Month|Year|Day|Weekend|Hour)", words) and before(match).strip():
        return False
    if re.search(r"\bto $", before(match), re.I) and words.lower() == "this day":
        return False
    return f.unit_of(match) not in ("second", "minute", "hour") or f.which(match) == "past"


def _earlier_this(match: re.Match[str], view: View) -> Days:
    """'earlier this year' ends with publication, 'later this year' begins with it."""
    whole = moments.relative(view, match["unit"].lower(), f.which(match) or "this")
    return _to_today(match, whole, view)


def _to_today(match: re.Match[str], whole: Days, view: View) -> Days:
    today = view.today
    if whole.first is None or whole.last is None or today is None or not whole.first <= today <= whole.last:
        return whole
    return Days(today, whole.last) if match["when"].lower().startswith("later") else Days(whole.first, today)


def _earlier_in(match: re.Match[str], view: View) -> Days:
    """'earlier in the week', 'later that year': of the one told of last where that is within such a unit, else of today's."""
    unit = match["unit"].lower()
    if unit in ("day", "night", "morning", "evening", "afternoon"):
        return moments.told_day(view)
    if match["det"].lower().startswith("that") and view.before.first:
        whole = moments.around(view.before.first, unit)
        told = view.before.last if view.before.last and whole.last and view.before.last < whole.last else None
        if match["when"].lower().startswith("later"):
            return Days(told, whole.last) if told else whole
        return Days(whole.first, view.before.first)
    return _to_today(match, moments.relative(view, unit, "this"), view)


def _past_units(match: re.Match[str], view: View) -> Days:
    unit = f.unit_of(match)
    low, high = f.count_of(match)
    if f.which(match) == "previous" and low is None and unit == "year" and view.today is not None:
        return Days(None, days.years(view.today.year - 1, view.today.year - 1).last)
    return moments.past(view, unit, high)


def _past_years(match: re.Match[str], view: View) -> Days:
    """'the three previous years': whole ones."""
    _, count = f.count_of(match)
    if view.today is None or count is None or not count.is_integer():
        return UNKNOWN
    unit = f.unit_of(match)
    this = moments.relative(view, unit, "this")
    start = moments.shifted(this.first, unit, -int(count)) if this.first else None
    end = days.moved(this.first, -1) if this.first else None
    return Days(start, end) if start and end else UNKNOWN


def _coming_units(match: re.Match[str], view: View) -> Days:
    """'in the next few days' has no last day; 'within the next two weeks' ends two weeks on."""
    if view.today is None:
        return UNKNOWN
    _, count = f.count_of(match)
    end = moments.shifted(view.today, f.unit_of(match), round(count)) if count else None
    return Days(view.today, end)


def _within(match: re.Match[str], view: View) -> Days:
    """'within 24 hours': of publication where the sentence looks ahead, else of the day told of last."""
    _, count = f.count_of(match)
    unit = f.unit_of(match)
    start = view.today if view.future else (view.before.first if view.before.first == view.before.last else None)
    if start is None or count is None:
        return UNKNOWN
    end = moments.shifted(start, unit, round(count))
    return Days(start, end) if end else UNKNOWN


def _within_refers(match: re.Match[str]) -> bool:
    near = f.unit_of(match) in ("hour", "day", "week", "minute")
    return near and not re.match(r" (?:of|after|from|before)\b", match.string[match.end() : match.end() + 8])


def _in_units(match: re.Match[str], view: View) -> Days:
    if view.today is None:
        return UNKNOWN
    low, high = f.count_of(match)
    return moments.away(days.one(view.today), f.unit_of(match), high if low == high else None, 1)


def _in_units_refers(match: re.Match[str]) -> bool:
    """'in three days' is a time only where something will be then: 'built in three days' is how long it took."""
    return bool(match["time"]) or (
        f.unit_of(match) != "quarter"
        and bool(
            re.search(r"\b(?:will|shall|be back|'ll|due|would|is to|are to)\b[^.;]{0,30} $", before(match, 60), re.I)
        )
    )


def _ago(match: re.Match[str], view: View) -> Days:
    bound = f.group(match, "bound")
    side = "more" if bound in ("more than", "over", "at least", "well over", "just over") else "less" if bound else ""
    if view.today is None:
        return UNKNOWN
    today, unit = days.one(view.today), f.unit_of(match)
    low, high = f.count_of(match)
    if low is not None and high is not None and low != high:
        first, last = moments.away(today, unit, high, -1), moments.away(today, unit, low, -1)
        return Days(first.first, last.last) if first.first and last.last else UNKNOWN
    return moments.away(today, unit, low, -1, side)


def _ahead(match: re.Match[str], view: View) -> Days:
    if view.today is None:
        return UNKNOWN
    low, high = f.count_of(match)
    return moments.away(days.one(view.today), f.unit_of(match), high if low == high else None, 1)


def _year_ago(match: re.Match[str], view: View) -> Days:
    return moments.away(days.one(view.today), "year", 1, -1) if view.today else UNKNOWN


def _this_time(match: re.Match[str], view: View) -> Days:
    """'this time last year': the same day a year before."""
    if view.today is None:
        return UNKNOWN
    return days.one(days.moved_months(view.today, -12 if f.which(match) in ("last", "previous") else 12))


def _before_last(match: re.Match[str], view: View) -> Days:
    """'the week before last', 'the year after next'."""
    if view.today is None:
        return UNKNOWN
    unit = f.unit_of(match)
    sign = -1 if match["way"].lower().startswith("before") else 1
    if unit == "weekend":
        near = moments.relative(view, "weekend", "last" if sign < 0 else "next")
        return days.span(days.moved(near.first, 7 * sign), 2) if near.first else UNKNOWN
    found = moments.shifted(view.today, unit, 2 * sign)
    return moments.around(found, unit) if found else UNKNOWN


def _recently(match: re.Match[str], view: View) -> Days:
    return Days(None, view.today)


def _future(match: re.Match[str], view: View) -> Days:
    return Days(view.today, None)


def _recently_refers(match: re.Match[str]) -> bool:
    return not re.search(r"\b(?:most|as) $", before(match), re.I)


def _present(match: re.Match[str], view: View) -> Days:
    return days.one(view.today)


def _present_refers(match: re.Match[str]) -> bool:
    """In the outlet's own words: a speaker's 'now' is often no more than a way to go on ('Now, if I …')."""
    text, start = match.string, match.start()
    if re.match(r",? (?:if|then|what|let|you|look|I)\b|, ", text[match.end() : match.end() + 7]) and match[0][0] == "N":
        return False
    return sum(text.count(mark, 0, start) for mark in '"“”') % 2 == 0


_WEEKDAYS = f.WEEKDAY_CUES
_UNITS = f.UNIT_CUES

RULES: tuple[Rule, ...] = (
    rule(_WEEKDAYS, rf"{_EARLY_DAY}(?:{f.WHICH} )?{f.WEEKDAY}{f.PART}(?: (?:of )?(?P<week>last|this|next) week)?", _weekday, Kind.DAY, cased=True, refers=_weekday_refers),
    rule(_WEEKDAYS, rf"(?:a|one) week (?:ago|from)(?: on)? {f.WEEKDAY}", _weekday_away, Kind.DAY),
    rule(_WEEKDAYS, rf"(?:the )?{f.WEEKDAY} (?:before last|after next|week(?= |[.,;]|$))", _weekday_away, Kind.DAY),
    rule(_WEEKDAYS, rf"{f.WEEKDAY} the (?P<day>\d{{1,2}})(?:st|nd|rd|th)", _friday_13, Kind.DAY),
    rule("today tonight tomorrow yesterday night evening this", r"(?:(?:early|late|later|earlier|as early as|first thing|(?:in )?the (?:early|small|wee) hours of) )?(?P<word>today|tonight|tomorrow|yesterday|last (?:night|evening)|this (?:very )?(?:morning|afternoon|evening|lunchtime)|the day before yesterday|the day after tomorrow|the night before last)(?: (?:morning|afternoon|evening|night|lunchtime))?", _today, Kind.DAY, refers=_today_refers),
    rule(_UNITS, rf"{f.EARLY}?{f.WHICH} (?:whole |entire |full |calendar |fiscal |financial |academic |school |tax )?{f.UNIT}", _relative, refers=_relative_refers),
    rule(_UNITS, r"(?P<when>earlier|later|so far|to date) (?P<which>this|last|next) (?:fiscal )?(?P<unit>week|month|year|weekend|decade|century|quarter)", _earlier_this),
    rule(_UNITS, r"(?P<when>earlier|later)(?: in| on)? (?P<det>the|that) (?P<unit>day|night|morning|afternoon|evening|week|month|year|decade|weekend|quarter)", _earlier_in),
    rule(_UNITS, rf"{_IN_PAST}(?:past|last|previous) {f.COUNT}{f.HALF} {f.UNITS}", _past_units, Kind.COUNT),
    rule(_UNITS, rf"the {f.COUNT} (?:previous|preceding|prior) {f.UNITS}", _past_years, Kind.COUNT),
    rule(_UNITS, rf"{_IN_PAST}(?P<which>past|recent|previous|last few|past few)(?: few| couple of)? (?P<unit>day|week|month|quarter|year|decade)s(?: and (?:weeks|months|years))?", _past_units),
    rule(_UNITS, rf"(?:in |over |during |within )?(?:the )?(?<!for the )(?:next|coming) (?:{f.COUNT} )?(?P<unit>hour|day|week|month|quarter|year|decade)s", _coming_units),
    rule(_UNITS, r"(?:in |over |during )?(?:the )?(?:days|weeks|months|years|decades) (?:ahead|to come)|(?:in )?future (?:years|quarters|months|decades)", _future),
    rule(_UNITS, rf"within {f.COUNT} {f.UNITS}", _within, Kind.COUNT, refers=_within_refers),
    rule(_UNITS, rf"in (?:about |around |just |less than )?{f.COUNT}{f.HALF} {f.UNITS}(?P<time>'s? time)?", _in_units, Kind.COUNT, refers=_in_units_refers),
    rule("ago", rf"{_BOUND}(?:{f.COUNT}{f.HALF} |many |long )?{f.UNITS}(?P<half2> and a half)?(?: or (?:so|more|two))? ago(?: (?:today|yesterday|this (?:week|month)))?", _ago, Kind.COUNT),
    rule("ago", r"not (?:so |too |very )?long ago|moments ago", _recently),
    rule("now hence today", rf"{f.COUNT}{f.HALF} {f.UNITS} (?:from (?:now|today)|hence)", _ahead, Kind.COUNT),
    rule("year", r"(?:the |a )?(?:comparable |corresponding |same )?year-(?:earlier|ago)(?: (?:(?:first|second|third|fourth)[- ])?(?:quarter|period|half|month|week|nine months|six months))?|(?:a year (?:ago|earlier)'s|the (?:same|corresponding|comparable|prior|prior-year|year-before) (?:time |day |week |month |period |quarter |half )(?:of |in )?(?:last year|the (?:previous|prior|preceding) year|(?:a|one) year (?:ago|earlier|before)))", _year_ago),
    rule("time", r"(?:about |around )?this time (?P<which>last|next) year", _this_time),
    rule(_UNITS, r"the (?P<unit>weekend|week|month|quarter|year|decade) (?P<way>before last|after next)", _before_last),
    rule("recently lately", r"recently|lately", _recently, refers=_recently_refers),
    rule("recent", r"(?:in )?(?:the )?recent (?:days|weeks|months|years)(?: and (?:weeks|months|years))?", _recently),
    rule("past", r"(?:in|during|from) the past(?=[.,;:!?)\"”]|$| (?:and|but|that|when|where|he|she|it|they|we|I|who|has|have|had|is|was|were|are|for|by|with)\b)", _recently),
    rule("future", r"(?:in|into|about|at some point in) the (?:near |not too distant |immediate |distant )?future|the near future", _future),
    rule("weekend", r"(?:over |during |at |on )?the (?:(?P<which>following|past|coming|long) )?(?P<unit>weekend)", _the_weekend),
    rule("now currently nowadays present", r"(?:right |as of |until |till |for |up to |just )?now|currently|nowadays|at present", _present, Kind.PRESENT, refers=_present_refers),
    rule("other", r"the other (?:day|night|week)", _recently),
)  # fmt: skip
