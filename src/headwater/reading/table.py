"""Comma- and tab-separated files -> a row for each record, by the columns that hold what we know."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from headwater.errors import InputError
from headwater.reading import rows
from headwater.reading.document import Document, Found
from headwater.reading.encoding import betrayed
from headwater.reading.folder import STEP
from headwater.reading.form import delimiter, wide
from headwater.reading.names import renamed, row_names
from headwater.records import Dropped

# Columns in one row: public sets have under 100; a row of separators alone is made to exhaust.
_MOST_COLUMNS = 2000


@dataclass(frozen=True, slots=True)
class _Record:
    """number: the 1-based line at which it begins. cells: none where it cannot be read, for the reason `wrong`. written: its lines
    where the end of the file leaves a quoted cell open, else empty."""

    number: int
    cells: list[str]
    wrong: str
    written: str


def separated(document: Document) -> Iterator[Found | Dropped]:
    """The pages of a CSV or TSV file whose first record names the columns.

    Raises InputError where no column holds a text: the setting `fields` can name it.
    """
    settings, where = document.settings, document.where
    head = document.head()
    text = io.TextIOWrapper(document.stream, _encoding(head), errors="replace", newline="")
    sign = delimiter(text_of(head)) or _sign(document.name, text_of(head))
    try:
        names: list[str] | None = None
        for record in _records(text, sign, settings.line):
            if names is None:
                names = _columns(record.cells, where, settings.fields)
            elif record.wrong:
                yield Dropped(f"{where}:{record.number}", STEP, record.wrong)
            elif record.written:
                yield from _unclosed(document, names, sign, record)
            elif any(record.cells):
                yield _row(document, names, record.number, record.cells)
    finally:
        text.detach()


def _row(document: Document, names: list[str], number: int, cells: list[str]) -> Found | Dropped:
    where = f"{document.where}:{number}"
    if len(cells) > len(names):
        return Dropped(where, STEP, f"{len(cells)} cells in a table of {len(names)} columns")
    row = {k: v for k, v in zip(names, cells, strict=False) if k and v}
    return rows.page(document, renamed(row, document.settings.fields), number)


def _unclosed(document: Document, names: list[str], sign: str, record: _Record) -> Iterator[Found | Dropped]:
    """A quoted cell that the file's end leaves open. Where lines below it are whole rows, its mark is a stray one: they are read, and
    the row is dropped. Else the file was cut: the row is kept as far as it goes. Both are said."""
    where = f"{document.where}:{record.number}"
    rest = io.StringIO(record.written.partition("\n")[2], newline="")
    below = [
        (record.number + one.number, one.cells)
        for one in _records(rest, sign, document.settings.line)
        if any(one.cells)
    ]
    # In prose a space follows a comma.
    whole = [len(cells) == len(names) and not any(c.startswith(" ") for c in cells) for _, cells in below]
    if len(names) > 1 and 2 * sum(whole) > len(whole):
        yield Dropped(where, STEP, "a quotation mark that none closes; the rows below are read without it")
        yield from (_row(document, names, at, cells) for at, cells in below)
        return
    yield Dropped(where, STEP, "the file ends within quotation marks; the row is kept as far as it goes", kept=True)
    if any(record.cells):
        yield _row(document, names, record.number, record.cells)


def _columns(cells: list[str], where: str, given: tuple[str, ...]) -> list[str]:
    if not cells or len(cells) > _MOST_COLUMNS:
        raise InputError(where, "a table without a usable first row")
    return checked([c.strip() for c in cells], where, given)


def checked(names: list[str], where: str, given: tuple[str, ...]) -> list[str]:
    """The columns' names. Raises InputError where none holds a text."""
    if not {"text", "html"} & row_names(names, given).keys():
        shown = ", ".join(repr(n[:40]) for n in names[:8])
        raise InputError(
            where, f"no column holds a text (they are {shown}); name it: --set read.pages.fields=text=COLUMN"
        )
    return names


class _TooLong(Exception):
    """A record past the bound."""


class _Lines:
    """The lines of a table, of which those of the record being read are held. ended: whether one was asked for past the last."""

    def __init__(self, text: IO[str], longest: int) -> None:
        self._text, self._longest, self._size = text, longest, 0
        self.number, self.held, self.ended = 0, list[str](), False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._longest + 1)
        if not line:
            self.ended = True
            raise StopIteration
        self.number += 1
        self._size += len(line)
        if self._size > self._longest:
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(self._longest + 1)
            raise _TooLong
        self.held.append(line)
        return line

    def begin(self) -> None:
        self.held, self._size = [], 0


def _records(text: IO[str], sign: str, longest: int) -> Iterator[_Record]:
    """The records, as the library divides them: a line end within a quoted cell ends none, and a mark within a bare cell opens none."""
    lines = _Lines(text, longest)
    reader = csv.reader(lines, delimiter=sign)
    while not lines.ended:
        lines.begin()
        number = lines.number + 1
        cells, wrong = list[str](), ""
        try:
            cells = _next(reader, longest)
        except _TooLong:
            wrong = f"a row larger than the bound of {longest:,} characters"
            reader = csv.reader(lines, delimiter=sign)
        except csv.Error as error:
            wrong = f"broken CSV: {error}"
        except StopIteration:
            return
        yield _Record(number, cells, wrong, "".join(lines.held) if lines.ended else "")


def _next(reader: Iterator[list[str]], longest: int) -> list[str]:
    """The library's bound on a cell is for all of the process, so it is lifted only here."""
    before = csv.field_size_limit(longest + 1)
    try:
        return next(reader)
    finally:
        csv.field_size_limit(before)


def _encoding(head: bytes) -> str:
    found = wide(head)
    if found:
        return found
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 8:
            return betrayed(head) or "cp1252"
    return "utf-8-sig"


def text_of(head: bytes) -> str:
    return head.decode(_encoding(head), "replace").removeprefix("\ufeff")


def _sign(name: str, head: str) -> str:
    """What divides the columns of a file that is one by its name."""
    first = head.partition("\n")[0]
    return max("\t,;|", key=first.count) if not name.lower().endswith((".tsv", ".tab")) else "\t"
