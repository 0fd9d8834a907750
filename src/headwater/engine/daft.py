"""Tasks on Daft's native runner: a data frame of task references in, a data frame of written parts out.

Needs the extra `daft`. Only references travel: the rows stay in the parts that `perform` reads and writes.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from headwater.engine.exchange import carry_out
from headwater.engine.work import Result, Task
from headwater.errors import MissingExtraError


class DaftEngine:
    """workers: how many tasks run at once; None: as many as Daft thinks fit."""

    def __init__(self, workers: int | None = None) -> None:
        try:
            import daft
        except ImportError:
            raise MissingExtraError("the engine daft", "daft") from None
        self._daft: Any = daft
        self._caller = daft.cls(max_concurrency=workers, use_process=False)(_Caller)()

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        yield from carry_out(tasks, self._run)

    def _run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        if not jobs:
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
