"""Killed at any moment, a run loses nothing and goes on."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from headwater.store import open_store

_RUN = """
from pathlib import Path
from headwater import config
from headwater.pipeline.run import Run
from headwater.store import open_store

deadly(FolderStore, "compact")
with open_store(sys.argv[2], write=True) as store:
    Run(config.load(Path(sys.argv[2]).parent, {}), workers=1)(store, sys.argv[3:])
"""


def test_kill_at_moments_spread_over_a_run(
    tmp_path: Path, example_paths: list[Path], dying: Any, feed: Any, whole_digest: str
) -> None:
    clean = dying(_RUN, -1, tmp_path / "clean", *example_paths)
    assert clean.returncode == 0, clean.stderr
    moments = int(clean.stdout.split()[-1])
    store = tmp_path / "store"
    # The same store is killed again and again, each time a little further on in what is left to do.
    killed = 0
    for moment in (0, 1, 2, 3, 5, 8, 13, 21, 34, moments // 2):
        done = dying(_RUN, moment, store, *example_paths)
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
