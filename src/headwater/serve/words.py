"""Short words for kinds, days and ranges, the same in the terminal and on the page."""

from calendar import monthrange
from datetime import date

from headwater.views import shapes
from headwater.views.independence import KINDS


def kind_name(kind: str | None) -> str:
    return KINDS.get(kind or "other", kind or "source")


def spread_name(spread: shapes.Independent | None) -> str:
    """'1', '1–2', or '?' where it is not known."""
    if spread is None:
        return "?"
    low, high = spread["low"], spread["high"]
    return str(low) if low == high else f"{low}–{high}"


def days(earliest: str | None, latest: str | None) -> str:
    """'5 October 2020', '3 – 9 September 2020', 'September 2020', '2020', 'from …', 'until …', '' where both are unknown."""
    first, last = _day(earliest), _day(latest)
    if first and last:
        if first == last:
            return _full(first)
        if (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year):
            return str(first.year)
        if (
            first.day == 1
            and last.day == monthrange(last.year, last.month)[1]
            and (first.year, first.month) == (last.year, last.month)
        ):
            return f"{first:%B} {first.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day} – {_full(last)}"
        return f"{_full(first)} – {_full(last)}"
    if first:
        return f"from {_full(first)}"
    return f"until {_full(last)}" if last else ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _full(when: date) -> str:
    # %B follows the C locale here: nothing in Headwater calls setlocale.
    return f"{when.day} {when:%B} {when.year}"
