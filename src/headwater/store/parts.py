"""Parts: immutable Parquet files, each the rows of one table that one commit of one step wrote.

Beside the table's own columns a part holds `_key` (the step's key that the row is output of) and `_digest` (codec.digest of the row).
"""

import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater import codec
from headwater.errors import StoreDamagedError
from headwater.records import Record
from headwater.step import R

if TYPE_CHECKING:
    import pyarrow as pa

KEY, DIGEST = "_key", "_digest"


@dataclass(frozen=True, slots=True)
class Part:
    """A written file of one table, not yet committed. file: its name in the store's `parts` folder."""

    table: str
    file: str
    rows: int


def write(folder: Path, step: str, output: Mapping[int, Sequence[Record]]) -> list[Part]:
    """Write the output of a step's keys, one part a table, synced to disk. {key: rows} -> the parts."""
    by_table: dict[type[Record], list[tuple[int, Record]]] = {}
    for key, rows in output.items():
        for row in rows:
            by_table.setdefault(type(row), []).append((key, row))
    return [_write(folder, step, table, rows) for table, rows in by_table.items()]


def _write(folder: Path, step: str, table: type[Record], rows: list[tuple[int, Record]]) -> Part:
    import pyarrow as pa

    arrow = codec.to_arrow(table, [row for _, row in rows])
    arrow = arrow.append_column(KEY, pa.array([key for key, _ in rows], pa.int64()))
    arrow = arrow.append_column(DIGEST, pa.array([codec.digest(row) for _, row in rows], pa.int64()))
    return write_arrow(folder, step, table.__name__, arrow)


def write_arrow(folder: Path, step: str, table: str, arrow: "pa.Table") -> Part:
    import pyarrow.parquet as pq

    file = f"{step}-{table.lower()}-{uuid.uuid4().hex}.parquet"
    with (folder / file).open("wb") as out:
        pq.write_table(arrow, out, compression="zstd")
        out.flush()
        os.fsync(out.fileno())
    return Part(table, file, arrow.num_rows)


def read_arrow(folder: Path, file: str, columns: Iterable[str] | None = None) -> "pa.Table":
    """One part, or the named columns of it. StoreDamagedError where it is missing or cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(folder / file) as part:
            return part.read(None if columns is None else list(columns))
    except (OSError, pa.ArrowException) as error:
        raise StoreDamagedError(f"{folder / file} cannot be read: {error}") from error


def read_keys(folder: Path, file: str) -> Any:
    """The `_key` column of a part, as an int64 array."""
    return read_arrow(folder, file, (KEY,)).column(KEY).to_numpy()


def read_rows(folder: Path, table: type[R], file: str, at: Any) -> list[R]:
    """The rows of a part at the positions `at` (an integer array), in that order."""
    return codec.from_arrow(table, read_arrow(folder, file, codec.fields(table)).take(at))


def sync_folder(folder: Path) -> None:
    """Make the names of newly written parts durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
