"""What an article is told by: its words, numbers, names of two words, and the days it speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from headwater.text import fold

# Numbers with their separators; words with inner apostrophes and hyphens, so that '34-year-old' is one term.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-']\w+)*")
# Characters of one word that are kept: longer ones are addresses and encoded data, not words.
_LONGEST = 40
# Words of the text in which days are looked for: news says when it happened first, background has other days.
_DAYS_WITHIN = 120
# The Zipf value from which a word is part of no telling name ('The', 'In', 'New' are above; 'Rocky', 'City' are not).
_COMMON = 6.0
# The Zipf value below which a word that stands in the outlet's own name is taken for that name and not for a place.
_PLACE = 3.0

_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
}  # fmt: skip
_WEEKDAYS = {
    day: i for i, day in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
_MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """kind: word | name (a word with a capital inside a sentence) | number | pair (two names in a row) | day.

    key: the same for all ways of writing it. label: as shown. at: which word of the text. rarity: 8 minus the Zipf value
    (of a pair: the mean of both; of a day: 0).
    """

    kind: str
    key: str
    label: str
    at: int
    rarity: float


@dataclass(frozen=True, slots=True)
class _Word:
    key: str
    label: str
    start: int
    end: int
    capital: bool


@lru_cache(maxsize=1 << 17)  # a news vocabulary; a worker holds some ten megabytes of it
def _zipf(word: str) -> float:
    """log10 of occurrences in 10^9 words of English (wordfreq); 0 for a word not in its list."""
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "en")


def terms(text: str, published: str | None, outlet: str | None) -> Iterator[Term]:
    """The terms of `text` in order. A weekday is the last one up to the day `published` (ISO), unknown without it. Rare words
    that stand in the name of `outlet` tell who reports, not what, and are left out."""
    day = _day(published)
    own = (outlet or "").casefold()
    words = list(_words(text))
    for i, word in enumerate(words):
        rarity = 8.0 - _zipf(word.key)
        if len(word.key) > 2 and rarity > 8.0 - _PLACE and word.key in own:
            continue
        inside = bool(i) and not set(text[words[i - 1].end : word.start]) & set('.!?:\n"“”')
        number = word.key[0].isdigit()
        yield Term(
            "number" if number else "name" if word.capital and inside else "word", word.key, word.label, i, rarity
        )
        if i < _DAYS_WITHIN and (spoken := _spoken(words, i, day)):
            yield Term("day", f"@{spoken}", f"{word.label} ({spoken})", i, 0.0)
        before = words[i - 1] if i else word
        if (
            word.capital
            and before.capital
            and word.start == before.end + 1
            and _telling(before.key)
            and _telling(word.key)
        ):
            both = (rarity + 8.0 - _zipf(before.key)) / 2
            yield Term("pair", f"{before.key} {word.key}", text[before.start : word.end], i, both)


def _words(text: str) -> Iterator[_Word]:
    folded = fold(text)
    for m in _WORD.finditer(folded.text):
        start, end = folded.span(m.start(), m.end())
        key = m[0][:_LONGEST].removesuffix("'s")
        first, dash, rest = key.partition("-")
        yield _Word(
            _NUMBERS.get(first, first) + dash + rest, text[start:end][:_LONGEST], start, end, text[start].isupper()
        )


def _telling(word: str) -> bool:
    return word not in _MONTHS and word not in _WEEKDAYS and _zipf(word) < _COMMON


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _spoken(words: list[_Word], i: int, published: date | None) -> str | None:
    """The month and day ('09-30') that word `i` names together with the one after or before it, None for none."""
    word = words[i]
    if word.key in _WEEKDAYS and published is not None:
        back = (published.weekday() - _WEEKDAYS[word.key]) % 7
        # No day is before the first of the calendar.
        return f"{published - timedelta(back):%m-%d}" if published.toordinal() > back else None
    if word.key in _MONTHS and word.capital:
        for near in (words[i + 1 : i + 2], words[i - 1 : i] if i else []):
            if near and near[0].key.isascii() and near[0].key.isdigit() and 1 <= int(near[0].key) <= 31:
                return f"{_MONTHS[word.key]:02}-{int(near[0].key):02}"
    return None
