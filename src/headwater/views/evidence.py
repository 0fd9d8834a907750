"""The originals that a story rests on, as a web archive (WARC 1.1) with a list of hashes, and the check of such a file.

Each original is a `response` record where it is known how its server answered, else a `resource` record: its bytes as they were
found, with their SHA-256. The list is the last record, of the kind `metadata`. The same store gives the same bytes.
"""

import gzip
import json
import uuid
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, TypedDict

from headwater import __version__, ids, records
from headwater.errors import InputError
from headwater.ids import Id
from headwater.records import Article, Fetch, Former, Page, Response
from headwater.views.rows import Index, intakes

# What the records' ids are made from, so that they are the same each time.
_SPACE = uuid.UUID("6f8b8a53-1d8e-5c0a-9e0d-0d6a6f1f6a11")
_LIST = "urn:headwater:evidence"
_KINDS = {"html": "text/html", "record": "application/json"}
_RESPONSE = "application/http; msgtype=response"
# Headers that tell how a body was packed on its way.
_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
# Bytes of one line of a header: WARC has no bound, honest writers stay far below this one.
_LONGEST_LINE = 16 << 10


class Original(TypedDict):
    """One original of an evidence file. record: the id of its WARC record. former: only former versions were made of it. date: when it
    was last fetched, else first read (UTC)."""

    record: str
    location: str
    input_id: str
    articles: list[str]
    former: bool
    bytes: int
    sha256: str
    date: str
    read_from: list[dict[str, Any]]


class Evidence(TypedDict):
    """The list of hashes of an evidence file, which is its last record."""

    story: str
    title: str | None
    pages: list[Original]


def evidence(index: Index, one: records.Story, out: IO[bytes]) -> Evidence:
    """Write the originals of the story's articles and of their former versions to `out` -> the list, as it stands in the file."""
    told: dict[Id, list[Article | Former]] = {}
    for article in one.articles:
        former = sorted(index.by(Former, "article", article), key=lambda f: f.number)
        texts: list[Article | Former] = [*index.by(Article, "id", article), *former]
        for text in texts:
            told.setdefault(text.page, []).append(text)
    originals = [(page, told[page.id]) for key in told for page in index.by(Page, "id", key)[:1]]
    dates = {page.id: _date(index, page.id) for page, _ in originals}
    latest = max(dates.values(), default="1970-01-01T00:00:00Z")
    about = f"software: headwater {__version__}\r\nformat: WARC File Format 1.1\r\ndescription: story {ids.show(one.id)}\r\n"
    _put(out, "warcinfo", f"urn:headwater:story:{ids.show(one.id)}", latest, "application/warc-fields", about.encode())
    pages = [_page(index, page, made_of, dates[page.id], out) for page, made_of in originals]
    made: Evidence = {"story": ids.show(one.id), "title": one.title, "pages": pages}
    listed = json.dumps(made, ensure_ascii=True, indent=1).encode()
    _put(out, "metadata", _LIST, latest, "application/json", listed)
    return made


def _page(index: Index, page: Page, told: Sequence[Article | Former], date: str, out: IO[bytes]) -> Original:
    answer = min(index.by(Response, "page", page.id), key=lambda x: (x.at, x.url), default=None)
    location = answer.url if answer else page.location
    web = location.startswith(("http://", "https://"))
    target = location if web and _plain(location) else f"urn:headwater:page:{ids.show(page.id)}"
    if answer is not None:
        record = _put(out, "response", target, _utc(answer.at), _RESPONSE, page.data, _head(answer, len(page.data)))
    else:
        record = _put(out, "resource", target, date, _KINDS.get(page.form, "text/plain"), page.data)
    return {
        "record": record,
        "location": page.location,
        "input_id": page.input_id,
        "articles": [ids.show(a.id) for a in told],
        "former": all(isinstance(a, Former) for a in told),
        "bytes": len(page.data),
        "sha256": sha256(page.data).hexdigest(),
        "date": date,
        "read_from": [{"path": x.path, "line": x.line, "offset": x.offset} for x in intakes(index, page.id)],
    }


