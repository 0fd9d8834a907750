"""Where the boxes and lines of the rests-on picture lie: outlets on the left, what carried the news, its roots on the right.

A small layered layout (Sugiyama, Tagawa & Toda 1981): layers by longest path, bends where a line passes a layer, order
within a layer by the mean place of the neighbours. Pure geometry in pixels; the template draws it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

BOX_WIDTH, BOX_HEIGHT = 208, 52
GAP_Y = 14
# The page's measure, which the columns fill; between them a line needs room to turn, and more than enough looks empty.
MEASURE = 1060
LEAST_GAP, MOST_GAP = 76, 190
MARGIN = 8
# Room above the boxes for the columns' names.
HEAD = 30
# No column begins further down than a box: on a small screen the picture would seem empty.
LOWEST = BOX_HEIGHT + GAP_Y
# More sweeps than this changed no picture that was tried.
SWEEPS = 6

# A name without a space: names with spaces are bends.
Node = str
Line = tuple[Node, Node]


@dataclass(frozen=True, slots=True)
class Box:
    node: Node
    column: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """An SVG path from the right side of `head`'s box to the left side of `tail`'s."""

    head: Node
    tail: Node
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    columns: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


def draw(nodes: Sequence[Node], lines: Sequence[Line]) -> Picture:
    """nodes: in the order to keep where nothing else decides. lines: (who rests, on what); a line within a cycle is drawn
    but does not decide a layer. A node that rests on nothing and that others rest on stands in the last column."""
    known = set(nodes)
    lines = [(a, b) for a, b in dict.fromkeys(lines) if a in known and b in known and a != b]
    layer = layers(nodes, lines)
    routes = {line: _route(line, layer) for line in lines}
    columns = _columns(nodes, layer, routes)
    _untangle(columns, list(routes.values()))
    tallest = max((sum(_height(n) for n in column) for column in columns), default=0)
    gap = min(MOST_GAP, max(LEAST_GAP, (MEASURE - len(columns) * BOX_WIDTH) / max(1, len(columns) - 1)))
    place: dict[Node, tuple[float, float]] = {}
    for i, column in enumerate(columns):
        # Each column is centred on the tallest one, but begins within sight of the top of a tall picture.
        y = HEAD + min((tallest - sum(_height(n) for n in column)) / 2, LOWEST)
        for node in column:
            place[node] = MARGIN + i * (BOX_WIDTH + gap), y
            y += _height(node)
    boxes = tuple(Box(n, layer[n], *place[n]) for n in nodes)
    curves = tuple(Curve(a, b, _path([place[n] for n in route], known, route)) for (a, b), route in routes.items())
    width = 2 * MARGIN + len(columns) * BOX_WIDTH + max(0, len(columns) - 1) * gap
    return Picture(int(width), int(HEAD + tallest + MARGIN), len(columns), boxes, curves)


def layers(nodes: Sequence[Node], lines: Sequence[Line]) -> dict[Node, int]:
    """{node: column}: one more than the furthest of those that rest on it; lines that would close a cycle do not count."""
    after: dict[Node, list[Node]] = defaultdict(list)
    for head, tail in lines:
        after[head].append(tail)
    order, back = _depth_first(nodes, after)
    layer = dict.fromkeys(nodes, 0)
    for node in order:
        for tail in after[node]:
            if (node, tail) not in back:
                layer[tail] = max(layer[tail], layer[node] + 1)
    last = max(layer.values(), default=0)
    rested_on = {tail for _, tail in lines}
    return {n: last if n in rested_on and not after[n] else at for n, at in layer.items()}


def _depth_first(nodes: Sequence[Node], after: Mapping[Node, Sequence[Node]]) -> tuple[list[Node], set[Line]]:
    """(nodes so that each stands before what it rests on, lines that lead back into a cycle). Without recursion."""
    done: list[Node] = []
    state: dict[Node, str] = {}
    back: set[Line] = set()
    for start in nodes:
        todo = [(start, iter(after.get(start, ())))] if start not in state else []
        state.setdefault(start, "open")
        while todo:
            here, rest = todo[-1]
            tail = next(rest, None)
            if tail is None:
                state[here] = "done"
                done.append(here)
                todo.pop()
            elif state.get(tail) == "open":
                back.add((here, tail))
            elif tail not in state:
                state[tail] = "open"
                todo.append((tail, iter(after.get(tail, ()))))
    return done[::-1], back


def _route(line: Line, layer: Mapping[Node, int]) -> list[Node]:
    """The line's nodes with one bend for each layer that it passes."""
    head, tail = line
    step = 1 if layer[tail] >= layer[head] else -1
    return [head, *(f"{head} {tail} {i}" for i in range(layer[head] + step, layer[tail], step)), tail]


def _columns(nodes: Sequence[Node], layer: Mapping[Node, int], routes: Mapping[Line, list[Node]]) -> list[list[Node]]:
    columns: list[list[Node]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for node in nodes:
        columns[layer[node]].append(node)
    for (head, tail), route in routes.items():
        step = 1 if layer[tail] >= layer[head] else -1
        for i, bend in enumerate(route[1:-1], 1):
            columns[layer[head] + i * step].append(bend)
    return columns


def _untangle(columns: list[list[Node]], routes: Sequence[Sequence[Node]]) -> None:
    """Orders each column by the mean place of its neighbours, sweeping right and left."""
    near: dict[Node, list[Node]] = defaultdict(list)
    for route in routes:
        for a, b in pairwise(route):
            near[a].append(b)
            near[b].append(a)
    for sweep in range(SWEEPS):
        for i in range(len(columns)) if sweep % 2 else range(len(columns) - 1, -1, -1):
            place = {n: (at + 0.5) / len(c) for c in columns for at, n in enumerate(c)}
            aside = set(columns[i])
            mean = {
                n: sum(place[m] for m in others) / len(others)
                if (others := [m for m in near[n] if m not in aside])
                else place[n]
                for n in columns[i]
            }
            columns[i].sort(key=lambda n, mean=mean: mean[n])  # type: ignore[misc]


def _height(node: Node) -> int:
    # A bend is a line's width, not a box's.
    return BOX_HEIGHT + GAP_Y if " " not in node else GAP_Y + 4


def _path(places: Sequence[tuple[float, float]], known: set[Node], route: Sequence[Node]) -> str:
    points: list[tuple[float, float, float]] = []
    for (x, y), node in zip(places, route, strict=True):
        middle = y + (BOX_HEIGHT / 2 if node in known else (GAP_Y + 4) / 2)
        points.append((x, x + BOX_WIDTH, middle))
    parts: list[str] = [f"M{points[0][1]:.0f},{points[0][2]:.1f}"]
    for i, ((left, right, y), (next_left, next_right, next_y)) in enumerate(pairwise(points)):
        if i and route[i] not in known:
            parts.append(f"H{right:.0f}")
        if next_left > left:
            bend = (right + next_left) / 2
            parts.append(f"C{bend:.0f},{y:.1f} {bend:.0f},{next_y:.1f} {next_left:.0f},{next_y:.1f}")
        else:
            # Within a column, or back to an earlier one: out to the right and round.
            out = max(right, next_right) + LEAST_GAP / 2
            parts.append(f"C{out:.0f},{y:.1f} {out:.0f},{next_y:.1f} {next_right:.0f},{next_y:.1f}")
    return " ".join(parts)
