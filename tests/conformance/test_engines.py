"""Every registered step, on every engine: equal stores."""

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater import plugins
from headwater.pipeline import plan
from headwater.records import Dropped, Record
from headwater.store import open_store


def test_every_output_holds_something(whole: Path, tmp_path: Path, watched: list[Any], feed: Any) -> None:
    feed(tmp_path / "watched", found=watched)
    kinds = plan.step_kinds()
    tables: set[type[Record]] = {Dropped, *plan.FROM_READING, *(table for kind in kinds for table in kind.writes)}
    rows = dict.fromkeys(tables, 0)
    for folder in (whole, tmp_path / "watched"):
        with open_store(folder) as store, store.snapshot() as view:
            for table in tables:
                rows[table] += len(view.rows(table))
    assert [kind.name for kind in kinds if not any(rows[table] for table in kind.writes)] == []
    assert sorted(table.__name__ for table in tables if not rows[table]) == []


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
    if engine in ("daft", "ray"):
        pytest.importorskip(engine, reason=f"not installed: pip install 'headwater[{engine}]'")
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
