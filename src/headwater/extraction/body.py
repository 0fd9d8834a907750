"""Page -> Body and Blocks: what a page says of itself, and its paragraphs with what each is."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from headwater import dates
from headwater.errors import InputError
from headwater.extraction.chrome import CHROME, label, sentence
from headwater.extraction.credits import credited, distinct
from headwater.extraction.decode import decode
from headwater.extraction.embeds import Found, flattened
from headwater.extraction.garbled import moved, ungarbled, ungarbled_row
from headwater.extraction.language import language
from headwater.extraction.lines import Row, rows
from headwater.extraction.masthead import echoes, masthead, same_headline, unglue
from headwater.extraction.outline import Passage
from headwater.extraction.published import address_day, later
from headwater.extraction.recurring import fixtures
from headwater.records import Block, Body, Dropped, Fixture, Page, Pointer, Record
from headwater.step import MapStep
from headwater.text import mend


@dataclass(frozen=True, slots=True)
class ExtractBody(MapStep):
    """Page -> Body, Block, Pointer, Fixture. The report among what surrounds it."""

    name: ClassVar[str] = "extract.body"
    version: ClassVar[int] = 7
    reads: ClassVar[type[Record]] = Page
    writes: ClassVar[tuple[type[Record], ...]] = (Body, Block, Pointer, Fixture)

    # A folder of rules for outlets, which go before the built-in ones; most outlets need none.
    rules: str = ""

    def map(self, batch: Sequence[Any]) -> Iterable[Iterable[Record]]:
        return (self._page(page) for page in batch)

    def _page(self, page: Page) -> list[Record]:
        try:
            given = _record(page) if page.form == "record" else {}
            text = source_text(page)
            markup = page.form == "html" or (page.form == "record" and "text" not in given)
            return _html(page, text, given, self.rules) if markup else _flat(page, text, given)
        except InputError as error:
            return [Dropped(error.where, self.name, error.reason)]


def source_text(page: Page) -> str:
    """The decoded document that the offsets of Block and SourceMap are code points of.

    Of a record its `text`, or else its `html`. Raises InputError for a record that has neither.
    """
    if page.form != "record":
        return decode(page.data, page.encoding)
    given = _record(page)
    try:
        return mend(given["text"] if given.get("text") else given["html"])[0]
    except (KeyError, TypeError) as error:
        raise InputError(page.location, "not a row with a text") from error


def _record(page: Page) -> dict[str, Any]:
    try:
        row = json.loads(page.data)
    except (ValueError, RecursionError) as error:
        raise InputError(page.location, "not a row with a text") from error
    if not isinstance(row, dict):
        raise InputError(page.location, "not a row with a text")
    # A row whose text is empty beside an html field is the page in that field.
    return row if row.get("text") or not row.get("html") else {k: v for k, v in row.items() if k != "text"}


def _flat(page: Page, text: str, given: dict[str, Any]) -> list[Record]:
    read = unglue(rows(text))
    lines = [ungarbled_row(row) for row in read]
    if not lines:
        raise InputError(page.location, "empty text")
    spoken = _language(lines)
    labels = label(lines, spoken)
    found = masthead(lines, labels)
    body = Body(
        page.id,
        page.location,
        page.input_id,
        None,
        found.outlet,
        found.title,
        found.authors,
        spoken,
        found.published,
        "text" if found.published else "none",
        credits=credited(lines, labels),
    )
    body = _believed(body, given)
    labels = _echoed(lines, labels, body.title)
    blocks = list(_blocks(page, lines, labels, body.title))
    pointers = _pointers(blocks, flattened(lines, labels))
    return [body, *blocks, *pointers, *fixtures(body, blocks), *_garbled(page, read, lines)]


def _believed(body: Body, given: dict[str, Any]) -> Body:
    """What the row, feed or NewsML item says of itself goes before what was found."""
    iso = dates.parse(_text(given, "published") or "")
    url = _text(given, "url") or body.url
    # Neither the row nor the text tells a date: the address often does.
    found, how = (body.published, body.published_how) if body.published else (address_day(url), "url")
    authors, credits = (_list(given, name) for name in ("authors", "credits"))
    outlet, title, section = (_text(given, name) or getattr(body, name) for name in ("outlet", "title", "section"))
    return replace(
        body,
        url=url,
        # A feed that passes on others' items names the real publisher.
        outlet=_written(_text(given, "source") or outlet),
        title=_written(title),
        language=_text(given, "language") or body.language,
        section=_written(section),
        authors=tuple(map(ungarbled, authors or body.authors)),
        published=iso or found,
        published_how=("doubtful" if later(iso, body.published) else "given") if iso else how if found else "none",
        updated=dates.parse(_text(given, "updated") or "") or body.updated,
        credits=distinct(map(ungarbled, [*credits, *body.credits])),
    )


def _written(text: str | None) -> str | None:
    return text and ungarbled(text)


def _echoed(lines: Sequence[Row], labels: list[str], title: str | None) -> list[str]:
    """Captions that say the headline again are chrome; in a page's markup such a line is a heading with a meaning."""
    found = [
        "repeat" if name == "text" and echoes(row.text, title) else name
        for row, name in zip(lines, labels, strict=True)
    ]
    return found if any(name not in CHROME for name in found) else labels


