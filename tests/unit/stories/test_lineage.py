from headwater.ids import Id
from headwater.records import Lineage, Story
from headwater.stories.cluster import ClusterStories


def _story(*articles: int, name: int | None = None) -> Story:
    members = tuple(Id(a) for a in articles)
    return Story(Id(name or articles[0]), None, members, (), None, None)


def _history(before: list[Story], after: list[Story]) -> list[tuple[int, str, tuple[int, ...]]]:
    rows = list(ClusterStories().history(before, after, 3, "2024-03-09T10:00:00+00:00"))
    again = list(ClusterStories().history(before[::-1], after[::-1], 3, "2024-03-09T10:00:00+00:00"))
    assert rows == again
    assert all(isinstance(r, Lineage) and (r.run, r.at[:4]) == (3, "2024") for r in rows)
    return [(r.story, r.event, r.others) for r in rows if isinstance(r, Lineage)]


def test_lineage_of_unchanged_stories_is_empty() -> None:
    assert _history([_story(1, 2), _story(3)], [_story(3), _story(1, 2)]) == []


def test_lineage_birth_and_end() -> None:
    assert _history([], [_story(1, 2)]) == [(1, "birth", ())]
    assert _history([_story(1, 2)], []) == [(1, "end", ())]


def test_lineage_growth_and_shrinkage() -> None:
    assert _history([_story(1, 2)], [_story(1, 2, 3)]) == [(1, "growth", ())]
    assert _history([_story(1, 2, 3)], [_story(1, 3)]) == [(1, "shrinkage", ())]
    assert _history([_story(1, 2)], [_story(1, 3)]) == [(1, "growth", ()), (1, "shrinkage", ())]


def test_lineage_keeps_the_id_shown_before_when_an_earlier_article_comes() -> None:
    assert _history([_story(2, 3)], [_story(1, 2, 3)]) == [(1, "growth", (2,))]


def test_lineage_split_and_merge() -> None:
    assert _history([_story(1, 2, 3)], [_story(1, 2), _story(3)]) == [(1, "split", (1, 3))]
    assert _history([_story(1, 2), _story(3)], [_story(1, 2, 3)]) == [(1, "merge", (1, 3))]


def test_lineage_of_an_article_that_changes_its_story() -> None:
    assert _history([_story(1, 2), _story(3, 4)], [_story(1), _story(2, 3, 4)]) == [
        (1, "split", (1, 2)),
        (2, "merge", (1, 3)),
    ]
