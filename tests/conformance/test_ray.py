"""A real Ray cluster of two nodes on this machine: the same store as `local`, whoever is killed."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from headwater import codec, plugins
from headwater.engine import ray as module
from headwater.engine.ray import RayEngine
from headwater.engine.work import Task
from headwater.errors import HeadwaterError
from headwater.records import Article
from headwater.store import open_store

pytest.importorskip("ray", reason="Ray is not installed: pip install 'headwater[ray]'")

# The least that Ray takes, in bytes: rows do not go through it.
OBJECT_STORE = 80 * 1024 * 1024


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": OBJECT_STORE}
    made: Any = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    made.add_node(**node)
    yield made
    made.shutdown()


@pytest.fixture(scope="module")
def clustered(tmp_path_factory: pytest.TempPathFactory, example_paths: list[Path], feed: Any) -> str:
    """The digest of the example up to its stories, by `local`."""
    folder = tmp_path_factory.mktemp("clustered") / "store"
    feed(folder, example_paths, workers=1, until="stories")
    return _digest(folder)


def _digest(folder: Path) -> str:
    with open_store(folder) as store:
        assert store.check() == []
        return store.digest()


def _use(monkeypatch: pytest.MonkeyPatch, engine: Callable[..., Any]) -> None:
    load = plugins.load
    monkeypatch.setattr(
        plugins, "load", lambda group, name: engine if (group, name) == ("engines", "ray") else load(group, name)
    )


class _Watched(RayEngine):
    """Keeps what goes from the driver to the workers and back."""

    sent: bytes = b""

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        for job in jobs:
            _Watched.sent += pickle.dumps(job)
        for done in super().run(function, jobs):
            _Watched.sent += pickle.dumps(done)
            yield done


def test_ray_cluster_gives_the_same_store_and_no_row_passes_the_driver(
    cluster: Any, tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str, monkeypatch: Any
) -> None:
    _use(monkeypatch, _Watched)
    # So that parts are also written anew, which is the workers' task too.
    monkeypatch.setattr("headwater.store.folder.MOST_COMMITS", 0)
    feed(tmp_path / "store", example_paths, engine="ray", address=cluster.address)
    assert _digest(tmp_path / "store") == whole_digest
    with open_store(tmp_path / "store") as store, store.snapshot() as view:
        values = [v for row in view.rows(Article) for name in codec.fields(Article) if (v := getattr(row, name))]
    texts = [value for value in values if isinstance(value, str) and len(value) > 20]
    assert _Watched.sent and texts
    assert [text for text in texts if text[:40].encode() in _Watched.sent] == []


class _Deadly(RayEngine):
    """Workers kill themselves where `deadly` says, after their work is written and before anybody knows."""

    deadly: Callable[[Any], bool]

    def run(self, function: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterator[Any]:
        return super().run(partial(_perform_and_die, self.deadly, function), jobs)


def _perform_and_die(deadly: Callable[[Any], bool], function: Callable[[Any], Any], job: Any) -> Any:
    done = function(job)
    if deadly(job):
        os.kill(os.getpid(), signal.SIGKILL)
    return done


def _first_time(folder: Path, job: Any) -> bool:
    try:
        (folder / (job.step.name if isinstance(job, Task) else type(job).__name__)).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _of(step: str, most: int, job: Any) -> bool:
    return isinstance(job, Task) and job.step.name == step and len(job.keys) > most


def _deadly(test: Callable[[Any], bool]) -> type[_Deadly]:
    return type("_DeadlyHere", (_Deadly,), {"deadly": staticmethod(test)})


def test_ray_a_worker_killed_in_every_step_costs_nothing(
    cluster: Any, tmp_path: Path, example_paths: list[Path], feed: Any, clustered: str, monkeypatch: Any
) -> None:
    (tmp_path / "killed").mkdir()
    _use(monkeypatch, _deadly(partial(_first_time, tmp_path / "killed")))
    report = feed(tmp_path / "store", example_paths, engine="ray", address=cluster.address, until="stories")
    steps = {step for step, keys in report.done.items() if keys}
    assert {p.name for p in (tmp_path / "killed").iterdir()} == {"Reading", *steps}
    assert _digest(tmp_path / "store") == clustered


def test_ray_a_task_that_kills_its_workers_is_halved(
    cluster: Any, tmp_path: Path, example_paths: list[Path], feed: Any, clustered: str, monkeypatch: Any
) -> None:
    _use(monkeypatch, _deadly(partial(_of, "copies.fingerprint", 6)))
    monkeypatch.setattr(module, "RETRIES", 0)
    feed(tmp_path / "store", example_paths, engine="ray", address=cluster.address, until="stories")
    assert _digest(tmp_path / "store") == clustered


def test_ray_a_key_that_kills_its_workers_ends_the_run_which_goes_on_later(
    cluster: Any, tmp_path: Path, example_paths: list[Path], feed: Any, clustered: str, monkeypatch: Any
) -> None:
    _use(monkeypatch, _deadly(partial(_of, "stories.sketch", 0)))
    monkeypatch.setattr(module, "RETRIES", 0)
    with pytest.raises(HeadwaterError, match=r"stories\.sketch, key [0-9a-f]{16}: 1 workers died on it"):
        feed(tmp_path / "store", example_paths, engine="ray", address=cluster.address, until="stories")
    rest = feed(tmp_path / "store", until="stories")
    assert rest.done["stories.sketch"] and not rest.done["extract.body"]
    assert _digest(tmp_path / "store") == clustered


def test_ray_a_node_killed_costs_nothing(
    cluster: Any, tmp_path: Path, example_paths: list[Path], feed: Any, clustered: str
) -> None:
    doomed = [cluster.add_node(num_cpus=1, object_store_memory=OBJECT_STORE)]

    def progress(step: str, done: int, total: int) -> None:
        if step == "extract.body" and doomed:
            cluster.remove_node(doomed.pop(), allow_graceful=False)

    options = {"address": cluster.address, "until": "stories", "progress": progress}
    feed(tmp_path / "store", example_paths, engine="ray", **options)
    assert not doomed
    assert _digest(tmp_path / "store") == clustered


# Runs the example and kills its own process, with no chance to clean up, when a step is done.
_SUICIDAL = """
import os, signal, sys
from pathlib import Path
from headwater import config
from headwater.pipeline.run import Run
from headwater.store import open_store

