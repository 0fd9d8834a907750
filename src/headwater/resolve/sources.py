"""The sources of a story: credits that name the same one brought together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from headwater import ids
from headwater.ids import Id
from headwater.records import Article, Attribution, Credit, Person, Record, Source
from headwater.resolve.candidates import Candidate, candidates, named_source
from headwater.resolve.descriptions import doubts
from headwater.resolve.merging import doubtful, merge
from headwater.resolve.outlets import outlet_article
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class MergeSources(GroupStep):
    """Article, Attribution, Person -> Source, Credit. Sources merged by name within a story, and who rests on which."""

    name: ClassVar[str] = "resolve.sources"
    version: ClassVar[int] = 2
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Attribution, Person)
    writes: ClassVar[tuple[type[Record], ...]] = (Source, Credit)
    close: ClassVar[bool] = True

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles = sorted(group[Article], key=lambda a: a.id)
        marks = sorted(group[Attribution], key=lambda a: (a.article, a.start, a.end, a.cue_start, a.source_start, a.id))
        found = candidates(marks, group[Person])
        groups, pairs = merge(found, group[Person])
        made: list[Source] = [_source(key, [found[m] for m in members], articles) for members in groups]
        of = {m: made[n] for n, members in enumerate(groups) for m in members}
        apart = doubtful(made)
        for id_, others in doubts(pairs, [of[m].id for m in range(len(found))]).items():
            apart.setdefault(id_, set()).update(others)
        for source in made:
            yield Source(
                source.id, source.story, source.kind, source.name, source.handle, source.person, source.outlet,
                tuple(sorted(apart.get(source.id, ()))),
            )  # fmt: skip
        yield from _credits(key, marks, found, of)


def _source(story: Id, members: Sequence[Candidate], articles: Sequence[Article]) -> Source:
    kind, name = named_source(members)
    first = min(members, key=lambda c: (c.order, c.id))
    handle = next((c.handle for c in members if c.handle), None)
    person = next((c.person for c in members if c.person is not None), None)
    outlet = outlet_article(name, articles) if kind in ("news_agency", "news_outlet", "broadcast") else None
    return Source(ids.make("source", first.id), story, kind, name, handle, person, outlet, ())


def _credits(
    story: Id, marks: Sequence[Attribution], found: Sequence[Candidate], of: dict[int, Source]
) -> Iterator[Credit]:
    """One Credit for each Attribution. A carrier is looked for among the credits of its own article first."""
    by_name: dict[tuple[Id | None, str], Source] = {}
    for n, c in enumerate(found):
        if n < len(marks):
            by_name.setdefault((marks[n].article, c.name), of[n])
        by_name.setdefault((None, c.name), of[n])
    for n, mark in enumerate(marks):
        carrier = None
        if mark.carrier:
            carrier = by_name.get((mark.article, mark.carrier)) or by_name.get((None, mark.carrier))
        if carrier is not None and carrier.id == of[n].id:
            carrier = None
        yield Credit(
            story, mark.id, mark.article, mark.start, mark.end, mark.cue_start, mark.cue_end, of[n].id, carrier.id if carrier else None,
            mark.blanket, mark.hedge,
        )  # fmt: skip
