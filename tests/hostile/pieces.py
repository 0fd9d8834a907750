"""Pieces that the hostile files are made of. Every file is small on disk or one piece repeated; its text is invented."""

import gzip
import io
import json
import random
import struct
import sys
import tarfile
import zipfile
from binascii import crc32
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdDict, compress, train_dict
else:
    from backports.zstd import ZstdDict, compress, train_dict

TEXT = "The ferry to Norra Holm stopped at noon on Monday, the harbour office said. It will not run before Friday."
HTML = f"<html><head><title>Ferry stops</title></head><body><p>{TEXT}</p></body></html>".encode()
ROW = json.dumps({"id": "r", "text": TEXT})
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Case:
    """says: a pattern that one of the reasons must match, None where nothing need be said. pages: how many come, None: any."""

    make: Callable[[], bytes]
    says: str | None = None
    pages: int | None = 0


def warc(
    kind: str, block: bytes, length: int | str | None = None, extra: str = "", date: str = "2031-03-04T10:00:00Z"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Target-URI: http://a.example/1\r\n"
        f"WARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\n{extra}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes, extra: str = "", status: str = "200 OK", kind: str = "text/html") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body


GOOD = warc("response", http(HTML))


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def tarred(*members: tuple[str, bytes, bytes], link: str = "") -> bytes:
    """members: (name, type, data)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, kind, data in members:
            info = tarfile.TarInfo(name)
            info.type, info.size, info.linkname = kind, len(data), link
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def tar_header(name: str, kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


def rss(items: str, prolog: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prolog}<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()


def item(body: str, more: str = "") -> str:
    return f"<item><title>One</title><link>http://a.example/1</link>{more}<description>{body}</description></item>"


def laughs() -> bytes:
    entities = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    return rss(item("&l29;"), f"<!DOCTYPE rss [{entities}]>")


def quadratic() -> bytes:
    return rss(item("&a;" * 10_000), f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>')


def attribute_laughs() -> bytes:
    entities = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="&l11;"><channel/></rss>'.encode()


def nested_zip(levels: int) -> bytes:
    data = zipped({"page.html": HTML})
    for level in range(levels):
        data = zipped({f"{level}.zip": data})
    return data


def bombs_of_bombs() -> bytes:
    inner = zipped({"z.txt": b"a" * (8 << 20)})
    return zipped({f"{n}.zip": inner for n in range(50)}, zipfile.ZIP_STORED)


def lying_size() -> bytes:
    """A zip whose directory says that a file of 8 MB has 100 bytes."""
    data = bytearray(zipped({"a.txt": b"a" * (8 << 20)}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def overlapping() -> bytes:
    """One packed file that a thousand entries of the directory point to."""
    data = zipped({"a.txt": b"a" * (1 << 20)})
    at, end = data.rfind(b"PK\x01\x02"), data.rfind(b"PK\x05\x06")
    directory = data[at:end] * 1000
    return data[:at] + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(directory), at, 0)


def zip64_count() -> bytes:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1 << 60, 1 << 60, 1 << 60, 0)
    return b"PK\x03\x04" + b"\0" * 26 + wide + struct.pack("<4sLQL", b"PK\x06\x07", 0, 30, 1) + end


def encrypted() -> bytes:
    data = bytearray(zipped({"a.txt": TEXT.encode()}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    data[6] |= 1
    return bytes(data)


def many_files(count: int) -> bytes:
    return zipped({f"{n}.txt": b"" for n in range(count)}, zipfile.ZIP_STORED)


def damage(data: bytes, seed: int = 3) -> bytes:
    random_ = random.Random(seed)
    out = bytearray(data)
    for _ in range(40):
        out[random_.randrange(20, len(out))] = random_.randrange(256)
    return bytes(out)


def parquet(columns: dict[str, list[object]], packed: Literal["snappy", "zstd"] = "snappy") -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, compression=packed)
    return out.getvalue()


def bad_utf8_parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    raw = pa.array([b"\xff\xfe\xfa" * 40]).cast(pa.binary())
    out = io.BytesIO()
    pq.write_table(pa.table({"text": pa.Array.from_buffers(pa.string(), 1, raw.buffers())}), out)
    return out.getvalue()


def zstd(data: bytes, known: ZstdDict | None = None) -> bytes:
    return compress(data, zstd_dict=known)


def zstd_dictionary(samples: list[bytes]) -> ZstdDict:
    return train_dict(samples, 2048)


def zstd_frame(window: int, blocks: bytes) -> bytes:
    """A frame whose header asks for a window of 2 ** (10 + window) bytes."""
    return b"\x28\xb5\x2f\xfd\x00" + bytes((window << 3,)) + blocks


def zstd_run(length: int, last: bool = False) -> bytes:
    """A block that says: the letter a, `length` times, of which a frame may hold any number."""
    return (length << 3 | 2 | last).to_bytes(3, "little") + b"a"


def zstd_skipped(data: bytes, magic: int = 0x50) -> bytes:
    return bytes((magic, 0x2A, 0x4D, 0x18)) + len(data).to_bytes(4, "little") + data


def xz_memory() -> bytes:
    """An xz stream whose one block asks for a dictionary of 1.5 GB."""
    flags = b"\x00\x01"
    head = b"\xfd7zXZ\0" + flags + struct.pack("<I", crc32(flags))
    block = b"\x02\x00\x21\x01" + bytes((37,)) + b"\0" * 3
    return head + block + struct.pack("<I", crc32(block)) + b"\x01\x00\x00a\x00"


def arc(*records: tuple[str, bytes], length: int | str | None = None, newer: bool = False) -> bytes:
    """records: (address, what was sent). length: as the last record's line has it; None: the true one."""
    more = " 200 - - 0 a.arc" if newer else ""
    about = b"1 0 Crawl\nURL IP-address Archive-date Content-type Archive-length\n\n"
    out = f"filedesc://a.arc 0.0.0.0 20010203101500 text/plain{more} {len(about)}\n".encode() + about
    for order, (uri, block) in enumerate(records, 1):
        told = len(block) if length is None or order < len(records) else length
        out += f"\n{uri} 192.0.2.1 20010203101500 text/html{more} {told}\n".encode() + block
    return out + b"\n"


def onion(layers: int) -> bytes:
    data = TEXT.encode()
    for _ in range(layers):
        data = gzip.compress(data)
    return data


def brotli(data: bytes) -> bytes:
    import brotli  # type: ignore[import-untyped]

    return bytes(brotli.compress(data, quality=1))
