import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import ids


@given(st.integers(0, 2**63 - 1))
def test_ids_show_and_parse_round_trip(value: int) -> None:
    assert ids.parse(ids.show(value)) == value


@pytest.mark.parametrize("text", ["", "1", "g" * 16, "f" * 16, "0" * 17])
def test_ids_parse_refuses_what_show_never_prints(text: str) -> None:
    with pytest.raises(ValueError):
        ids.parse(text)


def test_ids_make_is_pure_and_keeps_parts_apart() -> None:
    assert ids.make("a", "bc") == ids.make("a", "bc")
    assert ids.make("a", "bc") != ids.make("ab", "c")
    assert 0 <= ids.make("\ud800") < 2**63
