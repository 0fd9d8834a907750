"""Articles with a title, a text, an outlet and a day; two invented events told by three outlets each."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from headwater import ids
from headwater.engine.memory import Tables, run
from headwater.records import Article, Record
from headwater.stories.bundle import BundleArticles
from headwater.stories.cluster import ClusterStories
from headwater.stories.pair import PairArticles
from headwater.stories.sketch import SketchArticle

FLOOD = (
    "A burst main flooded eleven homes in the lower town of Elmstead early on Tuesday, the water board said.",
    "Eleven homes in Elmstead were under water on Tuesday after a main burst near the mill, officials of the board said.",
    "The water board of Elmstead is pumping out cellars after a main from 1931 burst and flooded homes on Tuesday.",
)
SYMPHONY = (
    "A lost symphony found in a box of railway tickets will be played in Port Callis, its conductor Ida Wren announced.",
    "Ida Wren will conduct the lost symphony that a librarian of Port Callis found among railway tickets.",
    "Port Callis hears a lost symphony next April: a librarian came upon the score in a box of tickets, Wren said.",
)


def _article(
    name: str, text: str, title: str | None = None, day: str | None = None, outlet: str | None = None
) -> Article:
    at = ids.make("article", name)
    first = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) if day else None
    last = None if first is None else first + 86399
    how = "given" if day else "none"
    return Article(at, at, name, outlet, None, title, day, how, first, last, (), "en", text)


@pytest.fixture
def article() -> Callable[..., Article]:
    return _article


@pytest.fixture
def events() -> list[Article]:
    """Six articles: 0 to 2 tell of a flood on 5 March 2024, 3 to 5 of a symphony on 6 March."""
    outlets = ("Tarn Post", "Daily Meridian", None)
    return [
        _article(f"{event}{i}", text, None if i == 2 else f"{text.split(',', maxsplit=1)[0][:60]}", day, outlets[i])
        for event, day, texts in (("flood", "2024-03-05", FLOOD), ("symphony", "2024-03-06", SYMPHONY))
        for i, text in enumerate(texts)
    ]


def _told(articles: list[Article], *more: Record) -> Tables:
    steps = [SketchArticle(), PairArticles(), BundleArticles(), ClusterStories()]
    return run(steps, Tables([*articles, *more]))


@pytest.fixture
def told() -> Callable[..., Tables]:
    """All that the stage makes of some articles, and of other records."""
    return _told
