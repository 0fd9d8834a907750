"""Pairs of a text and what an outlet made of it: recall by kind of edit, and what is taken for a copy that is none, beside peers.

    pip install datasketch rensa
    python benchmarks/stories/copies.py [--pairs 5000] [--seed 1]

As many pairs again are none: two outlets' own reports of one event, and of two alike events. Peers look at each pair alone, which spares them
what their index may miss: min-hash of 128 permutations over runs of five words, a copy from an estimated Jaccard of 0.7 (their usual
setting) or 0.5. A peer that is not installed where this runs is left out.
"""

import argparse
import importlib.util
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

import edits
from generate import START, Stream

Pair = tuple[str, str, str]


def pairs(count: int, seed: int) -> list[Pair]:
    """(kind, text, other): the kinds of edits in turn, then 'none' as often."""
    made, out = Stream(seed), []
    for number in range(count):
        at = START + timedelta(hours=number % 700)
        kind = edits.KINDS[number % len(edits.KINDS)]
        text = made.own(number, 0, at, at)[1]
        other = made.own(number, 1, at, at)[1] if kind == "borrow" else made.own(number + 1, 0, at, at)[1]
        out.append((kind, text, edits.edit(kind, text, other, random.Random(f"{seed} edit {number}"))))
        out.append(("none", text, made.own(number + number % 2, 1, at, at)[1]))
    return out


def headwater(found: Sequence[Pair]) -> list[bool]:
    from headwater.copies.find import FindCopies
    from headwater.copies.fingerprint import FingerprintText
    from headwater.copies.gather import GatherFamilies
    from headwater.copies.pair import PairArticles
    from headwater.engine.memory import Tables, run
    from headwater.ids import Id
    from headwater.records import Article, Copy

    articles = [
        Article(Id(2 * n + i), Id(0), "", None, None, None, None, "none", None, None, (), "en", text)
        for n, (_, *texts) in enumerate(found)
        for i, text in enumerate(texts)
    ]
    tables = run([FingerprintText(), PairArticles(), GatherFamilies(), FindCopies()], Tables(articles))
    copies = {c.articles for c in tables.rows(Copy)}
    return [(2 * n, 2 * n + 1) in copies for n in range(len(found))]


def shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}


def datasketch(found: Sequence[Pair]) -> list[float]:
    from datasketch import MinHash

    def sketch(text: str) -> MinHash:
        out = MinHash(num_perm=128)
        out.update_batch([s.encode() for s in shingles(text)])
        return out

    return [float(sketch(a).jaccard(sketch(b))) for _, a, b in found]


def rensa(found: Sequence[Pair]) -> list[float]:
    from rensa import RMinHash

    def sketch(text: str) -> RMinHash:
        out = RMinHash(num_perm=128, seed=42)
        out.update(sorted(shingles(text)))
        return out

    return [float(sketch(a).jaccard(sketch(b))) for _, a, b in found]


def table(found: Sequence[Pair], told: Sequence[bool]) -> dict[str, float]:
    of, hits = (
        Counter(kind for kind, _, _ in found),
        Counter(kind for (kind, _, _), yes in zip(found, told, strict=True) if yes),
    )
    return {kind: round(hits[kind] / n, 4) for kind, n in sorted(of.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = pairs(given.pairs, given.seed)
    out: dict[str, dict[str, float]] = {}
    if importlib.util.find_spec("headwater"):
        began = time.process_time()
        out["headwater"] = table(found, headwater(found))
        out["headwater"]["ms a pair"] = round((time.process_time() - began) / len(found) * 1000, 3)
    peers: dict[str, Callable[[Sequence[Pair]], list[float]]] = {"datasketch": datasketch, "rensa": rensa}
    for name, peer in peers.items():
        if importlib.util.find_spec(name):
            began = time.process_time()
            likeness = peer(found)
            took = round((time.process_time() - began) / len(found) * 1000, 3)
            for least in (0.7, 0.5):
                out[f"{name} {least}"] = table(found, [x >= least for x in likeness]) | {"ms a pair": took}
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
