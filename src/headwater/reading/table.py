"""Comma- and tab-separated files -> a row for each record, by the columns that hold what we know."""

import csv
import io
from collections.abc import Iterator
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


def separated(document: Document) -> Iterator[Found | Dropped]:
    """The pages of a CSV or TSV file whose first record names the columns.

    Raises InputError where no column holds a text: the setting `fields` can name it.
    """
    settings, where = document.settings, document.where
    head = document.head()
    text = io.TextIOWrapper(document.stream, _encoding(head), errors="replace", newline="")
    sign = delimiter(text_of(head)) or _sign(document.name, text_of(head))
    records = _records(text, settings.line)
    try:
        names: list[str] | None = None
        for number, record in records:
            cells = _cells(record, sign, settings.line) if record is not None else None
            if names is None:
                names = _columns(cells, where, settings.fields)
            elif cells is None:
                yield Dropped(f"{where}:{number}", STEP, f"a row larger than the bound of {settings.line:,} characters")
            elif any(cells):
                row = {k: v for k, v in zip(names, cells, strict=False) if k and v}
                if len(cells) > len(names):
                    yield Dropped(f"{where}:{number}", STEP, f"{len(cells)} cells in a table of {len(names)} columns")
                else:
                    yield rows.page(document, renamed(row, settings.fields), number)
    finally:
        text.detach()


def _columns(cells: list[str] | None, where: str, given: tuple[str, ...]) -> list[str]:
    if cells is None or len(cells) > _MOST_COLUMNS:
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


def _records(text: IO[str], longest: int) -> Iterator[tuple[int, str | None]]:
    """(1-based line at which it begins, record with the line ends in its quoted cells); None for one past the bound.

    A record ends at a line end outside quotes: with an even number of quotes so far.
    """
    held: list[str] = []
    number, begun, quotes, size, over = 0, 1, 0, 0, False
    while line := text.readline(longest + 1):
        whole = line.endswith(("\n", "\r"))
        number += whole or len(line) <= longest
        quotes += line.count('"')
        size += len(line)
        over = over or size > longest
        if over:
            held = []
        else:
            held.append(line)
        if whole and (quotes % 2 == 0 or over):
            yield begun, None if over else "".join(held)
            begun, held, quotes, size, over = number + 1, [], 0, 0, False
    if held or over:
        yield begun, None if over else "".join(held)


def _cells(record: str, sign: str, longest: int) -> list[str]:
    """The cells. The library's bound on one is for all of the process, so it is lifted only here."""
    before = csv.field_size_limit(longest + 1)
    try:
        return next(csv.reader(io.StringIO(record, newline=""), delimiter=sign), [])
    except csv.Error:  # a bare carriage return, which the lines above count as an end
        return []
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
