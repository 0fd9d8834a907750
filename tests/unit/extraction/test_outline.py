"""What a page shows, and where each character of it stands."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.extraction.outline import Passage, outline
from headwater.text import fold

PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='a>b'>", "</div>", "<a href=\"/x\">", "</a>", "<b>", "</b>", "<br>", "&amp;", "&nbsp;", "&#8217;", "&#99999999999;", "&fjlig;",
         "&bogus;", "&", "<", ">", "  ", "\n\t", "word", "Élan", "\u200b", "ﬁn", "<!-- c -->", "<!-- open", "<script>x<p>y</script>", "<style>",
         "</style>", "<img alt='", "'>", "<td>", "</table>", "<li>", "😀", "<textarea>", "\x00"]
    ),
    max_size=40,
)  # fmt: skip


def texts(page: str) -> list[str]:
    return [p.text for p in outline(page).passages]


def check(page: str, passage: Passage) -> None:
    ends = [*passage.starts[1:], len(passage.text)]
    assert passage.starts[0] == 0
    for start, end, (source, source_end) in zip(passage.starts, ends, passage.sources, strict=True):
        written, shown = page[source:source_end], passage.text[start:end]
        assert start < end
        if len(written) == len(shown) and "&" not in written:
            assert [" " if c.isspace() else c for c in written] == list(shown)
        assert fold(html.unescape(written)).text.strip() == fold(shown).text.strip()


@given(PIECES)
def test_outline_every_run_is_what_the_page_holds_there(pieces: list[str]) -> None:
    page = "".join(pieces)
    read = outline(page)
    last = 0
    for passage in read.passages:
        assert passage.text == passage.text.strip(" ")
        assert passage.start >= last
        last = passage.end
        check(page, passage)
        for start, end, anchor in passage.links:
            assert 0 <= start < end <= len(passage.text) + 1
            assert read.elements[anchor].tag == "a"


def test_outline_passages_end_where_blocks_and_line_breaks_do() -> None:
    page = "<div>One <b>bold</b> word<p>Two<br>three</div><ul><li>four<li>five</ul><table><tr><td>six<td>seven</table>"
    assert texts(page) == ["One bold word", "Two", "three", "four", "five", "six", "seven"]


def test_outline_a_number_that_is_no_character_leaves_no_digits_behind() -> None:
    assert texts("<p>The &#99999999999; ferry &#xFFFFFFFFFFF; &#000000000065;.</p>") == ["The \ufffd ferry \ufffd A."]


def test_outline_leaves_out_what_is_not_shown() -> None:
    page = (
        "<title>T &amp; U</title><script>no</script><!-- no --><style>p{}</style><noscript><p>no</p></noscript><p>yes"
    )
    assert texts(page) == ["yes"]
    assert outline(page).title == "T & U"


def test_outline_a_page_cut_within_a_script_ends_there() -> None:
    assert texts("<p>yes<script>var no = '<p>no</p>") == ["yes"]
    assert texts("<p>yes<noscript><p>so is this") == ["yes", "so is this"]
    assert texts("<SCRIPT>no</ScRiPt><p>yes<style>no</STYLE><p>and this") == ["yes", "and this"]


def test_outline_entities_are_runs_of_their_own() -> None:
    (passage,) = outline("<p>a &amp; b</p>").passages
    assert passage.text == "a & b"
    assert passage.sources == [(3, 5), (5, 10), (10, 12)]


def test_outline_links_know_their_words() -> None:
    (passage,) = outline("<p>See <a href='/x'>the chart</a> here.</p>").passages
    assert [passage.text[a:b] for a, b, _ in passage.links] == ["the chart"]
    assert passage.linked == 9 / 19


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + "x",
        "<p>x" * 100_000,
        "<a href='" * 50_000,
        "<" * 500_000,
        "&" * 500_000,
        "<!--" * 200_000,
        "<script>" * 50_000,
        "<noscript>" * 50_000,
        "<SCRIPT></SCRIPT>" * 50_000 + "</x>" * 100_000,
        "<p " + "a" * 1_000_000 + ">x",
        "<p title='" + "a" * 1_000_000 + "'>x",
        "</p>" * 200_000,
        "<b>" * 100_000 + "</i>" * 100_000,
    ],
)
def test_outline_of_hostile_pages_ends(page: str) -> None:
    outline(page)
