"""Steps applied to lists of records in memory: no store, no resume. What the tests and the library's one-call functions use."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from headwater.errors import InputError
from headwater.ids import Id
from headwater.records import Dropped, Record
from headwater.step import MEMBERS, Group, GroupStep, MapStep, R, Step, join


class Tables:
    """Rows by table, the read side that views need: `rows(Article)`."""

    def __init__(self, rows: Iterable[Record] = ()) -> None:
        self._rows: dict[type[Record], list[Record]] = defaultdict(list)
        self.add(rows)

    def add(self, rows: Iterable[Record]) -> None:
        for row in rows:
            self._rows[type(row)].append(row)

    def rows(self, table: type[R]) -> list[R]:
        return list(self._rows[table])  # type: ignore[arg-type]

    def marks(self, table: type[R], articles: Iterable[Id]) -> list[R]:
        """The rows of a table with a field `article`, those of these articles alone."""
        wanted, rows = set(articles), list[Any](self.rows(table))
        return [row for row in rows if row.article in wanted]


def run(steps: Sequence[Step], tables: Tables) -> Tables:
    """Apply the steps in order, adding their output to `tables`, which is returned."""
    for step in steps:
        step.open()
        if isinstance(step, MapStep):
            tables.add(_map(step, tables))
        elif isinstance(step, GroupStep):
            for key, group in _groups(step, tables):
                tables.add(step.reduce(key, group))
    return tables


def _map(step: MapStep, tables: Tables) -> list[Record]:
    out: list[Record] = []
    for row in tables.rows(step.reads):
        try:
            out.extend(next(iter(step.map([row]))))
        except InputError as error:
            out.append(Dropped(error.where, step.name, error.reason))
    return out


def _groups(step: GroupStep, tables: Tables) -> list[tuple[Id, Group]]:
    found: dict[Id, dict[type[Record], list[Record]]] = defaultdict(lambda: defaultdict(list))
    holding = _holding(step, tables)
    for table in step.reads:
        how, _, name = join(table, step.by).partition(" ")
        for row in tables.rows(table):
            if how == "all":
                keys = {Id(n) for n in range(step.split())}
            elif how == "field":
                keys = {getattr(row, name)}
            else:
                value = getattr(row, name)
                keys = set.intersection(
                    *(holding.get(a, set()) for a in (value if isinstance(value, tuple) else (value,)))
                )
            for key in keys:
                found[key][table].append(row)
    return [(key, Group(rows)) for key, rows in sorted(found.items())]


def _holding(step: GroupStep, tables: Tables) -> dict[Id, set[Id]]:
    """The keys that hold each article."""
    out: dict[Id, set[Id]] = defaultdict(set)
    members = MEMBERS.get(step.by or "")
    if members is not None:
        for row in tables.rows(members):
            for article in row.articles:
                out[article].add(row.id)
    return out
