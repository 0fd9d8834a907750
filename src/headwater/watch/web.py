"""One request: an address -> what its server answers, bounded in size, time and kind."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from headwater import __version__
from headwater.watch.clock import Clock, instant
from headwater.watch.network import Guard, Resolve, resolve
from headwater.watch.refusal import Refusal

AGENT = f"headwater/{__version__}"
# The product token that robots.txt files name.
TOKEN = "headwater"
# Seconds for one answer, headers and body; and without a byte.
WHOLE, SILENCE = 60.0, 20.0
# Bytes of one body, unpacked. As read.pages has it: the longest news pages in public corpora are under 6 MB.
LARGEST = 16 << 20
# Characters of an answer's headers that are kept.
LONGEST_HEAD = 16 << 10
# Longer addresses are refused by many servers.
LONGEST_ADDRESS = 2000
REDIRECTS = (301, 302, 303, 307, 308)
PERMANENT = (301, 308)
# Answers after which a later try may succeed; the others say that it will not.
PASSING = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)
_RESTING = (429, 503)


@dataclass(frozen=True, slots=True)
class Answer:
    """status: 200, 304 or a redirect. headers: names in lower case. body: unpacked. location: where a redirect leads, '' none.

    moved: where permanent redirects led from the address that was asked for, '' nowhere. head: the status line and the headers
    as they came, less cookies; of more than fit in `LONGEST_HEAD` characters, the first.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    location: str = ""
    moved: str = ""
    head: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The media type, '' undeclared."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Web:
    """Makes requests, from several threads if need be. A context manager; cookies are not kept, the machine's proxy settings are not used: a proxy would resolve
    names itself, past the guard."""

    def __init__(self, clock: Clock, allow_private: bool = False, names: Resolve = resolve) -> None:
        self._clock = clock
        transport = httpx.HTTPTransport()
        guard = Guard(allow_private, names, clock.steady, WHOLE)
        # The transport has no door for a network backend; its pool is the one place that opens connections.
        transport._pool.close()
        transport._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            # Whoever asks bounds how many ask at once; waiting for a free connection would look like a slow server.
            max_connections=None,
            max_keepalive_connections=0,
            network_backend=guard,
        )
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"}
        self._client = httpx.Client(
            transport=transport,
            trust_env=False,
            follow_redirects=False,
            timeout=SILENCE,
            headers=headers,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        )

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(
        self, url: str, headers: Mapping[str, str], kinds: frozenset[str] | None = None, largest: int = LARGEST
    ) -> Answer:
        """One answer; a redirect is not followed. kinds: the media types that are read, None any.

        Raises Refusal for everything else than 200, 304 and redirects, and for what is past a bound.
        """
        check(url)
        try:
            with self._client.stream("GET", url, headers=dict(headers)) as response:
                return self._answer(url, response, kinds, largest)
        except Refusal as refusal:
            kind = type(refusal)
            raise kind(url, refusal.reason, passing=refusal.passing, host=refusal.host, wait=refusal.wait) from refusal
        except httpx.TimeoutException as error:
            raise Refusal(url, "no answer in time", passing=True, host=True) from error
        except httpx.TransportError as error:
            raise Refusal(url, "the connection failed", passing=True, host=True) from error
        except (httpx.InvalidURL, httpx.HTTPError, UnicodeError, ValueError) as error:
            raise Refusal(url, "the address or its answer is malformed") from error

    def _answer(self, url: str, response: httpx.Response, kinds: frozenset[str] | None, largest: int) -> Answer:
        status = response.status_code
        headers = {name.lower(): value for name, value in response.headers.items()}
        if status in REDIRECTS:
            return Answer(url, status, headers, b"", urljoin(url, headers.get("location", "")[: LONGEST_ADDRESS + 1]))
        if status == 304:
            return Answer(url, status, headers, b"")
        if status != 200:
            asked = wait(headers.get("retry-after", ""), self._clock.now())
            passing = status in PASSING
            resting = status in _RESTING or (passing and asked is not None)
            raise Refusal(url, f"answered {status}", passing=passing, host=resting or status >= 500, wait=asked)
        answer = Answer(url, status, headers, b"")
        if kinds is not None and answer.kind and answer.kind not in kinds:
            raise Refusal(url, f"of the kind {answer.kind[:80]!r}, which is not read")
        if (declared := headers.get("content-length", "")).isdecimal() and int(declared[:18]) > largest:
            raise Refusal(url, f"larger than the bound of {largest:,} bytes")
        return Answer(url, status, headers, b"".join(_body(url, response, largest)), head=_head(response))


def _head(response: httpx.Response) -> tuple[str, ...]:
    lines = [f"{response.http_version} {response.status_code} {response.reason_phrase}".strip()]
    left = LONGEST_HEAD - len(lines[0])
    for name, value in response.headers.raw:
        line = f"{name.decode('latin-1')}: {value.decode('latin-1')}"
        left -= len(line)
        if left < 0:
            break
        if name.lower() not in (b"set-cookie", b"set-cookie2"):
            lines.append(line)
    return tuple(lines)


def _body(url: str, response: httpx.Response, largest: int) -> Iterator[bytes]:
    """The body in pieces, unpacked here: a library would unpack a bomb before it could be weighed."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise Refusal(url, f"packed as {coding[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if coding not in ("", "identity") else None
    total = 0
    for raw in response.iter_raw():
        try:
            piece = unpacker.decompress(raw, largest - total + 1) if unpacker else raw
        except zlib.error as error:
            raise Refusal(url, "damaged gzip") from error
        total += len(piece)
        if total > largest:
            raise Refusal(url, f"larger than the bound of {largest:,} bytes")
        yield piece
    if unpacker and not unpacker.eof:
        raise Refusal(url, "damaged gzip: it ends early", passing=True)


def check(url: str) -> None:
    """Raises Refusal for an address that is not one of a public web server by its form."""
    shown = url[:LONGEST_ADDRESS]
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise Refusal(shown, "not an address") from error
    if parts.scheme not in ("http", "https"):
        raise Refusal(shown, f"{(parts.scheme or 'no')[:20]} is not http or https")
    if not host:
        raise Refusal(shown, "an address without a host")
    if parts.username is not None or parts.password is not None:
        raise Refusal(shown, "an address with a user's name or password")
    if len(url) > LONGEST_ADDRESS:
        raise Refusal(shown, f"an address longer than the bound of {LONGEST_ADDRESS:,} characters")


def wait(retry_after: str, now: float) -> float | None:
    """Seconds that a Retry-After header asks for, by a number or a date; None for none, or one that cannot be read."""
    text = retry_after.strip()[:40]
    if text.isascii() and text.isdigit():
        return float(text)
    at = instant(text)
    return None if at is None else max(0.0, at - now)


def host_of(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].lower()
