import gzip
import io
import zipfile
from pathlib import Path

import pytest
from tests.hostile.pieces import zstd

from headwater.reading import Item, ReadSettings, pages
from headwater.reading.warc import moment
from headwater.records import Dropped, Intake

HTML = b"<html><body><p>The ferry to Norra Holm stopped at noon on Monday.</p></body></html>"


def record(
    kind: str, block: bytes, uri: str = "http://a.example/1", extra: str = "", media: str = "application/http"
) -> bytes:
    return (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2031-03-04T10:00:00Z\r\n"
        f"Content-Type: {media}\r\n{extra}Content-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


def response(body: bytes = HTML, kind: str = "text/html", status: str = "200 OK", extra: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> list[Item]:
    path.write_bytes(data)
    return list(pages(path, settings))


def reasons(found: list[Item]) -> list[str]:
    return [x.reason for x in found if isinstance(x, Dropped)]


@pytest.mark.parametrize("packed", [False, True])
def test_warc_page_has_its_address_place_time_and_digest(tmp_path: Path, packed: bool) -> None:
    parts = [
        record("warcinfo", b"software: x\r\n", media="application/warc-fields"),
        record("request", b"GET /1 HTTP/1.1\r\n\r\n"),
        record("response", response(kind="text/html; charset=ISO-8859-2"), extra="WARC-Payload-Digest: sha1:AB\r\n"),
        record("metadata", b"fetchTimeMs: 5\r\n", media="application/warc-fields"),
    ]
    stored = [gzip.compress(p) for p in parts] if packed else parts
    (found,) = read(tmp_path / "a.warc", b"".join(stored))
    assert isinstance(found, tuple)
    page, intake = found
    assert (page.form, page.location, page.input_id, page.data) == (
        "html",
        "http://a.example/1",
        "http://a.example/1",
        HTML,
    )
    assert page.encoding == "iso-8859-2"
    assert intake.offset == len(stored[0]) + len(stored[1])
    assert (intake.fetched, intake.payload) == ("2031-03-04T10:00:00+00:00", "sha1:AB")


def test_warc_revisit_is_a_further_time_of_its_page(tmp_path: Path) -> None:
    digest = "WARC-Payload-Digest: sha1:AB\r\n"
    again = record("revisit", response(b""), extra=digest).replace(b"2031-03-04", b"2031-03-05")
    unknown = record("revisit", response(b""), extra="WARC-Payload-Digest: sha1:ZZ\r\n")
    first, second, third = read(tmp_path / "a.warc", record("response", response(), extra=digest) + again + unknown)
    assert isinstance(first, tuple)
    assert isinstance(second, Intake)
    assert (second.page, second.fetched) == (first[0].id, "2031-03-05T10:00:00+00:00")
    assert isinstance(third, Dropped)
    assert "a revisit" in third.reason


def test_warc_what_is_no_page_is_dropped_each_with_its_place(tmp_path: Path) -> None:
    parts = [
        record("response", response(kind="image/png")),
        record("response", response(status="404 Not Found")),
        record("response", response(kind="")),
        record("response", b"no response"),
        record("response", response(b"")),
        record("of another kind", b"x"),
        record("conversion", b"The ferry stopped.", media="text/plain"),
        record("resource", HTML, media="text/html"),
    ]
    found = read(tmp_path / "a.warc", b"".join(parts))
    assert reasons(found) == [
        "not a page: image/png", "not a page: status 404", "not a page: of no declared type", "not an HTTP response",
        "an empty page", "a record of a kind that is not read: of another kind",
    ]  # fmt: skip
    assert [x[0].form for x in found if isinstance(x, tuple)] == ["text", "html"]
    assert isinstance(found[1], Dropped)
    assert found[1].record == f"{tmp_path / 'a.warc'}:{len(parts[0])}"


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        (
            b"4\r\n" + HTML[:4] + b"\r\n%x;x=y\r\n" % (len(HTML) - 4) + HTML[4:] + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
        ),
        (HTML, "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(HTML, mtime=0), "Content-Encoding: gzip\r\n"),
        (HTML, "Content-Encoding: gzip\r\n"),
        (HTML, "Content-Encoding: br\r\n"),
        (zstd(HTML), "Content-Encoding: zstd\r\n"),
    ],
)
def test_warc_body_is_joined_and_unpacked_where_it_is_so(tmp_path: Path, body: bytes, extra: str) -> None:
    (found,) = read(tmp_path / "a.warc", record("response", response(body, extra=extra)))
    assert isinstance(found, tuple)
    assert found[0].data == HTML


def test_warc_record_in_parts_is_told_and_its_first_part_kept(tmp_path: Path) -> None:
    first = record(
        "response", response(), extra="WARC-Segment-Number: 1\r\nWARC-Payload-Digest: sha1:" + "A" * 32 + "\r\n"
    )
    second = record(
        "continuation", b"<p>More.</p>", extra="WARC-Segment-Number: 2\r\nWARC-Segment-Origin-ID: <urn:uuid:1>\r\n"
    )
    found = read(tmp_path / "a.warc", first + second)
    assert isinstance(found[0], tuple)
    assert reasons(found) == [
        "the first part of a record in parts, which are not joined; it is kept",
        "part 2 of a record in parts, which are not joined: <urn:uuid:1>",
    ]


def test_warc_canonical_link_is_believed_within_its_host(tmp_path: Path) -> None:
    page = b'<html><head><link rel="canonical" href="http://www.a.example/long"></head><body>x</body></html>'
    other = page.replace(b"www.a.example", b"b.example")
    found = read(tmp_path / "a.warc", record("response", response(page)) + record("response", response(other)))
    assert [x[0].location for x in found if isinstance(x, tuple)] == ["http://www.a.example/long", "http://a.example/1"]


def test_warc_reading_goes_on_after_damage(tmp_path: Path) -> None:
    good = record("response", response())
    short = good.replace(b"Content-Length: ", b"Content-Length: 9\r\nX: ", 1)
    found = read(tmp_path / "a.warc", good + b"garbage\r\n\r\n" + good + short + good)
    assert sum(isinstance(x, tuple) for x in found) == 3
    assert [r for r in reasons(found) if "no record begins" in r]


def test_warc_collection_reads_its_web_archives_only(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        archive.writestr("pages/pages.jsonl", '{"id": "1", "text": "The same once more."}')
        archive.writestr("archive/data.warc.gz", gzip.compress(record("response", response())))
    (found,) = read(tmp_path / "a.wacz", out.getvalue())
    assert isinstance(found, tuple)
    assert found[1].path == f"{tmp_path / 'a.wacz'}!archive/data.warc.gz"


def test_warc_moment_is_iso_in_utc_or_none() -> None:
    assert moment("2031-03-04T10:00:00.123456Z") == "2031-03-04T10:00:00+00:00"
    assert moment("2031-03-04T10:00:00+02:00") == "2031-03-04T08:00:00+00:00"
    assert moment("9999-12-31T23:59:59-12:00") is None
    assert moment("yesterday") is None
