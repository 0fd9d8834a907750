"""One consistent view of a store: what it read at its first moment is what it reads to its end, whatever a writer commits meanwhile."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from headwater import codec
from headwater.records import Record
from headwater.step import R
from headwater.store import parts
from headwater.store.catalogue import Catalogue, PartRow


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of a table that count, without reading them whole. Equally long arrays, one entry a row.

    part: which of `files`; position: row in that file; key: the writing step's key; digest: of the row; columns: {name: Arrow
    column values as a NumPy array (object array of lists for tuples)}.
    """

    files: tuple[str, ...]
    part: Any
    position: Any
    key: Any
    digest: Any
    columns: dict[str, Any]

    def __len__(self) -> int:
        return len(self.part)


class Snapshot:
    """The read side that planner and views use. Made by FolderStore.snapshot."""

    def __init__(self, catalogue: Catalogue, connection: sa.Connection, folder: Path) -> None:
        self._catalogue, self._connection, self._folder = catalogue, connection, folder
        self._live: dict[int, tuple[Any, Any, Any]] = {}
        # The first read fixes what SQLite's read transaction sees.
        self._steps = catalogue.steps(connection)

    def steps(self) -> list[str]:
        """The names of the steps that have written here."""
        return sorted(self._steps)

    def outputs(self, step: str) -> tuple[Any, Any]:
        """(keys ascending, input digests) of a step as int64 arrays; empty for a step that never ran."""
        if step not in self._steps:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        keys, digests, _ = self._outputs(self._steps[step])
        return keys, digests

    def known(self, step: str, keys: Iterable[int]) -> set[int]:
        """Those of the keys that a step has output for. For a few: all are in `outputs`."""
        return self._catalogue.known(self._connection, self._steps[step], keys) if step in self._steps else set()

    def outputs_of(self, step: str, groups: Sequence[Sequence[int]]) -> list[tuple[Any, Any]]:
        """For each group of commits, (keys, input digests) of a step's keys that stand at one of them. No commit is in two groups."""
        keys, digests, at = self._outputs(self._steps[step])
        numbers = {commit: number for number, commits in enumerate(groups) for commit in commits}
        known, which = np.unique(at, return_inverse=True)
        group = np.array([numbers.get(commit, -1) for commit in known.tolist()], dtype=np.int64)[which]
        order = np.argsort(group, kind="stable")
        edges = np.searchsorted(group[order], np.arange(len(groups) + 1))
        return [(keys[order[a:b]], digests[order[a:b]]) for a, b in pairwise(edges.tolist())]

    def _outputs(self, step: int) -> tuple[Any, Any, Any]:
        if step not in self._live:
            self._live[step] = self._catalogue.outputs(self._connection, step)
        return self._live[step]

    def parts(self, table: type[Record] | None = None, step: str | None = None) -> list[PartRow]:
        number = None if step is None else self._steps.get(step, -1)
        return self._catalogue.parts(self._connection, table.__name__ if table else None, number)

    def version(self, tables: Sequence[type[Record]]) -> str:
        """Changes whenever a commit touched one of the tables."""
        return self._catalogue.version(self._connection, [t.__name__ for t in tables])

    def passed(self, step: str) -> str | None:
        return self._catalogue.passed(self._connection, self._steps[step]) if step in self._steps else None

    def asked(self) -> set[int]:
        """Articles whose story the user asked to be read closely."""
        return self._catalogue.asked(self._connection)

    def live(self, part: PartRow, keys: Any) -> Any:
        """Positions of the rows of a part that count, given its `_key` column."""
        known, _, commits = self._outputs(part.step)
        if not len(known):
            return np.empty(0, np.int64)
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.nonzero((known[at] == keys) & (commits[at] == part.commit))[0]

    def index(self, table: type[Record], columns: Sequence[str] = ()) -> Index:
        """Where the rows of `table` are, with the named columns of them."""
        found = self.parts(table)
        files, chunks = [], []
        gathered: dict[str, list[Any]] = {c: [] for c in columns}
        for number, part in enumerate(found):
            files.append(part.file)
            arrow = parts.read_arrow(self._folder, part.file, dict.fromkeys((parts.KEY, parts.DIGEST, *columns)))
            keys = arrow.column(parts.KEY).to_numpy()
            live = self.live(part, keys)
            chunks.append((np.full(len(live), number), live, keys[live], arrow.column(parts.DIGEST).to_numpy()[live]))
            for name in columns:
                gathered[name].append(_values(arrow.column(name))[live])
        part_of, position, key, digest = (
            np.concatenate([chunk[i] for chunk in chunks]) if chunks else np.empty(0, np.int64) for i in range(4)
        )
        values = {n: np.concatenate(v) if v else np.empty(0, np.int64) for n, v in gathered.items()}
        return Index(tuple(files), part_of, position, key, digest, values)

    def rows(self, table: type[R], but: Any = None) -> list[R]:
        """Every row of a table that counts. but: digests of rows to leave out, an int64 array; None: none."""
        out: list[R] = []
        for part in self.parts(table):
            arrow = parts.read_arrow(self._folder, part.file)
            live = self.live(part, arrow.column(parts.KEY).to_numpy())
            if but is not None:
                live = live[~np.isin(arrow.column(parts.DIGEST).to_numpy()[live], but)]
            out.extend(codec.from_arrow(table, arrow.take(live)))
        return out

    def marks(self, table: type[R], articles: Iterable[int]) -> list[R]:
        """The rows of a table with a field `article`, those of these articles alone; no other is read whole."""
        wanted, out = np.array(sorted(articles), dtype=np.int64), list[R]()
        for part in self.parts(table):
            if len(at := self._of(part, wanted)):
                out.extend(parts.read_rows(self._folder, table, part.file, at))
        return out

    def rows_of(self, table: type[R], keys: Any) -> list[R]:
        """The rows of a table that count and are output of `keys` of the step that writes it, an int64 array."""
        out: list[R] = []
        for part in self.parts(table):
            of_rows = parts.read_keys(self._folder, part.file)
            live = self.live(part, of_rows)
            wanted = live[np.isin(of_rows[live], keys)]
            if len(wanted):
                out.extend(parts.read_rows(self._folder, table, part.file, wanted))
        return out

    def columns(self, table: type[Record], names: Sequence[str], articles: Any = None) -> Iterator[dict[str, Any]]:
        """The named numeric fields of the rows that count, piece by piece, as Group.columns gives them.

        articles: ids ascending, of which alone the rows are wanted; None: all.
        """
        for part in self.parts(table):
            if len(at := self._of(part, articles)):
                for rows in parts.read_pieces(self._folder, part.file, dict.fromkeys(names), at):
                    yield {name: codec.to_numpy(rows.column(name)) for name in names}

    def _of(self, part: PartRow, articles: Any) -> Any:
        """Positions of the rows of a part that count and, unless `articles` is None, are of one of these."""
        at = self.live(part, parts.read_keys(self._folder, part.file))
        if articles is None or not len(at):
            return at
        mine = parts.read_at(self._folder, part.file, ("article",), at).column("article").to_numpy()
        return at[np.isin(mine, articles)]


def _values(column: Any) -> Any:
    import pyarrow as pa

    if pa.types.is_integer(column.type) and not column.null_count:
        return column.to_numpy()
    values = np.empty(len(column), dtype=object)
    values[:] = column.to_pylist()
    return values
