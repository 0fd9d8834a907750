"""An answer, or what a feed says of an address -> the page, with what is recorded beside it."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from headwater import extraction
from headwater.errors import InputError
from headwater.pipeline.taking import Document
from headwater.reading.form import form
from headwater.reading.http import charset
from headwater.reading.location import canonical, canonical_link, host
from headwater.reading.rows import usable, written
from headwater.records import Intake, Listing, Page, Record, Response
from headwater.watch.clock import iso
from headwater.watch.reservation import reservations
from headwater.watch.web import Answer

Row = Mapping[str, Any]
# (whether the host's tdmrep.json reserves the rights to the address, the address of the terms).
Policy = tuple[bool, str | None]


def fetched(answer: Answer, feed: str, said: Row, policy: Policy, now: float) -> Document:
    """The page that an address gave. Raises InputError for what is none."""
    page = _page(answer)
    beside: list[Record] = [*reservations(page.id, answer.headers, page.data, policy)]
    if said:
        beside.append(_listing(page, feed, said, None))
    if answer.head:
        beside.append(Response(page.id, answer.url, int(now), answer.head[0], answer.head[1:]))
    return (page, Intake(page.id, feed, 0, iso(now), fetched=iso(now)), *beside)


def fed(
    address: str, feed: str, row: Row, instead: str, headers: Mapping[str, str], policy: Policy, now: float
) -> Document:
    """The text that a feed itself has of an address, as its page. Raises InputError for a row that is none.

    instead: why the address could not be read. headers: those that the feed came with.
    """
    row = usable(row, address)
    name = row.get("id")
    page = Page.of(written(row), address, "record", name if isinstance(name, str) else None)
    beside = [*reservations(page.id, headers, b"", policy), _listing(page, feed, row, instead)]
    return (page, Intake(page.id, feed, 0, iso(now), fetched=iso(now)), *beside)


def _listing(page: Page, feed: str, said: Row, instead: str | None) -> Listing:
    def text(name: str) -> str | None:
        return value if isinstance(value := said.get(name), str) else None

    authors = said.get("authors")
    return Listing(
        page.id,
        feed,
        text("source"),
        text("title"),
        text("published"),
        text("updated"),
        tuple(a for a in authors if isinstance(a, str)) if isinstance(authors, list) else (),
        text("section"),
        text("language"),
        instead,
    )


def report(page: Page) -> str:
    """A hash of the page's report; of its bytes where no report is found."""
    try:
        article = extraction.extract(page)
        return _hash(f"{article.title}\n{article.text}")
    except InputError:
        return _hash(page.digest)


def words(row: Row) -> str:
    """A hash of the text that a feed has."""
    return _hash(f"{row.get('title')}\n{row.get('html') or row.get('text')}")


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _page(answer: Answer) -> Page:
    """The page at its canonical address: the one that it names itself, if that is of the same site, else where it was found."""
    data = answer.body
    kind = {"text/plain": "text", "": form("", data[:4096])}.get(answer.kind, "html")
    if kind not in ("html", "text"):
        raise InputError(answer.url, "not a page")
    if not data.strip():
        raise InputError(answer.url, "empty page")
    location = canonical(answer.url) or answer.url
    own = canonical_link(data) if kind == "html" else None
    # A page that gives another site's address would become a version of that site's article.
    if own and host(own) == host(location):
        location = own
    return Page.of(data, location, kind, encoding=charset(answer.headers.get("content-type", "")))
