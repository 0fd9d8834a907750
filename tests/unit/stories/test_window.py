import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from headwater.candidates import Ints
from headwater.engine.memory import Tables
from headwater.records import Article, Link, Sketch, Story
from headwater.stories.score import Floats
from headwater.stories.window import Placement, Window

Make = Callable[..., Article]
FOLLOW_UP = "Homes in Elmstead that a burst main flooded on Tuesday are dry again, the water board said; the main was from 1931."
UNRELATED = "A cheese fair opened in Old Harrow with ninety sorts of goat cheese, its founder Tilda Quarrie announced."


def _filled(articles: list[Article], told: Callable[..., Tables]) -> Window:
    """The articles in the stories of a whole pass."""
    story = {a: s.id for s in told(articles).rows(Story) for a in s.articles}
    window = Window()
    for one in articles:
        window.add(replace(window.known(one), story=story[one.id]))
    return window


def test_window_places_a_copy_with_its_original(
    events: list[Article], article: Make, told: Callable[..., Tables]
) -> None:
    window = _filled(events, told)
    copy = article("copy", events[3].text, events[3].title, "2024-03-07", "Reed Herald")
    found = window.place(copy)
    assert found.copy_of == events[3].id
    assert found.score == 1.0
    assert found.near[0][:3] == (events[3].id, found.story, 1.0)
    assert found.story == window.place(events[4]).story


def test_window_does_as_a_whole_pass_would(events: list[Article], article: Make, told: Callable[..., Tables]) -> None:
    window = _filled(events, told)
    late = article("late", FOLLOW_UP, None, "2024-03-12", "Reed Herald")
    other = article("cheese", UNRELATED, None, "2024-03-05", "Reed Herald")
    after = told([*events, late, other])
    (flood,) = (s for s in after.rows(Story) if late.id in s.articles)
    found = window.place(late)
    assert {events[0].id, events[1].id, events[2].id, late.id} == set(flood.articles)
    assert found.story == flood.id
    scores = {frozenset((x.a, x.b)): x for x in after.rows(Link)}
    for near in found.near:
        link = scores[frozenset((near.article, late.id))]
        assert near.score == pytest.approx(link.score, abs=2e-6)
        assert {w.casefold() for w in near.words} == {w.casefold() for w in link.why}
    assert window.place(other).story is None
    assert window.add(window.place(other)) == other.id


def test_window_sees_what_was_added(article: Make) -> None:
    window = Window()
    one, two = (article(n, UNRELATED, None, "2024-03-05", n) for n in ("one", "two"))
    assert window.place(one) == replace(window.known(one), near=())
    assert window.add(window.place(one)) == one.id
    assert window.place(two).story == one.id
    assert window.add(window.place(two)) == one.id
    assert one.id in window
    assert len(window) == 2


def test_window_keeps_an_article_once(article: Make) -> None:
    window = Window()
    one = article("one", UNRELATED, None, "2024-03-05")
    window.add(window.place(one))
    again = window.place(one)
    assert again.story is None
    assert window.add(again) == one.id
    assert len(window) == 1


@pytest.mark.parametrize("text", ["", "!?", "the of and"])
def test_window_places_articles_without_words_alone(
    text: str, events: list[Article], article: Make, told: Callable[..., Tables]
) -> None:
    window = _filled(events, told)
    for name in ("one", "two"):
        found = window.place(article(name, text))
        assert (found.story, found.score, found.near, found.copy_of) == (None, 0.0, (), None)
        window.add(found)


def test_window_places_articles_without_a_date(
    events: list[Article], article: Make, told: Callable[..., Tables]
) -> None:
    undated = [replace(one, first=None, last=None) if n % 2 else one for n, one in enumerate(events)]
    window = _filled(undated, told)
    assert window.place(article("late", FOLLOW_UP)).story == window.place(events[0]).story is not None


def test_window_places_the_same_in_any_order_of_adding(
    events: list[Article], article: Make, told: Callable[..., Tables]
) -> None:
    more = [article(f"more{n}", f"{UNRELATED} {FOLLOW_UP} {n * 7}", None, f"2024-03-{n + 1:02}") for n in range(20)]
    story = {a: s.id for s in told([*events, *more]).rows(Story) for a in s.articles}
    new = article("late", FOLLOW_UP, None, "2024-03-12", "Reed Herald")
    found: list[Placement] = []
    for seed in range(3):
        window, order = Window(), [*events, *more]
        random.Random(seed).shuffle(order)
        for one in order:
            window.add(replace(window.known(one), story=story[one.id]))
        found.append(window.place(new))
    assert found[0].near
    assert found[0] == found[1] == found[2]


def test_window_does_bounded_work_for_a_crowd(article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window()
    one = article("crowd", FOLLOW_UP, None, "2024-03-05", "Reed Herald")
    known = window.known(one)
    for n in range(3000):
        at = article(f"crowd{n}", "").id
        row = replace(known.signature, article=at, whole=at if n % 2 else known.signature.whole)
        window.add(replace(known, article=at, story=one.id, signature=row))
    scored: list[int] = []
    inner = Window._scores

    def counting(self: Window, sketch: Sketch, rows: Ints) -> Floats:
        scored.append(len(rows))
        return inner(self, sketch, rows)

    monkeypatch.setattr(Window, "_scores", counting)
    found = window.place(article("next", f"{FOLLOW_UP} Pumps ran.", None, "2024-03-06", "Daily Meridian"))
    assert found.story == one.id
    assert sum(scored) <= 1 + 8 * 40 + window.how.members


def test_window_forgets(events: list[Article], article: Make, told: Callable[..., Tables]) -> None:
    window = _filled(events, told)
    assert events[3].first is not None
    window.forget(events[3].first)
    assert len(window) == 3
    assert events[0].id not in window
    assert window.place(article("late", FOLLOW_UP, None, "2024-03-12")).story is None
    copy = article("copy", events[4].text, events[4].title, "2024-03-07")
    assert window.place(copy).copy_of == events[4].id
    window.add(window.place(events[0]))
    assert window.place(article("late", FOLLOW_UP, None, "2024-03-08")).story == events[0].id
