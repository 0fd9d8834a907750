"""Records as JSON objects under the names that `headwater export` knows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from headwater import plugins, records
from headwater.errors import unknown
from headwater.records import Record
from headwater.views import compose
from headwater.views.rows import Index, Tables, row
from headwater.views.stories import stories

# English plurals: the name of a table in JSON is what a person would call its rows.
PLURALS: Mapping[type[Record], str] = {
    records.Intake: "intakes",
    records.Dropped: "dropped",
    records.Body: "bodies",
    records.Family: "families",
    records.Likeness: "likenesses",
    records.Copy: "copies",
    records.Sketch: "sketches",
    records.Story: "stories",
    records.Lineage: "lineage",
    records.Syntax: "syntax",
    records.Entity: "entities",
    records.Quantity: "quantities",
    records.Person: "people",
    records.Independence: "independence",
    records.Edge: "graph",
    records.Address: "addresses",
    records.Fetch: "fetches",
}


def plural(table: type[Record]) -> str:
    return PLURALS.get(table, table.__name__.lower() + "s")


def _of_stories(compose: Callable[[Index, records.Story], list[Any]]) -> Callable[[Index], Iterator[Any]]:
    def every(index: Index) -> Iterator[Any]:
        for one in sorted(index.rows(records.Story), key=lambda s: s.id):
            yield from compose(index, one)

    return every


def _marks(index: Index, table: type[Record], taken: set[Any]) -> Iterator[Any]:
    """Marks of articles that are in none of the stories `taken`, whose marks were composed already."""
    of = {article: one.id for one in index.rows(records.Story) for article in one.articles}
    free = [a.id for a in sorted(index.rows(records.Article), key=lambda a: a.id) if of.get(a.id) not in taken]
    yield from index.of_articles(table, free)


def _quotes(index: Index) -> Iterator[Any]:
    """Utterances of the stories that are resolved; other articles' quotations one by one."""
    resolved = {x.story for x in index.rows(records.Utterance)}
    for one in sorted(index.rows(records.Story), key=lambda s: s.id):
        if one.id in resolved:
            yield from compose.quotes(index, one)
    for mark in _marks(index, records.Quote, resolved):
        yield compose.quote_mark(mark, compose.texts(index, (mark.article,)))


def _attributions(index: Index) -> Iterator[Any]:
    resolved = {x.story for x in index.rows(records.Credit)}
    for one in sorted(index.rows(records.Story), key=lambda s: s.id):
        if one.id in resolved:
            yield from compose.attributions(index, one)
    for mark in _marks(index, records.Attribution, resolved):
        yield compose.attribution_mark(mark)


def _copies(index: Index) -> Iterator[Any]:
    return (compose.copy(c) for c in sorted(index.rows(records.Copy), key=lambda c: c.id))


COMPOSED: Mapping[str, Callable[[Index], Iterator[Any]]] = {
    "dossiers": compose.dossiers,
    "stories": lambda index: iter(stories(index)),
    "quotes": _quotes,
    "attributions": _attributions,
    "sources": _of_stories(compose.sources),
    "graph": _of_stories(compose.graph),
    "claims": _of_stories(compose.claims),
    "disagreements": _of_stories(compose.disagreements),
    "copies": _copies,
}


def flat() -> dict[str, type[Record]]:
    """{name: table} of the tables exported row by row, those of other packages' steps among them."""
    return {plural(t): t for t in plugins.tables().values() if plural(t) not in COMPOSED}


def names() -> list[str]:
    return sorted({*COMPOSED, *flat()})


def export(tables: Tables, record_name: str) -> Iterator[Any]:
    """The records of that name, one JSON object each, in an order that does not depend on how they were made.

    Raises UsageError at once for a name that is not known. Pages come without their bytes.
    """
    index = Index.over(tables)
    if record_name in COMPOSED:
        return COMPOSED[record_name](index)
    if record_name in (tables_by_name := flat()):
        return (row(x) for x in sorted(index.rows(tables_by_name[record_name]), key=_order))
    raise unknown("record", record_name, names())


def _order(record: Record) -> tuple[Any, ...]:
    """All fields in their order; None, which cannot be compared, before any value."""
    return tuple((v is not None, v) for v in (getattr(record, f.name) for f in fields(record)))
