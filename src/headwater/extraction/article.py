"""Body and Blocks -> Article: the blocks that are the report, joined to one text, and what is known of its parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from headwater import dates, ids
from headwater.extraction.listed import completed
from headwater.extraction.masthead import same_headline
from headwater.extraction.owners import owner
from headwater.extraction.published import address_day, later
from headwater.extraction.versions import standing
from headwater.ids import Id
from headwater.languages import READ_CLOSELY, read_closely
from headwater.records import (
    Article,
    Block,
    Body,
    Chrome,
    Dropped,
    Former,
    Listing,
    LivePost,
    Pointer,
    Record,
    Reference,
    SourceMap,
    Version,
)
from headwater.step import Group, GroupStep

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}((?:19|20)\d\d)\b", re.I)


@dataclass(frozen=True, slots=True)
class MakeArticle(GroupStep):
    """Body, Block, Listing -> Article. Chrome is left out, and so is a heading that is the title.

    A page that another one has replaced at its address gives a Former instead (versions.py).
    """

    name: ClassVar[str] = "extract.article"
    version: ClassVar[int] = 6
    by: ClassVar[str | None] = "page"
    reads: ClassVar[tuple[type[Record], ...]] = (Body, Listing, Block, Pointer, Chrome, Version)
    writes: ClassVar[tuple[type[Record], ...]] = (Article, Former, SourceMap, Reference, LivePost)

    # A TOML file of further owner groups; the built-in table holds what is known of large ones.
    owners: str = ""

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        if not group[Body]:
            return
        body = completed(group[Body][0], group[Listing])
        # A page that was read twice has its blocks twice: one of each place.
        blocks = sorted({block.order: block for block in group[Block]}.values(), key=lambda b: b.order)
        kept = _kept(blocks, body.title, {row.order for row in group[Chrome]})
        if not kept:
            yield Dropped(body.location, self.name, "nothing of a report was found on the page")
            return
        if body.language and not read_closely(body.language):
            supported = ", ".join(READ_CLOSELY)
            reason = f"language {body.language[:20]!r} is not read closely ({supported} is); the article is kept and clustered"
            yield Dropped(body.location, self.name, reason, kept=True)
        doubtful = _doubtful(body, blocks)
        if doubtful:
            reason = f"publication date {body.published} is not believed: {doubtful}; the article is kept"
            yield Dropped(body.location, self.name, reason, kept=True)
        article = _article(body, kept, bool(doubtful), owner(body.url, body.outlet, self.owners))
        stands = standing(article, group[Version])
        yield stands
        starts = dict(
            zip((b.order for b in kept), accumulate((len(b.text) + 1 for b in kept), initial=0), strict=False)
        )
        if any(block.sources and block.sources[0] >= 0 for block in kept):
            yield _source_map(article, kept, starts)
        if isinstance(stands, Article):
            yield from _references(article, kept, starts, group[Pointer])
            yield from _live(article, starts, group[Pointer])


def _kept(blocks: Sequence[Block], title: str | None, recurring: set[int]) -> list[Block]:
    """The blocks of the report; where all of them recur on the site, the page is one of many alike, and keeps them."""
    report = [
        block
        for block in blocks
        if block.kind != "chrome" and not (block.kind == "heading" and same_headline(block.text, title))
    ]
    return [block for block in report if block.order not in recurring] or report


def _article(body: Body, kept: Sequence[Block], doubtful: bool, owned: str | None) -> Article:
    first, last = (None, None) if doubtful else dates.interval(body.published)
    return Article(
        ids.make("article", body.page),
        body.page,
        body.input_id,
        body.outlet,
        body.url,
        body.title,
        body.published,
        "doubtful" if doubtful else body.published_how,
        first,
        last,
        body.authors,
        body.language,
        "\n".join(block.text for block in kept),
        body.updated,
        body.section,
        body.canonical,
        body.credits,
        owned,
    )


def _doubtful(body: Body, blocks: Sequence[Block]) -> str | None:
    """What puts the report more than a year before its date: what the page prints, its address, or an agency's copyright
    line. None for nothing."""
    if body.published_how == "doubtful":
        return "the page prints an older one"
    for url in (body.url, body.canonical):
        if later(body.published, address_day(url)):
            return f"the address names {address_day(url)}"
    years = [int(found[1]) for b in blocks if b.kind == "credit" and (found := _COPYRIGHT.search(b.text[:200]))]
    if years and later(body.published, f"{max(years)}-12-31"):
        return f"its text is of {max(years)}"
    return None


def _source_map(article: Article, kept: Sequence[Block], starts: dict[int, int]) -> SourceMap:
    rows: list[tuple[int, int, int, int]] = []
    for block in kept:
        base = starts[block.order]
        ends = [*block.starts[1:], len(block.text)]
        for start, end, source, source_end in zip(block.starts, ends, block.sources, block.source_ends, strict=True):
            if source >= 0:
                rows.append((base + start, base + end, source, source_end))
    columns = zip(*rows, strict=True)
    return SourceMap(article.id, article.page, *columns)


def _references(
    article: Article, kept: Sequence[Block], starts: dict[int, int], pointers: Iterable[Pointer]
) -> Iterator[Reference]:
    """The pointers whose blocks are in the text; a post whose words are not is put where the text goes on."""
    orders = [block.order for block in kept]
    found = set()
    for p in pointers:
        if p.kind == "update":
            continue
        inside = (
            [order for order in orders if p.order <= order <= p.last] if p.end > p.start or p.last > p.order else []
        )
        if p.order in starts and not inside:
            start = end = starts[p.order] + p.start
        elif inside:
            start = starts[inside[0]] + (p.start if inside[0] == p.order else 0)
            end = starts[inside[-1]] + (p.end if inside[-1] == p.last else len(kept[orders.index(inside[-1])].text))
        elif p.kind == "post":
            later = [starts[order] for order in orders if order > p.order]
            start = end = later[0] if later else len(article.text)
        else:
            continue
        found.add(Reference(article.id, start, end, p.kind, p.platform, p.handle, p.url, p.text))
    yield from sorted(found, key=lambda r: (r.start, r.end, r.kind, r.url or "", r.text))


def _live(article: Article, starts: dict[int, int], pointers: Iterable[Pointer]) -> Iterator[LivePost]:
    updates = sorted({(p.order, p.text) for p in pointers if p.kind == "update"})
    begins = [(min((s for o, s in starts.items() if o >= order), default=None), time) for order, time in updates]
    known = sorted((start, time) for start, time in begins if start is not None)
    for order, (start, time) in enumerate(known):
        end = known[order + 1][0] - 1 if order + 1 < len(known) else len(article.text)
        if end > start:
            yield LivePost(article.id, order, start, end, time or None)
