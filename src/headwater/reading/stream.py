"""Bytes of a file, unpacked on the way and bounded: never more than the bound is held."""

import io
import tempfile
from collections.abc import Iterator
from typing import IO

from headwater.errors import InputError
from headwater.reading.budget import Budget

# Bytes read at a time: large enough that Python's cost for each is small beside that of unpacking.
CHUNK = 1 << 16


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
