"""Quantities whose number is no numeral: dozens, two thirds, an hour, a couple of hundred, multimillion-dollar, in her forties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.annotate import currencies
from headwater.annotate.counting import Counted, counted, happened, of_some, people
from headwater.annotate.english import listed
from headwater.annotate.english.numbers import value
from headwater.annotate.english.places import DEMONYMS
from headwater.annotate.english.units import FRACTIONS, LENGTHS_OF_TIME, MEASURES, VAGUE


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity at start:end of the text searched."""

    start: int
    end: int
    low: float | None
    high: float | None
    approx: bool
    unit: str
    counted: str = ""


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_VAGUE = re.compile(rf"\b(?:(?P<many>many |several )?(?P<vague>{_any(list(VAGUE))}))\b")
# 'several hundred': at least two of them.
_SEVERAL = re.compile(
    r"\b(?:(?:more than |at least )?(?:several|a few|many|some) (?P<size>hundred thousand|hundred|thousand|million|billion|dozen)(?! (?:and|dollars?|pounds?|euros?)\b))\b"
)
_SIZES = {
    "dozen": 24.0,
    "hundred": 200.0,
    "thousand": 2_000.0,
    "hundred thousand": 200_000.0,
    "million": 2e6,
    "billion": 2e9,
}
_FRACTION = re.compile(
    rf"\b(?:(?P<hedge>about|around|nearly|almost|roughly|some|more than|over|well over|at least|less than|fewer than|under|up to|just over|just under) )?(?P<fraction>{_any(list(FRACTIONS))})(?P<of> of\b)?"
)
_MULTI = re.compile(r"\bmulti[- ]?(?P<size>million|billion)[- ](?P<unit>dollar|pound|euro|naira|yen|rupee|rand)\b")
# 'about an hour', 'more than a decade', 'half a mile'; without such a word 'an hour' is hardly a measure.
_UNITS = [
    *LENGTHS_OF_TIME,
    "mile",
    "kilometre",
    "kilometer",
    "metre",
    "meter",
    "foot",
    "inch",
    "yard",
    "acre",
    "tonne",
    "ton",
    "pound",
    "litre",
    "pint",
    "gallon",
]
_ONE_UNIT = re.compile(
    rf"\b(?:(?P<least>more than|over|at least|just over|well over)|(?P<most>less than|under|up to)|(?P<about>about|around|nearly|almost|roughly))? ?(?P<size>an? (?:full |whole |entire )|half an? |an? )(?P<unit>{_any(_UNITS)})(?P<half> and a half)?\b"
)
_ONE_OF = re.compile(r"(?<!\bno )(?<!\bany )(?<!\bevery )(?<!\bsome )(?<![\w-])(?P<one>one)(?= (?:of|[a-z]+)\b)")
_SAYS = re.compile(r" (?:\w+ )?(?:said|says|told|who|wrote|added|tweeted|posted|recalled|described|asked|claimed)\b")
_RATIO = re.compile(
    r"\b(?P<n1>one|two|three|four|five|six|seven|eight|nine|[1-9]) (?P<how>in every|in|out of every|out of) (?P<n2>two|three|four|five|six|seven|eight|nine|ten|1?\d0{0,3}|[2-9])(?= (?:[a-z]+s|people|women|men|children|of)\b|[.,;])"
)
_AGE_BAND = re.compile(
    r"\b(?:in|into|entering) (?:his|her|their|my|your|its) (?P<third>early |mid-? ?|late )?(?:(?P<tens>[1-9]0)'?s|(?P<word>teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
)
_BANDS = {
    "teens": 13,
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_OVERS = re.compile(r"\b(?P<side>under|over)[- ](?P<age>\d{1,2})s\b")
_MAGNITUDE = re.compile(
    r"\b(?:(?P<hedge>at least |about |around )?(?:a )?(?:preliminary )?magnitudes?[- ](?:of )?(?P<a>\d\.\d)|(?P<b>\d\.\d)[- ]magnitude|(?:measur(?:ed|ing)|registered|registering) (?P<c>\d\.\d)(?: on the richter scale)?)"
)
_FOLD = re.compile(
    r"(?<![\w.-])(?P<n>\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|hundred)-?fold\b"
)
_HEIGHT = re.compile(r"(?<![\w'])(?P<feet>[4-7])'(?P<inches>1[01]|\d)\"?(?!\w)")
_PERIOD = listed(
    "hundreds thousands millions billions trillions dozens scores decades hundred thousand million billion dozen"
)
_FRACTION_CUES = listed("third thirds quarter quarters fourth fourths fifth fifths tenth half")
_UNIT_CUES = frozenset(_UNITS)


def phrases(text: str, low: str, words: set[str]) -> Iterator[Found]:
    """The quantities of a sentence that no numeral tells. low: in lower case; words: those it holds."""
    if not words.isdisjoint(_PERIOD):
        yield from _vague(text, low)
    if not words.isdisjoint(_FRACTION_CUES):
        yield from _fractions(low)
    if not words.isdisjoint(_UNIT_CUES):
        yield from _one_unit(low)
    if "one" in words:
        yield from _one_of(text, low)
    if "multi" in low:
        yield from _multi(low)
    if "in" in words or "of" in words:
        yield from _ratios(low)
    if not words.isdisjoint(("his", "her", "their", "my")):
        yield from _age_bands(low)
    if "fold" in low:
        for match in _FOLD.finditer(low):
            times = value(match["n"])
            yield Found(match.start(), match.end(), times, times, False, "time")
    if any(w.isdigit() for w in words):
        yield from _signed(low)


def _vague(text: str, low: str) -> Iterator[Found]:
    for match in [*_VAGUE.finditer(low), *_SEVERAL.finditer(low)]:
        word = match.groupdict().get("vague") or ""
        least = VAGUE[word] if word else _SIZES[match["size"]]
        end = match.end()
        if word == "decades":
            if low[end : end + 4] != " ago":
                yield Found(match.start(), end, least, None, True, "year", "duration")
            continue
        if money := currencies.after(low, end) or (
            currencies.after(low, end + 3) if low.startswith(" of", end) else None
        ):
            yield Found(match.start(), money[0], least, None, True, money[1])
            continue
        what = counted(text, end)
        if what is None or (word == "scores" and what.unit != "person"):
            continue
        yield Found(match.start(), what.end, least, None, True, what.unit, _full(text, what))


def _full(text: str, what: Counted) -> str:
    """What is counted and what happened to it: 'people killed'."""
    return " ".join(f"{what.words} {happened(text, what.end)}".split())


def _fractions(low: str) -> Iterator[Found]:
    for match in _FRACTION.finditer(low):
        name, hedge = match["fraction"], match["hedge"] or ""
        # 'a third man', 'a quarter past' and 'half an hour' are no shares; 'a third of the votes' is one.
        if name in ("a third", "a quarter", "a fifth", "a tenth", "half", "one quarter", "one half") and not (
            match["of"] or (name == "half" and hedge)
        ):
            continue
        if match["of"] and low.startswith(
            (" an hour", " a million", " a century", " a billion", " the year", " an inch"), match.end()
        ):
            continue
        if name == "half" and low.startswith((" a ", " an ", " past", "-"), match.end("fraction")):
            continue
        share, end = FRACTIONS[name], match.end("fraction")
        if hedge in ("more than", "over", "well over", "at least"):
            yield Found(match.start(), end, share, None, False, "percent")
        elif hedge in ("less than", "fewer than", "under", "up to"):
            yield Found(match.start(), end, None, share, False, "percent")
        else:
            yield Found(match.start(), end, share, share, bool(hedge), "percent")


def _one_unit(low: str) -> Iterator[Found]:
    for match in _ONE_UNIT.finditer(low):
        size = match["size"].strip()
        hedged = match["least"] or match["most"] or match["about"]
        plain = size in ("a", "an")
        if plain and not hedged and not match["half"]:
            continue
        if (
            plain
            and match["about"] is None
            and match["unit"] in ("second", "day", "night")
            and match["most"] is None
            and match["least"] is None
        ):
            continue
        number = (0.5 if size.startswith("half") else 1.0) + (0.5 if match["half"] else 0.0)
        unit = MEASURES[match["unit"]]
        if unit == "decade":
            number, unit = 10 * number, "year"
        start = match.start() + (match[0][0] == " ")
        bounds = (None if match["most"] else number, None if match["least"] else number)
        what = "duration" if match["unit"] in LENGTHS_OF_TIME else ""
        yield Found(start, match.end(), *bounds, bool(match["about"]), unit, what)


def _one_of(text: str, low: str) -> Iterator[Found]:
    """'one of the girls', 'one American', 'one derailment and two collisions'; not 'one man told us', which counts nobody."""
    for match in _ONE_OF.finditer(low):
        end = match.end()
        if low.startswith(
            (" more", " another", " thing", " day", " way", " time", " side", " point", " hand", " to "), end
        ):
            continue
        of = low.startswith(" of", end)
        what = counted(text, end) if of else _one_noun(text, low, end)
        if what is None or (what.unit != "person" and of and not of_some(text, end)):
            continue
        if text[match.start()] == "O" and _SAYS.match(low, what.end) and not of:
            continue
        yield Found(match.start(), what.end, 1.0, 1.0, False, what.unit, _full(text, what))


def _one_noun(text: str, low: str, at: int) -> Counted | None:
    """The noun in the singular: a word for people among the next two, or any before 'and two …'."""
    if thing := _ONE_AND.match(low, at):
        return Counted(thing.end(), "person" if _person(thing["noun"]) else thing["noun"], text[at + 1 : thing.end()])
    for noun in (_FIRST_WORD.match(low, at), _SECOND_WORD.match(low, at)):
        if noun and _person(noun[1]):
            return Counted(noun.end(), "person", text[at + 1 : noun.end()])
    return None


def _person(noun: str) -> bool:
    return people(noun) or (noun in DEMONYMS and noun[-1:] == "n")


_MORE = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d)"
_ONE_AND = re.compile(rf" (?:[a-z]{{3,20}} )??(?P<noun>[a-z]{{3,20}})(?= and {_MORE}\b)")
_FIRST_WORD = re.compile(r" ([a-z]{2,20})\b(?![-'])")
_SECOND_WORD = re.compile(r" (?:[a-z]{2,20}) ([a-z]{2,20})\b(?![-'])")


