import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.candidates import distinct, places, postings


@given(st.lists(st.integers(0, 1 << 62)))
def test_candidates_distinct_values_are_ascending_each_once(values: list[int]) -> None:
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))


@given(st.lists(st.integers(0, 99)), st.lists(st.integers(0, 99)))
def test_candidates_places_are_those_of_a_search_one_by_one(held: list[int], values: list[int]) -> None:
    ascending, wanted = np.sort(np.array(held, np.int64)), np.array(values, np.int64)
    assert places(ascending, wanted).tolist() == np.searchsorted(ascending, wanted).tolist()


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 19))), st.randoms())
def test_candidates_postings_are_the_rows_of_each_key_that_two_hold_in_any_order(
    held: set[tuple[int, int]], random: object
) -> None:
    pairs = list(held)
    random.shuffle(pairs)  # type: ignore[attr-defined]
    keys, rows = (np.array([pair[n] for pair in pairs], np.int64) for n in range(2))
    found = postings(keys, rows, 20)
    assert found.has_sorted_indices
    of_key = [sorted(row for key, row in held if key == wanted) for wanted in range(10)]
    assert [found.indices[a:b].tolist() for a, b in zip(found.indptr, found.indptr[1:], strict=False)] == [
        of for of in of_key if len(of) > 1
    ]
