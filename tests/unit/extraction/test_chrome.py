import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.extraction.chrome import CHROME, label
from headwater.extraction.lines import rows

SENTENCE = "The ferry to Norra Holm stopped at noon on Monday after its engine failed, the harbour office said."
OTHER = "About forty passengers were taken ashore in small boats, and nobody was hurt, a spokeswoman said."


def kept(*lines: str) -> list[str]:
    found = rows("\n".join(lines))
    return [row.text for row, name in zip(found, label(found), strict=True) if name not in CHROME]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Advertisement Continue reading the main story",
        "___",
        "* * *",
        "SaveSave",
        "1:29",
        "View this post on Instagram",
        "Read or Share this story: http://short.example/2x",
        "Sign up for our daily newsletter",
        "Stay informed with notifications from The Holm Herald",
        "Notifications can be managed in your browser.",
        "Follow us on Facebook, or on Instagram at @holmherald.",
        "Please enable JavaScript to watch this video",
        "This is a breaking story, more follows...",
        "We pay for your stories! Email us at tips@herald.example",
        "Newsletter Sign Up Show that you are not a robot. Invalid email address.",
        "FILE - In this May 4, 2015, file photo, a ferry lies in the harbour. (Jo Lind/Associated Press)",
        "Image copyright Getty Images Image caption The ferry in an earlier year",
        "The ferry at the quay (Picture: Holm Tourist Board)",
        "A crowd waits at the quay (Reuters)",
        "(Jo Lind / The Holm Herald)",
        "Jo Lind/WirePix via Getty Images",
        "12/34 15 November 2017 Swimmers enter the water at dawn Rex",
        "Reuters The ferry was built in 1961",
        "Related: Five things to know about the ferry",
        "READ MORE: Second ferry found adrift",
        "[Video shows ferry drifting near the rocks]",
        "Copyright 2017 Holm Media. All rights reserved.",
        "© 2017 Holm Media",
        "By Anna Berg, Staff Writer",
        "Updated: Monday, May 4, 2015 @ 6:20 PM",
        "jlind@herald.example",
        "Menu   Search   Sign in",
        "News > Coast",
        "HomeNationCoastWorldCulture",
        "12 comments",
        "Please turn on JavaScript to play the clip.",
        "Calls for help by hour of the day Source: Harbour office, estimates by the coastguard",
        "Twitter: @jolind",
        "× Second ferry stops too",
        "3Comments",
        "19 September 2024 | Coast | 3 min read",
        "We use cookies to give you the best experience on our site. Accept all / Manage choices",
        "Local news needs readers. Become a Friend of the Herald for the price of a pasty a month.",
        "Read more: Which crossings are running today?",
    ],
)
def test_chrome_line_around_a_report_goes(line: str) -> None:
    assert kept(SENTENCE, line, OTHER) == [SENTENCE, OTHER]


@pytest.mark.parametrize(
    "line",
    [
        '"Please sign up for our newsletter," the office had told passengers a week before.',
        "Reuters reported that the ferry had failed twice in May.",
        "Related companies owned the ferry and the quay.",
        "By the time rescuers came, the deck was under water.",
        "The company said it had changed its privacy policy in March.",
        "More than forty people were on board when the engine failed.",
        "Images show the ferry lying near the rocks",
        "- 'Not a wreck' -",
        "Copyright 2018 The Associated Press. All rights reserved.",
        "Information from: Holm Herald, http://www.herald.example",
        "(Reporting by Jo Lind; Editing by Anna Berg)",
        "NORRA HOLM, Oct 5 (Reuters) - The ferry stopped at noon.",
        "5:54 p.m.",
        "The engine stopped at noon, the mate said. (Reuters)",
        "We lost everything, our journalists among them, said the owner of the paper.",
        "Anyone who saw the ferry is asked to ring the police or send them a tip by text.",
        "A ticket was sold for only 20 crowns a head, and a family of four paid for three.",
        "1/2 cup of oats is what he had eaten all day",
    ],
)
def test_chrome_line_of_the_report_or_crediting_an_agency_stays(line: str) -> None:
    assert kept(SENTENCE, line, OTHER) == [SENTENCE, line, OTHER]


