"""Bytes of a page -> text."""

import codecs
import re

# Declarations stand in the first bytes of a page (the HTML standard says 1024; pages are laxer).
_HEAD = 4096
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})""", re.I)
# Python's codecs that are no encodings of pages; some of them yield halves of surrogate pairs.
_NOT_PAGES = re.compile(rb"escape|utf.?7|idna|punycode|undefined|mbcs|oem", re.I)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes) -> str:
    """By byte order mark, else UTF-8 where it is valid, else as declared, else Windows-1252. Never fails.

    UTF-8 goes before the declaration: text that is valid UTF-8 by chance is rare, wrong declarations are not.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_HEAD])
    if declared and not _NOT_PAGES.search(declared[1]):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, ValueError):
            pass
    # A page that is UTF-8 but for a few bytes is UTF-8 with faults, not another encoding.
    loose = data.decode("utf-8", "replace")
    return loose if loose.count("\ufffd") * 200 < len(loose) else data.decode("cp1252", "replace")
