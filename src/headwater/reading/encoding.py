"""Bytes of a page that declares no encoding -> the one that its script betrays."""

import re
import unicodedata

_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})""", re.I)
# Bytes looked at: declarations stand in the first; the script is told by a page or two of text.
_HEAD, _SAMPLE = 4096, 1 << 14
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(r"[^\W\d_]{2,40}")
# Words of another script that a sample must have, and how many of them at most may hold Latin letters too: an encoding that
# is guessed wrongly for a page in Latin letters gives such words, as in 'f\u0434hre'.
_WORDS, _MIXED = 8, 0.05


def betrayed(data: bytes) -> str | None:
    """The encoding of text in Cyrillic, Greek, Arabic or eastern letters that is not UTF-8 and says no encoding it has.

    None for all other: between encodings of Latin letters only a dictionary could tell, and a guess would spoil names.
    """
    if data.isascii() or _is_unicode(data) or _is_declared(data):
        return None
    first = _HIGH.search(data)
    start = first.start() if first else 0
    sample = data[start : start + _SAMPLE]
    # No encoding of pages has these bytes within a character, so the sample ends between two; a text without any of
    # them ends somewhere in the last four bytes.
    ends: tuple[int, ...] = (len(sample),)
    if len(sample) == _SAMPLE:
        last = max(sample.rfind(b"<"), sample.rfind(b" "), sample.rfind(b"\n"))
        ends = (last,) if last > 0 else tuple(_SAMPLE - n for n in range(4))
    return next((found for end in ends if (found := _guess(sample[:end]))), None)


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or best.encoding.startswith(("utf", "ascii")):
        return None
    return best.encoding if _is_script(str(best)) else None


def _is_unicode(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # UTF-8 but for a few bytes is UTF-8 with faults.
        loose = data[: 1 << 20].decode("utf-8", "replace")
        return loose.count("\ufffd") * 200 < len(loose)
    return True


def _is_declared(data: bytes) -> bool:
    """Whether the page names an encoding that it can be in."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return False
    try:
        data.decode(found[1].decode("ascii"))
    except (LookupError, ValueError):
        return False
    return True


def _is_script(text: str) -> bool:
    """Whether nearly all words with letters beyond ASCII are wholly in letters that are not Latin."""
    words = [w for w in _WORD.findall(text) if not w.isascii()]
    mixed = sum(any(_is_latin(c) for c in word) for word in words)
    return len(words) >= _WORDS and mixed <= _MIXED * len(words)


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")
