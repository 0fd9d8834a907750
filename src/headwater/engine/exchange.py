"""The exchange: rows that many tasks need from many parts are first put together by task, so that no part is read once a task.

A task that reads a few rows of every part reads all parts whole, and so does the next one: with as many tasks as parts that grows with
the square. The exchange reads each part once, and writes its rows to bundles, files of many small parts, one for each task: two
passes more over the rows, whatever their number. It moves rows between workers through the store's folder and is itself done by
reference, like all else. A run that is killed leaves bundles that no commit names; they are swept.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from headwater import codec
from headwater.engine.work import Result, Slice, Task, perform
from headwater.records import Record
from headwater.step import GroupStep
from headwater.store import parts
from headwater.store.folder import Run

# An exchange reads a table twice and writes it once; where tasks would read less than this many times the table, it does not pay.
PAYS = 4
# Bytes that tasks would read of a table, below which it does not matter how often they do.
LEAST = 64 * 1024 * 1024
# Bytes of parts that one job of the exchange reads: some hundreds of megabytes in memory, for zstd packs text four times and it is held twice.
JOB = 24 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Move:
    """One job of an exchange: rows of some parts of a table, to be written to `bundle`. pieces: (file, positions of the rows); tasks:
    the number of the task that each row is for, in the order of the pieces."""

    folder: Path
    table: type[Record]
    bundle: str
    pieces: tuple[tuple[str, Any], ...]
    tasks: Any

    def __str__(self) -> str:
        return f"moving rows of {self.table.__name__}"


@dataclass(frozen=True, slots=True)
class Moved:
    """places: where the rows of each task are, by ascending task number."""

    bundle: str
    places: tuple[str, ...]


def carry_out(tasks: Sequence[Task], run: Run) -> Iterator[Result]:
    """Perform the tasks, after an exchange of the tables for which it pays. Results come in any order."""
    if not tasks:
        return
    moves: dict[str, tuple[Move, list[tuple[int, Slice]]]] = {}
    tables = (
        {piece.table for task in tasks for piece in task.inputs} if len(tasks) > 1 and not _whole(tasks[0]) else set()
    )
    for table in tables:
        if _pays(tasks, table):
            moves |= {move.bundle: (move, slices) for move, slices in _moves(tasks, table)}
    try:
        yield from run(perform, _exchange(tasks, moves, run) if moves else tasks)
    finally:
        for move, _ in moves.values():
            (move.folder / move.bundle).unlink(missing_ok=True)


def _whole(task: Task) -> bool:
    """Every task of such a step reads all rows: there is nothing to put together."""
    return isinstance(task.step, GroupStep) and task.step.by is None


def _pieces(tasks: Sequence[Task], table: type[Record]) -> Iterator[tuple[int, Slice]]:
    for number, task in enumerate(tasks):
        for piece in task.inputs:
            if piece.table is table:
                yield number, piece


def _pays(tasks: Sequence[Task], table: type[Record]) -> bool:
    folder = tasks[0].folder
    wanted: dict[str, list[int]] = defaultdict(list)
    for _, piece in _pieces(tasks, table):
        wanted[piece.file].append(len(piece.at))
    once = read = 0.0
    for file, rows in wanted.items():
        size = (folder / file).stat().st_size
        once += size
        # At worst each of a slice's rows lies in a row group of its own.
        read += sum(size * min(1.0, n * parts.ROW_GROUP / sum(rows)) for n in rows)
    return read >= LEAST and read > PAYS * once


def _moves(tasks: Sequence[Task], table: type[Record]) -> Iterator[tuple[Move, list[tuple[int, Slice]]]]:
    """The jobs that put the rows of a table together, each with the pieces of tasks that it moves."""
    folder = tasks[0].folder
    by_file: dict[str, list[tuple[int, Slice]]] = defaultdict(list)
    for number, piece in _pieces(tasks, table):
        by_file[piece.file].append((number, piece))
    gathered: list[tuple[int, Slice]] = []
    size = 0
    for file, pieces in sorted(by_file.items()):
        gathered += pieces
        size += (folder / file).stat().st_size
        if size >= JOB:
            yield _move(folder, table, gathered), gathered
            gathered, size = [], 0
    if gathered:
        yield _move(folder, table, gathered), gathered


def _move(folder: Path, table: type[Record], pieces: Sequence[tuple[int, Slice]]) -> Move:
    numbers = np.repeat([number for number, _ in pieces], [len(piece.at) for _, piece in pieces])
    files: dict[str, list[Any]] = defaultdict(list)
    for _, piece in pieces:
        files[piece.file].append(piece.at)
    rows = tuple((file, np.concatenate(at)) for file, at in files.items())
    return Move(folder, table, f"exchange-{table.__name__.lower()}-{uuid.uuid4().hex}.parquet", rows, numbers)


def move(job: Move) -> Moved:
    """Do one job of an exchange."""
    import pyarrow as pa

    columns = list(codec.fields(job.table))
    rows = pa.concat_tables([parts.read_at(job.folder, file, columns, at) for file, at in job.pieces])
    rows = rows.take(np.argsort(job.tasks, kind="stable"))
    _, counts = np.unique(job.tasks, return_counts=True)
    starts = np.cumsum(counts) - counts
    runs = zip(starts.tolist(), counts.tolist(), strict=True)
    return Moved(job.bundle, tuple(parts.write_several(job.folder, job.bundle, (rows.slice(*run) for run in runs))))


def _exchange(tasks: Sequence[Task], moves: dict[str, tuple[Move, list[tuple[int, Slice]]]], run: Run) -> list[Task]:
    """The tasks, reading from bundles what has been moved there."""
    moved = {job.table for job, _ in moves.values()}
    inputs = [[piece for piece in task.inputs if piece.table not in moved] for task in tasks]
    for done in run(move, [job for job, _ in moves.values()]):
        job, pieces = moves[done.bundle]
        keys: dict[int, list[Any]] = defaultdict(list)
        for number, piece in pieces:
            keys[number].append(piece.keys)
        for place, (number, mine) in zip(done.places, sorted(keys.items()), strict=True):
            of_rows = np.concatenate(mine)
            inputs[number].append(Slice(job.table, place, np.arange(len(of_rows)), of_rows))
    return [replace(task, inputs=tuple(mine)) for task, mine in zip(tasks, inputs, strict=True)]
