import base64
import gzip
import hashlib
from pathlib import Path

import pytest
from tests.hostile.pieces import http, warc

from headwater.reading import Item, pages
from headwater.reading.digest import difference
from headwater.records import Dropped, Intake

PAGE = b"<html><body><p>The ferry to Norra Holm stopped at noon on Monday.</p></body></html>"


def digest(data: bytes, name: str = "sha1", base: int = 32) -> str:
    value = hashlib.new(name, data).digest()
    return f"{name}:{base64.b32encode(value).decode() if base == 32 else value.hex()}"


def line(data: bytes) -> str:
    return f"WARC-Payload-Digest: {digest(data)}\r\n"


def read(path: Path, data: bytes) -> tuple[list[Item], list[str]]:
    path.write_bytes(data)
    found = list(pages(path))
    return found, [x.reason for x in found if isinstance(x, Dropped)]


@pytest.mark.parametrize("name", ["sha1", "sha256", "md5", "sha512"])
@pytest.mark.parametrize("base", [32, 16])
def test_digest_is_held_against_the_payload(name: str, base: int) -> None:
    printed = digest(PAGE, name, base)
    assert difference(printed, [b"other", PAGE]) is None
    assert difference(printed.lower(), [PAGE]) is None
    assert difference(printed.rstrip("="), [PAGE]) is None
    assert "digest lies" in str(difference(printed, [b"other"]))


@pytest.mark.parametrize(
    "printed", [None, "", "sha1:", "sha1:AB", "crc32:00000000", "sha1:" + "!" * 32, "sha1:" + "é" * 40, "A" * 32]
)
def test_digest_that_cannot_be_told_says_nothing(printed: str | None) -> None:
    assert difference(printed, [PAGE]) is None


@pytest.mark.parametrize("taken", ["sent", "joined", "unpacked"])
def test_digest_may_be_of_the_body_as_sent_joined_or_unpacked(tmp_path: Path, taken: str) -> None:
    joined = gzip.compress(PAGE, mtime=0)
    sent = b"%x\r\n%s\r\n0\r\n\r\n" % (len(joined), joined)
    block = http(sent, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")
    of = {"sent": sent, "joined": joined, "unpacked": PAGE}[taken]
    found, said = read(tmp_path / "a.warc", warc("response", block, extra=line(of)))
    assert isinstance(found[0], tuple)
    assert not said


def test_digest_that_lies_is_told_the_page_kept_and_no_revisit_of_it_believed(tmp_path: Path) -> None:
    first = warc("response", http(PAGE), extra=line(PAGE + b"!"))
    found, said = read(tmp_path / "a.warc", first + warc("revisit", http(b""), extra=line(PAGE + b"!")))
    assert isinstance(found[0], tuple)
    assert found[0][1].payload == digest(PAGE + b"!")
    assert isinstance(found[1], Dropped)
    assert found[1].record == f"{tmp_path / 'a.warc'}:0"
    assert said[0].startswith("the payload's digest lies")
    assert said[1] == "a revisit of a page that is not among those read"


def test_digest_of_a_page_cut_by_the_crawler_is_not_held_against_it(tmp_path: Path) -> None:
    extra = line(PAGE + b"more") + "WARC-Truncated: length\r\n"
    _, said = read(tmp_path / "a.warc", warc("response", http(PAGE), extra=extra))
    assert said == ["the archive has only the beginning of the page (length); it is kept"]


def test_digest_that_holds_stands_for_its_revisits(tmp_path: Path) -> None:
    data = warc("response", http(PAGE), extra=line(PAGE)) + warc("revisit", http(b""), extra=line(PAGE))
    found, said = read(tmp_path / "a.warc", data)
    assert isinstance(found[1], Intake)
    assert not said
