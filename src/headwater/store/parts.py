"""Parts: immutable Parquet files, each the rows of one table that one commit of one step wrote.

Beside the table's own columns a part holds `_key` (the step's key that the row is output of) and `_digest` (codec.digest of the row).
A place is what a part is read by: the name of its file, or NAME@START:STOP where a file holds several (see write_several).
"""

import os
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater import codec
from headwater.errors import StoreDamagedError
from headwater.records import Record
from headwater.step import R

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

KEY, DIGEST = "_key", "_digest"
# Rows of a part that are read together at least: more than a commit of one task has, few enough that one row of a large part is cheap.
ROW_GROUP = 2048
# Rows of a part that are in memory at once where a table is read as columns.
PIECE = 512


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
        pq.write_table(arrow, out, row_group_size=ROW_GROUP, compression="zstd")
        out.flush()
        os.fsync(out.fileno())
    return Part(table, file, arrow.num_rows)


@dataclass(frozen=True, slots=True)
class Merge:
    """Rows of several parts of a table, to be written as one part. group: told back; pieces: (file, positions of the rows)."""

    group: int
    folder: Path
    step: str
    table: str
    pieces: tuple[tuple[str, Any], ...]

    def __str__(self) -> str:
        return f"rewriting parts of {self.step}"


def merge(job: Merge) -> tuple[int, Part]:
    """(group, the part)."""
    import pyarrow as pa

    merged = pa.concat_tables([read_at(job.folder, file, None, at) for file, at in job.pieces])
    return job.group, write_arrow(job.folder, job.step, job.table, merged)


def write_several(folder: Path, file: str, tables: Iterable["pa.Table"]) -> list[str]:
    """Several parts in one file, whole from the moment that it has its name -> the place of each. Not synced: it can be made again."""
    import pyarrow.parquet as pq

    draft = folder / f"{file}.{uuid.uuid4().hex}"
    ends = [0]
    with draft.open("wb") as out:
        for arrow in tables:
            pq.write_table(arrow, out, compression="zstd")
            ends.append(out.tell())
    draft.rename(folder / file)
    return [f"{file}@{start}:{stop}" for start, stop in pairwise(ends)]


def read_arrow(folder: Path, place: str, columns: Iterable[str] | None = None) -> "pa.Table":
    """One part, or the named columns of it. StoreDamagedError where it is missing or cannot be read."""
    with _opened(folder, place) as part:
        return part.read(None if columns is None else list(columns))


@contextmanager
def _opened(folder: Path, place: str) -> "Iterator[pq.ParquetFile]":
    import pyarrow as pa
    import pyarrow.parquet as pq

    file, _, span = place.partition("@")
    try:
        if not span:
            with pq.ParquetFile(folder / file) as part:
                yield part
            return
        start, _, stop = span.partition(":")
        with (folder / file).open("rb") as several:
            several.seek(int(start))
            yield pq.ParquetFile(pa.BufferReader(several.read(int(stop) - int(start))))
    except (OSError, pa.ArrowException) as error:
        raise StoreDamagedError(f"{folder / file} cannot be read: {error}") from error


def read_keys(folder: Path, file: str) -> Any:
    """The `_key` column of a part, as an int64 array."""
    return read_arrow(folder, file, (KEY,)).column(KEY).to_numpy()


def read_rows(folder: Path, table: type[R], place: str, at: Any) -> list[R]:
    """The rows of a part at the positions `at` (an integer array), in that order."""
    return codec.from_arrow(table, read_at(folder, place, codec.fields(table), at))


def read_at(folder: Path, place: str, columns: Iterable[str] | None, at: Any) -> "pa.Table":
    """The named columns (None: all) of the rows of a part at the positions `at` (an integer array), in that order. Groups of rows without any
    of them are not read."""
    with _opened(folder, place) as part:
        sizes = [part.metadata.row_group(n).num_rows for n in range(part.num_row_groups)]
        ends = np.cumsum(sizes, dtype=np.int64)
        group = np.searchsorted(ends, at, side="right")
        wanted = np.unique(group)
        if len(wanted) and wanted[-1] >= len(sizes):
            raise StoreDamagedError(f"{folder / place} has {sum(sizes)} rows, the catalogue more")
        skipped = np.cumsum([0 if n in wanted else size for n, size in enumerate(sizes)], dtype=np.int64)
        return part.read_row_groups(wanted.tolist(), None if columns is None else list(columns)).take(
            at - skipped[group]
        )


def read_pieces(folder: Path, place: str, columns: Iterable[str], at: Any) -> "Iterator[pa.Table]":
    """The named columns of the rows of a part at the positions `at` (an integer array, ascending), PIECE rows of the part after the other, so
    that no more than these are in memory."""
    import pyarrow as pa

    with _opened(folder, place) as part:
        begin = 0
        for batch in part.iter_batches(PIECE, columns=list(columns)):
            low, high = np.searchsorted(at, (begin, begin + batch.num_rows))
            if low < high:
                whole = pa.Table.from_batches([batch])
                yield whole if high - low == batch.num_rows else whole.take(at[low:high] - begin)
            begin += batch.num_rows
        if len(at) and at[-1] >= begin:
            raise StoreDamagedError(f"{folder / place} has {begin} rows, the catalogue more")


def sync_folder(folder: Path) -> None:
    """Make the names of newly written parts durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
