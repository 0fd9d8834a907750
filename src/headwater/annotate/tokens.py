"""Words and marks of a sentence with their place in the article, made for finding names."""

import re
from dataclasses import dataclass

from headwater.annotate.english.abbreviations import MAY_BE_LAST, NEVER_LAST

_TOKEN = re.compile(
    r"(?P<other>(?:https?://|www\.)\S{1,300}|[@#]\w{1,60}|[\w-]{1,60}\.(?:com|org|net|edu|gov|tv|co\.[a-z]{2})\b)"
    r"|(?P<word>(?:[A-Z]\.){2,5}|[^\W\d_]\.(?=[\s-])|[^\W_](?:[^\W_]|[-'’&](?=[^\W_])){0,60})"
    r"|(?P<mark>\S)"
)
_POSSESSIVE = re.compile(r"['’][sS]$")
# "London-based": the name ends at the hyphen; "pro-Kremlin": it begins there. "al-Bashir" stays whole.
_NAME_FIRST = re.compile(r"([A-Z][\w'’]{0,40})-[a-z][\w'’-]{2,40}")
_NAME_LAST = re.compile(r"(?:pro|anti|non|ex|mid|post|pre|then|trans|inter|un|sub|neo)-(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Token:
    """kind: word | number | mark | other (a handle, tag or address). start, end: code points of the article."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def lower(self) -> str:
        """Lower-case, with straight apostrophes and without the stop of an abbreviation (that of 'u.s.' stays)."""
        low = self.text.lower().replace("’", "'")
        return low[:-1] if low.endswith(".") and low.count(".") == 1 else low

    @property
    def capital(self) -> bool:
        return self.kind == "word" and (self.text[0].isupper() or _particle_first(self.text))


def _particle_first(text: str) -> bool:
    head, _, tail = text.partition("-")
    return head in ("al", "el", "ad", "as", "ar", "an", "ul") and tail[:1].isupper()


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of text[start:end]. A possessive 's is a mark of its own; the stop of an abbreviation is part of its word."""
    out: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or "mark"
        begin, stop = match.span()
        if kind == "mark" and text[begin] == "." and out and out[-1].end == begin and _abbreviated(out[-1], begin, end):
            out[-1] = Token(text[out[-1].start : stop], out[-1].start, stop, "word")
        elif kind == "word":
            out.extend(_words(text, begin, stop))
        else:
            out.append(Token(text[begin:stop], begin, stop, kind))
    return out


def _abbreviated(token: Token, at: int, end: int) -> bool:
    if token.kind != "word" or not token.text[0].isupper():
        return False
    low = token.lower
    return (low in NEVER_LAST or low in MAY_BE_LAST) and at + 1 < end


def _words(text: str, start: int, end: int) -> list[Token]:
    word = text[start:end]
    if word[0].isdigit():
        return [Token(word, start, end, "number")]
    if before := _NAME_LAST.match(word):
        start += before.end()
        return [Token(before[0], start - before.end(), start, "mark"), *_words(text, start, end)]
    if (inner := _NAME_FIRST.fullmatch(word)) and not word.endswith(("'s", "’s")):
        cut = start + len(inner[1])
        return [Token(inner[1], start, cut, "word"), Token(text[cut:end], cut, end, "mark")]
    if (tail := _POSSESSIVE.search(word)) and tail.start() > 0:
        cut = start + tail.start()
        return [Token(text[start:cut], start, cut, "word"), Token(tail[0], cut, end, "mark")]
    return [Token(word, start, end, "word")]
