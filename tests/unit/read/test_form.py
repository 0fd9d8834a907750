import pytest

from headwater.read.form import extension, form, stem


@pytest.mark.parametrize(
    ("name", "base", "ending"),
    [
        ("a.html.gz", "a", "html"),
        ("a.HTML", "a", "html"),
        ("a", "a", ""),
        (".gz", ".gz", ""),
        ("St. Mary", "St. Mary", ""),
        ("2020.10", "2020.10", ""),
        ("www.site.example.html", "www.site.example", "html"),
    ],
)
def test_form_name_is_split_at_its_extension(name: str, base: str, ending: str) -> None:
    assert (stem(name), extension(name)) == (base, ending)


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"A town.", "text"),
        ("a.txt", b" \n<!doctype html><title>x", "html"),
        ("a.htm", b"just words", "html"),
        ("a.txt", b"<ol> is a tag", "text"),
        ("a.txt", "wide".encode("utf-16"), "text"),
        ("a.css", b"p { color: red }", "other"),
        ("a.json", b'{"a": 1}\n', "rows"),
        ("a.json", b'{"text": "' + b"x" * 4000, "rows"),
        ("a.json", b'[{"a": 1}]', "other"),
        ("a.html", b"\x00\x01\x02", "binary"),
    ],
)
def test_form_is_told_by_name_and_first_bytes(name: str, head: bytes, kind: str) -> None:
    assert form(name, head) == kind
