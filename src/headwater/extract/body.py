"""Page -> Body and Blocks: what a page says of itself, and its paragraphs with what each is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from headwater import dates
from headwater.errors import InputError
from headwater.extract.chrome import CHROME, label
from headwater.extract.decode import decode
from headwater.extract.language import language
from headwater.extract.lines import Row, rows
from headwater.extract.masthead import echoes, masthead, same_headline, unglue
from headwater.extract.outline import Passage
from headwater.records import Block, Body, Dropped, Page, Record
from headwater.step import MapStep
from headwater.text import mend


@dataclass(frozen=True, slots=True)
class ExtractBody(MapStep):
    """Page -> Body, Block. The report among what surrounds it."""

    name: ClassVar[str] = "extract.body"
    version: ClassVar[int] = 1
    reads: ClassVar[type[Record]] = Page
    writes: ClassVar[tuple[type[Record], ...]] = (Body, Block)

    def map(self, batch: Sequence[Any]) -> Iterable[Iterable[Record]]:
        return (self._page(page) for page in batch)

    def _page(self, page: Page) -> list[Record]:
        try:
            if page.form == "record":
                return _record(page)
            text = decode(page.data)
            return _html(page, text) if page.form == "html" else _flat(page, text, {})
        except InputError as error:
            return [Dropped(error.where, self.name, error.reason)]


def _record(page: Page) -> list[Record]:
    try:
        row = json.loads(page.data)
        text = mend(row["text"])[0]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(page.location, "not a row with a text") from error
    return _flat(page, text, row)


def _flat(page: Page, text: str, given: dict[str, Any]) -> list[Record]:
    lines = unglue(rows(text))
    if not lines:
        raise InputError(page.location, "empty text")
    labels = label(lines)
    found = masthead(lines, labels)
    title = _text(given, "title") or found.title
    iso = dates.parse(_text(given, "published") or "") or None
    how = "given" if iso else "text" if found.published else "none"
    authors = given.get("authors") or ()
    body = Body(
        page.id,
        page.location,
        page.input_id,
        _text(given, "url"),
        _text(given, "outlet") or found.outlet,
        title,
        tuple(mend(a)[0] for a in ([authors] if isinstance(authors, str) else authors)) or found.authors,
        _text(given, "language") or _language(lines, labels),
        iso or found.published,
        how,
    )
    return [body, *_blocks(page, lines, _echoed(lines, labels, title), title)]


def _echoed(lines: Sequence[Row], labels: list[str], title: str | None) -> list[str]:
    """Captions that say the headline again are chrome; in a page's markup such a line is a heading with a meaning."""
    found = [
        "repeat" if name == "text" and echoes(row.text, title) else name
        for row, name in zip(lines, labels, strict=True)
    ]
    return found if any(name not in CHROME for name in found) else labels


def _html(page: Page, text: str) -> list[Record]:
    # Only pages need the parsers: rows and plain text are read without loading them.
    from headwater.extract.markup import article

    found = article(text, page.location)
    lines = [Row(p.text, p.start, p.end, _runs(p)) for p in found.passages]
    labels = label(lines)
    body = Body(
        page.id,
        page.location,
        page.input_id,
        page.location if page.location.startswith("http") else found.url,
        found.outlet,
        found.title,
        found.authors,
        _language(lines, labels),
        found.published,
        "meta" if found.published else "none",
    )
    blocks = _blocks(page, lines, labels, found.title)
    return [
        body,
        *(replace(b, kind="heading") if b.kind == "text" and b.text in found.headings else b for b in blocks),
    ]


def _blocks(page: Page, lines: Sequence[Row], labels: Sequence[str], title: str | None) -> Iterable[Block]:
    top = True
    for order, (line, name) in enumerate(zip(lines, labels, strict=True)):
        kind = "chrome" if name in CHROME else "embed" if name == "embed" else "text"
        if name in ("text", "repeat") and top and same_headline(line.text, title):
            kind = "heading"
        top = top and (kind != "text" or order < 3)
        starts, sources, ends = zip(*(line.runs or ((0, line.start, line.end),)), strict=True)
        yield Block(page.id, order, kind, line.text, line.start, line.end, starts, sources, ends)


def _runs(passage: Passage) -> tuple[tuple[int, int, int], ...]:
    return tuple((start, *source) for start, source in zip(passage.starts, passage.sources, strict=True))


def _language(lines: Sequence[Row], labels: Sequence[str]) -> str | None:
    return language(" ".join(line.text for line, name in zip(lines, labels, strict=True) if name not in CHROME))


def _text(given: dict[str, Any], name: str) -> str | None:
    """The field, mended and stripped; None for a missing or empty one."""
    value = given.get(name)
    return (mend(value)[0].strip() or None) if isinstance(value, str) else None
