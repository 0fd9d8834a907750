"""Dates, months, years, decades, centuries and eras: what names a time by its place in the calendar."""

import re

from headwater.annotate import days, moments
from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.english.calendar import ERAS, MONTHS
from headwater.annotate.moments import View
from headwater.annotate.temporal import fragments as f
from headwater.annotate.temporal.rule import DIGITS_2, DIGITS_4, Kind, Rule, before, rule

_TO = r"(?: ?(?:-|–|to|and|or|through) ?(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]| ?(?:a\.m|p\.m|am\b|pm\b|percent|people)))?"
_ALSO = r"(?:, (?:3[01]|[12]\d|0?[1-9]))?"  # 'June 3, 4 and 5'
_DAYS_OF = rf"(?:(?P<day0>{f.ANY_WEEKDAY}),? (?:the )?|[Ll]ast )?"
_MONTH_WORD = re.compile(
    r"(?:in|last|next|this|since|until|till|by|of|from|to|early|late|mid|and|or|during|before|after|between|through|on|every|each|around) ?$|-$|\bthe $",
    re.I,
)
_WITHIN = re.compile(r"\b(?:in|of|since|last|next|early|late|mid|until|till|by|from|this|through)[ -]$", re.I)
# A number of the right size is a year only where nothing makes it a count: '1900 people', 'No. 2012', 'about 1,950', '2000 m'.
_NOT_YEAR_BEFORE = re.compile(
    r"(?:[$£€#№]|\b(?:no\.|number|about|around|than|some|nearly|over|flight|room|route|highway|euro|model|class|article|section|page|"
    r"windows|office|channel|area|chapter|resolution|psalm|only|another)) ?$",
    re.I,
)
_NOT_YEAR_AFTER = re.compile(
    r" ?(?:%|percent|per cent|people|dollars|euros|pounds|miles|km|metres|meters|feet|m\b|kg|tons|tonnes|points|jobs|troops|words|votes|"
    r"men|women|children|workers|employees|soldiers|students|passengers|pages|times|years|days|hours|GMT|hours|hrs|acres|hectares|homes|shares)"
    r"|[,.]\d|-\w|:\d|[-–/]\d{3}"
)
# 'her 1987 Chevrolet' is a car of that year.
_MODEL = re.compile(
    r" (?:Acura|Alfa|Aston|Audi|Bentley|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Citroen|Corvette|Dodge|Ferrari|Fiat|Ford|GMC|Harley|Honda|"
    r"Hyundai|Infiniti|Jaguar|Jeep|Kia|Lexus|Lincoln|Mazda|Mercedes|Mercury|Mini|Mitsubishi|Nissan|Oldsmobile|Peugeot|Plymouth|Pontiac|Porsche|"
    r"Range|Renault|Rolls|Saab|Saturn|Subaru|Suzuki|Tesla|Toyota|Vauxhall|Volkswagen|VW|Volvo)\b"
)


def _full_date(match: re.Match[str], view: View) -> Days:
    number, of_month, year = int(match["day"]), f.month_number(match), f.year_of(match)
    last = f.int_of(match, "day2")
    weekday = moments.weekday_number(match["day0"]) if match["day0"] else None
    if year is not None:
        first = days.day(year, of_month, number)
    else:
        first = moments.month_day(view, number, of_month, weekday)
    if last is None or first.first is None:
        return first
    end = days.day(first.first.year, of_month, last).first
    return Days(first.first, end) if end and end >= first.first else UNKNOWN


def _spelled_day(match: re.Match[str], view: View) -> Days:
    """'the 25th', 'the 25th of this month': of the month told of last, else of the one of publication."""
    if view.today is None:
        return UNKNOWN
    told = view.before.first if view.before.first and view.before.last and not f.group(match, "of") else None
    start = told or view.today
    shift = {"last": -1, "next": 1}.get(f.group(match, "of"), 0)
    month = days.months(start.year, start.month + shift).first
    return days.day(month.year, month.month, int(match["day"])) if month else UNKNOWN


def _month_year(match: re.Match[str], view: View) -> Days:
    year, of_year = f.year_of(match), f.group(match, "of_year")
    if year is None and of_year:
        if view.today is None:
            return UNKNOWN
        year = view.today.year + {"last": -1, "next": 1, "this": 0}[of_year]
    number = f.month_number(match)
    whole = days.months(year, number) if year is not None else moments.month(view, number, f.which(match))
    last = f.group(match, "month2")
    if last and whole.first is not None:
        start = whole.first
        end = days.months(start.year + (MONTHS[last] < number), MONTHS[last])
        return Days(start, end.last) if end.last else UNKNOWN
    return f.part(match, whole)


