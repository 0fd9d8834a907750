import gzip
import json
import os
from pathlib import Path

import pytest

from headwater import codec, extract
from headwater.reading import ReadSettings, pages
from headwater.records import Dropped, Intake, Page

TEXT = "The ferry to Norra Holm stopped at noon on Monday, the harbour office said."


def row(**fields: object) -> str:
    return json.dumps({"id": "r1", "text": TEXT, **fields})


def read(path: Path, largest: int = 1 << 20) -> tuple[list[Page], list[Dropped]]:
    out = list(pages(path, ReadSettings(largest=largest, line=largest)))
    return [x[0] for x in out if isinstance(x, tuple)], [x for x in out if isinstance(x, Dropped)]


def lines(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_pages_row_is_a_record_of_its_own_bytes(tmp_path: Path) -> None:
    file = lines(tmp_path / "wire.jsonl", row(), "", row(id=7))
    out = [x for x in pages(file) if isinstance(x, tuple)]
    assert [(p.form, p.input_id, p.location) for p, _ in out] == [
        ("record", "r1", "wire.jsonl/r1"),
        ("record", "7", "wire.jsonl/7"),
    ]
    assert out[0][0].data.decode() == row()
    assert [(i.path, i.line) for _, i in out] == [(str(file), 1), (str(file), 3)]
    assert out[0][1] == Intake(out[0][0].id, str(file), 1, out[0][1].at)
    assert out[0][1].at.endswith("+00:00")


def test_pages_row_location_is_its_canonical_url(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", row(url="HTTPS://News.Example/a?x=1&utm_source=feed#top"), row(url="not a url"))
    assert [p.location for p in read(file)[0]] == ["https://news.example/a?x=1", "a.jsonl/r1"]


def test_pages_row_without_id_is_named_by_its_line(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", json.dumps({"text": TEXT}))
    assert [p.input_id for p in read(file)[0]] == ["a:1"]


def test_pages_same_document_has_one_id_wherever_it_stands(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder / "press").mkdir(parents=True)
        (tmp_path / folder / "press" / "note.txt").write_text(TEXT)
    ids = [read(tmp_path / folder)[0][0].id for folder in ("one", "two")]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "broken JSON"),
        ("[1]", "must be a JSON object, not a list"),
        (row(text=["a"]), "field 'text' must be text, not a list"),
        (row(text=None), "no field 'text'"),
        (row(text=" \n"), "field 'text' is empty"),
        (row(text=7, html=" "), "field 'text' must be text, not a number"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deeply"),
        ('{"id": ' + "9" * 5000 + "}", "too many digits"),
    ],
)
def test_pages_bad_row_names_file_line_and_reason_and_the_rest_goes_on(tmp_path: Path, line: str, reason: str) -> None:
    file = lines(tmp_path / "a.jsonl", *[row()] * 6, line, row(id="last"))
    found, dropped = read(file)
    assert [p.input_id for p in found] == ["r1"] * 6 + ["last"]
    assert [(d.record, d.step) for d in dropped] == [(f"{file}:7", "read")]
    assert reason in dropped[0].reason


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": True}, "field 'id' must be text, not true or false"),
        ({"title": {"a": 1}}, "field 'title' must be text, not an object"),
        ({"title": 1984}, "field 'title' must be text, not a number"),
        ({"outlet": ["Echo"]}, "field 'outlet' must be text, not a list"),
        ({"url": 5}, "field 'url' must be text, not a number"),
        ({"published": ["2020"]}, "field 'published' must be text, not a list"),
        ({"published": 2020}, "field 'published' is not a date: '2020'"),
        ({"updated": 1e99}, "field 'updated' is not a date: '1e+99'"),
        ({"authors": ["A", 1]}, "field 'authors' must be a list of names"),
    ],
)
def test_pages_row_with_a_text_is_kept_without_a_field_of_the_wrong_type(
    tmp_path: Path, fields: dict[str, object], reason: str
) -> None:
    file = lines(tmp_path / "a.jsonl", row(**fields))
    [page], [said] = read(file)
    assert (said.record, said.reason, said.kept) == (f"{file}:1", f"{reason}; the article is kept without it", True)
    assert page.data.decode() == row(**fields)
    article = extract(page)
    assert article.text == TEXT
    assert (article.title, article.outlet, article.published, article.updated) == (None, None, None, None)
    assert article.input_id == ("a:1" if "id" in fields else "r1")


