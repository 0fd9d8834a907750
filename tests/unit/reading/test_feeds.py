import json
from pathlib import Path
from typing import Any

import pytest

from headwater.reading import pages
from headwater.records import Dropped

TEXT = "The ferry to Norra Holm stopped at noon on Monday, the harbour office said. It will not run before Friday."
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def read(path: Path, text: str) -> tuple[list[dict[str, Any]], list[str]]:
    path.write_text(text, encoding="utf-8")
    out = list(pages(path))
    rows = [json.loads(x[0].data) for x in out if isinstance(x, tuple)]
    return rows, [x.reason for x in out if isinstance(x, Dropped)]


def test_feeds_rss_item_is_a_row_by_its_source(tmp_path: Path) -> None:
    rows, said = read(
        tmp_path / "a.txt",
        f"""<?xml version="1.0"?><rss version="2.0" {CONTENT}><channel><title>Gathered</title><language>en</language>
        <item><title>Ferry &amp;amp; harbour</title><link>http://b.example/1</link><guid isPermaLink="false">g1</guid>
        <source url="http://c.example">Orrisk Echo</source><pubDate>Mon, 05 Oct 2020 12:00:00 GMT</pubDate>
        <dc:creator>By Ann Lee</dc:creator><category>Local</category><description>Short.</description>
        <content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item></channel></rss>""",
    )
    assert not said
    assert rows == [
        {
            "id": "g1", "url": "http://b.example/1", "outlet": "Orrisk Echo", "source": "Orrisk Echo", "feed": "Gathered",
            "title": "Ferry & harbour", "published": "Mon, 05 Oct 2020 12:00:00 GMT", "language": "en",
            "authors": ["Ann Lee"], "section": "Local", "html": f"<p>{TEXT}</p>",
        }
    ]  # fmt: skip


def test_feeds_description_is_a_text_where_it_says_more_than_the_headline(tmp_path: Path) -> None:
    rows, said = read(
        tmp_path / "a.xml",
        f"""<rss><channel><title>F</title>
        <item><title>One</title><link>http://b.example/1</link><description>{TEXT}</description></item>
        <item><title>A headline that is long enough to count, but for its being the headline, as some feeds have it</title>
        <link>http://b.example/2</link><source>Echo</source><description>&lt;a href="x"&gt;A headline that is long enough to
        count, but for its being the headline, as some feeds have it&lt;/a&gt; Echo</description></item></channel></rss>""".replace(
            "\n        ", " "
        ),
    )
    assert [(r["text"], r["summary"], r["outlet"]) for r in rows] == [(TEXT, True, "F")]
    assert said == ["an address, not a text; headwater watch fetches it: http://b.example/2"]


def test_feeds_rdf_channel_stands_beside_its_items(tmp_path: Path) -> None:
    rows, _ = read(
        tmp_path / "a.rdf",
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel><title>Old feed</title></channel><item><title>T</title><link>http://b.example/1</link>
        <description>{TEXT}</description></item></rdf:RDF>""",
    )
    assert [(r["outlet"], r["url"]) for r in rows] == [("Old feed", "http://b.example/1")]


def test_feeds_atom_entry_is_a_row(tmp_path: Path) -> None:
    rows, _ = read(
        tmp_path / "a.xml",
        f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Feed</title>
        <entry><id>e1</id><title type="html">A &lt;b&gt;ferry&lt;/b&gt;</title><link rel="self" href="http://a.example/s"/>
        <link href="http://a.example/1"/><updated>2020-10-05T10:00:00Z</updated><author><name>Ann Lee</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
        <source><title>Orrisk Echo</title></source></entry>
        <entry><id>e2</id><title>T</title><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>""",
    )
    assert rows[0]["html"].startswith("<div")
    assert {k: rows[0][k] for k in ("id", "url", "outlet", "title", "language", "authors", "published")} == {
        "id": "e1", "url": "http://a.example/1", "outlet": "Orrisk Echo", "title": "A ferry", "language": "en",
        "authors": ["Ann Lee"], "published": "2020-10-05T10:00:00Z",
    }  # fmt: skip
    assert (rows[1]["html"], rows[1]["outlet"]) == (f"<p>{TEXT}</p>", "Feed")


@pytest.mark.parametrize(
    "text",
    [
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.example/1</loc></url></urlset>',
        "<sitemapindex><sitemap><loc>http://a.example/1</loc></sitemap></sitemapindex>",
        '<opml><body><outline text="group"><outline xmlUrl="http://a.example/1"/></outline></body></opml>',
    ],
)
def test_feeds_addresses_are_left_to_watch(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "a.xml", text) == (
        [],
        ["an address, not a text; headwater watch fetches it: http://a.example/1"],
    )


def test_feeds_damage_is_said_after_what_could_be_read(tmp_path: Path) -> None:
    item = f"<item><title>T &nbsp;</title><description>{TEXT}</description></item>"
    rows, said = read(tmp_path / "a.xml", f"<rss><channel>{item}{item}<item>")
    assert len(rows) == 2
    assert len(said) == 1
    assert said[0].startswith("damaged XML")
    assert read(tmp_path / "b.xml", f"<rss><channel>{item}</channel></rss>")[1] == []


def test_feeds_json_feed_items_are_rows(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Feed", "language": "en",
        "items": [
            {"id": "1", "url": "http://a.example/1", "title": "T", "content_html": f"<p>{TEXT}</p>", "authors": [{"name": "Ann Lee"}]},
            {"id": "2", "content_text": TEXT, "date_published": "2020-10-05T10:00:00Z"},
            {"id": "3", "url": "http://a.example/3"},
        ],
    }  # fmt: skip
    for text in (json.dumps(feed), json.dumps(feed, indent=1)):
        rows, said = read(tmp_path / "a.json", text)
        assert [r["outlet"] for r in rows] == ["Feed", "Feed"]
        assert (rows[0]["html"], rows[0]["authors"]) == (f"<p>{TEXT}</p>", ["Ann Lee"])
        assert (rows[1]["text"], rows[1]["published"]) == (TEXT, "2020-10-05T10:00:00Z")
        assert said == ["an address, not a text; headwater watch fetches it: http://a.example/3"]
