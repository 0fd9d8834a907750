"""Pure graph work on "rests on" edges: condense cycles, drop implied edges, find the smallest cut.

A node is an integer (an article or a source); an edge (a, b) says that a rests on b. An *origin* is a node that rests on
nothing. By Menger's theorem the smallest number of nodes that lie on every way from the starts to the origins (starts and
origins may be cut too) is the largest number of ways that share no node; it is found here by augmenting paths (Ford and
Fulkerson 1956) in the graph whose every node is split into a way in and a way out.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping

Edges = Iterable[tuple[int, int]]

# Ways in and out of a node; the two ends of the flow are no nodes of the graph.
_IN, _OUT = 0, 1
_Port = tuple[int, int]
_BEGIN: _Port = (-1, _IN)
_END: _Port = (-1, _OUT)

# No cut can be as large as this: it stands for "must not be cut".
_ENDLESS = 1 << 40


def successors(edges: Edges) -> dict[int, list[int]]:
    """For each node that rests on something: what it rests on, ascending, each once, itself left out."""
    out: dict[int, set[int]] = defaultdict(set)
    for a, b in edges:
        if a != b:
            out[a].add(b)
    return {a: sorted(tails) for a, tails in sorted(out.items())}


def reach(out: Mapping[int, Collection[int]], starts: Iterable[int]) -> set[int]:
    """Everything that can be reached from `starts`; a start itself only by a way back to it."""
    seen: set[int] = set()
    todo = list(starts)
    while todo:
        for b in out.get(todo.pop(), ()):
            if b not in seen:
                seen.add(b)
                todo.append(b)
    return seen


def condense(edges: Edges) -> dict[int, int]:
    """Each node's representative: the smallest node of its cycle, itself where it is on none. (Kosaraju's two passes.)"""
    out = successors(edges)
    back = successors((b, a) for a, tails in out.items() for b in tails)
    order: list[int] = []
    seen: set[int] = set()
    for root in sorted({*out, *back}):
        todo = [(root, False)]
        while todo:
            node, done = todo.pop()
            if done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                todo.append((node, True))
                todo.extend((b, False) for b in out.get(node, ()) if b not in seen)
    of: dict[int, int] = {}
    for root in reversed(order):
        if root in of:
            continue
        members, todo_back = [root], [root]
        of[root] = root
        while todo_back:
            for b in back.get(todo_back.pop(), ()):
                if b not in of:
                    of[b] = root
                    members.append(b)
                    todo_back.append(b)
        least = min(members)
        for node in members:
            of[node] = least
    return of


def reduce(edges: Edges) -> list[tuple[int, int]]:
    """The edges that no longer way implies, ascending. A cycle counts as one node; its own edges all stay."""
    pairs = sorted({(a, b) for a, b in edges if a != b})
    of = condense(pairs)
    out = successors((of[a], of[b]) for a, b in pairs)
    implied = {a: reach(out, tails) for a, tails in out.items() if len(tails) > 1}
    return [(a, b) for a, b in pairs if of[a] == of[b] or of[b] not in implied.get(of[a], ())]


def minimum_cut(starts: Iterable[int], edges: Edges, spare: Collection[int] = ()) -> tuple[int, ...]:
    """The smallest set of nodes on every way from `starts` to an origin, ascending; () without starts.

    Of several smallest sets: one without the nodes of `spare` if there is one, else any; then the one nearest to the starts,
    which is the narrowest point that the reports first pass through. A cycle is cut at its representative (`condense`).
    """
    pairs = [(a, b) for a, b in edges if a != b]
    of = condense(pairs)
    begin = sorted({of.get(a, a) for a in starts})
    if not begin:
        return ()
    out = successors((of[a], of[b]) for a, b in pairs)
    cut = _cut(begin, out, frozenset())
    # An origin can be spared by nobody: there would be no cut at all.
    may = frozenset(of.get(n, n) for n in spare) & frozenset(out)
    if may & set(cut):
        other = _cut(begin, out, may)
        if len(other) == len(cut):
            return other
    return cut


def _cut(begin: list[int], out: Mapping[int, list[int]], spare: frozenset[int]) -> tuple[int, ...]:
    room: dict[_Port, dict[_Port, int]] = defaultdict(dict)

    def join(u: _Port, v: _Port, much: int) -> None:
        room[u][v] = much
        room[v].setdefault(u, 0)

    nodes = sorted({*begin, *reach(out, begin)})
    for n in nodes:
        join((n, _IN), (n, _OUT), _ENDLESS if n in spare else 1)
        for b in out.get(n, ()):
            join((n, _OUT), (b, _IN), _ENDLESS)
        if not out.get(n):
            join((n, _OUT), _END, _ENDLESS)
    for n in begin:
        join(_BEGIN, (n, _IN), _ENDLESS)
    while True:
        before = _search(room)
        if _END not in before:
            return tuple(n for n in nodes if (n, _IN) in before and (n, _OUT) not in before)
        v = _END
        while v != _BEGIN:
            u = before[v]
            room[u][v] -= 1
            room[v][u] += 1
            v = u


def _search(room: Mapping[_Port, Mapping[_Port, int]]) -> dict[_Port, _Port]:
    """Breadth-first over what has room left: each reached port and the one before it."""
    before = {_BEGIN: _BEGIN}
    todo = deque([_BEGIN])
    while todo and _END not in before:
        u = todo.popleft()
        for v, much in room[u].items():
            if much > 0 and v not in before:
                before[v] = u
                todo.append(v)
    return before
