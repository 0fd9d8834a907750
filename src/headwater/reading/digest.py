"""The digest that an archive gives of a page, held against the page."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable

# Digests that web archives give, by name, and their length in bytes.
_LENGTHS = {"sha1": 20, "sha256": 32, "md5": 16, "sha512": 64}
_HEX = re.compile(r"[0-9A-Fa-f]+")


def difference(printed: str | None, readings: Iterable[bytes]) -> str | None:
    """What is to be said where the digest is of none of the readings; None where it is, or where no digest can be told.

    printed: 'sha1:' and the digest in base32 or hexadecimal, as WARC has it. readings: the payload in each sense that
    writers of archives take it in, such as before and after its chunks are joined: a digest lies if it is of none.
    """
    name, _, value = (printed or "").strip().partition(":")
    name = name.lower().replace("-", "")
    expected = _bytes(value.strip(), _LENGTHS.get(name, 0))
    if expected is None:
        return None
    seen: list[bytes] = []
    for reading in readings:
        if any(reading is other for other in seen):
            continue
        seen.append(reading)
        if hashlib.new(name, reading, usedforsecurity=False).digest() == expected:
            return None
    return f"the payload's digest lies: the record gives {name}:{value.strip()[:64]}; the page is kept as found"


def _bytes(value: str, length: int) -> bytes | None:
    """The digest of `length` bytes that is printed; None for none, such as one in another notation."""
    try:
        if length and _HEX.fullmatch(value) and len(value) == 2 * length:
            return bytes.fromhex(value)
        bare = value.rstrip("=").upper()
        if length and len(bare) == -(-length * 8 // 5):
            return base64.b32decode(bare + "=" * (-len(bare) % 8))
    except (ValueError, binascii.Error):
        pass
    return None
