"""Two figures that articles themselves set against each other: 'the line says 148; the harbour master counted 163 tickets'."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from headwater.corroborate.values import Value, numbers
from headwater.ids import Id
from headwater.records import Quantity

# Words that set one report against another.
_AGAINST = re.compile(
    r"\b(?:but|however|whereas|though|yet|question|doubts?|disput\w{1,5}|disagree\w{0,6}|conflict\w{1,5}|discrepanc\w{1,4}"
    r"|incompatible|contradict\w{0,6}|agree|differ\w{0,6}|at odds)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]['\"”’]?\s")
_SMALLEST = 30  # smaller numbers stand side by side by chance
_WIDEST = 1.5  # the larger over the smaller; figures further apart count different things
_ARTICLES = 2  # so many articles must set the same two figures side by side: then it is no chance
# Units in which a figure counts no one and nothing.
_MEASURES = frozenset(
    (
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "percent",
        "mph",
        "km",
        "mile",
        "metre",
        "knot",
        "tonne",
    )
)

Pair = tuple[float, float]


def disputes(quantities: Iterable[Quantity], texts: Mapping[Id, str]) -> list[list[Value]]:
    """Slots of the figures in dispute: each figure once an article, wherever an article counts by it."""
    lines: dict[tuple[Id, int, int], list[Quantity]] = defaultdict(list)
    for q in sorted(quantities, key=lambda q: (q.article, q.start, q.end)):
        if q.article in texts and _counts(q):
            lines[(q.article, *_line(texts[q.article], q.start))].append(q)
    told: dict[Pair, set[Id]] = defaultdict(set)
    at: dict[Pair, list[Value]] = defaultdict(list)
    for (article, start, end), found in lines.items():
        if _AGAINST.search(texts[article], start, end):
            for pair in {(_low(a), _low(b)) for a, b in combinations(sorted(found, key=_low), 2) if _low(a) < _low(b)}:
                if pair[1] <= _WIDEST * pair[0]:
                    told[pair].add(article)
                    at[pair] += _told(article, [q for q in found if q.low in pair], texts)
    return [
        _slot(pair, at[pair], lines, texts) for pair, articles in sorted(told.items()) if len(articles) >= _ARTICLES
    ]


def _slot(
    pair: Pair, near: Sequence[Value], lines: Mapping[tuple[Id, int, int], Sequence[Quantity]], texts: Mapping[Id, str]
) -> list[Value]:
    """The disputed passages, and people counted by one of the figures elsewhere."""
    found = list(near)
    for (article, _, _), rows in lines.items():
        found += _told(article, [q for q in rows if q.unit == "person" and q.low in pair], texts)
    first: dict[tuple[Id, float | None], Value] = {}
    for v in sorted(found, key=lambda v: (v.article, v.at)):
        first.setdefault((v.article, v.exact), v)
    return list(first.values())


def _told(article: Id, rows: Iterable[Quantity], texts: Mapping[Id, str]) -> list[Value]:
    """The figures with what stands around them in their sentences."""
    return [v for q in rows for v in numbers([q], texts[article], *_sentence(texts[article], q.start, q.end))]


def _counts(q: Quantity) -> bool:
    return (
        q.low is not None
        and q.low == q.high
        and q.low >= _SMALLEST
        and q.unit not in _MEASURES
        and not q.unit.isupper()
    )


def _low(q: Quantity) -> float:
    return q.low or 0.0


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = _line(text, start)
    stops = [m.end() for m in _STOP.finditer(text, low, high)]
    return max((s for s in stops if s <= start), default=low), min((s for s in stops if s >= end), default=high)
