"""One piece of a step's work, done by reference: read rows of parts, apply the step, write new parts.

Every engine calls `perform`, in whatever process or machine it likes; so an engine decides where, and never what.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import signature
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np

from headwater import codec, plugins
from headwater.errors import HeadwaterError, InputError, UsageError
from headwater.ids import Id, show
from headwater.records import Dropped, Record
from headwater.step import Group, GroupStep, MapStep, R, Step
from headwater.store import parts
from headwater.store.parts import Part


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows of one part that a task needs. file: its place (see parts); at: their positions, keys: the group key of each (equally
    long int arrays)."""

    table: type[Record]
    file: str
    at: Any
    keys: Any


@dataclass(frozen=True, slots=True)
class Task:
    """Some keys of one step, with their rows by reference. folder: where parts are read and written."""

    step: Step
    folder: Path
    keys: tuple[int, ...]
    inputs: tuple[Slice, ...]

    def __str__(self) -> str:
        return f"{self.step.name}, key {show(Id(self.keys[0]))}"

    def only(self, keys: Sequence[int]) -> "Task":
        """The task for some of its keys."""
        if len(keys) == len(self.keys):
            return self
        slices = []
        for piece in self.inputs:
            mine = np.isin(piece.keys, keys)
            if mine.any():
                slices.append(Slice(piece.table, piece.file, piece.at[mine], piece.keys[mine]))
        return Task(self.step, self.folder, tuple(keys), tuple(slices))


@dataclass(frozen=True, slots=True)
class Result:
    """What a task has written, ready to be committed."""

    keys: tuple[int, ...]
    written: tuple[Part, ...]


class Engine(Protocol):
    """Applies a step's tasks; results may come in any order. workers None: as many as the engine thinks fit.

    One that works on other machines also takes `address`, where they are found.
    distant: its workers read the paths of a run too, for rows must not pass through this process.
    """

    distant: ClassVar[bool]

    def __init__(self, workers: int | None = None) -> None: ...

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]: ...

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
        """Has the workers call `function`, one of a module, with each of the jobs; what it returns comes in any order."""
        ...

    def close(self) -> None: ...


def start(name: str, workers: int | None, address: str | None) -> Engine:
    """The engine of that name. UsageError for one that nobody offers, and for an address given to one that has no use for it."""
    kind = plugins.load("engines", name)
    if address is not None and "address" not in signature(kind).parameters:
        raise UsageError(
            f"--address {address}: the engine {name} works on this machine only; an engine for clusters is ray"
        )
    engine: Engine = kind(workers) if address is None else kind(workers, address)
    return engine


# Changes nothing; the shuffling test engine puts its own order here.
Order = Callable[[list[Any]], list[Any]]


def perform(task: Task, order: Order = list) -> Result:
    """Do a task. `order` arranges rows before the step sees them: no step may depend on it."""
    task.step.open()
    if isinstance(task.step, MapStep):
        output = _map(task.step, task.keys, _gather(task, order), order)
    elif isinstance(task.step, GroupStep):
        output = _reduce(task.step, task, order)
    else:
        raise HeadwaterError(f"{task.step.name} is neither a MapStep nor a GroupStep")
    return Result(task.keys, tuple(parts.write(task.folder, task.step.name, output)))


class _Whole(Group):
    """All rows of the tables of a task, read when they are asked for."""

    __slots__ = ("_order", "_task")

    def __init__(self, task: Task, order: Order) -> None:
        self._task, self._order = task, order

    def __getitem__(self, table: type[R]) -> tuple[R, ...]:
        mine = (piece for piece in self._task.inputs if piece.table is table)
        rows = chain.from_iterable(parts.read_rows(self._task.folder, table, piece.file, piece.at) for piece in mine)
        return tuple(self._order(list(rows)))

    def __len__(self) -> int:
        return sum(len(piece.at) for piece in self._task.inputs)

    def columns(self, table: type[Record], names: Sequence[str]) -> Iterator[dict[str, Any]]:
        for piece in self._order([piece for piece in self._task.inputs if piece.table is table]):
            for rows in parts.read_pieces(self._task.folder, piece.file, names, np.sort(piece.at)):
                turned = rows if self._order is list else rows.take(self._order(list(range(len(rows)))))
                yield {name: codec.to_numpy(turned.column(name)) for name in names}


def _reduce(step: GroupStep, task: Task, order: Order) -> dict[int, list[Record]]:
    keys = order(list(task.keys))
    if step.by is None:
        return {k: _guarded(step, k, partial(step.reduce, Id(k), _Whole(task, order))) for k in keys}
    rows = _gather(task, order)
    return {k: _guarded(step, k, partial(step.reduce, Id(k), Group(rows[k]))) for k in keys}


def _gather(task: Task, order: Order) -> dict[int, dict[type[Record], list[Record]]]:
    found: dict[int, dict[type[Record], list[Record]]] = defaultdict(lambda: defaultdict(list))
    for piece in task.inputs:
        rows = parts.read_rows(task.folder, piece.table, piece.file, piece.at)
        for key, row in zip(piece.keys.tolist(), rows, strict=True):
            found[key][piece.table].append(row)
    for tables in found.values():
        for table in tables:
            tables[table] = order(tables[table])
    return found


def _map(
    step: MapStep, keys: Sequence[int], rows: dict[int, dict[type[Record], list[Record]]], order: Order
) -> dict[int, list[Record]]:
    turn = order(list(keys))
    batch = [rows[k][step.reads][0] for k in turn]
    try:
        return {k: list(made) for k, made in zip(turn, step.map(batch), strict=True)}
    except Exception:
        # One record of the batch cannot be worked on: find which, and let only that one go.
        return {k: _guarded(step, k, partial(_map_one, step, row)) for k, row in zip(turn, batch, strict=True)}


def _map_one(step: MapStep, row: Record) -> Iterable[Record]:
    return chain(*step.map([row]))


def _guarded(step: Step, key: int, make: Callable[[], Iterable[Record]]) -> list[Record]:
    """What `make` gives, or why it gives nothing. A fault of a step on one text must not stop the run over all others."""
    try:
        return list(make())
    except InputError as error:
        return [Dropped(error.where, step.name, error.reason)]
    except Exception as error:
        return [Dropped(f"key {show(key)}", step.name, f"fault of the step: {type(error).__name__}: {error}")]


def batches(keys: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    for at in range(0, len(keys), size):
        yield tuple(keys[at : at + size])
