"""Documents into the store, each once: read by this process, or by an engine's workers, so that no row passes through it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import chdir, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from headwater import dates, reading
from headwater.errors import HeadwaterError
from headwater.ids import Id, make
from headwater.pipeline import plan
from headwater.records import Dropped, Fetch, Intake, Page, Record
from headwater.store import parts
from headwater.store.folder import FolderStore, Run
from headwater.store.parts import Part

# Called with (step name, keys done, keys in all).
Progress = Callable[[str, int, int], None]
# A document as reading finds it, with what is known of where and how it was found; a page found once more; what was let go.
Document = tuple[Page, Intake, *tuple[Record, ...]]
Found = Document | Intake | Dropped
# Pages in one commit of reading.
PAGES_A_COMMIT = 256


def silent(step: str, done: int, total: int) -> None:
    """Shows no progress."""


@dataclass(slots=True)
class Report:
    """What a run did. read: pages new to the store; known: pages it had; dropped: what was let go, and notes of what is kept;
    done: {step: keys}."""

    read: int = 0
    known: int = 0
    dropped: list[Dropped] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    def lost(self) -> list[Dropped]:
        """What was let go, less the notes of what is kept."""
        return [one for one in self.dropped if not one.kept]

    def told(self, most: int, store: Path) -> Iterator[str]:
        """A line for each of the first `most` that were dropped, then for each different note, and one that counts the others."""
        lines: dict[tuple[str, str], list[Dropped]] = {}
        for one in sorted(self.dropped, key=_kept):
            lines.setdefault((one.reason, "" if one.kept else one.record), []).append(one)
        for first, *others in islice(lines.values(), most):
            also = f" and {len(others)} more" if others else ""
            yield f"{'note' if first.kept else 'dropped'} {first.record}{also}: {first.reason}"
        if rest := sum(map(len, islice(lines.values(), most, None))):
            yield f"and {rest} more: headwater dropped --store {store}"

    def counts(self) -> str:
        """'2 dropped', with the number of notes where there are any: '2 dropped, 1 note'."""
        lost = len(self.lost())
        notes = len(self.dropped) - lost
        return f"{lost} dropped" + (f", {notes} note{'s' if notes > 1 else ''}" if notes else "")


def _kept(one: Dropped) -> bool:
    return one.kept


def take(store: FolderStore, found: Iterable[Found], report: Report, progress: Progress = silent) -> None:
    """Keep the documents found, each once, and note what was let go; no step is run."""
    taker = _Taker(store, _known(store), report)
    items = iter(found)
    while batch := list(islice(items, PAGES_A_COMMIT)):
        if taker.keep(batch):
            progress(plan.READING, report.read, report.read + report.known)


def _known(store: FolderStore) -> set[int]:
    with store.snapshot() as view:
        return set(view.outputs(plan.READING)[0].tolist())


def take_noting(
    store: FolderStore, found: Sequence[Found], settled: Iterable[str], notes: Mapping[str, str], report: Report
) -> None:
    """As `take`, in one commit that sets `notes` {name: text} too: what they tell of is in the store, or they do not tell it.

    settled: places of which nothing is let go any more.
    """
    gone = {make("dropped", place) for place in settled}
    documents = [item for item in found if not isinstance(item, Dropped)]
    keys = gone.union(*map(_places, documents), (key for item in documents for key, _ in _keyed(item)))
    with store.snapshot() as view:
        _Taker(store, view.known(plan.READING, keys), report).keep(found, gone, notes)


class _Taker:
    """Writes documents to the store, each once. known: the keys that it has of those that may come; noted: what was let go, by the key of
    its place."""

    def __init__(self, store: FolderStore, known: set[int], report: Report) -> None:
        self._store, self._known, self._report = store, known, report
        self._noted: dict[int, list[Record]] = {}

    def keep(
        self,
        batch: Iterable[Found],
        settled: Set[int] = frozenset(),
        notes: Mapping[str, str] = MappingProxyType({}),
    ) -> bool:
        """One commit -> was there anything to write? settled: keys of places of which nothing is let go any more."""
        output: dict[int, list[Record]] = {}
        places = set(settled)
        for item in batch:
            if isinstance(item, Dropped):
                self._report.dropped.append(item)
                key = make("dropped", item.record)
                output[key] = self._noted.setdefault(key, [])
                output[key].append(item)
                continue
            places |= _places(item)
            fresh = {key: rows for key, rows in _keyed(item) if key not in self._known}
            self._known.update(fresh)
            output |= fresh
            if isinstance(item, tuple) and item[0].id in fresh:
                self._report.read += 1
            else:
                self._report.known += 1
        gone = self._gone(places)
        if not (output or gone or notes):
            return False
        written = parts.write(self._store.parts_folder, plan.READING, output)
        self._store.commit(plan.READING, dict.fromkeys(output, 0), gone, written, notes)
        return True

    @contextmanager
    def keys_written(self) -> Iterator[str]:
        """The known keys as a file beside the parts, for workers (see Reading) -> its name. A driver that dies leaves it to be swept."""
        file = self._store.parts_folder / f"{plan.READING}-known.npy"
        np.save(file, np.sort(np.fromiter(self._known, np.int64, len(self._known))))
        try:
            yield file.name
        finally:
            file.unlink()

    def accept(self, batch: "Batch") -> bool:
        """Commit what a worker has written, as `keep` would have -> was there anything new?"""
        done: set[int] = set()
        settled: set[int] = set()
        for item in batch.items:
            if isinstance(item, Dropped):
                self._report.dropped.append(item)
                done.add(key := make("dropped", item.record))
                self._noted.setdefault(key, [])
                continue
            settled |= item.places
            fresh = {key for key in item.keys if key not in self._known}
            self._known.update(fresh)
            done |= fresh
            if item.page in fresh:
                self._report.read += 1
            else:
                self._report.known += 1
        gone = self._gone(settled)
        # Of a batch without a new document only what was let go counts. (In others, rows of known keys stay, and do not count.)
        none = self._noted.keys() >= done
        counts = [p for p in batch.written if not none or p.table == Dropped.__name__]
        if done or gone:
            self._store.commit(plan.READING, dict.fromkeys(done, 0), gone, counts)
        for part in batch.written:
            if part not in counts:
                (self._store.parts_folder / part.file).unlink()
        return bool(done or gone)

    def _gone(self, places: Iterable[int]) -> list[int]:
        """Of the places where there is a document to read, those where it had been let go."""
        return sorted(key for key in places if key in self._known and key not in self._noted)


def _places(item: Document | Intake) -> set[int]:
    """The keys under which this document's file and line would have been noted as let go."""
    intake = item if isinstance(item, Intake) else item[1]
    return {make("dropped", intake.path), make("dropped", f"{intake.path}:{intake.line}")}


