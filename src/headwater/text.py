"""Text as found, and a folded copy to match on, with the way back.

Text from the web holds invisible characters, look-alike quotation marks and odd spaces. The text is kept as it was;
matching is done on a folded copy whose every character knows the code point it came from.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_MARKS = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "…": "...",
    }
)  # fmt: skip
# Cyrillic and Greek letters that look like Latin ones (Unicode's confusables, those of one letter). Both sides of a match are
# folded, so words that are truly Cyrillic or Greek still match themselves.
_LOOK_ALIKE = str.maketrans("аеорсухіјѕһԁԛԝοανικρτυχ", "aeopcyxijshdqwoavikptux")
_HALF = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text`: folded characters. `origin[i]`: the code point of the source that text[i] came from; ascending."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the source that text[start:end] came from; an empty range at the end for none."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else (self.origin[-1] + 1 if self.origin else 0)
            return at, at
        return self.origin[start], self.origin[end - 1] + 1

    def at(self, source: int) -> int:
        """The first folded position that came from code point `source` or a later one."""
        return bisect_left(self.origin, source)


def invisible(char: str) -> bool:
    """Zero-width and format characters, soft hyphens, variation selectors: they carry no reading."""
    code = ord(char)
    return unicodedata.category(char) == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def fold(text: str) -> Folded:
    """Case, quotation marks, dashes, ligatures, accents and white space evened out; invisible characters gone."""
    if text.isascii():
        return _fold_ascii(text)
    out: list[str] = []
    origin: list[int] = []
    space = False
    for i, char in enumerate(text):
        for c in _even(char):
            if c == " ":
                if space:
                    continue
                space = True
            else:
                space = False
            out.append(c)
            origin.append(i)
    return Folded("".join(out), tuple(origin))


@lru_cache(
    maxsize=1 << 14
)  # more than the characters of any one script but Chinese; looking one up costs ten times more
def _even(char: str) -> str:
    """What one character folds to: nothing, one character or several; any white space is a space."""
    if invisible(char):
        return ""
    even = char.translate(_MARKS)
    if even == char and not char.isascii():
        even = "".join(c for c in unicodedata.normalize("NFKD", char) if unicodedata.category(c) != "Mn")
    return "".join(" " if c.isspace() else c for c in even.lower().translate(_LOOK_ALIKE))


def folded(text: str) -> str:
    """`fold(text).text`, for those who need no way back: ten times faster."""
    even = text.lower().translate(_ASCII) if text.isascii() else text.translate(_EVENED)
    return _SPACES.sub(" ", even)


class _Evened(dict[int, str]):
    """What each character folds to, worked out when it is first met; a script has few thousand."""

    def __missing__(self, code: int) -> str:
        even = self[code] = _even(chr(code))
        return even


_EVENED = _Evened()
_ASCII = {96: "'", **{code: " " for code in range(128) if chr(code).isspace()}}
_SPACES = re.compile(" {2,}")


def _fold_ascii(text: str) -> Folded:
    out: list[str] = []
    origin: list[int] = []
    space = False
    for i, c in enumerate(text.lower().translate({96: "'"})):
        if c.isspace():
            if space:
                continue
            c, space = " ", True
        else:
            space = False
        out.append(c)
        origin.append(i)
    return Folded("".join(out), tuple(origin))


def words(text: str) -> list[str]:
    """Lower-case words of the folded text, apostrophes kept inside a word."""
    return _WORD.findall(folded(text))


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """(folded word, start, end) for each word; start and end are code points of `text`."""
    return spans(_WORD, text)


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[str, int, int]]:
    """(folded characters, start, end) of every match of a pattern that no white space is part of, in the folded text.

    start and end are code points of `text`. Where every character folds to one, as nearly always, no map is needed.
    """
    even = text.lower().translate(_ASCII) if text.isascii() else text.translate(_EVENED)
    if text.isascii() or all(len(_EVENED[ord(char)]) == 1 for char in set(text)):
        return [(m[0], m.start(), m.end()) for m in pattern.finditer(even)]
    whole = fold(text)
    return [(m[0], *whole.span(m.start(), m.end())) for m in pattern.finditer(whole.text)]


def mend(text: str) -> tuple[str, int]:
    """`text` with each unpaired surrogate replaced by U+FFFD, one for one so that offsets hold, and their number."""
    return _HALF.subn("\ufffd", text)
