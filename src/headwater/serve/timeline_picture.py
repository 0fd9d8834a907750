"""Where the days, reports and events of the time line lie. Pure geometry in pixels; the template draws it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

# A date label's width; days stand no closer, and years apart no further than a few labels.
LABEL = 76
STRETCH = 14
MARGIN = 44
ROW = 17
MOST_ROWS_ABOVE = 12


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What a time-line sentence tells of, from the first to the last of its days. number: 1-based place in the list.
    open: its beginning (left) or end (right) is not known."""

    number: int
    x: float
    width: float
    y: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Report:
    """An article, on the day it was published."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    width: int
    height: int
    axis: float
    days: tuple[Day, ...]
    reports: tuple[Report, ...]
    bars: tuple[Bar, ...]


def draw(events: Sequence[tuple[str | None, str | None]], published: Sequence[str | None]) -> Strip | None:
    """events: (earliest, latest) ISO days; published: ISO dates or date-times of the articles in their order. None where
    no day is known. Days are evenly spaced but for the logarithm of what lies between them."""
    bounds = [(day(a), day(b)) for a, b in events]
    reported = [day(p) for p in published]
    days = sorted({d for d in (*reported, *(x for pair in bounds for x in pair)) if d})
    if not days:
        return None
    place: dict[date, float] = {}
    x = float(MARGIN)
    for before, here in zip((None, *days), days, strict=False):
        x += LABEL + STRETCH * log1p((here - before).days - 1) if before else 0
        place[here] = x
    reports, axis = _reports(reported, place)
    bars, height = _bars(bounds, place, axis + 30)
    shown = tuple(Day(d, at, f"{d.day} {d:%b} {d.year}") for d, at in place.items())
    return Strip(int(x + MARGIN), int(height), axis, shown, reports, bars)


def day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _reports(published: Sequence[date | None], place: dict[date, float]) -> tuple[tuple[Report, ...], float]:
    stacked: dict[date, list[int]] = defaultdict(list)
    for number, when in enumerate(published, 1):
        if when:
            stacked[when].append(number)
    tallest = min(MOST_ROWS_ABOVE, max(map(len, stacked.values()), default=0))
    axis = 12.0 + tallest * ROW
    return (
        tuple(
            Report(number, place[when], axis - 12 - ROW * (i % MOST_ROWS_ABOVE))
            for when, numbers in sorted(stacked.items())
            for i, number in enumerate(numbers)
        ),
        axis,
    )


def _bars(
    bounds: Sequence[tuple[date | None, date | None]], place: dict[date, float], top: float
) -> tuple[tuple[Bar, ...], float]:
    """Each bar in the first row that is free where it lies."""
    bars: list[Bar] = []
    taken: list[float] = []
    known = [(n, a or b, b or a, a is None, b is None) for n, (a, b) in enumerate(bounds, 1)]
    for number, first, last, open_left, open_right in sorted(
        (k for k in known if k[1] and k[2]), key=lambda k: (k[1] or date.min, k[0])
    ):
        assert first
        assert last
        left, right = sorted((place[first], place[last]))
        row = next((i for i, end in enumerate(taken) if end < left), len(taken))
        taken[row : row + 1] = [right + 24]
        bars.append(Bar(number, left, right - left, top + row * (ROW + 4), open_left, open_right))
    return tuple(bars), top + max(1, len(taken)) * (ROW + 4)
