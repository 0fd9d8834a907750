"""The store as a watch uses it: read all the time, written to for moments, so that others can write while feeds are fetched."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.errors import StoreError, StoreLockedError
from headwater.store import open_store
from headwater.store.folder import FolderStore
from headwater.watch.clock import Clock

# Seconds that a commit waits for another writer to end; a run over a large archive may take longer, and then the round is given up.
PATIENCE = 600.0


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Be the one watch of this store for the length of the block. StoreLockedError where there is another."""
    with (path / "watch.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreLockedError(f"another watch is at work on {path}; wait for it to end") from None
        yield


@contextmanager
def opened(path: Path) -> Iterator[FolderStore]:
    """The store, to be read; made where there is none."""
    try:
        store = open_store(path)
    except StoreError:
        # There is none yet, or it cannot be used: then this says why.
        open_store(path, write=True).close()
        store = open_store(path)
    with store:
        yield store


@contextmanager
def writing(path: Path, clock: Clock) -> Iterator[FolderStore]:
    """The store, to be written to. StoreLockedError where another process writes for longer than `PATIENCE`."""
    until = clock.steady() + PATIENCE
    while True:
        try:
            store = open_store(path, write=True)
        except StoreLockedError:
            if clock.steady() > until:
                raise
            clock.sleep(1.0)
        else:
            break
    with store:
        yield store
