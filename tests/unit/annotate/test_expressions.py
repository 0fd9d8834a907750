"""Temporal expressions of every kind in sentences of our own, seen from Thursday 14 March 2019."""

import pytest

from headwater import ids
from headwater.annotate import expressions, pieces
from headwater.annotate.sentences import SplitSentences
from headwater.annotate.times import FindTimes
from headwater.engine.memory import Tables, run
from headwater.records import Article, Time

Row = tuple[str, str, str | None, str | None]


def times(text: str, published: str | None = "2019-03-14T09:30:00", present: bool = True) -> list[Row]:
    made = ids.make("article", text)
    article = Article(made, made, "a1", None, None, None, published, "given", None, None, (), "en", text)
    rows = run([SplitSentences(), FindTimes(present=present)], Tables([article])).rows(Time)
    return [(text, text[t.start : t.end], t.earliest, t.latest) for t in rows]


# The kinds that the code book and the standard name, one by one.
KINDS: list[Row] = [
    ("It sank on Tuesday.", "on Tuesday", "2019-03-12", "2019-03-12"),
    ("It sank last month.", "last month", "2019-02-01", "2019-02-28"),
    ("It sank in late February of this year.", "late February of this year", "2019-02-19", "2019-02-28"),
    ("It sank over the weekend.", "over the weekend", "2019-03-09", "2019-03-10"),
    ("It sank in the early hours of Monday.", "in the early hours of Monday", "2019-03-11", "2019-03-11"),
    ("It will reopen within 24 hours.", "within 24 hours", "2019-03-14", "2019-03-15"),
    ("It ran from 3 to 5 March.", "3 to 5 March", "2019-03-03", "2019-03-05"),
    ("It sank in the summer of 2017.", "in the summer of 2017", "2017-06-01", "2017-09-22"),
    ("Sales fell in the third quarter of fiscal 2018.", "the third quarter of fiscal 2018", "2018-07-01", "2018-09-30"),
    ("It left at 7.45am GMT on Monday.", "at 7.45am GMT on Monday", "2019-03-11", "2019-03-11"),
]
DATES: list[Row] = [
    ("It sank on Friday, March 8.", "Friday, March 8", "2019-03-08", "2019-03-08"),
    ("It sank on Tuesday, 6 November.", "Tuesday, 6 November", "2018-11-06", "2018-11-06"),
    ("It sank on the 5th of May 2016.", "5th of May 2016", "2016-05-05", "2016-05-05"),
    ("It ran June 12-14, 2017.", "June 12-14, 2017", "2017-06-12", "2017-06-14"),
    ("It sank on 2017-06-12T10:15:00Z.", "2017-06-12T10:15:00Z", "2017-06-12", "2017-06-12"),
    ("It sank on 12.06.2017 already.", "12.06.2017", "2017-06-12", "2017-06-12"),
    ("It sank on 12-Jun-2017.", "12-Jun-2017", "2017-06-12", "2017-06-12"),
    ("It sank in Sept. '98.", "Sept. '98", "1998-09-01", "1998-09-30"),
    ("It sank in nineteen ninety-six.", "nineteen ninety-six", "1996-01-01", "1996-12-31"),
    ("It is due by the year two thousand and thirty.", "the year two thousand and thirty", "2030-01-01", "2030-12-31"),
    ("It sank in June nineteen eighty-four.", "June nineteen eighty-four", "1984-06-01", "1984-06-30"),
    ("It was built in the mid-1990s.", "the mid-1990s", "1994-01-01", "1996-12-31"),
    ("It was built in the '80s.", "the '80s", "1980-01-01", "1989-12-31"),
    ("It was built in the early nineties.", "the early nineties", "1990-01-01", "1999-12-31"),
    ("It was built in the 1800s.", "the 1800s", "1800-01-01", "1899-12-31"),
    ("It was built in the nineteenth century.", "the nineteenth century", "1801-01-01", "1900-12-31"),
    ("It was built in AD 79.", "AD 79", "0079-01-01", "0079-12-31"),
    ("It was built in 300 BC.", "300 BC", None, None),
    ("It dates from the Victorian era.", "the Victorian era", "1837-01-01", "1901-12-31"),
    ("It was built in Heisei 29.", "Heisei 29", "2017-01-01", "2017-12-31"),
    ("Since 9/11 it has been shut.", "9/11", "2001-09-11", "2001-09-11"),
    ("It reopens on the 25th.", "the 25th", "2019-03-25", "2019-03-25"),
    ("It sank in the 2016 season.", "2016", "2016-01-01", "2016-12-31"),
    ("It sank in fiscal year 2016.", "fiscal year 2016", "2016-01-01", "2016-12-31"),
    ("It sank in FY17.", "FY17", "2017-01-01", "2017-12-31"),
    ("It sank in the winter of last year.", "the winter of last year", "2018-12-01", "2019-03-20"),
]
COUNTED: list[Row] = [
    ("It sank three years ago.", "three years ago", "2016-01-01", "2016-12-31"),
    ("It sank nearly four years ago.", "nearly four years ago", "2015-01-01", "2015-12-31"),
    ("It sank about a year and a half ago.", "about a year and a half ago", "2017-09-01", "2017-09-30"),
    ("It sank two or three weeks ago.", "two or three weeks ago", "2019-02-18", "2019-03-03"),
    ("It sank years ago.", "years ago", None, "2019-03-14"),
    ("It sank half an hour ago.", "half an hour ago", "2019-03-14", "2019-03-14"),
    ("It reopens two weeks from now.", "two weeks from now", "2019-03-25", "2019-03-31"),
    ("It reopens in three weeks' time.", "in three weeks' time", "2019-04-01", "2019-04-07"),
    ("It fell in the past six months.", "in the past six months", "2018-09-14", "2019-03-14"),
    ("It fell over the last 24 hours.", "over the last 24 hours", "2019-03-13", "2019-03-14"),
    ("It fell in the three previous years.", "the three previous years", "2016-01-01", "2018-12-31"),
    ("It reopens in the next two weeks.", "in the next two weeks", "2019-03-14", "2019-03-28"),
    ("It reopens in the coming days.", "in the coming days", "2019-03-14", None),
    ("It fell in recent weeks.", "in recent weeks", None, "2019-03-14"),
    ("It sank a week ago Monday.", "a week ago Monday", "2019-03-04", "2019-03-04"),
    ("It sank the week before last.", "the week before last", "2019-02-25", "2019-03-03"),
    ("It sank the day before yesterday.", "the day before yesterday", "2019-03-12", "2019-03-12"),
    ("It sank this time last year.", "this time last year", "2018-03-14", "2018-03-14"),
    ("Sales beat the same period last year.", "the same period last year", "2018-01-01", "2018-12-31"),
    ("Sales beat the year-earlier quarter.", "the year-earlier quarter", "2018-01-01", "2018-12-31"),
]
PARTS: list[Row] = [
    ("It sank earlier this week.", "earlier this week", "2019-03-11", "2019-03-14"),
    ("It reopens later this year.", "later this year", "2019-03-14", "2019-12-31"),
    ("It has sunk so far this year.", "so far this year", "2019-01-01", "2019-03-14"),
    ("It is due by the end of the year.", "the end of the year", "2019-12-31", "2019-12-31"),
    ("It is due by year-end.", "year-end", "2019-12-31", "2019-12-31"),
    ("It is due by mid-week.", "mid-week", "2019-03-13", "2019-03-13"),
    ("It sank in the first week of January.", "the first week of January", "2019-01-01", "2019-01-07"),
    ("It sank in the first half of 2017.", "the first half of 2017", "2017-01-01", "2017-06-30"),
    ("It sank in the last three months of 2016.", "the last three months of 2016", "2016-10-01", "2016-12-31"),
    ("It sank on the first Monday of May 2018.", "the first Monday of May 2018", "2018-05-07", "2018-05-07"),
    ("It sank in the final days of 2017.", "the final days of 2017", "2017-09-01", "2017-12-31"),
    ("Sales fell in Q3 2017.", "Q3 2017", "2017-07-01", "2017-09-30"),
    ("Sales fell in last year's fourth quarter.", "last year's fourth quarter", "2018-10-01", "2018-12-31"),
    ("Sales fell in the 1988 second quarter.", "the 1988 second quarter", "1988-04-01", "1988-06-30"),
]
NAMED: list[Row] = [
    ("It sank on Good Friday.", "Good Friday", "2019-04-19", "2019-04-19"),
    ("It sank on Easter Monday 2016.", "Easter Monday 2016", "2016-03-28", "2016-03-28"),
    ("It sank on Labor Day 2016.", "Labor Day 2016", "2016-09-05", "2016-09-05"),
    ("It sank on Election Day 2016.", "Election Day 2016", "2016-11-08", "2016-11-08"),
    ("It sank over Memorial Day weekend 2016.", "Memorial Day weekend 2016", "2016-05-28", "2016-05-29"),
    ("It sank at Eid al-Fitr 2017.", "Eid al-Fitr 2017", "2017-06-25", "2017-06-25"),
    ("It sank at Chinese New Year 2017.", "Chinese New Year 2017", "2017-01-28", "2017-01-28"),
    ("It sank on Yom Kippur 2017.", "Yom Kippur 2017", "2017-09-30", "2017-09-30"),
    ("It sank at Diwali 2017.", "Diwali 2017", "2017-10-18", "2017-10-18"),
    ("It sank on Christmas Eve.", "Christmas Eve", "2018-12-24", "2018-12-24"),
    ("It sank on the day before Christmas.", "the day before Christmas", "2018-12-24", "2018-12-24"),
    ("It sank last winter.", "last winter", "2018-12-01", "2019-03-20"),
    ("It fell over the summer.", "over the summer", "2018-06-01", "2018-09-22"),
]
CLOCK: list[Row] = [
    ("It left at noon on Sunday.", "at noon on Sunday", "2019-03-10", "2019-03-10"),
    ("It left shortly after 06:00 GMT.", "shortly after 06:00 GMT", "2019-03-14", "2019-03-14"),
    ("It left at half past seven.", "at half past seven", "2019-03-14", "2019-03-14"),
    ("It left at 1930 hours.", "at 1930 hours", "2019-03-14", "2019-03-14"),
    ("It left at 5 p.m. EST, Nov. 6.", "at 5 p.m. EST, Nov. 6", "2018-11-06", "2018-11-06"),
    ("It left at 10:35 a.m. (0735 GMT) Friday.", "at 10:35 a.m. (0735 GMT) Friday", "2019-03-08", "2019-03-08"),
    ("It left before dawn.", "before dawn", "2019-03-14", "2019-03-14"),
    ("It left between 9 a.m. and 5 p.m. Eastern.", "9 a.m. and 5 p.m. Eastern", "2019-03-14", "2019-03-14"),
]
TENSE: list[Row] = [
    ("It had been due to sail Monday.", "Monday", "2019-03-11", "2019-03-11"),
    ("They planned to leave Quayside on Saturday.", "on Saturday", "2019-03-16", "2019-03-16"),
    ("On Tuesday, the harbour will close.", "On Tuesday", "2019-03-19", "2019-03-19"),
    ("Until Tuesday, they had not called.", "Tuesday", "2019-03-12", "2019-03-12"),
    ("The board extended the deadline until Tuesday.", "Tuesday", "2019-03-19", "2019-03-19"),
    ("The line announced the plan Aug. 21.", "Aug. 21", "2018-08-21", "2018-08-21"),
    ("She takes over from him, effective June 1.", "June 1", "2019-06-01", "2019-06-01"),
    ("He would travel to the United Port Saturday.", "Saturday", "2019-03-16", "2019-03-16"),
    ("They fought Wednesday's ruling.", "Wednesday", "2019-03-13", "2019-03-13"),
    ("It could sail as early as Tuesday.", "as early as Tuesday", "2019-03-19", "2019-03-19"),
    ("It is now closed.", "now", "2019-03-14", "2019-03-14"),
    ("It may come back in the future.", "in the future", "2019-03-14", None),
]


