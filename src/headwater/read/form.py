"""What kind of document some bytes are, by name and by their first bytes."""

import json
import re

_BY_NAME = {
    "jsonl": "rows", "ndjson": "rows", "html": "html", "htm": "html", "xhtml": "html", "shtml": "html",
    "php": "html", "asp": "html", "aspx": "html", "txt": "text", "text": "text", "md": "text",
}  # fmt: skip
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]", re.I)
# Byte order marks of encodings that hold NUL bytes in plain text.
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def form(name: str, head: bytes) -> str:
    """rows | html | text, or binary | other for what is not read. head: the first bytes, at most a few thousand.

    The bytes are trusted over the name where they are plain: a page saved as .txt is a page. Files of other kinds, such
    as a JSON document or a style sheet that was saved with a page, are text too but no reports.
    """
    if not head.startswith(_WIDE) and (head.startswith(b"%PDF-") or len(_CONTROL.findall(head)) * 50 > len(head)):
        return "binary"
    ending = extension(name)
    if _BY_NAME.get(ending) == "rows":
        return "rows"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"<" and _HTML.search(head):
        return "html"
    if ending in _BY_NAME:
        return _BY_NAME[ending]
    if _is_row(start):
        return "rows"
    return "other" if ending else "text"


def extension(name: str) -> str:
    """Lower-case extension of a file name, looking through .gz; '' for none."""
    return _split(name)[1].lower()


def stem(name: str) -> str:
    """The name less .gz and then its extension."""
    return _split(name)[0]


def _split(name: str) -> tuple[str, str]:
    if name.lower().endswith(".gz") and len(name) > 3:
        name = name[:-3]
    base, dot, last = name.rpartition(".")
    # 'St. Mary' and '2020.10' have no extension: one is a letter and then letters or digits, and short.
    if dot and base and re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,6}", last):
        return base, last
    return name, ""


def _is_row(start: bytes) -> bool:
    line, end, _ = start.partition(b"\n")
    if not re.match(rb'\{\s*"', line):
        return False
    if not end and len(line) > 1000:  # the row is longer than what was looked at
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
