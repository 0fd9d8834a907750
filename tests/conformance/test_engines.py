"""Every registered step, on every engine: equal stores."""

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater import plugins
from headwater.pipeline import plan
from headwater.records import TABLES
from headwater.store import open_store


def test_example_exercises_every_step(whole: Path) -> None:
    with open_store(whole) as store, store.snapshot() as view:
        silent = [k.name for k in plan.step_kinds() if not any(view.rows(t) for t in k.writes)]
        empty = [t.__name__ for t in TABLES if not view.rows(t)]
    # No outlet of the example has three pages, which it takes to learn an outlet's chrome (tests/unit/extraction/test_recurring.py).
    assert set(silent) <= {"extract.chrome"}
    # Nothing of the example is let go, no two stories were ever split or merged but born, files tell of no fetching, and there is no live blog.
    assert set(empty) <= {"Dropped", "Fetch", "Reservation", "Chrome", "LivePost"}


@pytest.fixture
def daft_leaves_pipes_open() -> Iterator[None]:
    """Daft's runner opens pipes that it leaves to the garbage collector; they are collected here, not in some later test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.mark.usefixtures("daft_leaves_pipes_open")
@pytest.mark.parametrize("engine", sorted(plugins.names("engines")))
@pytest.mark.parametrize("workers", [1, 2])
def test_engine_gives_the_same_store(
    engine: str, workers: int, tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str
) -> None:
    if engine == "daft":
        pytest.importorskip("daft")
    feed(tmp_path / "store", example_paths, engine=engine, workers=workers)
    with open_store(tmp_path / "store") as store:
        assert store.digest() == whole_digest
        assert store.check() == []


@pytest.mark.parametrize("seed", range(4))
def test_engine_shuffled_differently_gives_the_same_store(
    seed: int, tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from headwater.engine.shuffling import ShufflingEngine

    monkeypatch.setattr(plugins, "load", _with_engine(lambda workers: ShufflingEngine(workers, seed)))
    feed(tmp_path / "store", example_paths, engine="shuffling")
    with open_store(tmp_path / "store") as store:
        assert store.digest() == whole_digest


def _with_engine(engine: Any) -> Any:
    load = plugins.load
    return lambda group, name: engine if (group, name) == ("engines", "shuffling") else load(group, name)
