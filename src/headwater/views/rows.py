"""Records as flat JSON objects, and rows found by story or article."""

import types
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields
from functools import cache
from typing import Any, Protocol, TypeVar, get_args, get_type_hints

from headwater import ids
from headwater.ids import Id
from headwater.records import Intake, Record
from headwater.step import R

T = TypeVar("T")


class Tables(Protocol):
    """A consistent view of the rows, such as a store's snapshot or the lists of the in-memory engine."""

    def rows(self, table: type[R]) -> list[R]: ...

    def marks(self, table: type[R], articles: Iterable[Id]) -> list[R]: ...


class Index:
    """Rows of `tables` by a field, each table read and grouped once, on first use. It may stand wherever tables do."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows: dict[type[Record], list[Any]] = {}
        self._groups: dict[tuple[type[Record], str], dict[Hashable, list[Any]]] = {}
        self._made: dict[Callable[[Index], Any], Any] = {}

    @classmethod
    def over(cls, tables: Tables) -> "Index":
        return tables if isinstance(tables, cls) else cls(tables)

    def once(self, make: Callable[["Index"], T]) -> T:
        """What `make` works out from this index, worked out on first use."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]

    def rows(self, table: type[R]) -> list[R]:
        if table not in self._rows:
            self._rows[table] = self._tables.rows(table)
        return self._rows[table]

    def marks(self, table: type[R], articles: Iterable[Id]) -> list[R]:
        """The rows of a table with a field `article`, those of these articles alone: without reading the others, as rows and by do."""
        return self._tables.marks(table, articles)

    def by(self, table: type[R], field: str, key: Hashable) -> list[R]:
        """The rows of `table` whose `field` is `key`; a tuple field counts for each of its entries."""
        groups = self._groups.get((table, field))
        if groups is None:
            groups = defaultdict(list)
            for row in self.rows(table):
                value = getattr(row, field)
                for one in dict.fromkeys(value) if isinstance(value, tuple) else (value,):
                    groups[one].append(row)
            self._groups[table, field] = groups
        return groups.get(key, [])

    def of_articles(self, table: type[R], articles: Iterable[Id]) -> list[R]:
        """The marks of these articles, in their order and then that of the text."""
        found: list[R] = []
        for article in articles:
            found += sorted(self.by(table, "article", article), key=_place)
        return found


def intakes(index: Index, page: Id) -> list[Intake]:
    """When and where a page was read, earliest first."""
    return sorted(index.by(Intake, "page", page), key=lambda x: (x.at, x.path, x.line))


def _place(row: Any) -> tuple[int, int]:
    return row.start, row.end


def show_all(values: Iterable[Id]) -> list[str]:
    return [ids.show(v) for v in values]


def show_some(value: Id | None) -> str | None:
    return None if value is None else ids.show(value)


def row(record: Any) -> dict[str, Any]:
    """The record's fields under their names: ids as hexadecimal digits, tuples as lists, bytes left out."""
    kind: Any = type(record)
    return {name: convert(getattr(record, name)) for name, convert in _converters(kind)}


@cache
def _converters(table: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = get_type_hints(table)
    names = [f.name for f in fields(table)]
    return tuple((name, _converter(hints[name])) for name in names if hints[name] is not bytes)


def _converter(kind: Any) -> Callable[[Any], Any]:
    if kind is Id:
        return ids.show
    inner = get_args(kind)
    if Id in inner:
        return show_some if isinstance(kind, types.UnionType) or type(None) in inner else show_all
    if Ellipsis in inner:
        return list
    return _same


def _same(value: Any) -> Any:
    return value
