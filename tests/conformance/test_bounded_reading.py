"""Reading and keeping what is made to exhaust takes work in proportion to it: notes, bytes, rows and look-ups are counted, not seconds."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from headwater.ids import Id
from headwater.pipeline import plan
from headwater.pipeline.taking import Report, take, take_noting
from headwater.reading import pages
from headwater.records import Dropped, Mention, Page
from headwater.store import open_store, parts
from headwater.store.catalogue import Catalogue

PROSE = "The council of Orrisk met on Monday to speak about the bridge. It will close in May, the mayor said. "
HTML = b"<html><body><p>The ferry to Norra Holm stopped at noon on Monday.</p></body></html>"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML
WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%d\r\nContent-Type: application/http\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n"
)
ARC = b"http://a.example/%d 10.0.0.1 20310304101500 text/html %d\n%s\n"


def _notes(path: Path, data: bytes) -> list[Dropped]:
    path.write_bytes(data)
    return [item for item in pages(path) if isinstance(item, Dropped)]


@pytest.mark.parametrize(("name", "record"), [("a.warc", WARC), ("a.arc", ARC)])
def test_bounded_reading_of_an_archive_that_is_damaged_everywhere(name: str, record: bytes, tmp_path: Path) -> None:
    head = b"filedesc://a.arc 0.0.0.0 20310304101500 text/plain 0\n\n" if name.endswith(".arc") else b""
    data = head + b"".join(record % (n, len(ANSWER), ANSWER) + b"torn off\r\n" for n in range(400))
    found = _notes(tmp_path / name, data)
    assert len(found) == 101
    assert found[-1].reason.endswith("no record begins at 300 more places")


def test_bounded_reading_of_a_row_of_faults(tmp_path: Path) -> None:
    row = {"text": PROSE} | {f"field{n}": "\ud800" for n in range(5000)}
    found = _notes(tmp_path / "a.jsonl", json.dumps(row).encode())
    assert len(found) == 21
    assert "in 4980 more fields" in found[-1].reason


LONG = "x" * 100_000
FEEDS = {
    "a.rss": f"<rss><channel><title>{LONG}</title><language>{LONG}</language>"
    + "".join(f"<item><title>{n}</title><description>{PROSE}</description></item>" for n in range(100))
    + "</channel></rss>",
    "a.json": json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": LONG, "language": LONG, "authors": [{"name": LONG}]}
        | {"items": [{"id": str(n), "content_text": PROSE} for n in range(100)]}
    ),
    "a.csv": f"id,text,{LONG}\n" + "".join(f'{n},"{PROSE}",y\n' for n in range(100)),
}


@pytest.mark.parametrize("name", FEEDS)
def test_bounded_reading_of_what_every_entry_repeats(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(FEEDS[name])
    found = [item[0] for item in pages(tmp_path / name) if isinstance(item, tuple)]
    assert len(found) == 100
    assert sum(len(page.data) for page in found) < 2 * len(FEEDS[name])


def test_bounded_reading_writes_a_row_for_each_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: Counter[str] = Counter()
    write = parts._write

    def counting(folder: Path, step: str, table: type[Any], rows: list[Any]) -> Any:
        written[table.__name__] += len(rows)
        return write(folder, step, table, rows)

    monkeypatch.setattr(parts, "_write", counting)
    (tmp_path / "a.jsonl").write_text("no json\n" * 3000 + json.dumps({"text": PROSE}) + "\n")
    report = Report()
    with open_store(tmp_path / "s", write=True) as store:
        take(store, pages(tmp_path / "a.jsonl"), report)
        with store.snapshot() as view:
            assert len(view.rows(Dropped)) == len(report.dropped) == 3000
            assert len(view.rows(Page)) == 1
    assert written == {"Dropped": 3000, "Page": 1, "Intake": 1}


def test_bounded_reading_leaves_a_catalogue_that_does_not_grow_with_the_runs(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as store:
        versions = set()
        for number in range(60):
            rows = {number % 3: [Mention(Id(number), Id(1), Id(2), 0, 1)]}
            store.commit(f"step{number % 2}", {number % 3: 7}, [], parts.write(store.parts_folder, "step", rows))
            with store.snapshot() as view:
                versions.add(view.version((Mention,)))
        assert len(versions) == 60
        with Catalogue(store.path / "catalogue.sqlite", False).begin() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM commits").scalar() == 2


def test_bounded_reading_looks_parts_up_once_however_many_are_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    for name in ("parts", "outputs"):
        inner = getattr(Catalogue, name)

        def counting(self: Any, *args: Any, inner: Any = inner, name: str = name) -> Any:
            asked[name] += 1
            return inner(self, *args)

        monkeypatch.setattr(Catalogue, name, counting)
    with open_store(tmp_path / "s", write=True) as store:
        for number in range(100):
            rows = {number: [Mention(Id(number), Id(1), Id(2), 0, 1)]}
            store.commit(plan.READING, {number: 7}, [], parts.write(store.parts_folder, plan.READING, rows))
        size = max(p.stat().st_size for p in store.parts_folder.iterdir())
        before = store.digest()
        monkeypatch.setattr("headwater.store.folder.LARGE", 2 * size)
        asked.clear()
        store.compact(plan.READING)
        assert asked == {"parts": 2, "outputs": 1}
        assert store.digest() == before
        with store.snapshot() as view:
            assert len(view.parts(step=plan.READING)) == 50


def test_bounded_reading_of_a_few_pages_asks_for_their_keys_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A watch commits a few pages at a time: what the store has is not read whole for them."""
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": n, "text": f"{n} {PROSE}"}) + "\n" for n in range(6)))
    (tmp_path / "b.jsonl").write_text("no json\n")
    good = [item for item in pages(tmp_path / "a.jsonl") if isinstance(item, tuple)]
    gone = [item for item in pages(tmp_path / "b.jsonl") if isinstance(item, Dropped)]
    with open_store(tmp_path / "s", write=True) as store:
        take(store, [*good[:3], *gone], Report())
        with monkeypatch.context() as patch:
            patch.delattr(Catalogue, "outputs")
            report = Report()
            take_noting(store, good, [gone[0].record], {"name": "text"}, report)
        assert (report.read, report.known) == (3, 3)
        with store.snapshot() as view:
            assert len(view.rows(Page)) == 6
            assert view.rows(Dropped) == []
