"""Printed dates -> ISO, and an ISO date -> the instants between which it lies.

Most dates on pages have no time zone and many no time, so a publication date is an interval of UTC instants.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

# Newspapers exist since about 1600; beyond 2200 a year is a slip or an attack (9999 is a common placeholder).
FIRST_YEAR, LAST_YEAR = 1600, 2200
# Local time runs from UTC-12 to UTC+14: a time without a zone is known to within 14 hours.
ZONE_DOUBT = 14 * 3600
# Longer strings are not dates; the bound keeps the patterns below cheap on hostile input.
LONGEST = 100

# Month names and their usual short forms; a name stands for its month in every language that has it.
_NAMES = {
    "en": "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? "
    "nov(?:ember)? dec(?:ember)?",
    "de": "j[aä]nner|januar feber|februar märz|mrz|maerz april mai juni juli august september okt(?:ober)? november dez(?:ember)?",
    "fr": "janv(?:ier)? f[eé]vr?(?:ier)? mars avr(?:il)? mai juin juil(?:let)? ao[uû]t septembre octobre novembre d[eé]c(?:embre)?",
    "es": "ene(?:ro)? febrero marzo abr(?:il)? mayo junio julio ago(?:sto)? set(?:iembre)?|septiembre octubre noviembre dic(?:iembre)?",
    "it": "gen(?:naio)? febbraio marzo aprile mag(?:gio)? giu(?:gno)? lug(?:lio)? ago(?:sto)? sett?(?:embre)? ott(?:obre)? novembre dic(?:embre)?",
    "pt": "janeiro|jan fev(?:ereiro)? mar[cç]o abril maio|mai junho|jun julho|jul agosto setembro outubro|out novembro dezembro",
    "nl": "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    "nordic": "januari feb(?:ruari)? mars april maj juni juli augusti|august september oktober november desember",
}  # fmt: skip
# Languages that write the day first, as its name is in a date; names that mean another month elsewhere are not there.
_DAY_FIRST_NAMES = {
    "ru": "янв(?:аря)? фев(?:р(?:аля)?)? мар(?:та)? апр(?:еля)? мая июн(?:я)? июл(?:я)? авг(?:уста)? сен(?:т(?:ября)?)? окт(?:ября)? ноя(?:б(?:ря)?)? дек(?:абря)?",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μα[ΐί]ου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "ar": "يناير فبراير مارس [أا]بريل مايو يوني[وة] يولي[وة] [أا]غسطس سبتمبر [أا]كتوبر نوفمبر ديسمبر",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}  # fmt: skip
_MONTHS = [
    re.compile("|".join(names), re.I)
    for names in zip(*(n.split() for n in (*_NAMES.values(), *_DAY_FIRST_NAMES.values())), strict=True)
]
_MONTH = rf"(?P<month>{'|'.join(m.pattern for m in _MONTHS)})\b\.?"
_FIRST = rf"(?P<month>{'|'.join(names.replace(' ', '|') for names in _NAMES.values())})\b\.?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?(?![\d.])\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*\(?(?P<zone>(?-i:[A-Z]{1,5}\b)|[+-]\d{2}:?\d{2})?"
)
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:(?:of|de|del)\s+)?{_MONTH},?[\s-]+(?:(?:de|del)\s+)?(?P<year>\d{{4}})\b",
    re.I,
)
# With dots the day goes first wherever dates are written so.
_DOTTED = re.compile(r"(?<![\d.,])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d|\.\d)")
_MONTH_FIRST = re.compile(rf"\b{_FIRST}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I)
# Year, month, day with their signs in Chinese, Japanese and Korean.
_SIGNED = re.compile(r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
# With strokes the order is known where the other one is none, or makes no difference.
_YEAR = r"(?P<year>\d{4})(?![\d/-])"
_STROKES = tuple(
    re.compile(rf"(?<![\d/.-]){order}{_YEAR}")
    for order in (
        r"(?P<day>1[3-9]|2\d|3[01])([/-])(?P<month>0?[1-9]|1[0-2])\2",
        r"(?P<month>0?[1-9]|1[0-2])([/-])(?P<day>1[3-9]|2\d|3[01])\2",
        r"(?P<day>(?P<month>0?[1-9]|1[0-2]))([/-])(?P=month)\3",
    )
)
_DAY_FIRST = re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})([/-])(?P<month>\d{{1,2}})\2{_YEAR}")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)T?", re.I)
_FORMS = (_ISO, _DAY, _MONTH_FIRST, _DOTTED, _SIGNED, *_STROKES)
_TIME = re.compile(r"(?<![\d.])" + _CLOCK, re.I)

# Abbreviations that name one offset only; CST, IST and BST name several and count as no zone.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "WEST": 1, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "JST": 9,
}  # fmt: skip


def parse(printed: str, day_first: bool = False) -> str | None:
    """The ISO date ('2020-10-05') or date-time that the string prints, None where it prints none that can be.

    Month names in sixteen languages, ISO order, day.month.year, and 25/10/2020: 05/10/2020 is two dates, so it is none, unless
    the day is known to go first where it is printed.
    """
    found = find(printed[:LONGEST], day_first) if len(printed) <= LONGEST else None
    return found[0] if found else None


def find(text: str, day_first: bool = False) -> tuple[str, int, int] | None:
    """(ISO date or date-time, start, end) of the first whole date in `text`, with the clock time beside it."""
    forms = (*_FORMS, _DAY_FIRST) if day_first else _FORMS
    match = min((m for p in forms if (m := p.search(text))), key=lambda m: m.start(), default=None)
    if match is None:
        return None
    day = _date(match)
    if day is None:
        return None
    start, end = match.span()
    clock = _clock(text, start, end)
    if clock is None:
        return day.isoformat(), start, end
    hour, minute, second, zone, from_, to = clock
    stamp = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)
    return stamp.isoformat(), min(start, from_), max(end, to)


def interval(iso: str | None) -> tuple[int | None, int | None]:
    """The UTC seconds between which a publication date lies, both inclusive; (None, None) for no or an unreadable date.

    A time with a zone is exact; exact midnight means its whole day; what has no zone is widened by 14 hours either way.
    """
    if iso is None:
        return None, None
    try:
        stamp = datetime.fromisoformat(iso)
    except ValueError:
        return None, None
    if not FIRST_YEAR <= stamp.year <= LAST_YEAR:
        return None, None
    doubt = 0 if stamp.tzinfo else ZONE_DOUBT
    first = int((stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)).timestamp())
    whole_day = (stamp.hour, stamp.minute, stamp.second) == (0, 0, 0)
    return first - doubt, first + (86399 if whole_day else 0) + doubt


def _date(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _number(month)
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, number, int(match["day"]))
    except ValueError:
        return None


def _number(name: str) -> int:
    return next(i for i, names in enumerate(_MONTHS, 1) if names.fullmatch(name))


def _clock(text: str, start: int, end: int) -> tuple[int, int, int, timezone | None, int, int] | None:
    """Hour, minute, second, zone and place of the clock time right after (or right before) the date at start:end."""
    after = _TIME.search(text, end, end + 40)
    if after and re.search(r"\w{6}", text[end : after.start()]):
        after = None
    before = None if after else _TIME.search(text, max(0, start - 30), start)
    match = after or before
    if match is None:
        return None
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour, minute, second, _zone(match["zone"]), match.start(), match.start() + len(match[0].rstrip())


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if name[0] in "+-":
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        if minutes > 14 * 60:
            return None
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
    hours = _ZONES.get(name.upper())
    return None if hours is None else timezone(timedelta(hours=hours))
