from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from headwater.records import Article, Sketch
from headwater.stories.score import Bag, by_time, gather, in_effect
from headwater.stories.sketch import SketchArticle

DAY = 86400


def _sketches(articles: list[Article]) -> list[Sketch]:
    return [row for rows in SketchArticle().map(articles) for row in rows if isinstance(row, Sketch)]


def _pair(a: Sketch, b: Sketch) -> float:
    return float(gather([a, b]).pairs(np.array([0]), np.array([1])).scores()[0])


def test_score_of_an_article_with_itself_is_one(events: list[Article]) -> None:
    sketches = _sketches([replace(events[0], outlet=None)])
    assert _pair(sketches[0], sketches[0]) == 1.0


def test_score_is_symmetric_and_the_same_in_any_company(events: list[Article]) -> None:
    sketches = _sketches(events)
    square = gather(sketches).square(np.arange(6)).scores()
    for i in range(6):
        for j in range(6):
            if i != j:
                assert square[i, j] == _pair(sketches[i], sketches[j]) == _pair(sketches[j], sketches[i])


def test_score_is_high_within_an_event_and_low_between_two(events: list[Article]) -> None:
    square = gather(_sketches(events)).square(np.arange(6)).scores()
    assert square[:3, :3].min() > 0.12
    assert square[:3, 3:].max() < 0.08


def test_score_fades_with_the_days_between_but_not_to_nothing(events: list[Article]) -> None:
    [a] = _sketches([replace(events[0], outlet=None)])

    def later(days: int) -> float:
        assert a.first is not None
        assert a.last is not None
        return _pair(a, replace(a, first=a.first + days * DAY, last=a.last + days * DAY))

    assert later(0) == 1.0
    assert later(0) >= later(1) > later(3) > later(30) > later(1000) > 0.4


def test_score_does_not_fade_where_a_date_is_missing_or_intervals_overlap(
    events: list[Article],
) -> None:
    [a] = _sketches([replace(events[0], outlet=None)])
    assert a.last is not None
    assert _pair(a, replace(a, first=a.last, last=a.last + 9 * DAY)) == 1.0
    assert _pair(a, replace(a, first=None, last=None)) == 1.0


def test_score_of_one_outlets_articles_is_lower(events: list[Article]) -> None:
    a, b = _sketches(events[:2])
    assert _pair(replace(a, outlet="Post"), replace(b, outlet="Post")) < _pair(a, b)
    assert _pair(replace(a, outlet=None), replace(b, outlet=None)) == _pair(a, b)


def test_score_tells_its_parts(events: list[Article]) -> None:
    a, b = (replace(s, outlet="Post") for s in _sketches([replace(e, title="Homes under water") for e in events[:2]]))
    assert a.first is not None
    assert b.last is not None
    late = replace(b, first=a.first + 9 * DAY, last=b.last + 9 * DAY, ages=(34,))
    parts = gather([replace(a, ages=(34,)), late]).pairs(np.array([0]), np.array([1]))
    assert [round(float(part[0]), 2) for part in parts[3:]] == [0.65, 0.8, 1.2]
    assert 0.0 < parts.title[0] < 0.1
    assert parts.scores()[0] == round(float((parts.text + parts.title)[0]) * 0.8 * 1.2 * float(parts.time[0]), 6)


def test_score_counts_the_terms_in_effect() -> None:
    assert in_effect([0.4, 0.4, 0.0], [0.16, 0.04, 0.0]).tolist() == pytest.approx([1.0, 4.0, 0.0])


def test_score_of_articles_without_terms_is_zero(article: Callable[..., Article]) -> None:
    bag: Bag = gather(_sketches([article("a", ""), article("b", ""), article("c", "Flooded")]))
    assert (bag.square(np.arange(3)).scores()[:, :2] == 0.0).all()
    assert gather([]).square(np.arange(0)).scores().shape == (0, 0)


def test_score_sorts_unknown_times_last(events: list[Article]) -> None:
    sketches = _sketches(events[:3])
    undated = replace(sketches[0], first=None, last=None)
    early = replace(sketches[1], first=-5)
    assert sorted([undated, sketches[2], early], key=by_time) == [early, sketches[2], undated]


def _in_effect(one: Sketch, other: Sketch) -> float:
    return float(gather([one, other]).pairs(np.array([0]), np.array([1])).in_effect[0])


def test_score_of_two_texts_that_share_a_town_alone_is_low(events: list[Article]) -> None:
    """'Quillmarsh', 'Reach' and 'Quillmarsh Reach' are three terms and one name."""
    library = replace(
        events[0],
        title="Quillmarsh Reach library keeps its hours",
        text="Readers in Quillmarsh Reach may borrow books late.",
    )
    bakery = replace(events[1], title="Bakery wins prize", text="A Quillmarsh Reach bakery won gold with its rye loaf.")
    one, other = _sketches([library, bakery])
    apart = [replace(sketch, names=()) for sketch in (one, other)]
    assert _in_effect(one, other) < 0.5 * _in_effect(*apart)
    assert _pair(one, other) < 0.7 * _pair(*apart)


def test_score_takes_for_one_name_only_what_both_say_as_one(events: list[Article]) -> None:
    one, other = (
        replace(events[0], title=None, text=text)
        for text in ("Odile Weir of Quillmarsh spoke.", "Nobody but Weir of Quillmarsh spoke, not Odile.")
    )
    a, b = _sketches([one, other])
    assert a.names
    assert _in_effect(a, b) == _in_effect(replace(a, names=()), b)
