"""What an article is told by: its words, numbers, names of two words, and the days it speaks of."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from headwater.text import spans

# Numbers with their separators; words with inner apostrophes and hyphens, so that '34-year-old' is one term.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-']\w+)*")
# Characters of one word that are kept: longer ones are addresses and encoded data, not words.
_LONGEST = 40
# What stands between two sentences.
_ENDS = re.compile(r'[.!?:\n"“”]')
# Words of the text in which days are looked for: news says when it happened first, background has other days.
_DAYS_WITHIN = 120
# The Zipf value from which a word is part of no telling name ('The', 'In', 'New' are above; 'Rocky', 'City' are not).
_COMMON = 6.0
# The Zipf value below which a word that stands in the outlet's own name is taken for that name and not for a place.
_PLACE = 3.0

# Words of the text in which ages are looked for, and the youngest and oldest that a number beside a name makes a person.
_AGES_WITHIN = 500
_AGES = range(1, 111)
_OLD = frozenset(("year-old", "years-old", "year-olds"))
# What follows an age that stands after a name: 'Weir, 34, of Tarn', but not 'Tarn, 34 miles off'.
_AFTER_AGE = frozenset(",.;)")

# A result: '3-1', '19-46', and how many words of the text it is looked for in.
_RESULT = re.compile(r"(?<![\w-])(\d{1,3})[-–](\d{1,3})(?![\w-])")
_RESULT_WITHIN = 60
# What right before a weekday puts it in the days to come; what does so some words back, unless a word of the past is nearer; how many.
_TO_COME = frozenset(("by", "until", "till", "next"))
_AHEAD = frozenset(("will", "would", "could", "may", "should", "due", "scheduled", "expected"))
_PAST = frozenset(("said", "told", "was", "were", "had"))
_BACK = 8

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
_LAST_DAY = date.max.toordinal()
# Of each month.
_LAST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Term(NamedTuple):
    """kind: word | name (a word with a capital inside a sentence) | number | pair (two names in a row, a name and its number) | aged (two names
    with an age beside them) | bearer (a last name with one) | age (in years) | day (by its weekday) | date.

    key: the same for all ways of writing it. label: as shown. at: which word of the text. rarity: 8 minus the Zipf value
    (of a pair: the mean of both; of a day or an age: 0).
    """

    kind: str
    key: str
    label: str
    at: int
    rarity: float


class _Form(NamedTuple):
    """What one way of writing a word is known by. telling: it can be part of a telling name. timely: it may name a day."""

    key: str
    rarity: float
    number: bool
    telling: bool
    timely: bool


@lru_cache(maxsize=1 << 17)  # a news vocabulary; a worker holds some ten megabytes of it
def _zipf(word: str) -> float:
    """log10 of occurrences in 10^9 words of English (wordfreq); 0 for a word not in its list."""
    from wordfreq import get_frequency_dict, zipf_frequency

    # wordfreq cuts what it is given into words first, which plain letters need not: a text of invented words is made of little else.
    if word.isascii() and word.isalpha() and word not in get_frequency_dict("en"):
        return 0.0
    return zipf_frequency(word, "en")


@lru_cache(maxsize=1 << 17)  # likewise
def _form(folded: str) -> _Form:
    first, dash, rest = folded[:_LONGEST].removesuffix("'s").partition("-")
    key = _NUMBERS.get(first, first) + dash + rest
    timely = key in _MONTHS or key in _WEEKDAYS
    return _Form(key, 8.0 - _zipf(key), key[0].isdigit(), not timely and _zipf(key) < _COMMON, timely)


def terms(text: str, published: str | None, outlet: str | None) -> Iterator[Term]:
    """The terms of `text` in order. A weekday is the last one up to the day `published` (ISO), unknown without it. Rare words
    that stand in the name of `outlet` tell who reports, not what, and are left out."""
    day = _day(published)
    own = (outlet or "").casefold()
    words = [(_form(folded), start, end) for folded, start, end in spans(_WORD, text)]
    before, last, followed = None, 0, False
    for i, (form, start, end) in enumerate(words):
        key, rarity, number, telling, timely = form
        capital = text[start].isupper()
        both = before if (number or (capital and telling)) and followed and start == last + 1 else None
        earlier, last, before, followed = last, end, form, capital and telling
        if rarity > 8.0 - _PLACE and len(key) > 2 and key in own:
            continue
        label = text[start:end][:_LONGEST]
        if number and i < _AGES_WITHIN and (years := _age(words, i, text)):
            yield Term("age", f"~{years}", f"{label} (age)", i, 0.0)
            if _named(words, i, text):
                yield Term("bearer", f"={words[i - 1][0].key}", label, i, 0.0)
        if number:
            kind = "number"
        else:
            kind = "name" if capital and i and not _ENDS.search(text, earlier, start) else "word"
        yield Term(kind, key, label, i, rarity)
        if timely and i < _DAYS_WITHIN and (spoken := _spoken(words, i, day, capital, text)):
            yield Term("day" if key in _WEEKDAYS else "date", f"@{spoken}", f"{label} ({spoken})", i, 0.0)
        if both is not None:
            kind = "aged" if not number and _aged(words, i, text) else "pair"
            yield Term(kind, f"{both.key} {key}", text[words[i - 1][1] : end], i, (rarity + both.rarity) / 2)


def _aged(words: list[tuple[_Form, int, int]], i: int, text: str) -> bool:
    """Whether the two names that end in word `i` have an age beside them: '34-year-old Ann Weir', 'Ann Weir, 34,'."""
    if i >= 2 and words[i - 2][0].key.endswith("-year-old"):
        return True
    return i + 1 < len(words) and words[i + 1][0].number and _age(words, i + 1, text) is not None


def _age(words: list[tuple[_Form, int, int]], i: int, text: str) -> int | None:
    """The years of age that the number at word `i` tells: '34-year-old', '34 years old', 'aged 34', 'Weir, 34,'. None for none."""
    form = words[i][0]
    years, _, rest = form.key.partition("-")
    if not (years.isascii() and years.isdigit() and len(years) < 4 and int(years) in _AGES):
        return None
    after = [rest, *(near.key for near, _, _ in words[i + 1 : i + 3])]
    if rest or i == 0:
        told = rest in _OLD
    else:
        told = _named(words, i, text) or words[i - 1][0].key in ("age", "aged")
    return int(years) if told or "-".join(after[1:]) in _OLD else None


def _named(words: list[tuple[_Form, int, int]], i: int, text: str) -> bool:
    """Whether the number at word `i` stands behind a name as an age does: 'Weir, 34, of Tarn'."""
    if i == 0:
        return False
    (near, begin, last), (_, start, end) = words[i - 1], words[i]
    return near.telling and text[begin].isupper() and text[last:start] == ", " and text[end : end + 1] in _AFTER_AGE


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _spoken(
    words: list[tuple[_Form, int, int]], i: int, published: date | None, capital: bool, text: str
) -> str | None:
    """The month and day ('09-30') that word `i` names, a month together with the figures beside it; None for none."""
    form, begin, end = words[i]
    word = form.key
    if word in _WEEKDAYS and published is not None:
        back = (published.weekday() - _WEEKDAYS[word]) % 7
        days = 7 - back if _ahead(words, i) else -back
        # The calendar has a first day and a last one.
        return f"{date.fromordinal(on):%m-%d}" if 1 <= (on := published.toordinal() + days) <= _LAST_DAY else None
    if word in _MONTHS and capital:
        for near, start, stop in (*words[i + 1 : i + 2], *(words[i - 1 : i] if i else [])):
            beside = text[end:start] if start > begin else text[stop:begin]
            figures = text[start:stop].isascii() and text[start:stop].isdigit()
            if figures and "," not in beside and 1 <= int(near.key) <= _LAST[_MONTHS[word] - 1]:
                return f"{_MONTHS[word]:02}-{int(near.key):02}"
    return None


def _ahead(words: list[tuple[_Form, int, int]], i: int) -> bool:
    """Whether the weekday at word `i` is one to come: 'will be settled by Friday'."""
    before = [form.key for form, _, _ in words[max(0, i - _BACK) : i]]
    told = (key for key in reversed(before) if key in _AHEAD or key in _PAST)
    return any(key in _TO_COME for key in before[-1:]) or next(told, "") in _AHEAD


def results(title: str, text: str) -> list[int]:
    """The results of the title and of the beginning of the text, as numbers below 2^16, ascending: of '3-1' and '1-3' the same."""
    lead = " ".join(text[: 20 * _RESULT_WITHIN].split()[:_RESULT_WITHIN])
    found = (sorted(map(int, match.groups())) for said in (title, lead) for match in _RESULT.finditer(said))
    return sorted({250 * high + low for low, high in found if high < 250})
