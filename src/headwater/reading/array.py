"""A JSON array -> its elements as bytes, one after another, without holding the array."""

import re
from collections.abc import Iterator
from typing import IO

from headwater.errors import InputError
from headwater.reading.stream import CHUNK

_IN_TEXT = re.compile(rb'[\\"]')
_OUTSIDE = re.compile(rb'["{}\[\],]')


def elements(stream: IO[bytes], where: str, longest: int) -> Iterator[bytes | None]:
    """Each element's bytes; None for one of more than `longest` bytes, which is skipped. Depth costs nothing.

    Raises InputError where the array is not closed or something follows it: what comes before is given.
    """
    reader = _Elements(longest)
    for chunk in iter(lambda: stream.read(CHUNK), b""):
        yield from reader.feed(chunk)
        if reader.excess:
            raise InputError(where, "broken JSON: something follows the array")
    if not reader.closed:
        raise InputError(where, "broken JSON: the array is not closed")


class _Elements:
    """The state between chunks. depth: brackets open; 1 is the array's own."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._held = bytearray()
        self._over = False
        self._in_text = self._escaped = False
        self._depth = 0
        self.closed = self.excess = False

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        at = kept = 0
        while at < len(chunk) and not self.closed:
            if self._escaped:
                self._escaped = False
                at += 1
                continue
            sign = (_IN_TEXT if self._in_text else _OUTSIDE).search(chunk, at)
            if sign is None:
                break
            at = sign.end()
            found = sign[0]
            if self._in_text:
                self._escaped = found == b"\\"
                self._in_text = found != b'"'
            elif found == b'"':
                self._in_text = True
            elif found in b"{[":
                self._depth += 1
                kept = at if self._depth == 1 else kept
            elif found in b"}]":
                self._depth -= 1
            if self._depth == 0 or (self._depth == 1 and found == b"," and not self._in_text):
                yield from self._element(chunk[kept : at - 1], found == b",")
                kept = at
                self.closed = self._depth == 0
        if self.closed:
            self.excess = self.excess or bool(chunk[at if kept <= at else kept :].strip())
        else:
            self._keep(chunk[kept:])

    def _keep(self, part: bytes) -> None:
        if self._over or len(self._held) + len(part) > self._longest:
            self._over = True
            self._held.clear()
        else:
            self._held += part

    def _element(self, part: bytes, more: bool) -> Iterator[bytes | None]:
        self._keep(part)
        data = bytes(self._held).strip()
        if self._over:
            yield None
        elif data or more:
            yield data
        self._held.clear()
        self._over = False
