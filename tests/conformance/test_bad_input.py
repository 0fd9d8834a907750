"""Bad files among good ones: each is named with its reason, and the rest of the run goes on."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from headwater.records import Article, Dropped, Story
from headwater.store import open_store
from headwater.views import Index, verify

PROSE = "The council of Orrisk met on Monday to speak about the bridge. It will close in May, the mayor said. " * 3
LARGE = 50_000_000


def _row(**fields: object) -> str:
    return json.dumps({"id": "r", "outlet": "Orrisk Echo", "published": "2031-03-04", "text": PROSE} | fields)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in") / "bad"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "image.bin").write_bytes(bytes(range(256)) * 64)
    (folder / "large.jsonl").write_text(_row(id="l1") + '\n{"text": "' + "x" * LARGE + '"}\n' + _row(id="l3") + "\n")
    rows = [_row(id=f"b{n}", text=f"Report {n}. {PROSE}") for n in range(1, 10)]
    rows[6] = rows[6][:60]
    (folder / "broken.jsonl").write_text("\n".join(rows) + "\n")
    (folder / "types.jsonl").write_text(
        "\n".join(
            [
                _row(id="t1", text=["a", "list"]),
                _row(id="t2", published=20310304, title=["a", "list"]),
                _row(id="t3", published="0000-01-01"),
                _row(id="t4", published="9999-12-31"),
                _row(id="t5", text=PROSE + "\ud800 and \u200b\u00ad\ufe0f invisible"),
                '"only a string"',
            ]
        )
        + "\n"
    )
    (folder / "german.txt").write_text(
        "Der Rat von Orrisk hat am Montag über die Brücke beraten, die im Mai geschlossen wird.\n\n"
        "Das sagte die Bürgermeisterin der Stadt nach der Sitzung den wartenden Journalisten.\n"
    )
    (folder / "cut.html.gz").write_bytes(
        gzip.compress(b"<html><body><p>" + PROSE.encode() + b"</p></body></html>")[:90]
    )
    (folder / "loop").mkdir()
    (folder / "loop" / "again").symlink_to("..")
    (folder / "loop" / "good.txt").write_text("Bridge to close\n\n" + PROSE + "\n")
    return folder


EXPECTED = {
    r"nowhere\.txt": "no such file",
    r"empty\.txt": "empty",
    r"image\.bin": "binary",
    r"large\.jsonl:2": "larger than the bound",
    r"broken\.jsonl:7": "broken JSON",
    r"types\.jsonl:1": "'text' must be text",
    r"types\.jsonl:2": "'title' must be text",
    r"types\.jsonl:3": "not a date: '0000-01-01'",
    r"types\.jsonl:4": "not a date: '9999-12-31'",
    r"types\.jsonl:5": "1 unpaired surrogate",
    r"types\.jsonl:6": "must be a JSON object",
    r"german\.txt": "'de' is not read closely",
    r"cut\.html\.gz": "damaged gzip",
    r"loop/again": "link to a folder",
}
NOTED = {r"types\.jsonl:2", r"types\.jsonl:3", r"types\.jsonl:4", r"types\.jsonl:5", r"german\.txt"}
KEPT = {"l1", "l3", *(f"b{n}" for n in (1, 2, 3, 4, 5, 6, 8, 9)), "t2", "t3", "t4", "t5", "german", "good"}


def test_bad_input_is_named_and_the_rest_goes_on(bad: Path, tmp_path: Path, feed: Any) -> None:
    report = feed(tmp_path / "s", [bad / "nowhere.txt", bad], close="all")
    with open_store(tmp_path / "s") as store:
        assert store.check() == []
        with store.snapshot() as view:
            articles, dropped = view.rows(Article), view.rows(Dropped)
            stories = view.rows(Story)
            assert verify(Index(view))["problems"] == []
    assert set(report.dropped) == set(dropped)
    for where, why in EXPECTED.items():
        found = [d for d in dropped if re.search(where + "$", d.record)]
        assert len(found) == 1, where
        assert why in found[0].reason
    assert len(dropped) == len(EXPECTED)
    assert {where for where in EXPECTED for d in dropped if d.kept and re.search(where + "$", d.record)} == NOTED
    assert report.counts() == f"{len(EXPECTED) - len(NOTED)} dropped, {len(NOTED)} notes"
    assert {a.input_id for a in articles} == KEPT
    assert sorted(a for s in stories for a in s.articles) == sorted(a.id for a in articles)


def test_bad_input_keeps_invisible_characters_and_offsets(bad: Path, tmp_path: Path, feed: Any) -> None:
    feed(tmp_path / "s", [bad / "types.jsonl"])
    with open_store(tmp_path / "s") as store, store.snapshot() as view:
        (article,) = (a for a in view.rows(Article) if a.input_id == "t5")
    assert "\ufffd and \u200b\u00ad\ufe0f invisible" in article.text
    assert len(article.text) == len(PROSE + "\ud800 and \u200b\u00ad\ufe0f invisible")


def test_bad_input_that_is_mended_is_let_go_no_more(tmp_path: Path, feed: Any) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Bridge to close\n\n" + PROSE + "\n")
    late = tmp_path / "in" / "late.txt"
    feed(tmp_path / "s", [tmp_path / "in" / "a.txt", late])
    late.write_text("Mayor speaks\n\n" + PROSE + "\n")
    feed(tmp_path / "s", [tmp_path / "in" / "a.txt", late])
    feed(tmp_path / "t", [tmp_path / "in" / "a.txt", late])
    with open_store(tmp_path / "s") as one, open_store(tmp_path / "t") as two:
        with one.snapshot() as view:
            assert view.rows(Dropped) == []
        assert one.digest() == two.digest()
