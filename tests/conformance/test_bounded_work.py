"""Close reading of hostile texts takes work in proportion to their length: lines run are counted, not seconds."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.pipeline.plan import step_kinds
from headwater.records import Article, Story

Tally = Callable[[FrameType, str, object], Any]
STAGES = ("annotate.", "resolve.")
SMALL = 6_000  # characters
# Eight times the text may take this many times the lines: somewhat more than eight leaves room for sorting.
LARGE, MOST = 8, 10

TEXTS: dict[str, Callable[[int], str]] = {
    "no spaces": lambda n: "harbour" * (n // 7),
    "no spaces, capitals": lambda n: "HarbourMaster" * (n // 13),
    "quotation marks": lambda n: '"' * n,
    "opening marks": lambda n: "“ word " * (n // 7),
    "closing marks": lambda n: "word” " * (n // 6),
    "short quotes": lambda n: '"Yes," she said. ' * (n // 17),
    "one quote cut differently": lambda n: "".join(f"“The mill {'is ' * (i % 9)}shut for good,” he said.\n" for i in range(n // 40)),
    "apostrophes": lambda n: "'tis o' the 'rock ' " * (n // 19),
    "digits": lambda n: "7" * n,
    "numbers": lambda n: "12,345.67 " * (n // 10),
    "dates": lambda n: "on 3 May 2031, " * (n // 15),
    "names": lambda n: "Ann Marlow and Peter Dunn and " * (n // 30),
    "many names": lambda n: "".join(f"Ann Mar{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} said. " for i in range(n // 18)),
    "sayings": lambda n: "he said she said " * (n // 17),
    "commas": lambda n: ", " * (n // 2),
    "brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "full stops": lambda n: "." * n,
    "lines": lambda n: "a\n" * (n // 2),
    "dashes": lambda n: "word — " * (n // 7),
    "invisible": lambda n: "\u200b\u00ad" * (n // 2),
}  # fmt: skip


def lines(text: str) -> int:
    """Lines of Python, each turn of a loop among them, that close reading of an article of this text runs."""
    article = Article(Id(7), Id(7), "a", "Orrisk Echo", None, None, "2031-05-05", "given", None, None, (), "en", text)
    tables = Tables([article, Story(Id(1), None, (article.id,), ("Orrisk Echo",), None, None)])
    steps = [kind() for kind in step_kinds() if kind.name.startswith(STAGES)]
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> Tally:
        nonlocal count
        count += 1
        return tally

    before = sys.gettrace()
    sys.settrace(tally)
    try:
        run(steps, tables)
    finally:
        sys.settrace(before)
    return count


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Word lists and models are loaded before anything is counted."""
    lines("Ann Marlow said on Monday that “four ships” were lost off Orrisk, according to the harbour master.")


@pytest.mark.parametrize("kind", TEXTS)
def test_bounded_work_grows_with_the_text(kind: str) -> None:
    make = TEXTS[kind]
    lines(make(SMALL // 4))
    small, large = lines(make(SMALL)), lines(make(LARGE * SMALL))
    assert large <= MOST * small
