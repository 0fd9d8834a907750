"""Average linkage over a sparse table of similarities, with at most one member of a kind in a cluster."""

import heapq
from collections.abc import Collection, Mapping, Sequence

Pair = tuple[int, int]


def link(
    kinds: Sequence[int], alike: Mapping[Pair, float], least: float, firm: Collection[Pair] | None = None
) -> list[list[int]]:
    """Items 0..n-1 -> clusters, each ascending, by their first item.

    kinds[i]: two items of one kind never share a cluster. alike[i, j] (i < j): similarity, absent = 0. firm: the pairs of `alike` of which
    one at least must lie between two clusters to join them; None = all. Clusters are joined
    from the most alike on, while the mean similarity between their items is at least `least` (UPGMA: Sokal and Michener 1958).
    Ties go to the lower items, so the result depends on nothing but the numbers.
    """
    members = {i: [i] for i in range(len(kinds))}
    found = {i: {kinds[i]} for i in members}
    total: dict[int, dict[int, float]] = {i: {} for i in members}
    for (i, j), value in alike.items():
        if kinds[i] != kinds[j]:
            total[i][j] = total[j][i] = value
    bound: dict[int, set[int]] = {i: set() for i in members}
    for i, j in alike if firm is None else firm:
        bound[i].add(j)
        bound[j].add(i)
    heap = [(-v, i, j) for (i, j), v in alike.items() if v >= least and kinds[i] != kinds[j] and j in bound[i]]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in members or b not in members or _mean(total, members, a, b) != -value or found[a] & found[b]:
            continue
        members[a] += members.pop(b)
        found[a] |= found.pop(b)
        gone, tied = total.pop(b), bound.pop(b)
        del total[a][b], gone[a]
        for c in tied:
            bound[c].discard(b)
            bound[c].add(a)
        bound[a] = (bound[a] | tied) - {a, b}
        for c, more in sorted(gone.items()):
            del total[c][b]
            total[a][c] = total[c][a] = total[a].get(c, 0.0) + more
        for c in sorted(total[a]):
            low, high = min(a, c), max(a, c)
            mean = _mean(total, members, low, high)
            if mean >= least and c in bound[a] and not found[a] & found[c]:
                heapq.heappush(heap, (-mean, low, high))
    return sorted(sorted(m) for m in members.values())


def _mean(total: Mapping[int, Mapping[int, float]], members: Mapping[int, Sequence[int]], a: int, b: int) -> float:
    return total[a].get(b, 0.0) / (len(members[a]) * len(members[b]))
