"""Bytes of a file, unpacked on the way and bounded: never more than the bound is held."""

import io
import tempfile
import zlib
from collections import deque
from collections.abc import Iterator
from typing import IO

from headwater.errors import InputError
from headwater.reading.budget import Budget

# Bytes read at a time: large enough that Python's cost for each is small beside that of unpacking.
CHUNK = 1 << 16
# Packed bytes at a time: text packs about four times, and what is left over of a piece is copied for each one given.
_PACKED = 1 << 14
_GZIP = 16 + zlib.MAX_WBITS
# Packed members remembered to find a record's place: many more than fit in a buffer, where members are sensible.
_MEMBERS = 1 << 16


class Inflated(io.RawIOBase):
    """A gzip stream of one or many members, unpacked; every byte is counted. Raises InputError for damage and bombs."""

    def __init__(self, packed: IO[bytes], where: str, budget: Budget) -> None:
        super().__init__()
        self._packed, self._where, self._budget = packed, where, budget
        self._decoder = zlib.decompressobj(_GZIP)
        self._input = b""
        self._taken = self._given = 0
        self._begun = False
        self._members: deque[tuple[int, int]] = deque([(0, 0)], _MEMBERS)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        # No more at once, however much is asked for, so that bounds are not overrun by more.
        want = min(len(buffer), CHUNK)
        while True:
            if not self._input:
                self._input = self._packed.read(_PACKED)
                self._taken += len(self._input)
                if not self._input:
                    if self._begun:
                        raise InputError(self._where, "damaged gzip: it ends before its end marker")
                    return 0
            if not self._begun and not self._begin():
                continue
            try:
                out = self._decoder.decompress(self._input, want)
            except zlib.error as error:
                raise InputError(self._where, f"damaged gzip: {str(error).lower()}") from error
            self._input = self._decoder.unconsumed_tail
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
        if at and self._input[:1] != b"\x1f":
            raise InputError(self._where, "damaged gzip: other bytes after its end")
        if self._members[-1][0] == self._given:
            self._members.pop()
        self._members.append((self._given, at))
        self._decoder = zlib.decompressobj(_GZIP)
        self._begun = True
        return True

    def member(self, offset: int) -> int:
        """Where in the packed file the member lies that gave the byte at `offset`. Offsets must be asked for in order."""
        while len(self._members) > 1 and self._members[1][0] <= offset:
            self._members.popleft()
        return self._members[0][1]


class Counted(io.RawIOBase):
    """A file of an archive as its library unpacks it; every byte is counted. packed: its size there."""

    def __init__(self, unpacked: IO[bytes], where: str, budget: Budget, packed: int) -> None:
        super().__init__()
        self._unpacked, self._where, self._budget, self._size = unpacked, where, budget, packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        out = self._unpacked.read(min(len(buffer), CHUNK))
        self._given += len(out)
        self._budget.take(len(out), self._where)
        self._budget.weigh(self._size, self._given, self._where)
        buffer[: len(out)] = out
        return len(out)


def buffered(raw: io.RawIOBase) -> IO[bytes]:
    return io.BufferedReader(raw, CHUNK)


def seekable(stream: IO[bytes], where: str, largest: int) -> IO[bytes]:
    """The stream itself if it is a file on disk, else a temporary file with its bytes, which is deleted when closed.

    Raises InputError for more than `largest` bytes.
    """
    if isinstance(getattr(stream, "raw", None), io.FileIO):
        return stream
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the document
    size = 0
    try:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > largest:
                raise InputError(where, f"larger than the bound of {largest:,} bytes")
            copy.write(chunk)
    except InputError:
        copy.close()
        raise
    copy.seek(0)
    return copy


def whole(stream: IO[bytes], where: str, largest: int) -> bytes:
    """All bytes. Raises InputError for more than `largest`."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise InputError(where, f"larger than the bound of {largest:,} bytes")
    return data


def lines(stream: IO[bytes], largest: int) -> Iterator[tuple[int, bytes | None]]:
    """(1-based number, line without its end); None for a line of more than `largest` bytes, which is skipped."""
    number = 0
    while line := stream.readline(largest + 1):
        number += 1
        if len(line) <= largest or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield number, None
