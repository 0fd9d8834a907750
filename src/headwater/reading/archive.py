"""ZIP and TAR -> the documents in them. Nothing is ever written under a name that an archive gives."""

import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from headwater.errors import InputError
from headwater.reading.document import Document, clean
from headwater.reading.folder import STEP
from headwater.reading.stream import CHUNK, Counted, buffered, seekable
from headwater.records import Dropped

_BLOCK = 512
# Bytes of the name and attributes of one entry that stand before it: paths are under 64 KB on every system.
_LONGEST_NAME = 1 << 16
# Bytes that one entry of a zip's directory may have on average: 46 and a name. The directory is held while it is read.
_DIRECTORY_ENTRY = 300
_DIRECTORY_END = struct.Struct("<4s4H2LH")
# The folder of a web archive collection that holds its web archives.
_CRAWLS = "archive/"
# What zipfile raises for damaged archives, beside its own error.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError,
    KeyError, IndexError, OverflowError,
)  # fmt: skip


def zipped(document: Document) -> Iterator[Document | Dropped]:
    """The files in a zip, in the order of its directory. What cannot be read comes as Dropped."""
    where, settings = document.where, document.settings
    file = seekable(document.stream, where, settings.unpacked)
    try:
        _check_directory(file, where, settings.entries)
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGE as error:
            raise InputError(where, f"damaged zip: {_said(error)}") from error
        with archive:
            infos = [i for i in archive.infolist() if not i.filename.endswith("/")]
            if not infos:
                raise InputError(where, "empty archive")
            collection = _is_collection(infos)
            for info in infos:
                # What stands beside the web archives of a collection indexes them and holds their texts once more.
                if not hidden(info.filename) and (not collection or info.filename.startswith(_CRAWLS)):
                    yield from _entry(document, archive, info)
                if document.budget.spent:
                    return
    finally:
        if file is not document.stream:
            file.close()


