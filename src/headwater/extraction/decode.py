"""Bytes of a page -> text."""

import codecs
import re

# Declarations stand in the first bytes of a page (the HTML standard says 1024; pages are laxer).
_HEAD = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})""", re.I)
# Python's codecs that are no encodings of pages; some of them yield halves of surrogate pairs.
_NOT_PAGES = re.compile(rb"escape|utf.?7|idna|punycode|undefined|mbcs|oem", re.I)
_WIDE = ("utf-16-le", "utf-16-be")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, server: str | None = None) -> str:
    """By byte order mark, else UTF-8 where it is valid, else as declared, else Windows-1252. Never fails.

    server: the encoding that came with the page, which goes before the page's own declaration; None for none.

    UTF-8 goes before the declaration: text that is valid UTF-8 by chance is rare, wrong declarations are not.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    # In units of two bytes, text in letters of Europe is valid UTF-8 too, with a NUL in every second place.
    if server and server.startswith("utf-16") and b"\0" in data[:_HEAD]:
        return data.decode(server, "replace") if server in _WIDE else data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    for label in (server.encode("ascii", "replace") if server else b"", declared[1] if declared else b""):
        if not label or _NOT_PAGES.search(label):
            continue
        try:
            return data.decode(label.decode("ascii"))
        except (LookupError, ValueError):
            continue
    # A page that is UTF-8 but for a few bytes is UTF-8 with faults, not another encoding.
    loose = data.decode("utf-8", "replace")
    return loose if loose.count("\ufffd") * 200 < len(loose) else data.decode("cp1252", "replace")
