"""Where new articles belong, told before the stories are settled: a whole pass over a large store takes its time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from headwater import extraction, ids
from headwater.config import Settings
from headwater.errors import InputError
from headwater.ids import Id
from headwater.records import Article, Page, Story
from headwater.store import parts
from headwater.store.folder import FolderStore
from headwater.store.snapshot import Snapshot
from headwater.stories.window import Placement, Window
from headwater.views import resident

# Articles that are held, the latest: some 800 MB.
MOST = 300_000
# The step that works on a page first.
FIRST_STEP = "extract.body"


@dataclass(slots=True)
class Early:
    """Places what a round took, in a window that is kept from round to round. settings: of the steps whose work is foreseen."""

    settings: Settings
    window: Window | None = None

    def __call__(self, store: FolderStore) -> list[str]:
        """A line for each new article: the story that it seems to belong to. What is no article is told of by the run."""
        with store.snapshot() as view:
            pages = list(_new(store, view))
            if not pages:
                return []
            window = self.window = self.window or Window(resident.placing(self.settings))
            window.refresh(view, most=MOST)
            placed = []
            for page in pages:
                try:
                    article = extraction.extract(page)
                except InputError:
                    continue
                found = window.place(article)
                window.add(found)
                placed.append((article, found))
            titles = _titles(view, {found.story for _, found in placed})
        return [_line(article, found, titles) for article, found in placed]


def _new(store: FolderStore, view: Snapshot) -> Iterator[Page]:
    """The pages that no step has seen."""
    index = view.index(Page, ("id",))
    new = ~np.isin(index.columns["id"], view.outputs(FIRST_STEP)[0])
    for number, file in enumerate(index.files):
        mine = new & (index.part == number)
        if mine.any():
            yield from parts.read_rows(store.parts_folder, Page, file, index.position[mine])


def _titles(view: Snapshot, stories: set[Id | None]) -> dict[Id, str | None]:
    return {one.id: one.title for one in view.rows(Story) if one.id in stories}


def _line(article: Article, found: Placement, titles: dict[Id, str | None]) -> str:
    what = article.title or article.input_id
    if found.story is None:
        return f"{what}: seems to begin a story"
    told = titles.get(found.story) or ids.show(found.story)
    return f"{what}: {'a copy in' if found.copy_of else 'seems to join'} {told!r} ({found.score:.3f})"
