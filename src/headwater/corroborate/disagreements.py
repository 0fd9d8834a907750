"""Find where the articles of a story give different values for the same thing."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated, ClassVar

from headwater import ids
from headwater.config import Range, Share
from headwater.corroborate.disputed import disputes
from headwater.corroborate.likeness import similarities
from headwater.corroborate.linkage import Pair, link
from headwater.corroborate.names import spellings
from headwater.corroborate.units import Term, Unit, rarity
from headwater.corroborate.values import Value, compatible, days, numbers
from headwater.ids import Id
from headwater.records import Article, Claim, Disagreement, Entity, Mention, Position, Quantity, Record, Time
from headwater.step import Group, GroupStep

# A toll that grows more than so many fold between two reports is mostly another event's.
_FARTHEST = 5
# Two large numbers of one unit that differ by so much or less are mostly of one thing; small ones are alike by chance.
_NEARLY = 1.15
_SMALL = 30
_EVEN = 7  # times as many days
# A story of few values is taken for one of so many more, or a word around both of two values would tell nothing.
_PRIOR = 20


@dataclass(frozen=True, slots=True)
class FindDisagreements(GroupStep):
    """Claim, Mention, Time, Quantity, Entity -> Disagreement, Position. Two or more values each, each with who says so.

    Numbers of one unit, and times, are values of one thing where the telling words around them agree, the more so in
    mentions of one claim. At most one value an article: an article that gives two tells of two things, unless it sets them
    against each other as another article does, or they are a bound and a number of one toll.
    relation: precision where both may be right; update where reports published later give more; else contradiction.
    """

    name: ClassVar[str] = "corroborate.disagreements"
    version: ClassVar[int] = 2
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Claim, Mention, Time, Quantity, Entity)
    writes: ClassVar[tuple[type[Record], ...]] = (Disagreement, Position)
    close: ClassVar[bool] = True

    # Mean agreement of the words around values of one thing; on annotated stories lower ones were chance.
    alike: Share = 0.22
    aligned: Annotated[float, Range(0)] = 0.2  # added for two values in mentions of one claim
    doubt: Annotated[float, Range(0)] = (
        0.2  # taken off two values that cannot both be right, for more often they are values of two things
    )
    # Weight of what befell the people counted (dead, hurt, missing): more than all the words around a number, for whatever
    # else the sentences tell, two counts of the dead of one event answer one question.
    toll: Annotated[float, Range(0)] = 30.0
    least_shared: Annotated[float, Range(0)] = (
        3.0  # summed weight of the words both have around them: about one rare word
    )

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles = {a.id: a for a in group[Article]}
        texts = {a: row.text for a, row in articles.items()}
        claims: dict[Id, list[Mention]] = defaultdict(list)
        for m in sorted(group[Mention], key=lambda m: (m.claim, m.article, m.start)):
            if m.article in articles:
                claims[m.claim].append(m)
        values = _values(group, claims, texts)
        slots = self._slots(values)
        disputed = disputes(group[Quantity], texts)
        # What two articles set against each other says more of these figures than the words around them.
        taken = {(v.article, v.at) for slot in disputed for v in slot}
        slots = [s for s in slots if not any((v.article, v.at) in taken for v in s)]
        slots += disputed + spellings(group[Entity], texts)
        for slot in sorted(slots, key=lambda s: _place(s[0])):
            yield from _write(key, slot, articles)

    def _slots(self, values: Sequence[tuple[Value, Id]]) -> list[list[Value]]:
        """Values with the claim they stand in -> those of one thing together, where these are not all equal."""
        weights = _weights([v for v, _ in values])
        given: dict[tuple[Id, str, str], set[object]] = defaultdict(set)
        for v, _ in values:
            given[v.article, v.unit, v.toll].add(v.same)
        units = [Unit(v.article, v.at, v.end, _terms(v, weights, self.toll)) for v, _ in values]
        alike: dict[Pair, float] = {}
        for rows in _comparable([v for v, _ in values]):
            found = similarities([units[i] for i in rows], 0.5, self.least_shared, self.alike - self.aligned)
            for (x, y), score in found.items():
                (a, one), (b, other) = values[rows[x]], values[rows[y]]
                if not compatible(a, b):
                    if _of_two_things(a, b, given):
                        continue
                    score -= 0.0 if a.toll or _close(a, b) else self.doubt
                alike[rows[x], rows[y]] = round(score + self.aligned * (one == other), 6)
        clusters = link([v.article for v, _ in values], alike, self.alike)
        slots = _of_one_toll([[values[i][0] for i in c] for c in clusters])
        return [sorted(s, key=_place) for s in slots if len({v.same if v.exact is None else v.exact for v in s}) > 1]


def _of_one_toll(slots: Sequence[list[Value]]) -> list[list[Value]]:
    """The slots with those of one toll put together where no article would then contradict itself: one may give a bound and a number."""
    out: list[list[Value]] = []
    for slot in slots:
        for other in out:
            tolls = {(v.unit, v.toll) for v in [*slot, *other]}
            if len(tolls) == 1 and slot[0].toll and all(_agree(a, b) for a in slot for b in other):
                other += slot
                break
        else:
            out.append(list(slot))
    return out


def _agree(a: Value, b: Value) -> bool:
    return compatible(a, b) or (a.article != b.article and not _far(a, b))


def _values(group: Group, claims: dict[Id, list[Mention]], texts: dict[Id, str]) -> list[tuple[Value, Id]]:
    """Every number and time in a mention, each once, with its claim; in a fixed order."""
    quantities: dict[Id, list[Quantity]] = defaultdict(list)
    for q in group[Quantity]:
        quantities[q.article].append(q)
    times: dict[Id, list[Time]] = defaultdict(list)
    for t in group[Time]:
        times[t.article].append(t)
    found: dict[Value, Id] = {}
    for claim, mentions in claims.items():
        for m in mentions:
            text = texts[m.article]
            for v in numbers(quantities[m.article], text, m.start, m.end) + days(
                times[m.article], text, m.start, m.end
            ):
                found[v] = min(claim, found.get(v, claim))
    return sorted(found.items(), key=lambda pair: _place(pair[0]))


def _terms(value: Value, weights: dict[str, float], toll: float) -> dict[Term, float]:
    terms: dict[Term, float] = {w: weights[w] for w in sorted(value.about)}
    return terms | {("toll", value.toll): toll} if value.toll else terms


def _comparable(values: Sequence[Value]) -> list[list[int]]:
    """The places of the values of each kind and unit."""
    by: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, v in enumerate(values):
        by[v.kind, v.unit].append(i)
    return [rows for _, rows in sorted(by.items())]


def _of_two_things(a: Value, b: Value, given: dict[tuple[Id, str, str], set[object]]) -> bool:
    """Do they count different things or different fates, or does one of the articles give both values, so that they answer two questions?"""
    if (a.counted and b.counted and a.counted != b.counted) or a.toll != b.toll or _far(a, b) or _uneven(a, b):
        return True
    return b.same in given[a.article, a.unit, a.toll] or a.same in given[b.article, b.unit, b.toll]


def _close(a: Value, b: Value) -> bool:
    """Are two numbers so near one another that they rather answer one question than two?"""
    if a.exact is None or b.exact is None:
        return False
    low, high = sorted((abs(a.exact), abs(b.exact)))
    return low >= _SMALL and high <= _NEARLY * low


def _uneven(a: Value, b: Value) -> bool:
    """Is one time a day and the other a month or a year that it lies outside of? They answer two questions."""
    if a.unit != "day" or None in (a.low, a.high, b.low, b.high):
        return False
    short, long = sorted((v.high or 0.0) - (v.low or 0.0) + 1 for v in (a, b))
    return long > _EVEN * short


def _far(a: Value, b: Value) -> bool:
    """Is one count of people so many times the other that they are hardly of one event?"""
    low, high = sorted((v.low or v.high or 0.0) for v in (a, b))
    return bool(a.toll) and high > _FARTHEST * low


def _weights(values: Sequence[Value]) -> dict[str, float]:
    """Rarity of a stem in English times its rarity around the story's values: what stands at each of them tells none apart."""
    seen = Counter(w for v in values for w in v.about)
    scale = math.log(len(values) + _PRIOR)
    return {w: rarity(w) * max(0.1, 1 - math.log(n) / scale) for w, n in seen.items()}


