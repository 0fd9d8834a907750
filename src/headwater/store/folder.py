"""The store as a folder.

store.json          which version of the layout this is
catalogue.sqlite    what counts (catalogue.py)
parts/              Parquet files (parts.py); those the catalogue does not name are left from a killed run, and swept
writer.lock         held by the one process that writes; readers.lock: shared by those that read, so that nothing is
                    swept under them. Both are freed by the system when a process dies, however it dies.
"""

import fcntl
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Any

import numpy as np

from headwater import codec, plugins
from headwater.errors import StoreDamagedError, StoreError, StoreLockedError, StoreVersionError
from headwater.ids import Id
from headwater.records import Record
from headwater.store import parts
from headwater.store.catalogue import Catalogue, PartRow
from headwater.store.parts import Part
from headwater.store.snapshot import Snapshot

# Has a function called with each of some jobs; what it returns comes in any order.
Run = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
# Raised when the layout or a table changes so that older parts cannot be read.
FORMAT = 6
# A step with more small commits than this has them rewritten together: many small runs must not make reading slow.
MOST_COMMITS = 24
# Bytes on disk from which a commit is not small, and to which small ones are gathered: a worker reads a part whole.
LARGE = 64 * 1024 * 1024
# What a process killed while making a store leaves behind.
_OURS = re.compile(r"store\.json\.new|catalogue\.sqlite(-\w+)?|parts|readers\.lock|writer\.lock")


