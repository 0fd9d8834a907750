import json
from pathlib import Path
from typing import Any

from headwater import config, dates, views
from headwater.pipeline.run import Run
from headwater.store import open_store

FLOOD = "A burst main flooded eleven homes in the lower town of Elmstead early on Tuesday, the water board of Elmstead said."
FAIR = (
    "Tilda Quarrie opened the goat cheese fair of Old Harrow on Saturday; ninety sorts of goat cheese are shown there."
)


def _lineage(folder: Path, *texts: str) -> list[dict[str, Any]]:
    """Of the store after a run over one file with these texts."""
    rows = [
        {"id": text, "title": text[:40], "published": f"2024-03-0{n}", "text": text} for n, text in enumerate(texts, 1)
    ]
    (folder / f"{len(texts)}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with open_store(folder / "store", write=True) as opened:
        run = Run(config.load(folder, {}), until="stories", close="none", workers=1)
        run(opened, [folder / f"{len(texts)}.jsonl"])
        with opened.snapshot() as view:
            return list(views.export(view, "lineage"))


def test_history_is_exported_in_the_order_of_the_runs_that_changed_something(tmp_path: Path) -> None:
    assert [(row["run"], row["event"]) for row in _lineage(tmp_path, FLOOD, FAIR)] == [(1, "birth"), (1, "birth")]
    _lineage(tmp_path, FLOOD, FAIR)
    later = _lineage(tmp_path, f"{FLOOD} Pumps were brought.")
    assert [(row["run"], row["event"]) for row in later] == [(1, "birth"), (1, "birth"), (2, "growth")]
    assert [dates.interval(row["at"])[0] is not None for row in later] == [True] * 3
    assert [row["at"] for row in later] == sorted(row["at"] for row in later)
