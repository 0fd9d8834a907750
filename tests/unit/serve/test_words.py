import pytest

from headwater.serve.words import days, kind_name, spread_name


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2024-03-04", "2024-03-04", "4 March 2024"),
        ("2024-03-03", "2024-03-31", "3 – 31 March 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("9999-12-01", "9999-12-31", "December 9999"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-03-30", "2024-04-02", "30 March 2024 – 2 April 2024"),
        ("2024-03-04", None, "from 4 March 2024"),
        (None, "2024-03-04", "until 4 March 2024"),
        (None, None, ""),
        ("soon", "9999-99-99", ""),
    ],
)
def test_words_for_days(earliest: str | None, latest: str | None, told: str) -> None:
    assert days(earliest, latest) == told


def test_words_for_ranges_and_kinds() -> None:
    assert spread_name(None) == "?"
    assert spread_name({"low": 1, "high": 1, "cut_low": [], "cut_high": [], "roots": []}) == "1"
    assert spread_name({"low": 0, "high": 2, "cut_low": [], "cut_high": [], "roots": []}) == "0–2"
    assert kind_name("social_post") == "post"
    assert kind_name(None) == "source"
