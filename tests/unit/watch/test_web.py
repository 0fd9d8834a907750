import gzip
import socket
import threading
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.watch.conftest import GATE, Reply, World, article

from headwater.watch.clock import Clock
from headwater.watch.network import public
from headwater.watch.refusal import Refusal
from headwater.watch.state import Memory
from headwater.watch.visit import Manners, Visit, Visitor
from headwater.watch.web import LARGEST, Web, check, wait

KINDS = frozenset({"text/html"})


class Notes(dict[str, str]):
    def note(self, name: str) -> str | None:
        return self.get(name)

    def set_note(self, name: str, text: str) -> None:
        self[name] = text


def visit(world: World, url: str, allow_private: bool = True, largest: int = LARGEST) -> bytes:
    with world.web(allow_private) as web:
        return Visitor(web, Memory(Notes()), world.clock, Manners()).get(Visit(url, KINDS, largest)).body


def refused(world: World, url: str, **options: bool | int) -> str:
    with pytest.raises(Refusal) as caught:
        visit(world, url, **options)  # type: ignore[arg-type]
    return caught.value.reason


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "240.0.0.1", "nonsense", "",
    ],
)  # fmt: skip
def test_web_private_addresses_are_told(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_web_public_addresses_are_told(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://h.example/x", "gopher://h.example", "data:text/html,x", "http:///x", "//h.example/x",
        "http://user@h.example/", "http://u:p@h.example/", "http://h.example:99999/", "http://[::1", "http://h.example/" + "a" * 3000,
        "javascript:alert(1)", "", "http://",
    ],
)  # fmt: skip
def test_web_refuses_addresses_by_their_form(url: str) -> None:
    with pytest.raises(Refusal):
        check(url)


@given(st.text(max_size=300))
def test_web_checks_any_text(text: str) -> None:
    for url in (text, f"http://{text}", f"http://h.example/{text}"):
        try:
            check(url)
        except Refusal as refusal:
            assert refusal.reason


@given(st.text(max_size=60))
def test_web_reads_any_retry_after(text: str) -> None:
    found = wait(text, 0.0)
    assert found is None or found >= 0


def test_web_retry_after_by_number_and_date() -> None:
    assert wait("120", 0.0) == 120
    assert wait("Thu, 01 Jan 1970 00:10:00 GMT", 300.0) == 300
    assert wait("soon", 0.0) is None


def test_web_private_address_is_refused_unless_told(world: World) -> None:
    url = world.put(GATE, article())
    assert "not at a public address" in refused(world, url, allow_private=False)
    assert world.asked == []
    assert b"Linnet" in visit(world, url)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]"])
def test_web_spellings_of_this_machine_are_refused(host: str, world: World) -> None:
    with Web(world.clock) as web, pytest.raises(Refusal):
        web.get(f"http://{host}:{world.port}/", {})
    assert world.asked == []


def test_web_a_name_with_one_private_address_is_refused(world: World) -> None:
    world.resolved["gazette.example"] = ["8.8.8.8", "10.0.0.7"]
    assert "not at a public address" in refused(world, world.url(GATE), allow_private=False)


