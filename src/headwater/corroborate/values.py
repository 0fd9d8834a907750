"""Values that passages give: numbers, times, names; whether two of them are the same, compatible, or at odds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headwater.corroborate.units import rarity, stem
from headwater.ids import Id
from headwater.records import Quantity, Time
from headwater.text import word_spans

# Words to either side in which a value's own sentence says what it is a value of.
_REACH = 6
# "about 20" may be anything within a tenth of it.
_LOOSE = 0.1
# Further than that from its sentence's other values, a clause ends; a clause is what a reader is shown with the value.
_CLAUSE_ENDS = ",;:—–\n"


@dataclass(frozen=True, slots=True)
class Value:
    """One value in one passage. kind: number | date | name. unit: what may be compared with what.

    low, high: bounds, None open; days as ordinals. about: telling stems around it. start, end: the value with its clause.
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
        if q.approx and low is not None and low == high:
            low, high = low * (1 - _LOOSE), low * (1 + _LOOSE)
        unit = f"{q.unit}|{head(q.counted)}"
        span = clause(text, q.start, q.end, start, end)
        about = around(text, q.start, q.end, start, end)
        found.append(Value(q.article, q.start, *span, text[q.start : q.end], "number", unit, low, high, about))
    return found


def days(times: Iterable[Time], text: str, start: int, end: int) -> list[Value]:
    """The resolved times of text[start:end]."""
    found = []
    for t in times:
        first, last = _day(t.earliest), _day(t.latest)
        if not (start <= t.start and t.end <= end) or first is None or last is None:
            continue
        span = clause(text, t.start, t.end, start, end)
        about = around(text, t.start, t.end, start, end)
        found.append(Value(t.article, t.start, *span, text[t.start : t.end], "date", "", first, last, about))
    return found


def _day(text: str | None) -> float | None:
    try:
        return float(date.fromisoformat(text[:10]).toordinal()) if text else None
    except ValueError:
        return None


def head(counted: str) -> str:
    """The last word of what is counted, stemmed: 'wounded passengers' -> 'passenger'."""
    found = [w for w, _, _ in word_spans(counted)]
    return stem(found[-1]) if found else ""


def around(text: str, start: int, end: int, first: int, last: int) -> frozenset[str]:
    """Telling stems within a few words of text[start:end], inside text[first:last]."""
    before = [w for w, _, _ in word_spans(text[first:start])][-_REACH:]
    after = [w for w, _, _ in word_spans(text[end:last])][:_REACH]
    return frozenset(stem(w) for w in before + after if not w.isdigit() and rarity(w) > 0)


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
