from hypothesis import given
from hypothesis import strategies as st

from headwater.views.cuts import LONGEST, cuts, pieces
from headwater.views.shapes import Quoted


def test_cuts_show_what_a_cut_leaves_out() -> None:
    found = pieces("It was dark, and we saw nothing at all.", "It was dark, we saw nothing")
    assert [(p["how"], p["text"].strip()) for p in found] == [
        ("same", "It was dark,"), ("left_out", "and"), ("same", "we saw nothing"), ("left_out", "at all"),
    ]  # fmt: skip


def test_cuts_show_words_that_only_the_cut_has() -> None:
    found = pieces("We saw nothing", "We saw [almost] nothing")
    assert [p["how"] for p in found] == ["same", "added", "same"]


def test_cuts_take_no_account_of_case_marks_and_spaces() -> None:
    assert [p["how"] for p in pieces("We  saw “nothing”", 'we saw "nothing"')] == ["same"]


def test_cuts_of_great_length_are_not_aligned() -> None:
    long = "word " * (LONGEST + 1)
    assert pieces(long, "word") == [{"how": "same", "text": "word"}]


words = st.lists(st.sampled_from(["gate", "boat", "sill", "dark", "“so”", "it’s"]), max_size=12).map(" ".join)


@given(words, words)
def test_cuts_same_and_added_pieces_make_up_the_cut(longest: str, cut: str) -> None:
    assert "".join(p["text"] for p in pieces(longest, cut) if p["how"] != "left_out") == cut


def test_cuts_join_the_parts_that_one_article_gives() -> None:
    parts: list[Quoted] = [
        {"article": "a", "start": 0, "end": 1, "text": "The gate gave way,"},
        {"article": "a", "start": 2, "end": 3, "text": "and we went over."},
        {"article": "b", "start": 0, "end": 1, "text": "we went over"},
    ]
    whole, found = cuts(parts)
    assert whole == "The gate gave way, … and we went over."
    assert [[p["how"] for p in c["pieces"]] for c in found] == [["same"], ["left_out", "same"]]
    assert cuts([]) == ("", [])


def test_cuts_do_not_take_a_chance_word_for_the_same_words() -> None:
    assert [p["how"] for p in pieces("boats on the river sank", "people in the town slept")] == ["left_out", "added"]
