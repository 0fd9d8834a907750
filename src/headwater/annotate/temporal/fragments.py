"""Pieces that the patterns of temporal expressions are made of, and how the pieces are read."""

import re

from headwater.annotate import days
from headwater.annotate.days import Days
from headwater.annotate.english.calendar import MONTHS
from headwater.annotate.english.numbers import ONES, TENS, value

MONTH_CUES = " ".join(MONTHS)
WEEKDAY_CUES = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"
)
UNIT_CUES = (
    "second seconds minute minutes hour hours day days night nights weekend weekends week weeks fortnight month months "
    "quarter quarters year years decade decades century centuries"
)

_FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = (
    rf"(?P<month>{_FULL_MONTH}|{_FULL_MONTH.upper()}|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
)
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
ANY_WEEKDAY = rf"(?:{_DAYS}|(?:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\b\.?)"
# A short name without a full stop may be a word or a name ('Sun', 'Fri'), so alone it needs one.
WEEKDAY = rf"(?P<weekday>{_DAYS}|{_DAYS.upper()}|(?:Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\.(?= ))"
_TENS = "|".join(TENS)
_SMALL = "|".join(w for w in ONES if w != "zero")
_TEENS = "|".join(w for w, n in ONES.items() if n >= 10)
# 'nineteen ninety-six', 'nineteen hundred and five'; 'twenty sixteen' and 'two thousand' only where a year is expected.
SPELLED = rf"(?:nine|eigh|seven)teen[ -](?:(?:{_TENS})(?:[ -](?:{_SMALL}))?|(?:{_TEENS}))"
SPELLED_ANY = rf"(?:{SPELLED}|twenty[ -](?:(?:{_TENS})(?:[ -](?:{_SMALL}))?|(?:{_TEENS}))|two thousand(?:(?: and)? (?:(?:{_TENS})(?:[ -](?:{_SMALL}))?|{_SMALL}))?)"
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d%])"
YEAR_ANY = rf"(?P<year>(?:1[0-9]\d\d|20\d\d)(?![\d%])|'\d\d\b|{SPELLED_ANY})"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|%)"
PART = r"(?: (?:early |late |mid-?)?(?:morning|afternoon|evening|night|lunchtime|noon|midnight)(?!s))?"
EARLY = (
    r"(?:(?:the )?(?P<third>very early|early|late|mid|middle|end|beginning|start|close|turn|height)"
    r"(?:[- ]| in | of | on | of the | in the ))"
)
WHICH = r"(?i:(?P<which>(?:the )?(?:last|next|past|previous|preceding|coming|following|current|latest)|this(?: past| coming)?))"
UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century)"
UNITS = rf"(?:{UNIT}s?|(?P<units>centuries))"
LONG_UNIT = r"(?P<unit>day|night|weekend|week|fortnight|month|quarter|year|decade)"
NUMBER = rf"(?:\d{{1,4}}(?:\.5)?|(?:{_TENS})(?:[ -](?:{_SMALL}))?|{_SMALL})"
COUNT = (
    rf"(?P<count>{NUMBER}(?: (?:or|to) {NUMBER}|-\d{{1,3}})?|half an?|an?|a couple(?: of)?|couple of|a few|few|several|some|many"
    r"|a number of|a dozen|half a dozen)"
)
HALF = r"(?P<half> and a half)?"
NTH = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "opening": 1,
    "closing": -1,
    "final": -1,
    "last": -1,
}
ENDS = r"(?=[,.;:!?)\"”]|$)"  # 'a day after the vote' counts from the vote, and what day that was is not known


def group(match: re.Match[str], name: str) -> str:
    """A named group in lower case; '' where the pattern has none of that name or it took no part."""
    return (match.groupdict().get(name) or "").lower()


def int_of(match: re.Match[str], name: str) -> int | None:
    found = group(match, name)
    return int(found) if found else None


def year_of(match: re.Match[str]) -> int | None:
    """The year named, of digits, of two digits after an apostrophe (of the years 1930 to 2029) or of words."""
    found = group(match, "year")
    if not found:
        return None
    if found.startswith("'"):
        short = int(found[1:])
        return 1900 + short if short >= 30 else 2000 + short
    if found.isdigit():
        return int(found)
    if found.startswith("two"):
        spelled = value(found)
        return None if spelled is None else int(spelled)
    head, *rest = re.split(r"[ -]", found, maxsplit=1)
    low, high = value(rest[0].replace("-", " ")), value(head)
    return None if low is None or high is None else int(100 * high + low)


def month_number(match: re.Match[str]) -> int:
    return MONTHS[match["month"].lower().rstrip(".")]


def which(match: re.Match[str]) -> str:
    """'last', 'next', 'this', 'past' … without its article; '' none."""
    found = group(match, "which").removeprefix("the ")
    return {
        "this past": "last",
        "this coming": "next",
        "current": "this",
        "preceding": "previous",
        "latest": "last",
    }.get(found, found)


def part(match: re.Match[str], whole: Days) -> Days:
    """The early, mid or late third, or the first or last day, as the expression says."""
    word = group(match, "third")
    if word in ("early", "very early", "late", "mid", "middle", "height"):
        name = {"middle": "mid", "height": "mid", "very early": "early"}.get(word, word)
        return days.third(whole, name)
    if word in ("end", "close"):
        return days.one(whole.last)
    if word in ("beginning", "start", "turn"):
        return days.one(whole.first)
    return whole


def unit_of(match: re.Match[str]) -> str:
    """Singular; a night counts as its day."""
    unit = group(match, "unit") or group(match, "units")
    return {"centuries": "century", "night": "day"}.get(unit, unit)


def count_of(match: re.Match[str]) -> tuple[float | None, float | None]:
    """Least and most number of units; None where it is not said how many ('several', 'some')."""
    word = group(match, "count")
    extra = 0.5 if group(match, "half") or group(match, "half2") else 0.0
    if word in ("a", "an"):
        return 1 + extra, 1 + extra
    known = {
        "a couple": 2.0,
        "a couple of": 2.0,
        "couple of": 2.0,
        "half a": 0.5,
        "half an": 0.5,
        "a dozen": 12.0,
        "half a dozen": 6.0,
    }
    if word in known:
        return known[word], known[word]
    parts = re.split(r" or | to |(?<=\d)-(?=\d)", word) if word else []
    numbers = [_number(p) for p in parts]
    if not numbers or any(n is None for n in numbers):
        return None, None
    low, high = numbers[0] or 0.0, numbers[-1] or 0.0
    return (low + extra, high + extra) if low <= high else (None, None)


def _number(word: str) -> float | None:
    return float(word) if re.fullmatch(r"[\d.]+", word) else value(word)
