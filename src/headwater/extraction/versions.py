"""Pages of one address are versions of one another; only the newest is an article that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from headwater import dates, ids
from headwater.ids import Id
from headwater.records import Address, Article, Body, Fetch, Former, Record, Version
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class PlacePages(GroupStep):
    """Body, Fetch -> Address. Where a page stood on the web, and until when that is known.

    The last time it was fetched there, else the time that it gives itself. A page of no web address has none: two files of one name
    are not two versions.
    """

    name: ClassVar[str] = "extract.address"
    by: ClassVar[str | None] = "page"
    reads: ClassVar[tuple[type[Record], ...]] = (Body, Fetch)
    writes: ClassVar[tuple[type[Record], ...]] = (Address,)

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        if not group[Body]:
            return
        body = group[Body][0]
        if not body.location.startswith(("http://", "https://")):
            return
        stood, how = _stood(body, group[Fetch])
        # One report is often served by both schemes, and with the name's www or without it.
        spelling = body.location.partition("://")[2].removeprefix("www.")
        yield Address(key, ids.make("address", spelling), stood, how)


def _stood(body: Body, fetches: Iterable[Fetch]) -> tuple[int | None, str]:
    times = [fetch.at for fetch in fetches]
    if times:
        return max(times), "fetched"
    for day, how in ((body.updated, "updated"), (body.published, "published")):
        first, _ = dates.interval(day)
        if first is not None:
            return first, how
    return None, "none"


@dataclass(frozen=True, slots=True)
class NumberVersions(GroupStep):
    """Address -> Version, where an address has several pages. The newest is the one that stood last.

    A page of unknown time is older than any of a known one. Ties go by the page's id, a hash of its bytes: the choice is
    then arbitrary, but the same whatever was read first.
    """

    name: ClassVar[str] = "extract.versions"
    by: ClassVar[str | None] = "address"
    reads: ClassVar[tuple[type[Record], ...]] = (Address,)
    writes: ClassVar[tuple[type[Record], ...]] = (Version,)

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        found = sorted(group[Address], key=lambda a: (a.stood is not None, a.stood or 0, a.page))
        if len(found) < 2:
            return
        for number, one in enumerate(found, 1):
            yield Version(one.page, key, number, found[-1].page, one.stood, one.how)


def standing(article: Article, versions: Iterable[Version]) -> Article | Former:
    """The article, or what is kept of it where another page stands at its address now. versions: those of its page."""
    older = next((v for v in versions if v.newest != v.page), None)
    if older is None:
        return article
    return Former(
        article.id,
        article.page,
        ids.make("article", older.newest),
        older.number,
        older.stood,
        older.how,
        article.input_id,
        article.outlet,
        article.url,
        article.title,
        article.published,
        article.language,
        article.text,
    )
