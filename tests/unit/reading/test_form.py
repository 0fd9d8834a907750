import pytest

from headwater.reading.form import extension, form, stem


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
        ("a.json", b'[{"a": 1}]', "json"),
        ("a.txt", b'\xef\xbb\xbf [ {"a": 1}]', "json"),
        ("a.txt", b'{\n "a": 1}', "text"),
        ("a.json", b'{\n "a": 1}', "json"),
        ("a", b"WARC/1.0\r\n", "warc"),
        ("a.html", b"PK\x03\x04", "zip"),
        ("a.txt", b"\x1f\x8b\x08", "gzip"),
        ("a", b"PAR1", "parquet"),
        ("a", b"date,text,outlet\n", "table"),
        ("a.csv", b"a,b\n", "table"),
        ("a", b"One, two, and three.\n", "text"),
        ("a.xml", b"<?xml version='1.0'?><!-- x --><rss version='2.0'><channel>", "xml"),
        ("a.txt", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content><article >", "xml"),
        ("a", b"<?xml version='1.0'?><!DOCTYPE html><html>", "html"),
        ("a.xml", b"<other>", "xml"),
        ("a.svg", b"<svg>", "other"),
        ("a.txt", "no mark here".encode("utf-16-le"), "text"),
        ("a.htm", "<html><p>no mark here".encode("utf-16-be"), "html"),
        ("a.html", b"\x00\x01\x02", "binary"),
    ],
)
def test_form_is_told_by_name_and_first_bytes(name: str, head: bytes, kind: str) -> None:
    assert form(name, head) == kind
