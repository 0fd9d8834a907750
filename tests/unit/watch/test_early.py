from collections.abc import Callable
from pathlib import Path

from tests.unit.watch.conftest import BOATS, GATE, Reply, World, article

from headwater.config import Settings
from headwater.store import open_store
from headwater.watch.early import Early
from headwater.watch.loop import Watch

CHEESE = (
    "<html><head><title>Cheese fair opens</title></head><body><article><h1>Cheese fair opens</h1>"
    "<p>A cheese fair opened in Old Harrow with ninety sorts of goat cheese, its founder Tilda Quarrie announced.</p>"
    "<p>Visitors tasted for hours, and a dairy from Little Harrow won the golden ladle of the founder.</p>"
    "</article></body></html>"
)


def _said(told: list[str]) -> list[str]:
    return sorted(line for line in told if "seems to" in line or "a copy in" in line)


def test_early_tells_of_new_articles_before_they_are_settled(
    world: World, watch: Callable[..., Watch], settings: Settings, tmp_path: Path
) -> None:
    store, early = tmp_path / "s", Early(settings)
    world.put(GATE, article())
    first = world.feed(GATE)
    told: list[str] = []
    watch(first, until="stories", early=early)(store, told.append)
    assert _said(told) == ["Lock gate gives way: seems to begin a story"]
    world.put(GATE, article("fourteen", "Boats adrift after gate fails"), "ledger.example")
    world.put(BOATS, Reply(CHEESE.encode()), "ledger.example")
    second = world.feed(GATE, BOATS, host="ledger.example")
    told.clear()
    watch(first, second, until="stories", early=early)(store, told.append)
    cheese, boats = sorted(_said(told), key=lambda line: line.startswith("Boats"))
    assert cheese == "Cheese fair opens: seems to begin a story"
    assert boats.startswith("Boats adrift after gate fails: seems to join 'Lock gate gives way' (0.")
    # It is said before the run tells what it took.
    assert told.index(boats) < next(n for n, line in enumerate(told) if line.startswith("took "))
    assert early.window is not None
    told.clear()
    watch(first, second, until="stories", early=early)(store, told.append)
    assert not _said(told)


def test_early_says_nothing_of_a_page_without_an_article(
    world: World, watch: Callable[..., Watch], settings: Settings, tmp_path: Path
) -> None:
    world.put(GATE, Reply(b"<html></html>"))
    told: list[str] = []
    watch(world.feed(GATE), until="stories", early=Early(settings))(tmp_path / "s", told.append)
    assert not _said(told)


def test_early_of_an_empty_store_says_nothing(settings: Settings, tmp_path: Path) -> None:
    with open_store(tmp_path / "s", write=True) as opened:
        assert Early(settings)(opened) == []
