"""An HTML page -> its article's paragraphs and what the page says of itself, by trafilatura."""

import re
from dataclasses import dataclass
from itertools import islice

import trafilatura
from lxml import etree
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document

from headwater import dates
from headwater.errors import InputError
from headwater.extract.outline import Passage, outline
from headwater.extract.report import report

# Tags of a page: the largest news pages have about 20,000; a tree far above that is an attack or a data dump.
_MOST_TAGS = 300_000
# Characters of a page. Markup of real articles stays under 6 million.
_LONGEST = 12_000_000
# What the parsers raise on hostile pages; anything else is a fault of this program and is not hidden.
_PARSER_ERRORS = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
# htmldate takes today as the last possible day, which would let the same page give two dates on two days.
_DATES = {"original_date": True, "extensive_search": True, "max_date": "2100-01-01"}
# Names of the metadata that holds the time of publication, within the characters before it.
_KEY = re.compile(
    r"published_time|datepublished|datecreated|pubdate|pub-date|sailthru\.date|publish(?:ed)?[_-]?(?:date|time|at)|\bpublished\b|"
    r"""(?:name|property)=["'](?:dc\.|dcterms\.)?(?:date|created|issued|date\.issued)["']""",
    re.I,
)
_BEFORE = 150
_HEADING = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass(frozen=True, slots=True)
class Article:
    """None, or an empty tuple, is not known. headings: which of the passages are headings."""

    passages: tuple[Passage, ...]
    headings: frozenset[str]
    title: str | None
    outlet: str | None
    url: str | None
    authors: tuple[str, ...]
    published: str | None


def article(page: str, where: str) -> Article:
    """The page's article. Raises InputError, naming `where`, for a page with none, or one that cannot be parsed."""
    if len(page) > _LONGEST:
        raise InputError(where, f"an HTML page longer than {_LONGEST:,} characters")
    if page.count("<") > _MOST_TAGS:
        raise InputError(where, f"an HTML page of more than {_MOST_TAGS:,} tags")
    read = outline(page)
    tree = _tree(page, where)
    chosen = _choose(tree, where) if tree is not None else ()
    passages = tuple(p for p, keep in zip(read.passages, report(read, chosen), strict=True) if keep)
    if tree is None or not passages:
        raise InputError(where, "no article was found on the page")
    found = _metadata(tree, where)
    headings = frozenset(p.text for p in passages if _HEADING & read.elements[p.element].kin)
    return Article(
        passages,
        headings,
        _clean(found.title),
        _clean(found.sitename) or _clean(found.hostname),
        found.url,
        tuple(a.strip() for a in (found.author or "").split(";") if a.strip()),
        _published(page, found.date),
    )


def _tree(page: str, where: str) -> etree._Element | None:
    """The page parsed, None for one that is empty to the parser."""
    try:
        return trafilatura.load_html(page)
    except _PARSER_ERRORS as error:
        raise InputError(where, f"the page cannot be parsed: {type(error).__name__}: {error}") from error


def _choose(tree: etree._Element, where: str) -> tuple[str, ...]:
    """The lines that trafilatura takes for the report: set for precision, and without its slow second opinions, which
    `report` makes up for."""
    try:
        found = trafilatura.bare_extraction(tree, fast=True, favor_precision=True, include_comments=False)
    except _PARSER_ERRORS as error:
        raise InputError(where, f"the page cannot be parsed: {type(error).__name__}: {error}") from error
    text = found.text if isinstance(found, Document) else None
    return tuple(_plain(line) for line in (text or "").splitlines())


def _metadata(tree: etree._Element, where: str) -> Document:
    try:
        return extract_metadata(tree, date_config=dict(_DATES))
    except _PARSER_ERRORS as error:
        raise InputError(where, f"the page cannot be parsed: {type(error).__name__}: {error}") from error


def _plain(line: str) -> str:
    """A line of trafilatura's text without the marks it sets for list items and table cells."""
    return re.sub(r"^(?:- |\|)|\|$", "", line.strip()).strip()


def _published(page: str, day: str | None) -> str | None:
    """The day that htmldate found, with the time where the page's metadata gives one for that day."""
    iso = dates.parse(day) if day else None
    if iso is None:
        return None
    stamps = set()
    for found in islice(re.finditer(re.escape(iso) + r"[T ]\d\d:\d\d[\d:.Z+-]{0,20}(?=[\"'])", page), 50):
        before = page[max(0, found.start() - _BEFORE) : found.start()]
        stamp = dates.parse(found[0]) if _KEY.search(before[before.rfind("<") + 1 :].rpartition(",")[2]) else None
        if stamp and stamp.startswith(iso):
            stamps.add(stamp)
    return min(stamps, default=iso)


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
