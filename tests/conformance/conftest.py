"""What the conformance tests share: the example and the archive of one outlet, and stores made from them.

`outlet/` holds what the example has not, so that every step has something to say: pages of one site with lines that recur,
a live blog, a page that holds no report.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from headwater import config
from headwater.pipeline.run import Run
from headwater.pipeline.taking import Report
from headwater.reading import pages
from headwater.records import Listing, Response
from headwater.store import open_store
from headwater.watch.reservation import reservations

OUTLET = Path(__file__).parent / "outlet"
SITE = "https://tollenmercury.example"
EXAMPLE = Path(__file__).parents[2] / "examples" / "ferry"
Feed = Callable[..., Report]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outlet's pages as a WARC, which says when each was fetched."""
    path = tmp_path_factory.mktemp("outlet") / "tollenmercury.warc"
    path.write_bytes(b"".join(_response(page, day) for day, page in enumerate(sorted(OUTLET.glob("*.html")), 11)))
    return path


def _response(page: Path, day: int) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.read_bytes()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-0000000000{day}>\r\n"
        f"WARC-Date: 2024-03-{day}T05:00:00Z\r\nWARC-Target-URI: {SITE}/{page.stem}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


@pytest.fixture(scope="session")
def example_paths(archive: Path) -> list[Path]:
    """The example's files, in name order, and the outlet's archive."""
    return [*sorted(EXAMPLE.iterdir()), archive]


@pytest.fixture(scope="session")
def watched(archive: Path) -> list[Any]:
    """The outlet's pages as `watch` finds them: with how the server answered, what the feed says, what rights are reserved."""
    found = []
    for page, intake in (item for item in pages(archive) if isinstance(item, tuple)):
        listing = Listing(page.id, f"{SITE}/feed", None, "Told by the feed", None, None, (), "Town", "en", None)
        response = Response(page.id, page.location, 1710000000, "200", ("Content-Type: text/html",))
        found.append((page, intake, listing, response, *reservations(page.id, {}, page.data, (False, None))))
    return found


@pytest.fixture(scope="session")
def feed() -> Feed:
    """feed(store folder, paths, found, engine='local', …): run everything on the paths and the documents found."""

    def run(folder: Path, paths: Sequence[Path] = (), found: Sequence[Any] = (), **options: object) -> Report:
        settings = config.load(folder.parent, {})
        with open_store(folder, write=True) as store:
            return Run(settings, **options)(store, paths, found)  # type: ignore[arg-type]

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


# Runs a script in a process that kills itself, with no chance to clean up, at the n-th of the moments that matter (-1: at none): before and
# after a part is written, inside the catalogue's transaction and right after it, and between making a store's files. The script may name
# more with `deadly`; how many there were is what it prints last.
_DYING = """
import itertools, os, signal, sys
from headwater.store import parts
from headwater.store.catalogue import Catalogue
from headwater.store.folder import FolderStore

moments, at = itertools.count(), int(sys.argv[1])
def moment():
    if next(moments) == at:
        os.kill(os.getpid(), signal.SIGKILL)

def deadly(owner, name):
    inner = getattr(owner, name)
    def outer(*args, **kwargs):
        moment()
        out = inner(*args, **kwargs)
        moment()
        return out
    setattr(owner, name, outer)

deadly(parts, "_write")
deadly(Catalogue, "commit")
deadly(FolderStore, "commit")
deadly(FolderStore, "_make")
{script}
print(next(moments))
"""


@pytest.fixture(scope="session")
def dying() -> Callable[..., subprocess.CompletedProcess[str]]:
    """dying(script, moment, *arguments): the script finds its arguments from sys.argv[2] on."""

    def run(script: str, moment: int, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", _DYING.replace("{script}", script), str(moment), *map(str, arguments)],
            capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip

    return run
