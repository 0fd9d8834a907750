import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from headwater import ids
from headwater.engine.work import Slice, Task, perform
from headwater.errors import InputError
from headwater.ids import Id
from headwater.records import Dropped, Record, Sentence
from headwater.step import Group, GroupStep, MapStep
from headwater.store import parts


def _sentence(number: int) -> Sentence:
    return Sentence(Id(number), 0, 0, number)


@dataclass(frozen=True, slots=True)
class _Fragile(MapStep):
    """Fails on two of its rows, each in another way."""

    name: ClassVar[str] = "test.fragile"
    reads: ClassVar[type[Record]] = Sentence
    writes: ClassVar[tuple[type[Record], ...]] = (Sentence,)

    def map(self, batch: Sequence[Sentence]) -> Iterable[Iterable[Record]]:
        for row in batch:
            if row.end == 2:
                raise InputError("a.txt:2", "unreadable")
            if row.end == 3:
                raise RecursionError("too deep")
            yield [row]


@dataclass(frozen=True, slots=True)
class _FragileGroup(GroupStep):
    name: ClassVar[str] = "test.group"
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Sentence,)
    writes: ClassVar[tuple[type[Record], ...]] = (Sentence,)

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for made in _Fragile().map(group[Sentence]):
            yield from made


def _perform(step: MapStep | GroupStep, folder: Path) -> list[Record]:
    (written,) = parts.write(folder, "made", {n: [_sentence(n)] for n in range(1, 5)})
    keys = np.arange(1, 5)
    result = perform(Task(step, folder, (1, 2, 3, 4), (Slice(Sentence, written.file, np.arange(4), keys),)))
    rows: list[Record] = []
    for part in result.written:
        table = {"Sentence": Sentence, "Dropped": Dropped}[part.table]
        rows += parts.read_rows(folder, table, part.file, np.arange(part.rows))
    return rows


def test_work_a_fault_on_one_record_lets_only_that_one_go(tmp_path: Path) -> None:
    rows = _perform(_Fragile(), tmp_path)
    assert sorted(r.end for r in rows if isinstance(r, Sentence)) == [1, 4]
    assert sorted((d.record, d.reason) for d in rows if isinstance(d, Dropped)) == [
        ("a.txt:2", "unreadable"),
        (f"key {ids.show(3)}", "fault of the step: RecursionError: too deep"),
    ]


def test_work_a_fault_on_one_group_lets_only_that_one_go(tmp_path: Path) -> None:
    rows = _perform(_FragileGroup(), tmp_path)
    dropped = [d.step for d in rows if isinstance(d, Dropped)]
    assert dropped == ["test.group", "test.group"]


_PARENT = """
import sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import os
from headwater.engine.local import _settle_in
if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_settle_in)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(60)
"""


def test_work_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_PARENT)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        for _ in range(200):
            if not _alive(worker):
                break
            time.sleep(0.05)
    assert not _alive(worker)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A zombie that nobody has reaped yet has ended.
    return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
