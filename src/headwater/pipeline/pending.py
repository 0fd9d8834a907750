"""What a step has still to do: the keys whose inputs are not those that their output was made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from headwater.engine.work import Slice, Task, batches
from headwater.ids import make
from headwater.records import Article, Record, Story
from headwater.step import GroupStep, MapStep, Step, join
from headwater.store.folder import FolderStore
from headwater.store.snapshot import Index, Snapshot

# Keys in one task, and so in one commit: small enough to lose little when killed, large enough to amortise a part file.
KEYS_A_TASK = 256


@dataclass(frozen=True, slots=True)
class Pending:
    """digests: {key: digest of its inputs} of the keys to do. gone: keys that have output and no longer inputs."""

    digests: dict[int, int]
    gone: list[int]
    tasks: list[Task]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one table with the group key of each; rows of no group are left out."""

    table: type[Record]
    index: Index
    keys: Any
    at: Any


def fingerprint(step: Step) -> str:
    """What makes a step's output differ for equal inputs: its version and settings."""
    return f"{step.name} {step.version} {step!r}"


def find(store: FolderStore, view: Snapshot, step: Step, allowed: frozenset[int] | None) -> Pending:
    """What `step` has to do. allowed: the only keys it may have output for; None: any."""
    tables = [_keyed(view, t, step) for t in _tables(step)]
    keys, digests = _digests(tables, make(fingerprint(step)))
    if allowed is not None:
        may = np.isin(keys, np.fromiter(allowed, np.int64, len(allowed)))
        keys, digests = keys[may], digests[may]
    known, known_digests = view.outputs(step.name)
    at = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
    same = (known[at] == keys) & (known_digests[at] == digests) if len(known) else np.zeros(len(keys), bool)
    todo = keys[~same]
    gone = known[~np.isin(known, keys)]
    return Pending(
        dict(zip(todo.tolist(), digests[~same].tolist(), strict=True)), gone.tolist(), _tasks(store, step, tables, todo)
    )


def _tables(step: Step) -> tuple[type[Record], ...]:
    if isinstance(step, MapStep):
        return (step.reads,)
    assert isinstance(step, GroupStep)
    return step.reads


def _keyed(view: Snapshot, table: type[Record], step: Step) -> _Rows:
    how, _, name = "field", "", "id"
    if isinstance(step, GroupStep):
        how, _, name = join(table, step.by).partition(" ")
    elif "id" not in table.__dataclass_fields__:
        # A table without ids is mapped by the key that its writer gave each row.
        index = view.index(table)
        return _Rows(table, index, index.key, np.arange(len(index)))
    index = view.index(table, () if how == "all" else (name,))
    if how == "all":
        return _Rows(table, index, np.zeros(len(index), np.int64), np.arange(len(index)))
    if how == "field":
        return _Rows(table, index, index.columns[name].astype(np.int64), np.arange(len(index)))
    story_of = membership(view)
    keys = [_story(story_of, value) for value in index.columns[name].tolist()]
    at = np.array([i for i, key in enumerate(keys) if key is not None], dtype=np.int64)
    return _Rows(table, index, np.array([key for key in keys if key is not None], dtype=np.int64), at)


def _story(story_of: dict[int, int], value: Any) -> int | None:
    """The story of an article, or of several if they are all in one."""
    found = {story_of.get(a) for a in (value if isinstance(value, list) else (value,))}
    return found.pop() if len(found) == 1 else None


def membership(view: Snapshot) -> dict[int, int]:
    """{article: story}."""
    index = view.index(Story, ("id", "articles"))
    ids, members = index.columns["id"].tolist(), index.columns["articles"].tolist()
    return {a: story for story, articles in zip(ids, members, strict=True) for a in articles}


def article_outlets(view: Snapshot) -> dict[int, str | None]:
    index = view.index(Article, ("id", "outlet"))
    return dict(zip(index.columns["id"].tolist(), index.columns["outlet"].tolist(), strict=True))


def _digests(tables: Sequence[_Rows], seed: int) -> tuple[Any, Any]:
    """(keys ascending, digest of each key's rows): a sum of mixed row digests, so that the rows' order does not matter."""
    every = np.concatenate([t.keys for t in tables]) if tables else np.empty(0, np.int64)
    mixed = [_mix(t.index.digest[t.at].astype(np.uint64) ^ np.uint64(make(t.table.__name__))) for t in tables]
    keys, inverse = np.unique(every, return_inverse=True)
    sums = np.full(len(keys), seed, dtype=np.uint64)
    np.add.at(sums, inverse, np.concatenate(mixed) if mixed else np.empty(0, np.uint64))
    return keys, _mix(sums).view(np.int64)


def _mix(values: Any) -> Any:
    """The finaliser of splitmix64: a bijection that leaves no arithmetic relation between values and so between their sums."""
    with np.errstate(over="ignore"):
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return values ^ (values >> np.uint64(31))


def _tasks(store: FolderStore, step: Step, tables: Sequence[_Rows], todo: Any) -> list[Task]:
    todo = _by_place(tables, todo)
    number = np.arange(len(todo)) // KEYS_A_TASK
    slices: dict[int, list[Slice]] = {}
    for rows in tables:
        for task, piece in _slices(rows, todo, number):
            slices.setdefault(task, []).append(piece)
    return [
        Task(step, store.parts_folder, keys, tuple(slices.get(n, ())))
        for n, keys in enumerate(batches(todo.tolist(), KEYS_A_TASK))
    ]


def _by_place(tables: Sequence[_Rows], todo: Any) -> Any:
    """The keys in the order in which their first rows stand in the parts, so that a task reads few parts."""
    keys = np.concatenate([t.keys for t in tables]) if tables else todo
    known, first = np.unique(keys, return_index=True)
    return todo[np.argsort(first[np.searchsorted(known, todo)], kind="stable")]


def _slices(rows: _Rows, todo: Any, number: Any) -> Iterator[tuple[int, Slice]]:
    """(task number, its rows of one part) for every task that has rows in this table."""
    if not len(todo) or not len(rows.keys):
        return
    by_key = np.argsort(todo)
    found = np.minimum(np.searchsorted(todo, rows.keys, sorter=by_key), len(todo) - 1)
    wanted = np.nonzero(todo[by_key[found]] == rows.keys)[0]
    task = number[by_key[found[wanted]]]
    at, keys = rows.at[wanted], rows.keys[wanted]
    part = rows.index.part[at]
    order = np.lexsort((part, task))
    edges = np.nonzero((np.diff(task[order]) != 0) | (np.diff(part[order]) != 0))[0] + 1
    for piece in np.split(order, edges):
        if len(piece):
            file = rows.index.files[part[piece[0]]]
            yield int(task[piece[0]]), Slice(rows.table, file, rows.index.position[at[piece]], keys[piece])
