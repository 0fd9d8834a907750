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


def test_stories_aliases_lead_through_several_merges_to_what_lives() -> None:
    now = Story(Id(9), None, (), (), None, None)
    rows: list[records.Record] = [now, Lineage(Id(1), "merge", (Id(2),)), Lineage(Id(9), "merge", (Id(2),))]
    assert aliases(views.Index(Tables(rows))) == {1: 9, 2: 9}


def test_stories_aliases_of_a_ring_that_lives_nowhere_end() -> None:
    rows = [Lineage(Id(1), "end", (Id(2),)), Lineage(Id(2), "end", (Id(1),))]
    assert aliases(views.Index(Tables(rows))) == {}


def test_stories_articles_are_found_by_input_id(whole: Tables) -> None:
    index = views.Index(whole)
    assert views.find_article(index, "a3").input_id == "a3"
    with pytest.raises(UsageError, match="nearest"):
        views.find_article(index, "a9")


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
