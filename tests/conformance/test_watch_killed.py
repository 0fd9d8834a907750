"""A watch that is killed in the middle of a round: the next start finishes it, loses nothing and takes nothing twice."""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from headwater.records import Dropped, Listing, Page
from headwater.store import open_store
from headwater.store.folder import FolderStore

HOSTS = ("gazette.example", "ledger.example", "courier.example")
REPORTS = 6
# The clock stands still, so that equal pages are fetched at equal times. An answer is a moment that matters too.
_WATCH = """
from pathlib import Path
from headwater import config
from headwater.pipeline.run import Run
from headwater.watch.clock import Clock
from headwater.watch.loop import Watch
from headwater.watch.rounds import Round
from headwater.watch import rounds
from headwater.watch.visit import Manners
from headwater.watch.web import Web

deadly(Web, "get")
rounds.PAGES_A_COMMIT = 4
clock = Clock(now=lambda: 1_700_000_000.0, sleep=lambda seconds: None)
run = Run(config.load(Path(sys.argv[2]).parent, {}), until="stories", workers=1)
work = Round(clock, Manners(0.0, int(sys.argv[3])))
watch = Watch(sys.argv[4:], work, run, allow_private=True, names=lambda host, port: ["127.0.0.1"])
watch(Path(sys.argv[2]), lambda text: None)
"""
Watch = Callable[..., subprocess.CompletedProcess[str]]


class Server(ThreadingHTTPServer):
    """The web: three hosts with a feed each; every page comes with another advertisement each time. asked: how often, by 'host/path'."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.slow = 0.0

    def feeds(self) -> list[str]:
        return [f"http://{host}:{self.server_address[1]}/feed" for host in HOSTS]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        with self.server.lock:
            self.server.asked[host + self.path] += 1
            count = self.server.asked[host + self.path]
        time.sleep(self.server.slow)
        status, kind, body = self._answer(host, count)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def _answer(self, host: str, count: int) -> tuple[int, str, str]:
        if self.path == "/robots.txt":
            return 200, "text/plain", "User-agent: *\nDisallow: /shut\n"
        if self.path == "/feed":
            names = [f"/report/{n}" for n in range(REPORTS)] + ["/shut", "/gone"]
            told = "The whole of it: the sluice keeper shut both gates before the flood came down the valley. " * 8
            items = "".join(
                f"<item><link>{n}</link><title>Report {n}</title>"
                + (f"<c:encoded>&lt;p&gt;{told}&lt;/p&gt;</c:encoded>" if n == "/shut" else "")
                + "</item>"
                for n in names
            )
            space = 'xmlns:c="http://purl.org/rss/1.0/modules/content/"'
            return 200, "application/rss+xml", f'<rss version="2.0" {space}><channel>{items}</channel></rss>'
        if not self.path.startswith("/report/"):
            return 404, "text/html", "none"
        number = int(self.path.rpartition("/")[2]) + 10 * (HOSTS.index(host) if host in HOSTS else 0)
        told = " ".join(
            f"The keeper of sluice {number} told {host.partition('.')[0]} reporters that gate {number + k} held through night {k}."
            for k in range(2, 9)
        )
        return 200, "text/html", (
            f"<html><head><title>Sluice {number} holds</title><!-- advert {count} --></head>"
            f"<body><article><h1>Sluice {number} holds</h1><p>{told}</p></article></body></html>"
        )  # fmt: skip

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def watch(server: Server, dying: Any) -> Watch:
    """watch(moment, store, at_once): a round that ends at that moment."""

    def run(moment: int, store: Path, at_once: int = 3) -> Any:
        return dying(_WATCH, moment, store, at_once, *server.feeds())

    return run


def rows(store: FolderStore, table: type[Any]) -> list[Any]:
    with store.snapshot() as view:
        return view.rows(table)


def told(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """(locations of pages, of them those whose text is the feed's, what was let go), sorted."""
    with open_store(folder) as store:
        assert store.check() == []
        where = {p.id: p.location for p in rows(store, Page)}
        fed = [where[x.page] for x in rows(store, Listing) if x.instead]
        return sorted(where.values()), sorted(fed), sorted(d.record for d in rows(store, Dropped))


def adverts_off(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Handler._answer
    monkeypatch.setattr(Handler, "_answer", lambda self, host, count: inner(self, host, 0))


def test_watch_killed_at_moments_spread_over_a_round(
    watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adverts_off(monkeypatch)
    clean = watch(-1, tmp_path / "clean")
    assert clean.returncode == 0, clean.stderr
    moments = int(clean.stdout.split()[-1])
    expected = told(tmp_path / "clean")
    assert len(expected[0]) == len(HOSTS) * (REPORTS + 1) and len(expected[1]) == len(expected[2]) == len(HOSTS)
    with open_store(tmp_path / "clean") as opened:
        digest = opened.digest()
    # One host after another gives the same store.
    assert watch(-1, tmp_path / "turns", 1).returncode == 0
    with open_store(tmp_path / "turns") as opened:
        assert opened.digest() == digest
    killed, store = 0, tmp_path / "store"
    for share in (0.02, 0.1, 0.2, 0.3, 0.4, 0.5):
        killed += watch(int(share * moments), store).returncode == -9
    assert killed >= 5
    assert watch(-1, store).returncode == 0
    assert told(store) == expected
    with open_store(store) as opened:
        assert opened.digest() == digest


def test_watch_killed_takes_nothing_twice_though_every_visit_gives_other_bytes(
    server: Server, watch: Watch, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    for moment in (25, 40, 55, 70):
        watch(moment, store)
    assert watch(-1, store).returncode == 0
    pages, _, _ = told(store)
    assert len(pages) == len(set(pages)) == len(HOSTS) * (REPORTS + 1)
    before = Counter(server.asked)
    # Nothing is asked for that was taken; only the feeds are.
    assert watch(-1, store).returncode == 0
    assert {name.partition("/")[2] for name in server.asked - before} == {"feed"}


def test_watch_killed_from_outside_goes_on(server: Server, tmp_path: Path) -> None:
    server.slow = 0.02
    store, feed = tmp_path / "store", f"http://127.0.0.1:{server.server_address[1]}/feed"
    command = [sys.executable, "-m", "headwater", "watch", feed, "--once", "--pace", "0.1", "--allow-private"]
    for delay in (0.8, 1.3, 1.8):
        process = subprocess.Popen(
            [*command, "--store", str(store)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
        )
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    done = subprocess.run([*command, "--store", str(store)], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    pages, _, dropped = told(store)
    assert len(pages) == len(set(pages)) == REPORTS + 1 and len(dropped) == 1
