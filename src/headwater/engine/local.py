"""The default engine: in this process, or in a pool of processes where there is enough to do."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import connection, get_context, parent_process
from typing import Any, ClassVar

from headwater.engine.exchange import carry_out
from headwater.engine.work import Result, Task

# Starting a pool costs about a second; fewer keys than this are sooner done in this process.
POOL_FROM = 400


class LocalEngine:
    """workers: 1 works in this process; more, always in a pool of so many; None, in a pool of all cores where it pays."""

    distant: ClassVar[bool] = False

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        yield from carry_out(tasks, self._run_in_pool if self._pays(tasks) else map)

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
        return map(function, jobs) if self._pool is None else self._run_in_pool(function, jobs)

    def _run_in_pool(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        if self._pool is None:
            # Not fork: the parent holds Arrow's threads and SQLite's locks.
            self._pool = ProcessPoolExecutor(
                self._workers or os.cpu_count() or 1, mp_context=get_context("spawn"), initializer=_settle_in
            )
        for done in as_completed([self._pool.submit(function, job) for job in jobs]):
            yield done.result()

    def _pays(self, tasks: Sequence[Task]) -> bool:
        if self._workers is not None:
            return self._workers > 1
        return len(tasks) > 1 and sum(len(t.keys) for t in tasks) >= POOL_FROM

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _settle_in() -> None:
    """A worker leaves interrupts to its parent, and ends with it, also when the parent is killed and can tell nobody."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
