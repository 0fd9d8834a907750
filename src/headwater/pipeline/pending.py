"""What a step has still to do: the keys whose inputs are not those that their output was made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from headwater.engine.work import Slice, Task, batches
from headwater.ids import make
from headwater.records import Article, Record
from headwater.step import MEMBERS, GroupStep, MapStep, Step, join
from headwater.store.folder import FolderStore
from headwater.store.snapshot import Index, Snapshot

# Keys in one task, and so in one commit: few enough to lose little when killed, enough to be worth a part file and a commit (some
# ten milliseconds). A large step has larger tasks, up to TASKS of them where that is within the bounds.
KEYS_A_TASK, MOST_KEYS_A_TASK, TASKS = 256, 2048, 64


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
    whole = isinstance(step, GroupStep) and step.by is None
    members = _members(view, step)
    tables = [_keyed(view, t, step, members) for t in _tables(step)]
    keys, digests = _digests(tables, make(fingerprint(step)))
    if isinstance(step, GroupStep) and whole and len(keys):
        keys = np.arange(step.split())
        digests = np.full(len(keys), digests[0])
    if allowed is not None:
        may = np.isin(keys, np.fromiter(allowed, np.int64, len(allowed)))
        keys, digests = keys[may], digests[may]
    known, known_digests = view.outputs(step.name)
    at = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
    same = (known[at] == keys) & (known_digests[at] == digests) if len(known) else np.zeros(len(keys), bool)
    todo = keys[~same]
    gone = known[~np.isin(known, keys)]
    tasks = _whole_tasks(store, step, tables, todo) if whole else _tasks(store, step, tables, todo)
    return Pending(dict(zip(todo.tolist(), digests[~same].tolist(), strict=True)), gone.tolist(), tasks)


def _tables(step: Step) -> tuple[type[Record], ...]:
    if isinstance(step, MapStep):
        return (step.reads,)
    assert isinstance(step, GroupStep)
    return step.reads


@dataclass(frozen=True, slots=True)
class _Members:
    """articles: those that some key holds, ascending; groups: that key, equally long. An article that several hold is there several times."""

    articles: Any
    groups: Any

    def of(self, articles: Any) -> tuple[Any, Any]:
        """(position among `articles`, key) of every key that holds each."""
        left, right = np.searchsorted(self.articles, articles), np.searchsorted(self.articles, articles, side="right")
        held = right - left
        at = np.repeat(np.arange(len(articles)), held)
        within = np.arange(len(at)) - np.repeat(np.cumsum(held) - held, held)
        return at, self.groups[left[at] + within]


def _members(view: Snapshot, step: Step) -> _Members:
    table = MEMBERS.get(step.by or "") if isinstance(step, GroupStep) else None
    if table is None:
        return _Members(np.empty(0, np.int64), np.empty(0, np.int64))
    index = view.index(table, ("id", "articles"))
    articles, rows = _flat(index.columns["articles"])
    order = np.argsort(articles, kind="stable")
    return _Members(articles[order], index.columns["id"].astype(np.int64)[rows[order]])


def _flat(lists: Any) -> tuple[Any, Any]:
    """(all values of an array of lists, the list that each is of)."""
    sizes = np.fromiter(map(len, lists), np.int64, len(lists))
    return np.fromiter(chain.from_iterable(lists), np.int64, int(sizes.sum())), np.repeat(np.arange(len(lists)), sizes)


def _keyed(view: Snapshot, table: type[Record], step: Step, members: _Members) -> _Rows:
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
    values = index.columns[name]
    if how == "field":
        return _Rows(table, index, values.astype(np.int64), np.arange(len(index)))
    if values.dtype != object:
        at, keys = members.of(values)
        return _Rows(table, index, keys, at)
    # A row of several articles belongs to a key that holds every one of them.
    articles, rows = _flat(values)
    at, keys = members.of(articles)
    pairs, held = np.unique(np.column_stack((rows[at], keys)), axis=0, return_counts=True)
    whole = held == np.bincount(rows, minlength=len(values))[pairs[:, 0]]
    return _Rows(table, index, pairs[whole, 1], pairs[whole, 0])


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


def _whole_tasks(store: FolderStore, step: Step, tables: Sequence[_Rows], todo: Any) -> list[Task]:
    """One task a key, each with all rows."""
    pieces = []
    for rows in tables:
        order = np.argsort(rows.index.part, kind="stable")
        edges = np.nonzero(np.diff(rows.index.part[order]))[0] + 1
        for at in np.split(order, edges):
            if len(at):
                pieces.append((rows.table, rows.index.files[rows.index.part[at[0]]], rows.index.position[at]))
    return [
        Task(step, store.parts_folder, (key,), tuple(Slice(*piece, np.full(len(piece[-1]), key)) for piece in pieces))
        for key in todo.tolist()
    ]


def _tasks(store: FolderStore, step: Step, tables: Sequence[_Rows], todo: Any) -> list[Task]:
    todo = _by_place(tables, todo)
    size = min(max(KEYS_A_TASK, len(todo) // TASKS), MOST_KEYS_A_TASK)
    number = np.arange(len(todo)) // size
    slices: dict[int, list[Slice]] = {}
    for rows in tables:
        for task, piece in _slices(rows, todo, number):
            slices.setdefault(task, []).append(piece)
    return [
        Task(step, store.parts_folder, keys, tuple(slices.get(n, ())))
        for n, keys in enumerate(batches(todo.tolist(), size))
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