address, last, store, *paths = sys.argv[1:]
def progress(step, done, total):
    if step == last:
        os.kill(os.getpid(), signal.SIGKILL)

with open_store(store, write=True) as opened:
    run = Run(config.load(Path(store).parent, {}), "stories", engine="ray", address=address, progress=progress)
    run(opened, paths)
"""


def test_ray_a_killed_driver_resumes(
    cluster: Any, tmp_path: Path, example_paths: list[Path], feed: Any, clustered: str
) -> None:
    store = tmp_path / "store"
    for last in ("extract.body", "copies.fingerprint"):
        command = [sys.executable, "-c", _SUICIDAL, cluster.address, last, str(store), *map(str, example_paths)]
        assert subprocess.run(command, capture_output=True, check=False, timeout=300).returncode == -signal.SIGKILL
    rest = feed(store, example_paths, engine="ray", address=cluster.address, until="stories")
    assert rest.read == 0 and not rest.done["extract.body"] and rest.done["stories.sketch"]
    assert _digest(store) == clustered


def test_ray_a_node_without_the_store_is_named(
    cluster: Any, tmp_path: Path, example_paths: list[Path], feed: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(module, "_fitness", lambda sign, version: "its disk is another one")
    with pytest.raises(HeadwaterError, match="cannot work on this store: its disk is another one"):
        feed(tmp_path / "store", example_paths, engine="ray", address=cluster.address)


def test_ray_begins_a_cluster_of_its_own_beside_another(cluster: Any) -> None:
    import ray

    engine = RayEngine(workers=1)
    try:
        assert ray.get_runtime_context().gcs_address != cluster.address
    finally:
        engine.close()
