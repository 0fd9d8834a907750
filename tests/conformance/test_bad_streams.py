"""Streams that no outlet sends: every row is an article, a former version or named as let go, and the work grows with the rows.

What compares texts is counted, not timed: pairs of articles, texts laid out to be compared, and cells of the tables of scores.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from headwater import config
from headwater.copies.align import lay_out
from headwater.pipeline.run import Run
from headwater.records import Article, Bundle, Dropped, Family, Former, Likeness, Story
from headwater.store import open_store
from headwater.stories.bundle import BundleArticles
from headwater.views import Index, verify

Row = dict[str, Any]
SYLLABLES = ("ba", "ro", "ti", "len", "dor", "mi", "sha", "vek", "un", "po", "gra", "el")
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
NAMES = [word.capitalize() for word in WORDS[:30]]


def _prose(random: Random, words: int) -> str:
    return " ".join(f"{' '.join(random.choices(WORDS, k=11)).capitalize()}." for _ in range(words // 11))


def _rows(make: Callable[[Random, int], Row], many: int) -> Iterator[Row]:
    random = Random(5)
    for n in range(many):
        at = f"2031-03-{1 + n % 27:02d}T{n % 24:02d}:00:00Z"
        yield {"id": f"r{n}", "outlet": f"Outlet {n % 40}", "published": at, "language": "en"} | make(random, n)


def _run(store: Path, rows: Iterator[Row] | list[Row]) -> Counter[str]:
    """Bring a new store up to its stories -> how many rows it has of what; all that must hold of any store is checked."""
    stream = store.with_suffix(".jsonl")
    written = [json.dumps(row) for row in rows]
    stream.write_text("\n".join(written))
    with open_store(store, write=True) as opened:
        run = Run(config.load(store.parent, {}), until="stories", close="none", workers=1)
        report = run(opened, [stream])
        assert opened.check() == []
        with opened.snapshot() as view:
            assert verify(Index(view))["problems"] == []
            articles, former, dropped = view.rows(Article), view.rows(Former), view.rows(Dropped)
            stories = view.rows(Story)
            pairs = Counter(families=sum(len(row.left) for row in view.rows(Family)))
            pairs["likenesses"] = sum(len(row.left) for row in view.rows(Likeness))
            pairs["cells"] = sum(len(row.articles) ** 2 for row in view.rows(Bundle))
    lost = [one for one in dropped if not one.kept]
    assert len(articles) + len(former) + len(lost) == len(written)
    assert len({a.page for a in articles} | {f.page for f in former}) == report.read
    assert sorted(a for s in stories for a in s.articles) == sorted(a.id for a in articles)
    # What is said of a row is read by people, whatever the row is.
    assert all(len(one.reason) < 300 and one.reason.isprintable() for one in dropped)
    return pairs + Counter(articles=len(articles), former=len(former), lost=len(lost), stories=len(stories))


TEXTS = {
    "emoji": "😀" * 500,
    "digits": "7 " * 500,
    "one number": "7" * 5000,
    "Chinese": "橋は五月に閉鎖される。" * 100,
    "one word": "harbour",
    "one word again and again": "harbour " * 20_000,
    "one letter": "A" * 50_000,
    "zeros": "bridge\x00closed " * 100,
    "nothing but zeros": "\x00" * 50,
    "halves": "\ud800" * 50,
    "marks on a letter": "e" + "\u0301" * 5000,
    "joiners": "\u200d" * 500,
    "other way round": "\u202e" * 100 + "abc" * 50,
    "tags": "<p>" * 2000,
    "line ends": "\u2028".join(["a line of text"] * 100),
}
DATES = [
    "0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "9999-12-30", "0000-01-01", "-0044-03-15", "-1",
    "2031-13-45", "2031-03-04T05:00:00+99:00", "2031-03-04T25:61:61Z", "99999-01-01", "yesterday", "1e9", "٢٠٣١-03-04",
    "2031-W10-2", "292277026596-12-04", "2262-04-12", "NaN", "x" * 5000, "\x00", "\ud800",
]  # fmt: skip


def test_bad_streams_of_odd_texts_dates_and_names(tmp_path: Path) -> None:
    prose = _prose(Random(1), 80)
    rows: list[Row] = [{"text": text, "title": title} for text in TEXTS.values() for title in ("", "\x00title\x00")]
    rows += [{"text": f"{n} {prose}", name: day} for n, day in enumerate(DATES) for name in ("published", "updated")]
    odd = {
        "title": "word " * 5000,
        "outlet": "o" * 5000,
        "language": "x" * 5000,
        "url": "http://" + "a" * 5000,
        "id": "i" * 5000,
    }
    rows += [{"text": f"{name} {prose}", name: value} for name, value in odd.items()]
    rows += [
        {"text": ""},
        {"text": "  \n"},
        {"text": 7},
        {"text": prose, "published": 20310304},
        {"text": prose, "id": True},
    ]
    found = _run(tmp_path / "s", [{"id": f"r{n}"} | row for n, row in enumerate(rows)])
    # Those without a text; a date or an id of another kind costs itself only.
    assert found["lost"] == 3
    assert found["articles"] == len(rows) - 3


def test_bad_streams_of_one_address_or_one_id_lose_no_text(tmp_path: Path) -> None:
    found = _run(tmp_path / "one", _rows(lambda r, n: {"url": "https://echo.example/x", "text": _prose(r, 60)}, 40))
    assert (found["articles"], found["former"]) == (1, 39)
    found = _run(tmp_path / "two", _rows(lambda r, n: {"id": "x", "text": _prose(r, 60)}, 40))
    assert (found["articles"], found["former"]) == (40, 0)


SHARED = _prose(Random(2), 120)
# What an article of each stream has, given its number.
STREAMS: dict[str, Callable[[Random, int], Row]] = {
    "equal": lambda random, n: {"title": "Bridge to close", "text": SHARED, "outlet": f"Outlet {n}"},
    "a paragraph": lambda random, n: {"text": f"{_prose(random, 60)}\n\n{SHARED}"},
    "a title": lambda random, n: {"title": "Weather and traffic today", "text": _prose(random, 60)},
    "a name": lambda random, n: {"text": f"{_prose(random, 60)} Ann Marlow spoke. {_prose(random, 60)}"},
    "nothing but numbers differs": lambda random, n: {
        "title": "Closing prices",
        "outlet": "Orrisk Exchange News",
        "text": "\n".join(f"{name} closed at {random.randint(100, 9999) / 100}, after {n % 9} days." for name in NAMES),
    },
    "a word or two differs": lambda random, n: {
        "text": SHARED.replace("ba", random.choice(WORDS), 3),
        "outlet": f"Outlet {n}",
    },
}
MANY = 600
# Of an article: pairs with others that share passages or terms, and times that its text is laid out to be compared.
MOST_PAIRS, MOST_LAID = 20, 3


@pytest.mark.parametrize("kind", STREAMS)
def test_bad_streams_take_work_in_proportion(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid = 0

    def counting(*args: Any) -> Any:
        nonlocal laid
        laid += 1
        return lay_out(*args)

    monkeypatch.setattr("headwater.copies.find.lay_out", counting)
    found = _run(tmp_path / "s", _rows(STREAMS[kind], MANY))
    assert found["articles"] == MANY
    assert laid <= MOST_LAID * MANY
    assert found["families"] <= MOST_PAIRS * MANY
    assert found["likenesses"] <= MOST_PAIRS * MANY
    assert found["cells"] <= BundleArticles().largest * MANY
    if kind == "equal":
        assert found["families"] == found["likenesses"] == MANY - 1
        assert found["stories"] == 1
