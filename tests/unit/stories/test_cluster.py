from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from headwater import ids
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Article, Copy, Link, Story
from headwater.step import Group
from headwater.stories.bundle import BundleArticles
from headwater.stories.cluster import ClusterStories
from headwater.stories.pair import PairArticles
from headwater.stories.sketch import SketchArticle


def _stories(articles: list[Article]) -> list[Story]:
    steps = [SketchArticle(), PairArticles(), BundleArticles(), ClusterStories()]
    return sorted(run(steps, Tables(articles)).rows(Story), key=lambda s: s.id)


def _links(tables: Tables) -> dict[tuple[Id, ...], Link]:
    return {(k.a, k.b): k for k in tables.rows(Link)}


def test_cluster_puts_every_article_in_one_story(events: list[Article], article: Callable[..., Article]) -> None:
    alone = article("alone", "Nothing whatever happened in the village of Nether Oxbow.", "A quiet day", "2024-03-05")
    stories = _stories([*events, alone])
    assert {frozenset(s.articles) for s in stories} == {
        frozenset({alone.id}),
        frozenset(a.id for a in events[:3]),
        frozenset(a.id for a in events[3:]),
    }


def test_cluster_names_a_story_by_its_earliest_article(events: list[Article]) -> None:
    early = replace(events[1], first=0)
    undated = replace(events[0], first=None, last=None)
    [story] = _stories([undated, early, events[2]])
    assert story.id == early.id
    assert story.articles == (early.id, events[2].id, undated.id)
    assert (story.first, story.last) == (0, events[2].last)


def test_cluster_of_undated_articles_has_no_time(events: list[Article]) -> None:
    [story] = _stories([replace(a, first=None, last=None, published=None) for a in events[:3]])
    assert story.first is story.last is None
    assert story.id == min(story.articles)


def test_cluster_lists_known_outlets_once_and_sorted(events: list[Article]) -> None:
    [story] = _stories([*events[:3], replace(events[0], id=Id(7), outlet="Daily Meridian")])
    assert story.outlets == ("Daily Meridian", "Tarn Post")


def test_cluster_takes_the_title_of_an_article_that_has_one(events: list[Article]) -> None:
    [story] = _stories(events[:3])
    assert story.title in (events[0].title, events[1].title)
    [untitled] = _stories([replace(a, title=None) for a in events[:3]])
    assert untitled.title is None


def test_cluster_folds_identical_texts(events: list[Article], article: Callable[..., Article]) -> None:
    same = [article(str(i), events[0].text, None, "2024-03-05", f"Outlet {i}") for i in range(500)]
    [story] = _stories([*same, *events[:2]])
    assert len(story.articles) == 502


def test_cluster_keeps_articles_without_words_apart(article: Callable[..., Article]) -> None:
    stories = _stories([article("a", ""), article("b", ""), article("c", "Flooded")])
    assert [len(s.articles) for s in stories] == [1, 1, 1]


def test_cluster_gives_nothing_for_nothing() -> None:
    assert list(ClusterStories().reduce(Id(0), Group({}))) == []


def test_cluster_says_why_two_articles_are_linked(events: list[Article], told: Callable[..., Tables]) -> None:
    links = _links(told(events))
    for group in (events[:3], events[3:]):
        for pair in combinations(sorted(a.id for a in group), 2):
            assert 0.12 < links[pair].score <= 1.0
    why = links[min(events[0].id, events[1].id), max(events[0].id, events[1].id)].why
    assert "Elmstead" in why
    assert len(why) <= 8


def test_cluster_links_are_the_same_whatever_else_is_there(events: list[Article], told: Callable[..., Tables]) -> None:
    among = _links(told(events))
    for a, b in combinations(events, 2):
        for pair, link in _links(told([a, b])).items():
            assert among[pair] == link


def test_cluster_links_of_identical_articles_are_bounded(
    events: list[Article], article: Callable[..., Article], told: Callable[..., Tables]
) -> None:
    same = [article(str(i), events[0].text, None, "2024-03-05") for i in range(500)]
    assert 0 < len(_links(told(same))) <= 500 * 8


def _copy(a: Article, b: Article, words: int, kind: str = "full") -> Copy:
    pair = tuple(sorted((a.id, b.id)))
    return Copy(ids.make("copy", *pair), pair, kind, 0.8, words, (0,), (9,), (0,), (9,))


def test_cluster_link_of_a_full_copy_scores_its_share(events: list[Article], told: Callable[..., Tables]) -> None:
    a, b = events[0], events[3]
    strong = _links(told([a, b], _copy(a, b, 90)))
    assert [link.score for link in strong.values()] == [0.8]
    assert len(told([a, b], _copy(a, b, 90)).rows(Story)) == 1


def test_cluster_takes_no_account_of_a_passage_or_of_a_few_copied_words(
    events: list[Article], told: Callable[..., Tables]
) -> None:
    a, b = events[0], events[3]
    for copy in (_copy(a, b, 90, "passage"), _copy(a, b, 40)):
        assert not told([a, b], copy).rows(Link)
