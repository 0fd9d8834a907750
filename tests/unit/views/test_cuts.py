from hypothesis import given
from hypothesis import strategies as st

from headwater.views.cuts import LONGEST, pieces


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
