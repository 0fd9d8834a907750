"""Why two articles stand in one story, or in two: their score, the strongest chain of links, and what they share to the letter."""

import heapq
from collections import defaultdict

from headwater import ids, records
from headwater.ids import Id
from headwater.stories.cluster import ClusterStories
from headwater.views import shapes
from headwater.views.compose import copy
from headwater.views.rows import Index, Tables, show_some
from headwater.views.score import score
from headwater.views.stories import find_article


def why(tables: Tables, a: str, b: str, how: ClusterStories | None = None) -> shapes.Why:
    """a, b: article ids, unique beginnings of them, or input ids. how: the settings in force. UsageError where one names no article or several."""
    index = Index.over(tables)
    both = find_article(index, a), find_article(index, b)
    first, second = (one.id for one in both)
    stories = [next(iter(index.by(records.Story, "articles", one)), None) for one in (first, second)]
    of = [None if story is None else story.id for story in stories]
    shared = [c for c in index.by(records.Copy, "articles", first) if second in c.articles and first != second]
    return {
        "articles": [ids.show(first), ids.show(second)],
        "inputs": [one.input_id for one in both],
        "titles": [one.title for one in both],
        "story": show_some(of[0]) if of[0] == of[1] else None,
        "stories": [show_some(one) for one in of],
        "score": score(index, (first, second), how or ClusterStories()),
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
