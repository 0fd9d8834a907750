"""Article, Sentence -> Quantity: numbers with what they count or measure, and their bounds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from headwater.annotate.counting import counted, happened
from headwater.annotate.english.numbers import DIGITS, SCALES, WORDS, value
from headwater.annotate.english.units import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    CURRENCIES,
    FRACTIONS,
    HAPPENS_TO_PEOPLE,
    LENGTHS_OF_TIME,
    MEASURES,
    VAGUE,
)
from headwater.annotate.pieces import PLAIN
from headwater.annotate.temporal.rule import Kind
from headwater.annotate.times import expressions_of
from headwater.ids import Id
from headwater.records import Article, Quantity, Record, Sentence
from headwater.step import Group, GroupStep

_LONGEST = 5_000  # characters of a sentence that are searched: longer ones are lists and tables, not prose


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_SIGNS = [c for c in CURRENCIES if not c[0].isalpha() or "$" in c]
_CODES = [c for c in CURRENCIES if len(c) == 3 and c.isalpha() and c not in ("yen", "won", "eur")]
_HEDGE = rf"(?:(?P<least>{_any(AT_LEAST)}|just over|well over)|(?P<most>{_any(AT_MOST)})|(?P<about>{_any(set(ABOUT) - {'just over', 'well over'})})) (?:(?:about|around|some|the) )?(?:between )?"
_CURRENCY = rf"(?:(?:{_any(_SIGNS)}) ?|\b(?:{_any(_CODES)}|Rs\.?) ?)"
_SCALE = r"(?:[ -]?(?:hundred thousand|hundred|thousand|million|billion|trillion|lakh|crore)\b|(?: ?(?:bn|mn|mln|tn)|[mkb])\b(?!\w))"
_NUMBER = rf"(?:{DIGITS}|\b{WORDS}\b)"
_QUANTITY = re.compile(
    rf"(?:\b{_HEDGE}|(?P<between>between ))?(?P<cur>{_CURRENCY})?(?<![\w.,/:#@-])(?P<n1>{_NUMBER})(?![\d:/])(?P<s1>{_SCALE})?(?P<u1>%)?"
    rf"(?P<join>(?: to | and | or |-|–| - | – )(?P<cur2>{_CURRENCY})?(?P<n2>{_NUMBER})(?![\d:/])(?P<s2>{_SCALE})?)?",
    re.IGNORECASE,
)
_VAGUE = re.compile(rf"\b(?:(?P<many>many |several )?(?P<vague>{_any(VAGUE)}))\b", re.IGNORECASE)
_FRACTION = re.compile(
    rf"\b(?:(?P<about>about|around|nearly|almost|roughly|some|more than|over) )?(?P<fraction>{_any(FRACTIONS)})\b",
    re.IGNORECASE,
)
_AFTER_MORE = re.compile(r" (?:or more|or so|or less|max\b|at most)|\+")
_AGE = re.compile(
    r"-(?P<unit>year|month|week|day)s?-olds?\b| (?P<unit2>years?|months?|weeks?|days?) old\b|-(?P<unit3>year|month)[- ]olds?\b"
)
_MEASURE = re.compile(rf"(?: ?-?)(?P<unit>{_any(MEASURES)})(?![\w'])", re.IGNORECASE)
_DOLLARS = re.compile(rf" (?P<unit>{_any(c for c in CURRENCIES if c[-1].isalpha() and len(c) > 2)})\b", re.IGNORECASE)
_OF_MONEY = re.compile(
    rf" of (?P<unit>{_any(c for c in CURRENCIES if c.endswith('s') and len(c) > 3)})\b", re.IGNORECASE
)
# 'Ann Olden, 42, said': a number between commas after a name is an age, within the years people reach.
_AGED = re.compile(
    r"(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’.-]{0,30}){0,3}|\b(?:driver|man|woman|boy|girl|pilot|victim|suspect|officer)), (?P<age>\d{1,3})(?=[,.;)]|$| (?:and|of|from|who|was|died)\b)|\baged? (?P<aged>\d{1,3})\b"
)
_ONE_OF = re.compile(
    r"\b(?P<one>one)(?= (?:of|person|man|woman|child|girl|boy|passenger|survivor|victim|death)\b)", re.IGNORECASE
)
# 'about an hour', 'more than a decade'; without such a word 'an hour' is hardly a measure.
_ONE_UNIT = re.compile(
    rf"\b(?:(?P<least>more than|over|at least)|(?P<most>less than|under)|(?P<about>about|around|nearly|almost|roughly)) an? (?P<unit>{_any(LENGTHS_OF_TIME)}|mile)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
# A count whose noun is left out, because it was named before: 'There are 40 in here', 'to carry no more than 90.'
_THERE = re.compile(
    r"\bthere(?: (?:are|were|is|was|have been|had been|(?:may|might|could|would|will) be)|'re)(?: (?:now|still|only|just|already))? $",
    re.I,
)
_CARRIES = re.compile(
    r"\b(?P<verb>carr(?:y|ies|ied|ying)|hold(?:s|ing)?|held|seat(?:s|ed|ing)?|count(?:s|ed|ing)?|found|saved|rescued|killed|injured|number(?:s|ed)?|total(?:s|led)?) $",
    re.I,
)
_ALONE = re.compile(
    r"[,.;!?)](?![\w%])|$| (?:in|on|at|and|but|when|while|as|after|aboard|altogether|left|here|there)\b"
)
# Up to here 'about 12' and 'at least 12' may be clock times or ages.
_CLOCK_OR_AGE = 24
_TITLE_BEFORE = re.compile(r"[A-Z][\w'’]*:? $")  # 'Flight 370', 'Channel 4': a number that belongs to a name


@dataclass(frozen=True, slots=True)
class Bounds:
    low: float | None
    high: float | None
    approx: bool


@dataclass(frozen=True, slots=True)
class FindQuantities(GroupStep):
    """Article, Sentence -> Quantity. Spans do not overlap and include the words that bound the number.

    Numbers of dates, clock times, names and ordinals are none; 'single' and 'both' neither. 'About 20' is 20 to 20, approx;
    'more than 50' has no upper bound; 'dozens' are 24 or more.
    """

    name: ClassVar[str] = "annotate.quantities"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence)
    writes: ClassVar[tuple[type[Record], ...]] = (Quantity,)
    close: ClassVar[bool] = True

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for article in group[Article]:
            plain = article.text.translate(PLAIN)
            for sentence in sorted(group[Sentence], key=lambda s: s.start):
                text = plain[sentence.start : min(sentence.end, sentence.start + _LONGEST)]
                for found in _apart(_quantities(text)):
                    bounds = found.bounds
                    start, end = sentence.start + found.start, sentence.start + found.end
                    yield Quantity(
                        article.id, start, end, bounds.low, bounds.high, found.unit, found.counted, bounds.approx
                    )


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    bounds: Bounds
    unit: str
    counted: str = ""


def _quantities(text: str) -> Iterator[_Found]:
    """All quantities of a sentence whose apostrophes and spaces are plain; they may overlap."""
    dates = [(f.start, f.end) for f in expressions_of(text) if f.kind is not Kind.COUNT]
    for match in _AGED.finditer(text):
        age = match["age"] or match["aged"]
        if 0 < int(age) <= 120:
            yield _Found(match.start(), match.end(), Bounds(float(age), float(age), False), "year", "age")
    for match in _QUANTITY.finditer(text):
        if not any(start < match.end("n1") and match.start("n1") < end for start, end in dates):
            found = _measured(text, match)
            if found is not None:
                yield found
    for match in _FRACTION.finditer(text):
        share = FRACTIONS[match["fraction"].lower()]
        more = (match["about"] or "").lower() in ("more than", "over")
        yield _Found(
            match.start(),
            match.end(),
            Bounds(share, None if more else share, bool(match["about"]) and not more),
            "percent",
        )
    for match in _VAGUE.finditer(text):
        if found := _vague(text, match):
            yield found
    for match in _ONE_UNIT.finditer(text):
        decade = match["unit"].lower() == "decade"
        size, unit = (10.0, "year") if decade else (1.0, match["unit"].lower())
        bounds = Bounds(None if match["most"] else size, None if match["least"] else size, bool(match["about"]))
        yield _Found(match.start(), match.end(), bounds, unit, "" if unit == "mile" else "duration")
    for match in _ONE_OF.finditer(text):
        what = counted(text, match.end())
        if what is not None and what.unit == "person":
            yield _Found(match.start(), what.end, Bounds(1.0, 1.0, False), "person", _full(text, what.words, what.end))


def _measured(text: str, match: re.Match[str]) -> _Found | None:
    """The quantity of one number or range: its unit stands before it, right after it, or is the noun it counts."""
    end = match.end()
    if _ORDINAL.match(text, end):
        return None
    bounds = _bounds(match)
    if bounds is None:
        return None
    start = match.start()
    if match["cur"]:
        unit = CURRENCIES[match["cur"].strip().lower().rstrip(".")]
        return _widened(text, _Found(start, end, bounds, unit))
    if match["u1"]:
        return _widened(
            text, _Found(start, end + (match["join"] is not None and text[end : end + 1] == "%"), bounds, "percent")
        )
    if age := _AGE.match(text, end):
        unit = (age["unit"] or age["unit2"] or age["unit3"]).rstrip("s")
        return _Found(start, age.end(), bounds, unit, "age")
    single_letter = match["n1"].isalpha()
    if (measure := _MEASURE.match(text, end)) and not (single_letter and len(measure["unit"]) < 3):
        return _measure(text, start, measure, bounds)
    if money := _DOLLARS.match(text, end):
        return _widened(text, _Found(start, money.end(), bounds, CURRENCIES[money["unit"].lower()]))
    return _count(text, match, bounds)


def _measure(text: str, start: int, measure: re.Match[str], bounds: Bounds) -> _Found | None:
    unit = MEASURES[measure["unit"].lower()]
    counted_as = "duration" if unit in LENGTHS_OF_TIME else ""
    return _widened(text, _Found(start, measure.end(), bounds, "time" if unit == "times" else unit, counted_as))


def _count(text: str, match: re.Match[str], bounds: Bounds) -> _Found | None:
    end = match.end()
    hedged = bool(match["least"] or match["most"] or match["about"])
    digits = match["n1"][0].isdigit()
    if (
        digits
        and not hedged
        and _TITLE_BEFORE.search(text[: match.start()])
        and match.start() > 0
        and not text[: match.start()].strip().islower()
    ):
        before = text[: match.start()].rstrip()
        if " " in before:  # a capital at the head of the sentence names nothing
            return None
    if match["n1"].lower() in ("one", "zero", "a", "an") and not hedged:
        return None
    if text[end : end + 1] == "-":  # 'two-car tram'
        part = re.match(r"-([a-z]{3,20})\b(?!-)", text[end : end + 22])
        if part and part[1] not in ("fold", "way", "time", "plus", "thirds"):
            return _Found(match.start(), end + part.end(), bounds, part[1], part[1])
        return None
    what = counted(text, end)
    if what is None:
        family = re.search(r"\bfamily of $", text[: match.start()])
        if family:
            return _Found(family.start(), end, bounds, "person", "family")
        return _bare(text, match, bounds)
    return _widened(text, _Found(match.start(), what.end, bounds, what.unit, _full(text, what.words, what.end)))


def _bare(text: str, match: re.Match[str], bounds: Bounds) -> _Found | None:
    """A count without its noun, unit '' unless its verb happens to people: only where the words around leave it no other reading."""
    before = text[: match.start()]
    first = bounds.low if bounds.low is not None else bounds.high
    if first is None or not _ALONE.match(text, match.end()):
        return None
    bounded = (match["least"] or match["most"]) and first > _CLOCK_OR_AGE and match["n1"][0].isdigit()
    verb = _CARRIES.search(before) if bounded else None
    if verb is None and not (first > 1 and _THERE.search(before)):
        return None
    happened_to = verb["verb"].lower() if verb else ""
    people = happened_to in HAPPENS_TO_PEOPLE
    return _Found(match.start(), match.end(), bounds, "person" if people else "", happened_to if people else "")


def _full(text: str, words: str, end: int) -> str:
    """What is counted and what happened to it: 'people killed'."""
    return " ".join(f"{words} {happened(text, end)}".split())


def _vague(text: str, match: re.Match[str]) -> _Found | None:
    low = VAGUE[match["vague"].lower()]
    end = match.end()
    bounds = Bounds(low, None, True)
    if match["vague"].lower() == "decades":
        return None if text[end : end + 4] == " ago" else _Found(match.start(), end, bounds, "year", "duration")
    if money := _OF_MONEY.match(text, end):
        return _Found(match.start(), money.end(), bounds, CURRENCIES[money["unit"].lower()])
    what = counted(text, end)
    if what is None or (match["vague"].lower() == "scores" and what.unit != "person"):
        return None
    return _Found(match.start(), what.end, bounds, what.unit, _full(text, what.words, what.end))


def _bounds(match: re.Match[str]) -> Bounds | None:
    first = _scaled(match["n1"], match["s1"] or (match["s2"] if match["join"] else None))
    if first is None:
        return None
    if match["join"]:
        last = _scaled(match["n2"], match["s2"])
        joined = match["join"].strip().split(" ")[0]
        if last is None or last <= first or (joined == "and" and not match["between"]):
            return None
        return Bounds(first, last, bool(match["about"]))
    if match["least"]:
        return Bounds(first, None, False)
    if match["most"]:
        return Bounds(None, first, False)
    return Bounds(first, first, bool(match["about"]))


def _scaled(number: str, scale: str | None) -> float | None:
    plain = value(number)
    for part in (scale or "").lower().replace("-", " ").split():
        plain = None if plain is None else plain * SCALES[part]
    return plain


def _widened(text: str, found: _Found) -> _Found:
    """With 'or more', 'or so', 'max' after it."""
    after = _AFTER_MORE.match(text, found.end)
    if after is None:
        return found
    low, high = found.bounds.low, found.bounds.high
    word = after[0].strip()
    if word in ("or more", "+"):
        bounds = Bounds(low, None, False)
    elif word == "or so":
        bounds = Bounds(low, high, True)
    else:
        bounds = Bounds(None, high, False)
    return _Found(found.start, after.end(), bounds, found.unit, found.counted)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Of overlapping quantities the longest (then the first), in the order of the text."""
    out: list[_Found] = []
    for item in sorted(set(found), key=lambda f: (f.start - f.end, f.start, f.unit)):
        if all(item.end <= other.start or other.end <= item.start for other in out):
            out.append(item)
    return sorted(out, key=lambda f: f.start)
