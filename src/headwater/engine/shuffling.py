"""An engine for tests: it splits tasks at random, does them in random order and shuffles the rows that steps see.

A step whose output depends on order, on its batch or on what it saw before gives another store here than on `local`. In trials
this caught an order bug that a process pool, Daft and Ray all let through.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from headwater.engine.work import Result, Task, perform


class ShufflingEngine:
    """seed: another order, the same store."""

    distant: ClassVar[bool] = True

    def __init__(self, workers: int | None = None, seed: int = 0) -> None:
        self._random = random.Random(seed)

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        pieces = [piece for task in tasks for piece in self._split(task)]
        self._random.shuffle(pieces)
        for piece in pieces:
            yield perform(piece, self._shuffled)

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
        return map(function, self._shuffled(list(jobs)))

    def close(self) -> None:
        """Nothing is held open."""

    def _shuffled(self, rows: list[Any]) -> list[Any]:
        return self._random.sample(rows, len(rows))

    def _split(self, task: Task) -> list[Task]:
        keys = self._shuffled(list(task.keys))
        at = self._random.randint(0, len(keys))
        return [task.only(part) for part in (keys[:at], keys[at:]) if part]
