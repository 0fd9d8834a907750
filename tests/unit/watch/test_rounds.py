import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.unit.watch.conftest import BOATS, GATE, Reply, World, article

from headwater.records import Article, Dropped, Fetch, Former, Intake, Page, Record, Reservation
from headwater.store import open_store
from headwater.watch.loop import Watch
from headwater.watch.rounds import LOOKS, TRIES

Make = Callable[..., Watch]
HOUR = 3600.0


def rows(folder: Path, table: type[Any]) -> list[Any]:
    with open_store(folder) as store, store.snapshot() as view:
        return view.rows(table)


def reasons(folder: Path) -> dict[str, str]:
    return {d.record: d.reason for d in rows(folder, Dropped)}


def go(made: Watch, folder: Path) -> None:
    made(folder, lambda text: None)


def test_rounds_take_an_article_once(world: World, watch: Make, tmp_path: Path) -> None:
    feed = world.feed(GATE, BOATS)
    world.put(GATE, article())
    world.put(BOATS, article("fourteen", "Boats adrift"))
    store = tmp_path / "s"
    go(watch(feed), store)
    assert sorted(p.location for p in rows(store, Page)) == [world.url(BOATS), world.url(GATE)]
    assert {i.path for i in rows(store, Intake)} == {feed} and all(i.fetched for i in rows(store, Intake))
    go(watch(feed), store)
    assert world.paths() == ["/feed.xml", GATE, BOATS, "/feed.xml"]
    assert len(rows(store, Article)) == 2


def test_rounds_take_an_article_of_two_feeds_once(world: World, watch: Make, tmp_path: Path) -> None:
    world.put(GATE, article())
    feeds = world.feed(GATE), world.put("/all.xml", world.pages["gazette.example/feed.xml"])
    go(watch(*feeds), tmp_path / "s")
    go(watch(*feeds), tmp_path / "s")
    assert world.paths().count(GATE) == 1


def test_rounds_ask_with_the_validators_they_were_given(world: World, watch: Make, tmp_path: Path) -> None:
    def feed_or_not(headers: dict[str, str]) -> Reply:
        if (
            headers.get("if-none-match") == '"7"'
            and headers.get("if-modified-since") == "Tue, 14 Nov 2023 06:00:00 GMT"
        ):
            return Reply(status=304)
        assert isinstance(listed, Reply)
        return listed

    world.put(GATE, article())
    feed = world.feed(GATE)
    listed = world.pages["gazette.example/feed.xml"]
    assert isinstance(listed, Reply)
    listed.headers = {"ETag": '"7"', "Last-Modified": "Tue, 14 Nov 2023 06:00:00 GMT"}
    world.put("/feed.xml", feed_or_not)
    go(watch(feed), tmp_path / "s")
    go(watch(feed), tmp_path / "s")
    assert world.paths() == ["/feed.xml", GATE, "/feed.xml"]
    assert reasons(tmp_path / "s") == {}


def test_rounds_keep_a_correction_as_a_version(world: World, watch: Make, tmp_path: Path) -> None:
    store = tmp_path / "s"
    world.put(GATE, article("fourteen"))
    feed = world.feed(GATE)
    go(watch(feed), store)
    world.put(GATE, article("twelve"))
    world.at += HOUR
    # The feed says that it changed, long before it would be looked at anyway.
    world.feed(GATE, stamps={GATE: "corrected"})
    go(watch(feed), store)
    (standing,), (former,) = rows(store, Article), rows(store, Former)
    assert "twelve boats" in standing.text and "fourteen boats" in former.text
    assert former.article == standing.id and former.how == "fetched"
    # Put back: the first text stands again.
    world.put(GATE, article("fourteen"))
    world.at += HOUR
    world.feed(GATE, stamps={GATE: "again"})
    go(watch(feed), store)
    (standing,), _ = rows(store, Article), rows(store, Former)
    assert "fourteen boats" in standing.text and len(rows(store, Page)) == 2 and len(rows(store, Fetch)) == 3


def test_rounds_look_again_and_take_no_page_whose_report_is_the_same(world: World, watch: Make, tmp_path: Path) -> None:
    store = tmp_path / "s"
    world.put(GATE, article(advert="one"))
    feed = world.feed(GATE)
    go(watch(feed), store)
    for n, wait in enumerate(LOOKS):
        world.put(GATE, article(advert=f"other {n}"))
        world.at += wait
        go(watch(feed), store)
    world.at += 30 * 86_400
    go(watch(feed), store)
    assert world.paths().count(GATE) == 1 + len(LOOKS)
    assert len(rows(store, Page)) == 1


