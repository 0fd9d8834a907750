"""Whom the lines of a report credit for all of it: agencies, and outlets that gave the information."""

import re
from collections.abc import Iterable, Sequence

from headwater.extraction.agencies import agencies
from headwater.extraction.lines import Row

# A dateline stands at the beginning of the report's first lines: 'HOLM, Iowa (AP) —', 'Berlin (dpa) -'.
_DATELINE = re.compile(r"^[^()\n]{0,60}\((?P<who>[^()]{2,60})\)\s{0,3}[-–—:]")
_LEADS = 3
# A sign-off is a last line of few words: '(dpa/AFP)', '— Reuters', 'AFP', or one that says who reported.
_SIGNED = re.compile(r"^\W{0,3}[^.!?]{2,60}\W{0,3}$")
_LASTS = 4
_FROM = re.compile(
    r"^(?:\W{0,2})(?:information from|source|this (?:story|article|report) (?:was )?(?:originally|first) (?:published|appeared|ran) (?:by|in|on|at)|"
    r"(?:originally|first) published (?:by|in|on)|from our content partner|courtesy of|quelle|fonte|fuente)\b\s?:?\s{0,3}(?P<who>.{2,120})",
    re.I,
)
_NAME_ENDS = re.compile(r"[,;(]|https?://|\. | (?:was|were|is|are|has|have|contributed|also)\b")
# An agency that is not on the list, by the words that end such names.
_SENDS = re.compile(
    r"[A-Z][\w.&'’-]{0,30} (?:[A-Z][\w.&'’-]{0,30} ){0,4}(?:Press|News|Agency|Wire|Newswire|News Service|Wire Service|Press Service|Media|Presse|Newsroom)"
)
# Longest line that is nothing but a credit.
_LINE = 300
# Longest name of who is credited.
_NAME = 60


def credited(rows: Sequence[Row], labels: Sequence[str]) -> tuple[str, ...]:
    """Names in the order of the lines, each once. labels: as `chrome.label` gives them."""
    found: list[str] = []
    text = [i for i, name in enumerate(labels) if name == "text"]
    for i, (row, name) in enumerate(zip(rows, labels, strict=True)):
        if name in ("credit", "byline", "copyright") and len(row.text) <= _LINE:
            found += agencies(row.text)
        if i in text[:_LEADS] and (dateline := _DATELINE.match(row.text[:140])):
            found += agencies(dateline["who"]) or _agency(dateline["who"])
        short = i >= len(rows) - _LASTS and len(row.text) <= _NAME
        if short and (_initials(row.text) or (name == "text" and _SIGNED.match(row.text))):
            found += agencies(row.text)
        if len(row.text) <= _LINE and (told := _FROM.match(row.text)) and i >= len(rows) // 2:
            found += agencies(told["who"]) or _outlet(told["who"])
    return distinct(found)


def _initials(line: str) -> bool:
    """Whether a line is nothing but agencies' names: '(dpa/AFP)', which by its form might be a picture's credit."""
    pieces = [piece for piece in re.split(r"[\s/(),|–—-]+", line) if piece]
    return bool(pieces) and all(agencies(piece) for piece in pieces)


def _agency(who: str) -> list[str]:
    """The name in a dateline's brackets where its words are those of an agency: a county or a day may stand there too."""
    return [who.strip()] if _SENDS.fullmatch(who.strip()) else []


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, whatever its case, where it comes first; written as the first that is not all in capitals."""
    found: dict[str, str] = {}
    for name in names:
        known = found.setdefault(name.casefold(), name)
        if known.isupper() and not name.isupper():
            found[name.casefold()] = name
    return tuple(found.values())


def _outlet(who: str) -> list[str]:
    """The name before a comma, an address or what is said of it ('was used in this report'), without its article."""
    name = _NAME_ENDS.split(re.sub(r"^the ", "", who))[0].strip(" .")
    return [name] if 2 <= len(name) <= _NAME and name[:1].isupper() else []
