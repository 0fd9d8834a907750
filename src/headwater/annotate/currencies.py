"""Currencies: signs, codes and names, as they stand before or after a sum of money.

Codes and the full names ('Kenyan shillings') are those of the CLDR, by Babel; signs and short names are ours, for the CLDR's are
those of one country each ('$' and 'dollars' are the dollars of the United States unless a letter or word says which).
"""

import re
from datetime import date

from babel import Locale
from babel.numbers import get_territory_currencies

# Sign or abbreviation before the number -> ISO 4217.
SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAN$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "SG$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "Mex$": "MXN", "J$": "JMD", "TT$": "TTD", "Z$": "ZWL", "N$": "NAD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₦": "NGN", "₩": "KRW", "₽": "RUB", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₫": "VND", "₱": "PHP",
    "฿": "THB", "₡": "CRC", "₲": "PYG", "₵": "GHS", "GH₵": "GHS", "GH¢": "GHS", "₸": "KZT", "₾": "GEL", "৳": "BDT", "₼": "AZN", "﷼": "IRR", "Ksh": "KES",
    "KSh": "KES", "Sh": "KES", "USh": "UGX", "TSh": "TZS", "Rs": "INR", "Rs.": "INR", "Re": "INR", "RM": "MYR", "Rp": "IDR", "Tk": "BDT", "R": "ZAR",
    "kr": "SEK", "Kr": "SEK", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "SFr": "CHF", "Fr": "CHF", "CFA": "XOF", "Php": "PHP", "Le": "SLE", "S/": "PEN", "S/.": "PEN",
    "Dh": "AED", "Dhs": "AED", "RMB": "CNY",
}  # fmt: skip

# Words after the number -> ISO 4217: the names used alone, of the largest country whose money it is.
_NAMES = {
    "dollars": "USD", "dollar": "USD", "bucks": "USD", "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "american dollars": "USD", "euros": "EUR",
    "euro": "EUR", "pounds sterling": "GBP", "sterling": "GBP", "british pounds": "GBP", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY",
    "rupees": "INR", "rupee": "INR", "naira": "NGN", "won": "KRW", "roubles": "RUB", "rubles": "RUB", "rouble": "RUB", "ruble": "RUB", "swiss francs": "CHF",
    "francs": "CHF", "reais": "BRL", "real": "BRL", "rand": "ZAR", "shekels": "ILS", "shekel": "ILS", "lira": "TRY", "liras": "TRY", "pesos": "MXN", "kronor": "SEK",
    "kroner": "NOK", "shillings": "KES", "cedis": "GHS", "cedi": "GHS", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "taka": "BDT",
    "hryvnia": "UAH", "hryvnias": "UAH", "hryvnya": "UAH", "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "forint": "HUF", "forints": "HUF", "koruna": "CZK",
    "dirhams": "AED", "dirham": "AED", "riyals": "SAR", "riyal": "SAR", "rials": "IRR", "rial": "IRR", "dinars": "KWD", "birr": "ETB", "kwacha": "ZMW", "tenge": "KZT",
    "lari": "GEL", "leu": "RON", "lei": "RON", "lev": "BGN", "leva": "BGN", "colones": "CRC", "quetzales": "GTQ", "soles": "PEN", "guaranis": "PYG", "bolivars": "VES",
    "bolivares": "VES", "lempiras": "HNL", "gourdes": "HTG", "metical": "MZN", "meticais": "MZN", "kyat": "MMK", "kyats": "MMK", "kip": "LAK", "riel": "KHR",
    "afghanis": "AFN", "cfa francs": "XOF", "australian dollars": "AUD", "canadian dollars": "CAD", "hong kong dollars": "HKD", "bitcoin": "BTC",
    "bitcoins": "BTC",
}  # fmt: skip
# Hundredths, where the word names one currency's.
HUNDREDTHS = {"pence": "GBP", "p": "GBP", "kobo": "NGN", "paise": "INR", "kopecks": "RUB"}
# Cents are hundredths of one of these: of the one that the text told of last.
OF_CENTS = frozenset(["USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR", "KES"])
# Codes that are words or names in capitals too.
_WORDS = frozenset("ALL TOP CUP PEN TRY BOB RON COP SOS ANG BAM GEL MOP LAK MAD NAD CAD STD AMD MRO".split())  # noqa: SIM905


def _named() -> dict[str, str]:
    """Full English names, singular and plural where they differ by an s, to codes; names with a year in brackets are of old ones."""
    found = {}
    for code, name in Locale.parse("en").currencies.items():
        plain = name.lower()
        if "(" not in plain and " " in plain:
            found[plain] = found[plain + "s"] = code
    return found


def _codes() -> frozenset[str]:
    """Codes of what has been legal tender anywhere since 1990."""
    places = [t for t in map(str, Locale.parse("en").territories) if len(t) == 2]
    since, until = date(1990, 1, 1), date(2030, 1, 1)
    found = {str(code) for place in places for code in get_territory_currencies(place, since, until)}
    return frozenset(found - _WORDS | {"CAD", "COP"})


NAMES = {**_named(), **_NAMES}
CODES = _codes()
_ANY_NAME = "|".join(re.escape(n) for n in sorted(NAMES, key=len, reverse=True))
_AFTER = re.compile(rf"[ -](?:(?:in|worth of|of) )?(?P<name>{_ANY_NAME})(?![\w'])")
_PENCE = re.compile(r"(?P<p>p)(?!\w|\.m)| ?(?P<name>pence|kobo|paise|kopecks)\b")
_LONGEST = 8  # characters of the longest sign or code with its space
_BEFORE = re.compile(
    rf"(?<![\w$€£])(?P<sign>{'|'.join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True))}|[A-Z]{{3}}) ?$"
)


def before(text: str, at: int) -> tuple[int, str] | None:
    """(where it starts, code) of the sign or code right before `at`."""
    found = _BEFORE.search(text, max(0, at - _LONGEST), at)
    if found is None:
        return None
    sign = found["sign"]
    code = SIGNS.get(sign) or (sign if sign in CODES else None)
    spaced = text[at - 1] == " "
    if code is None or (spaced and sign in ("R", "Sh", "Le", "Re", "Fr", "S/")):  # 'R 5' may be anything
        return None
    return found.start("sign"), code


def after(low: str, at: int) -> tuple[int, str] | None:
    """(where it ends, code) of the name of a currency right after `at`, in lower-case text."""
    found = _AFTER.match(low, at)
    return (found.end(), NAMES[found["name"]]) if found else None


def hundredths(low: str, at: int) -> tuple[int, str] | None:
    """(where it ends, code) of pence and the like."""
    found = _PENCE.match(low, at)
    return (found.end(), HUNDREDTHS[found["name"] or "p"]) if found else None
