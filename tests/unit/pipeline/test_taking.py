"""Read by workers or by the driver: the same store, and the same said of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from headwater import config
from headwater.errors import HeadwaterError
from headwater.pipeline import taking
from headwater.pipeline.run import Run
from headwater.pipeline.taking import Reading, Report, read_apart
from headwater.reading import ReadSettings
from headwater.records import Dropped, Page, Record
from headwater.store import open_store, parts
from headwater.store.parts import Part

TEXT = "The quay at Marsham was closed on Tuesday after a crane fell over. "


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """Files with equal documents in different places, empty ones, a folder, and one that is not there."""
    rows = [{"id": str(n), "url": f"https://quay.example/{n % 7}", "text": TEXT * (1 + n % 7)} for n in range(20)]
    (tmp_path / "a.jsonl").write_text("\n".join([*map(json.dumps, rows), "no json", ""]))
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, rows[5:9])) + "\n\n{}\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.txt").write_text(TEXT)
    (tmp_path / "more" / "empty.txt").touch()
    return [tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "more", tmp_path / "none.txt"]


def _run(folder: Path, paths: list[Path], engine: str) -> tuple[Report, str, list[Any], list[str]]:
    with open_store(folder, write=True) as store:
        report = Run(config.load(folder.parent, {}), "read", engine=engine)(store, paths)
        with store.snapshot() as view:
            pages = sorted(map(astuple, view.rows(Page)))
            dropped = sorted(str(d) for d in view.rows(Dropped))
        return report, store.digest(), pages, dropped


@pytest.fixture(params=[2, 256])
def batch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "PAGES_A_COMMIT", request.param)


@pytest.mark.usefixtures("batch")
def test_taking_by_workers_is_taking_by_the_driver(tmp_path: Path, sources: list[Path]) -> None:
    here, apart = (_run(tmp_path / name, sources, name) for name in ("local", "shuffling"))
    assert here[1:] == apart[1:]
    assert (here[0].read, here[0].known) == (apart[0].read, apart[0].known)
    assert sorted(map(astuple, here[0].dropped)) == sorted(map(astuple, apart[0].dropped))
    assert here[0].read and here[0].known and here[0].dropped


@pytest.mark.usefixtures("batch")
def test_taking_by_workers_again_writes_nothing_twice(
    tmp_path: Path, sources: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _run(tmp_path / "store", sources, "shuffling")
    names = {p.name for p in (tmp_path / "store" / "parts").iterdir() if "page" in p.name}
    wrote: set[type[Record]] = set()
    write = parts.write

    def watched(folder: Path, step: str, output: Mapping[int, Sequence[Record]]) -> list[Part]:
        wrote.update(type(row) for rows in output.values() for row in rows)
        return write(folder, step, output)

    monkeypatch.setattr(parts, "write", watched)
    again = _run(tmp_path / "store", sources, "shuffling")
    assert wrote == {Dropped}
    assert again[1:] == first[1:] and again[0].read == 0
    assert {p.name for p in (tmp_path / "store" / "parts").iterdir() if "page" in p.name} == names
    with open_store(tmp_path / "store") as store:
        assert store.check() == []


@pytest.mark.usefixtures("batch")
def test_taking_by_workers_what_can_be_read_now_is_let_go_no_more(tmp_path: Path, sources: list[Path]) -> None:
    _run(tmp_path / "store", sources, "shuffling")
    (tmp_path / "more" / "empty.txt").write_text("The crane at Marsham was lifted on Friday, the harbour master said.")
    assert not any("empty.txt" in d for d in _run(tmp_path / "store", sources, "shuffling")[3])


def test_taking_a_worker_that_does_not_see_a_path_says_so(tmp_path: Path) -> None:
    job = Reading(0, str(tmp_path / "none"), True, tmp_path, ReadSettings(), tmp_path, "known.npy")
    with pytest.raises(HeadwaterError, match="on storage that all nodes share"):
        read_apart(job)


def test_taking_relative_paths_are_those_of_the_driver(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    np.save(tmp_path / "known.npy", np.empty(0, np.int64))
    number, batches = read_apart(Reading(3, "a.txt", True, tmp_path, ReadSettings(), tmp_path, "known.npy"))
    assert number == 3 and [len(b.items) for b in batches] == [1]
