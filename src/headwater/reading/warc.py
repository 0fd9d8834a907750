"""Web archives -> the pages in them, with where each stands, when it was fetched and the digest that the archive gives.

Read here by its own rules (ISO 28500): after damage, such as a length that is too short, reading goes on at the next line that
begins a record. A length that is too long swallows what it covers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from headwater.errors import InputError
from headwater.ids import Id
from headwater.reading.crawl import Block, Lost, Position, address, check_media
from headwater.reading.digest import difference
from headwater.reading.document import Again, Document, Found
from headwater.reading.folder import STEP
from headwater.reading.http import Response, charset, media, response
from headwater.records import Dropped

# Records that speak of other records.
_BESIDE = frozenset({"warcinfo", "request", "metadata"})
_VERSION = re.compile(rb"WARC/\d")
_PART, _ORIGIN = b"warc-segment-number", b"warc-segment-origin-id"
_PARTS = "a record in parts, which are not joined"


@dataclass(frozen=True, slots=True)
class _Record:
    """kind: WARC-Type. length: of the block, from the header. at: offset of the record in the (packed) file."""

    kind: str
    length: int
    at: int
    headers: dict[bytes, bytes]

    def get(self, name: bytes, default: str = "") -> str:
        value = self.headers.get(name)
        return default if value is None else value.decode("utf-8", "replace")

    def uri(self) -> str:
        return self.get(b"warc-target-uri").strip("<> ")[:2000]

    def part(self) -> str:
        return self.get(_PART, "1")

    def fetched(self) -> str | None:
        return moment(self.get(b"warc-date"))


def records(document: Document, pages: dict[str, Id]) -> Iterator[Found | Again | Dropped]:
    """The pages of a WARC file, in its order. pages: of payloads read so far, by digest, which revisits refer to.

    Responses of status 200 and resources that are HTML are pages, conversions of one are texts; any other is Dropped. Records of requests and
    metadata are no documents and are passed over.
    """
    position = Position(document)
    lost = Lost(document.where, "WARC")
    while (line := position.line()) is not None:
        if not _VERSION.match(line):
            yield from lost.at(line, position.begun)
            continue
        lost.found()
        at = position.place()
        record = _header(position, at)
        where = f"{document.where}:{at}"
        if record is None:
            yield Dropped(where, STEP, "damaged WARC: a record without a usable header")
            continue
        document.budget.enter(where)
        block = Block(document.stream, record.length)
        item = None if record.kind in _BESIDE else _one(record, block, where, document, pages)
        block.skip()
        position.at += record.length
        if block.ended:
            yield Dropped(where, STEP, "damaged WARC: it ends before the record does")
            break
        if item is not None:
            yield item
    yield from lost.rest()


def _header(position: Position, at: int) -> _Record | None:
    lines = position.header()
    if lines is None:
        return None
    headers: dict[bytes, bytes] = {}
    for line in lines:
        name, sign, value = line.partition(b":")
        if sign:
            headers.setdefault(name.strip().lower(), value.strip())
    length = headers.get(b"content-length", b"")
    # A length of more digits than these is none: it could not be counted in a file.
    if not (length.isdigit() and len(length) <= 18):
        return None
    kind = headers.get(b"warc-type", b"").lower().decode("utf-8", "replace")
    return _Record(kind, int(length), at, headers)


def _one(
    record: _Record, block: Block, where: str, document: Document, pages: dict[str, Id]
) -> Found | Again | Dropped:
    try:
        if record.kind == "revisit":
            return _revisit(record, where, pages)
        if record.kind == "continuation" or record.part() != "1":
            raise InputError(
                where, f"part {record.part()[:9]} of {_PARTS}: {record.get(_ORIGIN)[:100] or 'of none named'}"
            )
        if record.kind not in ("response", "resource", "conversion"):
            raise InputError(where, f"a record of a kind that is not read: {record.kind[:40] or 'none'}")
        if record.kind == "response":
            return _page(record, response(block, where, document.settings, check_media), where)
        kind = record.get(b"content-type")
        check_media(media(kind), where, record.kind == "conversion")
        if block.left > document.settings.largest:
            raise InputError(where, f"larger than the bound of {document.settings.largest:,} bytes")
        body = block.read(block.left)
        return _page(record, Response(media(kind), charset(kind), body, (body,)), where)
    except InputError as error:
        return Dropped(error.where, STEP, error.reason)


def _page(record: _Record, found: Response, where: str) -> Found:
    uri, is_text = record.uri(), record.kind == "conversion"
    location = address(uri, found, where, own=not is_text)
    faults: list[str] = []
    lies = False
    if why := record.get(b"warc-truncated"):
        faults.append(f"the archive has only the beginning of the page ({why[:20]}); it is kept")
    if record.get(_PART):
        faults.append(f"the first part of {_PARTS}; it is kept")
    # A digest may be of the whole page where the archive has a part.
    if not faults and (said := difference(_digest(record), (*found.kept, found.body))):
        faults.append(said)
        lies = True
    return Found(
        "text" if is_text else "html", found.body, uri or None, location, 0, record.at, record.fetched(),
        _digest(record), found.charset, tuple(faults), lies,
    )  # fmt: skip


def _revisit(record: _Record, where: str, pages: dict[str, Id]) -> Again:
    digest = _digest(record)
    if digest is None or digest not in pages:
        raise InputError(where, "a revisit of a page that is not among those read")
    return Again(pages[digest], record.at, record.fetched(), digest)


def _digest(record: _Record) -> str | None:
    return record.get(b"warc-payload-digest")[:200] or None


def moment(printed: str) -> str | None:
    """An ISO time of an archive, to the second and in UTC; None for what is none."""
    try:
        at = datetime.fromisoformat(printed.strip()[:40])
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None
