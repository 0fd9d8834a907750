"""Where the word runs of two articles agree."""

from collections import defaultdict
from dataclasses import dataclass

from headwater.records import Fingerprint


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points start_a:end_a of one article are nearly start_b:end_b of the other; words: those that agree."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    words: int


@dataclass(frozen=True, slots=True)
class Runs:
    """A fingerprint laid out in words: places[i] is the word at which hash i begins, not counting quoted words;
    width: words a hash covers. where: the first few places of each hash."""

    row: Fingerprint
    width: int
    places: tuple[int, ...]
    where: dict[int, list[int]]


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


def lay_out(row: Fingerprint) -> Runs:
    """The word layout of a fingerprint. Hashes of one uninterrupted run overlap and each begins one word on; a hash that
    begins after the one before it ended starts a new run."""
    width, begun = 1, 0
    for i, start in enumerate(row.starts):
        while row.ends[begun] <= start:
            begun += 1
        width = max(width, i - begun + 1)
    places: list[int] = []
    where: dict[int, list[int]] = defaultdict(list)
    for i, start in enumerate(row.starts):
        if not i:
            places.append(0)
        else:
            places.append(places[-1] + (1 if start < row.ends[i - 1] else width))
        if len(found := where[row.hashes[i]]) < _PLACES:
            found.append(i)
    return Runs(row, width, tuple(places), dict(where))


def align(a: Runs, b: Runs, shortest: int, bridge: int, density: float) -> list[Passage]:
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


def _blocks(a: Runs, b: Runs) -> list[_Block]:
    """Longest equal stretches from left to right in `a`, none overlapping there."""
    out: list[_Block] = []
    mine, theirs = a.row.hashes, b.row.hashes
    i = 0
    while i < len(mine):
        best = _Block(i, 0, 0)
        for j in b.where.get(mine[i], ()):
            size = 1
            while i + size < len(mine) and j + size < len(theirs) and mine[i + size] == theirs[j + size]:
                size += 1
            if size > best.size:
                best = _Block(i, j, size)
        if best.size:
            out.append(best)
        i += max(1, best.size)
    return out


def _follows(a: Runs, b: Runs, before: _Block, after: _Block, bridge: int) -> bool:
    gap_a = a.places[after.i] - a.places[before.i + before.size - 1] - a.width
    gap_b = b.places[after.j] - b.places[before.j + before.size - 1] - b.width
    return after.j >= before.j + before.size and gap_a <= bridge and gap_b <= bridge


def _passage(a: Runs, b: Runs, group: list[_Block], density: float) -> Passage | None:
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
    return Passage(a.row.starts[first.i], a.row.ends[last_i], b.row.starts[first.j], b.row.ends[last_j], agree)
