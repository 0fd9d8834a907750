"""A list of feeds -> their addresses; a feed -> the addresses that it lists, each with what tells that it changed."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from headwater.errors import InputError, UsageError
from headwater.reading.budget import Budget
from headwater.reading.document import Document, clean
from headwater.reading.location import canonical
from headwater.reading.settings import ReadSettings
from headwater.text import mend

Row = dict[str, Any]
# Addresses of one feed that are looked at: the largest news feeds list a few hundred, a news sitemap 1,000.
MOST = 1000
# What it lists that is no address on the web, of which so many are told.
OTHERS = 20
# Bytes of a list of feeds, and of one feed.
LARGEST = 8 << 20


# Letters of an entry's text from which it may be the whole report: teasers are shorter.
FULL = 500
# What a feed says of a report that is remembered, by the names of a row, and how many characters of each.
_SAID = ("source", "title", "published", "updated", "language", "section")
_LONGEST, _AUTHORS = 300, 10


@dataclass(frozen=True, slots=True)
class Listed:
    """url: canonical. stamp: changes when the feed says that the report did. row: what the feed says of it, by our names; with `html`
    or `text` where it has the whole of it."""

    url: str
    stamp: str
    row: Row = field(default_factory=dict)

    @property
    def full(self) -> bool:
        """Has the feed the whole text? No, where it calls it a summary, cuts it short, or says no more than a teaser would."""
        from headwater.reading.markup import plain

        words = self.row.get("html") or self.row.get("text")
        if not isinstance(words, str) or self.row.get("summary"):
            return False
        said = plain(words)
        return len(said) >= FULL and not said.rstrip("] ").endswith(("\u2026", "..."))

    @property
    def said(self) -> Row:
        """What is remembered of the row."""
        kept: Row = {n: v[:_LONGEST] for n in _SAID if isinstance(v := self.row.get(n), str) and v.strip()}
        authors = self.row.get("authors")
        names = [a[:_LONGEST] for a in authors[:_AUTHORS] if isinstance(a, str)] if isinstance(authors, list) else []
        return kept | ({"authors": names} if names else {})


@dataclass(frozen=True, slots=True)
class Contents:
    """ttl: seconds that the feed says it stays the same, 0 where it says nothing. entries: in its order, each address once. others: what it
    lists that is no address of http(s), cut to a length that can be shown."""

    entries: list[Listed]
    ttl: float = 0.0
    others: tuple[str, ...] = ()


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


def contents(data: bytes, url: str) -> Contents:
    """What a feed (RSS, Atom, JSON Feed) or sitemap at `url` lists. Raises InputError for what is no feed, and for one with more than
    `MOST` entries keeps those."""
    start = data.lstrip().removeprefix(b"\xef\xbb\xbf").lstrip()
    found: dict[str, Listed] = {}
    others: dict[str, None] = {}
    ttl = 0.0
    for link, said, row in _json_entries(start, url) if start.startswith(b"{") else _xml_entries(data, url):
        ttl = row.pop("ttl", ttl)
        address = canonical(_joined(url, link)) if link else None
        if link and not address and len(others) < OTHERS:
            others[clean(link.strip()[:200])] = None
        if address and address not in found:
            stamp = blake2b("\n".join(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
            found[address] = Listed(address, stamp, row)
        if len(found) == MOST:
            break
    return Contents(list(found.values()), ttl, tuple(others))


def _joined(url: str, link: str) -> str | None:
    try:
        return urljoin(url, mend(link.strip())[0])
    except ValueError:
        return None


def _entries(data: bytes, where: str) -> Iterator[tuple[str, Any]]:
    from headwater.reading.markup import entries

    settings = ReadSettings()
    document = Document(where, where, "", io.BufferedReader(io.BytesIO(data)), Budget(settings, len(data)))
    return entries(document)


def _xml_entries(data: bytes, where: str) -> Iterator[tuple[str, list[str], Row]]:
    from headwater.reading.feeds import told
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
            row = _of_sitemap(entry) if root == "urlset" else told(root, entry)
            yield link or said.get("id", ""), [said[name] for name in sorted(said)], row | _ttl(entry)
    except InputError as error:
        # What stands before the damage is used.
        if "damaged XML" not in error.reason:
            raise


def _ttl(entry: Any) -> Row:
    """{"ttl": seconds} where the feed gives it (RSS 2.0: in minutes)."""
    about = entry.getparent()
    printed = (about.findtext("ttl") or "").strip() if about is not None else ""
    return {"ttl": float(printed) * 60} if printed.isascii() and printed.isdigit() and len(printed) < 9 else {}


def _of_sitemap(entry: Any) -> Row:
    """What an entry of a news sitemap says of its report."""
    from headwater.reading.markup import local, text

    found: dict[str, str] = {}
    for part in entry.iterdescendants("*"):
        found.setdefault(local(part), text(part) or "")
    names = {"name": "source", "title": "title", "publication_date": "published", "language": "language"}
    return {ours: found[theirs] for theirs, ours in names.items() if found.get(theirs)}


def _json_entries(data: bytes, where: str) -> Iterator[tuple[str, list[str], Row]]:
    from headwater.reading.services import feed_item

    try:
        feed = json.loads(data)
        items = feed["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(where, "not a JSON Feed") from error
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(link := item.get("url") or item.get("external_url"), str):
            names = ("id", "title", "date_published", "date_modified")
            yield link, [str(item.get(name) or "") for name in names], feed_item(item, feed) or {}
