import itertools

from headwater import ids
from headwater.engine.memory import Tables, run
from headwater.extraction.article import MakeArticle
from headwater.extraction.versions import NumberVersions, PlacePages
from headwater.records import Address, Article, Block, Body, Fetch, Former, Record, Version

URL = "https://gazette.example/weir"
STEPS = (PlacePages(), NumberVersions(), MakeArticle())


def page(name: str, published: str | None = None, location: str = URL) -> list[Record]:
    key = ids.make("page", name)
    body = Body(key, location, name, location, "Gazette", None, (), "en", published, "given")
    return [body, Block(key, 0, "text", f"Text of {name}.", 0, 10)]


def standing(rows: list[Record]) -> list[str]:
    return sorted(a.input_id for a in run(STEPS, Tables(rows)).rows(Article))


def test_versions_the_page_published_last_stands() -> None:
    made = run(STEPS, Tables([*page("late", "2024-03-06"), *page("early", "2024-03-05"), *page("undated")]))
    (article,) = made.rows(Article)
    assert article.input_id == "late"
    former = {f.input_id: f for f in made.rows(Former)}
    assert [former[n].number for n in ("undated", "early")] == [1, 2]
    assert {f.article for f in former.values()} == {article.id}
    assert former["early"].how == "published" and former["undated"].stood is None
    assert former["early"].text == "Text of early."


def test_versions_the_time_of_fetching_goes_over_what_the_page_says() -> None:
    old, new = ids.make("page", "old"), ids.make("page", "new")
    # The newer fetch has the older date: the page was put back.
    rows = [
        *page("old", "2030-01-01"),
        *page("new", "2024-03-05"),
        Fetch(old, 1_700_000_000),
        Fetch(new, 1_700_000_900),
    ]
    assert standing(rows) == ["new"]
    assert standing([*rows, Fetch(old, 1_700_001_800)]) == ["old"]


def test_versions_do_not_depend_on_order() -> None:
    rows = [*page("a", "2024-03-05"), *page("b", "2024-03-05"), *page("c"), Fetch(ids.make("page", "c"), 5)]
    found = {tuple(standing(list(order))) for order in itertools.islice(itertools.permutations(rows), 0, 5040, 97)}
    assert len(found) == 1


def test_versions_one_page_alone_has_none() -> None:
    made = run(STEPS, Tables(page("only")))
    assert not made.rows(Version) and len(made.rows(Address)) == 1 and len(made.rows(Article)) == 1


def test_versions_files_of_one_name_are_different_articles() -> None:
    assert standing([*page("a", location="in/a.html"), *page("b", location="in/a.html")]) == ["a", "b"]


def test_versions_one_address_in_two_spellings() -> None:
    rows = [*page("a", "2024-03-05"), *page("b", "2024-03-06", "http://www.gazette.example/weir")]
    assert standing(rows) == ["b"]
