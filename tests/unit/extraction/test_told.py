"""The report of pages that show it only by a script."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import InputError
from headwater.extraction.markup import article
from headwater.extraction.outline import origin

LINES = (
    "The old mill of Holm was sold on Tuesday night to a builder from the mainland, said the council.",
    "“Nobody asked us,” said Ada Brandt, who has lived beside the mill for thirty years & never left. 🦆",
    "The sale brought 40,000 crowns, which the council will spend on the roof of the school.",
)


def page(body: str, shown: str = "<p>Please enable scripts to read on.</p>", ascii_only: bool = True) -> str:
    data = {"@type": "NewsArticle", "headline": "Mill sold", "articleBody": body}
    script = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=ascii_only)}</script>'
    return f"<html><head>{script}</head><body><h1>Mill sold</h1><div id=root></div>{shown}</body></html>"


def stands(text: str) -> list[str]:
    """The passages, each held against the characters of the page that it is said to come from."""
    found = article(text, "box/a")
    for passage in found.passages:
        for i, sign in enumerate(passage.text):
            a, b = origin(passage, i)
            assert text[a:b] == sign or text[a] == "\\" or text[a] == "&" or text[a:b].isspace()
    return [p.text for p in found.passages]


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("between", ["\n\n", "\r\n", "</p><p>"])
def test_told_body_is_the_report_of_a_page_that_shows_hardly_any(between: str, ascii_only: bool) -> None:
    assert stands(page(between.join(LINES), ascii_only=ascii_only)) == list(LINES)
    assert stands(page(between.join(LINES), shown="", ascii_only=ascii_only)) == list(LINES)


def test_told_body_yields_to_what_the_page_shows() -> None:
    shown = "".join(f"<p>{line} Or so it is said.</p>" for line in LINES)
    assert stands(page("\n".join(LINES), shown))[-1].endswith("Or so it is said.")
    assert stands(page(LINES[0])) == ["Please enable scripts to read on."]


def test_told_title_and_dates_are_those_of_the_page() -> None:
    found = article(page("\n".join(LINES)), "box/a")
    assert (found.facts.title, found.found, found.live) == ("Mill sold", (), {})


@given(st.text(max_size=300))
def test_told_any_string_has_its_places(text: str) -> None:
    stands(page("\n".join(LINES) + text))


@pytest.mark.parametrize(
    "body", ["\n" * 500_000 + "x" * 300, "<p>" * 90_000, "\\" * 300_000, "&" * 300_000, "x\n" * 19_000]
)
def test_told_hostile_bodies_end(body: str) -> None:
    try:
        article(page(body), "box/a")
    except InputError as error:
        assert "300,000 tags" in error.reason
