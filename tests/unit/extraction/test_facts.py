"""What a page says of its article."""

import pytest

from headwater.extraction.facts import Facts, facts
from headwater.extraction.outline import outline
from headwater.extraction.structured import structured

TEXT = "<p>The old mill of Holm was sold on Tuesday night to a builder from the mainland, said the council.</p>"


def told(head: str = "", above: str = "", where: str = "box/a") -> Facts:
    read = outline(f"<html><head>{head}</head><body>{above}{TEXT}</body></html>")
    return facts(read, structured(read), [p.text.startswith("The old") for p in read.passages], where)


@pytest.mark.parametrize(
    ("head", "above", "title"),
    [
        ("<title>Mill sold after a century - Holm Herald</title><meta property=og:site_name content='Holm Herald'>", "", "Mill sold after a century"),
        ("<title>Holm Herald | Mill sold after a century</title><meta property=og:site_name content='Holm Herald'>", "", "Mill sold after a century"),
        ("<title>Mill sold - at last</title>", "", "Mill sold - at last"),
        ("<meta property=og:title content='Mill sold after a century'>", "<h1>Mill sold after a century!</h1>", "Mill sold after a century!"),
        ("", "<h1>Mill sold</h1>", "Mill sold"),
        ("", "", None),
    ],
)  # fmt: skip
def test_facts_title(head: str, above: str, title: str | None) -> None:
    assert told(head, above).title == title


@pytest.mark.parametrize(
    ("head", "above", "authors"),
    [
        ("<meta name=author content='Ada Brandt and Jon Quill'>", "", ("Ada Brandt", "Jon Quill")),
        ("<meta name=author content='https://holm.example/ada'>", "<p class=byline>By Ada Brandt, Staff Writer</p>", ("Ada Brandt",)),
        ("", "<p>Von Ada Brandt und Jon Quill</p>", ("Ada Brandt", "Jon Quill")),
        ("", "<p><a rel=author href=/ada>Ada Brandt</a></p>", ("Ada Brandt",)),
        ("<meta name=author content='Reuters'>", "", ()),
        ("", "<p>By the time the mill was sold nobody cared</p>", ()),
    ],
)  # fmt: skip
def test_facts_authors(head: str, above: str, authors: tuple[str, ...]) -> None:
    assert told(head, above).authors == authors


@pytest.mark.parametrize("below", ["", "<p>The mill stood empty for ten years before the sale.</p>"])
def test_facts_byline_stands_below_a_headline_and_a_lead_that_are_of_the_report(below: str) -> None:
    read = outline(
        f"<html><body><h1>Mill sold</h1>{below}<p class=byline>By Ada Brandt</p>{TEXT}<p>By Jon Quill</p>{TEXT}</body></html>"
    )
    kept = [not p.text.startswith("By") for p in read.passages]
    assert facts(read, structured(read), kept, "box/a").authors == ("Ada Brandt",)


def test_facts_credits_are_agencies_but_not_of_their_own_pages() -> None:
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "creditText": "Photo: AFP", "author": {"name": "The Associated Press"}}</script>'
    assert told(ld).credits == ("Agence France-Presse", "Associated Press")
    assert told(ld + "<meta property=og:site_name content='AP News'>").credits == ("Agence France-Presse",)


def test_facts_canonical_is_an_address_of_the_page_itself() -> None:
    where = "https://www.holm.example/a?x=1"
    assert told("<link rel=canonical href=/mill>", where=where).canonical == "https://www.holm.example/mill"
    assert told("<link rel=canonical href=https://holm.example/>", where=where).canonical is None
    assert told("<link rel=canonical href=javascript:x>").canonical is None
    assert told("<link rel=canonical href='https://[x'>").canonical is None
    assert told(where=where).outlet == "holm.example"


@pytest.mark.parametrize(
    "data",
    [
        "{",
        "[" * 100_000,
        '{"@type": 1}',
        "null",
        '[{"@type": ["NewsArticle"], "headline": 3, "author": [1, {"name": [2]}]}]',
    ],
)
def test_facts_of_broken_data_are_unknown(data: str) -> None:
    assert told(f'<script type="application/ld+json">{data}</script>').title is None