def _month_refers(match: re.Match[str]) -> bool:
    """'May', 'March' and names like 'April' and 'June' are months where the words around them say so."""
    words, text = match[0], match.string
    if words in ("May", "March", "MAY", "MARCH"):
        return _MONTH_WORD.search(before(match)) is not None and not re.match(
            r" [A-Z]", text[match.end() : match.end() + 2]
        )
    if re.fullmatch(r"(?:Mar|Jan|Jun|Dec|Sep|JAN|JUN|MAR|DEC|SEP)", words):
        return False
    if re.search(r"\b(?:every|each) $", before(match), re.I):
        return False
    if re.fullmatch(r"(?:April|June|August|January)", words):
        follows = re.match(r" [A-Z]", text[match.end() : match.end() + 2])
        return not follows or _WITHIN.search(before(match)) is not None
    return True


def _year(match: re.Match[str], view: View) -> Days:
    year = f.year_of(match)
    if year is None:
        return UNKNOWN
    last = f.group(match, "to")
    if last:
        end = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return days.years(year, end) if year <= end <= year + 200 else UNKNOWN
    return f.part(match, days.years(year, year))


def _fiscal_short(match: re.Match[str], view: View) -> Days:
    year = 2000 + int(match["year"][-2:])
    return days.years(year, year)


def _year_refers(match: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    if match["third"] or match["to"] or match["said"]:
        return True
    head = before(match)
    if _NOT_YEAR_BEFORE.search(head) or _NOT_YEAR_AFTER.match(text, end):
        return False
    return not _MODEL.match(text, end)


def _decade(match: re.Match[str], view: View) -> Days:
    """'the 1980s', 'the '80s', 'the eighties'; 'the 1800s' are a century."""
    digits = f.group(match, "decade").lstrip("'")
    if digits.isdigit():
        if len(digits) == 4:
            first = int(digits)
        else:
            first = (1900 if int(digits) >= 30 else 2000) + int(digits)
    else:
        first = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}[digits]  # fmt: skip
    return f.part(match, days.years(first, first + (99 if first % 100 == 0 and first < 2000 else 9)))


def _century(match: re.Match[str], view: View) -> Days:
    word = f.group(match, "century")
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _CENTURIES.get(word.replace(" ", "-"), 0)
    if match["era"] and match["era"].lower().startswith("b"):
        return UNKNOWN  # before the first day that a date can name
    return f.part(match, days.years(100 * number - 99, 100 * number)) if 1 <= number <= 99 else UNKNOWN


_CENTURIES = {
    word: n
    for n, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"],
        start=1,
    )
}  # fmt: skip


def _era_year(match: re.Match[str], view: View) -> Days:
    """'AD 79' is a year; nothing before our era has a date here."""
    if f.group(match, "bc"):
        return UNKNOWN
    number = int(match["ad"] or match["ad2"])
    return days.years(number, number)


def _era(match: re.Match[str], view: View) -> Days:
    first, last = ERAS[f.group(match, "era")]
    if f.group(match, "nth"):  # 'Heisei 29' is the 29th year of it
        year = first + int(match["nth"]) - 1
        return days.years(year, year) if int(match["nth"]) >= 1 and (last is None or year <= last) else UNKNOWN
    whole = days.years(first, last if last is not None else 9999)
    return f.part(match, whole) if last is not None else Days(whole.first, None)


def _iso(match: re.Match[str], view: View) -> Days:
    return days.day(int(match["year"]), int(match["m"]), int(match["day"]))


def _dotted(match: re.Match[str], view: View) -> Days:
    return days.day(int(match["year"]), int(match["m"]), int(match["day"]))


def _short_month(match: re.Match[str], view: View) -> Days:
    year = f.int_of(match, "y") or 0
    return days.day(
        year + 2000 if year < 50 else year + 1900 if year < 100 else year, f.month_number(match), int(match["day"])
    )


