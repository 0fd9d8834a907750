"""How many words a second Headwater reads closely, beside the spaCy pipeline it uses with nothing else, in one run.

python benchmarks/speed/annotate.py PATH... [--times 3]

PATH: files or folders that `headwater run` would read. Articles in English are timed. Two figures: the pipeline alone over whole
articles (`language.pipe`), and every step of annotate and resolve, the pipeline among them, with all articles taken as
one story. CPU time of one process, the fastest of several turns, which alternate; loading is not counted. Each step's share is printed as well.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import headwater
from headwater.annotate.pipeline import pipeline
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.languages import read_closely
from headwater.pipeline.plan import step_kinds
from headwater.records import Article, Page, Story


def articles(paths: Sequence[Path]) -> Iterator[Article]:
    for path in paths:
        for page in headwater.read(path):
            if isinstance(page, Page):
                article = headwater.extract(page)
                if read_closely(article.language):
                    yield article


def alone(texts: Sequence[str]) -> float:
    start = time.process_time()
    for _ in pipeline("").pipe(texts):
        pass
    return time.process_time() - start


def whole(found: Sequence[Article]) -> dict[str, float]:
    """CPU seconds of each step."""
    story = Story(Id(1), None, tuple(a.id for a in found), (), None, None)
    tables, spent = Tables([*found, story]), {}
    for kind in step_kinds():
        if kind.name.startswith(("annotate.", "resolve.")):
            step = kind()
            start = time.process_time()
            run([step], tables)
            spent[kind.name] = time.process_time() - start
    return spent


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--times", type=int, default=3)
    chosen = options.parse_args()
    found = list(articles(chosen.paths))
    words = sum(len(a.text.split()) for a in found)
    texts = [a.text for a in found]
    alone(texts[:2]), whole(found[:2])
    turns = [(alone(texts), whole(found)) for _ in range(chosen.times)]
    plain = min(a for a, _ in turns)
    ours = min((w for _, w in turns), key=lambda w: sum(w.values()))
    total = sum(ours.values())
    print(f"{len(found)} articles, {words} words")
    print(f"spaCy alone  {plain:7.2f} s  {words / plain:9.0f} words/s")
    print(f"Headwater    {total:7.2f} s  {words / total:9.0f} words/s  {total / plain:.2f} times the pipeline's")
    for name, seconds in sorted(ours.items(), key=lambda x: -x[1]):
        print(f"    {name:24}{seconds:7.2f} s")


if __name__ == "__main__":
    main()
