from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ids import Id
from headwater.records import Article, Sketch
from headwater.stories.agree import read
from headwater.stories.score import gather
from headwater.stories.sketch import SketchArticle


def _sketch(
    days: tuple[int, ...] = (),
    ages: tuple[int, ...] = (),
    names: tuple[int, ...] = (),
    aged: int = 0,
    by: str = "date",
) -> Sketch:
    """by: how its days are told; aged: how many of the names, the first ones, have an age beside them."""
    even, labels = tuple(1.0 for _ in names), tuple(map(str, names))
    people, dates = tuple(range(aged)), days if by == "date" else ()
    return Sketch(Id(1), None, None, None, None, names, even, labels, days=days, ages=ages, people=people, dates=dates)


def _factor(a: Sketch, b: Sketch, weeks: bool = False, same: bool = False) -> float:
    return float(read([a, b]).pairs(np.array([0]), np.array([1]), np.array([weeks]), np.array([same]))[0])


@pytest.mark.parametrize(
    ("one", "other", "lowered"),
    [
        ((65,), (65, 90), False),
        ((65,), (66,), False),
        ((366,), (1,), False),
        ((65,), (67,), True),
        ((65,), (), False),
    ],
)
def test_agree_lowers_what_tells_of_other_days(one: tuple[int, ...], other: tuple[int, ...], lowered: bool) -> None:
    assert (_factor(_sketch(one), _sketch(other)) < 1.0) is lowered


def test_agree_makes_less_of_weekdays_weeks_apart_than_of_dates() -> None:
    one, other = _sketch((65,), by="weekday"), _sketch((95,), by="weekday")
    assert _factor(one, other) > _factor(one, other, weeks=True) > _factor(one, _sketch((95,)), weeks=True)
    assert _factor(one, _sketch((95,)), weeks=True) == _factor(_sketch((95,)), one, weeks=True)


def test_agree_takes_what_one_outlet_says_anew_for_another_event() -> None:
    one, other = _sketch((65,), by="weekday"), _sketch((95,), by="weekday")
    assert _factor(one, other, weeks=True, same=True) == _factor(_sketch((65,)), _sketch((95,)), weeks=True)
    assert _factor(one, other, same=True) == _factor(one, other)


def test_agree_tells_matches_by_their_results() -> None:
    one, other = replace(_sketch(), results=(500,)), replace(_sketch(), results=(751,))
    assert _factor(one, other) < 0.5
    assert _factor(one, replace(other, results=(500, 751))) == _factor(one, _sketch()) == 1.0


def test_agree_lowers_more_what_came_weeks_later() -> None:
    assert _factor(_sketch((65,)), _sketch((95,)), weeks=True) < _factor(_sketch((65,)), _sketch((95,)))
    assert _factor(_sketch((65,)), _sketch((65, 95)), weeks=True) == 1.0


def test_agree_takes_other_ages_and_other_days_for_another_event() -> None:
    one, other = _sketch((65,), (16,)), _sketch((72,), (34,))
    assert _factor(one, other) < _factor(one, _sketch((72,))) * _factor(one, _sketch(ages=(34,)))
    assert (
        _factor(one, other) == _factor(one, _sketch((95,)), weeks=True) == _factor(one, _sketch(ages=(34,)), weeks=True)
    )


def test_agree_knows_a_late_report_by_its_people() -> None:
    """With an age or a victim in common, reports of other days are of one event, weeks later too."""
    early = _sketch((65,), (16,), (7, 8), aged=1)
    assert _factor(early, _sketch((95,), (16, 40)), weeks=True) == _factor(early, _sketch((95,), (16, 40)))
    late = _sketch((95,), (40,), (7, 9))
    assert (
        _factor(early, late, weeks=True)
        == _factor(late, early, weeks=True)
        > _factor(early, _sketch((95,), (40,)), True)
    )
    officer = _sketch((95,), (40,), (8, 9))
    assert _factor(early, officer, weeks=True) == _factor(early, _sketch((95,), (40,)), weeks=True)


def test_agree_weighs_ages() -> None:
    girl = _sketch(ages=(16,))
    assert _factor(girl, _sketch()) == 1.0
    assert _factor(girl, _sketch(ages=(34,))) < 1.0
    assert 1.0 < _factor(girl, _sketch(ages=(16, 40))) < _factor(_sketch(ages=(16, 40)), _sketch(ages=(16, 40, 70)))


_LISTS = st.lists(
    st.tuples(
        st.lists(st.integers(1, 366), unique=True, max_size=4).map(lambda x: tuple(sorted(x))),
        st.lists(st.integers(1, 110), unique=True, max_size=4).map(lambda x: tuple(sorted(x))),
    ),
    min_size=1,
    max_size=6,
)


@given(_LISTS)
def test_agree_is_symmetric_and_the_same_in_any_company(told: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    sketches = [_sketch(days, ages) for days, ages in told]
    square = read(sketches).square(np.arange(len(sketches)), False, False)
    for i, a in enumerate(sketches):
        for j, b in enumerate(sketches):
            assert square[i, j] == square[j, i] == _factor(a, b)


def test_agree_reads_what_an_article_says(article: Callable[..., Article]) -> None:
    """Two break-ins of one kind in one town, a month apart, are less alike than what they share."""
    text = "A burglar took silver from a house in Elmstead on {}. Odile Weir, {}, was asleep in it, the police of Elmstead said."
    early, late = text.format("March 5", 34), text.format("April 9", 71)
    made = [article(n, t, None, "2024-04-10") for n, t in (("a", early), ("b", late))]
    one, other = (row for rows in SketchArticle().map(made) for row in rows if isinstance(row, Sketch))
    assert (one.days, one.ages, other.days, other.ages) == ((65,), (34,), (100,), (71,))
    alike = gather([one, other]).square(np.arange(2)).scores()[0, 1]
    assert alike < gather([one, replace(other, days=one.days, ages=one.ages)]).square(np.arange(2)).scores()[0, 1]
