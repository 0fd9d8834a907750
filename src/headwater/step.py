"""The two shapes of work. A step is a frozen dataclass: its fields are its settings, and their schema.

A plug-in step is a subclass named in the entry-point group `headwater.steps`; the built-in ones come by the same door.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar, NamedTuple, TypeVar

from headwater.errors import PlanError
from headwater.ids import Id
from headwater.records import Article, Bundle, Family, Record, Story

R = TypeVar("R", bound=Record)

# The tables that say which articles a key holds. An article is in one story and one bundle, and in any number of families.
MEMBERS: Mapping[str, type[Story] | type[Bundle] | type[Family]] = {"story": Story, "bundle": Bundle, "family": Family}


class Group:
    """The rows that a group step gets for one key, by table. A table with no rows gives an empty tuple."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Mapping[type[Record], Sequence[Record]]) -> None:
        self._rows = rows

    def __getitem__(self, table: type[R]) -> tuple[R, ...]:
        return tuple(self._rows.get(table, ()))  # type: ignore[arg-type]

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def columns(self, table: type[Record], names: Sequence[str]) -> Iterator[dict[str, Any]]:
        """The named numeric fields of a table as NumPy arrays, piece by piece: for steps that cannot hold all its rows as records.

        A field that may be None is an array of floats, NaN for None. A tuple is Lists.
        """
        import numpy as np

        if rows := self._rows.get(table):
            values = {name: [getattr(row, name) for row in rows] for name in names}
            yield {
                name: Lists(np.array([v for one in found for v in one]), np.array([len(one) for one in found]))
                if isinstance(found[0], tuple)
                else np.array([np.nan if v is None else v for v in found])
                for name, found in values.items()
            }


class Lists(NamedTuple):
    """A column of tuples: all values one after the other, and how many each row has. Both NumPy arrays."""

    values: Any
    sizes: Any


@dataclass(frozen=True, slots=True)
class Step:
    """What both shapes share.

    name: 'stage.step'; version: raised whenever the same input may give other output; writes: the tables of its output
    (any step may also yield Dropped). close: reads closely, so it runs only for articles and stories chosen for that.
    """

    name: ClassVar[str]
    version: ClassVar[int] = 1
    writes: ClassVar[tuple[type[Record], ...]]
    close: ClassVar[bool] = False

    def open(self) -> None:
        """Load what is heavy, once a worker. Not part of the settings: keep it in a module-level cache."""

    def history(self, before: Sequence[Any], after: Sequence[Any], run: int, at: str) -> Iterable[Record]:
        """What changed between two states of the first table it writes, as history records: of its rows of those keys that a run worked
        out anew or took away. Default: nothing is kept. run: which of the runs that changed something, from 1; at: its time, UTC."""
        return ()


@dataclass(frozen=True, slots=True)
class MapStep(Step, ABC):
    """One record in, any number out. Pure; no memory between records or batches.

    map: for each record of the batch, in its order, the records made of it. A record that cannot be worked on gives a
    Dropped among its output, or raises InputError.
    """

    reads: ClassVar[type[Record]]

    @abstractmethod
    def map(self, batch: Sequence[Any]) -> Iterable[Iterable[Record]]: ...


@dataclass(frozen=True, slots=True)
class GroupStep(Step, ABC):
    """All rows of one key in, any number out. The same rows in any order give the same rows out.

    by: a field of the tables ('page', 'article'), one of MEMBERS (marks are joined to the story of their article), or None for the whole
    table. Such a step is called with the keys 0 to `split` - 1, each time with all rows.
    """

    by: ClassVar[str | None]
    reads: ClassVar[tuple[type[Record], ...]]

    @abstractmethod
    def reduce(self, key: Id, group: Group) -> Iterable[Record]: ...

    def split(self) -> int:
        """Of a step over the whole table: into how many keys its work falls."""
        return 1


def join(table: type[Record], by: str | None) -> str:
    """How the rows of `table` find their key in a group step: the one rule that planner and engines share.

    'all': every row in every group. 'field NAME': the key is that field. 'member NAME': the keys are those that hold the article in
    that field (a row whose tuple NAME holds several articles belongs to a key only if all of them do). PlanError where there is none.
    """
    names = {f.name for f in fields(table)}
    if by is None:
        return "all"
    if by in names:
        return f"field {by}"
    if table.__name__.lower() == by:
        return "field id"
    if by in MEMBERS:
        if table is Article:
            return "member id"
        for name in ("article", "articles"):
            if name in names:
                return f"member {name}"
    raise PlanError(f"{table.__name__} has no {by!r}, so it cannot be grouped by it")