def _head(answer: Response, length: int) -> bytes:
    """The status line and headers of a response, for a body of this length. The bytes kept are unpacked, so what tells how they were packed
    on their way goes by another name, as other archives have it."""
    lines = [answer.status]
    for line in answer.headers:
        name, _, value = line.partition(":")
        if (name.strip().lower(), value.strip()) != ("content-length", str(length)):
            lines.append(f"X-Archive-Orig-{line}" if name.strip().lower() in _PACKING else line)
    lines.append(f"Content-Length: {length}")
    return "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n"


def _plain(location: str) -> bool:
    """May it stand in a header as it is?"""
    return location.isascii() and location.isprintable() and " " not in location


def _date(index: Index, page: Id) -> str:
    """When the page was last fetched, else when it was first read."""
    fetched = [f.at for f in index.by(Fetch, "page", page)]
    if fetched:
        return _utc(max(fetched))
    read = [x.at for x in intakes(index, page)]
    at = datetime.fromisoformat(read[0] if read else "1970-01-01T00:00:00")
    return (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M:%SZ")


def _utc(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _put(out: IO[bytes], kind: str, target: str, date: str, content: str, data: bytes, head: bytes = b"") -> str:
    """Write one record as a gzip member of its own -> its id. head: what stands before the data in its block, of a response."""
    digest = sha256(data).hexdigest()
    name = f"urn:uuid:{uuid.uuid5(_SPACE, f'{kind} {target} {digest}')}"
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <{name}>",
        f"WARC-Date: {date}",
        *([] if kind == "warcinfo" else [f"WARC-Target-URI: {target}"]),
        *([f"WARC-Payload-Digest: sha256:{digest}"] if head else []),
        f"WARC-Block-Digest: sha256:{sha256(head + data).hexdigest()}",
        f"Content-Type: {content}",
        f"Content-Length: {len(head) + len(data)}",
    ]
    written = "\r\n".join(lines).encode("ascii") + b"\r\n\r\n"
    out.write(gzip.compress(written + head + data + b"\r\n\r\n", mtime=0))
    return name


def check_evidence(path: Path) -> list[str]:
    """What is wrong with a file that `evidence` wrote: originals that are not what the list says, missing or added ones. Empty: nothing.

    Raises InputError for what is no such file.
    """
    found: dict[str, str] = {}
    damaged: list[str] = []
    manifest: Any = None
    try:
        with gzip.open(path, "rb") as stream:
            for headers, data in _records(stream, str(path)):
                name = headers.get("warc-record-id", "").strip("<>")
                if headers.get("warc-type") == "response":
                    if headers.get("warc-block-digest") != f"sha256:{sha256(data).hexdigest()}":
                        damaged.append(f"{name}: its headers are not those that were written")
                    data = data.partition(b"\r\n\r\n")[2]
                if headers.get("warc-type") in ("resource", "response"):
                    found[name] = sha256(data).hexdigest()
                elif headers.get("warc-target-uri") == _LIST:
                    manifest = json.loads(data)
        listed = {str(p["record"]): (str(p["location"]), str(p["sha256"])) for p in manifest["pages"]}
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(str(path), f"damaged: {str(error).lower()}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            str(path), "no list of hashes in it: not written by headwater evidence, or cut short"
        ) from error
    problems = [f"{where}: not in the file" for name, (where, _) in listed.items() if name not in found]
    problems += [
        f"{where}: other bytes" for name, (where, digest) in listed.items() if found.get(name, digest) != digest
    ]
    return problems + damaged + [f"{name}: not in the list" for name in found if name not in listed]


def _records(stream: gzip.GzipFile, where: str) -> Iterator[tuple[Mapping[str, str], bytes]]:
    while line := stream.readline(_LONGEST_LINE):
        if not line.strip():
            continue
        if not line.startswith(b"WARC/1."):
            raise InputError(where, "not a web archive")
        headers: dict[str, str] = {}
        while (line := stream.readline(_LONGEST_LINE)).strip():
            name, _, value = line.decode("utf-8", "replace").partition(":")
            headers[name.strip().lower()] = value.strip()
        size = int(headers["content-length"])
        data = stream.read(size)
        if len(data) < size:
            raise EOFError("it ends early")
        yield headers, data
