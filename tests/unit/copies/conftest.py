"""Articles made of a text alone."""

from collections.abc import Callable

import pytest

from headwater import ids
from headwater.records import Article


def _article(name: str, text: str) -> Article:
    at = ids.make("article", name)
    return Article(at, at, name, None, None, None, None, "none", None, None, (), "en", text)


@pytest.fixture
def article() -> Callable[[str, str], Article]:
    return _article