def test_pages_row_takes_null_and_not_a_number_for_nothing(tmp_path: Path) -> None:
    names = ("id", "url", "outlet", "title", "published", "updated", "authors", "credits", "section", "html")
    for nothing in (None, float("nan")):
        found, dropped = read(lines(tmp_path / "a.jsonl", row(**dict.fromkeys(names, nothing))))
        assert [page.input_id for page in found] == ["a:1"]
        assert not dropped


@pytest.mark.parametrize("text", [5, ["a"], "", " \n"])
def test_pages_row_without_a_usable_text_is_the_page_in_its_html(tmp_path: Path, text: object) -> None:
    [page], dropped = read(lines(tmp_path / "a.jsonl", row(text=text, html=f"<p>{TEXT}</p>")))
    assert not dropped
    assert extract(page).text == TEXT


@pytest.mark.parametrize("year", ["0000", "9999"])
def test_pages_impossible_date_is_dropped_and_the_row_kept(tmp_path: Path, year: str) -> None:
    file = lines(tmp_path / "a.jsonl", row(published=f"{year}-01-01"))
    found, dropped = read(file)
    assert len(found) == 1
    assert dropped[0].record == f"{file}:1"
    assert "'published'" in dropped[0].reason


def test_pages_unpaired_surrogates_are_counted_by_field(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "text": "x\\ud800y\\udc00 ' + TEXT + '"}')
    found, dropped = read(file)
    assert len(found) == 1
    assert [d.reason for d in dropped] == [
        "field 'text': 2 unpaired surrogates replaced by U+FFFD; the article is kept"
    ]


def test_pages_line_that_is_not_utf8_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id":"a","text":"x"}\n{"id":"\xff","text":"a"}\n')
    found, dropped = read(file)
    assert [p.input_id for p in found] == ["a"]
    assert dropped[0].record == f"{file}:2"
    assert "not UTF-8" in dropped[0].reason


@pytest.mark.parametrize("packed", [False, True])
def test_pages_line_over_the_bound_is_skipped(tmp_path: Path, packed: bool) -> None:
    data = "\n".join([row(), row(text="x" * 5000), row(id="after")]).encode()
    file = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    file.write_bytes(gzip.compress(data) if packed else data)
    found, dropped = read(file, largest=1000)
    assert [p.input_id for p in found] == ["r1", "after"]
    assert [d.record for d in dropped] == [f"{file}:2"]


def test_pages_packed_line_without_end_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b'{"text":"' + b"a" * 10_000_000))
    found, dropped = read(file, largest=1000)
    assert not found
    assert "a decompression bomb" in dropped[0].reason


