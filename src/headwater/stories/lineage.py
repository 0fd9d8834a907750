"""Stories before and after a run -> what became of each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from headwater.ids import Id
from headwater.records import Story

# (story, event, others), as Lineage has them.
Became = tuple[Id, str, tuple[Id, ...]]


def trace(before: Sequence[Story], after: Sequence[Story]) -> Iterator[Became]:
    """What changed, by story id.

    Of a story of `after`: birth (none of its articles was in a story before), merge (they were in several; others: those),
    growth (one story before and new articles beside it), shrinkage (one story before, some of whose articles are in no story
    now). Of a story of `before`: split (its articles are in several now; others: those), end (they are in none). others of
    growth and shrinkage: the id before, where it is another one. Articles that went to or came from another story are told
    by that split or merge alone. A story with the same articles under the same id gives nothing.
    """
    was = {article: story.id for story in before for article in story.articles}
    now = {article: story.id for story in after for article in story.articles}
    old = {story.id: story for story in before}
    went: dict[Id, set[Id]] = defaultdict(set)
    came: dict[Id, set[Id]] = defaultdict(set)
    for article in was.keys() & now.keys():
        went[was[article]].add(now[article])
        came[now[article]].add(was[article])
    for story in sorted(before, key=lambda s: s.id):
        if not went[story.id]:
            yield story.id, "end", ()
        elif len(went[story.id]) > 1:
            yield story.id, "split", tuple(sorted(went[story.id]))
    for story in sorted(after, key=lambda s: s.id):
        origins = came[story.id]
        if not origins:
            yield story.id, "birth", ()
        elif len(origins) > 1:
            yield story.id, "merge", tuple(sorted(origins))
        else:
            yield from _one_origin(old[next(iter(origins))], story, was, now)


def _one_origin(before: Story, after: Story, was: dict[Id, Id], now: dict[Id, Id]) -> Iterator[Became]:
    others = () if before.id == after.id else (before.id,)
    if any(article not in was for article in after.articles):
        yield after.id, "growth", others
    if any(article not in now for article in before.articles):
        yield after.id, "shrinkage", others
