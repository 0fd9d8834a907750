import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.copies.speech import outside, quoted


def _quotes(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text)]


def test_speech_knows_straight_curly_and_single_marks() -> None:
    for text in (
        'He said "not now" twice',
        "He said “not now” twice",
        "He said ‘not now’ twice",
        "He said 'not now' twice",
        "He said «not now» twice",
    ):
        [said] = _quotes(text)
        assert said[1:-1] == "not now"


def test_speech_in_single_marks_goes_on_past_apostrophes() -> None:
    said = "'It wasn't the boys' fault. They're right,'"
    assert _quotes(f"Mr Venn wrote: {said} and left") == [said]
    assert _quotes(said.replace("'", "’").replace("’It", "‘It")) == [said.replace("'", "’").replace("’It", "‘It")]


def test_speech_does_not_take_apostrophes_and_inches_for_quotation_marks() -> None:
    for text in ("The actor’s door isn’t 6'2\" tall", "In the '90s the girls' choir sang", "Rock 'n' roll"):
        assert quoted(text) == []


def test_speech_ends_an_unclosed_quotation_with_its_paragraph() -> None:
    assert _quotes("“We go on.\nThe crew left.") == ["“We go on."]


def test_speech_set_off_after_a_colon_is_quoted_without_marks() -> None:
    post = "The tour is off.\n\nI am sorry and my band is too.\n\n"
    assert _quotes(f"She wrote on her page:\n\n{post}Tickets will be paid back.") == [post]
    assert _quotes("The ferry is cancelled. The weather office says:\nGales are likely.\nScouts filled bags.") == [
        "Gales are likely.\n"
    ]


@pytest.mark.parametrize("before", ["Here is the list:", "The vote was close.", "Results, 3 May:"])
def test_speech_is_not_set_off_where_nobody_speaks(before: str) -> None:
    assert quoted(f"{before}\nWe won by nine to four.") == []


def test_speech_left_out_leaves_the_report() -> None:
    assert outside("“Go,” she said. ‘Now,’ he said.").split() == ["she", "said.", "he", "said."]
    assert outside("") == ""


def test_speech_takes_long_hostile_text() -> None:
    for piece in ("‘", "'a ", "'a' ", "'s' ", ":\nsaid", "said:\nI a\n", '"', "s' a", "said:\n"):
        assert len(outside(piece * 20_000)) <= len(piece) * 40_000


@given(st.text(alphabet=string.ascii_letters + " \n“”\"‘’':.,é"))
def test_speech_ranges_lie_in_the_text_in_order(text: str) -> None:
    found = quoted(text)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
