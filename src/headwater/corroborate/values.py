"""Values that passages give: numbers, times, names; whether two of them may both be right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headwater.corroborate.units import rarity
from headwater.corroborate.wording import sense
from headwater.ids import Id
from headwater.records import Quantity, Time
from headwater.text import word_spans

# Words to either side of a value that say what it is a value of: about a sentence's worth; 8 found fewer on annotated stories.
_REACH = 13
_FAR = 400  # code points that hold as many words, with room
# "about 20" may be anything within a tenth of it, "around 6 am" anything within a quarter of an hour.
_LOOSE = 0.1
_LOOSE_MINUTES = 15
_MINUTES = 24 * 60
# Hours that go by a name, in minutes since midnight.
_NAMED_HOURS = {"noon": 12 * 60, "midday": 12 * 60}
_NAMED = re.compile(r"\b(?:noon|midday)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b|\b(\d{1,2}):(\d\d)\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|shortly|just|approximately|circa)\b|~", re.IGNORECASE
)
_AFTER = re.compile(r"\bafter\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\b", re.IGNORECASE)
# Such an hour belongs to two days, and fits any other hour of that night: it is set against no day.
_HOUR_ONLY = re.compile(
    r"(?:(?:shortly|just|soon|right|around|about|in|at|by|the|before|after|until|early) ){0,4}"
    r"(?:midnight|overnight|dawn|dusk|daybreak|sunrise|sunset|night|nightfall|hours)",
    re.IGNORECASE,
)
_ANYBODY = frozenset(
    (
        "died",
        "killed",
        "injured",
        "hurt",
        "wounded",
        "missing",
        "people",
        "person",
        "persons",
        "others",
        "victims",
        "more",
        "them",
        "total",
        "lives",
        "dead",
    )
)
# Participles without -ed that may stand after what is counted: "people taken to hospital".
_DONE = frozenset(
    (
        "taken",
        "held",
        "found",
        "left",
        "born",
        "given",
        "sent",
        "brought",
        "seen",
        "shot",
        "lost",
        "made",
        "remain",
        "still",
        "who",
        "whom",
        "those",
        "were",
    )
)
# What befell the people counted. Reports of one event that count people of one class count the same ones.
_TOLLS = {
    "dead": frozenset(
        ("dead", "die", "died", "dies", "killed", "killing", "kills", "fatalities", "deaths", "lives", "perished")
    ),
    "hurt": frozenset(("injured", "injuring", "injures", "hurt", "wounded", "wounding", "injuries")),
    "missing": frozenset(("missing", "unaccounted")),
    "hospital": frozenset(("hospital", "hospitals", "hospitalised", "hospitalized")),
    "escaped": frozenset(("escaped", "fled")),
    "arrested": frozenset(("arrested", "detained")),
    "evacuated": frozenset(("evacuated", "displaced", "homeless")),
}
# Of these any part is a count of its own, and those counted may be of any class: "dozens of the girls escaped".
_ANY_CLASS = frozenset(("escaped", "arrested", "evacuated"))
# "five of the dead", "of whom four were hurt", "four were seriously hurt" are not the toll.
_PART = re.compile(
    r"\bof (?:the|them|those|whom|which|these)\b|\b(?:seriously|critically|slightly|walking)\b", re.IGNORECASE
)
# Nor is a count over years.
_STATISTIC = re.compile(
    r"\b(?:figures|statistics|records) (?:show|from)|\bbetween\b.{1,30}\b\d{4}\b|\b(?:a|per|each|every) year\b|\bsince \d{4}\b"
)
_NEAR = 4  # words between a number and what befell the people it counts
_CLAUSE_ENDS = ",;:—–\n"


@dataclass(frozen=True, slots=True)
class Value:
    """One value in one passage. kind: number | date | name. unit: only values of one unit may be compared.

    low, high: bounds, None open; times as days since year 1, clock times as their fractions. about: telling stems around
    it. start, end: the value with its clause; at: where the value itself starts. toll: what befell the people counted, '' unknown. label: as printed. counted: stem of what is
    counted, '' unknown or people at large. exact: the number itself, whatever is said around it, None where it is a range or bound.
    """

    article: Id
    at: int
    start: int
    end: int
    label: str
    kind: str
    unit: str
    low: float | None
    high: float | None
    about: frozenset[str]
    counted: str = ""
    toll: str = ""

    exact: float | None = None

    @property
    def same(self) -> str | tuple[float | None, float | None]:
        """What two values have alike that say the same."""
        return self.label.casefold() if self.kind == "name" else (self.low, self.high)


def compatible(a: Value, b: Value) -> bool:
    """May both be right? So if the range of one holds that of the other: a bound and a number within it, a year and its month."""
    return _within(a, b) or _within(b, a)


def _within(a: Value, b: Value) -> bool:
    low = b.low is None or (a.low is not None and a.low >= b.low)
    high = b.high is None or (a.high is not None and a.high <= b.high)
    return low and high


def numbers(quantities: Iterable[Quantity], text: str, start: int, end: int) -> list[Value]:
    """The quantities of text[start:end], each with what stands around it."""
    found = []
    for q in quantities:
        if not (start <= q.start and q.end <= end) or (q.low is None and q.high is None):
            continue
        low, high = q.low, q.high
        exact = low if low == high else None
        if q.approx and low is not None:
            low, high = low * (1 - _LOOSE), None if high is None else high * (1 + _LOOSE)
        span = clause(text, q.start, q.end, start, end)
        about = around(text, q.start, q.end)
        # A number without a unit is comparable where it counts the same.
        counted = head(q.counted)
        unit, label = q.unit or f"of {counted}", text[q.start : q.end]
        part = _PART.search(text[max(start, q.start - 9) : q.end + 20])
        toll = _toll(text, q.start, q.end, *span) if unit == "person" and not _STATISTIC.search(text[start:end]) else ""
        if (counted or part) and toll not in _ANY_CLASS:
            toll = ""
        found.append(Value(q.article, q.start, *span, label, "number", unit, low, high, about, counted, toll, exact))
    return found


def _toll(text: str, start: int, end: int, first: int, last: int) -> str:
    """'dead', 'hurt' or 'missing' where a word for it stands in or close to text[start:end] and in its clause; else ''."""
    near = [w for w, _, _ in word_spans(text[start:last])][: _NEAR + len(word_spans(text[start:end]))]
    near += [w for w, _, _ in word_spans(text[first:start])][: -_NEAR - 1 : -1]
    return next((toll for w in near for toll, cues in _TOLLS.items() if w in cues), "")


def days(times: Iterable[Time], text: str, start: int, end: int) -> list[Value]:
    """The resolved times of text[start:end]. Clock times are compared with clock times only: unit 'clock', else 'day'."""
    found = []
    for t in times:
        first, last = _day(t.earliest), _day(t.latest)
        if not (start <= t.start and t.end <= end) or first is None or last is None:
            continue
        unit = "day"
        if _HOUR_ONLY.fullmatch(text[t.start : t.end]):
            continue
        minutes = _minutes(text[t.start : t.end]) if first == last else None
        if minutes is not None:
            # The hour only: an hour told without its day is resolved to that of publication, which may be a later one.
            before = text[max(start, t.start - 16) : t.end]
            loose = _LOOSE_MINUTES if _HEDGED.search(before) else 0
            early, late = 0 if _AFTER.search(before) else loose, 0 if _BEFORE.search(before) else loose
            unit, first, last = "clock", (minutes - early) / _MINUTES, (minutes + late) / _MINUTES
        span = clause(text, t.start, t.end, start, end)
        about = around(text, t.start, t.end)
        found.append(Value(t.article, t.start, *span, text[t.start : t.end], "date", unit, first, last, about))
    return found


def _day(text: str | None) -> float | None:
    try:
        return float(date.fromisoformat(text[:10]).toordinal()) if text else None
    except ValueError:
        return None


def _minutes(label: str) -> int | None:
    """The clock time in a label, in minutes since midnight; None where there is none."""
    m = _CLOCK.search(label)
    if not m:
        named = _NAMED.search(label)
        return _NAMED_HOURS[named[0].lower()] if named else None
    hour, minute = int(m[1] or m[4]), int(m[2] or m[5] or 0)
    if m[3]:
        hour = hour % 12 + (12 if m[3].lower() == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def head(counted: str) -> str:
    """The last noun of what is counted, stemmed: 'passengers rescued' -> 'passenger'; '' for words that may count anybody."""
    found = [w for w, _, _ in word_spans(counted)]
    while found and (found[-1] in _DONE or (len(found[-1]) > 4 and found[-1].endswith(("ed", "ing")))):
        found.pop()
    return sense(found[-1]) if found and found[-1] not in _ANYBODY else ""


def around(text: str, start: int, end: int) -> frozenset[str]:
    """Telling stems within a few words of text[start:end], on its line, also beyond its clause."""
    before = text[max(0, start - _FAR) : start].rpartition("\n")[2]
    after = text[end : end + _FAR].partition("\n")[0]
    found = [w for w, _, _ in word_spans(before)][-_REACH:] + [w for w, _, _ in word_spans(after)][:_REACH]
    return frozenset(sense(w) for w in found if w.isalpha() and rarity(w) > 0)


def clause(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The part of text[first:last] around text[start:end] up to the next mark that ends a clause; never shorter than it."""
    low = max((text.rfind(mark, first, start) for mark in _CLAUSE_ENDS), default=-1)
    low = first if low < first else low + 1
    ends = [at for mark in _CLAUSE_ENDS if (at := text.find(mark, end, last)) >= 0]
    high = min(ends, default=last)
    while low < start and text[low] in " \"“”'‘’":
        low += 1
    while high > end and text[high - 1] in " .\"“”'’":
        high -= 1
    return low, high
