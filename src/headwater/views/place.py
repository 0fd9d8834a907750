"""Where a passage of an article stands in the original document."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, TypedDict

from headwater import ids
from headwater.errors import InputError, UsageError
from headwater.records import Article, Former, Page, SourceMap
from headwater.views.rows import Index, intakes, row


class Run(TypedDict):
    """A stretch of an article's text and where it stands in the decoded document, in code points of each."""

    start: int
    end: int
    source_start: int
    source_end: int


class Place(TypedDict):
    """A passage in the original. field: of a row, the field whose text the offsets count in. sha256: of the original bytes. read_from:
    files, lines and archive offsets where they were found. runs: the passage piece by piece, empty where it is not known where it
    stood; source: the document from the first of them to the last."""

    article: str
    start: int
    end: int
    text: str
    location: str | None
    form: str | None
    field: str | None
    sha256: str | None
    read_from: list[dict[str, Any]]
    runs: list[Run]
    source_start: int | None
    source_end: int | None
    source: str | None


def place(index: Index, one: Article | Former, start: int, end: int) -> Place:
    """The passage one.text[start:end] in the bytes it was read from. UsageError for a range that is not in the text."""
    if not 0 <= start < end <= len(one.text):
        raise UsageError(f"--where {start} {end}: not a passage of the text, which has {len(one.text)} characters")
    pages = index.by(Page, "id", one.page)
    document = _document(pages[0]) if pages else None
    runs: list[Run] = []
    for source in index.by(SourceMap, "article", one.id)[:1]:
        runs = _joined(list(_runs(source, start, end)))
    first = min((r["source_start"] for r in runs), default=None)
    last = max((r["source_end"] for r in runs), default=None)
    return {
        "article": ids.show(one.id),
        "start": start,
        "end": end,
        "text": one.text[start:end],
        "location": pages[0].location if pages else None,
        "form": pages[0].form if pages else None,
        "field": document[1] if document else None,
        "sha256": sha256(pages[0].data).hexdigest() if pages else None,
        "read_from": [row(x) for x in intakes(index, one.page)],
        "runs": runs,
        "source_start": first,
        "source_end": last,
        "source": document[0][first:last] if document and first is not None else None,
    }


def _document(page: Page) -> tuple[str, str | None] | None:
    """(the decoded document, the field of the row that holds it)."""
    # Only here is a stage of use to the read side: it alone knows how bytes were decoded.
    from headwater.extraction.body import source_text

    try:
        text = source_text(page)
    except InputError:
        return None
    if page.form != "record":
        return text, None
    import json

    return text, "text" if json.loads(page.data).get("text") else "html"


def _runs(source: SourceMap, start: int, end: int) -> Iterator[Run]:
    for a, b, c, d in zip(source.starts, source.ends, source.source_starts, source.source_ends, strict=True):
        if b <= start or a >= end:
            continue
        low, high = max(a, start), min(b, end)
        # A run of another length there is one character, written as several: it is cited whole.
        same = b - a == d - c
        yield {
            "start": low,
            "end": high,
            "source_start": c + (low - a if same else 0),
            "source_end": d - (b - high if same else 0),
        }


def _joined(runs: list[Run]) -> list[Run]:
    """Runs that follow each other in text and source as one."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and last["end"] == run["start"] and last["source_end"] == run["source_start"]:
            last["end"], last["source_end"] = run["end"], run["source_end"]
        else:
            found.append(run)
    return found
