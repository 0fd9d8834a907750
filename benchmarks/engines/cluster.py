"""What a Ray cluster moves and takes: `local` and `ray` on one stream of articles, their stores compared, a worker killed in mid-run.

    python benchmarks/engines/cluster.py STREAM FOLDER [--until stories] [--nodes 2] [--cores 2]

STREAM: JSON Lines, from benchmarks/stories/generate.py. FOLDER gets the two stores and `measured.json`. Prints a table of the steps, in Markdown:
tasks; rows read by reference; megabytes read and written by the workers' processes; seconds of their processors; the most
memory that one task added to its process; kilobytes of references between driver and workers.
Linux only: what a process reads, writes and holds is told by /proc.
"""

import argparse
import json
import os
import pickle
import resource
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

from headwater import config, plugins
from headwater.engine.exchange import Move
from headwater.engine.ray import RayEngine
from headwater.engine.work import Result, Task
from headwater.pipeline.run import Run
from headwater.store import open_store
from headwater.store.parts import Merge

# The step at whose first result a worker is killed: in the middle of the plan.
KILL_AT = "stories.sketch"


@dataclass
class Cost:
    """Of one job, or of several added up. read, written: bytes; cpu, wall: seconds; peak: bytes; references: bytes of pickles."""

    jobs: int = 0
    rows: int = 0
    read: int = 0
    written: int = 0
    cpu: float = 0.0
    wall: float = 0.0
    peak: int = 0
    references: int = 0
    workers: set[int] = field(default_factory=set)

    def add(self, other: "Cost") -> None:
        for name in ("jobs", "rows", "read", "written", "cpu", "references"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.peak = max(self.peak, other.peak)
        self.workers |= other.workers


def _proc(file: str, name: str) -> int:
    lines = Path("/proc/self", file).read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def measured(function: Callable[[Any], Any], job: Any) -> tuple[Any, Cost]:
    """Runs at a worker. What a step loads, when it is first used, is loaded before: it is once a worker's and not the job's."""
    if isinstance(job, Task) and len(job.keys) > 1 and job.step.name not in os.environ:
        function(job.only(job.keys[:1]))
        os.environ[job.step.name] = "loaded"
    # Has the kernel forget the most memory this process has had.
    Path("/proc/self/clear_refs").write_text("5")
    held, read, written = 1024 * _proc("status", "VmRSS"), _proc("io", "rchar"), _proc("io", "wchar")
    cpu = time.process_time()
    done = function(job)
    rows = 0
    if isinstance(job, Task):
        rows = sum(len(p.at) for p in job.inputs)
    elif isinstance(job, Move | Merge):
        rows = sum(len(at) for _, at in job.pieces)
    return done, Cost(
        1,
        rows,
        _proc("io", "rchar") - read,
        _proc("io", "wchar") - written,
        time.process_time() - cpu,
        peak=max(0, 1024 * _proc("status", "VmHWM") - held),
        workers={os.getpid()},
    )


class Measured(RayEngine):
    """costs: {step, or 'exchange of TABLE for STEP': its cost}."""

    costs: dict[str, Cost]
    killed: int | None = None

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        super().__init__(workers, address)
        self.costs = defaultdict(Cost)
        self._step = ""
        Measured.last = self

    def apply(self, tasks: Sequence[Task]) -> Iterable[Result]:
        if not tasks:
            return
        self._step, begun = tasks[0].step.name, time.monotonic()
        for result in super().apply(tasks):
            if self._step == KILL_AT and self.killed is None:
                self.killed = max(self.costs[self._step].workers)
                os.kill(self.killed, signal.SIGKILL)
            yield result
        self.costs[self._step].wall = time.monotonic() - begun

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        tables = {}
        for job in jobs:
            self.costs[self._name(job)].references += len(pickle.dumps(job))
            if isinstance(job, Move):
                tables[job.bundle] = job
        begun, name = time.monotonic(), self._name(jobs[0]) if jobs else ""
        for done, cost in super().run(partial(measured, function), jobs):
            cost.references = len(pickle.dumps(done))
            self.costs[self._name(tables[done.bundle]) if tables else name].add(cost)
            yield done
        if jobs and not isinstance(jobs[0], Task):
            self.costs[name].wall += time.monotonic() - begun

    def _name(self, job: Any) -> str:
        if isinstance(job, Move):
            return f"exchange of {job.table.__name__} for {self._step}"
        if isinstance(job, Merge):
            return "parts written anew, fewer and larger"
        return self._step if isinstance(job, Task) else "read"


def run(folder: Path, stream: Path, until: str, **options: Any) -> float:
    """-> seconds. The stream is given in as many files as a cluster would be given: one would be read by one worker."""
    begun = time.monotonic()
    with open_store(folder, write=True) as store:
        Run(config.load(folder.parent, {}), until, "none", **options)(
            store, sorted(stream.parent.glob("stream*.jsonl"))
        )
    return time.monotonic() - begun


def digest(folder: Path) -> str:
    with open_store(folder) as store:
        return store.digest()


def table(costs: dict[str, Cost]) -> str:
    lines = [
        "| step | jobs | rows read | MB read | MB written | CPU s | wall s | peak MB of a job | KB of references |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    total = Cost()
    for name, cost in costs.items():
        total.add(cost)
        total.wall += cost.wall
        lines.append(_line(name, cost))
    return "\n".join([*lines, _line("**in all**", total)])


def _line(name: str, c: Cost) -> str:
    return (
        f"| {name} | {c.jobs:,} | {c.rows:,} | {c.read / 1e6:,.1f} | {c.written / 1e6:,.1f} | {c.cpu:,.1f} | "
        f"{c.wall:,.1f} | {c.peak / 1e6:,.0f} | {c.references / 1e3:,.0f} |"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("stream", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--until", default="stories")
    options.add_argument("--nodes", type=int, default=2)
    options.add_argument("--cores", type=int, default=2, help="worker processes a node")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)

    from ray.cluster_utils import Cluster

    node = {"num_cpus": given.cores, "object_store_memory": 100 * 1024 * 1024}
    cluster: Any = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    for _ in range(given.nodes - 1):
        cluster.add_node(**node)
    load = plugins.load
    plugins.load = lambda group, name: Measured if (group, name) == ("engines", "ray") else load(group, name)
    before = time.process_time()
    on_ray = run(given.folder / "ray", given.stream, given.until, engine="ray", address=cluster.address)
    driver = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    cluster.shutdown()
    engine = Measured.last
    print(table(engine.costs))
    alone = run(given.folder / "local", given.stream, given.until)
    digests = {name: digest(given.folder / name) for name in ("ray", "local")}
    found = {
        "seconds": {"ray": on_ray, "local": alone},
        "driver": {"cpu": driver, "peak": memory},
        "killed": engine.killed,
        "digests": digests,
        "equal": len(set(digests.values())) == 1,
        "steps": {
            name: {f.name: getattr(c, f.name) for f in fields(c) if f.name != "workers"}
            for name, c in engine.costs.items()
        },
    }
    (given.folder / "measured.json").write_text(json.dumps(found, indent=1))
    print(json.dumps({k: v for k, v in found.items() if k != "steps"}, indent=1))
    if not found["equal"]:
        raise SystemExit("the stores differ")


if __name__ == "__main__":
    main()
