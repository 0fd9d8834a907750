"""What a watch remembers between rounds, and across being killed: notes in the store's catalogue."""

import json
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Protocol, TypeVar

# Entries of one feed that are remembered: more than any feed lists, few enough for one note.
MOST_ENTRIES = 2000

T = TypeVar("T")


class Notes(Protocol):
    """Where the notes are kept, such as the store."""

    def note(self, name: str) -> str | None: ...

    def set_note(self, name: str, text: str) -> None: ...


@dataclass(slots=True)
class Entry:
    """One address that a feed lists. stamp: what the feed says of its state; taken: when it was last taken (0: not yet).

    due: when it is to be looked at again (0: never). text: hash of the report as last seen. looks: how often it was looked at
    since it was new or changed. tries: failures in a row. over: it is not asked for again unless its stamp changes. place: the
    canonical address of the page, '' for none yet. said: what the feed says of it, by the names of a row; full: the feed has its
    whole text too; fed: why that text was taken and not the page, '' it was not.
    """

    stamp: str
    taken: float = 0.0
    due: float = 0.0
    text: str = ""
    etag: str = ""
    modified: str = ""
    looks: int = 0
    tries: int = 0
    over: bool = False
    place: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    full: bool = False
    fed: str = ""


@dataclass(slots=True)
class Feed:
    """due: not before. over: never again. moved: the address it has moved to for good, '' none. ttl: seconds that the feed itself says it
    stays the same. entries: by address, in the feed's order, those it lists no more last."""

    etag: str = ""
    modified: str = ""
    due: float = 0.0
    over: bool = False
    moved: str = ""
    ttl: float = 0.0
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class Host:
    """until: left alone until then. rules: its robots.txt as read at `ruled` ('' none; denied: it could not be read).

    site: its tdmrep.json as read at `ruled`, '' none.
    """

    until: float = 0.0
    failures: int = 0
    rules: str = ""
    denied: bool = False
    ruled: float = 0.0
    site: str = ""


class Memory:
    """Feeds and hosts by name, each read from its note on first use. Hosts may be asked for by several threads.

    Whoever changes a feed asks for it anew: only the feeds asked for since notes were last written are looked through for changes.
    """

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._feeds: dict[str, Feed] = {}
        self._asked: set[str] = set()
        self._hosts: dict[str, Host] = {}
        self._written: dict[str, str] = {}
        self._lock = threading.Lock()

    def feed(self, url: str) -> Feed:
        self._asked.add(url)
        if url not in self._feeds:
            found = self._read(f"watch feed {url}")
            entries = found.pop("entries", {})
            feed = _made(Feed, found)
            if isinstance(entries, dict):
                feed.entries = {a: _made(Entry, {"stamp": "", **e}) for a, e in entries.items() if isinstance(e, dict)}
            self._feeds[url] = feed
        return self._feeds[url]

    def host(self, name: str) -> Host:
        with self._lock:
            if name not in self._hosts:
                self._hosts[name] = _made(Host, self._read(f"watch host {name}"))
            return self._hosts[name]

    def changed(self) -> dict[str, str]:
        """{name: text} of the notes to be written now."""
        feeds = {url: self._feeds[url] for url in self._asked}
        for feed in feeds.values():
            feed.entries = dict(list(feed.entries.items())[:MOST_ENTRIES])
        with self._lock:
            hosts = dict(self._hosts)
        notes = {f"watch feed {url}": json.dumps(asdict(feed)) for url, feed in feeds.items()}
        notes |= {f"watch host {name}": json.dumps(asdict(host)) for name, host in hosts.items()}
        return {name: text for name, text in notes.items() if self._written.get(name) != text}

    def written(self, notes: Mapping[str, str]) -> None:
        """These were written."""
        self._written |= notes
        self._asked.clear()

    def _read(self, name: str) -> dict[str, Any]:
        text = self._notes.note(name)
        self._written[name] = text or ""
        found = json.loads(text) if text else {}
        return found if isinstance(found, dict) else {}


def _made(kind: type[T], values: dict[str, Any]) -> T:
    """What another release noted beside is left alone."""
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in values.items() if name in known})
