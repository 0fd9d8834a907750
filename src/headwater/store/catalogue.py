"""The catalogue: which parts there are, and which commit each step's key stands at. SQLite in WAL mode, through SQLAlchemy Core.

A row of a part counts if, and only if, the key it is output of stands at the part's own commit. So replacing a key's output, or
removing it, is one row here; the parts are never changed.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import sqlalchemy as sa

from headwater.errors import StoreDamagedError, StoreError
from headwater.store.parts import Part

_META = sa.MetaData()
_STEP = sa.Table("step", _META, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text, unique=True))
# The last commit of each step: earlier ones are forgotten, for a store that is fed for years has millions.
_COMMIT = sa.Table(
    "commits", _META, sa.Column("id", sa.Integer, primary_key=True), sa.Column("step", sa.Integer, nullable=False)
)
_PART = sa.Table(
    "part",
    _META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("commit_id", sa.Integer, nullable=False, index=True),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("record", sa.Text, nullable=False, index=True),
    sa.Column("file", sa.Text, nullable=False, unique=True),
    sa.Column("rows", sa.Integer, nullable=False),
)
_OUTPUT = sa.Table(
    "output",
    _META,
    sa.Column("step", sa.Integer, primary_key=True),
    sa.Column("key", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("digest", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
    sa.Column("commit_id", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
# The user's own judgements: stories asked to be read closely, by one of their articles.
_ASKED = sa.Table(
    "asked", _META, sa.Column("article", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True)
)
# What a step's whole pass started from: where nothing of it changed, the step need not look at its keys.
_PASS = sa.Table("pass", _META, sa.Column("step", sa.Integer, primary_key=True), sa.Column("state", sa.Text))
# How the store was last run, so that a later look at it does not change it.
_NOTE = sa.Table(
    "note", _META, sa.Column("name", sa.Text, primary_key=True), sa.Column("text", sa.Text, nullable=False)
)


# Steps whose outputs are held, 24 bytes a key: as many as one step reads of at most, less what few read.
_HELD = 4


@dataclass(frozen=True, slots=True)
class PartRow:
    """A committed part. step, commit: the catalogue's own numbers."""

    step: int
    commit: int
    record: str
    file: str
    rows: int


