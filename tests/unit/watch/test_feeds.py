import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import InputError, UsageError
from headwater.watch.feeds import MOST, Listed, addresses, contents
from headwater.watch.freshness import LONGEST, lasting

AT = "https://gazette.example/feeds/all"


def listed(data: bytes, url: str) -> list[Listed]:
    return contents(data, url).entries


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


def test_feeds_tell_of_their_entries_and_of_their_life() -> None:
    long = "The gate of the lower lock gave way on Monday night and the water took twelve boats with it. " * 7
    rss = (
        '<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Digest</title><language>en</language><ttl>90</ttl>"
        '<item><link>https://gazette.example/one</link><title>One</title><source url="https://ledger.example">Ledger</source>'
        "<dc:creator>Ann Lee</dc:creator><category>Rivers</category><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>"
        f"<c:encoded>&lt;p&gt;{long}&lt;/p&gt;</c:encoded></item>"
        f"<item><link>https://gazette.example/two</link><title>Two</title><description>{long}</description></item>"
        f"<item><link>https://gazette.example/three</link><c:encoded>{long[:-20]} [...]</c:encoded></item></channel></rss>"
    )
    found = contents(rss.encode(), AT)
    assert found.ttl == 90 * 60
    one, two, three = found.entries
    assert one.said == {
        "source": "Ledger", "title": "One", "published": "Mon, 01 Jan 2024 00:00:00 GMT", "language": "en",
        "section": "Rivers", "authors": ["Ann Lee"],
    }  # fmt: skip
    # A description is a teaser, and what is cut short is not whole.
    assert [e.full for e in (one, two, three)] == [True, False, False]


def test_feeds_news_sitemaps_tell_of_their_entries() -> None:
    text = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        "<loc>https://gazette.example/one</loc><n:news><n:publication><n:name>Gazette</n:name><n:language>en</n:language>"
        "</n:publication><n:publication_date>2024-01-01</n:publication_date><n:title>One</n:title></n:news></url></urlset>"
    )
    (one,) = contents(text.encode(), AT).entries
    assert one.said == {"source": "Gazette", "title": "One", "published": "2024-01-01", "language": "en"}


@pytest.mark.parametrize(
    ("headers", "ttl", "seconds"),
    [
        ({}, 0, 0),
        ({"cache-control": "public, max-age=600", "age": "100"}, 0, 500),
        ({"cache-control": "max-age=600"}, 3000, 3000),
        ({"cache-control": "no-cache, max-age=600"}, 0, 0),
        ({"cache-control": "max-age=99999999"}, 0, LONGEST),
        ({"expires": "Thu, 01 Jan 1970 01:00:00 GMT"}, 0, 2600),
        ({"expires": "Thu, 01 Jan 1970 01:00:00 GMT", "date": "Thu, 01 Jan 1970 00:50:00 GMT"}, 0, 600),
        ({"expires": "0"}, 0, 0),
        ({"cache-control": "max-age=-1, max-age=x"}, 0, 0),
    ],
)
def test_feeds_life_by_header_and_by_the_feed(headers: dict[str, str], ttl: float, seconds: float) -> None:
    assert lasting(headers, ttl, 1000.0) == seconds


@given(st.text(max_size=80), st.text(max_size=40))
def test_feeds_life_by_any_header(control: str, expires: str) -> None:
    assert 0 <= lasting({"cache-control": control, "expires": expires}, 0, 0) <= LONGEST


def test_feeds_tell_what_is_no_address_on_the_web() -> None:
    links = "".join(
        f"<item><link>{x}</link></item>" for x in ("file:///etc/passwd", "http://[bad", "/one", "javascript:1")
    )
    found = contents(f"<rss><channel>{links}</channel></rss>".encode(), AT)
    assert [e.url for e in found.entries] == ["https://gazette.example/one"]
    assert found.others == ("file:///etc/passwd", "http://[bad", "javascript:1")
