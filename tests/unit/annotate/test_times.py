import pytest

from headwater import ids
from headwater.annotate.sentences import SplitSentences
from headwater.annotate.times import FindTimes
from headwater.engine.memory import Tables, run
from headwater.records import Article, Time


def times(text: str, published: str | None = "2019-03-14T09:30:00") -> list[tuple[str, str | None, str | None]]:
    """2019-03-14 was a Thursday."""
    made = ids.make("article", text)
    article = Article(made, made, "a1", None, None, None, published, "given", None, None, (), "en", text)
    rows = run([SplitSentences(), FindTimes()], Tables([article])).rows(Time)
    return [(text[t.start : t.end], t.earliest, t.latest) for t in rows]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It sank on 12 June 2017.", "2017-06-12", "2017-06-12"),
        ("It sank on Monday, June 12, 2017.", "2017-06-12", "2017-06-12"),
        ("It sank on Jan. 6: that is known.", "2019-01-06", "2019-01-06"),
        ("It sank on Oct. 23.", "2018-10-23", "2018-10-23"),
        ("It will sail on 2 May.", "2019-05-02", "2019-05-02"),
        ("It sank in April 2014.", "2014-04-01", "2014-04-30"),
        ("It sank in November.", "2018-11-01", "2018-11-30"),
        ("It will sail in November.", "2019-11-01", "2019-11-30"),
        ("It sank in late February of this year.", "2019-02-19", "2019-02-28"),
        ("It sank in 1907.", "1907-01-01", "1907-12-31"),
        ("It was built in the 1950s.", "1950-01-01", "1959-12-31"),
        ("It was built in the 19th century.", "1801-01-01", "1900-12-31"),
        ("It sank on Tuesday.", "2019-03-12", "2019-03-12"),
        ("It sank on Thursday.", "2019-03-14", "2019-03-14"),
        ("It will sail on Tuesday.", "2019-03-19", "2019-03-19"),
        ("It sank last Friday.", "2019-03-08", "2019-03-08"),
        ("I was on the quay by a quarter past seven on Tuesday evening.", "2019-03-12", "2019-03-12"),
        ("Members voted by 9 to 4 on Monday night to keep it.", "2019-03-11", "2019-03-11"),
        ("Ann promised that it'll be mended by Tuesday.", "2019-03-19", "2019-03-19"),
        ("Forecasters warned of snow over the weekend.", "2019-03-16", "2019-03-17"),
        ("The boats had gone by Tuesday.", "2019-03-12", "2019-03-12"),
        ("They were told to leave by Tuesday.", "2019-03-19", "2019-03-19"),
        ("Staff were given until Monday to reply.", "2019-03-18", "2019-03-18"),
        ("She said a team would reach the quay on Saturday.", "2019-03-16", "2019-03-16"),
        ("It sank yesterday.", "2019-03-13", "2019-03-13"),
        ("It sank last night.", "2019-03-13", "2019-03-13"),
        ("It sank this morning.", "2019-03-14", "2019-03-14"),
        ("It sank last week.", "2019-03-04", "2019-03-10"),
        ("It sank last month.", "2019-02-01", "2019-02-28"),
        ("It sails next year.", "2020-01-01", "2020-12-31"),
        ("It sank earlier this year.", "2019-01-01", "2019-03-14"),
        ("It sank over the weekend.", "2019-03-09", "2019-03-10"),
        ("It sank three days ago.", "2019-03-11", "2019-03-11"),
        ("It sank 25 years ago.", "1994-01-01", "1994-12-31"),
        ("It sank more than two years ago.", None, "2017-03-14"),
        ("It recently sank.", None, "2019-03-14"),
        ("It sank in the past seven years.", "2012-03-14", "2019-03-14"),
        ("It sank last summer.", "2018-06-01", "2018-09-22"),
        ("It sank last Thanksgiving.", "2018-11-22", "2018-11-22"),
        ("It sank at Christmas.", "2018-12-25", "2018-12-25"),
        ("Sales fell in the fourth quarter of 2017.", "2017-10-01", "2017-12-31"),
        ("It sank at the end of 2016.", "2016-12-31", "2016-12-31"),
        ("It sank between March 2015 and May 2016.", "2015-03-01", "2016-05-31"),
        ("It sank at 12:10 p.m.", "2019-03-14", "2019-03-14"),
        ("It sank on 25/12/2016.", "2016-12-25", "2016-12-25"),
        ("It sank on 2016-12-25.", "2016-12-25", "2016-12-25"),
    ],
)
def test_times_are_resolved_against_publication(text: str, earliest: str | None, latest: str | None) -> None:
    assert [(first, last) for _, first, last in times(text)] == [(earliest, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "It may sink.",
        "They march on.",
        "It lasted for two hours.",
        "The 58-year-old waited.",
        "“It is now closed,” she said.",
        "Now, it was late.",
        "Some 1900 people came.",
        "It cost $2012.",
        "Her Christmas lights went out.",
        "He scored in the first quarter.",
        "A day after the vote it rained.",
        "The film Edge of Tomorrow ran.",
    ],
)
def test_times_leaves_alone_what_names_no_time(text: str) -> None:
    assert times(text) == []


def test_times_the_month_before_counts_from_the_range_told_of_last() -> None:
    found = times("Last month it sailed. It had been painted the month before.")
    assert found == [("Last month", "2019-02-01", "2019-02-28"), ("the month before", "2019-01-01", "2019-01-31")]


def test_times_a_clock_time_takes_the_day_its_sentence_names() -> None:
    assert [t[1] for t in times("At 6.10am it left on Tuesday. By 9 p.m. it was lost.")] == ["2019-03-12"] * 3


def test_times_without_publication_are_bounded_only_if_absolute() -> None:
    assert times("It sank on Monday, in May 2016, recently.", None) == [
        ("on Monday", None, None),
        ("May 2016", "2016-05-01", "2016-05-31"),
        ("recently", None, None),
    ]
    assert times("It sank yesterday.", "not a date") == [("yesterday", None, None)]


def test_times_that_may_be_read_in_two_ways_are_unknown() -> None:
    assert times("It sank on 04/05/2016.") == [("04/05/2016", None, None)]
    assert times("It sank on 03/04/2019.") == [("03/04/2019", None, None)]
    assert times("It sank on 31 June.") == [("31 June", None, None)]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_times_at_the_ends_of_the_calendar_do_not_fail(published: str) -> None:
    text = "Yesterday, tomorrow, last year, next year, 900 years ago, last week, next weekend, last winter, on Monday."
    for _, first, last in times(text, published):
        assert first is None or last is None or first <= last


@pytest.mark.parametrize(
    "text", ["1 " * 50_000, "early " * 20_000, "May " * 25_000, "the past the past " * 5_000, "12:" * 30_000]
)
def test_times_of_hostile_text_stay_cheap(text: str) -> None:
    assert isinstance(times(text), list)


def test_times_are_of_the_year_told_of() -> None:
    text = "The survey is of 2015. They sent it in late October of that year."
    assert times(text)[-1] == ("late October of that year", "2015-10-21", "2015-10-31")


def test_times_the_same_period_is_moved_to_its_year() -> None:
    text = "In the first nine months of 2018 it fell, as in the same period of 2017."
    assert times(text)[-1] == ("the same period of 2017", "2017-01-01", "2017-09-30")
    assert times("It fell in the same period of 2017.")[-1][1:] == (None, None)


def test_times_a_name_with_a_part_of_the_day_is_none() -> None:
    assert times("It stood in the Evening Gazette.") == []
    assert times("It stood there in the evening.") != []
