"""Reads every file of a folder under a bound on memory, and says of each what came of it: one JSON object a line.

Run as a process of its own, for the bound is the process's: `python worker.py FOLDER MEGABYTES`.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import Any

# The numerical libraries reserve memory for a thread a core, which the bound would count.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

from headwater.extraction.body import ExtractBody
from headwater.reading import pages
from headwater.reading.budget import Budget
from headwater.records import Dropped


def examine(path: Path, counted: list[int]) -> dict[str, Any]:
    """{file, pages, reasons, unpacked: bytes, peak: megabytes, error: traceback or None}."""
    out: dict[str, Any] = {"file": path.name, "pages": 0, "reasons": [], "error": None}
    counted[0] = 0
    _peak(anew=True)
    step = ExtractBody()
    try:
        for item in pages(path):
            if isinstance(item, Dropped):
                out["reasons"].append(item.reason)
                item.record.encode()
            elif isinstance(item, tuple):
                out["pages"] += 1
                for row in next(iter(step.map([item[0]]))):
                    if isinstance(row, Dropped):
                        out["reasons"].append(f"extract: {row.reason}")
    except BaseException:
        out["error"] = traceback.format_exc()[-3000:]
    out["reasons"] = out["reasons"][:2000]
    out["unpacked"], out["size"] = counted[0], path.stat().st_size
    out["peak"] = _peak()
    return out


def _peak(anew: bool = False) -> int:
    """The most memory held, in megabytes, since it was last asked for anew; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    return next(int(line.split()[1]) >> 10 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def main() -> None:
    folder, megabytes = Path(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    counted = [0]
    take = Budget.take

    def counting(self: Budget, count: int, where: str) -> None:
        counted[0] += count
        take(self, count, where)

    Budget.take = counting  # type: ignore[method-assign]
    for path in sorted(folder.iterdir()):
        print(json.dumps({"begun": path.name}), flush=True)
        print(json.dumps(examine(path, counted)), flush=True)


if __name__ == "__main__":
    main()
