import json
import multiprocessing
import os
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from headwater.errors import StoreError, StoreLockedError, StoreVersionError
from headwater.ids import Id
from headwater.records import Dropped, Mention, Record, Sentence
from headwater.store import open_store, parts
from headwater.store.folder import FolderStore


def _mention(number: int) -> Mention:
    return Mention(Id(number), Id(1), Id(2), 0, number)


def _put(store: FolderStore, step: str, output: dict[int, list[Record]], gone: tuple[int, ...] = ()) -> None:
    store.commit(step, dict.fromkeys(output, 7), gone, parts.write(store.parts_folder, step, output))


def _rows(store: FolderStore) -> list[int]:
    with store.snapshot() as view:
        return sorted(int(m.claim) for m in view.rows(Mention))


def test_folder_a_keys_output_replaces_its_former_output(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(10), _mention(11)], 2: [_mention(20)]})
        _put(store, "a", {1: [_mention(12)]})
        assert _rows(store) == [12, 20]
        _put(store, "a", {1: []}, gone=(2,))
        assert _rows(store) == []


def test_folder_marks_are_the_rows_of_some_articles_that_count(tmp_path: Path) -> None:
    def sentences(*articles: int) -> list[Record]:
        return [Sentence(Id(article), 0, 0, article) for article in articles]

    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: sentences(5, 6), 2: sentences(7, 8)})
        _put(store, "a", {1: sentences(6)})
        with store.snapshot() as view:
            assert sorted(row.article for row in view.marks(Sentence, (8, 5, 6, 9))) == [6, 8]
            assert view.marks(Sentence, ()) == []


def test_folder_rows_of_keys_are_those_that_count(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(10), _mention(11)], 2: [_mention(20)], 3: [_mention(30)]})
        _put(store, "a", {1: [_mention(12)]})
        with store.snapshot() as view:
            assert sorted(view.rows_of(Mention, np.array([1, 3, 4])), key=astuple) == [_mention(12), _mention(30)]
            assert view.rows_of(Mention, np.empty(0, np.int64)) == []


def test_folder_a_snapshot_sees_the_outputs_of_its_own_moment(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        for step in "abcdef":
            _put(store, step, {1: []})
        with store.snapshot() as earlier:
            assert earlier.outputs("b")[0].tolist() == [1]
            _put(store, "a", {2: []})
            with store.snapshot() as later:
                assert later.outputs("a")[0].tolist() == [1, 2]
            assert earlier.outputs("a")[0].tolist() == [1]
        with store.snapshot() as view:
            assert [view.outputs(step)[0].tolist() for step in "abcdef"] == [[1, 2], *([1] for _ in "bcdef")]


def test_folder_two_steps_may_share_a_key(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [Dropped("x", "a", "why")]})
        _put(store, "b", {1: [Dropped("x", "b", "why")]})
        _put(store, "a", {}, gone=(1,))
        with store.snapshot() as view:
            assert view.rows(Dropped) == [Dropped("x", "b", "why")]


def test_folder_digest_is_of_what_counts_only(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as one, open_store(tmp_path / "t", write=True) as two:
        _put(one, "a", {1: [_mention(1)]})
        _put(one, "a", {1: [_mention(2), _mention(3)]})
        _put(two, "a", {9: [_mention(3)]})
        assert one.digest() != two.digest()
        _put(two, "a", {1: [_mention(2)]})
        assert one.digest() == two.digest()


def test_folder_orphans_are_swept_and_what_counts_is_not(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(1)]})
        parts.write(store.parts_folder, "a", {2: [_mention(2)]})
        assert len(list(store.parts_folder.iterdir())) == 2
    with open_store(tmp_path / "s", write=True) as store:
        assert len(list(store.parts_folder.iterdir())) == 1
        assert _rows(store) == [1]


def test_folder_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as writer, open_store(tmp_path / "s") as reader:
        _put(writer, "a", {1: [_mention(1)]})
        with reader.snapshot() as view:
            _put(writer, "a", {1: [_mention(2)]})
            assert [int(m.claim) for m in view.rows(Mention)] == [1]
        assert _rows(reader) == [2]


def test_folder_nothing_is_swept_under_a_reader(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as writer:
        _put(writer, "a", {1: [_mention(1)]})
    with open_store(tmp_path / "s") as reader, reader.snapshot() as view:
        with open_store(tmp_path / "s", write=True) as writer:
            writer.commit("a", {}, [1], [])
        with open_store(tmp_path / "s", write=True):
            assert [int(m.claim) for m in view.rows(Mention)] == [1]


def _read_again_and_again(path: str, ready: Any, stop: Any, seen: Any) -> None:
    with open_store(path) as store:
        ready.set()
        while not stop.is_set():
            with store.snapshot() as view:
                # Each commit replaces both rows: a torn read would see two different numbers.
                seen.put(tuple({m.end for m in view.rows(Mention)}))


def test_folder_two_processes_read_while_one_writes(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    stop, seen = context.Event(), context.Queue()
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(0)], 2: [_mention(0)]})
        ready = [context.Event(), context.Event()]
        readers = [
            context.Process(target=_read_again_and_again, args=(str(tmp_path / "s"), r, stop, seen)) for r in ready
        ]
        for reader in readers:
            reader.start()
        assert all(r.wait(60) for r in ready)
        for number in range(1, 30):
            _put(store, "a", {1: [_mention(number)], 2: [_mention(number)]})
        stop.set()
        views = [seen.get(timeout=60)]
        while any(r.is_alive() for r in readers) or not seen.empty():
            if not seen.empty():
                views.append(seen.get(timeout=60))
        for reader in readers:
            reader.join()
            assert reader.exitcode == 0
    assert all(len(v) == 1 for v in views)


