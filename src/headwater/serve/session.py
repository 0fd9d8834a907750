"""The few calls that the command line makes to the store and the pipeline. Both are imported when first called."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater import codec, config
from headwater.ids import Id

if TYPE_CHECKING:
    from headwater.pipeline.taking import Report
    from headwater.views import Index
    from headwater.views.shapes import Placed, Why

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class HowToRun:
    """The flags of `headwater run`. overrides: 'step.field=value', each."""

    until: str | None = None
    close: str | None = None
    engine: str = "local"
    workers: int | None = None
    overrides: tuple[str, ...] = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class HowToWatch:
    """The flags of `headwater watch`. every: seconds between rounds, None: one round. at_once: hosts visited at the same time.
    early: say at once where new articles seem to belong."""

    every: float | None
    pace: float
    at_once: int
    notify: str | None
    leave_reserved: bool
    allow_private: bool
    early: bool = False


@contextmanager
def reading(store: Path) -> "Iterator[Index]":
    """A consistent view of the store's rows. StoreError where there is no store."""
    from headwater.store import open_store
    from headwater.views import Index

    with open_store(store) as opened, opened.snapshot() as view:
        yield Index(view)


def why(store: Path, a: str, b: str) -> "Why":
    """Why two articles are in one story or not, by the settings of the store's last run."""
    from headwater import views
    from headwater.store import open_store
    from headwater.stories.cluster import ClusterStories

    with open_store(store) as opened, opened.snapshot() as view:
        return views.why(view, a, b, config.from_note(opened.note("settings")).build(ClusterStories))


def settings(overrides: Sequence[str]) -> config.Settings:
    return config.load(Path.cwd(), os.environ, overrides)


def run(store: Path, paths: Sequence[str], how: HowToRun, progress: Progress) -> "Report":
    """Read `paths` into the store, made if there is none, and bring every step up to date."""
    from headwater.pipeline.run import Run
    from headwater.store import open_store

    wanted = Run(settings(how.overrides), how.until, how.close, how.engine, how.workers, progress, address=how.address)
    with open_store(store, write=True) as opened:
        return wanted(opened, paths)


def watch(store: Path, feeds: Sequence[str], how: HowToWatch, run: HowToRun, progress: Progress) -> "Report":
    """Watch feeds until interrupted, or for one round. UsageError for a list that names no feed."""
    from headwater.pipeline.run import Run
    from headwater.serve.talk import say
    from headwater.watch import feeds as lists
    from headwater.watch.clock import Clock
    from headwater.watch.early import Early
    from headwater.watch.loop import Watch
    from headwater.watch.rounds import Round
    from headwater.watch.tell import argv
    from headwater.watch.visit import Manners

    if how.notify is not None and not how.notify.startswith(("http://", "https://")):
        argv(how.notify)
    addresses = list(dict.fromkeys(address for path in feeds for address in lists.addresses(path)))
    steps = Run(settings(run.overrides), run.until, run.close, run.engine, run.workers, progress, address=run.address)
    turn = Round(Clock(), Manners(how.pace, how.at_once), how.leave_reserved)
    early = Early(steps.settings) if how.early else None
    return Watch(addresses, turn, steps, how.every, how.notify, how.allow_private, early=early)(store, say)


def place(store: Path, paths: Sequence[str], since: str | None) -> "Iterator[Placed | str]":
    """Where each document under `paths` belongs, the later ones beside the earlier ones; what was let go as a line that says why."""
    from headwater import reading
    from headwater.errors import InputError
    from headwater.extraction import extract
    from headwater.records import Dropped
    from headwater.store import open_store
    from headwater.views import Index, resident
    from headwater.views.placed import placed

    with open_store(store) as opened, opened.snapshot() as view:
        window = resident.window(store, since)
        index = Index(view)
        bounds = config.from_note(opened.note("settings")).build(reading.ReadSettings)
        for item in chain.from_iterable(reading.read(path, bounds) for path in paths):
            if isinstance(item, Dropped):
                yield f"{'note' if item.kept else 'dropped'} {item.record}: {item.reason}"
                continue
            try:
                article = extract(item)
            except InputError as error:
                yield f"dropped {error}"
                continue
            found = window.place(article)
            yield placed(index, article, found, article.id in window)
            window.add(found)


def told(report: "Report") -> dict[str, Any]:
    """What a run did, as a JSON object."""
    dropped = [codec.to_json(one) for one in report.dropped]
    return {"read": report.read, "known": report.known, "dropped": dropped, "done": dict(report.done)}


def read_closely(store: Path, article: Id, progress: Progress) -> None:
    """Have the story of `article` read closely, now and in later runs, with the settings of the store's last run."""
    from headwater.pipeline import run
    from headwater.store import open_store

    with open_store(store, write=True) as opened:
        run.read_closely(opened, article, progress)


def forget(store: Path, article: Id) -> None:
    from headwater.pipeline.run import forget as take_out
    from headwater.store import open_store

    with open_store(store, write=True) as opened:
        take_out(opened, article)


def check(store: Path) -> list[str]:
    """What is wrong with the store; empty: nothing."""
    from headwater.store import open_store

    with open_store(store) as opened:
        return opened.check()


def digest(store: Path) -> str:
    from headwater.store import open_store

    with open_store(store) as opened:
        return opened.digest()


def effective(overrides: Sequence[str]) -> list[config.Setting]:
    """Every setting of every installed step with its value and where it comes from."""
    from headwater.pipeline import plan

    return config.effective(settings(overrides), plan.configured())


def noted(store: Path) -> list[config.Setting]:
    """The settings of the store's last run."""
    from headwater.pipeline import plan
    from headwater.store import open_store

    with open_store(store) as opened:
        return config.effective(config.from_note(opened.note("settings")), plan.configured())
