"""A path -> its Pages, one after another: the door of the stage."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from headwater import ids
from headwater.errors import InputError
from headwater.read import rows
from headwater.read.folder import STEP, files, shown
from headwater.read.form import form, stem
from headwater.read.location import canonical_link
from headwater.read.stream import lines, unpacked, whole
from headwater.records import Dropped, Intake, Page
from headwater.text import mend

# Bytes of one document or row. The longest news pages in public corpora are under 6 MB; a row far above that is a fault.
LARGEST = 16 << 20
_UNREAD = {
    "binary": "a binary file, not a text",
    "other": "not a format that is read (JSON Lines, HTML and plain text are)",
}
# Bytes looked at to tell what a file is.
_HEAD = 4096


def pages(path: str | Path, largest: int = LARGEST) -> Iterator[tuple[Page, Intake] | Dropped]:
    """Every document under `path`, in one fixed order, with where and when it was read; what is let go comes as Dropped.

    path: a file or a folder. largest: bytes of one document or row; longer ones are dropped unread. A row that is kept
    may be followed by a Dropped that says what of it was not (an impossible date). Raises nothing for bad input.
    """
    for file in files(Path(path)):
        if isinstance(file, Dropped):
            yield file
            continue
        try:
            yield from _read(file, largest)
        except InputError as error:
            yield Dropped(error.where, STEP, error.reason)


def _read(file: Path, largest: int) -> Iterator[tuple[Page, Intake] | Dropped]:
    where = shown(file)
    with unpacked(file) as stream:
        head = stream.peek(_HEAD)[:_HEAD]  # type: ignore[attr-defined]
        if not head:
            raise InputError(where, "empty file")
        kind = form(file.name, head)
        if kind in _UNREAD:
            raise InputError(where, _UNREAD[kind])
        if kind == "rows":
            yield from _rows(file, lines(stream, where, largest), largest)
            return
        data = whole(stream, where, largest)
    if not data.strip():
        raise InputError(where, "empty file")
    name = mend(stem(file.name))[0]
    location = canonical_link(data) if kind == "html" else None
    page = _page(location or f"{_name(file.absolute().parent)}/{_name(file)}", name, kind, data)
    yield page, _intake(page, where, 0)


def _rows(
    file: Path, numbered: Iterator[tuple[int, bytes | None]], largest: int
) -> Iterator[tuple[Page, Intake] | Dropped]:
    container = _name(file)
    found = False
    for number, line in numbered:
        where = f"{shown(file)}:{number}"
        if line is not None and not line.strip():
            continue
        found = True
        if line is None:
            yield Dropped(where, STEP, f"a line larger than the bound of {largest:,} bytes")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            row = rows.parse(line, where)
        except InputError as error:
            yield Dropped(error.where, STEP, error.reason)
            continue
        name = rows.name_of(row, f"{mend(stem(file.name))[0]}:{number}")
        page = _page(rows.location_of(row, container, name), name, "record", line)
        yield page, _intake(page, shown(file), number)
        for fault in rows.faults(row):
            yield Dropped(where, STEP, fault)
    if not found:
        raise InputError(shown(file), "empty file")


def _page(location: str, input_id: str, kind: str, data: bytes) -> Page:
    digest = blake2b(data, digest_size=16).hexdigest()
    return Page(ids.make("page", location, digest), location, input_id, kind, digest, data)


def _intake(page: Page, path: str, line: int) -> Intake:
    return Intake(page.id, path, line, datetime.now(UTC).isoformat(timespec="seconds"))


def _name(path: Path) -> str:
    """The last part of a path, which is the same on every machine."""
    return mend(path.name)[0]
