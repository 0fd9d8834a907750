"""Steps applied to lists of records in memory: no store, no resume. What the tests and the library's one-call functions use."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from headwater.errors import InputError
from headwater.ids import Id
from headwater.records import Dropped, Record, Story
from headwater.step import Group, GroupStep, MapStep, R, Step, join


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
    story_of = {article: story.id for story in tables.rows(Story) for article in story.articles}
    found: dict[Id, dict[type[Record], list[Record]]] = defaultdict(lambda: defaultdict(list))
    for table in step.reads:
        how, _, name = join(table, step.by).partition(" ")
        for row in tables.rows(table):
            if how == "all":
                key: Id | None = Id(0)
            elif how == "field":
                key = getattr(row, name)
            else:
                value = getattr(row, name)
                stories = {story_of.get(a) for a in (value if isinstance(value, tuple) else (value,))}
                key = stories.pop() if len(stories) == 1 else None
            if key is not None:
                found[key][table].append(row)
    return [(key, Group(rows)) for key, rows in sorted(found.items())]
