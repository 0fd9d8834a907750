"""What the web archives of both kinds are made of: a stream of records, their blocks, and pages in these."""

from collections.abc import Iterator
from typing import IO

from headwater.errors import InputError
from headwater.reading.document import Document
from headwater.reading.folder import STEP
from headwater.reading.http import Response
from headwater.reading.location import canonical, canonical_link, host
from headwater.reading.packed import Unpacked
from headwater.reading.stream import CHUNK
from headwater.records import Dropped
from headwater.text import mend

# Bytes of one header line, and lines of one header: ten times what crawlers write.
LONGEST_LINE = 1 << 14
_MOST_LINES = 200
# Damaged stretches of one archive that are told one by one.
_MOST_LOST = 100
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class Block:
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


class Position:
    """Counts bytes of the unpacked stream, which is read line by line between the blocks.

    begun: where the line began. place: the same in the file as it is, packed or not, as indexes of archives have it.
    """

    def __init__(self, document: Document) -> None:
        stream = document.stream
        self._stream, self.at, self.begun = stream, 0, 0
        raw = getattr(stream, "raw", None)
        self._packed = raw if isinstance(raw, Unpacked) else None

    def place(self) -> int:
        return self._packed.member(self.begun) if self._packed else self.begun

    def line(self) -> bytes | None:
        line = self._stream.readline(LONGEST_LINE)
        self.begun = self.at
        self.at += len(line)
        return line or None

    def header(self) -> list[bytes] | None:
        """The lines up to the empty one; None where the stream ends before it or there are too many.

        A header that lies whole in the stream's buffer, as nearly all do, is taken at once.
        """
        ahead: bytes = self._stream.peek()  # type: ignore[attr-defined]
        end = ahead.find(b"\r\n\r\n", 0, LONGEST_LINE)
        if end >= 0:
            self.at += end + 4
            return self._stream.read(end + 4)[:end].split(b"\r\n", _MOST_LINES)
        lines: list[bytes] = []
        while (line := self.line()) is not None and len(lines) < _MOST_LINES:
            if not line.strip():
                return lines
            lines.append(line)
        return None


class Lost:
    """The stretches of an archive in which no record begins. Each is told of once, and of many only the first."""

    def __init__(self, where: str, kind: str) -> None:
        self._where, self._kind, self._lost, self._count = where, kind, False, 0

    def at(self, line: bytes, begun: int) -> Iterator[Dropped]:
        """A line that begins no record, at this byte."""
        if line.strip() and not self._lost:
            self._lost = True
            self._count += 1
            if self._count <= _MOST_LOST:
                yield self._told(f"no record begins at byte {begun:,}")

    def found(self) -> None:
        """A record begins."""
        self._lost = False

    def rest(self) -> Iterator[Dropped]:
        """How many stretches there were that were not told of."""
        if self._count > _MOST_LOST:
            yield self._told(f"no record begins at {self._count - _MOST_LOST:,} more places")

    def _told(self, what: str) -> Dropped:
        return Dropped(self._where, STEP, f"damaged {self._kind}: {what}")


def check_media(media: str, where: str, texts: bool = False) -> None:
    """Raises InputError for what is no page. texts: plain text is one too."""
    if media not in _HTML and not (texts and media == "text/plain"):
        raise InputError(where, f"not a page: {mend(media)[0][:60] or 'of no declared type'}")


def address(uri: str, response: Response, where: str, own: bool = True) -> str | None:
    """Where a page lives: the address it was fetched from, or its own (`own`: which is asked for) on the same host.

    None for none. Raises InputError for a page of nothing.
    """
    if not response.body.strip():
        raise InputError(where, "an empty page")
    location = canonical(uri)
    # A page's own address is believed within the host it was fetched from: anything may be written there.
    if own and (found := canonical_link(response.body)) and location and host(found) == host(location):
        location = found
    return location or uri or None
