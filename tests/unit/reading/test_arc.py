import gzip
from pathlib import Path

import pytest
from tests.hostile.pieces import arc, http

from headwater.reading import Item, pages
from headwater.records import Dropped

HTML = b"<html><body><p>The ferry to Norra Holm stopped at noon on Monday.</p></body></html>"


def read(path: Path, data: bytes) -> list[Item]:
    path.write_bytes(data)
    return list(pages(path))


def reasons(found: list[Item]) -> list[str]:
    return [x.reason for x in found if isinstance(x, Dropped)]


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("packed", [False, True])
def test_arc_page_has_its_address_place_and_time(tmp_path: Path, newer: bool, packed: bool) -> None:
    data = arc(("http://a.example/1", http(HTML, kind="text/html; charset=ISO-8859-2")), newer=newer)
    (found,) = read(tmp_path / "a", gzip.compress(data) if packed else data)
    assert isinstance(found, tuple)
    page, intake = found
    assert (page.form, page.location, page.encoding, page.data) == ("html", "http://a.example/1", "iso-8859-2", HTML)
    assert intake.fetched == "2001-02-03T10:15:00+00:00"
    assert intake.offset == (0 if packed else data.index(b"http://"))


def test_arc_address_may_hold_spaces_and_a_header_bare_line_ends(tmp_path: Path) -> None:
    sent = b"HTTP/1.0 200 Document follows\n\n" + HTML
    (found,) = read(tmp_path / "a.arc", arc(("http://a.example/one two", sent)))
    assert isinstance(found, tuple)
    assert found[0].location == "http://a.example/one two"
    assert found[0].data == HTML


def test_arc_what_is_no_page_is_dropped_each_with_its_place(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.arc",
        arc(
            ("http://a.example/p.png", http(b"x", kind="image/png")),
            ("http://a.example/gone", http(HTML, status="404 Not Found")),
            ("dns:a.example", b"20010203 a.example\n"),
            ("http://a.example/blank", http(b" ")),
        ),
    )
    assert reasons(found) == [
        "not a page: image/png",
        "not a page: status 404",
        "not an HTTP response",
        "an empty page",
    ]
    assert isinstance(found[0], Dropped)
    assert found[0].record.startswith(f"{tmp_path / 'a.arc'}:")


def test_arc_reading_goes_on_after_damage(tmp_path: Path) -> None:
    good = arc(("http://a.example/1", http(HTML)))
    short = arc(("http://a.example/2", http(HTML)), length=50)
    found = read(tmp_path / "a.arc", good + b"junk\n\n" + short + good)
    assert sum(isinstance(x, tuple) for x in found) == 3
    assert [r for r in reasons(found) if "no record begins" in r]
    assert "ends before the record" in reasons(read(tmp_path / "b.arc", good[:-40]))[0]


def test_arc_impossible_time_is_unknown(tmp_path: Path) -> None:
    data = arc(("http://a.example/1", http(HTML))).replace(b"192.0.2.1 20010203", b"192.0.2.1 20019903")
    (found,) = read(tmp_path / "a.arc", data)
    assert isinstance(found, tuple)
    assert found[1].fetched is None
