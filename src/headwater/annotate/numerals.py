"""Numbers in a text: digits and words, with their scale, range, and the words that bound or blur them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.annotate import currencies
from headwater.annotate.english.numbers import DIGITS, SCALES, WORDS, value
from headwater.annotate.english.units import HEDGES

_SCALE = (
    r"(?:[ -]?(?:hundred thousand|hundred|thousand|million|billion|trillion|quadrillion|lakhs?|crores?|dozen)\b"
    r"|(?: ?(?:bn|mn|mln|tn|trn|lakh)|[mkb])(?![\w²³]))"
)
_NUMBER = rf"(?:{DIGITS}|\b{WORDS}\b)"
_START = r"(?<![\w.,/:#@&-])(?<!\d )|(?<=[ (]-)(?=\d)|(?<=\brs\.)|(?<=[$€£])|(?:(?<=\br)|(?<=\brm)|(?<=\brp)|(?<=\brs)|(?<=\btk)|(?<=\bksh)|(?<=\bchf))(?=\d)"
_SINGLE = re.compile(rf"(?:{_START})(?P<n1>{_NUMBER})(?![\d:/]|,\d|\.\d)(?P<s1>{_SCALE})?")
_UNIT_BETWEEN = r"(?:%| ?percent| per cent|[cf]\b|°[cf]?| ?k?m\b| miles| feet| metres| meters| years| hours| minutes| people| ?mph| ?km/h)"
# The second half of a range or of two numbers side by side: '8% to 15.5%', '$1bn-$3bn'.
_JOINED = re.compile(
    rf"(?P<between>{_UNIT_BETWEEN})?(?P<join> to | and | or | or even | ?[-–—] ?)(?P<cur>(?:us|a|c|nz|hk)?[$€£¥₹₦] ?)?(?P<n2>{_NUMBER})(?![\d:/]|,\d|\.\d)(?P<s2>{_SCALE})?"
)
# From one value to another: two values, no range.
_CHANGES = re.compile(
    r"\b(?:rose|rise[sn]?|rising|fell|fall(?:s|en|ing)?|grew|grow[sn]?|growing|increas\w{1,4}|decreas\w{1,4}|cut|rais(?:e[ds]?|ing)|drop\w{0,4}|declin\w{1,4}|"
    r"w[ea]nt|climb\w{0,3}|jump\w{0,3}|up|down|lower(?:ed|ing)?|reduc\w{1,4}|slid|shr[au]nk|chang\w{1,4}|mov\w{1,3}|doubled|tripled|shift\w{0,3})\b[^.;]{0,60}\bfrom $"
)
_FAR = 90  # characters before a number in which the verb of a change stands
_HEDGE_WORDS = 5
_HEDGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number or range. start: with what bounds it and its currency; at: its first digit or word; end: after its scale.

    low, high: bounds, None open. word: its first number as printed, in lower case. hedged: something bounds or blurs it.
    letter: its scale is one letter ('5m'), which may be a unit as well. second: where the second number of a range starts, -1
    none. code: its currency, '' none before it. between: a unit stands between the two numbers of a range.
    """

    start: int
    at: int
    end: int
    low: float | None
    high: float | None
    approx: bool
    word: str
    hedged: bool
    letter: bool
    second: int
    code: str
    between: str


def numerals(text: str, low: str) -> Iterator[Numeral]:
    """The numbers of a text in order; low is the text in lower case, character for character."""
    at = 0
    while match := _SINGLE.search(low, at):
        found = _numeral(text, low, match)
        at = max(match.end(), found.end if found else 0, at + 1)
        if found:
            yield found


def _numeral(text: str, low: str, match: re.Match[str]) -> Numeral | None:
    first = scaled(match["n1"], match["s1"])
    if first is None:
        return None
    if low[match.start() - 1 : match.start()] == "-":
        first = -first
    start, code = match.start() - (first < 0), ""
    if money := currencies.before(text, start):
        start, code = money
    start, kind, between = _hedges(low, start)
    end, last, second, unit, scale = match.end(), first, -1, "", match["s1"] or ""
    joined = _JOINED.match(low, end)
    if joined and (pair := _range(low, match, joined, between, code)):
        first, last = pair
        end, second, unit, scale = joined.end(), joined.start("n2"), joined["between"] or "", joined["s2"] or ""
    bounds = {"least": (first, None), "most": (None, last)}.get(kind, (first, last)) if second < 0 else (first, last)
    letter = len(scale.strip()) == 1
    word = match["n1"]
    return Numeral(
        start, match.start(), end, *bounds, kind == "about", word, kind != "", letter, second, code, unit.strip()
    )


def _range(
    low: str, match: re.Match[str], joined: re.Match[str], between: bool, code: str
) -> tuple[float, float] | None:
    """The ends of a range; None where the two numbers are two."""
    if (joined["between"] and joined["between"].strip() == "people") or (joined["cur"] and not code):
        return None
    second = scaled(joined["n2"], joined["s2"])
    first = scaled(match["n1"], match["s1"] or (joined["s2"] if not joined["between"] else None))
    if first is None or second is None or second <= first:
        return None
    join = joined["join"].strip()
    if join == "and" and not between:
        return None
    head = low[max(0, match.start() - _FAR) : match.start()]
    if join == "to" and _CHANGES.search(re.sub(r"[$€£¥]$", "", head)):
        return None
    if (
        join in ("-", "–", "—")
        and not (match["n1"][0].isdigit() and joined["n2"][0].isdigit())
        and len(join) == 1
        and " " in joined["join"]
    ):
        return None
    return first, second


def scaled(number: str, scale: str | None) -> float | None:
    plain = value(number)
    for part in (scale or "").replace("-", " ").split():
        plain = None if plain is None else plain * SCALES[part]
    return plain


def _hedges(low: str, at: int) -> tuple[int, str, bool]:
    """(where they start, 'least' | 'most' | 'about' | '', whether 'between' is the last of them) of the words right before a number."""
    kind, between = "", False
    for _ in range(3):
        if low[at - 1 : at] not in (" ", "~"):
            break
        words = low[max(0, at - _HEDGE_SIZE) : at].rstrip(" ").split(" ")
        if words[-1].lstrip("\"'“(") in ("between", "from", "the") and (words[-1] != "the" or len(words) > 1):
            word = words[-1].lstrip("\"'“(")
            if word == "from":
                break
            if word == "the" and not any(" ".join(words[-k - 1 : -1]) in HEDGES for k in (1, 2, 3)):
                break
            between = between or word == "between"
            at -= len(word) + 1
            continue
        size = next(
            (k for k in range(min(_HEDGE_WORDS, len(words)), 0, -1) if " ".join(words[-k:]).lstrip("\"'“(") in HEDGES),
            0,
        )
        if not size:
            break
        phrase = " ".join(words[-size:]).lstrip("\"'“(")
        found = HEDGES[phrase]
        kind = found if found in ("least", "most") else kind or found
        at = low.rindex(phrase, 0, at)
    return at, kind, between
