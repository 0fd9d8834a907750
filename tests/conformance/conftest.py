"""What the conformance tests share: the example, and a store made from it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from headwater import config
from headwater.pipeline.run import Report, Run
from headwater.store import open_store

EXAMPLE = Path(__file__).parents[2] / "examples" / "ferry"
Feed = Callable[..., Report]


@pytest.fixture(scope="session")
def example_paths() -> list[Path]:
    """The example's files, in name order."""
    return sorted(EXAMPLE.iterdir())


@pytest.fixture(scope="session")
def feed() -> Feed:
    """feed(store folder, paths, engine='local', …): run everything on the paths."""

    def run(folder: Path, paths: Sequence[Path] = (), **options: object) -> Report:
        settings = config.load(folder.parent, {})
        with open_store(folder, write=True) as store:
            return Run(settings, **options)(store, paths)  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, example_paths: list[Path], feed: Feed) -> Path:
    """A store of the whole example, made by `local` in this process. Not to be written to."""
    folder = tmp_path_factory.mktemp("whole") / "store"
    feed(folder, example_paths, workers=1)
    return folder


@pytest.fixture(scope="session")
def whole_digest(whole: Path) -> str:
    with open_store(whole) as store:
        return store.digest()
