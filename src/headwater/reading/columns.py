"""Parquet files -> a row for each record, by the columns that hold what we know; only these are read."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from headwater.errors import InputError
from headwater.reading import rows
from headwater.reading.document import Document, Found
from headwater.reading.folder import STEP
from headwater.reading.names import renamed, row_names
from headwater.reading.stream import seekable
from headwater.reading.table import checked
from headwater.records import Dropped

# Rows unpacked at a time: at 5 KB a text, half a megabyte.
_BATCH = 128
# Bytes of the file's description of itself, and of any list in it: wide sets have a few hundred columns.
_LONGEST_SCHEMA, _LONGEST_LIST = 16 << 20, 1 << 20


def parquet(document: Document) -> Iterator[Found | Dropped]:
    """The pages of a Parquet file. Raises InputError for damage, and where no column holds a text."""
    import pyarrow as pa

    where, settings = document.where, document.settings
    file = seekable(document.stream, where, settings.unpacked)
    number = 0
    try:
        for batch in _batches(document, file):
            for row in batch.to_pylist():
                number += 1
                yield _page(document, row, number)
    except (
        pa.ArrowException,
        OSError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        OverflowError,
        MemoryError,
    ) as error:
        said = (str(error) or type(error).__name__).partition("\n")[0][:120]
        raise InputError(where, f"damaged Parquet: {said}; the rest is unread") from error
    finally:
        if file is not document.stream:
            file.close()
    if not number:
        raise InputError(where, "a table without rows")


def _batches(document: Document, file: IO[bytes]) -> Iterator[Any]:
    import pyarrow.parquet as pq

    where, settings = document.where, document.settings
    table = pq.ParquetFile(file, thrift_string_size_limit=_LONGEST_SCHEMA, thrift_container_size_limit=_LONGEST_LIST)
    names = checked(list(table.schema_arrow.names), where, settings.fields)
    wanted = sorted(set(row_names(names, settings.fields).values()))
    # A group is unpacked column by column: what its description says it takes must be in the bounds of the file. The
    # columns' own descriptions are not asked for: the library ends the process where one is damaged.
    for order in range(table.metadata.num_row_groups):
        document.budget.take(max(0, table.metadata.row_group(order).total_byte_size), where)
    yield from table.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False)


def _page(document: Document, row: dict[str, Any], number: int) -> Found | Dropped:
    where = f"{document.where}:{number}"
    try:
        values = {name: _value(value) for name, value in row.items() if value is not None}
        if sum(len(v) for v in values.values() if isinstance(v, str)) > document.settings.line:
            raise InputError(where, f"a row larger than the bound of {document.settings.line:,} characters")
    except InputError as error:
        return Dropped(error.where, STEP, error.reason)
    return rows.page(document, renamed(values, document.settings.fields), number)


def _value(value: Any) -> Any:
    """A cell as JSON has it: times as ISO, bytes as the text that they are."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value
