"""Why two articles stand in one story: the strongest chain of links, and what they share to the letter."""

import heapq
from collections import defaultdict

from headwater import ids, records
from headwater.ids import Id
from headwater.views import shapes
from headwater.views.compose import copy
from headwater.views.rows import Index, Tables
from headwater.views.stories import find_article


def why(tables: Tables, a: str, b: str) -> shapes.Why:
    """a, b: article ids, unique beginnings of them, or input ids. UsageError where one names no article or several."""
    index = Index.over(tables)
    first, second = find_article(index, a).id, find_article(index, b).id
    together = [s for s in index.by(records.Story, "articles", first) if second in s.articles]
    shared = [c for c in index.by(records.Copy, "articles", first) if second in c.articles and first != second]
    return {
        "articles": [ids.show(first), ids.show(second)],
        "story": ids.show(together[0].id) if together else None,
        "path": [
            {"a": ids.show(x.a), "b": ids.show(x.b), "score": x.score, "words": list(x.why)}
            for x in strongest(index.rows(records.Link), first, second)
        ],
        "copies": [copy(c) for c in sorted(shared, key=lambda c: (-c.words, c.id))],
    }


def strongest(links: list[records.Link], start: Id, goal: Id) -> list[records.Link]:
    """The chain from `start` to `goal` whose weakest link is as strong as can be, then the shortest such; [] for none.

    Widest path by a variant of Dijkstra's algorithm.
    """
    near: dict[Id, list[tuple[Id, records.Link]]] = defaultdict(list)
    for link in sorted(links, key=lambda x: (x.a, x.b)):
        near[link.a].append((link.b, link))
        near[link.b].append((link.a, link))
    came: dict[Id, records.Link | None] = {}
    todo: list[tuple[float, int, Id, Id, records.Link | None]] = [(-1.0, 0, start, start, None)]
    while todo:
        weakest, steps, here, _, by = heapq.heappop(todo)
        if here in came:
            continue
        came[here] = by
        if here == goal:
            break
        for other, via in near[here]:
            if other not in came:
                heapq.heappush(todo, (max(weakest, -via.score), steps + 1, other, here, via))
    path: list[records.Link] = []
    at = goal
    while step := came.get(at):
        path.append(step)
        at = step.a if step.b == at else step.b
    return path[::-1]
