"""Web archives -> the pages in them, with where each stands, when it was fetched and the digest that the archive gives.

Read here by its own rules (ISO 28500): after damage, such as a length that is too short, reading goes on at the next line that
begins a record. A length that is too long swallows what it covers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from headwater.errors import InputError
from headwater.ids import Id
from headwater.reading.document import Again, Document, Found
from headwater.reading.folder import STEP
from headwater.reading.http import Response, charset, media, response
from headwater.reading.location import canonical, canonical_link, host
from headwater.reading.stream import CHUNK, Inflated
from headwater.records import Dropped
from headwater.text import mend

# Bytes of one header line, and lines of one header: ten times what crawlers write.
_LONGEST_LINE = 1 << 14
_MOST_LINES = 200
# Records that speak of other records.
_BESIDE = frozenset({"warcinfo", "request", "metadata"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_VERSION = re.compile(rb"WARC/\d")


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

    def fetched(self) -> str | None:
        return moment(self.get(b"warc-date"))


class _Block:
    """The bytes of one record's block that are still unread. ended: the file ended before the block did."""

    def __init__(self, stream: IO[bytes], length: int) -> None:
        self._stream, self.left, self.ended = stream, length, False

    def read(self, size: int) -> bytes:
        wanted = min(size, self.left)
        data = self._stream.read(wanted)
        self._count(len(data), len(data) < wanted)
        return data

    def readline(self, size: int) -> bytes:
        line = self._stream.readline(min(size, self.left))
        self._count(len(line), not line and self.left > 0)
        return line

    def _count(self, length: int, ended: bool) -> None:
        self.ended = self.ended or ended
        self.left = 0 if self.ended else self.left - length

    def skip(self) -> None:
        while self.left and self.read(CHUNK):
            pass


def records(document: Document, pages: dict[str, Id]) -> Iterator[Found | Again | Dropped]:
    """The pages of a WARC file, in its order. pages: of payloads read so far, by digest, which revisits refer to.

    Responses of status 200 and resources that are HTML are pages, conversions of one are texts; any other is Dropped. Records of requests and
    metadata are no documents and are passed over.
    """
    stream = document.stream
    packed = stream.raw if isinstance(getattr(stream, "raw", None), Inflated) else None  # type: ignore[attr-defined]
    position = _Position(stream)
    lost = False
    while (line := position.line()) is not None:
        if not _VERSION.match(line):
            if line.strip() and not lost:
                lost = True
                yield Dropped(document.where, STEP, f"damaged WARC: no record begins at byte {position.begun:,}")
            continue
        lost = False
        at = packed.member(position.begun) if packed else position.begun
        record = _header(position, at)
        where = f"{document.where}:{at}"
        if record is None:
            yield Dropped(where, STEP, "damaged WARC: a record without a usable header")
            continue
        document.budget.enter(where)
        block = _Block(stream, record.length)
        item = None if record.kind in _BESIDE else _one(record, block, where, document, pages)
        block.skip()
        position.at += record.length
        if block.ended:
            yield Dropped(where, STEP, "damaged WARC: it ends before the record does")
            return
        if item is not None:
            yield item


class _Position:
    """Counts bytes of the unpacked stream, which is read line by line between the blocks. begun: where the line began."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self.at, self.begun = stream, 0, 0

    def line(self) -> bytes | None:
        line = self._stream.readline(_LONGEST_LINE)
        self.begun = self.at
        self.at += len(line)
        return line or None

    def header(self) -> list[bytes] | None:
        """The lines up to the empty one; None where the stream ends before it or there are too many.

        A header that lies whole in the stream's buffer, as nearly all do, is taken at once.
        """
        ahead: bytes = self._stream.peek()  # type: ignore[attr-defined]
        end = ahead.find(b"\r\n\r\n", 0, _LONGEST_LINE)
        if end >= 0:
            self.at += end + 4
            return self._stream.read(end + 4)[:end].split(b"\r\n", _MOST_LINES)
        lines: list[bytes] = []
        while (line := self.line()) is not None and len(lines) < _MOST_LINES:
            if not line.strip():
                return lines
            lines.append(line)
        return None


def _header(position: _Position, at: int) -> _Record | None:
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
    record: _Record, block: _Block, where: str, document: Document, pages: dict[str, Id]
) -> Found | Again | Dropped:
    try:
        if record.kind == "revisit":
            return _revisit(record, where, pages)
        if record.kind not in ("response", "resource", "conversion"):
            raise InputError(where, f"a record of a kind that is not read: {record.kind[:40] or 'none'}")
        if record.get(b"warc-segment-number", "1") != "1":
            raise InputError(where, "the continuation of a record in parts, which are not joined")
        if record.kind == "response":
            found = response(block, where, document.settings, _kind_of)
        else:
            kind = record.get(b"content-type")
            found = Response(media(kind), charset(kind), b"")
            _kind_of(found.media, where, record.kind)
            if block.left > document.settings.largest:
                raise InputError(where, f"larger than the bound of {document.settings.largest:,} bytes")
            found = Response(found.media, found.charset, block.read(block.left))
        return _page(record, found, where)
    except InputError as error:
        return Dropped(error.where, STEP, error.reason)


def _kind_of(kind: str, where: str, record: str = "response") -> None:
    if kind not in _HTML and not (record == "conversion" and kind == "text/plain"):
        raise InputError(where, f"not a page: {mend(kind)[0][:60] or 'of no declared type'}")


def _page(record: _Record, found: Response, where: str) -> Found:
    if not found.body.strip():
        raise InputError(where, "an empty page")
    uri = record.uri()
    location = canonical(uri)
    form = "text" if record.kind == "conversion" else "html"
    # A page's own address is believed within the host it was fetched from: anything may be written there.
    if form == "html" and (own := canonical_link(found.body)) and location and host(own) == host(location):
        location = own
    faults: tuple[str, ...] = ()
    if why := record.get(b"warc-truncated"):
        faults = (f"the archive has only the beginning of the page ({why[:20]}); it is kept",)
    return Found(
        form, found.body, uri or None, location or uri or None, 0, record.at, record.fetched(), _digest(record),
        found.charset, faults,
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