def _place(v: Value) -> tuple[Id, int, str, str, int]:
    return v.article, v.at, v.kind, v.label, v.end


def _write(story: Id, slot: Sequence[Value], articles: dict[Id, Article]) -> Iterable[Record]:
    values: dict[object, list[Value]] = defaultdict(list)
    for v in slot:
        values[v.same].append(v)
    made = ids.make("disagreement", slot[0].kind, *(part for v in slot for part in (v.article, v.at)))
    longest = max(slot, key=lambda v: (v.end - v.start, _place(v)))
    about = articles[longest.article].text[longest.start : longest.end]
    yield Disagreement(made, story, about, slot[0].kind, _relation(list(values.values()), articles))
    for rows in values.values():
        for v in rows:
            yield Position(made, story, rows[0].label, v.article, v.start, v.end)


def _relation(values: Sequence[Sequence[Value]], articles: dict[Id, Article]) -> str:
    first = values[0][0]
    if first.kind == "name":
        return "contradiction"
    if first.kind == "number" and first.unit == "person" and _rises(values, articles, certain=not first.toll):
        return "update"
    return "precision" if all(compatible(a[0], b[0]) for a, b in combinations(values, 2)) else "contradiction"


def _rises(values: Sequence[Sequence[Value]], articles: dict[Id, Article], certain: bool) -> bool:
    """Do reports published later give higher values?

    certain: every report of more must have been published after every report of less, for certain. Otherwise (a toll, which
    rises by its nature) it is enough that some were, and that none was surely published before one that gives less.
    """
    rows = sorted(values, key=lambda v: v[0].low or 0.0)
    seen = []
    for less, more in combinations(rows, 2):
        for a in {v.article for v in less}:
            for b in {v.article for v in more}:
                one, other = articles[a], articles[b]
                if one.first is None or one.last is None or other.first is None or other.last is None:
                    seen.append(0)
                else:
                    seen.append((one.last < other.first) - (other.last < one.first))
    return all(s == 1 for s in seen) if certain else min(seen) >= 0 and max(seen) == 1
