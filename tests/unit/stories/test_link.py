from collections.abc import Callable
from itertools import combinations

from headwater import ids
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Article, Copy, Link, Record
from headwater.step import Group
from headwater.stories.link import LinkArticles
from headwater.stories.sketch import SketchArticle


def _links(articles: list[Article], *more: Record, step: LinkArticles | None = None) -> list[Link]:
    return run([SketchArticle(), step or LinkArticles()], Tables([*articles, *more])).rows(Link)


def test_link_joins_reports_of_one_event_and_says_why(events: list[Article]) -> None:
    links = {(k.a, k.b): k for k in _links(events)}
    for group in (events[:3], events[3:]):
        for pair in combinations(sorted(a.id for a in group), 2):
            assert 0.12 < links[pair[0], pair[1]].score <= 1.0
    why = links[min(events[0].id, events[1].id), max(events[0].id, events[1].id)].why
    assert "Elmstead" in why
    assert len(why) <= 8


def test_link_is_the_same_whatever_else_is_there(events: list[Article]) -> None:
    among = {(k.a, k.b): k for k in _links(events)}
    for a, b in combinations(events, 2):
        for link in _links([a, b]):
            assert among[link.a, link.b] == link


def test_link_does_not_depend_on_the_order_of_rows(events: list[Article]) -> None:
    assert sorted(_links(events), key=lambda k: (k.a, k.b)) == sorted(_links(events[::-1]), key=lambda k: (k.a, k.b))


def _copy(a: Article, b: Article, words: int, kind: str = "full") -> Copy:
    pair = tuple(sorted((a.id, b.id)))
    return Copy(ids.make("copy", *pair), pair, kind, 0.8, words, (0,), (9,), (0,), (9,))


def test_link_of_a_full_copy_scores_its_share(events: list[Article]) -> None:
    a, b = events[0], events[3]
    plain = {(k.a, k.b): k.score for k in _links(events)}
    strong = {(k.a, k.b): k.score for k in _links(events, _copy(a, b, 90))}
    pair = (min(a.id, b.id), max(a.id, b.id))
    assert strong[pair] == 0.8
    assert all(plain[p] == s for p, s in strong.items() if p != pair)


def test_link_takes_no_account_of_a_passage_or_of_a_few_copied_words(events: list[Article]) -> None:
    a, b = events[0], events[3]
    assert _links(events) == _links(events, _copy(a, b, 90, "passage")) == _links(events, _copy(a, b, 40))


def test_link_compares_a_bounded_number_of_identical_articles(
    events: list[Article], article: Callable[..., Article]
) -> None:
    same = [article(str(i), events[0].text, None, "2024-03-05") for i in range(500)]
    assert 0 < len(_links(same)) <= 500 * 8


def test_link_gives_nothing_for_nothing(article: Callable[..., Article]) -> None:
    assert list(LinkArticles().reduce(Id(0), Group({}))) == []
    assert _links([article("a", "")]) == []
    assert _links([article("a", ""), article("b", ""), article("c", "Flooded")]) == []
