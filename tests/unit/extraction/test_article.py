import random
from dataclasses import replace
from typing import Any

from headwater import ids
from headwater.extraction.article import MakeArticle
from headwater.ids import Id
from headwater.records import Article, Block, Body, Chrome, Dropped, Pointer, Record, Reference, SourceMap
from headwater.step import Group

PAGE = ids.make("page", "p")


def body(title: str | None = "Ferry stops at noon", published: str | None = "2020-10-05") -> Body:
    return Body(PAGE, "x/a", "a", "https://h.example/1", "Herald", title, ("A B",), "en", published, "given")


def block(order: int, kind: str, text: str) -> Block:
    return Block(PAGE, order, kind, text, -1, -1)


BLOCKS = [
    block(0, "heading", "Ferry stops at noon"),
    block(1, "chrome", "Share"),
    block(2, "text", "One."),
    block(3, "heading", "Third time"),
    block(4, "embed", "@jolind"),
    block(5, "text", "Two."),
]


def make(rows: list[Body], blocks: list[Block], key: Id = PAGE) -> list[Article | Dropped]:
    out = MakeArticle().reduce(key, Group({Body: rows, Block: blocks}))
    return [row for row in out if isinstance(row, Article | Dropped)]


def test_article_text_is_all_but_chrome_and_headline() -> None:
    (article,) = make([body()], BLOCKS)
    assert isinstance(article, Article)
    assert article.text == "One.\nThird time\n@jolind\nTwo."
    assert article.id == ids.make("article", PAGE)
    assert (article.first, article.last) == (1601856000 - 14 * 3600, 1601856000 + 86399 + 14 * 3600)


def test_article_is_the_same_for_any_order_and_for_a_page_read_twice() -> None:
    blocks = BLOCKS * 2
    random.Random(1).shuffle(blocks)
    assert make([body(), body()], blocks) == make([body()], BLOCKS)


def test_article_without_title_keeps_its_headings() -> None:
    (article,) = make([body(title=None, published=None)], BLOCKS)
    assert isinstance(article, Article)
    assert article.text.startswith("Ferry stops at noon\n")
    assert (article.first, article.last) == (None, None)


def test_article_of_nothing_but_chrome_is_dropped() -> None:
    (dropped,) = make([body()], BLOCKS[:2])
    assert dropped == Dropped("x/a", "extract.article", "nothing of a report was found on the page")


def test_article_without_body_is_nothing() -> None:
    assert make([], BLOCKS) == []


def test_article_in_another_language_is_kept_and_noted() -> None:
    german = replace(body("T", None), language="de")
    noted, article = make([german], [block(0, "text", "Das Schiff sank am Dienstag.")])
    assert isinstance(article, Article)
    assert isinstance(noted, Dropped)
    assert (noted.record, noted.kept) == ("x/a", True)
    assert noted.reason.startswith("language 'de' is not read closely")


def test_article_date_that_its_address_contradicts_is_not_believed() -> None:
    known = replace(body("Mill sold"), published="2020-10-05", url="https://h.example/2017/12/26/mill")
    rows = list(MakeArticle().reduce(PAGE, Group({Body: [known], Block: [block(0, "text", "The mill was sold.")]})))
    (article,) = (row for row in rows if isinstance(row, Article))
    assert (article.published, article.published_how, article.first, article.last) == (
        "2020-10-05",
        "doubtful",
        None,
        None,
    )
    assert any(isinstance(row, Dropped) and row.kept and "2017-12-26" in row.reason for row in rows)


def test_article_date_that_its_copyright_line_contradicts_is_not_believed() -> None:
    known = replace(body("Mill sold"), published="2020-10-05", url=None)
    credit = block(1, "credit", "Copyright 2017 The Associated Press. All rights reserved.")
    rows = list(
        MakeArticle().reduce(PAGE, Group({Body: [known], Block: [block(0, "text", "The mill was sold."), credit]}))
    )
    (article,) = (row for row in rows if isinstance(row, Article))
    assert article.published_how == "doubtful"
    assert article.text.endswith("reserved.")


def test_article_leaves_out_what_recurs_and_maps_the_rest() -> None:
    blocks = [
        Block(PAGE, 0, "text", "One & two.", 10, 24, (0, 4, 5), (10, 14, 19), (14, 19, 24)),
        Block(PAGE, 1, "text", "Get our app", 30, 41, (0,), (30,), (41,)),
        Block(PAGE, 2, "text", "Three.", 50, 56, (0,), (50,), (56,)),
    ]
    link = Pointer(PAGE, 2, 0, 2, 5, "link", None, None, "https://h.example/3", "Three")
    post = Pointer(PAGE, 1, 0, 1, 11, "post", "x", "ada", None, "Get our app")
    groups: dict[type[Record], list[Any]] = {
        Body: [body(None)],
        Block: blocks,
        Pointer: [link, post],
        Chrome: [Chrome(PAGE, 1)],
    }
    rows = list(MakeArticle().reduce(PAGE, Group(groups)))
    (article,) = (row for row in rows if isinstance(row, Article))
    assert article.text == "One & two.\nThree."
    (places,) = (row for row in rows if isinstance(row, SourceMap))
    assert list(zip(places.starts, places.ends, places.source_starts, places.source_ends, strict=True)) == [
        (0, 4, 10, 14), (4, 5, 14, 19), (5, 10, 19, 24), (11, 17, 50, 56),
    ]  # fmt: skip
    assert [(r.kind, r.start, r.end) for r in rows if isinstance(r, Reference)] == [("post", 11, 11), ("link", 11, 16)]


def test_article_whose_blocks_all_recur_keeps_them() -> None:
    groups: dict[type[Record], list[Any]] = {
        Body: [body(None)],
        Block: [block(0, "text", "All of it")],
        Chrome: [Chrome(PAGE, 0)],
    }
    rows = list(MakeArticle().reduce(PAGE, Group(groups)))
    assert [row.text for row in rows if isinstance(row, Article)] == ["All of it"]