class FolderStore:
    """A store in the folder `path`. A context manager. See open_store."""

    def __init__(self, path: Path, write: bool = False) -> None:
        self.path = path
        self._locks: list[IO[str]] = []
        if write:
            self._refuse_other_things()
            path.mkdir(parents=True, exist_ok=True)
            self._lock_writer()
        try:
            if not (path / "store.json").is_file():
                self._make(write)
            self._check_version()
            self._catalogue = Catalogue(path / "catalogue.sqlite", write)
            if write:
                self._sweep()
        except BaseException:
            self._unlock()
            raise

    def __enter__(self) -> "FolderStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._catalogue.close()
        self._unlock()

    def _unlock(self) -> None:
        for handle in self._locks:
            handle.close()
        self._locks.clear()

    @property
    def parts_folder(self) -> Path:
        """Where the engines' workers write parts and read them."""
        return self.path / "parts"

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """A consistent view for the length of the block; nothing that it needs is swept meanwhile."""
        with (self.path / "readers.lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            with self._catalogue.begin() as connection:
                yield Snapshot(self._catalogue, connection, self.parts_folder)

    def commit(
        self,
        step: str,
        done: Mapping[int, int],
        gone: Sequence[int],
        written: Sequence[Part],
        notes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Atomically: `written` is now the output of the keys of `done` {key: input digest}; the keys `gone` have none; the
        `notes` {name: text} are set."""
        if written:
            parts.sync_folder(self.parts_folder)
        with self._catalogue.begin() as c:
            if done or gone:
                self._catalogue.commit(c, self._catalogue.step(c, step), done, gone, written)
            for name, text in notes.items():
                self._catalogue.set_note(c, name, text)

    def set_passed(self, step: str, state: str) -> None:
        """Note what a step's whole pass started from."""
        with self._catalogue.begin() as c:
            self._catalogue.set_passed(c, self._catalogue.step(c, step), state)

    def ask(self, article: Id) -> None:
        """From now on the story of this article is read closely, whatever --close says."""
        with self._catalogue.begin() as c:
            self._catalogue.ask(c, article)

    def note(self, name: str) -> str | None:
        """What set_note wrote last under this name; None: nothing."""
        with self._catalogue.begin() as c:
            return self._catalogue.note(c, name)

    def set_note(self, name: str, text: str) -> None:
        with self._catalogue.begin() as c:
            self._catalogue.set_note(c, name, text)

    def compact(self, step: str, erase: bool = False, run: Run = map) -> None:
        """Rewrite a step's small commits as fewer, where there are many. What counts stays the same.

        erase: rewrite all commits that hold rows that no longer count, and sweep, so that their bytes are gone. run: calls a function
        with each of some jobs, wherever it likes.
        """
        with self.snapshot() as view:
            size: Counter[int] = Counter()
            stale = set()
            for part in view.parts(step=step):
                size[part.commit] += (self.parts_folder / part.file).stat().st_size
                if erase and len(view.live(part, parts.read_keys(self.parts_folder, part.file))) < part.rows:
                    stale.add(part.commit)
            chosen = [c for c in sorted(size) if (c in stale if erase else size[c] < LARGE)]
            if not erase and len(chosen) <= MOST_COMMITS:
                return
            self._rewrite(view, step, list(_groups(chosen, size)), run)
        if erase:
            self._sweep()

    def _rewrite(self, view: Snapshot, step: str, groups: Sequence[Sequence[int]], run: Run) -> None:
        """The rows of each group of commits that count, as one new commit."""
        group_of = {commit: n for n, commits in enumerate(groups) for commit in commits}
        old: list[list[PartRow]] = [[] for _ in groups]
        for part in view.parts(step=step):
            if part.commit in group_of:
                old[group_of[part.commit]].append(part)
        outputs = view.outputs_of(step, groups)
        left = [self._merges(view, step, n, found) for n, found in enumerate(old)]
        written: list[list[Part]] = [[] for _ in groups]
        for n, merges in enumerate(left):
            if not merges:
                self._replace(step, outputs[n], old[n], [])
        for n, made in run(parts.merge, list(chain.from_iterable(left))):
            written[n].append(made)
            if len(written[n]) == len(left[n]):
                self._replace(step, outputs[n], old[n], written[n])

    def _merges(self, view: Snapshot, step: str, group: int, old: Sequence[PartRow]) -> list[parts.Merge]:
        pieces: dict[str, list[tuple[str, Any]]] = {}
        for part in old:
            live = view.live(part, parts.read_keys(self.parts_folder, part.file))
            if len(live):
                pieces.setdefault(part.record, []).append((part.file, live))
        folder = self.parts_folder.absolute()
        return [parts.Merge(group, folder, step, record, tuple(found)) for record, found in sorted(pieces.items())]

    def _replace(self, step: str, output: tuple[Any, Any], old: Sequence[PartRow], written: Sequence[Part]) -> None:
        """output: the keys that the old parts are of, with the digests of what they were made from."""
        parts.sync_folder(self.parts_folder)
        with self._catalogue.begin() as c:
            done = dict(zip(*(values.tolist() for values in output), strict=True))
            self._catalogue.commit(c, self._catalogue.step(c, step), done, [], written)
            self._catalogue.drop_parts(c, [p.file for p in old])

    def digest(self) -> str:
        """A hash of all records but history: equal stores have equal digests."""
        h = blake2b(digest_size=16)
        with self.snapshot() as view:
            for name, table in sorted(plugins.tables().items()):
                if not table.history:
                    h.update(name.encode())
                    h.update(np.sort(view.index(table).digest.astype(np.int64)).tobytes())
        return h.hexdigest()

    def check(self) -> list[str]:
        """What is wrong with the store, a line each; an empty list for a sound one. Reads every part."""
        problems: list[str] = []
        with self.snapshot() as view:
            for part in view.parts():
                problems.extend(self._check_part(part))
        return problems

    def _check_part(self, part: PartRow) -> list[str]:
        table = plugins.tables().get(part.record)
        if table is None:
            return [f"parts/{part.file}: holds {part.record}, a table of a package that is not installed"]
        try:
            arrow = parts.read_arrow(self.parts_folder, part.file)
            rows: list[Record] = codec.from_arrow(table, arrow)
        except (StoreDamagedError, KeyError) as error:
            return [f"parts/{part.file}: cannot be read: {error}"]
        if len(rows) != part.rows:
            return [f"parts/{part.file}: {len(rows)} rows, the catalogue says {part.rows}"]
        wrong = sum(codec.digest(r) != d for r, d in zip(rows, arrow.column(parts.DIGEST).to_pylist(), strict=True))
        return [f"parts/{part.file}: {wrong} rows differ from their digests"] if wrong else []

    def _refuse_other_things(self) -> None:
        """A folder that holds something else is never touched; one that a process was killed while making is gone on with."""
        if not self.path.exists() or (self.path / "store.json").is_file():
            return
        if not self.path.is_dir() or any(not _OURS.fullmatch(p.name) for p in self.path.iterdir()):
            raise StoreError(f"{self.path} is not a Headwater store; name another folder with --store")
        if (self.path / "parts").is_dir() and any((self.path / "parts").iterdir()):
            raise StoreDamagedError(f"{self.path / 'store.json'} is missing")

    def _make(self, write: bool) -> None:
        if not write:
            self._refuse_other_things()
            raise StoreError(f"there is no store at {self.path}; make one with: headwater run PATH --store {self.path}")
        self.parts_folder.mkdir(exist_ok=True)
        (self.path / "readers.lock").touch()
        Catalogue.make(self.path / "catalogue.sqlite")
        # Last, for it says that the store is whole.
        draft = self.path / "store.json.new"
        draft.write_text(json.dumps({"headwater store": FORMAT}))
        draft.replace(self.path / "store.json")

    def _check_version(self) -> None:
        try:
            found: Any = json.loads((self.path / "store.json").read_text())["headwater store"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self.path / 'store.json'} is damaged: {error}") from error
        if found != FORMAT:
            raise StoreVersionError(
                f"{self.path} was written in store format {found}, this program reads {FORMAT}: "
                "use the program that wrote it, or run again on the original files with a new --store"
            )

    def _lock_writer(self) -> None:
        handle = (self.path / "writer.lock").open("a")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.close()
            raise StoreLockedError(f"another process is writing to {self.path}; wait for it to end") from None
        self._locks.append(handle)

    def _sweep(self) -> None:
        """Remove files that no commit names, unless somebody is reading: the next writer sweeps then."""
        with (self.path / "readers.lock").open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            with self._catalogue.begin() as c:
                named = self._catalogue.files(c)
            for file in self.parts_folder.iterdir():
                if file.name not in named:
                    file.unlink()


def _groups(commits: Sequence[int], size: Mapping[int, int]) -> Iterator[list[int]]:
    """The commits in groups of about LARGE bytes."""
    group: list[int] = []
    held = 0
    for commit in commits:
        if group and held + size[commit] > LARGE:
            yield group
            group, held = [], 0
        group.append(commit)
        held += size[commit]
    if group:
        yield group
