import difflib
from typing import Any

import pytest

from headwater import ids, records, views
from headwater.engine.memory import Tables
from headwater.errors import UsageError
from headwater.ids import Id
from headwater.records import Lineage, Story
from headwater.views.stories import aliases


def test_stories_are_found_by_id_prefix_former_id_and_article(whole: Tables) -> None:
    index = views.Index(whole)
    story = index.rows(Story)[0]
    (old,) = aliases(index)
    for given in (ids.show(story.id), ids.show(story.id)[:6], ids.show(old), ids.show(story.articles[2]), "a3"):
        assert views.find_story(index, given) == story
    assert views.stories(index)[0]["aliases"] == [ids.show(old)]


def test_stories_unknown_id_names_the_nearest(whole: Tables) -> None:
    index = views.Index(whole)
    story = ids.show(index.rows(Story)[0].id)
    with pytest.raises(UsageError, match=story):
        views.find_story(index, story[:-1] + "x")
    with pytest.raises(UsageError, match="the store holds none"):
        views.find_story(views.Index(Tables()), "abc")


def test_stories_ambiguous_prefix_lists_the_candidates() -> None:
    stories = [Story(Id(0xABC000 + i), None, (), (), None, None) for i in range(7)]
    with pytest.raises(UsageError, match=r"names 7 story ids.*…"):
        views.find_story(views.Index(Tables(stories)), "0000")


def test_stories_prefix_of_one_digit_is_refused(whole: Tables) -> None:
    index = views.Index(whole)
    with pytest.raises(UsageError):
        views.find_story(index, ids.show(index.rows(Story)[0].id)[:1])


def _told(story: Id, event: str, others: tuple[Id, ...], run: int = 1) -> Lineage:
    return Lineage(run, "2024-03-09T10:00:00+00:00", story, event, others)


def test_stories_aliases_lead_through_several_merges_to_what_lives() -> None:
    now = Story(Id(9), None, (), (), None, None)
    rows: list[records.Record] = [now]
    rows += [_told(Id(n + 1), event, (Id(n),)) for n, event in ((1, "merge"), (2, "growth"), (3, "shrinkage"))]
    rows += [_told(Id(9), "merge", (Id(4), Id(9)))]
    assert aliases(views.Index(Tables(rows))) == dict.fromkeys(range(1, 5), 9)


def test_stories_aliases_of_a_split_story_are_its_first_part() -> None:
    parts = [Story(Id(n), None, (), (), None, None) for n in (8, 9)]
    rows = [_told(Id(1), "split", (Id(8), Id(9))), _told(Id(9), "merge", (Id(1), Id(2)))]
    assert aliases(views.Index(Tables([*parts, *rows]))) == {1: 8, 2: 9}


def test_stories_aliases_of_an_id_that_came_back_and_went_again() -> None:
    now = Story(Id(3), None, (), (), None, None)
    rows = [
        _told(Id(2), "growth", (Id(1),), run=1),
        _told(Id(1), "shrinkage", (Id(2),), run=2),
        _told(Id(3), "growth", (Id(1),), run=3),
    ]
    # Rows may come in another order than that of the runs.
    for stored in (rows, rows[::-1]):
        assert aliases(views.Index(Tables([now, *stored]))) == {1: 3, 2: 3}


def test_stories_aliases_of_a_ring_that_lives_nowhere_end() -> None:
    rows = [_told(Id(1), "end", (Id(2),)), _told(Id(2), "end", (Id(1),))]
    assert aliases(views.Index(Tables(rows))) == {}


def test_stories_aliases_of_a_long_chain_are_walked_once() -> None:
    """A story whose id changed again and again: a former id is passed once, not once for each before it."""
    looked = 0

    class Counted(int):
        def __hash__(self) -> int:
            nonlocal looked
            looked += 1
            return int.__hash__(self)

    many = 2000
    rows: list[records.Record] = [Story(Id(many), None, (), (), None, None)]
    rows += [_told(Id(Counted(n + 1)), "merge", (Id(Counted(n)),)) for n in range(many)]
    assert aliases(views.Index(Tables(rows))) == dict.fromkeys(range(many), many)
    assert looked < 40 * many


def test_stories_an_unknown_name_is_compared_with_few_and_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    close = difflib.get_close_matches

    def counting(word: str, names: list[str], **how: Any) -> list[str]:
        compared.extend([word, *names])
        return close(word, names, **how)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    stories = [Story(Id(1 << 40 | n), None, (), (), None, None) for n in range(20_000)]
    wanted = ids.show(stories[77].id)
    with pytest.raises(UsageError, match=wanted[:-1]):
        views.find_story(views.Index(Tables(stories)), wanted[:-1] + "x" * 10_000)
    assert len(compared) <= 1001 and max(map(len, compared)) <= 60


def test_stories_articles_are_found_by_input_id(whole: Tables) -> None:
    index = views.Index(whole)
    assert views.find_article(index, "a3").input_id == "a3"
    with pytest.raises(UsageError, match="nearest is 'a3'"):
        views.find_article(index, "a33")


def test_stories_article_view_holds_its_marks(whole: Tables) -> None:
    index = views.Index(whole)
    view = views.article_view(index, views.find_article(index, "a0"))
    assert (len(view["quotes"]), len(view["attributions"]), len(view["times"])) == (1, 1, 1)
    assert view["read_from"][0]["path"] == "in/a0.txt"


def test_stories_none_given_is_the_first_listed(whole: Tables) -> None:
    index = views.Index(whole)
    assert ids.show(views.find_story(index, None).id) == views.stories(index)[0]["id"]
    with pytest.raises(UsageError, match="no story in the store"):
        views.find_story(views.Index(Tables()), None)
