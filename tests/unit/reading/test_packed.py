import bz2
import gzip
import io
import lzma
import random
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hostile.pieces import zstd, zstd_dictionary

from headwater.errors import InputError
from headwater.reading import Item, ReadSettings, pages
from headwater.reading.budget import Budget
from headwater.reading.packed import Unpacked
from headwater.records import Dropped

HTML = b"<html><body><p>The ferry to Norra Holm stopped at noon on Monday.</p></body></html>"
ROW = b'{"id": "r%d", "text": "The ferry stopped at noon."}\n'
PACK: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd}
KIND = {"gz": "gzip", "bz2": "bzip2", "xz": "xz", "zst": "zstd"}


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> list[Item]:
    path.write_bytes(data)
    return list(pages(path, settings))


def reasons(found: list[Item]) -> list[str]:
    return [x.reason for x in found if isinstance(x, Dropped)]


def record(number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML + b"%d" % number
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize("named", [True, False])
def test_packed_files_are_known_by_their_bytes_and_named_without_their_packing(
    tmp_path: Path, ending: str, named: bool
) -> None:
    pack = PACK[ending]
    found = read(tmp_path / (f"a.html.{ending}" if named else "a"), pack(HTML))
    assert [(x[0].form, x[0].input_id, x[0].data) for x in found if isinstance(x, tuple)] == [("html", "a", HTML)]
    rows = read(tmp_path / f"b.jsonl.{ending}", pack(ROW % 1) + pack(ROW % 2))
    assert [x[0].input_id for x in rows if isinstance(x, tuple)] == ["r1", "r2"]


@pytest.mark.parametrize("ending", PACK)
def test_packed_tar_is_read(tmp_path: Path, ending: str) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("day/a.html")
        info.size = len(HTML)
        archive.addfile(info, io.BytesIO(HTML))
    (found,) = read(tmp_path / f"a.tar.{ending}", PACK[ending](out.getvalue()))
    assert isinstance(found, tuple)
    assert found[0].location == "day/a.html"


@pytest.mark.parametrize("ending", PACK)
def test_packed_web_archive_has_the_place_of_each_record(tmp_path: Path, ending: str) -> None:
    parts = [PACK[ending](record(n)) for n in range(3)]
    found = read(tmp_path / f"a.warc.{ending}", b"".join(parts))
    places = [x[1].offset for x in found if isinstance(x, tuple)]
    assert places == [0, len(parts[0]), len(parts[0]) + len(parts[1])]


@pytest.mark.parametrize("packed", [True, False])
def test_packed_web_archive_may_begin_with_its_dictionary(tmp_path: Path, packed: bool) -> None:
    chance = random.Random(1)
    samples = [record(n) + bytes(chance.choices(b"abcdefgh ", k=200)) for n in range(300)]
    known = zstd_dictionary(samples)
    inside = zstd(known.dict_content) if packed else known.dict_content
    frame = b"\x5d\x2a\x4d\x18" + len(inside).to_bytes(4, "little") + inside
    parts = [zstd(record(n), known) for n in range(3)]
    found = read(tmp_path / "a.warc.zst", frame + b"".join(parts))
    assert [x[0].location for x in found if isinstance(x, tuple)] == [f"http://a.example/{n}" for n in range(3)]
    assert isinstance(found[0], tuple)
    assert found[0][1].offset == len(frame)
    assert "dictionary mismatch" in reasons(read(tmp_path / "b.warc.zst", parts[0]))[0]


def test_packed_frames_that_zstd_skips_are_skipped(tmp_path: Path) -> None:
    skipped = b"\x50\x2a\x4d\x18\x04\0\0\0abcd"
    (found,) = read(tmp_path / "a.html.zst", skipped * 3 + zstd(HTML) + skipped)
    assert isinstance(found, tuple)
    assert found[0].data == HTML


@pytest.mark.parametrize("ending", PACK)
def test_packed_damage_is_named(tmp_path: Path, ending: str) -> None:
    packed = PACK[ending](HTML * 20)
    kind = KIND[ending]
    assert reasons(read(tmp_path / "a", packed[:-4])) == [f"damaged {kind}: it ends before its end marker"]
    assert reasons(read(tmp_path / "a", packed + b"more")) == [f"damaged {kind}: other bytes after its end"]
    broken = packed[:-24] + bytes(b ^ 0xFF for b in packed[-24:])
    assert reasons(read(tmp_path / "a", broken))[0].startswith(f"damaged {kind}: ")


@pytest.mark.parametrize("ending", PACK)
def test_packed_streams_are_bounded_by_ratio_and_size(tmp_path: Path, ending: str) -> None:
    bomb = PACK[ending](b"<html>" + b"a" * (8 << 20))
    assert "a decompression bomb" in reasons(read(tmp_path / "a", bomb))[0]
    data = b"".join(ROW % n for n in range(2000))
    found = read(tmp_path / "b", PACK[ending](data), ReadSettings(unpacked=1 << 16))
    assert "unpacks to more than the bound of 65,536 bytes" in reasons(found)[0]


@given(
    data=st.lists(st.binary(max_size=300), max_size=4),
    ending=st.sampled_from(sorted(PACK)),
    sizes=st.lists(st.integers(1, 200), min_size=1, max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_packed_bytes_come_whole_however_they_are_asked_for(data: list[bytes], ending: str, sizes: list[int]) -> None:
    stream = io.BufferedReader(io.BytesIO(b"".join(map(PACK[ending], data))))
    unpacked = Unpacked(stream, "a", Budget(ReadSettings(), 1000), KIND[ending])
    out = b""
    while part := unpacked.read(sizes[len(out) % len(sizes)]):
        out += part
    assert out == b"".join(data)


def test_packed_dictionary_past_its_bound_is_refused() -> None:
    head = b"\x5d\x2a\x4d\x18\xff\xff\xff\x7f\x28\xb5\x2f\xfd"
    with pytest.raises(InputError, match="a dictionary larger than the bound"):
        Unpacked(io.BufferedReader(io.BytesIO(head)), "a", Budget(ReadSettings(), 12), "zstd")
