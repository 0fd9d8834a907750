import pytest

from headwater.extraction.chrome import label
from headwater.extraction.lines import rows
from headwater.extraction.masthead import Masthead, echoes, is_headline, masthead, names, same_headline

SENTENCE = "The ferry to Norra Holm stopped at noon on Monday after its engine failed, the harbour office said."


def read(*lines: str) -> Masthead:
    found = rows("\n".join(lines))
    return masthead(found, label(found))


def test_masthead_reads_headline_author_date_and_outlet() -> None:
    found = read(
        "Stay informed with notifications from The Holm Herald",
        "Ferry stops at noon for a third time",
        "Anna Berg",
        "Monday 04 May 2015 04:12 EDT",
        SENTENCE,
    )
    assert found == Masthead(
        "Ferry stops at noon for a third time", "The Holm Herald", ("Anna Berg",), "2015-05-04T04:12:00-04:00"
    )


def test_masthead_of_a_byline_with_everything_in_it() -> None:
    found = read(
        "Ferry stops at noon", "By Holm News, Photos and Blogs | HOLM.COM/Anna Berg • October 05, 2020", SENTENCE
    )
    assert (found.outlet, found.authors, found.published) == ("holm.com", ("Anna Berg",), "2020-10-05")


def test_masthead_is_unknown_where_lines_differ_or_are_silent() -> None:
    assert read(SENTENCE, SENTENCE) == Masthead(None, None, (), None)
    assert read("Published: May 5, 2020", "Updated: May 7, 2020", SENTENCE).published is None
    assert read("Posted: May 5, 2020", "Updated: May 5, 2020 10:15 AM", SENTENCE).published == "2020-05-05T10:15:00"


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("By Anna Berg and Jo Lind", ["Anna Berg", "Jo Lind"]),
        ("By Anna Berg, Staff Writer", ["Anna Berg"]),
        ("by the harbour office", []),
        ("Anna M. Berg-Lind", ["Anna M. Berg-Lind"]),
        ("By Holm News Service", []),
    ],
)
def test_masthead_names_are_persons_only(line: str, persons: list[str]) -> None:
    assert names(line) == persons


def test_masthead_same_headline_looks_past_the_outlet() -> None:
    assert same_headline("Ferry stops at noon", "Ferry Stops at Noon - The Holm Herald")
    assert same_headline("“Ferry” stops at noon", '"Ferry" stops at noon')
    assert not same_headline("Ferry stops", "Ferry stops at noon in the harbour")
    assert not same_headline("Ferry stops at noon", None)
    assert not same_headline("", "")


def test_masthead_echo_is_a_short_line_of_the_titles_words() -> None:
    title = "Ferry stops at noon for a third time off Norra Holm"
    assert echoes("Norra Holm ferry", title)
    assert not echoes("Ferry stops at noon.", title)
    assert not echoes("Ferry", title)
    assert not echoes("Norra Holm harbour", title)
    assert not echoes("Norra Holm", None)


def test_masthead_nameplate_is_the_outlet_and_no_headline() -> None:
    found = read("HOLM HERALD | Since 1889", "Menu   Search   Sign in", "Ferry stops at noon again", SENTENCE)
    assert (found.outlet, found.title) == ("HOLM HERALD", "Ferry stops at noon again")
    assert read("Ferry stops, Herald says", SENTENCE).outlet is None


def test_masthead_owner_of_a_copyright_is_not_the_outlet() -> None:
    assert read(SENTENCE, "© 2024 Norra Press. All rights reserved.").outlet is None


def test_masthead_headline_is_no_sentence_or_introduction() -> None:
    assert is_headline("Who stopped the ferry?")
    assert not is_headline("The ferry stopped at noon.")
    assert not is_headline("Read what he wrote:")
    assert not is_headline("Ferry")
