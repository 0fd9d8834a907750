"""When a page was published, from the strongest evidence it holds."""

import pytest

from headwater.extraction.outline import outline
from headwater.extraction.published import When, address_day, when
from headwater.extraction.structured import structured

REPORT = "<div class=story><p>The old mill of Holm was sold on Tuesday night to a builder, the council said on 4 May 2011.</p></div>"
LD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"%s","dateModified":"%s"}</script>'


def told(head: str = "", above: str = "", below: str = "", url: str | None = None) -> When:
    read = outline(f"<html><head>{head}</head><body>{above}{REPORT}{below}</body></html>")
    kept = [p.text.startswith("The old mill") for p in read.passages]
    return when(read, structured(read), kept, url)


def test_published_data_for_machines_go_first() -> None:
    found = told(LD % ("2020-03-05T08:00:00+01:00", "2020-03-06"), "<time datetime=2020-03-04>4 March</time>")
    assert found == When("2020-03-05T08:00:00+01:00", "meta", "2020-03-06")
    assert told('<meta property="article:published_time" content="2020-03-05">').published == "2020-03-05"


def test_published_the_clock_of_the_place_gives_the_day() -> None:
    utc = LD % ("2020-03-05T02:11:03+00:00", "2020-03-05T02:11:03+00:00")
    assert told(utc, "<time datetime=2020-03-04T21:11:03-05:00>9.11 pm</time>").published == "2020-03-04T21:11:03-05:00"
    assert told(utc, "<p>March 4, 2020 9:11 pm</p>").published == "2020-03-04T21:11:03-05:00"
    assert told(utc, "<p>March 4, 2020 9:14 pm</p>").published == "2020-03-05T02:11:03+00:00"


@pytest.mark.parametrize(
    ("above", "published", "how"),
    [
        ('<span itemprop="datePublished" content="2019-07-02">x</span><time datetime="2019-07-03"></time>', "2019-07-02", "markup"),
        ('<time datetime="2019-07-03T10:00:00Z">Wed</time>', "2019-07-03T10:00:00+00:00", "markup"),
        ('<aside><time datetime="2019-07-03">other</time></aside>', None, "none"),
        ("<p>Von Ada Brandt | 3. Dezember 2011, 14:05 Uhr</p>", "2011-12-03T14:05:00", "text"),
        ("<p>Publié le 30 septembre 2018</p>", "2018-09-30", "text"),
        ("<p>Aktualisiert: 12.01.2022</p>", None, "none"),
        ("<p>16.10.2021 | Holm</p>", "2021-10-16", "text"),
        ("<p>" + "The sale of 5 May 2010 was void. " * 9 + "</p>", None, "none"),
    ],
)  # fmt: skip
def test_published_date_lines(above: str, published: str | None, how: str) -> None:
    found = told(above=above)
    assert (found.published, found.how) == (published, how)


def test_published_update_lines_are_updates() -> None:
    assert told(above="<p>Updated: 12 January 2022</p>").updated == "2022-01-12"


def test_published_address_and_a_line_that_tells_are_last() -> None:
    assert told(url="https://holm.example/2017/12/26/mill") == When("2017-12-26", "url", None)
    told_below = told(below="<p>x</p>" * 9 + "<p>Dieser Beitrag wurde am Samstag, 3. Dezember 2011 veröffentlicht</p>")
    assert told_below == When("2011-12-03", "text", None)
    assert address_day("https://holm.example/2017/13/26/mill") is None
    assert address_day(None) is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("/2017/12/26/mill", "2017-12-26"),
        ("/world/2017/dec/26/mill", "2017-12-26"),
        ("/2017/Dec-26/mill", "2017-12-26"),
        ("/news/2017/1226/mill", "2017-12-26"),
        ("/mill-sold-20171226-4xk.html", "2017-12-26"),
        ("/2017/decade/26", None),
        ("/story/120171226", None),
        ("/story/20171326", None),
    ],
)
def test_published_addresses_write_days_in_several_ways(address: str, day: str | None) -> None:
    assert address_day(f"https://holm.example{address}") == day


def test_published_a_date_years_after_the_date_line_is_doubtful() -> None:
    crawled = LD % ("2019-06-01T00:00:00Z", "2019-06-01T00:00:00Z")
    assert told(crawled, "<p>4 May 2011</p>") == When(
        "2019-06-01T00:00:00+00:00", "doubtful", "2019-06-01T00:00:00+00:00"
    )
    assert told(crawled, "<p>4 May 2011</p><p>1 June 2019</p>").how == "meta"
    assert told(crawled, below="<p>4 May 2011</p>").how == "meta"


def test_published_a_date_line_below_a_headline_that_is_of_the_report_stands_above_it() -> None:
    crawled = LD % ("2019-06-01T00:00:00Z", "2019-06-01T00:00:00Z")
    for head, found in ((crawled, ("2019-06-01T00:00:00+00:00", "doubtful")), ("", ("2011-05-04", "text"))):
        read = outline(f"<html><head>{head}</head><body><h1>Mill sold</h1><p>4 May 2011</p>{REPORT}</body></html>")
        kept = [p.text.startswith(("The old mill", "Mill")) for p in read.passages]
        got = when(read, structured(read), kept, None)
        assert (got.published, got.how) == found


@pytest.mark.parametrize(
    ("lang", "published"),
    [("fr", "2018-10-05"), ("en-GB", "2018-10-05"), ("es-MX", "2018-10-05"), ("en", None), ("en-US", None), ("es-US", None), ("", None)],
)  # fmt: skip
def test_published_strokes_are_a_date_where_the_page_says_of_what_place_it_is(lang: str, published: str | None) -> None:
    read = outline(f"<html lang='{lang}'><body><p>05/10/2018</p>{REPORT}</body></html>")
    kept = [p.text.startswith("The old mill") for p in read.passages]
    assert when(read, structured(read), kept, None).published == published
