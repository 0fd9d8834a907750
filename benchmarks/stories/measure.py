"""Texts in, stories out: time by step, processor time, peak memory, and how good the stories are.

    python benchmarks/stories/measure.py FOLDER STORE [--workers 2]      FOLDER as generate.py wrote it, STORE a new one

Prints one JSON object. wall: seconds by step; processor: of all processes together, which is what counts where other work shares
the machine; memory: peak of this process and of the largest worker, in MB.
"""

import argparse
import json
import resource
import time
from pathlib import Path

import score

from headwater import config
from headwater.pipeline.run import Run
from headwater.store import open_store


def measure(folder: Path, store: Path, workers: int | None) -> dict[str, object]:
    wall: dict[str, float] = {}
    last = began = time.monotonic()

    def progress(step: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        wall[step] = wall.get(step, 0.0) + now - last
        last = now

    with open_store(store, write=True) as opened:
        run = Run(config.load(store.parent, {}), until="stories", close="none", workers=workers, progress=progress)
        read = run(opened, [folder / "stream.jsonl"]).read
    took = time.monotonic() - began
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "articles": read,
        "seconds": round(took, 1),
        "articles a second": round(read / took, 1),
        "processor": round(sum(u.ru_utime + u.ru_stime for u in (mine, theirs)), 1),
        "memory": [round(u.ru_maxrss / 1024) for u in (mine, theirs)],
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
