"""The default engine: in this process, or in a pool of processes where there is enough to do."""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from headwater.engine.work import Result, Task, perform

# Starting a pool costs about a second; fewer keys than this are sooner done in this process.
POOL_FROM = 400


class LocalEngine:
    """workers: 1 works in this process; more, always in a pool of so many; None, in a pool of all cores where it pays."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        if not self._pays(tasks):
            yield from map(perform, tasks)
            return
        if self._pool is None:
            # Not fork: the parent holds Arrow's threads and SQLite's locks.
            self._pool = ProcessPoolExecutor(self._workers or os.cpu_count() or 1, mp_context=get_context("spawn"))
        for done in as_completed([self._pool.submit(perform, task) for task in tasks]):
            yield done.result()

    def _pays(self, tasks: Sequence[Task]) -> bool:
        if self._workers is not None:
            return self._workers > 1
        return len(tasks) > 1 and sum(len(t.keys) for t in tasks) >= POOL_FROM

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
