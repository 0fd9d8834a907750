"""A response as an archive keeps it -> its media type and the bytes of its page, unpacked under the bounds."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from headwater.errors import InputError
from headwater.reading.budget import FREE
from headwater.reading.settings import ReadSettings

# Bytes of one header line, and lines of one header: what servers accept, ten times over.
_LONGEST_LINE = 1 << 14
_MOST_LINES = 500
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?!\d)")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", re.I)


class Block(Protocol):
    def read(self, size: int) -> bytes: ...
    def readline(self, size: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Response:
    """media: its type, in lower case, '' for none. charset: as declared; None for none. body: unpacked.

    kept: the body as the archive keeps it and as it is when its chunks are joined, of either of which digests are taken.
    """

    media: str
    charset: str | None
    body: bytes
    kept: tuple[bytes, ...] = ()


def response(block: Block, where: str, settings: ReadSettings, accept: Callable[[str, str], None]) -> Response:
    """The body of a response of status 200. accept: called with the media type before any of the body is read; it may raise.

    Raises InputError for another status, a header past the bounds, an encoding that is not read, damage, too much.
    """
    status = _STATUS.match(block.readline(_LONGEST_LINE))
    if status is None:
        raise InputError(where, "not an HTTP response")
    if status[1] != b"200":
        raise InputError(where, f"not a page: status {status[1].decode()}")
    headers: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line = block.readline(_LONGEST_LINE)
        if not line.strip():
            break
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    else:
        raise InputError(where, "a response with a header without end")
    kind = headers.get("content-type", "")
    accept(media(kind), where)
    data = kept = _bounded(block, where, settings.largest)
    # Some crawlers keep the header and write the body already joined: then it does not begin with the length of a chunk.
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined(data)
    joined = data
    for coding in reversed([c.strip().lower() for c in headers.get("content-encoding", "").split(",")]):
        data = _unpacked(data, coding, where, settings)
    return Response(media(kind), charset(kind), data, (kept, joined))


def media(declared: str) -> str:
    return declared.partition(";")[0].strip().lower()


def charset(declared: str) -> str | None:
    found = _CHARSET.search(declared[:500])
    return found[1].lower() if found else None


def _bounded(block: Block, where: str, largest: int) -> bytes:
    data = block.read(largest + 1)
    if len(data) > largest:
        raise InputError(where, f"larger than the bound of {largest:,} bytes")
    return data


def _joined(data: bytes) -> bytes:
    """The chunks of a body put together; the body as it is where it is not in chunks. A cut one ends where it is cut."""
    out = bytearray()
    at = 0
    while at < len(data):
        end = data.find(b"\n", at, at + 200)
        size = data[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return bytes(out) if out else data
        length = int(size, 16)
        if length == 0:
            break
        out += data[end + 1 : end + 1 + length]
        at = end + 1 + length + (2 if data[end + 1 + length : end + 3 + length] == b"\r\n" else 1)
    return bytes(out)


def _unpacked(data: bytes, coding: str, where: str, settings: ReadSettings) -> bytes:
    if coding in ("", "identity") or not data:
        return data
    if coding in ("gzip", "x-gzip"):
        # Bodies that the crawler unpacked keep the header too.
        return _inflated(data, 16 + zlib.MAX_WBITS, where, settings) if data[:2] == b"\x1f\x8b" else data
    if coding == "deflate":
        # The standard means a zlib stream; some servers send it bare.
        zipped = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
        return _inflated(data, zlib.MAX_WBITS if zipped else -zlib.MAX_WBITS, where, settings)
    if data.lstrip()[:1] == b"<":
        return data
    if coding == "br":
        return _unbrotlied(data, where, settings)
    if coding == "zstd":
        return _unzstd(data, where, settings)
    raise InputError(where, f"packed by a method that is not read: {coding[:20]}")


def _inflated(data: bytes, bits: int, where: str, settings: ReadSettings) -> bytes:
    decoder = zlib.decompressobj(bits)
    bound = _bound(data, settings)
    try:
        out = decoder.decompress(data, bound + 1)
    except zlib.error as error:
        raise InputError(where, f"damaged page: {str(error).lower()}") from error
    if len(out) > bound:
        raise InputError(where, f"a page that unpacks to more than the bound of {bound:,} bytes")
    if not decoder.eof:
        raise InputError(where, "damaged page: it ends before its end marker")
    return out


def _unbrotlied(data: bytes, where: str, settings: ReadSettings) -> bytes:
    import brotli  # type: ignore[import-untyped]

    decoder = brotli.Decompressor()
    bound = _bound(data, settings)
    try:
        out = decoder.process(data, output_buffer_limit=bound)
    except brotli.error as error:
        raise InputError(where, "damaged page: not what it is said to be packed by") from error
    if not decoder.is_finished():
        more = len(out) >= bound or not decoder.can_accept_more_data()
        reason = (
            f"a page that unpacks to more than the bound of {bound:,} bytes" if more else "damaged page: it ends early"
        )
        raise InputError(where, reason)
    return bytes(out)


def _unzstd(data: bytes, where: str, settings: ReadSettings) -> bytes:
    from headwater.reading import zstd

    try:
        out = zstd.unpack(data, bound := _bound(data, settings))
    except zstd.Damage as error:
        raise InputError(where, "damaged page: not what it is said to be packed by") from error
    if out is None:
        raise InputError(where, f"damaged page: it ends early, or unpacks to more than the bound of {bound:,} bytes")
    return out


def _bound(data: bytes, settings: ReadSettings) -> int:
    return min(settings.largest, FREE + settings.ratio * len(data))
