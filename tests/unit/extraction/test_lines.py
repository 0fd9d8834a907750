from hypothesis import given
from hypothesis import strategies as st

from headwater.extraction.lines import rows
from headwater.extraction.masthead import unglue


@given(st.text(alphabet=st.sampled_from("ab \t\r\n\u2028\u200b\xa0é")))
def test_lines_rows_are_exact_slices_and_miss_nothing(text: str) -> None:
    found = rows(text)
    assert all(text[row.start : row.end] == row.text == row.text.strip() != "" for row in found)
    left = set(range(len(text))) - {i for row in found for i in range(row.start, row.end)}
    assert all(text[i].isspace() for i in left)
    assert [row.start for row in found] == sorted(row.start for row in found)


def test_lines_unglue_cuts_the_mark_off_with_right_places() -> None:
    text = "  date 2020-10-05 Search Ferry stops at noon. It was late.\nMore."
    found = unglue(rows(text))
    assert [row.text for row in found] == ["date 2020-10-05 Search", "Ferry stops at noon. It was late.", "More."]
    assert all(text[row.start : row.end] == row.text for row in found)
    assert [row.text for row in unglue(rows("2020-10-05 Search\nMore."))] == ["2020-10-05 Search", "More."]


def test_lines_unglue_leaves_other_numbers() -> None:
    assert [row.text for row in unglue(rows("2020-99-99 was no day."))] == ["2020-99-99 was no day."]
