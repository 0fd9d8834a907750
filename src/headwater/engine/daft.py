"""Tasks on Daft's native runner: a data frame of task references in, a data frame of written parts out.

Needs the extra `daft`. Only references travel: the rows stay in the parts that `perform` reads and writes.
"""

import pickle
from collections.abc import Iterable, Sequence
from typing import Any

from headwater.engine.work import Result, Task, perform
from headwater.errors import MissingExtraError


class DaftEngine:
    """workers: how many tasks run at once; None: as many as Daft thinks fit."""

    def __init__(self, workers: int | None = None) -> None:
        try:
            import daft
        except ImportError:
            raise MissingExtraError("the engine daft", "daft") from None
        self._daft: Any = daft
        self._performer = daft.cls(max_concurrency=workers, use_process=False)(_Performer)()

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        if not tasks:
            return
        frame = self._daft.from_pydict({"task": [pickle.dumps(t) for t in tasks]})
        done = frame.select(self._performer.perform(self._daft.col("task")).alias("result")).to_pydict()
        # Made by _Performer in this same run; never read from disk or network.
        yield from map(pickle.loads, done["result"])

    def close(self) -> None:
        """Daft's native runner holds nothing open."""


class _Performer:
    def perform(self, task: bytes) -> bytes:
        return pickle.dumps(perform(pickle.loads(task)))
