import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from headwater.reading import ReadSettings, pages
from headwater.records import Dropped

HTML = b"<html><body><p>The ferry to Norra Holm stopped at noon on Monday.</p></body></html>"
FILES = {"a.html": HTML, "day/b.txt": b"The ferry stopped.", "day/.hidden.html": HTML, "__MACOSX/a.html": HTML}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes], form: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def read(path: Path, data: bytes, settings: ReadSettings | None = None) -> tuple[list[tuple[str, str]], list[Dropped]]:
    path.write_bytes(data)
    out = list(pages(path, settings))
    return [(x[0].location, x[1].path) for x in out if isinstance(x, tuple)], [x for x in out if isinstance(x, Dropped)]


@pytest.mark.parametrize("form", ["zip", tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, "gz"])
def test_archive_files_are_named_as_in_a_folder(tmp_path: Path, form: str | int) -> None:
    data = zipped(FILES) if form == "zip" else tarred(FILES, form if isinstance(form, int) else tarfile.GNU_FORMAT)
    path = tmp_path / "files"
    found, dropped = read(path, gzip.compress(data) if form == "gz" else data)
    assert found == [("files/a.html", f"{path}!a.html"), ("day/b.txt", f"{path}!day/b.txt")]
    assert not dropped


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_archive_long_names_of_tar_are_read(tmp_path: Path, form: int) -> None:
    found, _ = read(tmp_path / "a.tar", tarred({"d" * 120 + "/é" + "n" * 90 + ".html": HTML}, form))
    assert found[0][0] == "d" * 120 + "/é" + "n" * 90 + ".html"


def test_archive_in_an_archive_is_read_to_the_bound(tmp_path: Path) -> None:
    inner = zipped({"x.tar.gz": gzip.compress(tarred({"a.html": HTML}, tarfile.GNU_FORMAT))})
    assert read(tmp_path / "a.zip", inner)[0] == [("x.tar.gz/a.html", f"{tmp_path / 'a.zip'}!x.tar.gz!a.html")]
    found, dropped = read(tmp_path / "a.zip", inner, ReadSettings(depth=1))
    assert not found
    assert "deeper than the bound of 1" in dropped[0].reason


def test_archive_entries_are_bounded(tmp_path: Path) -> None:
    files = {f"{n}.html": HTML + b"%d" % n for n in range(5)}
    for data in (zipped(files), tarred(files, tarfile.GNU_FORMAT)):
        found, dropped = read(tmp_path / "a", data, ReadSettings(entries=3))
        assert len(found) == 3
        assert ["more entries than the bound of 3" in d.reason for d in dropped] == [True]


def test_archive_unpacked_bytes_are_bounded(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"word " * 1000, "b.txt": b"word " * 1000})
    found, dropped = read(tmp_path / "a.zip", data, ReadSettings(unpacked=8000))
    assert len(found) == 1
    assert "unpacks to more than the bound of 8,000 bytes" in dropped[0].reason


def test_archive_file_that_is_damaged_does_not_end_the_archive(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.html": HTML, "b.html": HTML}))
    data[45] ^= 0xFF
    found, dropped = read(tmp_path / "a.zip", bytes(data))
    assert [name for name, _ in found] == ["a.zip/b.html"]
    assert [d.record for d in dropped] == [f"{tmp_path / 'a.zip'}!a.html"]


def test_archive_of_one_more_gzip_member_reads_on(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt.gz", gzip.compress(b"The ferry ") + b"\0" * 9 + gzip.compress(b"stopped."))[0]
