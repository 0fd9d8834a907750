import random
from dataclasses import replace

from headwater import ids
from headwater.extract.article import MakeArticle
from headwater.ids import Id
from headwater.records import Article, Block, Body, Dropped
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
    assert noted.record == "x/a"
    assert noted.reason.startswith("language 'de' is not read closely")
