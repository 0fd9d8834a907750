"""Blocks that recur on the pages of one site are chrome: what only a system that sees many pages of an outlet can know.

Grouped by line and site, so that a new page touches only the lines it holds, in any order of coming; and of the
articles, only those that lose or regain such a line are made again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from headwater import ids
from headwater.config import Range
from headwater.extraction import cues
from headwater.extraction.agencies import agencies
from headwater.extraction.report import ended
from headwater.ids import Id
from headwater.records import Block, Body, Chrome, Fixture, Record
from headwater.step import Group, GroupStep
from headwater.text import folded

# Longest line that may be chrome because it recurs, in characters; paragraphs that outlets say again are background.
_LONGEST = 400
# A line of at least this many characters that ends like a sentence is prose, and prose recurs when a story goes on: it counts only
# if it speaks to the reader, or of the site.
_PROSE = 20
_ADDRESS = re.compile(
    r"\b(?:you|your|subscri\w+|newsletter|sign up|click|follow us|our (?:site|website|app|reporters|journalism|newsroom|coverage)|"
    r"this (?:story|article|post|report) (?:has been|was|is|may)|all rights|copyright|terms of|privacy|cookies?|advertis\w+|sponsor\w*|"
    r"comments?|e-?mail|download|abonnieren|newsletters?|melden sie|ihre?|lesen sie|vous|votre|abonnez|suscr[ií]\w+)\b|©|@"
)
# Words of the report's beginning that tell one report from another.
_LEAD = 12


@dataclass(frozen=True, slots=True)
class LearnChrome(GroupStep):
    """Fixture -> Chrome. What stands on several pages of one site, whose reports begin differently, belongs to the site."""

    name: ClassVar[str] = "extract.chrome"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "line"
    reads: ClassVar[tuple[type[Record], ...]] = (Fixture,)
    writes: ClassVar[tuple[type[Record], ...]] = (Chrome,)

    # Two pages may be parts of one report; by three a line has nothing to do with what is reported.
    pages: Annotated[int, Range(2)] = 3

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        rows = group[Fixture]
        if len({row.lead for row in rows}) < self.pages:
            return
        yield from sorted({Chrome(row.page, row.order) for row in rows}, key=lambda c: (c.page, c.order))


def fixtures(body: Body, blocks: Sequence[Block]) -> Iterator[Fixture]:
    """The blocks of a page that would be chrome if other pages of its site had them. None where the site is not known."""
    site = _site(body)
    if site is None:
        return
    kept = [block for block in blocks if block.kind != "chrome"]
    prose = next((b for b in kept if b.kind == "text" and len(b.text) >= _PROSE and ended(b.text)), None)
    if prose is None:
        return
    lead = ids.make("lead", " ".join(folded(prose.text[: _LEAD * 40]).split()[:_LEAD]))
    for block in kept:
        if block.kind in ("text", "heading") and may_recur(block.text):
            yield Fixture(body.page, block.order, ids.make("line", site, folded(block.text).strip()), lead)


def may_recur(text: str) -> bool:
    """Whether a line that stands on many pages is then the site's: no quotation, no credit or dateline, and no prose but what
    speaks to the reader."""
    if len(text) > _LONGEST or text[0] in '"“”„«‘' or text.endswith(("-", "–", "—")):
        return False
    if len(text) >= _PROSE and ended(text) and not _ADDRESS.search(folded(text)):
        return False
    return not (agencies(text) or cues.AGENCY.search(text))


def _site(body: Body) -> str | None:
    try:
        host = urlsplit(body.url or body.location).hostname if (body.url or body.location).startswith("http") else None
    except ValueError:
        host = None
    return host.removeprefix("www.") if host else (body.outlet or "").lower() or None
