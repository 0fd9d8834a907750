"""A path -> its Pages, one after another: the door of the stage."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from headwater.errors import InputError
from headwater.ids import Id
from headwater.reading import rows
from headwater.reading.archive import tarred, zipped
from headwater.reading.array import elements
from headwater.reading.budget import Budget
from headwater.reading.document import Again, Document, Found
from headwater.reading.encoding import betrayed
from headwater.reading.folder import STEP, files, reason, shown
from headwater.reading.form import form, stem, wide
from headwater.reading.location import canonical_link
from headwater.reading.packed import KINDS, Unpacked
from headwater.reading.settings import ReadSettings
from headwater.reading.stream import buffered, lines, whole
from headwater.records import Dropped, Intake, Page
from headwater.text import mend

Item = tuple[Page, Intake] | Intake | Dropped
_UNREAD = {
    "binary": "a binary file, not a text",
    "other": "not a format that is read (pages, texts, rows, tables, feeds, agency items and archives of them are)",
}
# Payloads of a crawl remembered for its revisits: about 200 bytes each, so that memory does not grow with the archive.
_REMEMBERED = 200_000


def pages(path: str | Path, settings: ReadSettings | None = None) -> Iterator[Item]:
    """Every document under `path`, in one fixed order, with where and when it was read; what is let go comes as Dropped.

    path: a file or a folder. settings: the bounds, and how foreign columns are called; None: the defaults. A page that
    is kept may be followed by a Dropped that says what of it was not (an impossible date). An Intake alone is a further
    time at which an archive found a page as it was. Raises nothing for bad input.
    """
    reading = _Reading(settings or ReadSettings())
    for file in files(Path(path)):
        if isinstance(file, Dropped):
            yield file
        else:
            yield from reading.file(file)


@dataclass(slots=True)
class _Reading:
    """payloads: the pages of web archives read so far, by the archive's digest."""

    settings: ReadSettings
    payloads: dict[str, Id] = field(default_factory=dict)

    def file(self, path: Path) -> Iterator[Item]:
        where = shown(path)
        try:
            with path.open("rb") as stream:
                budget = Budget(self.settings, path.stat().st_size)
                yield from self._document(Document(where, _name(path), _name(path.absolute().parent), stream, budget))
        except OSError as error:
            yield Dropped(where, STEP, f"cannot be read: {reason(error)}")

    def _document(self, document: Document) -> Iterator[Item]:
        some = False
        try:
            for found in self._found(document):
                some = True
                if isinstance(found, Document):
                    yield from self._document(found)
                elif isinstance(found, Found):
                    yield from self._page(document, found)
                elif isinstance(found, Again):
                    at = datetime.now(UTC).isoformat(timespec="seconds")
                    yield Intake(found.page, document.where, 0, at, found.offset, found.fetched, found.payload)
                else:
                    yield found
            if not some:
                raise InputError(document.where, "nothing in it that is a document")
        except InputError as error:
            yield Dropped(error.where, STEP, error.reason)

    def _found(self, document: Document) -> Iterator[Found | Again | Document | Dropped]:
        """What is in the document, by what it is."""
        head = document.head()
        if not head:
            raise InputError(document.where, "empty file")
        kind = form(document.name, head)
        if kind in (*KINDS, "zip", "tar") and document.depth >= self.settings.depth:
            raise InputError(document.where, f"archives within archives deeper than the bound of {self.settings.depth}")
        if kind in KINDS:
            unpacked = buffered(Unpacked(document.stream, document.where, document.budget, kind))
            yield replace(document, stream=unpacked, depth=document.depth + 1)
        elif kind == "warc":
            from headwater.reading.warc import records

            yield from records(document, self.payloads)
        elif kind == "arc":
            from headwater.reading.arc import records as of_arc

            yield from of_arc(document)
        elif kind in _READERS:
            yield from _READERS[kind](document)
        else:
            yield _single(document, kind, head)

    def _page(self, document: Document, found: Found) -> Iterator[Item]:
        name = found.name or mend(stem(document.name))[0]
        location = found.location or f"{document.folder}/{document.name}"
        encoding = found.encoding or (betrayed(found.data) if found.form != "record" else None)
        page = Page.of(found.data, location, found.form, name, encoding)
        if found.payload and not found.lies and len(self.payloads) < _REMEMBERED:
            self.payloads.setdefault(found.payload, page.id)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        yield page, Intake(page.id, document.where, found.line, at, found.offset, found.fetched, found.payload)
        inside = found.line or found.offset
        # Of a record, 0 is its place too; a line 0 is the whole document.
        place = document.where if found.offset is None and not found.line else f"{document.where}:{inside}"
        for fault in found.faults:
            yield Dropped(place, STEP, fault, kept=True)


def _single(document: Document, kind: str, head: bytes) -> Found:
    """A document that is one page."""
    if kind in _UNREAD:
        raise InputError(document.where, _UNREAD[kind])
    data = whole(document.stream, document.where, document.settings.largest)
    if not data.strip():
        raise InputError(document.where, "empty file")
    return Found(kind, data, location=canonical_link(data) if kind == "html" else None, encoding=wide(head))


def _rows(document: Document) -> Iterator[Found | Dropped]:
    longest, seen = document.settings.line, False
    for number, line in lines(document.stream, longest):
        if line is not None and not line.strip():
            continue
        seen = True
        if line is None:
            reason = f"a line larger than the bound of {longest:,} bytes"
            yield Dropped(f"{document.where}:{number}", STEP, reason)
        else:
            yield from rows.found(document, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number)
    if not seen:
        raise InputError(document.where, "empty file")


def _json(document: Document) -> Iterator[Found | Dropped]:
    """An array, element by element, or one object, which must be in the bound for a document."""
    where, settings = document.where, document.settings
    if not document.head().removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
        data = whole(document.stream, where, settings.largest)
        yield from rows.found(document, data.removeprefix(b"\xef\xbb\xbf"), 1)
        return
    number = 0
    for number, element in enumerate(elements(document.stream, where, settings.line), 1):
        if element is None:
            yield Dropped(f"{where}:{number}", STEP, f"an entry larger than the bound of {settings.line:,} bytes")
        else:
            yield from rows.found(document, element, number)
    if not number:
        raise InputError(where, "an array without entries")


def _xml(document: Document) -> Iterator[Found | Dropped]:
    from headwater.reading.feeds import xml

    return xml(document)


def _table(document: Document) -> Iterator[Found | Dropped]:
    from headwater.reading.table import separated

    return separated(document)


def _parquet(document: Document) -> Iterator[Found | Dropped]:
    from headwater.reading.columns import parquet

    return parquet(document)


_READERS: dict[str, Callable[[Document], Iterator[Found | Document | Dropped]]] = {
    "zip": zipped, "tar": tarred, "rows": _rows, "json": _json, "xml": _xml, "table": _table, "parquet": _parquet,
}  # fmt: skip


def _name(path: Path) -> str:
    """The last part of a path, which is the same on every machine."""
    return mend(path.name)[0]
