"""Write the brief and the time line of a story: sentences of the articles to the letter, chosen, never made."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from headwater.ids import Id
from headwater.records import Article, Claim, Independence, Line, Mention, Record, Rest, Sentence, Time
from headwater.step import Group, GroupStep
from headwater.text import words

# An expression wider than this tells an era ("the 1990s", "in the past seven years"), not when something happened.
_WIDEST_DAYS = 366

# A sentence that begins with one of these needs the one before it.
_POINTS_BACK = frozenset(
    ("he", "she", "it", "they", "his", "her", "their", "its", "this", "that", "these", "those", "but", "and")
)

Place = tuple[Id, int, int]  # article, start, end


@dataclass(frozen=True, slots=True)
class WriteBrief(GroupStep):
    """Claim, Mention and how they are supported -> Line, each text exactly Article.text[start:end].

    Section brief: the best supported claims, one line each: by the low end of their independence, the number of articles,
    whether the sentence stands by itself, whether they credit a source, and how early they are told. Section timeline: claims that name a day, by that day.
    """

    name: ClassVar[str] = "brief.lines"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence, Claim, Mention, Rest, Independence, Time)
    writes: ClassVar[tuple[type[Record], ...]] = (Line,)
    close: ClassVar[bool] = True

    longest_brief: int = 8  # lines: what a reader takes in at a glance
    longest_timeline: int = 20  # lines: a page
    repeats: float = 0.6  # share of a line's words in one line before it, from which it says nothing new
    most_words: int = 60  # longer sentences are lists or badly split lines, used only where a claim has no other

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        texts = {a.id: a.text for a in group[Article]}
        whole = _Sentences(group[Sentence])
        mentions: dict[Id, list[Mention]] = defaultdict(list)
        for m in sorted(group[Mention], key=lambda m: (m.claim, m.article, m.start, m.end)):
            if 0 <= m.start < m.end <= len(texts.get(m.article, "")):
                mentions[m.claim].append(m)
        told = {c.id: self._clearest(c, mentions[c.id], whole, texts) for c in group[Claim] if mentions[c.id]}
        ranked = _rank(group, told, texts)
        for order, claim in enumerate(self._fresh(ranked, told, texts, self.longest_brief)):
            article, start, end = told[claim]
            yield Line(key, "brief", order, claim, article, start, end, texts[article][start:end], None, None)

        when = _dated(mentions, group[Time])
        dated = {claim: whole.around(m) for claim, (m, _) in when.items()}
        days: dict[Id, object] = {claim: (t.earliest, t.latest) for claim, (_, t) in when.items()}
        turns = _by_turns([c for c in ranked if c in dated], days)
        chosen = self._fresh(turns, dated, texts, self.longest_timeline, days)
        place = {claim: order for order, claim in enumerate(ranked)}
        chosen.sort(key=lambda c: (when[c][1].earliest or "", when[c][1].latest or "", place[c]))
        for order, claim in enumerate(chosen):
            article, start, end = dated[claim]
            time = when[claim][1]
            text = texts[article][start:end]
            yield Line(key, "timeline", order, claim, article, start, end, text, time.earliest, time.latest)

    def _clearest(self, claim: Claim, mentions: Sequence[Mention], whole: "_Sentences", texts: dict[Id, str]) -> Place:
        """The sentence of the mention that gave the claim its text; another where that one is too long."""

        def rank(m: Mention) -> tuple[bool, bool, Id, int]:
            article, start, end = whole.around(m)
            long = len(words(texts[article][start:end])) > self.most_words
            return long, texts[m.article][m.start : m.end] != claim.text, m.article, m.start

        return whole.around(min(mentions, key=rank))

    def _fresh(
        self,
        ranked: Iterable[Id],
        told: dict[Id, Place],
        texts: dict[Id, str],
        most: int,
        days: dict[Id, object] | None = None,
    ) -> list[Id]:
        """The first `most` claims of which none repeats one before it; days: a sentence may come again for another day."""
        kept: list[tuple[Id, set[str]]] = []
        for claim in ranked:
            if len(kept) == most:
                break
            article, start, end = told[claim]
            said = set(words(texts[article][start:end]))
            like = [before for other, before in kept if days is None or days[other] == days[claim]]
            if said and all(len(said & before) < self.repeats * min(len(said), len(before)) for before in like):
                kept.append((claim, said))
        return [claim for claim, _ in kept]


class _Sentences:
    """Looks up the sentence around a mention, for a mention may be a clause and a line is a whole sentence."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._spans: dict[Id, list[tuple[int, int]]] = defaultdict(list)
        for s in sentences:
            self._spans[s.article].append((s.start, s.end))
        for spans in self._spans.values():
            spans.sort()

    def around(self, m: Mention) -> Place:
        """The sentence that holds all of `m`; `m` itself where none does."""
        spans = self._spans[m.article]
        at = bisect_right(spans, m.start, key=lambda s: s[0]) - 1
        if at >= 0 and spans[at][1] >= m.end:
            return m.article, *spans[at]
        return m.article, m.start, m.end


def _by_turns(ranked: Sequence[Id], days: dict[Id, object]) -> list[Id]:
    """The first claim of every day, then the second of every day …: a day told by few is not crowded out."""
    seen: Counter[object] = Counter()
    turn: dict[Id, int] = {}
    for claim in ranked:
        turn[claim] = seen[days[claim]]
        seen[days[claim]] += 1
    return sorted(ranked, key=lambda c: turn[c])


def _dated(mentions: dict[Id, list[Mention]], times: Iterable[Time]) -> dict[Id, tuple[Mention, Time]]:
    """Each claim that some mention dates, with the mention that dates it most closely, and that date."""
    by: dict[Id, list[Time]] = defaultdict(list)
    for t in sorted(times, key=lambda t: (t.article, t.start, t.end, t.earliest or "", t.latest or "")):
        if t.earliest and t.latest and _days(t.earliest, t.latest) <= _WIDEST_DAYS:
            by[t.article].append(t)
    found: dict[Id, tuple[Mention, Time]] = {}
    for claim, rows in mentions.items():
        inside = [(m, t) for m in rows for t in by[m.article] if m.start <= t.start and t.end <= m.end]
        if inside:
            found[claim] = min(inside, key=lambda pair: _narrow(pair[1]))
    return found


def _rank(group: Group, told: dict[Id, Place], texts: dict[Id, str]) -> list[Id]:
    """All claims, best supported first; of those supported alike, sentences that stand by themselves first."""

    def leans(claim: Id) -> bool:
        article, start, end = told[claim]
        return next(iter(words(texts[article][start : min(end, start + 40)])), "") in _POINTS_BACK

    low = {i.of: i.low for i in group[Independence]}
    credited = {r.claim for r in group[Rest]}
    claims = sorted(
        (-low.get(c.id, 0), -c.articles, leans(c.id), c.id not in credited, told[c.id][1], c.id)
        for c in group[Claim]
        if c.id in told
    )
    return [claim for *_, claim in claims]


def _narrow(time: Time) -> tuple[int, int]:
    """The tighter of two expressions first, then the one that stands first."""
    return _days(time.earliest or "", time.latest or ""), time.start


def _days(earliest: str, latest: str) -> int:
    """Days from the first to the last, both counted; a bound that is no date of the calendar counts as an era."""
    try:
        return abs((date.fromisoformat(latest[:10]) - date.fromisoformat(earliest[:10])).days) + 1
    except ValueError:
        return _WIDEST_DAYS + 1
