"""Web archives of before WARC (Internet Archive's ARC, 1 and 2) -> the pages in them.

A record is a line (address, IP, time, media type, length; version 2 has five fields before the length), what the server sent, and a
line end. After damage, reading goes on at the next line that is such a one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from headwater.errors import InputError
from headwater.reading.crawl import Block, Lost, Position, address, check_media
from headwater.reading.document import Document, Found
from headwater.reading.folder import STEP
from headwater.reading.http import media, response
from headwater.records import Dropped

_ABOUT = "filedesc://"
# Fields after the address, in versions 1 and 2; addresses of old crawls may hold spaces, so they are counted from the end.
_FIELDS = (4, 9)
_IP = re.compile(rb"[\d.:A-Fa-f-]{1,39}")
_TIME = re.compile(rb"\d{12,14}")
_LENGTH = re.compile(rb"\d{1,18}")


@dataclass(frozen=True, slots=True)
class _Record:
    """fetched: ISO time, None for one that cannot be. media: as the crawler noted it. length: of what follows, in bytes."""

    uri: str
    fetched: str | None
    media: str
    length: int


def records(document: Document) -> Iterator[Found | Dropped]:
    """The pages of an ARC file, in its order: responses of status 200 that are HTML; any other record is Dropped."""
    position = Position(document)
    lost = Lost(document.where, "ARC")
    while (line := position.line()) is not None:
        record = _record(line)
        if record is None:
            yield from lost.at(line, position.begun)
            continue
        lost.found()
        at = position.place()
        where = f"{document.where}:{at}"
        document.budget.enter(where)
        block = Block(document.stream, record.length)
        item = None if record.uri.startswith(_ABOUT) else _one(record, block, at, where, document)
        block.skip()
        position.at += record.length
        if block.ended:
            yield Dropped(where, STEP, "damaged ARC: it ends before the record does")
            break
        if item is not None:
            yield item
    yield from lost.rest()


def _record(line: bytes) -> _Record | None:
    """The record that a line begins; None for any other line."""
    for count in _FIELDS:
        uri, *fields = line.rstrip(b"\r\n").rsplit(b" ", count)
        if len(fields) < count or not uri:
            continue
        if _IP.fullmatch(fields[0]) and _TIME.fullmatch(fields[1]) and _LENGTH.fullmatch(fields[-1]):
            kind = fields[2].decode("latin-1").lower()
            return _Record(uri.decode("utf-8", "replace")[:2000], _time(fields[1].decode()), kind, int(fields[-1]))
    return None


def _one(record: _Record, block: Block, at: int, where: str, document: Document) -> Found | Dropped:
    def accept(declared: str, where: str) -> None:
        check_media(declared or media(record.media), where)

    try:
        found = response(block, where, document.settings, accept)
        location = address(record.uri, found, where)
    except InputError as error:
        return Dropped(error.where, STEP, error.reason)
    return Found("html", found.body, record.uri, location, 0, at, record.fetched, encoding=found.charset)


def _time(stamp: str) -> str | None:
    """20010203101500 as ISO, in UTC as all web archives have it; some leave the seconds out."""
    try:
        at = datetime.strptime(stamp.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return at.isoformat(timespec="seconds")
