import pytest

from headwater.corroborate.wording import sense, stem


@pytest.mark.parametrize(
    ("a", "b"), [("killed", "deaths"), ("abducted", "kidnapping"), ("took", "taken"), ("plane's", "aircraft")]
)
def test_wording_of_one_meaning_has_one_sense(a: str, b: str) -> None:
    assert sense(a) == sense(b)


def test_wording_of_other_words_is_their_stem() -> None:
    assert sense("harbours") == stem("harbours") == "harbour"
    assert sense("ferry") != sense("pier")
