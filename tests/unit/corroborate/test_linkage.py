from hypothesis import given
from hypothesis import strategies as st

from headwater.corroborate.linkage import link


def test_linkage_joins_the_most_alike_first() -> None:
    assert link([1, 2, 2], {(0, 1): 0.5, (0, 2): 0.9}, 0.2) == [[0, 2], [1]]


def test_linkage_takes_the_mean_over_all_pairs() -> None:
    # 2 is like 1 and not at all like 0: (0.4 + 0) / 2 is too little.
    assert link([1, 2, 3], {(0, 1): 0.9, (1, 2): 0.4}, 0.3) == [[0, 1], [2]]
    assert link([1, 2, 3], {(0, 1): 0.9, (1, 2): 0.4}, 0.2) == [[0, 1, 2]]


def test_linkage_never_joins_two_of_a_kind() -> None:
    assert link([1, 1], {(0, 1): 1.0}, 0.1) == [[0], [1]]


@given(st.lists(st.integers(0, 3), max_size=8), st.data())
def test_linkage_gives_every_item_once(kinds: list[int], data: st.DataObject) -> None:
    pairs = [(i, j) for j in range(len(kinds)) for i in range(j)]
    alike = {p: data.draw(st.integers(0, 10)) / 10 for p in pairs}
    found = link(kinds, alike, 0.4)
    assert sorted(i for c in found for i in c) == list(range(len(kinds)))
    assert all(len({kinds[i] for i in c}) == len(c) for c in found)
    assert found == link(kinds, dict(reversed(alike.items())), 0.4)
