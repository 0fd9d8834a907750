"""Find where aligned mentions give different values for the same thing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import ClassVar

from headwater import ids
from headwater.corroborate.names import spellings
from headwater.corroborate.values import Value, compatible, days, numbers
from headwater.ids import Id
from headwater.records import (
    Article,
    Claim,
    Disagreement,
    Entity,
    Mention,
    Position,
    Quantity,
    Record,
    Time,
)
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class FindDisagreements(GroupStep):
    """Claim, Mention, Time, Quantity, Entity -> Disagreement, Position. Two or more values each, each with who says so.

    A number or a time of one mention is set against one of another mention of the same claim where both are the only ones
    left of their kind, once the values that both give are taken away, and telling words around them agree.
    relation: precision where both may be right; update where reports published later give more; else contradiction.
    """

    name: ClassVar[str] = "corroborate.disagreements"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Claim, Mention, Time, Quantity, Entity)
    writes: ClassVar[tuple[type[Record], ...]] = (Disagreement, Position)
    close: ClassVar[bool] = True

    agree: int = 1  # telling words that must stand around both values for them to be values of one thing

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles = {a.id: a for a in group[Article]}
        by_claim: dict[Id, list[Mention]] = defaultdict(list)
        for m in sorted(group[Mention], key=lambda m: (m.claim, m.article, m.start)):
            if m.article in articles:
                by_claim[m.claim].append(m)
        quantities: dict[Id, list[Quantity]] = defaultdict(list)
        for q in sorted(group[Quantity], key=lambda q: (q.article, q.start, q.end)):
            quantities[q.article].append(q)
        times: dict[Id, list[Time]] = defaultdict(list)
        for t in sorted(group[Time], key=lambda t: (t.article, t.start, t.end)):
            times[t.article].append(t)
        slots: list[set[Value]] = []
        for _, mentions in sorted(by_claim.items()):
            placed = [(m.article, articles[m.article].text, m.start, m.end) for m in mentions]
            slots += self._slots([numbers(quantities[a], text, b, e) for a, text, b, e in placed])
            slots += self._slots([days(times[a], text, b, e) for a, text, b, e in placed])
        slots += spellings(group[Entity], by_claim, {a: row.text for a, row in articles.items()})
        for slot in _merge(slots):
            yield from _write(key, slot, articles)

    def _slots(self, told: Sequence[Sequence[Value]]) -> list[set[Value]]:
        """Values of the mentions of one claim -> sets of values of one thing, two or more different ones in each."""
        pairs = []
        for ones, others in combinations(told, 2):
            for unit in sorted({v.unit for v in ones} & {v.unit for v in others}):
                a = [v for v in ones if v.unit == unit]
                b = [v for v in others if v.unit == unit]
                common = {v.same for v in a} & {v.same for v in b}
                pairs += [(v, w) for v in a for w in b if v.same == w.same and self._agree(v, w)]
                a, b = ([v for v in rest if v.same not in common] for rest in (a, b))
                if len({v.same for v in a}) == len({v.same for v in b}) == 1 and self._agree(a[0], b[0]):
                    pairs.append((a[0], b[0]))
        return [s for s in _join(pairs) if len({v.same for v in s}) > 1]

    def _agree(self, a: Value, b: Value) -> bool:
        return len(a.about & b.about) >= self.agree


def _join(pairs: Iterable[tuple[Value, Value]]) -> list[set[Value]]:
    """Values linked by pairs, directly or not, together."""
    sets: dict[Value, set[Value]] = {}
    for a, b in pairs:
        one = sets.setdefault(a, {a}) | sets.setdefault(b, {b})
        for v in one:
            sets[v] = one
    return list({id(s): s for s in sets.values()}.values())


def _merge(slots: Iterable[set[Value]]) -> list[list[Value]]:
    """Sets that share a value, or give the very same values, are one; each sorted, in a fixed order."""
    pairs = []
    first: dict[object, Value] = {}
    for slot in slots:
        rows = sorted(slot, key=_place)
        pairs += [(rows[0], v) for v in rows]
        same = (rows[0].kind, rows[0].unit, frozenset(v.same for v in rows))
        pairs.append((first.setdefault(same, rows[0]), rows[0]))
    return sorted((sorted(s, key=_place) for s in _join(pairs)), key=lambda s: _place(s[0]))


def _place(v: Value) -> tuple[Id, int, str, str]:
    return v.article, v.at, v.kind, v.label


def _write(story: Id, slot: Sequence[Value], articles: dict[Id, Article]) -> Iterable[Record]:
    values: dict[object, list[Value]] = defaultdict(list)
    for v in slot:
        values[v.same].append(v)
    if len(values) < 2 or len({v.article for v in slot}) < 2:
        return
    made = ids.make("disagreement", slot[0].kind, *(part for v in slot for part in (v.article, v.at)))
    longest = max(slot, key=lambda v: (v.end - v.start, _place(v)))
    about = articles[longest.article].text[longest.start : longest.end]
    yield Disagreement(made, story, about, slot[0].kind, _relation(list(values.values()), articles))
    for rows in values.values():
        for v in rows:
            yield Position(made, story, rows[0].label, v.article, v.start, v.end)


def _relation(values: Sequence[Sequence[Value]], articles: dict[Id, Article]) -> str:
    if values[0][0].kind == "name":
        return "contradiction"
    if all(compatible(a[0], b[0]) for a, b in combinations(values, 2)):
        return "precision"
    if values[0][0].kind == "number" and _rises(values, articles):
        return "update"
    return "contradiction"


def _rises(values: Sequence[Sequence[Value]], articles: dict[Id, Article]) -> bool:
    """Were all reports of a higher value published after all those of a lower one, for certain?"""
    rows = sorted(values, key=lambda v: (v[0].low is None, v[0].low or 0.0))
    spans = []
    for row in rows:
        first = [articles[v.article].first for v in row]
        last = [articles[v.article].last for v in row]
        if None in first or None in last:
            return False
        spans.append((min(f for f in first if f is not None), max(x for x in last if x is not None)))
    return all(before[1] < after[0] for before, after in pairwise(spans))
