"""Where the word runs of two articles agree."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from headwater.copies.fingerprint import Runs


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points start_a:end_a of one article are nearly start_b:end_b of the other; words: those that agree."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    words: int

    @property
    def turned(self) -> "Passage":
        """The same, as seen from the other article."""
        return Passage(self.start_b, self.end_b, self.start_a, self.end_a, self.words)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's runs of words laid out: places[i] is the word at which run i begins, not counting quoted words; width: words of a
    run; words: all that are not quoted. first: the first place of each hash; more: the next few of one that comes again."""

    hashes: list[int]
    starts: list[int]
    ends: list[int]
    places: list[int]
    width: int
    words: int
    first: dict[int, int]
    more: dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class _Block:
    """Hashes i to i+size of one article are hashes j to j+size of the other."""

    i: int
    j: int
    size: int


# Places of one hash in an article that are tried: a text that repeats itself would cost the square of its length.
_PLACES = 4
# Passages left open while later blocks are looked at: a stray phrase from elsewhere must not cut one in two.
_OPEN = 4


def lay_out(found: Runs) -> Layout:
    """Runs of one stretch begin a word apart; the first of the next stretch begins where the last one ended."""
    apart = np.ones(len(found.hashes), dtype=np.int64)
    apart[found.begins] = found.width
    apart[:1] = 0
    hashes = found.hashes.tolist()
    first = dict(zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True))
    more: dict[int, list[int]] = defaultdict(list)
    if len(first) < len(hashes):
        for i, value in enumerate(hashes):
            if i != first[value] and len(more[value]) < _PLACES:
                more[value].append(i)
    starts, ends = found.starts.tolist(), found.ends.tolist()
    return Layout(hashes, starts, ends, np.cumsum(apart).tolist(), found.width, found.words, first, dict(more))


def common(a: Layout, b: Layout) -> int:
    """How many hashes the two have in common."""
    return len(a.first.keys() & b.first.keys())


def align(a: Layout, b: Layout, shortest: int, bridge: int, density: float) -> list[Passage]:
    """Shared passages of at least `shortest` words that agree, by place in `a`. Gaps of up to `bridge` words on either side
    are bridged; of the words of the passage, in the article where it is longer, `density` must agree."""
    groups: list[list[_Block]] = []
    for block in _blocks(a, b):
        near = next((g for g in groups[: -_OPEN - 1 : -1] if _follows(a, b, g[-1], block, bridge)), None)
        if near is None:
            groups.append([block])
        else:
            near.append(block)
    passages = (_passage(a, b, group, density) for group in groups)
    return [p for p in passages if p is not None and p.words >= shortest]


def _blocks(a: Layout, b: Layout) -> list[_Block]:
    """Longest equal stretches from left to right in `a`, none overlapping there; of equally long ones that which follows on the last."""
    out: list[_Block] = []
    mine, theirs = a.hashes, b.hashes
    shared = a.first.keys() & b.first.keys()
    starts = sorted(place for value in shared for place in (a.first[value], *a.more.get(value, ())))
    reached = reached_b = 0
    for i in starts:
        if i < reached:
            continue
        best = _Block(i, 0, 0)
        for j in (b.first[mine[i]], *b.more.get(mine[i], ())):
            size = 1
            while i + size < len(mine) and j + size < len(theirs) and mine[i + size] == theirs[j + size]:
                size += 1
            if size > best.size or (size == best.size and best.j < reached_b <= j):
                best = _Block(i, j, size)
        out.append(best)
        reached, reached_b = i + best.size, best.j + best.size
    return out


def _follows(a: Layout, b: Layout, before: _Block, after: _Block, bridge: int) -> bool:
    gap_a = a.places[after.i] - a.places[before.i + before.size - 1] - a.width
    gap_b = b.places[after.j] - b.places[before.j + before.size - 1] - b.width
    return after.j >= before.j + before.size and gap_a <= bridge and gap_b <= bridge


def _passage(a: Layout, b: Layout, group: list[_Block], density: float) -> Passage | None:
    first, last = group[0], group[-1]
    reached = agree = 0
    for block in group:
        begin, end = a.places[block.i], a.places[block.i + block.size - 1] + a.width
        agree += end - max(begin, reached)
        reached = end
    last_i, last_j = last.i + last.size - 1, last.j + last.size - 1
    length_a = a.places[last_i] + a.width - a.places[first.i]
    length_b = b.places[last_j] + b.width - b.places[first.j]
    if agree < density * max(length_a, length_b):
        return None
    return Passage(a.starts[first.i], a.ends[last_i], b.starts[first.j], b.ends[last_j], agree)
