"""Packed streams of one or many members -> their bytes, under the bounds: gzip, bzip2, xz, zstd."""

import io
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Protocol

from headwater.errors import InputError
from headwater.reading.budget import Budget
from headwater.reading.stream import CHUNK

# Packed bytes at a time: text packs about four times, and what is left over of a piece is copied for each one given.
_PACKED = 1 << 14
_GZIP = 16 + zlib.MAX_WBITS
# Bytes an xz stream may ask for to be unpacked: `xz -9`, the most that the tool does unasked, takes 65 MB; streams can ask for 4 GB.
_XZ_MEMORY = 128 << 20
# Packed members remembered to find a record's place: many more than fit in a buffer, where members are sensible.
_MEMBERS = 1 << 16
# The file kinds that `form` gives to packed streams.
KINDS = ("gzip", "bzip2", "xz", "zstd")


class Decoder(Protocol):
    """One member. Gives at most `max_length` bytes at once, and holds the rest of what it was given."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Codec:
    """decoder: makes one for a member. firsts: bytes that one may begin with. damage: what a decoder raises."""

    decoder: Callable[[], Decoder]
    firsts: bytes
    damage: type[Exception]


class _Inflate:
    """zlib's decoder of gzip members in the shape of the others."""

    __slots__ = ("_decoder", "eof", "needs_input", "unused_data")

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(_GZIP)
        self.eof, self.needs_input, self.unused_data = False, True, b""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        decoder = self._decoder
        out = decoder.decompress(data or decoder.unconsumed_tail, max_length)
        self.eof, self.unused_data = decoder.eof, decoder.unused_data
        self.needs_input = not decoder.unconsumed_tail
        return out


class Unpacked(io.RawIOBase):
    """A packed stream of one or many members, unpacked; every byte is counted. Raises InputError for damage and bombs.

    kind: one of KINDS.
    """

    def __init__(self, packed: IO[bytes], where: str, budget: Budget, kind: str) -> None:
        super().__init__()
        self._packed, self._where, self._budget, self._kind = packed, where, budget, kind
        self._codec, self._taken = _codec(packed, where, kind)
        self._decoder = self._codec.decoder()
        self._input = b""
        self._given = 0
        self._begun = False
        self._members: deque[tuple[int, int]] = deque([(0, 0)], _MEMBERS)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        # No more at once, however much is asked for, so that bounds are not overrun by more.
        want = min(len(buffer), CHUNK)
        while True:
            if not self._input and (self._decoder.needs_input or not self._begun):
                self._input = self._packed.read(_PACKED)
                self._taken += len(self._input)
                if not self._input:
                    if self._begun:
                        raise InputError(self._where, f"damaged {self._kind}: it ends before its end marker")
                    return 0
            if not self._begun and not self._begin():
                continue
            try:
                out = self._decoder.decompress(self._input, want)
            except self._codec.damage as error:
                raise InputError(self._where, f"damaged {self._kind}: {str(error).lower()[:120]}") from error
            self._input = b""
            if self._decoder.eof:
                self._input = self._decoder.unused_data
                self._begun = False
            if out:
                self._given += len(out)
                self._budget.take(len(out), self._where)
                self._budget.weigh(self._taken, self._given, self._where)
                buffer[: len(out)] = out
                return len(out)

    def _begin(self) -> bool:
        """Whether a member begins here; zeros between members are padding."""
        if self._given or self._members[-1][1]:
            self._input = self._input.lstrip(b"\0")
        if not self._input:
            return False
        at = self._taken - len(self._input)
        if at and self._input[0] not in self._codec.firsts:
            raise InputError(self._where, f"damaged {self._kind}: other bytes after its end")
        if self._members[-1][0] == self._given:
            self._members.pop()
        self._members.append((self._given, at))
        self._decoder = self._codec.decoder()
        self._begun = True
        return True

    def member(self, offset: int) -> int:
        """Where in the packed file the member lies that gave the byte at `offset`. Offsets must be asked for in order."""
        while len(self._members) > 1 and self._members[1][0] <= offset:
            self._members.popleft()
        return self._members[0][1]


def _codec(packed: IO[bytes], where: str, kind: str) -> tuple[_Codec, int]:
    """What unpacks the stream, and the bytes taken of it for that: the dictionary that zstd files may begin with."""
    if kind == "gzip":
        return _Codec(_Inflate, b"\x1f", zlib.error), 0
    if kind == "bzip2":
        import bz2

        return _Codec(bz2.BZ2Decompressor, b"B", OSError), 0
    if kind == "xz":
        import lzma

        return _Codec(lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY), b"\xfd", lzma.LZMAError), 0
    from headwater.reading import zstd

    decoder, taken = zstd.decoders(packed, where)
    return _Codec(decoder, zstd.FIRSTS, zstd.Damage), taken
