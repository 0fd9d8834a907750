"""What the lines around a report say of it: date, authors, outlet, headline. Only what is safe; else unknown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater import dates
from headwater.extraction.chrome import CHROME, ended, is_name, nameplate, sentence
from headwater.extraction.lines import Row
from headwater.text import words

# The head of a page lies within its first lines.
_HEAD = 25
# A headline is seldom longer (the longest in public news corpora has 170 characters), and has three words at least.
_LONGEST_TITLE = 180
# Longest caption that repeats words of the headline.
_LONGEST_ECHO = 40
# Characters above which a line is no headline, whatever it says.
_LONGEST_LINE = 400
_GLUED = re.compile(
    r"(?:date\s{1,3})?\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?\s{1,3}(?:(?:Search|Menu|Home|Share)\b\s{0,3})?"
)
_DOMAIN = re.compile(r"\b(?:[a-z0-9-]{2,30}\.){1,2}(?:com|co\.uk|org|net|co|news|tv|com\.au|ie|ca|in)\b", re.I)
_FROM = re.compile(r"\bnotifications from ((?:[A-Z][\w&'’.-]{0,20}\s?){1,4})$")
# Words that a byline holds beside names.
_NOT_NAME = frozenset((
    "news", "staff", "writer", "reporter", "editor", "press", "reuters", "correspondent", "music", "reviews",
    "videos", "galleries", "tickets", "blogs", "online", "team", "desk", "agency", "media", "service", "the", "for",
    "and", "with", "in", "at", "from", "special", "sports", "political", "business",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Masthead:
    """None, or an empty tuple, is not found."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None


def unglue(rows: Sequence[Row]) -> list[Row]:
    """The same lines with the crawler's mark ('date 2020-10-05 Search') at the very top cut off as a line of its own."""
    if rows and (glued := _GLUED.match(rows[0].text)):
        cut = glued.end()
        first, text = rows[0], rows[0].text
        mark = Row(text[:cut].rstrip(), first.start, first.start + len(text[:cut].rstrip()))
        rest = [Row(text[cut:], first.start + cut, first.end)] if cut < len(text) else []
        if dates.find(mark.text):
            return [mark, *rest, *rows[1:]]
    return list(rows)


def masthead(rows: Sequence[Row], labels: Sequence[str]) -> Masthead:
    """labels: as `chrome.label` gives them for these rows."""
    kept = [i for i, name in enumerate(labels) if name not in CHROME]
    title = None
    if kept and kept[0] < _HEAD and labels[kept[0]] == "text" and any(sentence(rows[i].text) for i in kept[1:]):
        title = rows[kept[0]].text if is_headline(rows[kept[0]].text) else None
    head = range(min(_HEAD, len(rows)))
    lines = [rows[i].text for i in head if labels[i] in ("byline", "stamp")]
    stamps = [found[0] for line in lines if (found := dates.find(line))]
    authors = [name for i in head if labels[i] == "byline" for name in names(rows[i].text)]
    return Masthead(title, _outlet(rows, labels), tuple(dict.fromkeys(authors)), _published(stamps))


def is_headline(text: str) -> bool:
    """A line that may be a headline: not too long, a few words, not ended like a sentence or an introduction."""
    return (
        len(text) <= _LONGEST_TITLE
        and len(text.split()) >= 3
        and not text.endswith((":", ",", ";"))
        and (not ended(text) or text.endswith(("?", "!")))
    )


def same_headline(line: str, title: str | None) -> bool:
    """Whether the line is the title, or the title less the name of the outlet at its end, or cut short."""
    if title is None or len(line) > _LONGEST_LINE or len(title) > _LONGEST_LINE:
        return line == title
    a, b = words(line), words(title)
    if not a or not b:
        return False
    shorter, longer = sorted((a, b), key=len)
    begins = len(shorter) >= 4 and longer[: len(shorter)] == shorter and len(longer) - len(shorter) <= 8
    return a == b or begins


def echoes(line: str, title: str | None) -> bool:
    """Whether a short line says nothing but words of the title, as the caption under the picture does."""
    if title is None or len(line) > _LONGEST_ECHO or ended(line):
        return False
    said = words(line)
    return len(said) > 1 and set(said) <= set(words(title[:_LONGEST_LINE]))


def names(line: str) -> list[str]:
    """The persons a byline names."""
    line = re.sub(r"^(?:(?:written |reporting |posted |words )?by|from)\s+", "", line.strip(), flags=re.I)
    parts = re.split(r"\s*(?:[|•·/,;]|\band\b|\bfor\b| [-–—] )\s*", line[:200])
    return [p for p in parts if is_name(p) and not _NOT_NAME & set(words(p))]


def _published(stamps: Sequence[str]) -> str | None:
    """The date that the head prints; the one with a time where several lines print one day, none where they differ."""
    days = {stamp[:10] for stamp in stamps}
    return max(stamps, key=len) if len(days) == 1 else None


def _outlet(rows: Sequence[Row], labels: Sequence[str]) -> str | None:
    """The nameplate, or else the one name that a plea or a byline gives."""
    found = set()
    for row, label in zip(rows, labels, strict=True):
        if label == "nameplate":
            return nameplate(row.text)
        if label == "plea" and (m := _FROM.search(row.text[:200])):
            found.add(" ".join(m[1].split()))
        elif label == "byline" and (m := _DOMAIN.search(row.text)):
            found.add(m[0].lower())
    return found.pop() if len(found) == 1 else None
