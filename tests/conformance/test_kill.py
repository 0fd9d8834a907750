"""Killed at any moment, a run loses nothing and goes on."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from headwater.store import open_store

# Runs the example and kills its own process, with no chance to clean up, at the n-th of the moments that matter: before and
# after a part is written, inside the catalogue's transaction and right after it, and between making a store's files.
_SUICIDAL = """
import os, signal, sys
from pathlib import Path
from headwater import config
from headwater.pipeline.run import Run
from headwater.store import open_store, parts
from headwater.store.catalogue import Catalogue
from headwater.store.folder import FolderStore

left = int(sys.argv[1])
def moment():
    global left
    left -= 1
    if left < 0:
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
deadly(FolderStore, "compact")
with open_store(sys.argv[2], write=True) as store:
    Run(config.load(Path(sys.argv[2]).parent, {}), workers=1)(store, sys.argv[3:])
print("moments", int(sys.argv[1]) - left)
"""


def _run(moment: int, store: Path, paths: list[Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _SUICIDAL, str(moment), str(store), *map(str, paths)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def test_kill_at_moments_spread_over_a_run(
    tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str
) -> None:
    clean = _run(10**9, tmp_path / "clean", example_paths)
    assert clean.returncode == 0, clean.stderr
    moments = int(clean.stdout.split()[-1])
    store = tmp_path / "store"
    # The same store is killed again and again, each time a little further on in what is left to do.
    killed = 0
    for moment in (0, 1, 2, 3, 5, 8, 13, 21, 34, moments // 2):
        done = _run(moment, store, example_paths)
        killed += done.returncode == -9
        with pytest.MonkeyPatch.context():
            if (store / "store.json").exists():
                with open_store(store) as opened:
                    assert opened.check() == []
    assert killed >= 8
    feed(store, example_paths)
    with open_store(store) as opened:
        assert opened.digest() == whole_digest
        assert opened.check() == []


def test_kill_from_outside_at_any_time(tmp_path: Path, example_paths: list[Path], feed: Any, whole_digest: str) -> None:
    store = tmp_path / "store"
    for delay in (0.6, 1.0, 1.5, 2.2):
        command = [sys.executable, "-m", "headwater", "run", *map(str, example_paths), "--store", str(store)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    feed(store, example_paths)
    with open_store(store) as opened:
        assert opened.digest() == whole_digest
        assert opened.check() == []
