import numpy as np

from headwater.stories.linkage import Linkage
from headwater.stories.score import Floats

LINKAGE = Linkage(threshold=0.3, crowd=3, apart=0.5, closest=2, adopted=0.2)


def _scores(rows: int, **known: float) -> Floats:
    """The scores of pairs by their rows ('p01'), all others 0."""
    scores = np.eye(rows)
    for name, score in known.items():
        i, j = int(name[1]), int(name[2])
        scores[i, j] = scores[j, i] = score
    return scores


def _groups(scores: Floats, words: Floats | None = None) -> list[list[int]]:
    return sorted(rows.tolist() for rows in LINKAGE(scores, scores if words is None else words))


def _crowds(sizes: tuple[int, int], within: float, across: float) -> Floats:
    """Two groups of rows, one after the other."""
    side = np.repeat([0, 1], sizes)
    scores = np.where(side[:, None] == side, within, across)
    np.fill_diagonal(scores, 1.0)
    return scores


def test_linkage_joins_what_is_alike_on_average() -> None:
    assert _groups(_scores(4, p01=0.9, p23=0.9, p02=0.9)) == [[0, 1], [2, 3]]
    assert _groups(np.ones((1, 1))) == [[0]]


def test_linkage_lets_one_that_is_alone_join_its_closest_few() -> None:
    trio = {"p01": 0.9, "p02": 0.9, "p12": 0.9}
    assert _groups(_scores(4, **trio, p03=0.25, p13=0.25)) == [[0, 1, 2, 3]]
    assert _groups(_scores(4, **trio, p03=0.25)) == [[0, 1, 2], [3]]


def test_linkage_of_two_that_are_alone_makes_no_group() -> None:
    assert _groups(_scores(2, p01=0.25)) == [[0], [1]]


def test_linkage_joins_none_to_one_that_joined_itself() -> None:
    pair = {"p01": 0.9, "p02": 0.25, "p12": 0.25}
    assert _groups(_scores(4, **pair, p23=0.25, p13=0.1)) == [[0, 1, 2], [3]]


def test_linkage_gives_ties_to_the_group_with_the_first_row() -> None:
    assert _groups(_scores(5, p01=0.9, p23=0.9, p04=0.25, p14=0.25, p24=0.25, p34=0.25)) == [[0, 1, 4], [2, 3]]


def test_linkage_keeps_two_crowds_apart_that_are_much_closer_in_themselves() -> None:
    assert _groups(_crowds((3, 4), 0.9, 0.4)) == [[0, 1, 2], [3, 4, 5, 6]]
    assert _groups(_crowds((3, 4), 0.8, 0.4)) == [[0, 1, 2, 3, 4, 5, 6]]
    assert _groups(_crowds((2, 4), 0.9, 0.4)) == [[0, 1, 2, 3, 4, 5]]


def test_linkage_joins_crowds_that_only_time_keeps_apart() -> None:
    assert _groups(_crowds((3, 3), 0.9, 0.4), words=_crowds((3, 3), 0.9, 0.6)) == [[0, 1, 2, 3, 4, 5]]


def test_linkage_joins_nothing_to_crowds_that_were_kept_apart() -> None:
    scores = np.pad(_crowds((3, 3), 0.9, 0.4), (0, 2), constant_values=0.35)
    scores[6:, 6:] = 1.0
    assert _groups(scores) == [[0, 1, 2], [3, 4, 5], [6, 7]]
