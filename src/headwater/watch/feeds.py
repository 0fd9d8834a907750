"""A list of feeds -> their addresses; a feed -> the addresses that it lists, each with what tells that it changed."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from headwater.errors import InputError, UsageError
from headwater.reading.budget import Budget
from headwater.reading.document import Document
from headwater.reading.location import canonical
from headwater.reading.settings import ReadSettings
from headwater.text import mend

# Addresses of one feed that are looked at: the largest news feeds list a few hundred, a news sitemap 1,000.
MOST = 1000
# Bytes of a list of feeds, and of one feed.
LARGEST = 8 << 20


@dataclass(frozen=True, slots=True)
class Listed:
    """url: canonical. stamp: changes when the feed says that the report did."""

    url: str
    stamp: str


def addresses(path: str) -> list[str]:
    """The feeds that `path` names: an OPML file, a text file with one address a line, or itself the address of one feed.

    UsageError where it names none.
    """
    if canonical(path):
        return [path]
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
    found: list[str] = []
    if data.lstrip().removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        try:
            found = [url for root, entry in _entries(data, path) if root == "opml" and (url := entry.get("xmlUrl"))]
        except InputError as error:
            raise UsageError(str(error)) from error
    else:
        lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
        found = [line for line in lines if line and not line.startswith("#")]
    good = list(dict.fromkeys(url for x in found if (url := canonical(x))))
    if not good:
        raise UsageError(f"{path}: names no feed; OPML, or one http(s) address a line, is read")
    return good


def listed(data: bytes, url: str) -> list[Listed]:
    """What a feed (RSS, Atom, JSON Feed) or sitemap at `url` lists, in its order, each address once. Raises InputError for what is
    no feed, and for one with more than `MOST` entries keeps those."""
    start = data.lstrip().removeprefix(b"\xef\xbb\xbf").lstrip()
    found: dict[str, Listed] = {}
    for link, said in _json_entries(start, url) if start.startswith(b"{") else _xml_entries(data, url):
        address = canonical(urljoin(url, mend(link.strip())[0])) if link else None
        if address and address not in found:
            stamp = blake2b("\n".join(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
            found[address] = Listed(address, stamp)
        if len(found) == MOST:
            break
    return list(found.values())


def _entries(data: bytes, where: str) -> Iterator[tuple[str, Any]]:
    from headwater.reading.markup import entries

    settings = ReadSettings()
    document = Document(where, where, "", io.BufferedReader(io.BytesIO(data)), Budget(settings, len(data)))
    return entries(document)


def _xml_entries(data: bytes, where: str) -> Iterator[tuple[str, list[str]]]:
    from headwater.reading.markup import local, text

    try:
        for root, entry in _entries(data, where):
            said: dict[str, str] = {}
            link = ""
            for child in entry.iterchildren("*"):
                name = local(child)
                if name == "link":
                    if root != "feed":
                        link = link or text(child) or ""
                    elif child.get("rel", "alternate") == "alternate":
                        link = link or child.get("href", "")
                elif name == "loc":
                    link = text(child) or ""
                elif name in ("guid", "id"):
                    said["id"] = text(child) or ""
                elif name in ("title", "updated", "modified", "published", "pubDate", "date", "lastmod"):
                    said.setdefault(name, text(child) or "")
            yield link or said.get("id", ""), [said[name] for name in sorted(said)]
    except InputError as error:
        # What stands before the damage is used.
        if "damaged XML" not in error.reason:
            raise


def _json_entries(data: bytes, where: str) -> Iterator[tuple[str, list[str]]]:
    try:
        items = json.loads(data)["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(where, "not a JSON Feed") from error
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(link := item.get("url") or item.get("external_url"), str):
            names = ("id", "title", "date_published", "date_modified")
            yield link, [str(item.get(name) or "") for name in names]
