"""Texts in, stories out: time by step, processor time, peak memory, and how good the stories are.

    python benchmarks/stories/measure.py FOLDER STORE [--workers 2]      FOLDER as generate.py wrote it, STORE a new one

Prints one JSON object. wall: seconds by step; processor: of all processes together, which is what counts where other work shares
the machine. memory: MB of all processes together while a step ran, at the most of what was seen twice a second (what they share counts
once, so it is read from Linux's /proc); peak: the most of these.
"""

import argparse
import json
import os
import resource
import threading
import time
from pathlib import Path

import score

from headwater import config
from headwater.pipeline.run import Run
from headwater.store import open_store


def held(process: int) -> int:
    """KB of memory of a process and its descendants; one that ends meanwhile counts nothing."""
    try:
        with Path(f"/proc/{process}/smaps_rollup").open() as told:
            mine = sum(int(line.split()[1]) for line in told if line.startswith("Pss:"))
        tasks = Path(f"/proc/{process}/task").iterdir()
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return 0
    return mine + sum(map(held, children))


def measure(folder: Path, store: Path, workers: int | None) -> dict[str, object]:
    wall: dict[str, float] = {}
    memory: dict[str, int] = {}
    last = began = time.monotonic()
    seen, ended = 0, threading.Event()

    def watch() -> None:
        nonlocal seen
        while not ended.wait(0.5):
            seen = max(seen, held(os.getpid()))

    def progress(step: str, done: int, total: int) -> None:
        nonlocal last, seen
        now = time.monotonic()
        wall[step] = wall.get(step, 0.0) + now - last
        memory[step] = max(memory.get(step, 0), seen)
        last, seen = now, 0

    threading.Thread(target=watch, daemon=True).start()
    with open_store(store, write=True) as opened:
        run = Run(config.load(store.parent, {}), until="stories", close="none", workers=workers, progress=progress)
        read = run(opened, [folder / "stream.jsonl"]).read
    took = time.monotonic() - began
    ended.set()
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "articles": read,
        "seconds": round(took, 1),
        "articles a second": round(read / took, 1),
        "processor": round(sum(u.ru_utime + u.ru_stime for u in (mine, theirs)), 1),
        "peak": round(max(memory.values()) / 1024),
        "memory": {step: round(most / 1024) for step, most in memory.items()},
        "wall": {step: round(seconds, 1) for step, seconds in wall.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    found = measure(given.folder, given.store, given.workers)
    print(json.dumps(found | score.of_store(given.store, score.read(given.folder)), indent=1))


if __name__ == "__main__":
    main()