def _is_collection(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether a zip is a WACZ (Web Archive Collection, 1.x)."""
    names = [i.filename for i in infos]
    return "datapackage.json" in names and any(n.startswith(_CRAWLS) and ".warc" in n for n in names)


def _entry(document: Document, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Document | Dropped]:
    where = f"{document.where}!{clean(info.filename)}"
    try:
        document.budget.enter(where)
        if info.flag_bits & 1:
            raise InputError(where, "encrypted")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(where, f"packed by a method that is not read (number {info.compress_type})")
        try:
            packed = archive.open(info)
        except _DAMAGE as error:
            raise InputError(where, f"damaged zip: {_said(error)}") from error
    except InputError as error:
        yield Dropped(error.where, STEP, error.reason)
        return
    with packed:
        stream = buffered(_Guarded(packed, where, document.budget, info.compress_size))
        yield inner(document, info.filename, stream)


class _Guarded(Counted):
    """A file of a zip; whatever is wrong with it is an InputError."""

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            return super().readinto(buffer)
        except _DAMAGE as error:
            raise InputError(self._where, f"damaged zip: {_said(error)}") from error


def _check_directory(file: IO[bytes], where: str, entries: int) -> None:
    """The library holds the whole directory: refuse one that is larger than the bound on entries allows."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _DIRECTORY_END.size - 0xFFFF))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _DIRECTORY_END.size:
        raise InputError(where, "damaged zip: it has no directory, so its end is missing")
    length, offset = _DIRECTORY_END.unpack_from(tail, at)[5:7]
    if length == 0xFFFFFFFF or offset == 0xFFFFFFFF:
        found = tail.rfind(b"PK\x06\x06", 0, at)
        length = int.from_bytes(tail[found + 40 : found + 48], "little") if found >= 0 else 0
    if length > _LONGEST_NAME + entries * _DIRECTORY_ENTRY:
        raise InputError(where, f"more entries than the bound of {entries:,}")


def tarred(document: Document) -> Iterator[Document | Dropped]:
    """The files in a tar, in its order, read once from its start. Links and devices come as Dropped.

    Read here by headers, since the library holds whatever length an extended header claims.
    """
    stream, where = document.stream, document.where
    given: dict[str, str] = {}
    found = False
    while any(block := stream.read(_BLOCK)):
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            raise InputError(where, f"damaged tar: {error}; the rest is unread") from error
        if info.size < 0:
            raise InputError(where, "damaged tar: a length below zero; the rest is unread")
        padding = -info.size % _BLOCK
        if info.type in (b"L", b"x", b"g"):
            text = _header(stream, info.size, padding, where)
            if info.type != b"g":
                given |= {"path": text.rstrip(b"\0").decode("utf-8", "replace")} if info.type == b"L" else _pax(text)
            continue
        if "GNU.sparse.major" in given or "GNU.sparse.size" in given:
            info.type = tarfile.GNUTYPE_SPARSE
        name = given.pop("path", info.name)
        if given.get("size", "").isdecimal():
            info.size = int(given["size"][:20])
            padding = -info.size % _BLOCK
        given = {}
        found = found or info.type != tarfile.DIRTYPE
        member = _Member(stream, info.size, f"{where}!{clean(name)}")
        yield from _file(document, info, name, member)
        if document.budget.spent:
            return
        member.skip(padding)
    if not found:
        raise InputError(where, "empty archive")


def _file(document: Document, info: tarfile.TarInfo, name: str, member: "_Member") -> Iterator[Document | Dropped]:
    where = f"{document.where}!{clean(name)}"
    if info.type in (tarfile.DIRTYPE, b"K", b"V") or hidden(name):
        return
    try:
        document.budget.enter(where)
    except InputError as error:
        yield Dropped(error.where, STEP, error.reason)
        return
    if info.type in (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE):
        yield inner(document, name, buffered(member))
    elif info.type in (tarfile.SYMTYPE, tarfile.LNKTYPE):
        yield Dropped(where, STEP, "a link in an archive is not followed")
    else:
        yield Dropped(where, STEP, "not a plain file")


class _Member(io.RawIOBase):
    """The bytes of one file in a tar. Raises InputError where the archive ends before them."""

    def __init__(self, stream: IO[bytes], size: int, where: str) -> None:
        super().__init__()
        self._stream, self._left, self._where = stream, size, where

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        out = self._stream.read(min(len(buffer), self._left))
        if not out and self._left and len(buffer):
            self._left = 0
            raise InputError(self._where, "damaged tar: it ends before the file does")
        self._left -= len(out)
        buffer[: len(out)] = out
        return len(out)

    def skip(self, padding: int) -> None:
        left = self._left + padding
        while left and (chunk := self._stream.read(min(left, CHUNK))):
            left -= len(chunk)


def _header(stream: IO[bytes], size: int, padding: int, where: str) -> bytes:
    if size > _LONGEST_NAME:
        raise InputError(where, f"damaged tar: a name of {size:,} bytes; the rest is unread")
    return stream.read(size + padding)[:size]


def _pax(text: bytes) -> dict[str, str]:
    """'LENGTH KEY=VALUE\\n' records, by their keys; what is not one ends them."""
    out: dict[str, str] = {}
    while text:
        length, _, _ = text.partition(b" ")
        if not length.isdigit() or len(length) > 6 or not len(length) < int(length) <= len(text):
            break
        key, sign, value = text[len(length) + 1 : int(length)].rstrip(b"\n").partition(b"=")
        if sign:
            out[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        text = text[int(length) :]
    return out


def inner(document: Document, name: str, stream: IO[bytes]) -> Document:
    """A file in an archive. Its folder is the last part of the one it is in, as if the archive were a folder."""
    parts = [p for p in clean(name).replace("\\", "/").split("/") if p not in ("", ".", "..")] or ["\ufffd"]
    folder = parts[-2] if len(parts) > 1 else document.name
    return Document(f"{document.where}!{clean(name)}", parts[-1], folder, stream, document.budget, document.depth + 1)


def hidden(name: str) -> bool:
    """Names that begin with a dot are not looked at, as in folders; nor is what one system adds to its archives."""
    parts = name.replace("\\", "/").split("/")
    return any(p.startswith(".") and p not in (".", "..") for p in parts) or parts[0] == "__MACOSX"


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:120].lower()
