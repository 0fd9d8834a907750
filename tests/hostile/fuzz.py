"""Fuzz target of reading: bytes under a name -> pages, which must neither raise nor leave anything unsaid.

python tests/hostile/fuzz.py [SECONDS]        random changes to the small files of the corpus
python tests/hostile/fuzz.py --atheris …      guided by coverage, where atheris is installed; further flags are its own
"""

import bz2
import lzma
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.corpus import CASES
from tests.hostile.pieces import (
    GOOD,
    HTML,
    ROW,
    TEXT,
    arc,
    http,
    item,
    parquet,
    rss,
    tarred,
    warc,
    zipped,
    zstd,
    zstd_skipped,
)

from headwater.reading import ReadSettings, pages
from headwater.records import Dropped

# Low bounds, so that each is met often.
SETTINGS = ReadSettings(largest=1 << 16, line=1 << 15, unpacked=1 << 20, ratio=50, entries=50, depth=3)
NEWSML = (
    f'<newsItem guid="g"><itemMeta><provider literal="Coast Wire"/></itemMeta><contentSet><inlineXML><nitf><body>'
    f"<body.content><p>{TEXT}</p></body.content></body></nitf></inlineXML></contentSet></newsItem>"
).encode()
ATOM = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>e</id><content type='xhtml'><p>{TEXT}</p></content></entry></feed>"
NEWSML1 = (
    "<NewsML><NewsItem><NewsComponent><ContentItem><MediaType FormalName='Text'/><DataContent>"
    f"<p>{TEXT}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
)
# A good file of every kind: what is changed at random begins where the reader goes deepest.
SEEDS: dict[str, bytes] = {
    "a.html": HTML,
    "a.jsonl": (ROW + "\n").encode() * 3,
    "a.json": f"[{ROW}, {ROW}]".encode(),
    "a.csv": b'id,text,date\n1,"a ""b"", c",2031-03-04\n',
    "a.xml": rss(item(TEXT, "<guid>g</guid><pubDate>Mon, 05 Oct 2020 12:00:00 GMT</pubDate>")),
    "b.xml": ATOM.encode(),
    "c.xml": NEWSML,
    "a.zip": zipped({"a.html": HTML, "b/c.jsonl": ROW.encode()}),
    "a.tar": tarred(("a.html", b"0", HTML), ("b/" + "c" * 120, b"0", HTML)),
    "a.warc": GOOD + warc("response", http(b"5\r\n<p>ab\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n")) + GOOD,
    "a.arc": arc(("http://a.example/1", http(HTML)), ("http://a.example/2", http(HTML)), newer=True),
    "d.xml": NEWSML1.encode(),
    "a.jsonl.bz2": bz2.compress((ROW + "\n").encode() * 3),
    "a.jsonl.xz": lzma.compress((ROW + "\n").encode() * 3),
    "a.warc.zst": zstd_skipped(b"x") + zstd(GOOD) * 2,
    "a.parquet": parquet({"text": [TEXT, None], "date": ["2031-03-04", "x"]}),
}


def read(path: Path) -> int:
    """How many pages and reasons come of the file; at least one of them must. Raises what reading raises."""
    count = 0
    for found in pages(path, SETTINGS):
        count += 1
        if isinstance(found, Dropped):
            assert found.reason and found.record
            found.record.encode(), found.reason.encode()
        elif isinstance(found, tuple):
            assert found[0].data
            found[0].location.encode(), found[0].input_id.encode()
    assert count, "neither read nor refused"
    return count


def change(data: bytes, chance: random.Random) -> bytes:
    """Some bytes set, cut, doubled, moved or put between."""
    out = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(out) + 1)
        size = chance.choice((1, 1, 2, 4, 16, 200))
        kind = chance.randrange(5)
        if kind == 0:
            out[at : at + size] = chance.randbytes(size)
        elif kind == 1:
            del out[at : at + size]
        elif kind == 2:
            out[at:at] = out[at : at + size] * chance.choice((1, 2, 50))
        elif kind == 3:
            out[at : at + size] = chance.choice((b"\xff" * size, b"\0" * size, b"9" * size, b"<" * size, b'"'))
        else:
            del out[at:]
    return bytes(out)


def mutate(seconds: float) -> None:
    seeds = dict(SEEDS)
    for name, case in CASES.items():
        made = case.make()
        if 0 < len(made) < 1 << 14:
            seeds[name] = made
    chance = random.Random(time.time_ns())
    end, tries = time.monotonic() + seconds, 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            name = chance.choice(list(seeds))
            path = Path(folder, chance.choice((name, "a", "a.gz", name)))
            data = change(seeds[name], chance)
            path.write_bytes(data)
            try:
                read(path)
            except BaseException:
                kept = Path(tempfile.gettempdir(), f"fuzz-{path.name}")
                kept.write_bytes(data)
                print(f"after {tries:,} tries: {kept}", file=sys.stderr)
                raise
            tries += 1
            path.unlink()
    print(f"{tries:,} tries, nothing found")


def guided() -> None:
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    with tempfile.TemporaryDirectory() as folder:

        def one(data: bytes) -> None:
            path = Path(folder, "a")
            path.write_bytes(data)
            if data:
                read(path)

        atheris.instrument_all()
        atheris.Setup([a for a in sys.argv if a != "--atheris"], one)
        atheris.Fuzz()


if __name__ == "__main__":
    if "--atheris" in sys.argv:
        guided()
    else:
        mutate(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
