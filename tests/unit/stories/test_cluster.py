from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Article, Link, Sketch, Story
from headwater.step import Group
from headwater.stories.cluster import ClusterStories
from headwater.stories.link import LinkArticles
from headwater.stories.sketch import SketchArticle


def _stories(articles: list[Article], step: ClusterStories | None = None) -> list[Story]:
    steps = [SketchArticle(), LinkArticles(), step or ClusterStories()]
    return sorted(run(steps, Tables(articles)).rows(Story), key=lambda s: s.id)


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


def test_cluster_splits_a_component_past_its_size(events: list[Article]) -> None:
    sketches = run([SketchArticle()], Tables(events)).rows(Sketch)
    ids = sorted(a.id for a in events)
    links = [Link(a, b, 0.5, ()) for a, b in pairwise(ids)]
    stories = list(ClusterStories(largest=2, raised=0.2).reduce(Id(0), Group({Sketch: sketches, Link: links})))
    assert [len(s.articles) for s in stories if isinstance(s, Story)] == [1] * 6


def test_cluster_gives_nothing_for_nothing() -> None:
    assert list(ClusterStories().reduce(Id(0), Group({}))) == []
