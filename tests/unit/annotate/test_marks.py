import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.marks import quoted


def _found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It is over," he said. "We go home."', ["It is over,", "We go home."]),
        ("“It is over,” he said.", ["It is over,"]),
        ("‘Don’t,’ she said, ‘ever do that.’", ["Don’t,", "ever do that."]),
        ("He said: 'It's the girls' fault, isn't it.' Then he left.", ["It's the girls' fault, isn't it."]),
        ("Rock 'n' roll of the '90s, the boys' team and O'Brien's car.", []),
        ("A ”willingness to reach out.”", ["willingness to reach out."]),
        ("“She told me, ‘Run now,’ and I ran,” he said.", ["She told me, ‘Run now,’ and I ran,"]),
        ("'He said \"no way\" to me,' she said.", ['He said "no way" to me,']),
        ('The 6\'2" keeper said "hello there".', ["hello there"]),
    ],
)
def test_marks_pair_what_belongs_together(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


def test_marks_unclosed_quote_goes_on_in_the_next_paragraph() -> None:
    first, second = quoted("“One two three.\n“Four five,” he said.")
    assert (first.closed, first.continued, second.closed) == (False, True, True)


def test_marks_unclosed_quote_never_leaves_its_paragraph() -> None:
    text = 'He said: "One two three.\nNobody answered.\nIt rained.'
    (only,) = quoted(text)
    assert text[only.start : only.end] == "One two three."


def test_marks_stray_mark_in_running_text_opens_nothing() -> None:
    assert quoted('The pipe was 12" wide and it " burst.\nIt rained.') == []


@given(st.text(alphabet="ab .,\n\"'“”‘’s", max_size=200))
def test_marks_are_ordered_disjoint_and_within_a_paragraph(text: str) -> None:
    last = 0
    for q in quoted(text):
        assert last <= q.outer_start < q.start <= q.end <= q.outer_end <= len(text)
        assert "\n" not in text[q.outer_start : q.outer_end]
        last = q.outer_end


@pytest.mark.parametrize("text", ["s' " * 40_000, '"' * 100_000, "' a" * 40_000, '" a "\n' * 20_000])
def test_marks_take_long_hostile_text(text: str) -> None:
    quoted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«It is over,» he said.", ["It is over,"]),
        ("„It is over“, he said.", ["It is over"]),
        ("„It is over”, he said.", ["It is over"]),
        ("»It is over«, he said.", ["It is over"]),
        ("He said“It is over,”and left.", ["It is over,"]),
        ('He said"It is over,"and left.', ["It is over,"]),
        ("‘It’s the boys’ ball,’ he said.", ["It’s the boys’ ball,"]),
        ("“It’s ‘over’,” he said. ‘All of it.’", ["It’s ‘over’,", "All of it."]),
        ("“It is “over” now,” he said.", ["over"]),
        ('"It is over," he said. "All of it.', ["It is over,"]),
        ("The dogs' bowls and the cats' beds are in St John's Lane.", []),
        ("She's 5' 4\" tall and he's 6' 1\".", []),
    ],
)
def test_marks_of_other_kinds(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


def test_marks_speech_goes_on_after_a_caption() -> None:
    first, second = quoted("“One two three.\nAnn Marlow outside the mill\n“Four five,” he said.")
    assert (first.closed, first.continued, second.closed) == (False, True, True)


def test_marks_speech_does_not_go_on_after_a_sentence() -> None:
    first, _ = quoted("“One two three.\nNobody answered her.\n“Four five,” he said.")
    assert not first.continued
