import json
from typing import Any

import pytest

from headwater import ids
from headwater.extraction import extract
from headwater.extraction.body import ExtractBody
from headwater.records import Block, Body, Dropped, Page, Pointer, Record

SENTENCE = "The ferry to Norra Holm stopped at noon on Monday after its engine failed, the harbour office said."
OTHER = "About forty passengers were taken ashore in small boats, and nobody was hurt, a spokeswoman said."


def page(form: str, data: bytes, location: str = "box/a") -> Page:
    return Page(ids.make("page", location), location, "a", form, "", data)


def run(item: Page) -> list[Record]:
    return list(next(iter(ExtractBody().map([item]))))


def row(**fields: Any) -> Page:
    return page("record", json.dumps({"id": "a", **fields}).encode())


def run_notes(item: Page) -> list[Dropped]:
    return [record for record in run(item) if isinstance(record, Dropped)]


def body_and_blocks(item: Page) -> tuple[Body, list[Block]]:
    out = run(item)
    assert isinstance(out[0], Body)
    return out[0], [b for b in out if isinstance(b, Block)]


def test_body_of_a_row_keeps_what_is_given() -> None:
    text = f"Ferry stops\n\n{SENTENCE}\n  {OTHER} "
    body, blocks = body_and_blocks(
        row(
            text=text,
            title="Ferry stops",
            outlet="Herald",
            url="https://h.example/1",
            published="2020-10-05",
            authors="A B",
        )
    )
    assert (body.title, body.outlet, body.url, body.authors) == (
        "Ferry stops",
        "Herald",
        "https://h.example/1",
        ("A B",),
    )
    assert (body.published, body.published_how, body.language) == ("2020-10-05", "given", "en")
    assert [(b.kind, text[b.start : b.end]) for b in blocks] == [
        ("heading", "Ferry stops"),
        ("text", SENTENCE),
        ("text", OTHER),
    ]
    assert [b.order for b in blocks] == [0, 1, 2]
    assert all(text[b.start : b.end] == b.text for b in blocks)


def test_body_caption_that_says_the_headline_again_goes_but_never_all() -> None:
    text = f"Norra Holm ferry\n{SENTENCE}"
    _, blocks = body_and_blocks(row(text=text, title="Ferry stops at noon off Norra Holm"))
    assert [b.kind for b in blocks] == ["chrome", "text"]
    assert extract(row(text="Norra Holm ferry", title="Ferry stops off Norra Holm")).text == "Norra Holm ferry"


def test_body_of_a_row_with_an_impossible_date_has_none() -> None:
    body, _ = body_and_blocks(row(text=SENTENCE, published="9999-12-31"))
    assert (body.published, body.published_how) == (None, "none")


def test_body_of_a_row_without_a_date_takes_that_of_its_address() -> None:
    address = "https://h.example/2020/oct/05/ferry"
    body, _ = body_and_blocks(row(text=SENTENCE, url=address))
    assert (body.published, body.published_how) == ("2020-10-05", "url")
    body, _ = body_and_blocks(row(text=SENTENCE, url=address, published="2020-10-06"))
    assert (body.published, body.published_how) == ("2020-10-06", "given")


def test_body_replaces_unpaired_surrogates_in_place() -> None:
    text = "x\ud800y " + SENTENCE
    _, blocks = body_and_blocks(row(text=text, title="a\udc00"))
    assert blocks[0].text == "x\ufffdy " + SENTENCE
    assert (blocks[0].start, blocks[0].end) == (0, len(text))


def test_body_keeps_invisible_characters() -> None:
    text = "The fer\u200bry\ufe0f stopped at noon."
    assert body_and_blocks(row(text=text))[1][0].text == text


def test_body_of_plain_text_finds_title_date_and_author() -> None:
    text = f"Ferry stops at noon\nBy Anna Berg\nOctober 5, 2020 10:15 AM\n{SENTENCE}\n{OTHER}"
    body, blocks = body_and_blocks(page("text", text.encode()))
    assert (body.title, body.authors) == ("Ferry stops at noon", ("Anna Berg",))
    assert (body.published, body.published_how) == ("2020-10-05T10:15:00", "text")
    assert [b.kind for b in blocks] == ["heading", "chrome", "chrome", "text", "text"]


