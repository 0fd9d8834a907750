"""How good stories and copies are against the planted truth: B-cubed of stories; precision and recall of copies, recall by kind.

    python benchmarks/stories/score.py FOLDER STORE        FOLDER as generate.py wrote it, STORE as `headwater run` made it of it

Two articles are a copy where they hold text of one report: it and what was taken from it, and what was taken from it among itself.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from headwater.store.snapshot import Snapshot

Truth = Mapping[str, Mapping[str, Any]]
# Copies of one report that are all looked for in pairs; of larger groups only those with the report itself are counted.
ALL_PAIRS = 40


def bcubed(found: Mapping[str, object], truth: Mapping[str, object]) -> dict[str, float]:
    """Both {article: label} over the same articles."""
    both = Counter((found[i], truth[i]) for i in truth)
    of_found, of_truth = Counter(found[i] for i in truth), Counter(truth.values())
    precision = sum(n * n / of_found[f] for (f, _), n in both.items()) / len(truth)
    recall = sum(n * n / of_truth[t] for (_, t), n in both.items()) / len(truth)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / (precision + recall)}


def planted(truth: Truth) -> dict[tuple[str, str], str]:
    """{pair: kind}: of a report and what was taken from it that kind, of two that were taken from one 'siblings'."""
    taken: dict[str, list[str]] = defaultdict(list)
    for ident, row in truth.items():
        for root in row["of"]:
            taken[root].append(ident)
    out: dict[tuple[str, str], str] = {}
    for root, members in taken.items():
        if len(members) <= ALL_PAIRS:
            out |= {(min(pair), max(pair)): "siblings" for pair in combinations(members, 2)}
        if root in truth:
            out |= {(min(root, m), max(root, m)): truth[m]["kind"] for m in members}
    return out


def copies(found: set[tuple[str, str]], truth: Truth) -> dict[str, Any]:
    """Precision: of the pairs found, those of two articles that share a report. Recall by kind of what was planted."""
    wanted = planted(truth)
    roots = {ident: {ident, *row["of"]} for ident, row in truth.items()}
    right = sum(bool(roots[a] & roots[b]) for a, b in found)
    kinds = Counter(wanted.values())
    hits = Counter(kind for pair, kind in wanted.items() if pair in found)
    return {
        "p": right / max(1, len(found)),
        "r": sum(hits.values()) / max(1, len(wanted)),
        "by kind": {kind: round(hits[kind] / n, 4) for kind, n in sorted(kinds.items())},
    }


def read(folder: Path) -> Truth:
    with (folder / "truth.jsonl").open() as rows:
        return {row["id"]: row for row in map(json.loads, rows)}


def names(view: "Snapshot") -> dict[int, str]:
    """{article: the id that it came with}"""
    from headwater.records import Article

    index = view.index(Article, ("id", "input_id"))
    return dict(zip(index.columns["id"].tolist(), index.columns["input_id"].tolist(), strict=True))


def of_store(store: Path, truth: Truth) -> dict[str, Any]:
    from headwater.records import Copy, Story
    from headwater.store import open_store

    with open_store(store) as opened, opened.snapshot() as view:
        name = names(view)
        stories = {name[a]: s.id for s in view.rows(Story) for a in s.articles}
        pairs = {pair([name[a] for a in c.articles]) for c in view.rows(Copy)}
    labels = {i: truth[i]["story"] for i in truth}
    return {
        "articles": len(truth),
        "lost": len(truth.keys() - stories.keys()),
        "stories": bcubed({i: stories.get(i, i) for i in truth}, labels),
        "copies": copies(pairs, truth),
    }


def pair(two: Sequence[str]) -> tuple[str, str]:
    return min(two), max(two)


def main() -> None:
    folder, store = map(Path, sys.argv[1:])
    print(json.dumps(of_store(store, read(folder)), indent=1))


if __name__ == "__main__":
    main()
