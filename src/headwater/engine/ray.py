"""Tasks on a Ray cluster: one that is running, or one started on this machine for the length of the run.

Needs the extra `ray`, and Headwater installed on every node. Only references travel: the store's folder lies where every node
reads and writes it under the same path. A worker or node that dies costs the tasks it had in hand, which are done again elsewhere; of
what was committed nothing is done again, also after the driver died.
"""

import os
import socket
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

from headwater.engine.exchange import carry_out
from headwater.engine.work import Result, Task
from headwater.errors import HeadwaterError, MissingExtraError, UsageError

# How often a job whose worker died is tried again before it is halved, or given up: once for bad luck, and once more.
RETRIES = 2
# Jobs handed to Ray for every one that runs, so that a free worker finds the next one waiting.
AHEAD = 2
# Bytes of Ray's object store on a cluster started here: it holds references and results, not rows.
OBJECT_STORE = 200 * 1024 * 1024
# Seconds to wait for the machine at an address to answer.
KNOCK = 10
# Seconds until every node has said whether it can work on the store.
MEETING = 120


class RayEngine:
    """workers: how many tasks run at once; None: as many as the cluster has cores. address: of a running cluster, or 'auto' for the one
    this machine belongs to; None: one is started here, and ended with the run."""

    distant: ClassVar[bool] = True

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        # Ray reports its use to its makers, unless told otherwise before it is loaded.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        # Not the accelerators of a worker: they stay as the node's owner set them.
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
        except ImportError:
            raise MissingExtraError("the engine ray", "ray") from None
        self._ray: Any = ray
        self._workers = workers
        self._met: set[Path] = set()
        self._ours = not ray.is_initialized()
        if self._ours:
            self._begin(address)

    def _begin(self, address: str | None) -> None:
        quiet = {"log_to_driver": False, "logging_level": "ERROR"}
        if address is None:
            # Without this word Ray joins a cluster that it finds on the machine, and then refuses to be told how large it is.
            own = {"address": "local", "num_cpus": self._workers, "object_store_memory": OBJECT_STORE}
            self._ray.init(**own, include_dashboard=False, **quiet)
            return
        _knock(address)
        try:
            self._ray.init(address=address, **quiet)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(f"--address {address}: no Ray cluster answers there ({error})") from error

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        if not tasks:
            return
        # Workers have a working folder of their own.
        folder = tasks[0].folder.absolute()
        yield from carry_out([replace(task, folder=folder) for task in tasks], self.run)

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        if jobs:
            self._meet(jobs[0].folder)
        remote = self._ray.remote(num_cpus=1, max_retries=RETRIES)(_call)
        waiting, running = deque(jobs), dict[Any, Any]()
        while waiting or running:
            while waiting and len(running) < self._room():
                job = waiting.popleft()
                running[remote.remote(function, job)] = job
            ready, _ = self._ray.wait(list(running), num_returns=1)
            for reference in ready:
                job = running.pop(reference)
                try:
                    yield self._ray.get(reference)
                except (self._ray.exceptions.WorkerCrashedError, self._ray.exceptions.OutOfMemoryError) as error:
                    waiting.extendleft(_halves(job, error))
                except self._ray.exceptions.RayTaskError as error:
                    raise error.cause from None

    def _room(self) -> int:
        if self._workers is not None:
            return self._workers
        return AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def _meet(self, folder: Path) -> None:
        """Ask every node whether it is fit for the store in `folder`. HeadwaterError where one is not."""
        if folder in self._met:
            return
        from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

        # A file made now: a folder of the same name that is another one does not have it.
        sign = folder / f"meeting-{uuid.uuid4().hex}"
        sign.touch()
        try:
            asked = {}
            for node in self._ray.nodes():
                if node["Alive"]:
                    there = NodeAffinitySchedulingStrategy(node["NodeID"], soft=False)
                    ask = self._ray.remote(num_cpus=0)(_fitness).options(scheduling_strategy=there)
                    asked[ask.remote(sign, version("headwater"))] = node["NodeManagerAddress"]
            for reference, name in asked.items():
                if unfit := self._answer(reference):
                    raise HeadwaterError(f"node {name} cannot work on this store: {unfit}")
        finally:
            sign.unlink()
        self._met.add(folder)

    def _answer(self, reference: Any) -> str | None:
        try:
            return self._ray.get(reference, timeout=MEETING)  # type: ignore[no-any-return]
        except self._ray.exceptions.GetTimeoutError:
            return f"it has not answered for {MEETING} seconds"
        except self._ray.exceptions.RayTaskError as error:
            return f"{error.cause}"
        except (self._ray.exceptions.TaskUnschedulableError, self._ray.exceptions.WorkerCrashedError):
            # A node that has just died, and is still on the list.
            return None

    def close(self) -> None:
        if self._ours and self._ray.is_initialized():
            self._ray.shutdown()


def _call(function: Callable[[Any], Any], job: Any) -> Any:
    """Runs at a worker."""
    return function(job)


def _knock(address: str) -> None:
    """UsageError where nothing listens: Ray itself would go on trying for a quarter of an hour."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not colon:
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=KNOCK).close()
    except (OSError, ValueError, OverflowError) as error:
        raise UsageError(f"--address {address}: no Ray cluster answers there ({error})") from error


def _fitness(sign: Path, wanted: str) -> str | None:
    """Why this node is not fit; None: it is. Runs there."""
    if (found := version("headwater")) != wanted:
        return f"it has Headwater {found}, this is {wanted}"
    return None if sign.exists() else f"{sign.parent} is not there; the store must be on storage that all nodes share"


def _halves(job: Any, error: Exception) -> list[Task]:
    """What is left to try with a job under which worker after worker died: its halves, for less may fit into memory.

    HeadwaterError where it cannot be halved.
    """
    if isinstance(job, Task) and len(job.keys) > 1:
        middle = len(job.keys) // 2
        return [job.only(keys) for keys in (job.keys[:middle], job.keys[middle:])]
    raise HeadwaterError(
        f"{job}: {RETRIES + 1} workers died on it ({type(error).__name__}); what is done is kept, and a new run goes on from there"
    ) from error
