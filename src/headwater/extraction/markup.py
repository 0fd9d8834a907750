"""An HTML page -> its article's paragraphs and what the page says of itself."""

import re
from dataclasses import dataclass, replace
from itertools import count

import htmldate
import trafilatura
from lxml import etree
from trafilatura.settings import Document

from headwater import dates
from headwater.errors import InputError
from headwater.extraction.embeds import Found, embedded, links
from headwater.extraction.facts import Facts, canonical, facts
from headwater.extraction.live import posts
from headwater.extraction.outline import Passage, outline
from headwater.extraction.published import When, when
from headwater.extraction.report import report
from headwater.extraction.rules import rule
from headwater.extraction.structured import structured
from headwater.extraction.told import written

# Tags of a page: the largest news pages have about 20,000; a tree far above that is an attack or a data dump.
_MOST_TAGS = 300_000
# Characters of a page. Markup of real articles stays under 6 million.
_LONGEST = 12_000_000
# Attributes of one tag. The parsers' time grows with the square of their number, a quarter of a second for so many; real tags have a
# dozen, but a script between '<' and '>' looks like a tag of a few hundred.
_MOST_ATTRIBUTES = 10_000
_TAG = re.compile(r"""<[a-zA-Z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+""")
_VALUE = re.compile(r""""[^"]*+"|'[^']*+'""")
_ATTRIBUTE = re.compile(r"(?<!\S)[a-zA-Z_:][\w:.-]*+(?:=\S*+)?(?!\S)")
# What the parsers raise on hostile pages; anything else is a fault of this program and is not hidden.
_PARSER_ERRORS = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
# htmldate takes today as the last possible day, which would let the same page give two dates on two days.
_LAST_DAY = "2100-01-01"
_HEADING = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass(frozen=True, slots=True)
class Article:
    """passages: those of the report. headings: which of them are headings. found: posts and links, by those passages.
    live: {passage: time} of the posts of a live blog."""

    passages: tuple[Passage, ...]
    headings: frozenset[int]
    facts: Facts
    when: When
    found: tuple[Found, ...]
    live: dict[int, str]


def article(page: str, where: str, rules: str = "") -> Article:
    """The page's article. Raises InputError, naming `where`, for a page with none, or one that cannot be parsed.

    rules: a folder of the user's own rules for outlets ('' none).
    """
    if len(page) > _LONGEST:
        raise InputError(where, f"an HTML page longer than {_LONGEST:,} characters")
    if page.count("<") > _MOST_TAGS:
        raise InputError(where, f"an HTML page of more than {_MOST_TAGS:,} tags")
    read = outline(page)
    data = structured(read)
    outlet = rule(where if where.startswith("http") else canonical(data, where), rules)
    kept = outlet.choose(read) if outlet else []
    if not any(kept):
        # No rule, or none that fits the page any more.
        kept = report(read, lambda: _choose(page, where))
    shown = tuple(p for p, keep in zip(read.passages, kept, strict=True) if keep)
    by_script = written(page, read, data, shown)
    if not (shown or by_script):
        raise InputError(where, "no article was found on the page")
    known = facts(read, data, kept, where)
    address = where if where.startswith("http") else known.canonical
    told = when(read, data, kept, address)
    if told.published is None:
        told = replace(told, published=(guess := _guess(page)), how="guess" if guess else "none")
    if by_script:
        return Article(by_script, frozenset(), known, told, (), {})
    number = dict(zip((i for i, keep in enumerate(kept) if keep), count(), strict=False))
    pointers = [*embedded(read, kept, address), *links(read, kept, address)]
    return Article(
        shown,
        frozenset(i for i, p in enumerate(shown) if _HEADING & read.elements[p.element].kin),
        known,
        told,
        tuple(replace(f, block=number[f.block], last=number[f.last]) for f in pointers),
        {number[i]: time for i, time in posts(read, data, kept).items()},
    )


def _choose(page: str, where: str) -> tuple[str, ...]:
    """The lines that trafilatura takes for the report: set for precision, and without its slow second opinions, which
    `report` makes up for."""
    if _overloaded(page):
        raise InputError(where, f"a tag of more than {_MOST_ATTRIBUTES:,} attributes")
    try:
        found = trafilatura.bare_extraction(page, fast=True, favor_precision=True, include_comments=False)
    except _PARSER_ERRORS as error:
        raise InputError(where, f"the page cannot be parsed: {type(error).__name__}: {error}") from error
    text = found.text if isinstance(found, Document) else None
    return tuple(_plain(line) for line in (text or "").splitlines())


def _overloaded(page: str) -> bool:
    """Whether a tag has more attributes than the parsers bear; asked only before one of them reads the page."""
    for tag in _TAG.finditer(page):
        # An attribute takes two characters at least.
        if len(tag[0]) < 2 * _MOST_ATTRIBUTES:
            continue
        if sum(1 for _ in _ATTRIBUTE.finditer(_VALUE.sub("", tag[0]))) > _MOST_ATTRIBUTES:
            return True
    return False


def _guess(page: str) -> str | None:
    """The day that htmldate finds likely; not a first of January, which is what it makes of a year alone."""
    if _overloaded(page):
        return None
    try:
        day = htmldate.find_date(page, original_date=True, extensive_search=True, max_date=_LAST_DAY)
    except _PARSER_ERRORS:
        return None
    iso = dates.parse(day) if day else None
    return None if iso is None or iso.endswith("-01-01") else iso


def _plain(line: str) -> str:
    """A line of trafilatura's text without the marks it sets for list items and table cells."""
    return re.sub(r"^(?:- |\|)|\|$", "", line.strip()).strip()
