from itertools import combinations
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

from headwater.ids import make
from headwater.stories.merge import UNIT, Bounds, graph, merge

OPEN = Bounds(mean=0.3, known=10**6, largest=10**6, rounds=100)


def _labels(rows: int, pairs: dict[tuple[int, int], float], bounds: Bounds) -> list[int]:
    left, right = (np.array([p[i] for p in pairs], dtype=np.int32) for i in (0, 1))
    names = np.array([make(str(row)) for row in range(rows)], dtype=np.int64)
    weight = np.array([round(score * UNIT) for score in pairs.values()], dtype=np.int32)
    return [int(label) for label in merge(graph(rows, [(left, right, weight)]), names, bounds)]


def _parts(labels: list[int]) -> set[frozenset[int]]:
    return {frozenset(i for i, x in enumerate(labels) if x == label) for label in labels}


@settings(deadline=None)
@given(st.integers(2, 12), st.integers(0, 10**9))
def test_merge_is_average_linkage(rows: int, seed: int) -> None:
    # Scores drawn at random, not by hypothesis, which likes equal ones: ties may be broken either way.
    chance = Random(seed)
    pairs = {pair: chance.randrange(1, 10**6) / 10**6 for pair in combinations(range(rows), 2) if chance.random() < 0.8}
    scores = np.eye(rows)
    for (i, j), score in pairs.items():
        scores[i, j] = scores[j, i] = score
    tree = hierarchy.linkage(squareform(1.0 - scores, checks=False), "average")
    wanted = hierarchy.fcluster(tree, 1.0 - OPEN.mean, "distance").tolist()
    assert _parts(_labels(rows, pairs, OPEN)) == _parts(wanted)


def test_merge_of_equal_scores_is_the_same_each_time() -> None:
    pairs = {(i, i + 1): 0.5 for i in range(20)}
    assert _labels(21, pairs, OPEN) == _labels(21, dict(reversed(pairs.items())), OPEN)


def test_merge_of_many_equal_scores_takes_few_rounds() -> None:
    crowd = dict.fromkeys(combinations(range(600), 2), 0.5)
    assert len(set(_labels(600, crowd, Bounds(mean=0.3, known=10**6, largest=10**6, rounds=20)))) == 1


def test_merge_counts_only_so_many_pairs_a_row() -> None:
    pairs = {(i, i + d): 0.5 for i in range(60) for d in (1, 2, 3) if i + d < 60}
    apart = len(set(_labels(60, pairs, OPEN)))
    together = len(set(_labels(60, pairs, Bounds(mean=0.03, known=3, largest=10**6, rounds=100))))
    assert together == 1 < apart


def test_merge_stops_after_its_rounds() -> None:
    pairs = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.9}
    assert _labels(4, pairs, Bounds(0.1, 10, 10, rounds=0)) == [0, 1, 2, 3]


def test_merge_of_nothing() -> None:
    assert _labels(3, {}, OPEN) == [0, 1, 2]
