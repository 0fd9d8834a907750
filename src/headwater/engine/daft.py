"""Tasks on Daft's native runner: a data frame of task references in, a data frame of written parts out.

Needs the extra `daft`. Only references travel: the rows stay in the parts that `perform` reads and writes.
"""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from headwater.engine.exchange import carry_out
from headwater.engine.work import Result, Task
from headwater.errors import MissingExtraError


class DaftEngine:
    """workers: how many tasks run at once, each in a process of its own; None: as many as there are cores."""

    distant: ClassVar[bool] = False

    def __init__(self, workers: int | None = None) -> None:
        try:
            import daft
        except ImportError:
            raise MissingExtraError("the engine daft", "daft") from None
        self._daft: Any = daft
        self._always = workers is not None and workers > 1
        # Not in threads of this process, which Daft would choose for itself: Python would work on one task at a time.
        self._caller = daft.cls(max_concurrency=workers or os.cpu_count(), use_process=True)(_Caller)()

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        yield from carry_out(tasks, self.run)

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        if len(jobs) < 2 and not self._always:
            # Daft starts its processes anew for every data frame, and they load everything anew.
            yield from map(function, jobs)
            return
        # A batch a job: what is done comes, and is committed, while the rest is worked on.
        frame = self._daft.from_pydict({"job": [pickle.dumps((function, job)) for job in jobs]}).into_batches(1)
        done = frame.select(self._caller.call(self._daft.col("job")).alias("result"))
        for row in done.iter_rows(results_buffer_size=None):
            # Made by _Caller in this same run; never read from disk or network.
            yield pickle.loads(row["result"])

    def close(self) -> None:
        """Daft's native runner holds nothing open."""


class _Caller:
    def call(self, job: bytes) -> bytes:
        function, of = pickle.loads(job)
        return pickle.dumps(function(of))
