"""How fast web archives are read, side by side in one run: this reader, warcio and fastwarc over one made archive.

    python benchmarks/speed/read.py [--pages FOLDER] [--records 2000] [--rounds 3]

The archive holds the pages of FOLDER (.html, .html.gz), repeated, or invented ones, each with a request and, every third, a
picture. All do the same work: for each HTML response of status 200 its address, its whole unpacked body and the body's digest.
Headwater holds the archive's SHA-1 against the body and makes its records besides; warcio holds it where it says `digests`.
Each reader runs in a process of its own, so that the peak of memory is its own; the best of the rounds counts, without the
time to import. A reader that is not installed, or does not read the format, is left out.
"""

import argparse
import base64
import gzip
import importlib
import json
import random
import subprocess
import sys
import tempfile
import time
from hashlib import blake2b, sha1
from pathlib import Path

WORDS = [
    "ferry", "harbour", "council", "bridge", "mayor", "report", "water", "station", "closed", "opened", "on", "the", "in",
    "of", "to", "and", "a", "said", "would", "had",
]  # fmt: skip


def body(chance: random.Random) -> bytes:
    text = "".join(f"<p>{' '.join(chance.choices(WORDS, k=60))}.</p>\n" for _ in range(60))
    return f"<html><head><title>{chance.random()}</title></head><body>{text}</body></html>".encode()


def record(kind: str, number: int, block: bytes) -> bytes:
    payload = block.partition(b"\r\n\r\n")[2]
    digest = base64.b32encode(sha1(payload, usedforsecurity=False).digest()).decode()
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: http://a.example/{number}\r\n"
        f"WARC-Date: 2031-03-04T10:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\nWARC-Payload-Digest: sha1:{digest}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def zstd(part: bytes) -> bytes:
    from backports.zstd import compress

    return compress(part)


def make(path: Path, folder: str | None, records: int) -> int:
    """Write the archive; its unpacked size in bytes."""
    chance = random.Random(1)
    pages = []
    for file in sorted(Path(folder).glob("*.html*")) if folder else ():
        pages.append(gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes())
    size = 0
    pack = {".gz": lambda part: gzip.compress(part, 6), ".zst": zstd}.get(path.suffix, bytes)
    with path.open("wb") as out:
        for n in range(records):
            html = pages[n % len(pages)] if pages else body(chance)
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
            parts = [record("request", n, b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n")]
            parts.append(record("response", n, head + b"\r\n" + html))
            if n % 3 == 0:
                picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + chance.randbytes(20_000)
                parts.append(record("response", n, picture))
            for part in parts:
                size += len(part)
                out.write(pack(part))
    return size


def headwater(path: str) -> tuple[int, int]:
    from headwater.reading import pages

    found = [len(x[0].data) for x in pages(path) if isinstance(x, tuple)]
    return len(found), sum(found)


def warcio(path: str, check: bool = False) -> tuple[int, int]:
    from warcio.archiveiterator import ArchiveIterator

    count = size = 0
    with Path(path).open("rb") as stream:
        for item in ArchiveIterator(stream, check_digests=check):
            if item.rec_type != "response" or item.http_headers.get_statuscode() != "200":
                continue
            if (item.http_headers.get_header("Content-Type") or "").startswith("text/html"):
                item.rec_headers.get_header("WARC-Target-URI")
                page = item.content_stream().read()
                blake2b(page, digest_size=16).hexdigest()
                count, size = count + 1, size + len(page)
    return count, size


def warcio_digests(path: str) -> tuple[int, int]:
    return warcio(path, check=True)


def fastwarc(path: str) -> tuple[int, int]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count = size = 0
    with Path(path).open("rb") as stream:
        for item in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all", fsspec_args=False):
            if item.http_headers.status_code == 200 and (item.http_content_type or "").startswith("text/html"):
                item.headers.get("WARC-Target-URI")
                page = item.reader.read()
                blake2b(page, digest_size=16).hexdigest()
                count, size = count + 1, size + len(page)
    return count, size


READ = {"headwater": headwater, "warcio": warcio, "warcio-digests": warcio_digests, "fastwarc": fastwarc}


def measure(name: str, path: str) -> None:
    """In a process of its own: run one reader and print what it took."""
    for module in ("headwater.reading.warc", "warcio.archiveiterator", "fastwarc.warc"):
        if module.startswith(name.partition("-")[0]):
            importlib.import_module(module)
    start = time.perf_counter()
    count, size = READ[name](path)
    seconds = time.perf_counter() - start
    peak = next(int(s.split()[1]) >> 10 for s in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in s)
    print(json.dumps({"pages": count, "bytes": size, "seconds": seconds, "peak": peak}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages")
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.warc", "a.warc.gz", "a.warc.zst"):
            path = Path(folder, name)
            unpacked = make(path, given.pages, given.records)
            print(f"{name}: {given.records} pages, {unpacked >> 20} MB unpacked, {path.stat().st_size >> 20} MB")
            for reader in READ:
                runs = []
                for _ in range(given.rounds):
                    command = [sys.executable, __file__, "--measure", reader, str(path)]
                    done = subprocess.run(command, capture_output=True, text=True, check=False)
                    if done.returncode == 0:
                        runs.append(json.loads(done.stdout))
                if not runs:
                    print(f"  {reader:14} not run: {done.stderr.strip().splitlines()[-1][:80]}")
                    continue
                best = min(runs, key=lambda r: r["seconds"])
                rate, speed = best["pages"] / best["seconds"], unpacked / best["seconds"] / (1 << 20)
                print(
                    f"  {reader:14} {best['pages']} pages  {rate:8.0f} pages/s  {speed:6.0f} MB/s  peak {best['peak']} MB"
                )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], sys.argv[3])
    else:
        main()