@pytest.mark.parametrize(
    "line",
    [
        "A post shared by Jo Lind (@jolind) on",
        "@jolind",
        "Adrift! #ferry #norraholm",
        "♬ original sound – Jo Lind",
        "We are all safe. — Harbour Office (@holmharbour) October 5, 2020",
        "Posted by Jo Lind (@jolind) on 18 September 2024",
        "Our ferry is back. Posted by Holm Ferries on Sunday, 4 October 2020",
    ],
)
def test_chrome_embedded_post_stays_as_what_it_is(line: str) -> None:
    found = rows("\n".join([SENTENCE, line, OTHER]))
    assert label(found) == ["text", "embed", "text"]


def test_chrome_words_of_a_post_belong_to_it() -> None:
    found = rows("\n".join([SENTENCE, "View this post on Instagram", OTHER, "A post shared by Jo (@jolind) on"]))
    assert label(found) == ["text", "furniture", "embed", "embed"]


def test_chrome_appeal_between_pleas_goes_and_alone_stays() -> None:
    appeal = "Readers of every kind rely on the Herald, and we keep all of it open to them, without paywalls."
    pleas = ["Your support helps us to report", appeal, "Your support makes the difference."]
    assert kept(SENTENCE, *pleas, OTHER) == [SENTENCE, OTHER]
    assert kept(SENTENCE, appeal, OTHER) == [SENTENCE, appeal, OTHER]


def test_chrome_a_menu_above_the_headline_goes_word_by_word() -> None:
    head = ("Skip to content", "Home", "News", "Sport", "Ferry stops after engine fails")
    assert kept(*head, "By Ann Lee", SENTENCE, OTHER) == [head[-1], SENTENCE, OTHER]
    # A headline of two words is nobody's button.
    assert kept("Home", "Ferry stops", "By Ann Lee", SENTENCE, OTHER) == ["Ferry stops", SENTENCE, OTHER]


def test_chrome_head_holds_byline_and_labels() -> None:
    head = ["Ferry stops at noon", "Engine failed for a third time", "Anna Berg", "Monday 04 May 2015 04:12 EDT"]
    assert kept(*head, "Comments", "The Holm Ferry - Archive", SENTENCE, OTHER) == [*head[:2], SENTENCE, OTHER]


def test_chrome_links_after_read_more_go() -> None:
    links = ["Read more:", "Ferry owner fined for late repairs", "Who will pay for the quay?"]
    assert kept(SENTENCE, OTHER, *links) == [SENTENCE, OTHER]
    assert kept(SENTENCE, "Read more:", OTHER) == [SENTENCE, OTHER]


def test_chrome_caption_printed_twice_goes_and_a_refrain_stays() -> None:
    assert kept("The quay in autumn", "The quay in autumn", SENTENCE) == [SENTENCE]
    refrain = ["Morning meal", SENTENCE, "Morning meal", OTHER, "Morning meal"]
    assert kept(*refrain) == refrain


def test_chrome_title_of_a_gallery_goes_with_it() -> None:
    assert kept(SENTENCE, "Ferries of the sound", "8 show all Ferries of the sound", OTHER) == [SENTENCE, OTHER]
    assert kept(SENTENCE, "Third failure this year", OTHER) == [SENTENCE, "Third failure this year", OTHER]


def test_chrome_long_line_with_a_cue_glued_to_it_stays() -> None:
    line = " ".join([SENTENCE] * 4 + ["Follow us on Twitter"])
    assert kept(SENTENCE, line) == [SENTENCE, line]


def test_chrome_text_of_nothing_else_is_kept() -> None:
    assert kept("Advertisement", "Share this") == ["Advertisement", "Share this"]


@given(st.lists(st.sampled_from([SENTENCE, OTHER]), min_size=1, max_size=6))
def test_chrome_sentences_are_never_dropped(lines: list[str]) -> None:
    assert kept(*lines) == lines


def test_chrome_labels_hostile_lines_in_bounded_time() -> None:
    pieces = ["a", "- ", "(", "/", "@a ", "1/2 ", "© ", "by A ", "A. ", "—(@", "#a ", "photo: ", "we donate ", "﷽", "("]
    found = rows("\n".join(piece * (200_000 // len(piece)) for piece in pieces))
    assert len(label(found)) == len(found)
    many = rows("Read more\nx\n" * 20_000)
    assert len(label(many)) == len(many)
