"""What the formats take and give: a Document is a stream with a name, a Found is one page in it."""

from dataclasses import dataclass
from typing import IO

from headwater.ids import Id
from headwater.reading.budget import Budget
from headwater.reading.settings import ReadSettings
from headwater.text import mend

# Bytes looked at to tell what a document is. Kept below the smallest buffer of a stream, so that they can be peeked at.
HEAD = 4096


@dataclass(frozen=True, slots=True)
class Document:
    """An open file, or one in an archive, whose stream is good until the next one is asked for.

    where: path as the user gave it, then '!name' for each archive it is in. name: its last part. folder: the last part of
    the folder or archive that holds it. depth: archives around it.
    """

    where: str
    name: str
    folder: str
    stream: IO[bytes]
    budget: Budget
    depth: int = 0

    @property
    def settings(self) -> ReadSettings:
        return self.budget.settings

    def head(self) -> bytes:
        return self.stream.peek(HEAD)[:HEAD]  # type: ignore[attr-defined, no-any-return]


@dataclass(frozen=True, slots=True)
class Found:
    """One page. name, location: None where the document's own count. line: 1-based line or entry, 0 the whole document.

    offset: bytes from the start of the (packed) archive file to the record. fetched: ISO time at which the archive had it.
    payload: the archive's digest of it. encoding: as the server declared it. faults: what was let go of it. lies: the
    payload is not this page's, so that no revisit of it is one of this page.
    """

    form: str
    data: bytes
    name: str | None = None
    location: str | None = None
    line: int = 0
    offset: int | None = None
    fetched: str | None = None
    payload: str | None = None
    encoding: str | None = None
    faults: tuple[str, ...] = ()
    lies: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """A record that says: the payload was the same as that of a page read before. page: that page."""

    page: Id
    offset: int
    fetched: str | None
    payload: str


def clean(name: str) -> str:
    """A name from an archive as text that can be stored and printed: control characters as U+FFFD, of bounded length."""
    return "".join(c if c.isprintable() else "\ufffd" for c in mend(name[:400])[0])
