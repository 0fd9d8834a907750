"""English number words, and the value of a number as printed."""

import re

ONES = {
    word: n
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
}  # fmt: skip
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}  # noqa: SIM905
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "quadrillion": 10**15,
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "bln": 1_000_000_000, "b": 1_000_000_000,
    "tn": 1_000_000_000_000, "trn": 1_000_000_000_000, "lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000,
    "dozen": 12,
}  # fmt: skip

# Patterns for lower-case text. Repeats are bounded. Digits are grouped by commas in threes (or by the Indian way, in twos
# before the last three) or by spaces.
DIGITS = r"\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?:\.\d{1,6})?|\d{1,3}(?: \d{3}){1,4}(?![\d,]| \d{3}\b)|\d{1,15}(?:\.\d{1,6})?[½¼¾]?|[½¼¾]"
_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:{_ONE}))"
_BELOW_1000 = rf"(?:(?:{_SMALL}|an?) hundred(?:(?: and)? {_SMALL}\b)?|{_SMALL})"
_GREAT = "thousand|million|billion|trillion|lakhs?|crores?"
WORDS = (
    rf"(?:half a (?:{_GREAT}|dozen)|a quarter of a (?:{_GREAT})|(?:an?|{_SMALL}|(?:a )?couple(?: of)?) (?:dozen|hundred(?! and))(?![\w-])"
    rf"|(?:{_BELOW_1000}|an?|a couple|a couple of)(?:[ -](?:{_GREAT})(?:,? (?:and )?{_BELOW_1000}\b)?){{1,3}}|{_BELOW_1000})"
    r"(?: and (?:a half|a quarter|three[- ]quarters))?"
)
_PART = re.compile(r"[a-z]+")
_BROKEN = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_AND_A = {" and a half": 0.5, " and a quarter": 0.25, " and three quarters": 0.75, " and three-quarters": 0.75}
CUES = frozenset(
    [*ONES, *TENS, "hundred", "thousand", "million", "billion", "trillion", "lakh", "lakhs", "crore", "crores", "dozen"]
)


def value(text: str) -> float | None:
    """The number that digits or number words spell ('1,250.5', 'forty-two', 'two hundred and six'); None where they do not."""
    plain = text.strip().lower()
    added = 0.0
    for end, size in _AND_A.items():
        if plain.endswith(end):
            plain, added = plain.removesuffix(end), size
    if plain[-1:] in _BROKEN:
        plain, added = plain[:-1] or "0", _BROKEN[plain[-1]]
    digits = re.sub(r"[, ]", "", plain)
    if re.fullmatch(r"[0-9]{1,18}(?:\.[0-9]{1,9})?", digits):
        return float(digits) + added
    spelled = _spelled(_PART.findall(plain.replace(",", "")))
    return None if spelled is None else spelled + added


def _spelled(parts: list[str]) -> float | None:
    total = current = 0.0
    for at, part in enumerate(parts):
        if part in ONES or part in TENS or part in ("a", "an"):
            current += 0 if part in ("a", "an") and current else ONES.get(part, TENS.get(part, 1))
        elif part == "couple":
            current = 2
        elif part in ("half", "quarter") and at < 2:
            current = 0.5 if part == "half" else 0.25
        elif part in ("hundred", "dozen"):
            current = (current or 1) * SCALES[part]
        elif part in SCALES:
            total += (current or 1) * SCALES[part]
            current = 0.0
        elif part not in ("and", "of"):
            return None
    return total + current if parts else None
