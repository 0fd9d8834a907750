"""Bytes of a file, unpacked on the way and bounded: never more than the bound is held."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from headwater.errors import InputError
from headwater.read.folder import reason, shown

# How far past the bound a packed line is followed to reach the next one: a small packed file can unpack to any size.
_FOLLOWED = 16


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes, unzipped where it is gzip by content. Raises InputError for what cannot be opened or unpacked."""
    try:
        with path.open("rb") as file:
            if file.peek(2)[:2] == b"\x1f\x8b":
                with gzip.GzipFile(fileobj=file) as packed:
                    yield packed  # type: ignore[misc]
            else:
                yield file
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(shown(path), f"damaged gzip: {str(error).lower()}") from error
    except OSError as error:
        raise InputError(shown(path), f"cannot be read: {reason(error)}") from error


def whole(stream: IO[bytes], where: str, largest: int) -> bytes:
    """All bytes. Raises InputError for more than `largest`."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise InputError(where, f"larger than the bound of {largest:,} bytes")
    return data


def lines(stream: IO[bytes], where: str, largest: int) -> Iterator[tuple[int, bytes | None]]:
    """(1-based number, line without its end); None for a line of more than `largest` bytes.

    Raises InputError where a packed line runs on for many times the bound, which ends the reading.
    """
    number = 0
    while line := stream.readline(largest + 1):
        number += 1
        if len(line) <= largest or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        followed = len(line)
        while (rest := stream.readline(1 << 16)) and not rest.endswith(b"\n"):
            followed += len(rest)
            if isinstance(stream, gzip.GzipFile) and followed > _FOLLOWED * largest:
                raise InputError(f"{where}:{number}", "a line that unpacks without end; the rest of the file is unread")
        yield number, None
