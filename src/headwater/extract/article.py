"""Body and Blocks -> Article: the blocks that are the report, joined to one text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from headwater import dates, ids
from headwater.extract.masthead import same_headline
from headwater.extract.versions import standing
from headwater.ids import Id
from headwater.languages import READ_CLOSELY, read_closely
from headwater.records import Article, Block, Body, Dropped, Former, Record, Version
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class MakeArticle(GroupStep):
    """Body, Block -> Article. Chrome is left out, and so is a heading that is the title.

    A page that another one has replaced at its address gives a Former instead (versions.py).
    """

    name: ClassVar[str] = "extract.article"
    version: ClassVar[int] = 2
    by: ClassVar[str | None] = "page"
    reads: ClassVar[tuple[type[Record], ...]] = (Body, Block, Version)
    writes: ClassVar[tuple[type[Record], ...]] = (Article, Former)

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        if not group[Body]:
            return
        body = group[Body][0]
        # A page that was read twice has its blocks twice: one of each place.
        blocks = sorted({block.order: block for block in group[Block]}.values(), key=lambda b: b.order)
        kept = [
            block.text
            for block in blocks
            if block.kind != "chrome" and not (block.kind == "heading" and same_headline(block.text, body.title))
        ]
        if not kept:
            yield Dropped(body.location, self.name, "nothing of a report was found on the page")
            return
        if not read_closely(body.language):
            supported = ", ".join(READ_CLOSELY)
            reason = (
                f"language {body.language!r} is not read closely ({supported} is); the article is kept and clustered"
            )
            yield Dropped(body.location, self.name, reason)
        first, last = dates.interval(body.published)
        article = Article(
            ids.make("article", key),
            key,
            body.input_id,
            body.outlet,
            body.url,
            body.title,
            body.published,
            body.published_how,
            first,
            last,
            body.authors,
            body.language,
            "\n".join(kept),
        )
        yield standing(article, group[Version])
