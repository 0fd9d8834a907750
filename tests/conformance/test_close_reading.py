"""Which stories are read closely, and that looking at one changes nothing else."""

from pathlib import Path
from typing import Any

from headwater.pipeline.run import forget, read_closely
from headwater.records import Article, Sentence, Story
from headwater.store import open_store

TEXTS = {
    "a1": (
        "Orrisk Echo",
        "A crane fell on the quay at Orrisk on Monday, the harbour master said. Nobody was hurt by the crane.",
    ),
    "a2": (
        "Selvey Post",
        "The quay at Orrisk is shut after a crane fell on Monday. The harbour master said nobody was hurt.",
    ),
    "b1": (
        "Orrisk Echo",
        "Bakers in Dunmere baked the longest loaf of the county. The loaf measured ninety metres of rye.",
    ),
    "b2": (
        "Selvey Post",
        "A rye loaf of ninety metres was baked in Dunmere, the longest loaf of the county, bakers said.",
    ),
}


def _silent(step: str, done: int, total: int) -> None:
    """No progress is shown."""


def _write(folder: Path) -> Path:
    import json

    path = folder / "in.jsonl"
    rows = [
        {"id": k, "outlet": outlet, "published": "2031-03-04", "title": text[:30], "text": text * 3}
        for k, (outlet, text) in TEXTS.items()
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    return path


def _read(folder: Path) -> set[str]:
    with open_store(folder) as store, store.snapshot() as view:
        marked = {s.article for s in view.rows(Sentence)}
        return {a.input_id for a in view.rows(Article) if a.id in marked}


def test_close_reading_of_one_story_leaves_the_others_unread(tmp_path: Path, feed: Any) -> None:
    feed(tmp_path / "s", [_write(tmp_path)], until="stories")
    with open_store(tmp_path / "s", write=True) as store:
        with store.snapshot() as view:
            (story,) = (
                s for s in view.rows(Story) for a in view.rows(Article) if a.input_id == "a1" and a.id in s.articles
            )
        read_closely(store, story.articles[0], _silent)
    assert _read(tmp_path / "s") == {"a1", "a2"}
    feed(tmp_path / "s")
    assert _read(tmp_path / "s") == set(TEXTS)


def test_close_reading_uses_the_settings_of_the_last_run(tmp_path: Path, feed: Any, monkeypatch: Any) -> None:
    (tmp_path / "headwater.toml").write_text("[stories.cluster]\nthreshold = 0.99\n")
    feed(tmp_path / "s", [_write(tmp_path)], close="none")
    (tmp_path / "headwater.toml").unlink()
    with open_store(tmp_path / "s", write=True) as store:
        with store.snapshot() as view:
            before = sorted(s.id for s in view.rows(Story))
        assert len(before) == len(TEXTS)
        read_closely(store, before[0], _silent)
        with store.snapshot() as view:
            assert sorted(s.id for s in view.rows(Story)) == before


def test_close_reading_of_a_forgotten_article_leaves_no_bytes(tmp_path: Path, feed: Any) -> None:
    (tmp_path / "a.txt").write_text(
        "Bridge to close\n\n" + "The bridge of Quillmarsh closes, Zebulon said on Monday. " * 4
    )
    (tmp_path / "b.txt").write_text("Loaf baked\n\n" + "A loaf was baked in Dunmere on Monday, bakers said. " * 4)
    feed(tmp_path / "s", [tmp_path / "a.txt", tmp_path / "b.txt"], close="all")
    with open_store(tmp_path / "s", write=True) as store:
        with store.snapshot() as view:
            (gone,) = (a.id for a in view.rows(Article) if a.input_id == "a")
        forget(store, gone)
    feed(tmp_path / "s")
    with open_store(tmp_path / "s", write=True) as store:
        assert store.check() == []
    import pyarrow.parquet as pq

    for part in (tmp_path / "s" / "parts").iterdir():
        with pq.ParquetFile(part) as opened:
            assert "Zebulon" not in str(opened.read().to_pydict()), part.name
