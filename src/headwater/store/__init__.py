"""Where records live: a folder of Parquet parts, which are the truth, and a catalogue that says which rows of them count.

A store of another kind is named in the entry-point group `headwater.stores`; it offers what `headwater.store.folder.FolderStore` does.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from headwater import plugins

if TYPE_CHECKING:
    from headwater.store.folder import FolderStore


def open_store(path: str | Path, write: bool = False) -> "FolderStore":
    """The store at `path`; write=True takes the one writer's place and makes the store if there is none.

    Raises StoreError where there is no store to read, StoreVersionError, StoreLockedError.
    """
    store: FolderStore = plugins.load("stores", "folder")(Path(path), write)
    return store