def _multi(low: str) -> Iterator[Found]:
    for match in _MULTI.finditer(low):
        unit = (
            "GBP"
            if match["unit"] == "pound"
            else currencies.NAMES[match["unit"]]
            if match["unit"] in currencies.NAMES
            else currencies.NAMES[match["unit"] + "s"]
        )
        yield Found(match.start(), match.end(), _SIZES[match["size"]], None, True, unit)


def _ratios(low: str) -> Iterator[Found]:
    for match in _RATIO.finditer(low):
        first, whole = value(match["n1"]), value(match["n2"])
        if first is None or whole is None or first >= whole or (match["how"] == "in" and first > 1):
            continue
        share = round(100 * first / whole, 2)
        yield Found(match.start(), match.end(), share, share, False, "percent")


def _age_bands(low: str) -> Iterator[Found]:
    """'in her forties': 40 to 49; early, mid and late are thirds of the ten years."""
    for match in _AGE_BAND.finditer(low):
        first = int(match["tens"]) if match["tens"] else _BANDS[match["word"]]
        last = 19 if first == 13 else first + 9
        third = (match["third"] or "").strip(" -")
        if third:
            first, last = {"early": (first, first + 3), "mid": (first + 4, first + 6), "late": (last - 2, last)}[third]
        yield Found(
            match.start() + match[0].index(" ") + 1, match.end(), float(first), float(last), False, "year", "age"
        )


def _signed(low: str) -> Iterator[Found]:
    """Under-18s, magnitudes, and heights as 6'2"."""
    for match in _OVERS.finditer(low):
        age = float(match["age"])
        over = match["side"] == "over"
        yield Found(match.start(), match.end(), age if over else None, None if over else age, False, "year", "age")
    for match in _MAGNITUDE.finditer(low):
        size = float(match["a"] or match["b"] or match["c"])
        hedge = (match["hedge"] or "").strip()
        yield Found(
            match.start(),
            match.end(),
            size,
            None if hedge == "at least" else size,
            hedge in ("about", "around"),
            "magnitude",
        )
    for match in _HEIGHT.finditer(low):
        height = int(match["feet"]) + int(match["inches"]) / 12
        yield Found(match.start(), match.end(), height, height, False, "foot")