@pytest.mark.parametrize("row", KINDS + DATES + COUNTED + PARTS + NAMED + CLOCK + TENSE, ids=lambda row: row[0])
def test_expressions_of_every_kind(row: Row) -> None:
    assert times(row[0]) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "It sails every Monday and each July.",
        "They meet annually, and the crew weekly.",
        "The trip takes a day after a night.",
        "It stays for the next two years.",
        "Two days before the vote nobody spoke.",
        "It was a matter of days before the end.",
        "Super Tuesday was long.",
        "She drives her 1987 Chevrolet.",
        "He watched the show This Week on television.",
        "High noon.",
        "In today's world nobody rows.",
        "Jan Olden and April Hale rowed.",
    ],
)
def test_expressions_leave_alone_what_names_no_time(text: str) -> None:
    assert times(text) == []


def test_expressions_count_from_the_time_told_of_last() -> None:
    told = "It sank on 5 May 2016. Two days later it was raised. The following Monday it sailed. Later that year it was sold."
    assert [(t[1], t[2], t[3]) for t in times(told)] == [
        ("5 May 2016", "2016-05-05", "2016-05-05"),
        ("Two days later", "2016-05-07", "2016-05-07"),
        ("The following Monday", "2016-05-09", "2016-05-09"),
        ("Later that year", "2016-05-09", "2016-12-31"),
    ]


def test_expressions_of_the_present_can_be_left_out() -> None:
    assert times("It is now closed.", present=False) == []


def test_expressions_beyond_the_tables_of_movable_feasts_are_unknown() -> None:
    assert times("It sank at Eid al-Fitr 1650.")[0][2:] == (None, None)


@pytest.mark.parametrize("text", ["x" * 2_000_000, "7" * 2_000_000, "no spaces" * 100_000, "1 May " * 10_000])
def test_expressions_work_grows_with_the_text_only(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each character is searched once by each rule, and no piece is longer than a bound, whatever the text."""
    searched: list[int] = []
    found = expressions.expressions

    def counting(piece: str) -> object:
        searched.append(len(piece))
        return found(piece)

    monkeypatch.setattr("headwater.annotate.times.expressions", counting)
    times(text)
    assert sum(searched) <= len(text)
    assert max(searched) <= pieces.LONGEST
