"""Stories in few words, to tell what is new in one since it was last looked at."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from headwater import ids, records
from headwater.ids import Id
from headwater.records import Disagreement, Independence, Position
from headwater.views.rows import Index
from headwater.views.stories import aliases


class Summary(TypedDict):
    """A story in few words. independent: low and high, null before it is traced. roots, disagreements: in words, sorted."""

    title: str | None
    articles: int
    outlets: int
    independent: list[int] | None
    roots: list[str]
    disagreements: list[str]


class News(TypedDict):
    """What a story gained: roots and disagreements that it did not have; counts that changed, each as before and after."""

    story: str
    title: str | None
    roots: list[str]
    disagreements: list[str]
    counts: dict[str, list[int | None]]


def summaries(index: Index) -> dict[str, Summary]:
    """Every story by its id."""
    return {ids.show(one.id): summary(index, one) for one in index.rows(records.Story)}


def summary(index: Index, one: records.Story) -> Summary:
    spread = next(iter(index.by(Independence, "of", one.id)), None)
    roots = set(spread.roots) if spread else set()
    names = {f"{s.name} ({s.kind})" for s in index.by(records.Source, "story", one.id) if s.id in roots}
    return {
        "title": one.title,
        "articles": len(one.articles),
        "outlets": len(one.outlets),
        "independent": [spread.low, spread.high] if spread else None,
        "roots": sorted(names),
        "disagreements": sorted(_told(index, x) for x in index.by(Disagreement, "story", one.id)),
    }


def _told(index: Index, one: Disagreement) -> str:
    """A disagreement in a line that stays the same while its values do."""
    values: list[Position] = index.by(Position, "disagreement", one.id)
    return f"{one.about}: {' | '.join(sorted({v.value for v in values}))}"


def news(index: Index, before: Mapping[str, Summary]) -> list[News]:
    """What each story gained since `before` (summaries by the ids of then), by id. A story that was not there then is no news: it
    gained nothing yet. A story that was split or merged is compared with the largest of those that it came from."""
    once: dict[Id, list[Summary]] = {}
    now = {s.id for s in index.rows(records.Story)}
    went = index.once(aliases)
    for shown, found in before.items():
        old = ids.parse(shown)
        if (heir := old if old in now else went.get(old)) is not None:
            once.setdefault(heir, []).append(found)
    told = []
    for one in sorted(index.rows(records.Story), key=lambda s: s.id):
        if one.id in once:
            known = max(once[one.id], key=lambda s: (s["articles"], str(s["title"])))
            if change := _change(ids.show(one.id), known, summary(index, one)):
                told.append(change)
    return told


def _change(story: str, before: Summary, after: Summary) -> News | None:
    counts: dict[str, list[int | None]] = {}
    was: Sequence[int | None] = before["independent"] or (None, None)
    now: Sequence[int | None] = after["independent"] or (None, None)
    for name, old, new in (
        ("articles", before["articles"], after["articles"]),
        ("outlets", before["outlets"], after["outlets"]),
        ("independent_low", was[0], now[0]),
        ("independent_high", was[1], now[1]),
    ):
        if old != new:
            counts[name] = [old, new]
    roots = sorted(set(after["roots"]) - set(before["roots"]))
    rifts = sorted(set(after["disagreements"]) - set(before["disagreements"]))
    if not (counts or roots or rifts):
        return None
    return {"story": story, "title": after["title"], "roots": roots, "disagreements": rifts, "counts": counts}
