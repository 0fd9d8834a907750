"""Minimum cuts against brute force on small random graphs."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.trace.cut import condense, minimum_cut, reach, reduce, successors

NODES = st.integers(0, 6)
EDGES = st.lists(st.tuples(NODES, NODES), max_size=14)
STARTS = st.sets(NODES, min_size=1, max_size=4)


def whole(starts: set[int], edges: list[tuple[int, int]]) -> tuple[set[int], list[tuple[int, int]], dict[int, int]]:
    """Starts and edges with each cycle as one node."""
    of = condense(edges)
    return {of.get(a, a) for a in starts}, [(of[a], of[b]) for a, b in edges if a != b and of[a] != of[b]], of


def severs(cut: set[int], starts: set[int], edges: list[tuple[int, int]]) -> bool:
    """Does every way from a start to an origin meet the cut?"""
    out = successors(edges)
    left = {a: [b for b in tails if b not in cut] for a, tails in out.items() if a not in cut}
    first = starts - cut
    return all(out.get(n) for n in first | reach(left, first))


def smallest(starts: set[int], edges: list[tuple[int, int]]) -> int:
    nodes = sorted(starts | {n for e in edges for n in e})
    return next(k for k in range(len(nodes) + 1) if any(severs(set(c), starts, edges) for c in combinations(nodes, k)))


@settings(max_examples=300, deadline=None)
@given(STARTS, EDGES)
def test_cut_is_the_smallest_that_severs(starts: set[int], edges: list[tuple[int, int]]) -> None:
    cut = minimum_cut(starts, edges)
    begin, acyclic, _ = whole(starts, edges)
    assert severs(set(cut), begin, acyclic)
    assert len(cut) == smallest(begin, acyclic)


@settings(max_examples=300, deadline=None)
@given(STARTS, EDGES, st.sets(NODES))
def test_cut_with_spared_nodes_is_as_small(starts: set[int], edges: list[tuple[int, int]], spare: set[int]) -> None:
    begin, acyclic, of = whole(starts, edges)
    plain, cut = minimum_cut(starts, edges), minimum_cut(starts, edges, spare)
    assert severs(set(cut), begin, acyclic)
    assert len(cut) == len(plain)
    if not {of.get(n, n) for n in spare} & set(plain):
        assert cut == plain


@settings(max_examples=200, deadline=None)
@given(STARTS, EDGES, st.randoms(use_true_random=False))
def test_cut_does_not_depend_on_the_order_of_edges(
    starts: set[int], edges: list[tuple[int, int]], random: Random
) -> None:
    shuffled = list(edges)
    random.shuffle(shuffled)
    assert minimum_cut(starts, shuffled) == minimum_cut(sorted(starts, reverse=True), edges)


@settings(max_examples=200, deadline=None)
@given(EDGES)
def test_reduced_edges_reach_the_same(edges: list[tuple[int, int]]) -> None:
    kept = successors(reduce(edges))
    out = successors(edges)
    for node in {n for e in edges for n in e}:
        assert reach(kept, [node]) - {node} == reach(out, [node]) - {node}
