import gzip
import io
from hashlib import sha256
from pathlib import Path

import pytest
from tests.unit.views.test_versions import with_versions

from headwater import ids, views
from headwater.engine.memory import Tables
from headwater.errors import InputError
from headwater.records import Fetch, Page, Response, Story
from headwater.views.evidence import Evidence


def written(tables: Tables, folder: Path) -> tuple[Path, Evidence]:
    index = views.Index(tables)
    out = io.BytesIO()
    made = views.evidence(index, index.rows(Story)[0], out)
    path = folder / "story.warc.gz"
    path.write_bytes(out.getvalue())
    return path, made


def test_evidence_holds_every_original_with_its_hash(whole: Tables, tmp_path: Path) -> None:
    path, made = written(whole, tmp_path)
    pages = {p.location: p.data for p in whole.rows(Page)}
    assert {p["location"]: p["sha256"] for p in made["pages"]} == {n: sha256(d).hexdigest() for n, d in pages.items()}
    assert made["pages"][0]["read_from"][0]["path"].startswith("in/")
    assert views.check_evidence(path) == []
    plain = gzip.decompress(path.read_bytes())
    assert all(data in plain for data in pages.values())


def test_evidence_is_the_same_each_time_and_dated_by_fetching(whole: Tables, tmp_path: Path) -> None:
    whole.add([Fetch(whole.rows(Page)[0].id, 1_700_000_000)])
    first, made = written(whole, tmp_path)
    before = first.read_bytes()
    second, _ = written(whole, tmp_path)
    assert second.read_bytes() == before
    assert "2023-11-14T22:13:20Z" in {p["date"] for p in made["pages"]}


def test_evidence_has_former_versions_too(whole: Tables, tmp_path: Path) -> None:
    whole.add([Page(ids.make("old page"), "https://post.example/weir", "f", "html", "00", b"<p>old", None)])
    _, made = written(with_versions(whole), tmp_path)
    assert [p["location"] for p in made["pages"] if p["former"]] == ["https://post.example/weir"]


def test_evidence_is_read_by_another_program(whole: Tables, tmp_path: Path) -> None:
    archiveiterator = pytest.importorskip("warcio.archiveiterator")
    path, made = written(whole, tmp_path)
    with path.open("rb") as stream:
        found = {
            r.rec_headers.get_header("WARC-Record-ID").strip("<>"): r.content_stream().read()
            for r in archiveiterator.ArchiveIterator(stream, check_digests="raise")
            if r.rec_type == "resource"
        }
    assert {n: sha256(d).hexdigest() for n, d in found.items()} == {p["record"]: p["sha256"] for p in made["pages"]}


def test_evidence_has_the_answer_of_the_server(whole: Tables, tmp_path: Path) -> None:
    archiveiterator = pytest.importorskip("warcio.archiveiterator")
    page = whole.rows(Page)[0]
    headers = ("Server: lock/2", "Content-Encoding: gzip", "Content-Length: 7", 'ETag: "5"')
    whole.add([Response(page.id, "https://post.example/weir?x=1", 1_700_000_000, "HTTP/1.1 200 OK", headers)])
    path, made = written(whole, tmp_path)
    with path.open("rb") as stream:
        (found,) = [
            (r.rec_headers, r.http_headers, r.content_stream().read())
            for r in archiveiterator.ArchiveIterator(stream, check_digests="raise")
            if r.rec_type == "response"
        ]
    about, answer, body = found
    assert about.get_header("WARC-Target-URI") == "https://post.example/weir?x=1"
    assert about.get_header("WARC-Date") == "2023-11-14T22:13:20Z"
    assert answer.get_statuscode() == "200" and answer.get_header("ETag") == '"5"'
    assert answer.get_header("X-Archive-Orig-Content-Encoding") == "gzip" and not answer.get_header("Content-Encoding")
    assert body == page.data and int(answer.get_header("Content-Length")) == len(page.data)
    (one,) = [p for p in made["pages"] if p["location"] == page.location]
    assert one["sha256"] == sha256(page.data).hexdigest()
    assert views.check_evidence(path) == []
    plain = gzip.decompress(path.read_bytes())
    path.write_bytes(gzip.compress(plain.replace(b"Server: lock/2", b"Server: lock/3", 1)))
    assert any("headers" in p for p in views.check_evidence(path))


def test_evidence_check_finds_what_was_changed(whole: Tables, tmp_path: Path) -> None:
    path, made = written(whole, tmp_path)
    data = path.read_bytes()
    plain = gzip.decompress(data)
    path.write_bytes(gzip.compress(plain.replace(b"Tarn Weir lock failed", b"Tarn Weir dyke failed", 1)))
    assert any("other bytes" in p for p in views.check_evidence(path))
    # A record taken out: everything between its id and the next one's version line.
    name = made["pages"][1]["record"].encode()
    at = plain.rindex(b"WARC/1.1", 0, plain.index(name))
    end = plain.index(b"WARC/1.1", at + 8)
    path.write_bytes(gzip.compress(plain[:at] + plain[end:]))
    assert any("not in the file" in p for p in views.check_evidence(path))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        gzip.compress(b"WARC/1.1\r\nContent-Length: 9\r\n\r\nx", mtime=0),
        gzip.compress(b"x", mtime=0),
    ],
)
def test_evidence_check_refuses_other_files(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(data)
    with pytest.raises(InputError):
        views.check_evidence(path)