def _html(page: Page, text: str, given: dict[str, Any], rules: str) -> list[Record]:
    # Only pages need the parsers: rows and plain text are read without loading them.
    from headwater.extraction.markup import article

    address = _text(given, "url") or page.location
    found = article(text, address, rules)
    read = [Row(p.text, p.start, p.end, _runs(p)) for p in found.passages]
    lines = [ungarbled_row(row) for row in read]
    facts = found.facts
    # What is written tells better than what a site's template says; a few words tell nothing.
    spoken = _language(lines) or facts.language
    labels = label(lines, spoken)
    body = Body(
        page.id,
        page.location,
        page.input_id,
        page.location if page.location.startswith("http") else facts.canonical,
        facts.outlet,
        facts.title,
        facts.authors,
        spoken,
        found.when.published,
        found.when.how,
        found.when.updated,
        facts.section,
        facts.canonical,
        distinct([*facts.credits, *credited(lines, labels)]),
    )
    body = _believed(body, given)
    posts = {i for f in found.found if f.kind == "post" and f.end > f.start for i in range(f.block, f.last + 1)}
    blocks = []
    for block in _blocks(page, lines, labels, body.title):
        if block.kind == "text" and (block.order in found.headings or block.order in posts):
            block = replace(block, kind="heading" if block.order in found.headings else "embed")
        blocks.append(block)
    live = [
        Pointer(page.id, order, 0, order, 0, "update", None, None, None, time) for order, time in found.live.items()
    ]
    links = [_moved(f, found.passages) for f in found.found]
    return [body, *blocks, *_pointers(blocks, links), *live, *fixtures(body, blocks), *_garbled(page, read, lines)]


def _garbled(page: Page, read: Sequence[Row], written: Sequence[Row]) -> Iterator[Dropped]:
    found = sum(len(a.text) - len(b.text) for a, b in zip(read, written, strict=True))
    if found:
        reason = f"UTF-8 that was read as another encoding: {found} characters less as it was written, which is kept"
        yield Dropped(page.location, ExtractBody.name, reason, kept=True)


def _moved(f: Found, passages: Sequence[Passage]) -> Found:
    """With offsets into the lines as they were written."""
    start, end = moved(passages[f.block].text, f.start), moved(passages[f.last].text, f.end)
    return replace(f, start=start, end=end, text=ungarbled(f.text))


def _runs(passage: Passage) -> tuple[tuple[int, int, int], ...]:
    return tuple((start, *source) for start, source in zip(passage.starts, passage.sources, strict=True))


def _blocks(page: Page, lines: Sequence[Row], labels: Sequence[str], title: str | None) -> Iterator[Block]:
    top = True
    for order, (line, name) in enumerate(zip(lines, labels, strict=True)):
        kind = "chrome" if name in CHROME else name if name in ("embed", "credit") else "text"
        if name in ("text", "repeat") and top and same_headline(line.text, title):
            kind = "heading"
        top = top and (kind != "text" or order < 3)
        starts, sources, ends = zip(*(line.runs or ((0, line.start, line.end),)), strict=True)
        yield Block(page.id, order, kind, line.text, line.start, line.end, starts, sources, ends)


def _pointers(blocks: Sequence[Block], found: Iterable[Found]) -> Iterator[Pointer]:
    for f in found:
        end = len(blocks[f.last].text) if f.last != f.block else f.end
        yield Pointer(blocks[f.block].page, f.block, f.start, f.last, end, f.kind, f.platform, f.handle, f.url, f.text)


def _language(lines: Sequence[Row]) -> str | None:
    """That of the lines that read like prose, or else of all: what a site says around them may be in another."""
    return language(" ".join(line.text for line in lines if sentence(line.text))) or language(
        " ".join(line.text for line in lines)
    )


def _text(given: dict[str, Any], name: str) -> str | None:
    """The field, mended and stripped; None for a missing or empty one."""
    value = given.get(name)
    return (mend(value)[0].strip() or None) if isinstance(value, str) else None


def _list(given: dict[str, Any], name: str) -> tuple[str, ...]:
    """The field's names, mended; one string is one name."""
    value = given.get(name) or ()
    found = (value,) if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return tuple(mend(name)[0] for name in found if isinstance(name, str) and name.strip())
