"""Articles made of a text, and the steps that find copies."""

from collections.abc import Callable
from typing import Any

import pytest

from headwater import ids
from headwater.copies.find import FindCopies
from headwater.copies.fingerprint import FingerprintText
from headwater.copies.gather import GatherFamilies
from headwater.copies.pair import PairArticles
from headwater.engine.memory import Tables, run
from headwater.records import Article, Copy


def _article(name: str, text: str, **more: Any) -> Article:
    at = ids.make("article", name)
    given: dict[str, Any] = {"outlet": None, "first": None, "last": None, "url": None} | more
    return Article(at, at, name, title=None, published=None, published_how="none", authors=(), language="en", text=text, **given)  # fmt: skip


@pytest.fixture
def article() -> Callable[..., Article]:
    return _article


def _copies(*articles: Article) -> list[Copy]:
    return run([FingerprintText(), PairArticles(), GatherFamilies(), FindCopies()], Tables(articles)).rows(Copy)


@pytest.fixture
def copies() -> Callable[..., list[Copy]]:
    return _copies


WIRE = (
    "ELMSTEAD - A burst main flooded eleven homes in the lower town of Elmstead early on Tuesday, the water board said.\n"
    "Crews from three districts worked through the night to close the valves and pumped out cellars until noon.\n"
    "The board expects the repair of the pipe, which dates from 1931, to take at least nine days and to cost a great deal.\n"
    "Nobody was hurt, but a school near the mill stayed closed and forty pupils were taught in the parish hall instead."
)
OTHER = (
    "The orchestra of Port Callis will play the whole of a lost symphony next spring, its conductor announced today.\n"
    "A librarian had come upon the score in a box of railway tickets while she was looking for something else entirely.\n"
    "Rehearsals begin in the winter and the first performance is planned for the last week of April in the old hall."
)


@pytest.fixture
def wire() -> str:
    """An agency's text."""
    return WIRE


@pytest.fixture
def other() -> str:
    """A text that has nothing to do with it."""
    return OTHER


@pytest.fixture
def third() -> str:
    """A text that has nothing to do with either."""
    return (
        "Two wolves were seen on the ridge above the reservoir of Halverton on Sunday, the first for more than a generation.\n"
        "A hunter who was out with his dogs filmed them for half a minute and sent what he had to a biologist in the capital.\n"
        "Ranchers of the valley asked the state for fences, while pupils of the village school have already found names for both.\n"
        "The animals had probably followed the river down from the north, where a dozen packs live in the forests along the border."
    )
