from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.serve.graph_picture import BOX_HEIGHT, BOX_WIDTH, draw, layers


def test_graph_picture_places_chains_left_to_right_and_roots_last() -> None:
    lines = [("a", "wire"), ("wire", "paper"), ("b", "film"), ("paper", "police")]
    found = layers(["a", "b", "wire", "paper", "film", "police"], lines)
    assert found == {"a": 0, "b": 0, "wire": 1, "paper": 2, "film": 3, "police": 3}


def test_graph_picture_ends_on_a_cycle() -> None:
    picture = draw(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")])
    assert len(picture.curves) == 3


def test_graph_picture_of_a_very_long_chain_needs_no_recursion() -> None:
    nodes = [str(i) for i in range(3000)]
    lines = list(pairwise(nodes))
    assert layers(nodes, lines)["2999"] == 2999


def test_graph_picture_leaves_out_lines_to_nowhere_and_to_itself() -> None:
    assert draw(["a"], [("a", "a"), ("a", "gone")]).curves == ()


NODES = [f"n{i}" for i in range(9)]


@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20))
def test_graph_picture_boxes_lie_apart_and_within(lines: list[tuple[str, str]]) -> None:
    picture = draw(NODES, lines)
    assert [b.node for b in picture.boxes] == NODES
    for i, a in enumerate(picture.boxes):
        assert 0 <= a.x <= picture.width - BOX_WIDTH
        assert 0 <= a.y <= picture.height - BOX_HEIGHT
        assert all(abs(a.x - b.x) >= BOX_WIDTH or abs(a.y - b.y) >= BOX_HEIGHT for b in picture.boxes[i + 1 :])
    assert draw(NODES, lines) == picture


def test_graph_picture_of_one_outlet_and_many_roots_begins_near_the_top() -> None:
    roots = [f"r{i}" for i in range(40)]
    outlet = draw(["a", *roots], [("a", r) for r in roots]).boxes[0]
    assert outlet.y < 3 * BOX_HEIGHT
