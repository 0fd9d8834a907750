"""What a number in a sentence says: a sum of money, a share, an age, a measure, a score or a count."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.annotate import currencies
from headwater.annotate.counting import counted, happened, singular
from headwater.annotate.english.numbers import CUES, value
from headwater.annotate.english.units import HAPPENS_TO_PEOPLE, LENGTHS_OF_TIME, MEASURES, SMALLER
from headwater.annotate.numerals import Numeral, numerals
from headwater.annotate.phrases import Found, phrases
from headwater.annotate.temporal.rule import Kind
from headwater.annotate.times import expressions_of

_WORD = re.compile(r"[a-z]+|\d")
_ANY_MEASURE = "|".join(re.escape(m) for m in sorted(MEASURES, key=len, reverse=True))
_MEASURE = re.compile(rf"(?! in\b| c\b) ?-?(?P<unit>{_ANY_MEASURE})(?![\w'²³/])")
_AGE = re.compile(
    r"-(?P<unit>year|month|week|day)s?-olds?\b| (?P<unit2>years?|months?|weeks?|days?)(?: old\b| of age\b)|-(?P<unit3>year|month)[- ]olds?\b"
    r"| (?P<unit4>year|month|week|day)-olds?\b"
)
_AGED_BEFORE = re.compile(r"\b(?:aged?|ages|at the age of|aged from|aged between|turn(?:s|ed|ing)) $")
# 'Ann Olden, 42, said': a number between commas after a name is an age, within the years people reach.
_AGED = re.compile(
    r"(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’.-]{0,30}){0,3}|\b(?:driver|man|woman|boy|girl|pilot|victim|suspect|officer|mother|father|son|daughter|"
    r"wife|husband|brother|sister))(?:, | \()(?P<age>\d{1,3})(?:(?=[,.;)]|$| (?:and|of|from|who|was|died)\b))|\baged? (?P<aged>\d{1,3})\b(?! ?[-–]|(?: to| and| or) \d)"
)
# 'children under 12', 'until she was 16': an age where no noun follows.
_AGED_UNDER = re.compile(
    r"\b(?:anyone|anybody|those|people|children|kids|boys|girls|men|women|adults|pupils|players|drivers|residents|passengers|patients)(?: aged)? $"
)
_WAS_AGED = re.compile(
    r"\b(?:when|until|till|since|before|after|by the time) (?:i|he|she) (?:was|turned)(?: just| only)? $"
)
_OLDEST = 120
# Characters before a number in which the words that decide about it stand.
_NEAR = 40
_AFTER_MORE = re.compile(
    r" (?:or more|or so|or less|or fewer|or above|or over|or higher|or under|max\b|at most|at least|at the (?:very )?(?:most|least)|and counting)| plus\b"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_SCORE = re.compile(r"(?<![\w.,:/$€£-])(?P<a>\d{1,3})(?P<join>-|–| to )(?P<b>\d{1,3})(?![\w:/%]|[-–]\d|\.\d|,\d)")
_SCORE_CUES = re.compile(
    r"\b(?:won|win(?:s|ning|ner)?|beat|beaten|lost|los(?:s|es|ing)|defeat(?:ed|s)?|dr[ae]w(?:n|s)?|victory|trail(?:ed|s|ing)?|led|lead(?:s|ing)?|"
    r"score(?:d|s|line)?|tied?|thrash(?:ed|ing)|edged|downed|routed|down|up|ahead|behind|game|match|set|half-time|halftime|vote[ds]?|voting|rul(?:ed|ing)|"
    r"passed|approved|rejected|majority|decision|aggregate|penalties|record)\b"
)
_VOTES = re.compile(
    r"\b(?:vote[ds]?|voting|rul(?:ed|ing)|passed|approved|rejected|majority|senate|council|committee|court|justices|members)\b"
)
_PLUS = re.compile(r"\+|-plus\b(?! tax)")
_NOUN = re.compile(r"-([a-z]{3,20})\b(?!-)")
_NO_NOUN = frozenset(("way", "time", "plus", "man", "hand", "year", "and", "magnitude"))
_THERE = re.compile(
    r"\bthere(?: (?:are|were|is|was|have been|had been|(?:may|might|could|would|will) be)|'re)(?: (?:now|still|only|just|already))? $"
)
_CARRIES = re.compile(
    r"\b(?P<verb>carr(?:y|ies|ied|ying)|hold(?:s|ing)?|held|seat(?:s|ed|ing)?|count(?:s|ed|ing)?|found|saved|rescued|killed|killing|injured|injuring|"
    r"wounded|wounding|number(?:s|ed)?|total(?:s|led)?|toll (?:to|at|of|rose to|reached)) $"
)
# The same count of something else: 'compared with 121 in the same months of last year'.
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|against) $")
# Many together, and what is told of the dead: a number right after these counts people.
_GATHERED = re.compile(
    r"\b(?:family|party|group|crew|team|crowd|audience|attendance|congregation|population|workforce|staff) of $"
)
_TOLL = re.compile(
    r"\b(?P<toll>death toll|toll|number of (?:the )?(?:dead|deaths|people killed|injured|missing))\b[^.;,]{0,60}"
    r"\b(?:rose|risen|rises|climbed|climbs|jumped|stood|stands|reached|grew|grown|passed|is|was|now) (?:to |at )?$"
)
_ALONE = re.compile(
    r"[,.;!?)](?![\w%])|$| (?:in|on|at|and|but|when|while|as|after|aboard|altogether|left|here|there)\b"
)
_DOES = re.compile(r" (?:have|has|had|were|are|was|will|would|could) (?:been |be )?(?P<verb>[a-z]+)")
# Characters before a number in which a toll may be spoken of.
_FAR = 110
# Up to here 'about 12' and 'at least 12' may be clock times or ages.
_CLOCK_OR_AGE = 24
# 'Flight 370', 'Channel 4': a number that belongs to a name. A capital at the head of the sentence names nothing.
_TITLE_BEFORE = re.compile(r"[A-Z][\w'’]*:? $")
_LABEL = re.compile(
    r"\b(?:no\.?|number|page|chapter|room|flight|route|highway|section|article|phase|type|category|grade|level|day|part|step|version|volume|figure|table|unit|"
    r"episode|season|line|lot|platform|gate|form|verse|act|class|model|size|stage|apartment|apt\.?|suite|ward|district|item|question|lap|round|week|bus|track|zone) $"
)
_HEAVY = re.compile(r"\b(?:weigh\w{0,4}|heavy|lost|gained|lift\w{0,3}) ")
_HEAVY_AFTER = re.compile(r" (?:of|overweight|heavier|lighter|in weight)\b")


def amounts(text: str) -> Iterator[Found]:
    """All quantities of a sentence whose apostrophes and spaces are plain; they may overlap."""
    low = text.lower()
    if len(low) != len(text):  # a letter that is two in lower case would move what comes after it
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words = set(_WORD.findall(low))
    yield from phrases(text, low, words)
    if words.isdisjoint(CUES) and not any(c.isdigit() for c in words) and not any(c in low for c in "½¼¾"):
        return
    digits = any(c.isdigit() for c in words)
    taken = [(f.start, f.end) for f in expressions_of(text) if f.kind not in (Kind.COUNT, Kind.PRESENT)]
    if digits:
        for found in _scores(low):
            taken.append((found[0].start, found[1].end))
            yield from found
        for match in _AGED.finditer(text):
            age = float(match["age"] or match["aged"])
            if 0 < age <= 120:
                yield Found(match.start(), match.end(), age, age, False, "year", "age")
    for number in numerals(text, low):
        if not any(start < number.end and number.at < end for start, end in taken):
            found_one = _amount(text, low, number)
            if found_one is not None:
                yield found_one


def _scores(low: str) -> Iterator[tuple[Found, Found]]:
    """'won 3-1', 'voted by 9 to 4': two quantities, for neither number bounds the other."""
    cues = list(_SCORE.finditer(low))
    if not cues or not _SCORE_CUES.search(low):
        return
    votes = _VOTES.search(low) is not None
    for match in cues:
        near = low[max(0, match.start() - 60) : match.end() + 30]
        if not _SCORE_CUES.search(near) or (
            match["join"] == " to "
            and not re.search(r"\b(?:by|of|won|beat|lost|vote[ds]?) $", low[max(0, match.start() - 8) : match.start()])
        ):
            continue
        if (
            MEASURES.keys() & set(re.findall(r"^[ -]?([a-z]+)", low[match.end() : match.end() + 20]))
            or low[match.end() : match.end() + 1] == "%"
        ):
            continue
        a, b = float(match["a"]), float(match["b"])
        unit, what = ("vote", "votes") if votes else ("point", "score")
        yield (
            Found(match.start("a"), match.end("a"), a, a, False, unit, what),
            Found(match.start("b"), match.end("b"), b, b, False, unit, what),
        )


def _amount(text: str, low: str, number: Numeral) -> Found | None:
    """The quantity of one number or range: its unit stands before it, right after it, or is the noun it counts."""
    end = number.end
    if _ORDINAL.match(low, end):
        return None
    found = Found(number.start, end, number.low, number.high, number.approx, "")
    if plus := _PLUS.match(low, end):
        end = plus.end()
        found = replace(found, end=end, low=found.low if found.low is not None else found.high, high=None)
    if number.code:
        return _widened(low, _money(low, found, number.code))
    if low.startswith("%", end) or (number.between == "%" and not low[end : end + 1].isalpha()):
        return _widened(low, replace(found, end=end + low.startswith("%", end), unit="percent"))
    if age := _AGE.match(low, end):
        unit = (age["unit"] or age["unit2"] or age["unit3"] or age["unit4"]).rstrip("s")
        return replace(found, end=age.end(), unit=unit, counted="age")
    if _tells_age(text, low, number, end):
        head = _AGED_BEFORE.search(low, max(0, number.start - 16), number.start)
        return replace(found, start=head.start() if head else number.start, unit="year", counted="age")
    if number.letter and (unlettered := _letter(text, low, number)):
        found, end = unlettered, unlettered.end
    return _after(text, low, number, found, end)


def _tells_age(text: str, low: str, number: Numeral, end: int) -> bool:
    """'aged 12', 'children under 12', 'until she was 16', where no noun or unit follows."""
    before = low[max(0, number.start - _NEAR) : number.start]
    led = _AGED_BEFORE.search(before) or _WAS_AGED.search(before)
    if led is None and not (number.hedged and not number.approx and _AGED_UNDER.search(before)):
        return False
    return (number.high or number.low or 0) <= _OLDEST and not _MEASURE.match(low, end) and counted(text, end) is None


def _after(text: str, low: str, number: Numeral, found: Found, end: int) -> Found | None:
    """The quantity by what stands after the number: a measure, a currency, or the noun that is counted."""
    money = currencies.hundredths(low, end)
    if money and (number.word[0].isdigit() or low[end : end + 1] == " "):
        return _widened(
            low, replace(found, end=money[0], unit=money[1], low=_hundredth(found.low), high=_hundredth(found.high))
        )
    if (measure := _MEASURE.match(low, end)) and not (number.word.isalpha() and len(measure["unit"]) < 3):
        pounds = _pounds(low, number, measure)
        if pounds == "GBP":
            return _widened(low, replace(found, end=measure.end(), unit=pounds))
        if _is_measure(low, number, measure):
            return _measured(low, found, measure)
    if named := currencies.after(low, end):
        return _widened(low, replace(found, end=named[0], unit=named[1]))
    return _count(text, low, number, replace(found, end=end))


def _hundredth(size: float | None) -> float | None:
    return None if size is None else size / 100


def _money(low: str, found: Found, code: str) -> Found:
    """With the words that name the currency once more: '$5 million US dollars', and without a share for a 'percent'."""
    named = currencies.after(low, found.end)
    return replace(found, end=named[0] if named else found.end, unit=code)


def _letter(text: str, low: str, number: Numeral) -> Found | None:
    """'5m people' are five million, 'a 100m sprint' is a hundred metres: the letter is a unit unless people or things follow."""
    letter = low[number.end - 1]
    if letter != "m" or low[number.end - 2] == " " or (number.second < 0 and counted(text, number.end) is not None):
        return None
    return Found(number.start, number.end - 1, _per_million(number.low), _per_million(number.high), number.approx, "")


def _per_million(size: float | None) -> float | None:
    return None if size is None else size / 1_000_000


def _pounds(low: str, number: Numeral, measure: re.Match[str]) -> str:
    """'pounds' are money after a million or where nothing is weighed; '' not pounds."""
    if measure["unit"] not in ("pounds", "pound"):
        return ""
    if "illion" in low[number.at : number.end] or low[number.at : number.end].endswith(("bn", "m")):
        return "GBP"
    heavy = _HEAVY.search(low[max(0, number.start - 30) : number.start]) or _HEAVY_AFTER.match(low, measure.end())
    spent = re.search(
        r"\b(?:paid|pay|cost|costs|worth|spent|fined|price|charged|earn\w{0,3}|raised|owed|sold for|bought for|british)\b",
        low[max(0, number.start - _NEAR) : number.start],
    )
    return "GBP" if spent and not heavy else "pound"


def _is_measure(low: str, number: Numeral, measure: re.Match[str]) -> bool:
    """Not 'five second-hand cars', '10 minute details' or '20 C. Smith': a short sign follows digits directly."""
    unit = measure["unit"]
    if unit in ("c", "g", "m", "in", "ha", "mw", "kb", "gb", "db", "ms", "pp") and not number.word[0].isdigit():
        return False
    if unit == "c" and len(number.word) == 1 and low[number.at - 1 : number.at] != "-":  # a model's name
        return False
    if unit == "stone" and number.low is not None and not 4 <= number.low <= 60:
        return False
    if unit in ("story", "stories", "floors") and "-" not in measure[0]:
        return False
    return not low.startswith(("-hand", "-class", "-rate"), measure.end())


def _measured(low: str, found: Found, measure: re.Match[str]) -> Found:
    """With a smaller unit after it ('5ft 10in') in the larger one."""
    unit = MEASURES[measure["unit"]]
    what = "duration" if unit in LENGTHS_OF_TIME else ""
    here = replace(found, end=measure.end(), unit="time" if unit == "times" else unit, counted=what)
    rest = _REST.match(low, here.end)
    if rest and here.low is not None and here.low == here.high:
        smaller = MEASURES[rest["unit"]]
        per, more = SMALLER.get((unit, smaller)), value(rest["n"])
        if per and more is not None and more < per:
            size = here.low + more / per
            here = replace(here, end=rest.end(), low=size, high=size)
    if low.startswith(" and a half", here.end) and here.low is not None and here.low == here.high:
        here = replace(here, end=here.end + len(" and a half"), low=here.low + 0.5, high=here.low + 0.5)
    return _widened(low, here)


_REST = re.compile(
    rf"(?:,? (?:and )?|-)?(?P<n>\d{{1,2}}(?:\.\d{{1,3}})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty))(?: |-)?(?P<unit>{_ANY_MEASURE})(?![\w'²³])"
)


def _count(text: str, low: str, number: Numeral, found: Found) -> Found | None:
    start, end = number.at, found.end
    before = text[max(0, start - 40) : start]
    digits = number.word[0].isdigit()
    if (
        digits
        and not number.hedged
        and " " in text[:start].rstrip()
        and _TITLE_BEFORE.search(before)
        and not before.strip().islower()
    ):
        return None
    if digits and not number.hedged and _LABEL.search(before.lower()):
        return None
    if number.word in ("one", "zero", "a", "an", "1", "0") and not number.hedged and number.second < 0:
        return None
    if low[end : end + 1] == "-":  # 'two-car tram'
        part = _NOUN.match(low, end)
        if part and part[1] not in _NO_NOUN and not part[1].endswith(("ths", "ing", "rds")):
            return replace(found, end=part.end(), unit=singular(part[1]), counted=part[1])
        return None
    what = counted(text, end)
    if what is None:
        family = _GATHERED.search(low, max(0, number.start - _NEAR), number.start)
        if family:
            return replace(found, start=family.start(), unit="person", counted=family[0].split()[0])
        return _bare(text, low, number, found)
    words = " ".join(f"{what.words} {happened(text, what.end)}".split())
    return _widened(low, replace(found, end=what.end, unit=what.unit, counted=words))


def _bare(text: str, low: str, number: Numeral, found: Found) -> Found | None:
    """A count without its noun, unit '' unless its verb happens to people: only where the words around leave it no other reading."""
    before = low[max(0, number.start - _NEAR) : number.start]
    first = found.low if found.low is not None else found.high
    if first is None:
        return None
    if _ALONE.match(text, found.end):
        if toll := _TOLL.search(low, max(0, number.start - _FAR), number.start):
            state = toll["toll"].split()[-1]
            return replace(found, unit="person", counted=state if state in HAPPENS_TO_PEOPLE else "killed")
        if _COMPARED.search(before) and first > _CLOCK_OR_AGE and not 1800 <= first <= 2100:
            return found
    bounded = number.hedged and first > _CLOCK_OR_AGE and number.word[0].isdigit()
    does = _DOES.match(low, found.end) if bounded else None
    if does and not low[max(0, number.start - 1) : number.start].strip():
        people = does["verb"] in HAPPENS_TO_PEOPLE
        return replace(found, unit="person" if people else "", counted=does["verb"] if people else "")
    if not _ALONE.match(text, found.end):
        return None
    verb = _CARRIES.search(before) if bounded or before.endswith("toll to ") else None
    if verb is None and not (first > 1 and _THERE.search(before)):
        return None
    happened_to = (
        {"killing": "killed", "injuring": "injured", "wounding": "wounded"}.get(verb["verb"], verb["verb"])
        if verb
        else ""
    )
    people = happened_to in HAPPENS_TO_PEOPLE
    return replace(found, unit="person" if people else "", counted=happened_to if people else "")


def _widened(low: str, found: Found) -> Found:
    """With 'or more', 'or so', 'max' after it."""
    after = _AFTER_MORE.match(low, found.end)
    if after is None:
        return found
    word = after[0].strip()
    end = after.end()
    if word == "or so":
        return replace(found, end=end, approx=True)
    if word in ("or less", "or fewer", "or under", "max", "at most", "at the most", "at the very most"):
        return replace(found, end=end, low=None, high=found.high if found.high is not None else found.low)
    return replace(found, end=end, low=found.low if found.low is not None else found.high, high=None)