def test_rounds_refuse_what_robots_asks_to_leave(world: World, watch: Make, tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /weir/gate\nCrawl-delay: 7\n"
    world.put("/robots.txt", Reply(rules, "text/plain"))
    world.put(GATE, article())
    world.put(BOATS, article())
    go(watch(world.feed(GATE, BOATS)), tmp_path / "s")
    assert world.paths() == ["/feed.xml", BOATS]
    assert reasons(tmp_path / "s") == {world.url(GATE): "its robots.txt asks that it not be fetched"}
    # The rules were read once, and their pace was kept.
    assert [name for name, _ in world.asked].count("gazette.example/robots.txt") == 1
    assert world.slept[-1] == pytest.approx(7.0)


def test_rounds_fetch_nothing_where_robots_cannot_be_read(world: World, watch: Make, tmp_path: Path) -> None:
    world.put("/robots.txt", Reply(status=500))
    go(watch(world.feed(GATE)), tmp_path / "s")
    assert world.paths() == []
    assert "cannot be read" in reasons(tmp_path / "s")[world.url("/feed.xml")]


def test_rounds_count_only_feeds_that_were_asked(world: World, watch: Make, tmp_path: Path) -> None:
    world.put("/robots.txt", Reply(b"User-agent: *\nDisallow: /private\n", "text/plain"))
    world.put(GATE, article())
    said: list[str] = []
    watch(world.feed(GATE), world.url("/private.xml"))(tmp_path / "s", said.append)
    assert "asked 1 of 2 feeds" in said


def test_rounds_leave_a_host_alone_as_long_as_it_asks(world: World, watch: Make, tmp_path: Path) -> None:
    store = tmp_path / "s"
    world.put(GATE, Reply(status=429, headers={"Retry-After": "5000"}))
    world.put(BOATS, article())
    feed = world.feed(GATE, BOATS)
    go(watch(feed), store)
    assert world.paths() == ["/feed.xml", GATE]
    world.at += 4000
    go(watch(feed), store)
    assert world.paths() == ["/feed.xml", GATE]
    world.at += 1100
    world.put(GATE, article("nine"))
    go(watch(feed), store)
    assert world.paths() == ["/feed.xml", GATE, "/feed.xml", GATE, BOATS]


def test_rounds_try_an_article_later_and_later_and_give_up(world: World, watch: Make, tmp_path: Path) -> None:
    store, waits = tmp_path / "s", []
    world.put(GATE, Reply(status=503))
    feed = world.feed(GATE)
    for _ in range(TRIES):
        go(watch(feed), store)
        with open_store(store) as opened:
            entry = json.loads(opened.note(f"watch feed {feed}") or "")["entries"][world.url(GATE)]
        waits.append(entry["due"] - world.at)
        world.at = entry["due"] + 3
    assert waits == sorted(waits) and waits[-1] > 8 * waits[0]
    go(watch(feed), store)
    assert world.paths().count(GATE) == TRIES
    assert reasons(store) == {world.url(GATE): "answered 503"}


def test_rounds_rest_twice_as_long_after_each_failure(world: World, watch: Make, tmp_path: Path) -> None:
    store, waits = tmp_path / "s", []
    feed = world.put("/feed.xml", Reply(status=503))
    for _ in range(14):
        go(watch(feed), store)
        with open_store(store) as opened:
            until = json.loads(opened.note(f"watch host gazette.example:{world.port}") or "")["until"]
        waits.append(until - world.at)
        world.at = until + 3
    assert waits[:3] == [60, 120, 240] and waits[-1] == 86_400


def test_rounds_a_slow_host_does_not_hold_up_others(world: World, watch: Make, tmp_path: Path) -> None:
    world.put("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 50\n", "text/plain"))
    world.put(GATE, article())
    world.put(GATE, article("nine"), "ledger.example")
    feeds = world.feed(GATE), world.feed(GATE, host="ledger.example")
    go(watch(*feeds), tmp_path / "s")
    order = [name for name, _ in world.asked if name.endswith(GATE)]
    assert order == [f"ledger.example{GATE}", f"gazette.example{GATE}"]


def test_rounds_record_reserved_rights(world: World, watch: Make, tmp_path: Path) -> None:
    page = article()
    page.headers = {"tdm-reservation": "1", "tdm-policy": "https://gazette.example/terms.json"}
    page.body = page.body.replace(b"</head>", b'<meta name="tdm-reservation" content="1"></head>')
    world.put(GATE, page)
    site = b'[{"location": "/weir/*", "tdm-reservation": 1, "tdm-policy": "https://gazette.example/site.json"}]'
    world.put("/.well-known/tdmrep.json", Reply(site, "application/json"))
    go(watch(world.feed(GATE)), tmp_path / "s")
    (taken,) = rows(tmp_path / "s", Page)
    assert set(rows(tmp_path / "s", Reservation)) == {
        Reservation(taken.id, "header", "https://gazette.example/terms.json"),
        Reservation(taken.id, "page", None),
        Reservation(taken.id, "site", "https://gazette.example/site.json"),
    }
    go(watch(world.feed(GATE), leave_reserved=True), tmp_path / "other")
    assert rows(tmp_path / "other", Page) == []
    assert "reserved" in reasons(tmp_path / "other")[world.url(GATE)]


