"""Page -> Body and Blocks: what a page says of itself, and its paragraphs with what each is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from headwater import dates
from headwater.extract.language import language
from headwater.extract.lines import rows
from headwater.records import Block, Body, Page, Record
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
        return ([*self._page(page)] for page in batch)

    def _page(self, page: Page) -> Iterable[Record]:
        row = json.loads(page.data)
        text = mend(row["text"])[0]
        given = row.get("published")
        iso = dates.parse(given.strip()) if given else None
        yield Body(
            page.id, page.input_id, row.get("url"), row.get("outlet"), row.get("title"), tuple(row.get("authors") or ()),
            row.get("language") or language(text), iso, "given" if iso else "none",
        )  # fmt: skip
        for order, line in enumerate(rows(text)):
            yield Block(page.id, order, "text", line.text, line.start, line.end)
