"""Zstandard (RFC 8878) by its library, which is loaded where such a stream is met, and the dictionaries of web archives.

A .warc.zst (IIPC, WARC file Zstandard compression 1.0) may begin with a frame that is skipped by others and holds the dictionary of all
further frames, packed or plain.
"""

import sys
from collections.abc import Callable
from typing import IO

from headwater.errors import InputError

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdDecompressor, ZstdDict, ZstdError
else:
    from backports.zstd import ZstdDecompressor, ZstdDict, ZstdError

Damage = ZstdError
# First bytes of a frame: of one that holds data, and of those that are skipped.
FIRSTS = bytes((0x28, *range(0x50, 0x60)))
_FRAME = b"\x28\xb5\x2f\xfd"
_DICTIONARY_FRAME = b"\x5d\x2a\x4d\x18"
_DICTIONARY = b"\x37\xa4\x30\xec"
# Bytes of a dictionary, unpacked: web archives have them of 0.1 to 1 MB.
_LARGEST_DICTIONARY = 16 << 20


def decoders(packed: IO[bytes], where: str) -> tuple[Callable[[], ZstdDecompressor], int]:
    """(what makes a decoder for the next frame, bytes taken of the stream for its dictionary, 0 for none).

    A decoder refuses frames that need more than the library's 128 MB to be unpacked. Raises InputError for a damaged dictionary.
    """
    head: bytes = packed.peek(12)[:12]  # type: ignore[attr-defined]
    if not head.startswith(_DICTIONARY_FRAME) or head[8:12] not in (_FRAME, _DICTIONARY):
        return ZstdDecompressor, 0
    size = int.from_bytes(head[4:8], "little")
    if size > _LARGEST_DICTIONARY:
        raise InputError(where, f"a dictionary larger than the bound of {_LARGEST_DICTIONARY:,} bytes")
    data = packed.read(8 + size)[8:]
    if len(data) < size:
        raise InputError(where, "damaged zstd: it ends before its dictionary does")
    try:
        known = ZstdDict(_plain(data, where))
        ZstdDecompressor(known)  # the dictionary is looked into here first
    except (ZstdError, ValueError) as error:
        raise InputError(where, f"damaged zstd: its dictionary is none: {str(error).lower()[:80]}") from error
    return (lambda: ZstdDecompressor(known)), 8 + size


def _plain(data: bytes, where: str) -> bytes:
    if not data.startswith(_FRAME):
        return data
    unpacked = unpack(data, _LARGEST_DICTIONARY)
    if unpacked is None:
        raise InputError(where, "damaged zstd: its dictionary ends early or is too large")
    return unpacked


def unpack(data: bytes, bound: int) -> bytes | None:
    """The one frame that `data` is, unpacked; None where it gives more than `bound` bytes or is cut. Raises Damage."""
    decoder = ZstdDecompressor()
    out = decoder.decompress(data, bound + 1)
    return out if decoder.eof and len(out) <= bound and not decoder.unused_data else None