def test_rounds_a_page_cannot_pass_for_another_sites(world: World, watch: Make, tmp_path: Path) -> None:
    page = article()
    page.body = page.body.replace(b"</head>", b'<link rel="canonical" href="https://ledger.example/theirs"></head>')
    world.put(GATE, page)
    go(watch(world.feed(GATE)), tmp_path / "s")
    assert [p.location for p in rows(tmp_path / "s", Page)] == [world.url(GATE)]


def test_rounds_killed_go_on_where_they_stopped(
    world: World, watch: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headwater.watch.rounds.PAGES_A_COMMIT", 2)
    paths = [f"/weir/{n}" for n in range(7)]
    for n, path in enumerate(paths):
        world.put(path, article(f"{n + 20}", f"Report {n}"))
    feed = world.feed(*paths)
    killed = watch(feed)
    good, left = world.sleep, [6]

    def sleep(seconds: float) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        good(seconds)

    monkeypatch.setattr(world, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        go(watch(feed), tmp_path / "s")
    monkeypatch.setattr(world, "sleep", good)
    before = len(rows(tmp_path / "s", Page))
    assert 0 < before < len(paths)
    go(killed, tmp_path / "s")
    fetched = world.paths()
    # At most one commit's pages were asked for twice.
    assert all(fetched.count(p) == 1 for p in paths[:before]) and sum(map(fetched.count, paths)) <= len(paths) + 2
    assert len(rows(tmp_path / "s", Page)) == len(rows(tmp_path / "s", Article)) == len(paths)


def test_rounds_refuse_a_feed_that_is_none_and_go_on(world: World, watch: Make, tmp_path: Path) -> None:
    bad = world.put("/bad", Reply(b"<html><p>not a feed", "text/html"))
    gone = world.put("/gone", Reply(status=410))
    world.put(GATE, article())
    go(watch(bad, gone, world.feed(GATE)), tmp_path / "s")
    assert reasons(tmp_path / "s").keys() == {bad, gone}
    assert len(rows(tmp_path / "s", Page)) == 1
    world.at += 10 * 86_400
    go(watch(bad, gone), tmp_path / "s")
    assert world.paths().count("/gone") == 1 and world.paths().count("/bad") == 2


def test_rounds_every_address_is_taken_or_dropped(world: World, watch: Make, tmp_path: Path) -> None:
    paths = [f"/weir/{n}" for n in range(6)]
    world.put(paths[0], article())
    world.put(paths[1], Reply(b"%PDF-1.7", "application/pdf"))
    world.put(paths[2], Reply(b"", "text/html"))
    world.put(paths[3], Reply(status=403))
    world.put(paths[4], Reply(status=301, headers={"Location": "file:///etc/passwd"}))
    go(watch(world.feed(*paths)), tmp_path / "s")
    told: list[Record] = rows(tmp_path / "s", Dropped)
    assert len(told) + len(rows(tmp_path / "s", Page)) == len(paths)


def test_rounds_say_why_an_address_gave_nothing(world: World, watch: Make, tmp_path: Path) -> None:
    paths = [f"/weir/{n}" for n in range(8)]
    said: list[str] = []
    watch(world.feed(*paths))(tmp_path / "s", said.append)
    assert sum(line.startswith("dropped ") and line.endswith("answered 404") for line in said) == 5
    assert said[-2].startswith("and 3 more: headwater dropped")


def test_rounds_a_feed_that_lists_files_is_told(world: World, watch: Make, tmp_path: Path) -> None:
    items = "<item><link>file:///etc/passwd</link></item><item><link>ftp://gazette.example/a</link></item>"
    feed = world.put("/feed.xml", Reply(f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml"))
    go(watch(feed), tmp_path / "s")
    assert reasons(tmp_path / "s").keys() == {"file:///etc/passwd", "ftp://gazette.example/a"}


def test_rounds_nothing_is_remembered_of_private_addresses(world: World, watch: Make, tmp_path: Path) -> None:
    world.put(GATE, article())
    feed = world.feed(GATE)
    outside = replace(watch(feed), allow_private=False)
    go(outside, tmp_path / "s")
    assert world.asked == [] and "not at a public address" in reasons(tmp_path / "s")[feed]
    go(watch(feed), tmp_path / "s")
    assert len(rows(tmp_path / "s", Page)) == 1