class Catalogue:
    """The catalogue at `path`. Close it when done. StoreDamagedError where it is missing or no catalogue.

    write: may change it; reading needs no right to write, and leaves no file behind in a folder that cannot be written to.
    """

    def __init__(self, path: Path, write: bool) -> None:
        if not path.is_file():
            raise StoreDamagedError(f"{path} is missing: the store's parts cannot be told without it")
        self._path = path
        # Of a step: the commit it stood at, and its outputs then. Last asked for last.
        self._held: dict[int, tuple[int | None, Any]] = {}
        mode = "rw" if write else "ro" if os.access(path.parent, os.W_OK) else "ro&immutable=1"
        address = f"file:{quote(str(path.absolute()))}?mode={mode}"
        self._engine = sa.create_engine(
            "sqlite://", creator=lambda: _connect(address, write), poolclass=sa.pool.NullPool
        )
        sa.event.listen(self._engine, "begin", lambda c: c.exec_driver_sql("BEGIN"))

    @staticmethod
    def make(path: Path) -> None:
        """A new, empty catalogue. Nothing is changed where there is one."""
        engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
        _META.create_all(engine)
        engine.dispose()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        """One transaction: committed at the end, rolled back on an exception. StoreError where SQLite fails."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except sa.exc.OperationalError as error:
            raise StoreError(f"{self._path}: {error.orig}") from error
        except sa.exc.DatabaseError as error:
            raise StoreDamagedError(f"{self._path}: {error.orig}") from error

    def steps(self, c: sa.Connection) -> dict[str, int]:
        return {name: number for number, name in c.execute(sa.select(_STEP.c.id, _STEP.c.name))}

    def step(self, c: sa.Connection, name: str) -> int:
        """The number of a step, given one if it has none."""
        found = c.execute(sa.select(_STEP.c.id).where(_STEP.c.name == name)).scalar()
        if found is not None:
            return int(found)
        return int(c.execute(sa.insert(_STEP).values(name=name)).inserted_primary_key[0])  # type: ignore[index]

    def parts(self, c: sa.Connection, record: str | None = None, step: int | None = None) -> list[PartRow]:
        query = sa.select(_PART.c.step, _PART.c.commit_id, _PART.c.record, _PART.c.file, _PART.c.rows).order_by(
            _PART.c.id
        )
        if record is not None:
            query = query.where(_PART.c.record == record)
        if step is not None:
            query = query.where(_PART.c.step == step)
        return [PartRow(*row) for row in c.execute(query)]

    def outputs(self, c: sa.Connection, step: int) -> tuple[Any, Any, Any]:
        """(keys ascending, input digests, commits) of a step, as int64 arrays that nobody may change.

        Those of the steps last asked for are held: one step's keys tell which rows of the tables it wrote count, for all steps that read them.
        """
        last = c.execute(sa.select(sa.func.max(_COMMIT.c.id)).where(_COMMIT.c.step == step)).scalar()
        at, held = self._held.pop(step, (None, None))
        if held is None or at != last:
            query = sa.select(_OUTPUT.c.key, _OUTPUT.c.digest, _OUTPUT.c.commit_id).where(_OUTPUT.c.step == step)
            rows = np.fromiter(chain.from_iterable(c.execute(query.order_by(_OUTPUT.c.key))), np.int64)
            held = np.ascontiguousarray(rows.reshape(-1, 3).T)
        self._held[step] = last, held
        if len(self._held) > _HELD:
            del self._held[next(iter(self._held))]
        keys, digests, commits = held
        return keys, digests, commits

    def known(self, c: sa.Connection, step: int, keys: Iterable[int]) -> set[int]:
        """Those of the keys that stand at some commit of a step, each looked up."""
        query = "SELECT 1 FROM output WHERE step = ? AND key = ?"
        return {key for key in keys if c.exec_driver_sql(query, (step, key)).scalar()}

    def commit(
        self, c: sa.Connection, step: int, done: Mapping[int, int], gone: Sequence[int], parts: Iterable[Part]
    ) -> int:
        """Make `parts` the output of the keys of `done` ({key: input digest}), and take away that of `gone`. -> the commit."""
        number = int(c.execute(sa.insert(_COMMIT).values(step=step)).inserted_primary_key[0])  # type: ignore[index]
        c.execute(sa.delete(_COMMIT).where(_COMMIT.c.step == step, _COMMIT.c.id < number))
        rows = [{"commit_id": number, "step": step, "record": p.table, "file": p.file, "rows": p.rows} for p in parts]
        if rows:
            c.execute(sa.insert(_PART), rows)
        if gone:
            c.execute(
                sa.delete(_OUTPUT).where(_OUTPUT.c.step == step, _OUTPUT.c.key == sa.bindparam("gone")),
                [{"gone": int(k)} for k in gone],
            )
        if done:
            c.exec_driver_sql(
                "INSERT INTO output (step, key, digest, commit_id) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (step, key) DO UPDATE SET digest = excluded.digest, commit_id = excluded.commit_id",
                [(step, int(k), int(d), number) for k, d in done.items()],
            )
        return number

    def drop_parts(self, c: sa.Connection, files: Iterable[str]) -> None:
        """Forget parts: their files are swept later."""
        rows = [{"gone": f} for f in files]
        if rows:
            c.execute(sa.delete(_PART).where(_PART.c.file == sa.bindparam("gone")), rows)

    def files(self, c: sa.Connection) -> set[str]:
        return set(c.execute(sa.select(_PART.c.file)).scalars())

    def version(self, c: sa.Connection, records: Iterable[str]) -> str:
        """A text that changes whenever a commit touched one of the tables, or took rows from them."""
        steps = sa.select(_PART.c.step).where(_PART.c.record.in_(list(records)))
        query = sa.select(sa.func.max(_COMMIT.c.id)).where(_COMMIT.c.step.in_(steps))
        return str(c.execute(query).scalar())

    def passed(self, c: sa.Connection, step: int) -> str | None:
        return c.execute(sa.select(_PASS.c.state).where(_PASS.c.step == step)).scalar()

    def set_passed(self, c: sa.Connection, step: int, state: str) -> None:
        c.execute(sa.delete(_PASS).where(_PASS.c.step == step))
        c.execute(sa.insert(_PASS).values(step=step, state=state))

    def asked(self, c: sa.Connection) -> set[int]:
        return set(c.execute(sa.select(_ASKED.c.article)).scalars())

    def ask(self, c: sa.Connection, article: int) -> None:
        if article not in self.asked(c):
            c.execute(sa.insert(_ASKED).values(article=article))

    def note(self, c: sa.Connection, name: str) -> str | None:
        return c.execute(sa.select(_NOTE.c.text).where(_NOTE.c.name == name)).scalar()

    def set_note(self, c: sa.Connection, name: str, text: str) -> None:
        c.execute(sa.delete(_NOTE).where(_NOTE.c.name == name))
        c.execute(sa.insert(_NOTE).values(name=name, text=text))


def _connect(address: str, write: bool) -> sqlite3.Connection:
    # SQLAlchemy's own BEGIN is used (a read snapshot needs one), so the driver must not start transactions itself.
    connection = sqlite3.connect(address, uri=True, timeout=60, isolation_level=None, check_same_thread=False)
    if write:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    return connection
