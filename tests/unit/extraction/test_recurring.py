"""What an outlet's pages teach about its chrome."""

import random
from pathlib import Path

import pytest

from headwater import config
from headwater.extraction.recurring import LearnChrome, may_recur
from headwater.ids import Id
from headwater.pipeline.run import Run
from headwater.records import Article, Chrome, Fixture
from headwater.step import Group
from headwater.store import open_store

PLEA = "Holm Herald readers get the island's news first"
BACKGROUND = "The bridge has been closed since a barge struck its third pier in March."


def fixture(page: int, lead: int) -> Fixture:
    return Fixture(Id(page), 2, Id(7), Id(lead))


def test_recurring_needs_pages_that_begin_differently() -> None:
    step = LearnChrome()
    same = [fixture(1, 1), fixture(2, 1), fixture(3, 1), fixture(4, 1)]
    assert list(step.reduce(Id(7), Group({Fixture: same}))) == []
    mixed = [*same[:2], fixture(3, 2), fixture(4, 3)]
    expected = [Chrome(Id(n), 2) for n in (1, 2, 3, 4)]
    assert list(step.reduce(Id(7), Group({Fixture: mixed}))) == expected
    assert list(step.reduce(Id(7), Group({Fixture: mixed[::-1]}))) == expected


def test_recurring_setting_says_how_many_pages() -> None:
    rows = [fixture(1, 1), fixture(2, 2)]
    assert list(LearnChrome(pages=2).reduce(Id(7), Group({Fixture: rows}))) == [Chrome(Id(1), 2), Chrome(Id(2), 2)]


@pytest.mark.parametrize(
    ("line", "may"),
    [
        (PLEA, True),
        ("Follow us on every channel you like, and tell your friends.", True),
        (BACKGROUND, False),
        ("No one was hurt in the fall.", False),
        ("“We will rebuild it here", False),
        ("By Ada Brandt, Associated Press", False),
        ("With News Wire Services", False),
        ("HOLM, Iowa -", False),
    ],
)
def test_recurring_prose_quotes_and_credits_are_never_chrome(line: str, may: bool) -> None:
    assert may_recur(line) is may


def write(folder: Path, number: int) -> Path:
    words = ["harbour", "school", "mill", "orchard", "lighthouse"][number]
    folder.mkdir(exist_ok=True)
    path = folder / f"page{number}.html"
    path.write_text(
        f"<html><head><title>News of the {words}</title><link rel=canonical href='https://holmherald.example/n/{words}'></head>"
        f"<body><article><h1>News of the {words}</h1><p>The old {words} of Holm was sold by its council on Tuesday "
        f"night to a builder from the mainland.</p><p>{PLEA}</p><p>{BACKGROUND}</p><p>A vote on the price of the {words} is "
        "due next week, said the mayor, who had spoken against the sale.</p></article></body></html>"
    )
    return path


def run(store: Path, paths: list[Path]) -> tuple[str, dict[str, str]]:
    with open_store(store, write=True) as opened:
        Run(config.load(store.parent, {}), until="extract")(opened, paths)
        with opened.snapshot() as view:
            return opened.digest(), {a.input_id: a.text for a in view.rows(Article)}


def test_recurring_chrome_is_learnt_alike_in_any_order(tmp_path: Path) -> None:
    paths = [write(tmp_path / "pages", number) for number in range(5)]
    whole, texts = run(tmp_path / "a", paths)
    assert len(texts) == 5
    for text in texts.values():
        assert PLEA not in text
        assert BACKGROUND in text
    random.Random(3).shuffle(paths)
    _, two = run(tmp_path / "b", paths[:2])
    assert all(PLEA in text for text in two.values())
    for path in paths[2:]:
        digest, _ = run(tmp_path / "b", [path])
    assert digest == whole
