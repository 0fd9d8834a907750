"""One new article into a window of many: what it costs, and how good stories are that are told at once.

    python benchmarks/stories/place.py cost [stream.jsonl] [--window 300000]    of generate.py; none: made on the way
    python benchmarks/stories/place.py quality ROWS.jsonl...                  rows with id, story, title, outlet, published, text

`cost` fills a window with generated articles and then places and adds 1,000 more, from their texts: processor time of each, and memory. `quality` places the rows in the
order of their publication (those without a time last, by their ids), each when those before it are known, and scores the
stories as they stand at the end: against the truth, and against those of a whole pass, which is scored likewise. Then it places them where a whole pass has
settled what came before, ten times in a stream.
"""

import argparse
import gc
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import generate
import score

from headwater import dates, extraction, ids
from headwater.copies.find import FindCopies
from headwater.copies.fingerprint import FingerprintText
from headwater.copies.gather import GatherFamilies
from headwater.copies.pair import PairArticles as PairTexts
from headwater.engine.memory import Tables, run
from headwater.records import Article, Page, Story
from headwater.stories.bundle import BundleArticles
from headwater.stories.cluster import ClusterStories
from headwater.stories.pair import PairArticles
from headwater.stories.sketch import SketchArticle
from headwater.stories.window import Window

NEW = 1000
STEPS = (
    FingerprintText(), PairTexts(), GatherFamilies(), FindCopies(), SketchArticle(), PairArticles(), BundleArticles(), ClusterStories()
)  # fmt: skip


def article(row: Mapping[str, Any]) -> Article:
    """A generated row as it stands: no extraction."""
    at = ids.make("article", row["id"])
    first, last = dates.interval(row["published"])
    return Article(
        at, at, row["id"], row["outlet"], row["url"], row["title"], row["published"], "given", first, last, (), "en", row["text"]
    )  # fmt: skip


def resident() -> int:
    """Bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def stream(path: Path | None, size: int, seed: int) -> Iterator[Mapping[str, Any]]:
    """Generated rows in the order of time: more than are asked for, since the end of a stream has follow-ups only."""
    if path is None:
        yield from (row for row, _ in generate.stream(size + 40 * generate.DAILY, seed))
        return
    with path.open() as rows:
        yield from map(json.loads, rows)


def cost(rows: Iterator[Mapping[str, Any]], size: int) -> dict[str, Any]:
    window = Window()
    # What the words of any text bring into memory is not the window's.
    first = list(islice(rows, min(size, 5000)))
    for row in first:
        window.place(article(row))
    gc.collect()
    before, began = resident(), time.process_time()
    for row in chain(first, islice(rows, size - len(first))):
        # Filled with the stories that are true, as a whole pass that makes no mistake would settle them.
        window.add(replace(window.known(article(row)), story=ids.make("story", row["id"].split("-")[0])))
    filled = time.process_time() - began
    del first
    gc.collect()
    held = resident() - before
    return {
        "window": len(window),
        "s to fill": round(filled, 1),
        "bytes an article": round(held / len(window)),
        "new": times(window, [article(row) for row in islice(rows, NEW)]),
    }


def times(window: Window, new: Sequence[Article]) -> dict[str, Any]:
    took = []
    placed = Counter[str]()
    for one in new:
        began = time.process_time()
        found = window.place(one)
        window.add(found)
        took.append(1000 * (time.process_time() - began))
        placed["a story" if found.story else "none"] += 1
    took.sort()
    return {
        "articles": len(took),
        "ms": {"median": took[len(took) // 2], "p90": took[len(took) * 9 // 10], "max": took[-1]},
        "placed in": dict(placed),
    }


def read(path: Path) -> Iterator[tuple[Article, str]]:
    """(article, its true story), extracted as a run would."""
    with path.open() as rows:
        for line in rows:
            row = json.loads(line)
            kept = {name: value for name, value in row.items() if name != "story" and value is not None}
            yield (
                extraction.extract(Page.of(json.dumps(kept).encode(), row["url"] or row["id"], "record", row["id"])),
                str(row["story"]),
            )


def quality(told: Iterable[tuple[Article, str]]) -> dict[str, Any]:
    found = sorted(told, key=lambda one: (one[0].first is None, one[0].first or 0, one[0].id))
    articles = [one for one, _ in found]
    truth = {one.id: story for one, story in found}
    often = Counter(truth.values())
    # Of incidents with one report nobody knows whether another article tells of them too.
    counted = {one: story for one, story in truth.items() if often[story] > 1}
    window = Window()
    live = {one.id: window.add(window.place(one)) for one in articles}
    settled = {a: s.id for s in run(STEPS, Tables(articles)).rows(Story) for a in s.articles}
    return {
        "articles": len(articles),
        "whole pass": score.bcubed(settled, counted),
        "live": score.bcubed(live, counted),
        "live against whole pass": score.bcubed(live, settled),
        "placed right": right(found, settled),
    }


def right(found: Sequence[tuple[Article, str]], settled: Mapping[ids.Id, ids.Id]) -> dict[str, float]:
    """The share of articles that stand right among those before them: beside articles of which more than half are of their event, or alone
    where they are its first. live: where a whole pass has settled all before the tenth of the stream that they are of."""
    hits = Counter[str]()
    whole: dict[ids.Id, list[str]] = {}
    for tenth in range(10):
        begin, end = len(found) * tenth // 10, len(found) * (tenth + 1) // 10
        window, beside, seen = settled_before(found[:begin])
        for one, story in found[begin:end]:
            before = whole.setdefault(settled[one.id], [])
            hits["whole pass"] += fits(before, story, seen)
            before.append(story)
            placed = window.place(one)
            hits["live"] += fits(beside.get(placed.story, []) if placed.story else [], story, seen)
            beside.setdefault(window.add(placed), []).append(story)
            seen.add(story)
    return {how: n / len(found) for how, n in hits.items()}


def settled_before(found: Sequence[tuple[Article, str]]) -> tuple[Window, dict[ids.Id, list[str]], set[str]]:
    """(a window of the articles in the stories of a whole pass, the true stories of the articles of each, all true stories)."""
    window, beside = Window(), dict[ids.Id, list[str]]()
    of = {a: s.id for s in run(STEPS, Tables([one for one, _ in found])).rows(Story) for a in s.articles}
    for one, story in found:
        window.add(replace(window.known(one), story=of[one.id]))
        beside.setdefault(of[one.id], []).append(story)
    return window, beside, {story for _, story in found}


def fits(beside: Sequence[str], story: str, seen: Set[str]) -> bool:
    return 2 * beside.count(story) > len(beside) if beside else story not in seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("cost", "quality"))
    parser.add_argument("rows", type=Path, nargs="*")
    parser.add_argument("--window", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.what == "cost":
        rows = stream(given.rows[0] if given.rows else None, given.window + NEW, given.seed)
        print(json.dumps(cost(rows, given.window), indent=1))
        return
    for path in given.rows:
        print(path.name, json.dumps(quality(read(path)), indent=1))


if __name__ == "__main__":
    main()
