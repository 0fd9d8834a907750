"""What feeds say: of themselves (moved, how long they stay the same) and of the pages that they list."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.unit.watch.conftest import BOATS, FEED, GATE, TELLS, Reply, World, article
from tests.unit.watch.test_rounds import go, reasons, rows

from headwater.records import Article, Former, Listing, Page, Response
from headwater.store import open_store
from headwater.watch.freshness import LONGEST
from headwater.watch.loop import Watch
from headwater.watch.visit import BY_ROBOTS

Make = Callable[..., Watch]
MORE = " A second gate, upstream of the mill, was opened by hand at dawn so that the pool could drain before the divers came."
WHOLE = "".join(f"&lt;p&gt;{s.strip()}.&lt;/p&gt;" for s in (TELLS.format(count="twelve") + MORE).split(". "))


def put_feed(world: World, *items: str, about: str = "", path: str = FEED) -> str:
    spaces = 'xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    rss = f'<rss version="2.0" {spaces}><channel><title>Digest</title>{about}{"".join(items)}</channel></rss>'
    return world.put(path, Reply(rss.encode(), "application/rss+xml"))


def item(world: World, path: str, whole: str = "", title: str = "Gate fails at Tarn Weir") -> str:
    return (
        f"<item><link>{world.url(path)}</link><title>{title}</title><source url='https://post.example'>Weir Post</source>"
        f"<dc:creator>Ann Lee</dc:creator><category>Rivers</category><pubDate>Tue, 14 Nov 2023 06:00:00 GMT</pubDate>"
        f"{f'<c:encoded>{whole}</c:encoded>' if whole else ''}</item>"
    )


def bare() -> Reply:
    """A page that tells nothing of itself."""
    paragraphs = "".join(f"<p>{s.strip()}.</p>" for s in TELLS.format(count="twelve").split(". "))
    return Reply(f"<html><body>{paragraphs}</body></html>".encode())


def test_feed_facts_stand_where_the_page_says_nothing(world: World, watch: Make, tmp_path: Path) -> None:
    world.put(GATE, bare())
    world.put(BOATS, article("nine", "Boats adrift"))
    feed = put_feed(world, item(world, GATE), item(world, BOATS))
    go(watch(feed), tmp_path / "s")
    found = {a.url: a for a in rows(tmp_path / "s", Article)}
    told = found[world.url(GATE)]
    assert (told.outlet, told.title, told.authors) == ("Weir Post", "Gate fails at Tarn Weir", ("Ann Lee",))
    assert (told.section, told.published_how) == ("Rivers", "given") and told.published.startswith("2023-11-14T06:00")
    own = found[world.url(BOATS)]
    assert own.title == "Boats adrift" and own.published_how == "meta"
    assert all(x.feed == feed and x.instead is None for x in rows(tmp_path / "s", Listing))


def test_feed_facts_stay_with_later_versions(world: World, watch: Make, tmp_path: Path) -> None:
    store, feed = tmp_path / "s", put_feed(world, item(world, GATE))
    world.pages[f"gazette.example{FEED}"].headers = {"ETag": '"1"'}  # type: ignore[union-attr]
    world.put(GATE, bare())
    go(watch(feed), store)
    world.put(FEED, Reply(status=304))
    changed = bare()
    world.put(GATE, Reply(changed.body.replace(b"twelve", b"fourteen")))
    world.at += 3600
    go(watch(feed), store)
    (standing,), (former,) = rows(store, Article), rows(store, Former)
    assert "fourteen" in standing.text and standing.outlet == former.outlet == "Weir Post"


def test_feed_text_stands_for_a_page_that_may_not_be_read(world: World, watch: Make, tmp_path: Path) -> None:
    store = tmp_path / "s"
    world.put("/robots.txt", Reply(b"User-agent: *\nDisallow: /weir/gate\n", "text/plain"))
    world.put(BOATS, Reply(status=403))
    feed = put_feed(world, item(world, GATE, WHOLE), item(world, BOATS), item(world, "/weir/log", WHOLE))
    world.put("/weir/log", Reply(status=410))
    go(watch(feed), store)
    (page,), (listing,) = rows(store, Page), rows(store, Listing)
    assert (page.location, page.form) == (world.url(GATE), "record")
    assert listing.instead == BY_ROBOTS and listing.page == page.id
    (told,) = rows(store, Article)
    assert told.outlet == "Weir Post" and "twelve boats" in told.text
    # A teaser stands for nothing, nor does a text whose page is gone.
    assert reasons(store) == {world.url(BOATS): "answered 403", world.url("/weir/log"): "answered 410"}
    # The feed corrects its text: a version; the page is not asked for.
    put_feed(world, item(world, GATE, WHOLE.replace("twelve", "fourteen")))
    world.at += 60
    go(watch(feed), store)
    (standing,), (former,) = rows(store, Article), rows(store, Former)
    assert "fourteen" in standing.text and "twelve" in former.text and GATE not in world.paths()
    go(watch(feed), store)
    assert len(rows(store, Page)) == 2


def test_feed_text_is_asked_for_again_where_the_page_fails_later(world: World, watch: Make, tmp_path: Path) -> None:
    store, feed = tmp_path / "s", put_feed(world, item(world, GATE, WHOLE))
    whole = world.pages[f"gazette.example{FEED}"]
    assert isinstance(whole, Reply)
    whole.headers = {"ETag": '"1"'}
    world.put(FEED, lambda headers: Reply(status=304) if headers.get("if-none-match") == '"1"' else whole)
    world.put(GATE, Reply(status=503))
    go(watch(feed), store)
    world.put(GATE, Reply(status=404))
    for _ in range(2):
        world.at += 600
        go(watch(feed), store)
    assert [p.form for p in rows(store, Page)] == ["record"] and reasons(store) == {}


def test_feed_text_is_not_taken_where_rights_are_reserved(world: World, watch: Make, tmp_path: Path) -> None:
    world.put("/robots.txt", Reply(b"User-agent: *\nDisallow: /weir\n", "text/plain"))
    site = b'[{"location": "/weir/*", "tdm-reservation": 1}]'
    world.put("/.well-known/tdmrep.json", Reply(site, "application/json"))
    feed = put_feed(world, item(world, GATE, WHOLE))
    go(watch(feed, leave_reserved=True), tmp_path / "s")
    assert rows(tmp_path / "s", Page) == [] and "reserved" in reasons(tmp_path / "s")[world.url(GATE)]


def test_feed_that_moved_for_good_is_asked_there(world: World, watch: Make, tmp_path: Path) -> None:
    store, told = tmp_path / "s", list[str]()
    world.put(GATE, article())
    put_feed(world, item(world, GATE), path="/new")
    old = world.put(FEED, Reply(status=301, headers={"Location": "/mid"}))
    world.put("/mid", Reply(status=308, headers={"Location": "/new"}))
    watch(old)(store, told.append)
    assert any(f"has moved to {world.url('/new')}" in line for line in told)
    told.clear()
    watch(old)(store, told.append)
    assert world.paths() == [FEED, "/mid", "/new", GATE, "/new"] and not any("moved" in line for line in told)
    # The new address is none any more: the next round asks where the user said.
    world.put("/new", Reply(status=404))
    go(watch(old), store)
    put_feed(world, item(world, GATE))
    go(watch(old), store)
    assert world.paths()[-2:] == ["/new", FEED] and reasons(store) == {}


def test_feed_that_moved_for_now_is_asked_where_it_was(world: World, watch: Make, tmp_path: Path) -> None:
    put_feed(world, path="/new")
    old = world.put(FEED, Reply(status=302, headers={"Location": "/mid"}))
    world.put("/mid", Reply(status=301, headers={"Location": "/new"}))
    for _ in range(2):
        go(watch(old), tmp_path / "s")
    assert world.paths() == [FEED, "/mid", "/new"] * 2


def test_feed_is_left_alone_as_long_as_it_says(world: World, watch: Make, tmp_path: Path) -> None:
    store, feed = tmp_path / "s", put_feed(world, item(world, GATE), about="<ttl>30</ttl>")
    world.put(GATE, article())
    world.pages[f"gazette.example{FEED}"].headers = {"Cache-Control": "max-age=600"}  # type: ignore[union-attr]
    for wait, asked in ((0, 1), (1700, 1), (150, 2), (1000, 2)):
        world.at += wait
        go(watch(feed), store)
        assert world.paths().count(FEED) == asked
    # Not modified: its own word, given before, still counts.
    world.put(FEED, Reply(status=304))
    for wait, asked in ((900, 3), (1700, 3), (150, 4)):
        world.at += wait
        go(watch(feed), store)
        assert world.paths().count(FEED) == asked
    world.put(FEED, Reply(status=304, headers={"Cache-Control": "max-age=31536000"}))
    world.at += 2000
    go(watch(feed), store)
    with open_store(store) as opened:
        assert json.loads(opened.note(f"watch feed {feed}") or "")["due"] <= world.at + LONGEST


def test_feed_facts_answers_are_kept_without_cookies(world: World, watch: Make, tmp_path: Path) -> None:
    page = article()
    page.headers = {"Set-Cookie": "id=7", "ETag": '"9"', "X-Long": "y" * 20_000}
    world.put(GATE, page)
    go(watch(put_feed(world, item(world, GATE))), tmp_path / "s")
    (kept,) = rows(tmp_path / "s", Response)
    assert kept.url == world.url(GATE) and kept.status.endswith("200 OK") and kept.at <= world.at
    names = {h.partition(":")[0].lower() for h in kept.headers}
    assert "etag" in names and not names & {"set-cookie", "x-long"}
