"""Comma- and tab-separated files -> a row for each record, by the columns that hold what we know."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
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
# Characters of a column's name, which every row repeats: a longer one is no name.
_LONGEST_COLUMN = 200
# Records that may be read to the file's end and then taken back: each costs as much as all that follows it.
_MOST_SPARED = 20


@dataclass(frozen=True, slots=True)
class _Record:
    """number: the 1-based line at which it begins. cells: none where it cannot be read, for the reason `wrong`. cut: whether the
    end of the file leaves a quoted cell open."""

    number: int
    cells: list[str]
    wrong: str
    cut: bool


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
            elif any(record.cells):
                if record.cut:
                    reason = "the file ends within quotation marks; the row is kept as far as it goes"
                    yield Dropped(f"{where}:{record.number}", STEP, reason, kept=True)
                yield _row(document, names, record.number, record.cells)
    finally:
        text.detach()


def _row(document: Document, names: list[str], number: int, cells: list[str]) -> Found | Dropped:
    where = f"{document.where}:{number}"
    if len(cells) > len(names):
        return Dropped(where, STEP, f"{len(cells)} cells in a table of {len(names)} columns")
    row = {k: v for k, v in zip(names, cells, strict=False) if k and v}
    return rows.page(document, renamed(row, document.settings.fields), number)


def _columns(cells: list[str], where: str, given: tuple[str, ...]) -> list[str]:
    if not cells or len(cells) > _MOST_COLUMNS:
        raise InputError(where, "a table without a usable first row")
    return checked([c.strip() if len(c) <= _LONGEST_COLUMN else "" for c in cells], where, given)


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


class _Stray(Exception):
    """A mark that opens a cell which none closes."""


class _Lines:
    """The lines of a table, of which those of the record being read are held. ended: whether one was asked for past the last.
    spared: marks taken for stray ones only after all that follows was read."""

    def __init__(self, text: IO[str], longest: int) -> None:
        self._text, self._longest, self._size = text, longest, 0
        self._again = deque[str]()
        self.number, self.held, self.ended, self.spared = 0, list[str](), False, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(self._longest + 1)
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

    def back(self, kept: int) -> None:
        """Give the held lines again, but for so many."""
        self.number -= len(self.held) - kept
        self._again.extendleft(reversed(self.held[kept:]))
        self.ended = False
        self.begin()

    def swallowed(self, sign: str, width: int) -> bool:
        """Do most of the lines below the first one held read as whole rows? In prose a space follows a comma."""
        if width < 2 or len(self.held) < 2:
            return False
        below = [line for line in self.held[1:] if line.strip()]
        whole = 0
        for line in below:
            with suppress(csv.Error, StopIteration):
                cells = next(csv.reader([line], delimiter=sign))
                whole += len(cells) == width and not any(c.startswith(" ") for c in cells)
        return 2 * whole > len(below)


def _records(text: IO[str], sign: str, longest: int) -> Iterator[_Record]:
    """The records, as the library divides them: a line end within a quoted cell ends none, and a mark within a bare cell opens none.

    A mark that opens a cell, and that none closes before what follows reads as rows again, costs its own line only.
    """
    lines = _Lines(text, longest)
    width = 0
    while not lines.ended:
        lines.begin()
        number = lines.number + 1
        cells, wrong = list[str](), ""
        try:
            cells = _read(lines, sign, longest, width)
        except _TooLong:
            wrong = f"a row larger than the bound of {longest:,} characters"
        except csv.Error as error:
            wrong = f"broken CSV: {error}"
        except _Stray:
            lines.back(1)
            wrong = "a quotation mark that none closes; the rows below are read without it"
        except StopIteration:
            return
        width = width or len(cells)
        yield _Record(number, cells, wrong, lines.ended)


def _read(lines: _Lines, sign: str, longest: int, width: int) -> list[str]:
    """The cells of the next record. width: of the table, 0 not known yet. Raises _Stray where its quoted cell holds rows.

    Strictly first: a closing mark with a letter after it is no closing mark, or belongs to another row's cell.
    """
    try:
        cells = _next(csv.reader(lines, delimiter=sign, strict=True), longest)
        if len(cells) == width:
            return cells
        strict = True
    except csv.Error:
        strict = False
    if lines.swallowed(sign, width):
        raise _Stray
    if strict:
        return cells
    lines.back(0)
    cells = _next(csv.reader(lines, delimiter=sign), longest)
    if lines.ended and lines.spared < _MOST_SPARED and lines.swallowed(sign, width):
        lines.spared += 1
        raise _Stray
    return cells


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
