import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import dates
from headwater.reading import pages
from headwater.reading.numeric import counted, in_order, is_two
from headwater.records import Dropped


@pytest.mark.parametrize(
    ("printed", "row", "iso"),
    [
        ("25/10/2020", {}, "2020-10-25"),
        ("10/25/2020 14:30", {"language": "de"}, "2020-10-25 14:30"),
        ("7-7-2020", {}, "2020-07-07"),
        ("05/10/2020", {}, None),
        ("05/10/2020", {"language": "en"}, None),
        ("05/10/2020", {"language": "en-GB"}, "2020-10-05"),
        ("05/10/2020", {"language": "en_US"}, "2020-05-10"),
        ("05/10/2020", {"language": "fr"}, "2020-10-05"),
        ("05/10/2020", {"language": "es-US"}, None),
        ("05/10/2020", {"language": "ja"}, None),
        ("05/10/2020", {"language": "en-CA"}, None),
        ("05/10/2020", {"url": "https://news.example.co.uk/1"}, "2020-10-05"),
        ("05/10/2020", {"url": "https://echo.us/1"}, "2020-05-10"),
        ("05/10/2020", {"language": "en-US", "url": "https://echo.co.uk/1"}, None),
        ("05/10/2020", {"url": "http://[bad"}, None),
        ("25/13/2020", {}, None),
        ("05/10/20", {"language": "fr"}, None),
        ("2020-10-05", {"language": "fr"}, None),
    ],
)
def test_numeric_date_is_told_by_its_numbers_language_or_host(
    printed: str, row: dict[str, str], iso: str | None
) -> None:
    assert in_order(printed, row) == iso


@given(st.dates(min_value=date(1600, 1, 1)), st.booleans())
def test_numeric_date_of_a_known_country_is_the_day_that_was_written(day: date, british: bool) -> None:
    printed = f"{day:%d/%m/%Y}" if british else f"{day:%m/%d/%Y}"
    assert in_order(printed, {"language": "en-GB" if british else "en-US"}) == f"{day:%Y-%m-%d}"


def test_numeric_date_that_may_be_two_is_said_so_and_let_go(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "The ferry stopped.", "published": d}
        for d in ("05/10/2020", "31/10/2020 14:30", "31/02/2020")
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = list(pages(tmp_path))
    said = [x.reason for x in found if isinstance(x, Dropped)]
    assert said == [
        "field 'published' may be two dates, the day or the month first: '05/10/2020'; the article is kept without it",
        "field 'published' is not a date: '31/02/2020'; the article is kept without it",
    ]
    told = [json.loads(x[0].data)["published"] for x in found if isinstance(x, tuple)]
    assert told == ["05/10/2020", "2020-10-31 14:30", "31/02/2020"]
    assert dates.parse(told[1]) == "2020-10-31T14:30:00"
    assert is_two("05/10/2020")
    assert not is_two("31/10/2020")


@pytest.mark.parametrize(
    ("number", "iso"),
    [
        (631_152_000, "1990-01-01T00:00:00+00:00"),
        (631_151_999, None),
        (4_102_444_799, "2099-12-31T23:59:59+00:00"),
        (4_102_444_800, None),
        (1601891400.999, "2020-10-05T09:50:00+00:00"),
        (1601891400 * 10**3 + 999, "2020-10-05T09:50:00+00:00"),
        (1601891400 * 10**6, "2020-10-05T09:50:00+00:00"),
        (1601891400 * 10**9, "2020-10-05T09:50:00+00:00"),
        (" 1601891400.0 ", "2020-10-05T09:50:00+00:00"),
        (20201005, "2020-10-05"),
        ("20201005", "2020-10-05"),
        (20200230, None),
        (15990101, None),
        (2020, None),
        (-1601891400, None),
        (0, None),
        (True, None),
        (float("inf"), None),
        (float("nan"), None),
        (10**400, None),
        ("1" * 10**5, None),
        ("\u0661" * 10, None),
        ("2020-10-05", None),
        (["20201005"], None),
        (None, None),
    ],
)
def test_numeric_one_number_is_an_instant_a_day_or_nothing(number: object, iso: str | None) -> None:
    assert counted(number) == iso


@given(st.one_of(st.integers(), st.floats(), st.text()))
def test_numeric_whatever_is_counted_is_a_date(value: object) -> None:
    iso = counted(value)
    assert iso is None or dates.parse(iso) == iso