def _keyed(item: Document | Intake) -> Iterator[tuple[int, list[Record]]]:
    """The rows of a document with the key each is kept under: a page found again is not kept again, but the time of its
    fetching is, for it tells which version of an address is the newest."""
    if isinstance(item, Intake):
        intake = item
    else:
        intake = item[1]
        yield item[0].id, [*item]
    if intake.fetched is not None and (at := dates.interval(intake.fetched)[0]) is not None:
        yield make("fetch", intake.page, at), [Fetch(intake.page, at), *([intake] if intake is item else [])]


@dataclass(frozen=True, slots=True)
class Reading:
    """A path for a worker to read. number: its place among the paths; at: the driver's working folder; folder: where parts go;
    known: a file there of the keys of reading that the store had before the run, ascending, as a NumPy array."""

    number: int
    path: str
    exists: bool
    at: Path
    bounds: reading.ReadSettings
    folder: Path
    known: str

    def __str__(self) -> str:
        return f"reading {self.path}"


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that a worker has written. page: None for one found again; keys: those it is kept under; places: see _places."""

    page: Id | None
    keys: tuple[int, ...]
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """What a worker has written in one go, to be committed. items: in the order in which they were found."""

    written: tuple[Part, ...]
    items: tuple[Kept | Dropped, ...]


def take_apart(
    store: FolderStore,
    paths: Sequence[str | Path],
    bounds: reading.ReadSettings,
    run: Run,
    told: tuple[Report, Progress],
) -> None:
    """Have workers read the paths, each a job; what they found is committed in the order of the paths: of equal documents the
    first is kept, whoever was done first. told: what is told of it.

    HeadwaterError where a worker does not see a path that this process sees.
    """
    report, progress = told
    taker = _Taker(store, _known(store), report)
    folder = store.parts_folder.absolute()
    with taker.keys_written() as known:
        jobs = [Reading(n, str(p), Path(p).exists(), Path.cwd(), bounds, folder, known) for n, p in enumerate(paths)]
        done: dict[int, Sequence[Batch]] = {}
        turn = 0
        for number, batches in run(read_apart, jobs):
            done[number] = batches
            while turn in done:
                for batch in done.pop(turn):
                    if taker.accept(batch):
                        progress(plan.READING, report.read, report.read + report.known)
                turn += 1


def read_apart(job: Reading) -> tuple[int, list[Batch]]:
    """Read a path and write what is found -> (its number, the batches written, not committed)."""
    with chdir(job.at) if job.at.is_dir() else nullcontext():
        if job.exists and not Path(job.path).exists():
            raise HeadwaterError(f"{job.path} is not seen by a worker; it must be on storage that all nodes share")
        items = reading.pages(job.path, job.bounds)
        # Mapped: workers of one machine share it, and only what is looked up is read.
        known = np.load(job.folder / job.known, mmap_mode="r")
        noted: dict[int, list[Record]] = {}
        out = []
        while batch := list(islice(items, PAGES_A_COMMIT)):
            out.append(_written(job.folder, batch, noted, known))
        return job.number, out


def _written(folder: Path, batch: Sequence[Found], noted: dict[int, list[Record]], known: Any) -> Batch:
    """known: keys of which nothing is written, ascending."""
    output: dict[int, list[Record]] = {}
    items: list[Kept | Dropped] = []
    for item in batch:
        if isinstance(item, Dropped):
            key = make("dropped", item.record)
            output[key] = noted.setdefault(key, [])
            output[key].append(item)
            items.append(item)
            continue
        rows = dict(_keyed(item))
        for document, found in rows.items():
            if not _holds(known, document):
                # Of equal documents the first is kept.
                output.setdefault(document, found)
        page = item[0].id if isinstance(item, tuple) else None
        items.append(Kept(page, tuple(rows), frozenset(_places(item))))
    return Batch(tuple(parts.write(folder, plan.READING, output)), tuple(items))


def _holds(known: Any, key: int) -> bool:
    at = int(np.searchsorted(known, key))
    return at < len(known) and bool(known[at] == key)
