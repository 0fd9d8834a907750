"""A path -> the files under it, sorted, so that every machine reads them in one order."""

import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from headwater.records import Dropped
from headwater.text import mend

STEP = "read"


def files(path: Path) -> Iterator[Path | Dropped]:
    """The plain files under `path` (or `path` itself), depth first by name; what is not one comes as Dropped.

    Names that begin with a dot are not looked at. A folder is read once: a link back to a folder that was read, such as
    a symlink loop, is dropped and named. Links are followed after all real folders, so the real place is the one read.
    """
    if not path.is_dir():
        yield _plain(path)
        return
    read: dict[tuple[int, int], Path] = {}
    waiting, links = [path], deque[Path]()
    while waiting or links:
        here = waiting.pop() if waiting else links.popleft()
        try:
            mark = here.stat()
            entries = sorted(here.iterdir()) if (mark.st_dev, mark.st_ino) not in read else []
        except OSError as error:
            yield Dropped(shown(here), STEP, f"cannot be opened: {reason(error)}")
            continue
        if (mark.st_dev, mark.st_ino) in read:
            yield Dropped(
                shown(here), STEP, f"a link to a folder that is read already: {shown(read[mark.st_dev, mark.st_ino])}"
            )
            continue
        read[mark.st_dev, mark.st_ino] = here
        folders: list[Path] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                (links if entry.is_symlink() else folders).append(entry)
            else:
                yield _plain(entry)
        waiting.extend(reversed(folders))


def shown(path: Path) -> str:
    """The path as text that can be stored: file names may hold bytes that are no text."""
    return mend(str(path))[0]


def reason(error: OSError) -> str:
    """What the system says, without the path, which the record names already."""
    return (error.strerror or str(error) or type(error).__name__).lower()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _plain(path: Path) -> Path | Dropped:
    if path.is_file():
        return path
    if os.path.lexists(path) and not path.exists():
        return Dropped(shown(path), STEP, "a link that leads nowhere, or back to itself")
    if not path.exists():
        return Dropped(shown(path), STEP, "no such file or folder")
    return Dropped(shown(path), STEP, "not a plain file")
