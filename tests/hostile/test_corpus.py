"""Every hostile file is read and what comes of it extracted, in one process whose memory is bounded.

Nothing may raise, what is refused is said, pages come where they must, and no more is unpacked than the bound allows.
Work is counted in bytes and pages, not in seconds; the time limit only ends a run that hangs.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.corpus import CASES

from headwater.reading import ReadSettings
from headwater.reading.budget import FREE

# Megabytes of addresses: libraries reserve more than they hold.
ADDRESSES = 4000
# Megabytes held at most: what the interpreter and the libraries of reading and extracting take, and 30 times a document.
MOST_HELD = 900
# Bytes unpacked at a time, by which a bound may be overrun.
CHUNK = 1 << 17


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, case in CASES.items():
        (folder / name).write_bytes(case.make())
    worker = Path(__file__).with_name("worker.py")
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, str(worker), str(folder), str(ADDRESSES)],
        capture_output=True,
        text=True,
        timeout=900,
        env=os.environ | {"PYTHONPATH": str(source)},
        check=False,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    last = next((row["begun"] for row in reversed(said) if "begun" in row), "none")
    assert done.returncode == 0, f"ended in {last}: {done.stderr[-2000:]}"
    return {row["file"]: row for row in said if "file" in row}


def test_corpus_is_large_enough() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_corpus_file_is_read_or_refused_with_a_reason(name: str, outcome: dict[str, dict[str, Any]]) -> None:
    case, row = CASES[name], outcome[name]
    assert row["error"] is None
    if case.pages is not None:
        assert row["pages"] == case.pages
    if case.says is not None:
        assert any(re.search(case.says, reason) for reason in row["reasons"]), row["reasons"][:5]
    assert row["pages"] or row["reasons"], "neither read nor refused"
    assert all(reason.strip() and len(reason) < 1000 for reason in row["reasons"])


@pytest.mark.parametrize("name", CASES)
def test_corpus_file_costs_no_more_than_its_bounds(name: str, outcome: dict[str, dict[str, Any]]) -> None:
    row, settings = outcome[name], ReadSettings()
    assert row["peak"] < MOST_HELD
    if not name.endswith(".parquet"):  # counted before it is unpacked
        assert row["unpacked"] <= FREE + settings.ratio * row["size"] + CHUNK
