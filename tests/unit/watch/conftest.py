"""A web of invented hosts on one local server, and a clock that is moved, not waited for."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from headwater.config import Settings, load
from headwater.pipeline.run import Run
from headwater.watch.clock import Clock
from headwater.watch.loop import Watch
from headwater.watch.rounds import Round
from headwater.watch.visit import Manners
from headwater.watch.web import Web

FEED, GATE, BOATS = "/feed.xml", "/weir/gate", "/weir/boats"
TELLS = (
    "The lower gate of Tarn Weir lock failed on Monday night and {count} boats were carried downstream, the Weir Trust said. "
    "Nobody was hurt when the gate gave way, but two boats sank below the sluice and their owners were taken in by neighbours. "
    "Odile Brandt, who lives aboard the Linnet, said the water rose within minutes and the moorings parted one after another. "
    "The trust said that divers would look at the hinges on Wednesday, and that the lock would stay shut until the spring."
)


@dataclass
class Reply:
    """What the server sends. pieces: the body, as written to the wire one after another."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class World:
    """What stands on the web: {host/path: reply}. asked: every request, as 'host/path', with its headers. posted: what was sent to it."""

    port: int = 0
    pages: dict[str, Reply | Callable[[dict[str, str]], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at: float = 1_700_000_000.0
    posted: list[bytes] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    resolved: dict[str, list[str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.slept.append(seconds)
            self.at += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.at, lambda: self.at, self.sleep)

    def url(self, path: str, host: str = "gazette.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, reply: Reply | Callable[[dict[str, str]], Reply], host: str = "gazette.example") -> str:
        self.pages[f"{host}{path}"] = reply
        return self.url(path, host)

    def names(self, host: str, port: int) -> list[str]:
        return self.resolved.get(host, ["127.0.0.1"])

    def web(self, allow_private: bool = True) -> Web:
        return Web(self.clock, allow_private, self.names)

    def paths(self, host: str = "gazette.example") -> list[str]:
        """The paths asked of a host, less its rules."""
        own = [name.removeprefix(host) for name, _ in self.asked if name.startswith(f"{host}/")]
        return [path for path in own if path not in ("/robots.txt", "/.well-known/tdmrep.json")]

    def feed(self, *paths: str, stamps: dict[str, str] | None = None, host: str = "gazette.example") -> str:
        items = "".join(
            f"<item><link>{self.url(p, host)}</link><title>{p} {(stamps or {}).get(p, '')}</title></item>"
            for p in paths
        )
        rss = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'
        return self.put(FEED, Reply(rss.encode(), "application/rss+xml"), host)


def article(count: str = "twelve", title: str = "Lock gate gives way", advert: str = "") -> Reply:
    paragraphs = "".join(f"<p>{s.strip()}.</p>" for s in TELLS.format(count=count).split(". "))
    html = (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title>"
        f'<meta property="og:title" content="{title}"><meta property="article:published_time" content="2023-11-14T06:00:00Z">'
        f"<!-- {advert} --></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
    return Reply(html.encode())


@pytest.fixture
def world() -> Iterator[World]:
    made = World()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.headers.get("Host", "").partition(":")[0] + self.path
            headers = {k.lower(): v for k, v in self.headers.items()}
            made.asked.append((name, headers))
            found = made.pages.get(name, Reply(b"none", status=404))
            reply = found(headers) if callable(found) else found
            self.send_response(reply.status)
            for key, value in {
                "Content-Type": reply.kind,
                "Content-Length": str(len(reply.body)),
                **reply.headers,
            }.items():
                if value:
                    self.send_header(key, value)
            self.end_headers()
            with contextlib.suppress(OSError):  # the client had enough
                self.wfile.write(reply.body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            name = self.headers.get("Host", "").partition(":")[0] + self.path
            found = made.pages.get(name)
            if isinstance(found, Reply):
                made.posted.append(body)
            self.send_response(found.status if isinstance(found, Reply) else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load(tmp_path, {})


@pytest.fixture
def watch(world: World, settings: Settings) -> Callable[..., Watch]:
    """watch(feeds, …): one round over them; no step is run beyond `until`, the extraction by default."""

    def make(*feeds: str, until: str | None = "extract", leave_reserved: bool = False, **options: object) -> Watch:
        run = Run(settings, until=until, workers=1)
        work = Round(world.clock, Manners(), leave_reserved)
        return Watch(feeds, work, run, allow_private=True, names=world.names, **options)  # type: ignore[arg-type]

    return make
