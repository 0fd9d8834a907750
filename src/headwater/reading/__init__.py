"""Location -> Page: files, folders, archives, feeds and tables, streamed, with what could not be read on record."""

from collections.abc import Iterator
from pathlib import Path

from headwater.reading.pages import Item, pages
from headwater.reading.settings import ReadSettings
from headwater.records import Dropped, Page

__all__ = ["Item", "ReadSettings", "pages", "read"]


def read(path: str | Path, settings: ReadSettings | None = None) -> Iterator[Page | Dropped]:
    """Every document under `path`, a file or a folder, one after another, for callers who need no store.

    settings: the bounds, and how foreign columns are called; None: the defaults. What cannot be read comes as Dropped, which
    names the place and the reason; nothing is raised for bad input. `pages(path)` also tells when and where each was read.

    >>> list(read("no-such-folder"))
    [Dropped(record='no-such-folder', step='read', reason='no such file or folder', kept=False)]
    """
    for item in pages(path, settings):
        if isinstance(item, tuple):
            yield item[0]
        elif isinstance(item, Dropped):
            yield item
