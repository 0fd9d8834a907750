"""A generated stream with planted stories, copies and updates: in whatever pieces it comes, the stories and copies are the same."""

import importlib
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from headwater.records import Copy, Lineage, Story
from headwater.store import open_store

BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "stories"
ARTICLES = 300
# As for a stream that is too large for the usual bounds: candidates are cut short, bundles and families come in pieces.
BOUNDED = """
[copies.pair]
widest = 3
next_few = 2
[copies.gather]
largest = 5
[stories.pair]
widest = 12
next_few = 4
[stories.bundle]
largest = 6
"""


@pytest.fixture(scope="module")
def rows() -> list[str]:
    """Articles in the order of time, a line of JSON each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        return [f"{json.dumps(row)}\n" for row, _ in importlib.import_module("generate").stream(ARTICLES)]


def _batches(rows: Sequence[str], sizes: Sequence[int]) -> list[list[str]]:
    """Of these shares of the whole, in order."""
    ends = [sum(sizes[:i]) * len(rows) // sum(sizes) for i in range(len(sizes) + 1)]
    return [list(rows[a:b]) for a, b in pairwise(ends)]


def _store(folder: Path, batches: Sequence[Sequence[str]], feed: Any) -> tuple[str, set[str]]:
    """The digest after a run a batch, and what has become of stories on the way."""
    for number, batch in enumerate(batches):
        path = folder / str(number) / "stream.jsonl"
        path.parent.mkdir()
        path.write_text("".join(batch), encoding="utf-8")
        feed(folder / "store", [path], until="stories", close="none", workers=1)
    with open_store(folder / "store") as store, store.snapshot() as view:
        assert store.check() == []
        assert any(len(story.articles) > 1 for story in view.rows(Story))
        assert view.rows(Copy)
        return store.digest(), {row.event for row in view.rows(Lineage)}


@pytest.fixture(scope="module", params=["", BOUNDED], ids=["usual", "bounded"])
def settings(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def whole(settings: str, rows: list[str], feed: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of all at once."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "headwater.toml").write_text(settings)
    return _store(folder, [rows], feed)[0]


@pytest.mark.parametrize("order", ["as it came", "last first", "one batch twice"])
def test_increments_of_a_stream_equal_all_at_once(
    order: str, settings: str, rows: list[str], whole: str, tmp_path: Path, feed: Any
) -> None:
    batches = {
        "as it came": _batches(rows, [1] * 6),
        "last first": _batches(rows, [1, 5, 2, 9, 1, 3])[::-1],
        "one batch twice": [*_batches(rows, [1, 1, 1]), _batches(rows, [1, 1, 1])[1]],
    }
    (tmp_path / "headwater.toml").write_text(settings)
    digest, events = _store(tmp_path, batches[order], feed)
    assert digest == whole
    assert {"birth", "growth"} <= events
