from headwater.trace.cut import condense, minimum_cut, reduce

# Three outlets run one agency text (10) that rests on a local paper (20), two cite the paper themselves.
AGENCY = [(1, 10), (2, 10), (3, 10), (10, 20), (4, 20), (5, 20), (20, 30), (20, 31)]


def test_cut_finds_the_newsroom_everything_passes_through() -> None:
    assert minimum_cut([1, 2, 3, 4, 5], AGENCY) == (20,)


def test_cut_counts_a_second_way() -> None:
    assert minimum_cut([1, 2, 4, 5], [*AGENCY, (5, 21)]) == (5, 20)


def test_cut_prefers_not_to_name_spared_nodes() -> None:
    edges = [(1, 10), (2, 11)]
    assert minimum_cut([1, 2], edges) == (1, 2)
    assert minimum_cut([1, 2], edges, spare={1, 2}) == (10, 11)


def test_cut_names_a_spared_node_where_the_cut_would_grow() -> None:
    assert minimum_cut([1], [(1, 10), (1, 11)], spare={1}) == (1,)


def test_cut_of_a_start_that_rests_on_nothing_is_itself() -> None:
    assert minimum_cut([7], []) == (7,)
    assert minimum_cut([7], [], spare={7}) == (7,)


def test_cut_without_starts_is_empty() -> None:
    assert minimum_cut([], AGENCY) == ()


def test_cut_takes_a_cycle_without_way_out_for_one_origin() -> None:
    assert minimum_cut([1, 2], [(1, 10), (2, 11), (10, 11), (11, 10)]) == (10,)


def test_cut_condenses_cycles_to_their_smallest_node() -> None:
    assert condense([(3, 2), (2, 3), (2, 9)]) == {2: 2, 3: 2, 9: 9}


def test_cut_drops_edges_that_a_longer_way_implies() -> None:
    assert reduce([(1, 20), (1, 10), (10, 20)]) == [(1, 10), (10, 20)]


def test_cut_keeps_the_edges_of_a_cycle() -> None:
    assert reduce([(1, 2), (2, 1), (1, 5), (2, 5)]) == [(1, 2), (1, 5), (2, 1), (2, 5)]


def test_cut_works_on_a_long_chain() -> None:
    chain = [(i, i + 1) for i in range(20_000)]
    assert len(minimum_cut([0], chain)) == 1
