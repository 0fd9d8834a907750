from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.engine import exchange
from headwater.engine.work import Slice, Task
from headwater.ids import Id
from headwater.records import Entity, Record, Sentence
from headwater.step import Group, GroupStep
from headwater.store import parts


@dataclass(frozen=True, slots=True)
class _Collect(GroupStep):
    """Gives back what it gets, each row with its key."""

    name: ClassVar[str] = "test.collect"
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Sentence,)
    writes: ClassVar[tuple[type[Record], ...]] = (Sentence,)

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        return [Sentence(key, row.article, row.start, row.end) for row in group[Sentence]]


@dataclass(frozen=True, slots=True)
class _CollectAll(_Collect):
    by: ClassVar[str | None] = None


def _tasks(step: GroupStep, folder: Path, rows: Sequence[tuple[int, int]], files: int, tasks: int) -> list[Task]:
    """rows: (key, number). Row i lies in part i % files, key k in task k % tasks."""
    slices: dict[int, list[Slice]] = {}
    for file in range(files):
        mine = rows[file::files]
        if not mine:
            continue
        (part,) = parts.write(folder, "made", {file: [Sentence(Id(k), 0, 0, n) for k, n in mine]})
        keys = np.array([k for k, _ in mine])
        for task in range(tasks):
            at = np.nonzero(keys % tasks == task)[0]
            if len(at):
                slices.setdefault(task, []).append(Slice(Sentence, part.file, at, keys[at]))
    return [
        Task(step, folder, tuple(sorted({k for piece in mine for k in piece.keys.tolist()})), tuple(mine))
        for _, mine in sorted(slices.items())
    ]


def _carried_out(tasks: Sequence[Task]) -> tuple[Counter[Record], list[str]]:
    """(the rows made, the names of the functions that were run)."""
    ran: list[str] = []

    def run(function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
        ran.append(function.__name__)
        return [function(job) for job in reversed(jobs)]

    made: Counter[Record] = Counter()
    for result in exchange.carry_out(tasks, run):
        for part in result.written:
            made.update(parts.read_rows(tasks[0].folder, Sentence, part.file, np.arange(part.rows)))
    return made, ran


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exchanges whatever is to be exchanged, in small jobs."""
    monkeypatch.setattr(exchange, "LEAST", 0)
    monkeypatch.setattr(exchange, "PAYS", 0)
    monkeypatch.setattr(exchange, "JOB", 6000)


@pytest.mark.usefixtures("eager")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    rows=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 99)), min_size=1, max_size=60),
    files=st.integers(1, 7),
    tasks=st.integers(2, 5),
)
def test_exchange_every_row_comes_to_its_key(
    rows: list[tuple[int, int]], files: int, tasks: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    made, ran = _carried_out(todo := _tasks(_Collect(), folder, rows, files, tasks))
    assert made == Counter(Sentence(Id(k), k, 0, n) for k, n in rows)
    assert ran == (["move", "perform"] if len(todo) > 1 else ["perform"])
    assert not list(folder.glob("exchange-*"))


@pytest.mark.usefixtures("eager")
def test_exchange_leaves_steps_over_the_whole_table_alone(tmp_path: Path) -> None:
    _, ran = _carried_out(_tasks(_CollectAll(), tmp_path, [(0, 1), (1, 2), (2, 3)], 2, 2))
    assert ran == ["perform"]


def test_exchange_does_not_move_what_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "LEAST", 0)
    near = _tasks(_Collect(), tmp_path, [(n % 8, n) for n in range(800)], 8, 8)
    assert _carried_out(near)[1] == ["perform"]
    far = _tasks(_Collect(), tmp_path, [(n % 7, n) for n in range(800)], 8, 7)
    assert _carried_out(far)[1] == ["move", "perform"]


@pytest.mark.usefixtures("eager")
def test_exchange_of_a_failed_run_leaves_no_bundles(tmp_path: Path) -> None:
    def run(function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
        if function is exchange.move:
            return map(function, jobs)
        assert list(tmp_path.glob("exchange-sentence-*.parquet"))
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        list(exchange.carry_out(_tasks(_Collect(), tmp_path, [(n, n) for n in range(9)], 3, 3), run))
    assert not list(tmp_path.glob("exchange-*"))


@pytest.mark.usefixtures("eager")
def test_exchange_tables_keep_apart(tmp_path: Path) -> None:
    sentences = _tasks(_Collect(), tmp_path, [(n, n) for n in range(9)], 3, 3)
    moved = [m for m, _ in exchange._moves(sentences, Sentence)]
    assert moved and not list(exchange._moves(sentences, Entity))