def test_pages_files_by_name_and_content(tmp_path: Path) -> None:
    html = b"<!DOCTYPE html><html><body><p>Hello</p></body></html>"
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(html))
    (tmp_path / "b.2020.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_bytes(html)
    (tmp_path / "d.json").write_text(row() + "\n" + row(id="r2"))
    (tmp_path / "e").write_text(TEXT)
    found, dropped = read(tmp_path)
    assert [(p.form, p.input_id) for p in found] == [
        ("html", "a"), ("text", "b.2020"), ("html", "c"), ("record", "r1"), ("record", "r2"), ("text", "e"),
    ]  # fmt: skip
    assert not dropped
    assert found[0].data == html
    assert found[1].location == f"{tmp_path.name}/b.2020.txt"


def test_pages_html_location_is_the_address_it_gives(tmp_path: Path) -> None:
    page = '<html><head><link rel="canonical" href="https://News.example/x?a=1&amp;b=2"></head><body>x</body></html>'
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.html").write_text(page.replace("/x?a=1&amp;b=2", "/"))
    assert [p.location for p in read(tmp_path)[0]] == ["https://news.example/x?a=1&b=2", f"{tmp_path.name}/b.html"]


def test_pages_unreadable_things_are_dropped_each_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "blank.html").write_text(" \n")
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(b"<html>" + os.urandom(300).hex().encode())[:-12])
    (tmp_path / "doc.pdf").write_bytes(b"%PDF-1.4 text")
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "large.txt").write_text("x" * 5000)
    (tmp_path / "nowhere.txt").symlink_to("gone")
    (tmp_path / "pretty.json").write_text('{\n  "a": 1\n}\n')
    os.mkfifo(tmp_path / "queue")
    (tmp_path / "style.css").write_text("p { color: red }")
    found, dropped = read(tmp_path, largest=1000)
    assert [p.input_id for p in found] == ["good"]
    assert [(Path(d.record).name, d.reason.split(":")[0][:20]) for d in dropped] == [
        ("binary.txt", "a binary file, not a"), ("blank.html", "empty file"), ("cut.html.gz", "damaged gzip"),
        ("doc.pdf", "a binary file, not a"), ("empty.jsonl", "empty file"), ("large.txt", "larger than the boun"),
        ("nowhere.txt", "a link that leads no"), ("pretty.json:1", "no field 'text'"), ("queue", "not a plain file"),
        ("style.css", "not a format that is"),
    ]  # fmt: skip


def test_pages_missing_path_is_dropped(tmp_path: Path) -> None:
    assert list(pages(tmp_path / "gone")) == [Dropped(str(tmp_path / "gone"), "read", "no such file or folder")]


def test_pages_file_that_may_not_be_read_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    real = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    found, dropped = read(tmp_path)
    assert [p.input_id for p in found] == ["b"]
    assert dropped[0].reason == "cannot be read: permission denied"


def test_pages_symlink_loop_is_read_once_from_the_real_place(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "a" / "beside").symlink_to(tmp_path / "b")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "note.txt").write_text(TEXT)
    found, dropped = read(tmp_path)
    assert [p.location for p in found] == ["b/note.txt"]
    assert [Path(d.record).name for d in dropped] == ["back", "beside"]
    assert all("a link to a folder that is read already" in d.reason for d in dropped)


def test_pages_come_in_one_order_and_hidden_names_are_not_looked_at(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "z.txt").write_text(TEXT)
    assert [p.input_id for p in read(tmp_path)[0]] == ["a", "b", "z"]


def test_pages_file_name_that_is_no_text_is_shown_as_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT)
    out = [x for x in pages(tmp_path) if isinstance(x, tuple)]
    assert out[0][0].input_id == "caf\ufffd"
    out[0][1].path.encode()


def test_pages_tell_notes_of_what_is_kept_from_what_is_let_go(tmp_path: Path) -> None:
    text = "The ferry stopped at noon, the harbour office said. " * 3
    row = {"id": "a", "published": "2031-13-45", "text": text}
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(row)}\nbroken\n")
    (tmp_path / "b.csv").write_text(f'id,text\n1,"{text}"\n2,"{text}')
    item = f"<item><title>Ferry</title><description>{text}</description></item>"
    (tmp_path / "c.xml").write_text(f"<rss><channel>{item}<item><title>Cut")
    (tmp_path / "d.xml").write_text("<rss><channel><item><title>Cut")
    said = {(Path(d.record).name, d.kept) for d in read(tmp_path)[1]}
    assert said == {("a.jsonl:1", True), ("a.jsonl:2", False), ("b.csv:3", True), ("c.xml", True), ("d.xml", False)}


def test_pages_of_no_archive_have_no_offset(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ((_, intake),) = (x for x in pages(tmp_path) if isinstance(x, tuple))
    assert codec.to_json(intake)["offset"] is None
