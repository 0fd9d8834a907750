"""The order in which articles come, and their going and coming back, leave no trace."""

import json
import random
from pathlib import Path
from typing import Any

from headwater.pipeline.run import forget
from headwater.records import Article
from headwater.store import open_store


def _digest(folder: Path) -> str:
    with open_store(folder) as store:
        return store.digest()


def test_increments_one_article_at_a_time_equal_all_at_once(
    tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str
) -> None:
    pieces = _one_each(example_paths, tmp_path)
    random.Random(5).shuffle(pieces)
    for piece in pieces:
        feed(tmp_path / "store", [piece])
    assert _digest(tmp_path / "store") == whole_digest


def test_increments_an_article_taken_away_and_added_again(
    tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str
) -> None:
    folder = tmp_path / "store"
    feed(folder, example_paths)
    with open_store(folder, write=True) as store:
        with store.snapshot() as view:
            articles = sorted(a.id for a in view.rows(Article))
        forget(store, articles[0])
    feed(folder)
    with open_store(folder) as store, store.snapshot() as view:
        assert sorted(a.id for a in view.rows(Article)) == articles[1:]
    assert _digest(folder) != whole_digest
    feed(folder, example_paths)
    assert _digest(folder) == whole_digest


def test_increments_running_again_does_nothing(tmp_path: Path, example_paths: list[Path], feed: Any) -> None:
    feed(tmp_path / "store", example_paths)
    again = feed(tmp_path / "store", example_paths)
    assert again.read == 0
    assert sum(again.done.values()) == 0


def test_increments_many_runs_are_compacted(
    tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str, monkeypatch: Any
) -> None:
    monkeypatch.setattr("headwater.store.folder.MOST_COMMITS", 2)
    for piece in _one_each(example_paths, tmp_path):
        feed(tmp_path / "store", [piece])
    assert _digest(tmp_path / "store") == whole_digest
    with open_store(tmp_path / "store", write=True) as store:
        assert store.check() == []
        with store.snapshot() as view:
            named = {p.file for p in view.parts()}
    # Opening to write has swept what compaction left behind.
    assert {p.name for p in (tmp_path / "store" / "parts").iterdir()} == named


def test_increments_a_setting_changed_and_changed_back(
    tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str, monkeypatch: Any
) -> None:
    folder = tmp_path / "store"
    feed(folder, example_paths)
    (tmp_path / "headwater.toml").write_text("[annotate.quotes]\nshortest = 5\n")
    changed = feed(folder)
    assert changed.done["annotate.quotes"] and not changed.done["annotate.times"] and not changed.done["extract.body"]
    assert _digest(folder) != whole_digest
    (tmp_path / "headwater.toml").unlink()
    feed(folder)
    assert _digest(folder) == whole_digest


def _one_each(paths: list[Path], folder: Path) -> list[Path]:
    """One file an article: rows of JSON Lines are written out alone, in a file of the same name as they came from."""
    out: list[Path] = []
    for path in paths:
        if path.suffix != ".jsonl":
            out.append(path)
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            assert json.loads(line)
            alone = folder / str(number) / path.name
            alone.parent.mkdir()
            alone.write_text(line + "\n", encoding="utf-8")
            out.append(alone)
    return out