def test_body_of_a_page_has_places_in_its_html() -> None:
    html = (
        '<html><head><title>Ferry stops at noon</title><meta property="og:site_name" content="Holm Herald">'
        '<meta property="article:published_time" content="2020-10-05T10:15:00+02:00"><meta name="author" content="Anna Berg">'
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>Ferry stops at noon</h1><p>{SENTENCE}</p>"
        f"<p>{OTHER.replace('small', '<b>small</b>')}</p><h2>Third time</h2><p>{SENTENCE} {OTHER}</p></article></body></html>"
    )
    body, blocks = body_and_blocks(page("html", html.encode(), "https://h.example/1"))
    assert (body.title, body.outlet, body.authors) == ("Ferry stops at noon", "Holm Herald", ("Anna Berg",))
    assert (body.published, body.published_how) == ("2020-10-05T10:15:00+02:00", "meta")
    assert body.url == "https://h.example/1"
    assert [b.kind for b in blocks if b.text == "Third time"] == ["heading"]
    other = next(b for b in blocks if b.text == OTHER)
    assert html[other.start : other.end] == OTHER.replace("small", "<b>small</b>")


@pytest.mark.parametrize(
    "item",
    [
        page("html", b"<html><body></body></html>"),
        page("html", b"<html><body>" + b"<p>x" * 400_000),
        page("html", b"<html><body>" + b"<div>" * 50_000 + b"x"),
        page("html", b"\x00\x01"),
        page("text", b" \n "),
        page("record", b"{broken"),
        page("record", b'{"id": 1}'),
        page("record", b"[]"),
        page("record", b'{"text": ""}'),
    ],
)
def test_body_of_a_page_without_a_report_is_dropped_by_location(item: Page) -> None:
    out = run(item)
    assert [type(r) for r in out] == [Dropped]
    assert isinstance(out[0], Dropped)
    assert (out[0].record, out[0].step) == ("box/a", "extract.body")


def test_body_batch_goes_on_after_a_bad_page() -> None:
    out = [list(records) for records in ExtractBody().map([page("text", b""), row(text=SENTENCE)])]
    assert [type(records[0]) for records in out] == [Dropped, Body]


def test_body_extract_gives_the_article_in_one_call() -> None:
    article = extract(row(text=f"Advertisement\n{SENTENCE}\n{OTHER}"))
    assert article.text == f"{SENTENCE}\n{OTHER}"


def test_body_reads_garbled_text_as_it_was_written() -> None:
    garbled = f"{SENTENCE}\nâ€œWe heard a bang,â€\x9d said Zoë ObÃ©, of RÃ¸dby. {OTHER}"
    body, blocks = body_and_blocks(row(text=garbled, title="ObÃ© saw it", outlet="RÃ¸dby Post"))
    assert (body.title, body.outlet) == ("Obé saw it", "Rødby Post")
    assert blocks[1].text == f"“We heard a bang,” said Zoë Obé, of Rødby. {OTHER}"
    at = blocks[1].text.index("é")
    own = blocks[1].starts.index(at)
    assert garbled[blocks[1].sources[own] : blocks[1].source_ends[own]] == "Ã©"
    [note] = [r for r in run_notes(row(text=garbled)) if "UTF-8 that was read as another encoding" in r.reason]
    assert note.kept


def test_body_moves_the_links_of_a_garbled_page() -> None:
    text = f'Sinn FÃ©in wrote on <a href="https://x.com/ada_b/status/12">its page of RÃ¸dby</a>: {SENTENCE}'
    out = run(page("html", f"<article><h1>Ferry</h1><p>{text}</p><p>{OTHER}</p></article>".encode()))
    [link] = [r for r in out if isinstance(r, Pointer) and r.url]
    block = next(b for b in out if isinstance(b, Block) and b.order == link.order)
    assert block.text[link.start : link.end] == "its page of Rødby"