def test_folder_one_writer_at_a_time(tmp_path: Path) -> None:
    with (
        open_store(tmp_path / "s", write=True),
        pytest.raises(StoreLockedError, match="another process is writing"),
    ):
        open_store(tmp_path / "s", write=True)
    open_store(tmp_path / "s", write=True).close()


def test_folder_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    open_store(tmp_path / "s", write=True).close()
    (tmp_path / "s" / "store.json").write_text(json.dumps({"headwater store": 99}))
    with pytest.raises(StoreVersionError, match=r"format 99.*new --store"):
        open_store(tmp_path / "s")


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense"])
def test_folder_with_a_damaged_label_is_refused(text: str, tmp_path: Path) -> None:
    open_store(tmp_path / "s", write=True).close()
    (tmp_path / "s" / "store.json").write_text(text)
    with pytest.raises(StoreError, match="damaged"):
        open_store(tmp_path / "s")


def test_folder_of_other_things_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("dear diary")
    with pytest.raises(StoreError, match="not a Headwater store"):
        open_store(tmp_path, write=True)
    with pytest.raises(StoreError, match="no store at"):
        open_store(tmp_path / "nowhere")


def test_folder_check_names_what_is_damaged(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(1)]})
        _put(store, "b", {1: [Dropped("x", "b", "why")]})
        assert store.check() == []
        first, second = sorted(store.parts_folder.iterdir())
        first.write_bytes(b"not parquet")
        second.unlink()
        problems = store.check()
    assert len(problems) == 2
    assert first.name in problems[0] and second.name in problems[1]


def test_folder_without_its_catalogue_is_refused_and_not_emptied(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(1)]})
    for file in (tmp_path / "s").glob("catalogue.sqlite*"):
        file.unlink()
    for write in (False, True):
        with pytest.raises(StoreError, match=r"catalogue\.sqlite is missing"):
            open_store(tmp_path / "s", write=write)
    assert len(list((tmp_path / "s" / "parts").iterdir())) == 1


def test_folder_with_a_catalogue_that_is_none_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "s", write=True).close()
    (tmp_path / "s" / "catalogue.sqlite").write_bytes(b"nonsense" * 1000)
    with open_store(tmp_path / "s") as store, pytest.raises(StoreError, match=r"catalogue\.sqlite"):
        store.digest()


def test_folder_a_truncated_part_is_a_store_error(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(1)]})
        (part,) = store.parts_folder.iterdir()
        part.write_bytes(part.read_bytes()[:50])
        with store.snapshot() as view, pytest.raises(StoreError, match=part.name):
            view.rows(Mention)


def test_folder_erase_leaves_no_bytes_of_what_is_gone(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [Dropped("secret", "a", "x")], 2: [Dropped("kept", "a", "x")]})
        _put(store, "a", {3: [Dropped("other", "a", "x")]})
        store.commit("a", {}, [1], [])
        before = store.digest()
        store.compact("a", erase=True)
        assert store.digest() == before
        assert store.check() == []
        held = [
            str(r)
            for p in store.parts_folder.iterdir()
            for r in parts.read_arrow(store.parts_folder, p.name)["record"].to_pylist()
        ]
        assert sorted(held) == ["kept", "other"]


def test_folder_compaction_keeps_large_commits_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.store.folder.MOST_COMMITS", 3)
    with open_store(tmp_path / "s", write=True) as store:
        for number in range(8):
            _put(store, "a", {number: [_mention(number), Dropped(str(number), "a", "x")]})
        size = max(p.stat().st_size for p in store.parts_folder.iterdir())
        monkeypatch.setattr("headwater.store.folder.LARGE", 5 * size)
        before = store.digest()
        store.compact("a")
        with store.snapshot() as view:
            commits = {p.commit for p in view.parts(step="a")}
        assert 1 < len(commits) < 8
        assert store.digest() == before
        assert store.check() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_cannot_be_written_to_can_be_read(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        _put(store, "a", {1: [_mention(1)]})
    for path in [tmp_path / "s", *(tmp_path / "s").rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    with open_store(tmp_path / "s") as store:
        assert _rows(store) == [1]
    for path in [tmp_path / "s", *(tmp_path / "s").rglob("*")]:
        path.chmod(0o755)