def _slashed(match: re.Match[str], view: View) -> Days:
    """'10/11/2016' may be October or November: read only where one reading exists, or one alone is near publication."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    found = {d for month, number in ((a, b), (b, a)) if (d := days.day(year, month, number).first)}
    if len(found) > 1 and view.today is not None:
        near = {d for d in found if abs((d - view.today).days) <= 31}
        found = near if len(near) == 1 else found
    return days.one(found.pop()) if len(found) == 1 else UNKNOWN


def _nine_eleven(match: re.Match[str], view: View) -> Days:
    return days.day(2001, 9, 11)


_DECADE_WORDS = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_ERA_NAMES = "|".join(re.escape(e) for e in sorted(ERAS, key=len, reverse=True))
_JAPANESE = "meiji|taisho|showa|heisei|reiwa"

RULES: tuple[Rule, ...] = (
    rule(f.MONTH_CUES, rf"{_DAYS_OF}{f.MONTH} {f.DAY}{_ALSO}{_TO}(?:,? (?:of )?{f.YEAR_ANY})?", _full_date, Kind.DAY, cased=True),
    rule(f.MONTH_CUES, rf"{_DAYS_OF}{f.DAY}{_TO}(?: of)?[ -]{f.MONTH}(?:[, -]{{1,2}}{f.YEAR_ANY})?", _full_date, Kind.DAY, cased=True),
    rule("on by", r"(?:(?<=\bon )|(?<=\bby ))the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?: of (?P<of>this|last|next) month|" + f.ENDS + ")", _spelled_day, Kind.DAY),
    rule(f.MONTH_CUES, rf"{f.EARLY}?{f.MONTH},?(?: of)? {f.YEAR_ANY}", _month_year, cased=True),
    rule(f.MONTH_CUES, rf"{f.EARLY}?{f.MONTH}(?: of)? (?P<of_year>last|this|next) year", _month_year, cased=True),
    rule(f.MONTH_CUES, rf"{f.EARLY}?(?:{f.WHICH} )?{f.MONTH}", _month_year, cased=True, refers=_month_refers),
    rule(DIGITS_4, r"(?P<year>1\d{3}|20\d\d)[-/](?P<m>0\d|1[0-2])[-/](?P<day>[0-3]\d)(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)?", _iso, Kind.DAY),
    rule(f"{DIGITS_2} {DIGITS_4}", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)", _slashed, Kind.DAY),
    rule(DIGITS_4, r"(?P<day>[0-3]?\d)\.(?P<m>0?[1-9]|1[0-2])\.(?P<year>1[89]\d\d|20\d\d)", _dotted, Kind.DAY),
    rule(f.MONTH_CUES, rf"{f.DAY}-{f.MONTH}-(?P<y>\d{{4}}|\d\d)", _short_month, Kind.DAY, cased=True),
    rule(DIGITS_4, rf"{f.EARLY}?(?P<said>(?:the |in the )?(?:fiscal |calendar |tax |financial )?year |fiscal |calendar |FY ?)?{f.YEAR}(?:[-–/](?P<to>20\d\d|\d\d))?", _year, refers=_year_refers),
    rule("nineteen eighteen seventeen two twenty", rf"(?:the year |(?<=\bin )|(?<=\bsince )|(?<=\bby ))(?P<year>{f.SPELLED_ANY})", _year),
    rule("nineteen eighteen seventeen", rf"{f.EARLY}?(?P<year>{f.SPELLED})", _year),
    rule("fy", r"FY ?(?P<year>'?\d\d)", _fiscal_short, cased=True),
    rule(f"{DIGITS_2} {DIGITS_4}", rf"{f.EARLY}?(?:the )?(?P<decade>(?:1\d|20)\d0|'\d0|(?<=the )[2-9]0)'?s", _decade),
    rule(_DECADE_WORDS.replace("|", " "), rf"{f.EARLY}?the (?:(?:early|mid|late)[ -])?(?P<decade>{_DECADE_WORDS})", _decade),
    rule("century centuries", rf"{f.EARLY}?(?:the )?(?:early |mid-?|late )?(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_CENTURIES)}|twenty first)[ -]century(?: (?P<era>BCE?|B\.C\.|AD|A\.D\.|CE))?", _century),
    rule("bc ad b d bce ce", r"(?:(?P<bc>\d{1,5} ?(?:BCE?|B\.C\.(?:E\.)?))|(?:AD|A\.D\.) ?(?P<ad>\d{1,4})|(?P<ad2>\d{1,4}) (?:AD|A\.D\.|CE))", _era_year, cased=True),
    rule(" ".join(e.split()[-1] for e in ERAS), rf"{f.EARLY}?(?:the )?(?P<era>{_ERA_NAMES}) (?:era|period|age|times|years)", _era),
    rule(_JAPANESE.replace("|", " "), rf"(?P<era>{_JAPANESE}) (?P<nth>\d{{1,2}})", _era),
    rule(DIGITS_2, r"9/11(?!/)", _nine_eleven),
)  # fmt: skip
