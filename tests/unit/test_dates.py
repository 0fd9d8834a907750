from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.dates import find, interval, parse


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2020-10-05", "2020-10-05"),
        ("2020/10/5", "2020-10-05"),
        ("2020-10-05T03:57:10", "2020-10-05T03:57:10"),
        ("2020-10-05T03:57:10.250Z", "2020-10-05T03:57:10+00:00"),
        ("2020-10-05 03:57:10+0530", "2020-10-05T03:57:10+05:30"),
        ("Mon, 05 Oct 2020 03:57:00 -0400", "2020-10-05T03:57:00-04:00"),
        ("Monday 05 October 2020 03:57 EDT", "2020-10-05T03:57:00-04:00"),
        ("October 5th, 2020", "2020-10-05"),
        ("5 Sept. 2020 at 12:05 a.m.", "2020-09-05T00:05:00"),
        ("May 5, 2020 12:30 PM CST", "2020-05-05T12:30:00"),
        ("3:57 PM - 29 Jun 2016", "2016-06-29T15:57:00"),
        ("05/10/2020", None),
        ("05/05/2020", "2020-05-05"),
        ("25/10/2020", "2020-10-25"),
        ("10/25/2020 3:04 PM", "2020-10-25T15:04:00"),
        ("25-10-2020", "2020-10-25"),
        ("1/25/10/2020", None),
        ("31/02/2020", None),
        ("2020年10月5日", "2020-10-05"),
        ("2020년 10월 5일 14:30", "2020-10-05T14:30:00"),
        ("5 октября 2020, 14:30", "2020-10-05T14:30:00"),
        ("5 жовтня 2020", "2020-10-05"),
        ("5 października 2020", "2020-10-05"),
        ("5. října 2020", "2020-10-05"),
        ("5 Ekim 2020 Pazartesi", "2020-10-05"),
        ("12 Μαΐου 2021", "2021-05-12"),
        ("5 أكتوبر 2020", "2020-10-05"),
        ("٥ أكتوبر ٢٠٢٠", "2020-10-05"),
        ("0000-01-01", None),
        ("9999-12-31", None),
        ("2020-02-30", None),
        ("yesterday", None),
        ("", None),
        ("2020-10-05" + " " * 200, None),
    ],
)
def test_dates_parse_reads_what_is_one_date_only(printed: str, iso: str | None) -> None:
    assert parse(printed) == iso


def test_dates_strokes_are_one_date_where_the_day_is_known_to_go_first() -> None:
    assert parse("05/10/2020", day_first=True) == "2020-10-05"
    assert parse("10/25/2020", day_first=True) == "2020-10-25"


def test_dates_find_says_where() -> None:
    text = "Posted: October 5, 2020 10:52 AM by staff"
    assert find(text) == ("2020-10-05T10:52:00", 8, 32)


def test_dates_interval_of_a_zoned_time_is_exact() -> None:
    stamp = int(datetime(2020, 10, 5, 7, 57, tzinfo=UTC).timestamp())
    assert interval("2020-10-05T03:57:00-04:00") == (stamp, stamp)


def test_dates_interval_of_midnight_is_the_day() -> None:
    assert interval("2020-10-05T00:00:00") == interval("2020-10-05")
    first, last = interval("2020-10-05T00:00:00+00:00")
    assert first is not None
    assert last == first + 86399


@pytest.mark.parametrize("iso", [None, "", "soon", "9999-12-31", "0001-01-01"])
def test_dates_interval_of_no_date_is_unknown(iso: str | None) -> None:
    assert interval(iso) == (None, None)


@given(st.dates(date(1600, 1, 2), date(2200, 12, 30)), st.integers(-12, 14), st.integers(0, 86399))
def test_dates_interval_of_a_day_holds_every_moment_of_it_anywhere(day: date, zone: int, second: int) -> None:
    first, last = interval(day.isoformat())
    assert first is not None
    assert last is not None
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=second, hours=-zone)
    assert first <= moment.timestamp() <= last


@given(st.text(max_size=100))
def test_dates_parse_gives_what_interval_reads(text: str) -> None:
    iso = parse(text)
    assert iso is None or interval(iso)[0] is not None


def test_dates_find_is_fast_on_hostile_text() -> None:
    for piece in ("1", "1:1", "may ", "12 of ", "2020-", "12:12 "):
        find(piece * 20_000)
