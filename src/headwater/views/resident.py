"""A store's articles in memory, so that a new one is placed in a story at once: see headwater.stories.window."""

from pathlib import Path

from headwater import dates
from headwater.config import Settings, from_note
from headwater.errors import UsageError
from headwater.store import open_store
from headwater.store.folder import FolderStore
from headwater.stories.cluster import ClusterStories
from headwater.stories.pair import PairArticles
from headwater.stories.sketch import SketchArticle
from headwater.stories.window import Placing, Window


def window(store: str | Path, since: str | None = None, most: int | None = None) -> Window:
    """The store's articles with the stories of its last run, placed by the settings of that run. The store is not held open.

    since: an ISO date or date-time; only articles that may be from then or later, or whose time is not known. most: only the latest.
    Raises StoreError where there is no store, UsageError for a date that is none.

    >>> from headwater import window
    >>> known = window("headwater-store", since="2026-11-01")                   # doctest: +SKIP
    >>> for page in headwater.read("new/"):                                     # doctest: +SKIP
    ...     found = known.place(headwater.extract(page))
    ...     print(found.story, found.score, [near.words for near in found.near])
    ...     known.add(found)
    """
    at = None if since is None else _instant(since)
    with open_store(store) as opened:
        return of(opened, at, most)


def of(opened: FolderStore, since: int | None = None, most: int | None = None) -> Window:
    """As `window`, of a store that is open. since: UTC seconds."""
    found = Window(placing(from_note(opened.note("settings"))))
    with opened.snapshot() as view:
        found.refresh(view, since, most)
    return found


def placing(settings: Settings) -> Placing:
    """With the settings of the steps."""
    return Placing(settings.build(SketchArticle), settings.build(PairArticles), settings.build(ClusterStories))


def _instant(since: str) -> int:
    at = dates.interval(since)[0]
    if at is None:
        raise UsageError(f"{since!r} is no date; write it as 2026-11-21")
    return at
