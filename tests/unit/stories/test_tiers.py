import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stories.tiers import UNKNOWN, Tiers, Times

# (first instant, keys that it holds) of each row; a row's article is its number.
Rows = list[tuple[int, set[int]]]
ROWS = st.lists(st.tuples(st.sampled_from([*range(6), UNKNOWN]), st.sets(st.integers(0, 4))), max_size=40)


def _filled(rows: Rows, order: list[int], at_once: int = 1) -> tuple[Tiers, list[int]]:
    """The index of `rows`, put in by `order`, and the article of each row."""
    times = Times()
    tiers = Tiers(times)
    for begin in range(0, len(order), at_once):
        keys, numbers = [], []
        for number in order[begin : begin + at_once]:
            times.first.append(rows[number][0])
            times.article.append(number)
            keys += sorted(rows[number][1])
            numbers += [len(times.first) - 1] * len(rows[number][1])
        tiers.add(np.array(keys, dtype=np.int64), np.array(numbers, dtype=np.int64))
    return tiers, order


@given(ROWS, st.integers(0, 99), st.integers(1, 7))
def test_tiers_find_the_same_in_any_order_of_adding(rows: Rows, seed: int, at_once: int) -> None:
    order = list(range(len(rows)))
    random.Random(seed).shuffle(order)
    tiers, article = _filled(rows, order, at_once)
    by_time = sorted(range(len(rows)), key=lambda n: (rows[n][0], n))
    when, widest, next_few = (3, 7), 5, 2
    near = set()
    for key in range(5):
        holding = [n for n in by_time if key in rows[n][1]]
        assert [article[row] for row in tiers.rows(key).tolist()] == holding
        for but in (None, 3):
            row = tiers.first(key, but)
            assert (None if row is None else article[row]) == next((n for n in holding if n != but), None)
        before, after = ([n for n in holding if ((rows[n][0], n) < when) == earlier] for earlier in (True, False))
        near |= set(holding if len(holding) < widest else before[-next_few:] + after[:next_few])
    found = tiers.near(np.arange(5), when, widest, next_few)
    assert {article[row] for row in found.tolist()} == near


@given(ROWS, st.integers(0, 99))
def test_tiers_keep_only_what_is_kept(rows: Rows, seed: int) -> None:
    tiers, _ = _filled(rows, list(range(len(rows))))
    kept = np.array([random.Random(seed + n).random() < 0.5 for n in range(len(rows))], dtype=bool)
    number = (np.cumsum(kept) - 1).tolist()
    before = {key: tiers.rows(key).tolist() for key in range(5)}
    tiers.keep(kept)
    tiers._times.keep(kept)
    for key in range(5):
        assert tiers.rows(key).tolist() == [number[row] for row in before[key] if kept[row]]


@pytest.mark.parametrize("wanted", [[], [3]])
def test_tiers_without_rows_find_nothing(wanted: list[int]) -> None:
    tiers = Tiers(Times())
    assert not len(tiers.near(np.array(wanted, dtype=np.int64), (0, 0), 5, 2))
    assert not len(tiers.rows(3))


def test_tiers_are_few() -> None:
    tiers, _ = _filled([(n, {0, 1}) for n in range(1000)], list(range(1000)))
    sizes = [len(keys) for keys, _ in tiers._tiers]
    assert sum(sizes) == 2000
    assert all(longer > 2 * shorter for longer, shorter in pairwise(sizes))
