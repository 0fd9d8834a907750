"""The one loop: read what is new, then for each step find what is pending, have the engine apply it, commit.

Killed at any moment and started again, it goes on where it stopped: what was committed is not pending.
"""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from headwater import reading
from headwater.config import Settings, effective, from_note, to_note
from headwater.engine.work import Engine, start
from headwater.errors import UsageError
from headwater.ids import Id, make
from headwater.pipeline import pending, plan
from headwater.pipeline.taking import Found, Progress, Report, silent, take, take_apart
from headwater.records import Article, Dropped, Fetch, Former, Record, Story
from headwater.step import GroupStep, Step
from headwater.store import parts
from headwater.store.folder import FolderStore
from headwater.store.snapshot import Snapshot

CLOSE = ("all", "shared", "none")
# The store's note that something was forgotten whose traces the next whole run has to erase from every step's parts.
_ERASE = "erase"


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
    progress: Progress = silent
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
        bounds = self.settings.build(reading.ReadSettings)
        steps = [self.settings.build(k) for k in plan.until(kinds, self.until)]
        engine = start(self.engine, self.workers, self.address)
        close = self.close or store.note("close") or "shared"
        store.set_note("close", close)
        store.set_note("settings", to_note(settings))
        report = Report()
        try:
            with store.snapshot() as view:
                noted = view.index(Dropped).digest
            if engine.distant:
                take(store, found, report, self.progress)
                take_apart(store, paths, bounds, engine.run, (report, self.progress))
            else:
                take(store, chain(found, *(reading.pages(p, bounds) for p in paths)), report, self.progress)
            for step in steps:
                self._apply(store, step, close, engine, report)
            with store.snapshot() as view:
                fresh = set(view.rows(Dropped, but=noted))
            report.dropped.extend(sorted(fresh - set(report.dropped), key=astuple))
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
            redone = np.fromiter(chain(todo.digests, todo.gone), np.int64)
            before = view.rows_of(step.writes[0], redone) if keep_history else []
        if todo.gone:
            store.commit(step.name, {}, todo.gone, [])
        done = 0
        for result in engine.apply(todo.tasks):
            store.commit(step.name, {k: todo.digests[k] for k in result.keys}, [], result.written)
            done += len(result.keys)
            self.progress(step.name, done, len(todo.digests))
        report.done[step.name] += done
        if keep_history:
            _keep_history(store, step, redone, before)
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


def _keep_history(store: FolderStore, step: Step, redone: Any, before: Sequence[Record]) -> None:
    """redone: the keys that had output anew, or none any more; before: the rows that they had. What other keys have is as it was."""
    with store.snapshot() as view:
        after = view.rows_of(step.writes[0], redone)
        state = view.version(step.writes)
    name = f"{step.name}.history"
    run = int(store.note(name) or 0) + 1
    rows = list(step.history(before, after, run, datetime.now(UTC).isoformat(timespec="seconds")))
    if rows:
        key = make(name, state)
        written = parts.write(store.parts_folder, name, {key: rows})
        store.commit(name, {key: 0}, [], written, {name: str(run)})


def read_closely(store: FolderStore, article: Id, progress: Progress) -> None:
    """Have the story of `article` read closely, now and in later runs, whatever --close says. The rest stays as it is, and
    so do the settings: those of the store's last run."""
    store.ask(article)
    Run(from_note(store.note("settings")), progress=progress, asked_only=True)(store)


def forget(store: FolderStore, article: Id) -> None:
    """Take an article's page out of the store, its bytes too. The next run takes away, and erases, what rests on it."""
    with store.snapshot() as view:
        pages: set[int] = set()
        for table in (Article, Former):
            found = view.index(table, ("id", "page")).columns
            pages.update(found["page"][found["id"] == article].tolist())
        times = view.index(Fetch, ("page", "at")).columns
        of_these = np.isin(times["page"], list(pages))
        fetches = [
            make("fetch", page, at)
            for page, at in zip(times["page"][of_these].tolist(), times["at"][of_these].tolist(), strict=True)
        ]
    if not pages:
        raise UsageError(f"there is no article {article:016x} in the store")
    store.commit(plan.READING, {}, [*pages, *fetches], [])
    store.set_note(_ERASE, "yes")
    store.compact(plan.READING, erase=True)
