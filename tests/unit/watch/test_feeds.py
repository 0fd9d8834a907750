import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import InputError, UsageError
from headwater.watch.feeds import MOST, addresses, listed

AT = "https://gazette.example/feeds/all"


def test_feeds_of_an_opml_file(tmp_path: Path) -> None:
    path = tmp_path / "f.opml"
    path.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="Local">'
        '<outline type="rss" xmlUrl="https://gazette.example/rss"/><outline xmlUrl="file:///etc/passwd"/>'
        '<outline xmlUrl="https://gazette.example/rss"/></outline><outline xmlUrl="HTTP://Ledger.example/a#x"/></body></opml>'
    )
    assert addresses(str(path)) == ["https://gazette.example/rss", "http://ledger.example/a"]


def test_feeds_of_a_text_file_or_an_address(tmp_path: Path) -> None:
    path = tmp_path / "f.txt"
    path.write_text("# mine\nhttps://gazette.example/rss\n\nnonsense\n")
    assert addresses(str(path)) == ["https://gazette.example/rss"]
    assert addresses(AT) == [AT]


@pytest.mark.parametrize(
    "text", ["", "nothing", "<opml><body/></opml>", "<html><p>x", "\x00\x01", "<opml><outline xmlUrl='x'"]
)
def test_feeds_of_a_file_that_names_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_text(text)
    with pytest.raises(UsageError):
        addresses(str(path))


RSS = """<rss version="2.0"><channel><title>G</title><link>https://gazette.example/</link>
<item><title>One</title><link>/one?utm_source=rss</link><guid>1</guid></item>
<item><title>Two</title><guid>https://gazette.example/two</guid><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>
<item><title>No address</title></item><item><title>One again</title><link>https://gazette.example/one</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><id>tag:1</id><title>One</title>
<link rel="self" href="/self"/><link href="/one"/><updated>2024-01-01T00:00:00Z</updated></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://gazette.example/one</loc>
<lastmod>2024-01-01</lastmod></url></urlset>"""
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/one"}, {"id": "2"}, 7]}
)


@pytest.mark.parametrize(("text", "count"), [(RSS, 2), (ATOM, 1), (SITEMAP, 1), (JSON, 1)])
def test_feeds_list_their_addresses_once(text: str, count: int) -> None:
    found = listed(text.encode(), AT)
    assert [e.url for e in found] == ["https://gazette.example/one", "https://gazette.example/two"][:count]


@pytest.mark.parametrize(
    ("text", "change"),
    [(ATOM, ("2024-01-01T00", "2024-01-02T00")), (SITEMAP, ("01-01", "01-02")), (RSS, ("One<", "1<"))],
)
def test_feeds_stamp_changes_with_what_is_said(text: str, change: tuple[str, str]) -> None:
    before, after = listed(text.encode(), AT)[0], listed(text.replace(*change).encode(), AT)[0]
    assert before.url == after.url and before.stamp != after.stamp
    assert listed(text.encode(), AT)[0] == before


def test_feeds_without_end_and_cut_short_are_read_so_far() -> None:
    items = "".join(f"<item><link>https://gazette.example/{n}</link></item>" for n in range(MOST + 50))
    assert len(listed(f"<rss><channel>{items}</channel></rss>".encode(), AT)) == MOST
    assert len(listed(f"<rss><channel>{items[:300]}".encode(), AT)) >= 3


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><item><link>&b;</link></item></channel></rss>'


@pytest.mark.parametrize(
    "text", ["", "x", "{}", "{", '{"items": 1, "a": ', "[" * 100_000, "<html><p>x</p></html>", BOMB]
)
def test_feeds_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(InputError):
        listed(text.encode(), AT)


@given(st.binary(max_size=400))
def test_feeds_of_any_bytes(data: bytes) -> None:
    for start in (b"", b"<rss><channel>", b'{"items":['):
        try:
            listed(start + data, AT)
        except InputError as error:
            assert error.reason
