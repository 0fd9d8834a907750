"""Dates in numbers -> ISO: instants and days given as one number; day or month first, where the row itself tells which of the two it is."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from headwater import dates

# A number is an instant where it is one from 1990 to 2099, in seconds since 1970 or in thousandths, millionths, milliardths of them: no number is
# so in two units, and none is a day written as 20201005.
_EPOCH = range(631_152_000, 4_102_444_800)
_UNITS = (1, 10**3, 10**6, 10**9)
_ONE = re.compile(r"(\d{8,19})(?:\.\d{0,9})?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")
# Languages whose readers all write the day first; English is written both ways, and the languages of the east year first.
_DAY_FIRST = frozenset(
    [
        "ar",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "es",
        "et",
        "fi",
        "fr",
        "gl",
        "hr",
        "id",
        "is",
        "it",
        "lv",
        "mk",
        "ms",
        "nb",
        "nl",
        "nn",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "th",
        "tr",
        "uk",
        "vi",
    ]
)
# Countries by their codes in language tags and the ends of hosts. Canada and the Philippines write both ways.
_DAY_FIRST_COUNTRIES = frozenset({"gb", "uk", "ie", "au", "nz", "in", "za", "pk", "ng", "sg", "my", "mt"})
_MONTH_FIRST_COUNTRIES = frozenset({"us"})
_MONTH_FIRST_ENDS = frozenset({"us", "gov", "mil"})


def counted(value: object) -> str | None:
    """The ISO date-time, in UTC, of a number that counts seconds or a part of them; the ISO day of a number like 20201005. A text of nothing but
    a number is that number. None for anything else."""
    if isinstance(value, str):
        found = _ONE.fullmatch(value.strip())
        number = int(found[1]) if found else 0
    elif isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    elif isinstance(value, int | float):
        number = int(value)
    else:
        return None
    for unit in _UNITS:
        if number // unit in _EPOCH:
            return datetime.fromtimestamp(number // unit, UTC).isoformat()
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    if not dates.FIRST_YEAR <= year <= dates.LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def in_order(printed: str, row: Mapping[str, Any]) -> str | None:
    """The date in ISO order with what follows it; None where the string is no such date or may be two.

    A number above 12 is a day; else the row's language with its country, or the end of its host, tells.
    """
    found = _NUMBERS.match(printed)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if first == second or (first > 12) != (second > 12):
        day_first = first > 12 or first == second
    elif first > 12 or (told := _is_day_first(row)) is None:
        return None
    else:
        day_first = told
    day, month = (first, second) if day_first else (second, first)
    return f"{year}-{month:02d}-{day:02d}{printed[found.end() :]}"


def is_two(printed: str) -> bool:
    """Whether the string is a date that may be two."""
    found = _NUMBERS.match(printed)
    return found is not None and found[1] != found[3] and 0 < int(found[1]) <= 12 and 0 < int(found[3]) <= 12


def _is_day_first(row: Mapping[str, Any]) -> bool | None:
    tag = row.get("language")
    language, *rest = re.split(r"[-_]", tag.strip().lower()[:40]) if isinstance(tag, str) else [""]
    country = rest[-1] if rest else ""
    end = _end(row.get("url"))
    if language in _DAY_FIRST and country not in _MONTH_FIRST_COUNTRIES:
        return True
    if language not in ("", "en") or country not in ("", *_DAY_FIRST_COUNTRIES, *_MONTH_FIRST_COUNTRIES):
        return None
    says = {
        *([True] if country in _DAY_FIRST_COUNTRIES or end in _DAY_FIRST_COUNTRIES else []),
        *([False] if country in _MONTH_FIRST_COUNTRIES or end in _MONTH_FIRST_ENDS else []),
    }
    return says.pop() if len(says) == 1 else None


def _end(url: object) -> str:
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[2] if isinstance(url, str) else ""
    except ValueError:
        return ""
