"""The one loop: read what is new, then for each step find what is pending, have the engine apply it, commit.

Killed at any moment and started again, it goes on where it stopped: what was committed is not pending.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import astuple, dataclass, field
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType

from headwater import dates, reading
from headwater.config import Settings, effective, from_note, to_note
from headwater.engine.work import Engine, start
from headwater.errors import UsageError
from headwater.ids import Id, make
from headwater.pipeline import pending, plan
from headwater.records import Article, Dropped, Fetch, Former, Intake, Page, Record, Story
from headwater.step import GroupStep, Step
from headwater.store import parts
from headwater.store.folder import FolderStore
from headwater.store.snapshot import Snapshot

# Called with (step name, keys done, keys in all).
Progress = Callable[[str, int, int], None]
# A document as reading finds it, with what is known of where and how it was found; a page found once more; what was let go.
Document = tuple[Page, Intake, *tuple[Record, ...]]
Found = Document | Intake | Dropped
# Pages in one commit of reading.
PAGES_A_COMMIT = 256
CLOSE = ("all", "shared", "none")
# The store's note that something was forgotten whose traces the next whole run has to erase from every step's parts.
_ERASE = "erase"


def _silent(step: str, done: int, total: int) -> None:
    pass


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
        """A line for each of the first `most` that were dropped, then noted, and one that counts the others."""
        lines = [
            f"{'note' if one.kept else 'dropped'} {one.record}: {one.reason}" for one in sorted(self.dropped, key=_kept)
        ]
        yield from lines[:most]
        if len(lines) > most:
            yield f"and {len(lines) - most} more: headwater dropped --store {store}"

    def counts(self) -> str:
        """'2 dropped', with the number of notes where there are any: '2 dropped, 1 note'."""
        lost = len(self.lost())
        notes = len(self.dropped) - lost
        return f"{lost} dropped" + (f", {notes} note{'s' if notes > 1 else ''}" if notes else "")


def _kept(one: Dropped) -> bool:
    return one.kept


@dataclass(frozen=True, slots=True)
class Run:
    """How to run: settings of the steps, the stage to stop after (None: the last), engine, its cluster's address, progress.

    close: which stories to read closely; None: as at the store's last run, at first those of two or more outlets (shared).
    asked_only: read no other story closely than those asked for; what was read before is kept up to date.
    """

    settings: Settings
    until: str | None = None
    close: str | None = None
    engine: str = "local"
    workers: int | None = None
    progress: Progress = _silent
    asked_only: bool = False
    address: str | None = None

    def __call__(self, store: FolderStore, paths: Sequence[str | Path] = (), found: Iterable[Found] = ()) -> Report:
        """Read the paths, beside them the documents `found`, and bring every step up to date.

        Raises UsageError before anything is read.
        """
        if self.close is not None and self.close not in CLOSE:
            raise UsageError(f"--close {self.close!r}: one of {', '.join(CLOSE)}")
        kinds = plan.step_kinds()
        plan.check(kinds)
        settings = effective(self.settings, plan.configured())
        steps = [self.settings.build(k) for k in plan.until(kinds, self.until)]
        engine = start(self.engine, self.workers, self.address)
        close = self.close or store.note("close") or "shared"
        store.set_note("close", close)
        store.set_note("settings", to_note(settings))
        report = Report()
        try:
            before = _dropped(store)
            bounds = self.settings.build(reading.ReadSettings)
            take(store, chain(found, *(reading.pages(p, bounds) for p in paths)), report, self.progress)
            for step in steps:
                self._apply(store, step, close, engine, report)
            report.dropped.extend(sorted(_dropped(store) - before - set(report.dropped), key=astuple))
            erase = store.note(_ERASE) == "yes"
            for name in (plan.READING, *(s.name for s in steps)):
                store.compact(name, erase, engine.run)
        finally:
            engine.close()
        if erase and self.until is None:
            store.set_note(_ERASE, "no")
        return report

    def _apply(self, store: FolderStore, step: Step, close: str, engine: Engine, report: Report) -> None:
        with store.snapshot() as view:
            allowed = self._allowed(view, step, close)
            state = _state(view, step, allowed)
            if view.passed(step.name) == state:
                return
            todo = pending.find(store, view, step, allowed)
            keep_history = type(step).history is not Step.history and (todo.digests or todo.gone)
            before = view.rows(step.writes[0]) if keep_history else []
        if todo.gone:
            store.commit(step.name, {}, todo.gone, [])
        done = 0
        for result in engine.apply(todo.tasks):
            store.commit(step.name, {k: todo.digests[k] for k in result.keys}, [], result.written)
            done += len(result.keys)
            self.progress(step.name, done, len(todo.digests))
        report.done[step.name] += done
        if keep_history:
            _keep_history(store, step, before)
        store.set_passed(step.name, state)

    def _allowed(self, view: Snapshot, step: Step, close: str) -> frozenset[int] | None:
        """The keys that a close-reading step may work on: None, all of them."""
        reads_all = close == "all" or self.until == "annotate"
        if not step.close or reads_all:
            return None
        stories = _close_stories(view, "none" if self.asked_only else close)
        kept = frozenset(view.outputs(step.name)[0].tolist()) if self.asked_only else frozenset()
        if isinstance(step, GroupStep) and step.by == "story":
            return kept | frozenset(stories)
        return kept | frozenset(a for members in stories.values() for a in members)


def _close_stories(view: Snapshot, close: str) -> dict[int, list[Id]]:
    """{story: articles} of the stories to read closely: those asked for, and by 'shared' those of two or more outlets."""
    outlets = pending.article_outlets(view) if close == "shared" else {}
    asked = view.asked()
    chosen = {}
    for story in view.rows(Story):
        # An outlet that is not known counts as one of its own.
        voices = {outlets.get(a) or a for a in story.articles} if close == "shared" else set()
        if len(voices) > 1 or asked & set(story.articles):
            chosen[int(story.id)] = list(story.articles)
    return chosen


def _state(view: Snapshot, step: Step, allowed: frozenset[int] | None) -> str:
    """Where nothing of this changed since the step's last whole pass, nothing is pending."""
    kept = "" if allowed is None else str(make(*sorted(allowed)))
    return f"{pending.fingerprint(step)} {view.version(plan.reads(type(step)))} {kept}"


