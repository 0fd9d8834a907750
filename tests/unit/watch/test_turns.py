"""Several hosts at once: how many, how fast each, and that others may write to the store meanwhile."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.watch.conftest import BOATS, FEED, GATE, Reply, World, article
from tests.unit.watch.test_rounds import go, reasons, rows

from headwater.errors import StoreLockedError
from headwater.records import Page
from headwater.store import open_store
from headwater.watch.clock import Clock
from headwater.watch.loop import Watch
from headwater.watch.place import alone
from headwater.watch.visit import Manners

Make = Callable[..., Watch]
HOSTS = [f"{name}.example" for name in ("courier", "gazette", "herald", "ledger", "post")]


def with_manners(made: Watch, manners: Manners, clock: Clock) -> Watch:
    return replace(made, round=replace(made.round, manners=manners, clock=clock))


def put_hosts(world: World, reply: Callable[[str], Reply]) -> list[str]:
    feeds = []
    for host in HOSTS:
        feeds.append(world.feed(GATE, BOATS, host=host))
        for path in (GATE, BOATS):
            world.put(path, lambda headers: reply(headers["host"].partition(":")[0]), host)
    return feeds


@pytest.mark.parametrize("at_once", [1, 3])
def test_turns_visit_so_many_hosts_at_once_and_each_by_one(
    at_once: int, world: World, watch: Make, tmp_path: Path
) -> None:
    lock, busy, most = threading.Lock(), defaultdict[str, int](int), [0, 0]

    def reply(host: str) -> Reply:
        with lock:
            busy[host] += 1
            most[0] = max(most[0], sum(n > 0 for n in busy.values()))
            most[1] = max(most[1], busy[host])
        time.sleep(0.05)
        with lock:
            busy[host] -= 1
        return article(host)

    feeds = put_hosts(world, reply)
    go(with_manners(watch(*feeds), Manners(0.0, at_once), Clock()), tmp_path / "s")
    assert most == [at_once, 1]
    assert len(rows(tmp_path / "s", Page)) == 2 * len(HOSTS)


def test_turns_keep_the_pace_of_each_host(world: World, watch: Make, tmp_path: Path) -> None:
    lock, times = threading.Lock(), defaultdict[str, list[float]](list)

    def reply(host: str) -> Reply:
        with lock:
            times[host].append(time.monotonic())
        return article(host)

    feeds = put_hosts(world, reply)
    go(with_manners(watch(*feeds), Manners(0.2, 5), Clock()), tmp_path / "s")
    assert all(later - earlier >= 0.15 for earlier, later in times.values()) and len(times) == len(HOSTS)


def test_turns_wait_for_a_pace_longer_than_any_patience(world: World, watch: Make, tmp_path: Path) -> None:
    world.put(GATE, article())
    made = watch(world.feed(GATE))
    go(with_manners(made, Manners(500.0), world.clock), tmp_path / "s")
    assert len(rows(tmp_path / "s", Page)) == 1 and max(world.slept) == pytest.approx(500)


def test_turns_leave_a_failing_host_and_go_on_with_others(world: World, watch: Make, tmp_path: Path) -> None:
    world.put(GATE, Reply(status=503))
    world.put(GATE, article("nine"), "ledger.example")
    feeds = world.feed(GATE, BOATS), world.feed(GATE, host="ledger.example")
    go(watch(*feeds), tmp_path / "s")
    assert world.paths() == [FEED, GATE] and max(world.slept) < 30
    assert [p.location for p in rows(tmp_path / "s", Page)] == [world.url(GATE, "ledger.example")]


def test_turns_others_may_write_while_feeds_are_fetched(world: World, watch: Make, tmp_path: Path) -> None:
    store = tmp_path / "s"
    held: list[bool] = []

    def reply(headers: dict[str, str]) -> Reply:
        with open_store(store, write=True) as opened:
            opened.set_note("theirs", "x")
            held.append(True)
        return article()

    world.put(GATE, reply)
    go(watch(world.feed(GATE)), store)
    assert held == [True] and reasons(store) == {} and len(rows(store, Page)) == 1


def test_turns_a_commit_waits_for_another_writer(world: World, watch: Make, tmp_path: Path) -> None:
    store = tmp_path / "s"
    world.put(GATE, article())
    made = watch(world.feed(GATE))
    open_store(store, write=True).close()
    other, waits = open_store(store, write=True), list[float]()

    def sleep(seconds: float) -> None:
        world.sleep(seconds)
        if seconds == 1.0:
            waits.append(seconds)
            if len(waits) == 3:
                other.close()

    go(with_manners(made, Manners(), Clock(lambda: world.at, lambda: world.at, sleep)), store)
    assert len(waits) == 3 and len(rows(store, Page)) == 1


def test_turns_two_watches_of_one_store_are_not_at_work_at_once(world: World, watch: Make, tmp_path: Path) -> None:
    store = tmp_path / "s"
    open_store(store, write=True).close()
    with alone(store), pytest.raises(StoreLockedError, match="another watch"):
        go(watch(world.feed(GATE)), store)
    assert world.asked == []


def test_turns_a_page_behind_two_addresses_is_taken_once(world: World, watch: Make, tmp_path: Path) -> None:
    visits = iter(range(99))
    world.put(GATE, lambda headers: article(advert=f"advert {next(visits)}"))
    world.put("/short", Reply(status=302, headers={"Location": GATE}))
    go(watch(world.feed(GATE, "/short")), tmp_path / "s")
    assert len(rows(tmp_path / "s", Page)) == 1


def test_turns_what_is_read_after_all_is_let_go_no_more(world: World, watch: Make, tmp_path: Path) -> None:
    store, feed = tmp_path / "s", world.feed(GATE)
    world.put(GATE, Reply(status=503))
    go(watch(feed), store)
    assert reasons(store) == {world.url(GATE): "answered 503"}
    world.put(GATE, article())
    world.at += 600
    go(watch(feed), store)
    assert reasons(store) == {} and len(rows(store, Page)) == 1
