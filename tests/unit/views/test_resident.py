import json
from pathlib import Path

import pytest

import headwater
from headwater import config
from headwater.errors import StoreError, UsageError
from headwater.pipeline.run import Run
from headwater.records import Article, Story
from headwater.store import open_store
from headwater.views import resident

MAIN = (
    "A burst main flooded eleven homes in the lower town of Elmstead early on Tuesday, the water board said.",
    "Eleven homes in Elmstead were under water on Tuesday after a main burst near the mill, officials of the board said.",
    "The water board of Elmstead is pumping out cellars after a main from 1931 burst and flooded homes on Tuesday.",
)
FAIR = (
    "A cheese fair opened in Old Harrow with ninety sorts of goat cheese, its founder Tilda Quarrie announced.",
    "Tilda Quarrie opened the goat cheese fair of Old Harrow on Saturday; ninety sorts are shown.",
)


def _rows(texts: tuple[str, ...], name: str, day: str | None) -> list[dict[str, str | None]]:
    return [
        {"id": f"{name}{n}", "outlet": f"{name} post {n}", "title": text[:40], "published": day, "text": text}
        for n, text in enumerate(texts)
    ]


def _run(store: Path, rows: list[dict[str, str | None]]) -> None:
    given = store.parent / f"{len(rows)}.jsonl"
    given.write_text("\n".join(json.dumps(row) for row in rows))
    with open_store(store, write=True) as opened:
        Run(config.load(store.parent, {}), until="stories", close="none", workers=1)(opened, [given])


def _known(store: Path) -> tuple[list[Article], dict[int, int]]:
    with open_store(store) as opened, opened.snapshot() as view:
        return view.rows(Article), {a: s.id for s in view.rows(Story) for a in s.articles}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    _run(tmp_path / "store", [*_rows(MAIN, "main", "2024-03-05"), *_rows(FAIR, "fair", None)])
    return tmp_path / "store"


def test_resident_holds_the_stories_of_the_store(store: Path) -> None:
    window = headwater.window(store)
    articles, story = _known(store)
    assert len(window) == len(articles) == 5
    for one in articles:
        assert window.place(one).story == story[one.id]


def test_resident_equals_a_window_that_was_filled_by_hand(store: Path) -> None:
    window, filled = resident.window(store), headwater.Window()
    articles, story = _known(store)
    for one in articles:
        found = filled.place(one)
        object.__setattr__(found, "story", story[one.id])
        filled.add(found)
    for one in articles:
        assert window.place(one) == filled.place(one)


def test_resident_is_bounded_by_time_and_number(store: Path) -> None:
    # What may be from then on stays, and so does what has no date.
    assert len(resident.window(store, since="2024-03-08")) == 2
    assert len(resident.window(store, since="2024-03-05")) == 5
    assert len(resident.window(store, most=2)) == 2


def test_resident_uses_the_settings_of_the_last_run(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", write=True) as opened:
        settings = config.load(tmp_path, {}, ["stories.cluster.threshold=0.4"])
        Run(settings, until="stories", close="none", workers=1)(opened, [])
    assert resident.window(tmp_path / "store").how.cluster.threshold == 0.4


def test_resident_refuses_what_is_no_store_and_no_date(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        resident.window(tmp_path / "none")
    with pytest.raises(UsageError, match="is no date"):
        resident.window(store, since="tomorrow")


def test_resident_refresh_takes_over_what_a_run_settled(store: Path) -> None:
    window = resident.window(store)
    late = "Homes in Elmstead that a burst main flooded on Tuesday are dry again, the water board said of the main of 1931."
    _run(store, [*_rows((*MAIN, late), "main", "2024-03-05"), *_rows((FAIR[0],), "fair", None)])
    with open_store(store) as opened, opened.snapshot() as view:
        window.refresh(view)
    fresh = resident.window(store)
    articles, story = _known(store)
    assert len(window) == len(fresh) == len(articles) == 6
    for one in articles:
        assert window.place(one) == fresh.place(one)
        assert window.place(one).story == story[one.id]


def test_resident_refresh_lets_go_of_what_the_store_has_no_more(store: Path, tmp_path: Path) -> None:
    window = resident.window(store)
    with open_store(tmp_path / "other", write=True) as opened, opened.snapshot() as view:
        window.refresh(view)
    assert not len(window)
    articles, _ = _known(store)
    assert window.place(articles[0]).story is None