def _keep_history(store: FolderStore, step: Step, before: Sequence[Record]) -> None:
    with store.snapshot() as view:
        after = view.rows(step.writes[0])
        at = view.version(step.writes)
    rows = list(step.history(before, after))
    if rows:
        name = f"{step.name}.history"
        key = make(name, at)
        store.commit(name, {key: 0}, [], parts.write(store.parts_folder, name, {key: rows}))


def _dropped(store: FolderStore) -> set[Dropped]:
    with store.snapshot() as view:
        return set(view.rows(Dropped))


def take(store: FolderStore, found: Iterable[Found], report: Report, progress: Progress = _silent) -> None:
    """Keep the documents found, each once, and note what was let go; no step is run."""
    taker = _Taker(store, report)
    items = iter(found)
    while batch := list(islice(items, PAGES_A_COMMIT)):
        if taker.keep(batch):
            progress(plan.READING, report.read, report.read + report.known)


def take_noting(
    store: FolderStore, found: Sequence[Found], settled: Iterable[str], notes: Mapping[str, str], report: Report
) -> None:
    """As `take`, in one commit that sets `notes` {name: text} too: what they tell of is in the store, or they do not tell it.

    settled: places of which nothing is let go any more.
    """
    _Taker(store, report).keep(found, {make("dropped", place) for place in settled}, notes)


class _Taker:
    """Writes documents to the store, each once. noted: what was let go, by the key of its place."""

    def __init__(self, store: FolderStore, report: Report) -> None:
        with store.snapshot() as view:
            self._known = set(view.outputs(plan.READING)[0].tolist())
        self._store, self._report = store, report
        self._noted: dict[int, list[Record]] = {}

    def keep(
        self,
        batch: Iterable[Found],
        settled: Set[int] = frozenset(),
        notes: Mapping[str, str] = MappingProxyType({}),
    ) -> bool:
        """One commit -> was there anything to write? settled: keys of places of which nothing is let go any more."""
        output: dict[int, list[Record]] = {}
        for item in batch:
            if isinstance(item, Dropped):
                self._report.dropped.append(item)
                key = make("dropped", item.record)
                self._noted[key] = [*self._noted.get(key, []), item]
                output[key] = self._noted[key]
                continue
            settled = settled | _places(item)
            fresh = {key: rows for key, rows in _keyed(item) if key not in self._known}
            self._known |= fresh.keys()
            output |= fresh
            if isinstance(item, tuple) and item[0].id in fresh:
                self._report.read += 1
            else:
                self._report.known += 1
        # What was let go at a place where there is now a document to read is let go no more.
        gone = sorted((settled & self._known) - self._noted.keys())
        if not (output or gone or notes):
            return False
        written = parts.write(self._store.parts_folder, plan.READING, output)
        self._store.commit(plan.READING, dict.fromkeys(output, 0), gone, written, notes)
        return True


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


def read_closely(store: FolderStore, article: Id, progress: Progress) -> None:
    """Have the story of `article` read closely, now and in later runs, whatever --close says. The rest stays as it is, and
    so do the settings: those of the store's last run."""
    store.ask(article)
    Run(from_note(store.note("settings")), progress=progress, asked_only=True)(store)


def forget(store: FolderStore, article: Id) -> None:
    """Take an article's page out of the store, its bytes too. The next run takes away, and erases, what rests on it."""
    with store.snapshot() as view:
        kept: list[Article | Former] = [*view.rows(Article), *view.rows(Former)]
        pages = {a.page for a in kept if a.id == article}
        fetches = [make("fetch", f.page, f.at) for f in view.rows(Fetch) if f.page in pages]
    if not pages:
        raise UsageError(f"there is no article {article:016x} in the store")
    store.commit(plan.READING, {}, [*pages, *fetches], [])
    store.set_note(_ERASE, "yes")
    store.compact(plan.READING, erase=True)
