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
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "bln": 1_000_000_000, "b": 1_000_000_000,
    "tn": 1_000_000_000_000, "lakh": 100_000, "crore": 10_000_000, "dozen": 12,
}  # fmt: skip

# Patterns, for the lower- and upper-case spelling alike (compile them with re.IGNORECASE). Repeats are bounded.
DIGITS = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_ONE = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
WORDS = rf"(?:{_ONE}|an?(?=[ -](?:hundred|thousand|million|billion|dozen)))(?:(?:-| and | ){{1}}(?:{_ONE}|hundred|thousand|million|billion|trillion|dozen)\b){{0,7}}"
_PART = re.compile(r"[a-z]+")


def value(text: str) -> float | None:
    """The number that digits or number words spell ('1,250.5', 'forty-two', 'two hundred and six'); None where they do not."""
    plain = text.strip().lower().replace(",", "")
    if re.fullmatch(r"[0-9]{1,18}(?:\.[0-9]{1,9})?", plain):
        return float(plain)
    total = current = 0.0
    parts = _PART.findall(plain)
    for part in parts:
        if part in ONES or part in TENS or part in ("a", "an"):
            current += ONES.get(part, TENS.get(part, 1))
        elif part in ("hundred", "dozen"):
            current = max(current, 1) * SCALES[part]
        elif part in SCALES:
            total += max(current, 1) * SCALES[part]
            current = 0.0
        elif part != "and":
            return None
    return total + current if parts else None
