import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.extraction.garbled import moved, ungarbled, ungarbled_row
from headwater.extraction.lines import Row, rows


def _garble(text: str) -> str:
    """As a reader of Windows-1252 sees UTF-8; bytes that it has no character for are control characters."""
    return "".join(
        byte.decode("cp1252", "ignore") or byte.decode("latin-1") for byte in (bytes([b]) for b in text.encode())
    )


@pytest.mark.parametrize(
    "text", ["Guantánamo", "“It’s fine,” she said — at last", "España pays €5", "Sinn Féin’s été", "Ærøskøbing"]
)
def test_garbled_text_is_read_as_it_was_written(text: str) -> None:
    assert _garble(text) != text
    assert ungarbled(_garble(text)) == text


@pytest.mark.parametrize("text", ["NÃO É", "SÃO PAULO", "naïve café", "“Ça va?”", "10 °C – 5 §", "Ã", "", "plain"])
def test_garbled_leaves_alone_what_was_meant(text: str) -> None:
    assert ungarbled(text) == text


def _standing(row: Row, source: str) -> list[str]:
    """What stands in the source for each character of the row."""
    out = []
    for (begin, start, end), stop in zip(row.runs, [*(r[0] for r in row.runs[1:]), len(row.text)], strict=True):
        even = end - start == stop - begin
        out += [source[start + i] for i in range(end - start)] if even else [source[start:end]]
    return out


def test_garbled_row_knows_where_its_characters_stand() -> None:
    source = "  " + _garble("Féin’s “été” today") + "\n"
    [read] = rows(source)
    row = ungarbled_row(read)
    assert row.text == "Féin’s “été” today"
    assert _standing(row, source) == [_garble(char) for char in row.text]
    assert ungarbled_row(Row("plain café", 3, 13)) == Row("plain café", 3, 13)


def test_garbled_row_keeps_the_runs_it_has() -> None:
    """Of 'a&amp;Ã©b  c', whose entity is one character and whose white space is one space."""
    source = "a&amp;Ã©b  c"
    row = ungarbled_row(Row("a&Ã©b c", 0, 12, ((0, 0, 1), (1, 1, 6), (2, 6, 10), (6, 11, 12))))
    assert row.text == "a&éb c"
    assert _standing(row, source) == ["a", "&amp;", "Ã©", "b", " ", "c"]


def test_garbled_moves_offsets() -> None:
    text = _garble("é ’ x")
    assert [moved(text, at) for at in (0, 2, 3, 6, 7, 8)] == [0, 1, 2, 3, 4, 5]


@given(st.text(st.characters(max_codepoint=0x2100, exclude_categories=["Cs"]), max_size=60))
def test_garbled_row_is_whole_whatever_it_holds(text: str) -> None:
    for read in rows(text):
        row = ungarbled_row(read)
        assert row.text == ungarbled(read.text)
        assert len(row.text) == moved(read.text, len(read.text))
        if row.runs:
            assert "".join(_standing(row, text)) == read.text