def test_web_connects_to_the_address_that_was_looked_at(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is looked at and private when it is connected to: there is no second resolution."""
    calls: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        calls.append(host)
        return ["93.184.216.34"] if len(calls) == 1 else ["127.0.0.1"]

    connected: list[str] = []

    def connect(self: object, host: str, *_: object) -> object:
        connected.append(host)
        raise ConnectionRefusedError

    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    with Web(world.clock, names=rebinding) as web, pytest.raises(ConnectionRefusedError):
        web.get(world.url(GATE), {})
    assert (calls, connected) == (["gazette.example"], ["93.184.216.34"])
    # The next visit looks again, and now it is refused.
    with Web(world.clock, names=rebinding) as web, pytest.raises(Refusal, match="not at a public address"):
        web.get(world.url(GATE), {})
    assert len(connected) == 1


def test_web_follows_redirects_and_looks_at_every_hop(world: World) -> None:
    world.put(GATE, article())
    start = world.put("/a", Reply(status=301, headers={"Location": "/b"}))
    world.put("/b", Reply(status=302, headers={"Location": world.url(GATE, "ledger.example")}))
    world.put(GATE, article("nine"), "ledger.example")
    assert b"nine boats" in visit(world, start)
    world.put("/robots.txt", Reply(b"User-agent: headwater\nDisallow: /\n", "text/plain"), "ledger.example")
    assert "robots.txt" in refused(world, start)


def test_web_a_redirect_to_a_private_address_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    start = world.put("/a", Reply(status=302, headers={"Location": world.url(GATE, "inside.example")}))
    world.put(GATE, article(), "inside.example")
    # The server stands for a public one under its first name only.
    world.resolved["inside.example"] = ["10.0.0.7"]
    monkeypatch.setattr("headwater.watch.network.public", lambda address: address == "127.0.0.1")
    assert "not at a public address" in refused(world, start, allow_private=False)
    assert not [name for name, _ in world.asked if name.startswith("inside")]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://h.example/", "http://u:p@h.example/", "http://[bad"])
def test_web_a_redirect_out_of_the_web_is_refused(target: str, world: World) -> None:
    start = world.put("/a", Reply(status=302, headers={"Location": target}))
    assert "redirect" in refused(world, start) or "malformed" in refused(world, start)


def test_web_redirects_are_bounded(world: World) -> None:
    for n in range(20):
        world.put(f"/{n}", Reply(status=302, headers={"Location": f"/{n + 1}"}))
    assert refused(world, world.url("/0")) == "more than 5 redirects"
    ring = world.put("/ring", Reply(status=302, headers={"Location": "/ring"}))
    assert "leads nowhere" in refused(world, ring)


def test_web_bodies_are_bounded(world: World) -> None:
    url = world.put("/big", Reply(b"x" * 5000))
    assert "larger than the bound" in refused(world, url, largest=4000)
    # A server that does not say how much it will send.
    url = world.put("/stream", Reply(b"x" * 5000, headers={"Content-Length": "", "Connection": "close"}))
    assert "larger than the bound" in refused(world, url, largest=4000)


def test_web_bombs_are_not_unpacked(world: World) -> None:
    bomb = gzip.compress(b"\0" * (64 << 20), 9)
    url = world.put("/bomb", Reply(bomb, headers={"Content-Encoding": "gzip"}))
    assert "larger than the bound" in refused(world, url, largest=1 << 20)


def test_web_packed_bodies_are_unpacked(world: World) -> None:
    for coding, pack in (("gzip", gzip.compress), ("deflate", zlib.compress)):
        url = world.put(f"/{coding}", Reply(pack(b"<p>word"), headers={"Content-Encoding": coding}))
        assert visit(world, url) == b"<p>word"
    url = world.put("/short", Reply(gzip.compress(b"<p>word" * 99)[:-9], headers={"Content-Encoding": "gzip"}))
    assert "damaged gzip" in refused(world, url)
    url = world.put("/no", Reply(b"nothing packed", headers={"Content-Encoding": "gzip"}))
    assert "damaged gzip" in refused(world, url)
    url = world.put("/br", Reply(b"x", headers={"Content-Encoding": "br"}))
    assert "not asked for" in refused(world, url)


def test_web_other_kinds_are_refused(world: World) -> None:
    assert "image/png" in refused(world, world.put("/a.png", Reply(b"\x89PNG", "image/png")))


def test_web_a_server_that_never_ends_is_left(world: World) -> None:
    """Headers a byte at a time: the connection ends at its deadline, by the clock that is given."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        client, _ = listener.accept()
        with client:
            try:
                client.recv(4096)
                while not stop.wait(0.001):
                    client.sendall(b"H")
            except OSError:
                pass

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    ticks = iter(range(10**6))
    clock = Clock(lambda: 0.0, lambda: float(next(ticks)), world.sleep)
    try:
        with Web(clock, True, world.names) as web, pytest.raises(Refusal):
            web.get(f"http://slow.example:{listener.getsockname()[1]}/", {})
    finally:
        stop.set()
        listener.close()
        thread.join()


def test_web_garbage_for_an_answer_is_a_refusal(world: World) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        client, _ = listener.accept()
        with client:
            client.recv(4096)
            client.sendall(b"\x00\xff not http at all\r\n\r\n")

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    with world.web() as web, pytest.raises(Refusal, match="connection failed"):
        web.get(f"http://odd.example:{listener.getsockname()[1]}/", {})
    thread.join()
    listener.close()


def test_web_hosts_without_an_address_are_refused(world: World) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror

    with Web(world.clock, names=unknown) as web, pytest.raises(Refusal, match="no address"):
        web.get("http://nowhere.example/", {})


def test_web_rules_made_to_exhaust_are_left_out(world: World, tmp_path: Path) -> None:
    rules = ("User-agent: *\nDisallow: /" + "*a" * 200 + "b$\nDisallow: /shut\n" + "x" * 300_000).encode()
    world.put("/robots.txt", Reply(rules, "text/plain"))
    url = world.put("/" + "a" * 1000, article())
    assert visit(world, url)
    assert "robots.txt" in refused(world, world.url("/shut"))
