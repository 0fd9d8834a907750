"""Write the brief and the time line of a story: sentences of the articles to the letter, chosen, never made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from headwater.ids import Id
from headwater.records import Article, Claim, Independence, Line, Mention, Record, Rest, Time
from headwater.step import Group, GroupStep
from headwater.text import words

# An expression wider than this tells an era ("the 1990s", "in the past seven years"), not when something happened.
_WIDEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class WriteBrief(GroupStep):
    """Claim, Mention and how they are supported -> Line, each text exactly Article.text[start:end].

    Section brief: the best supported claims, one line each: by the low end of their independence, the number of articles,
    whether they credit a source, and how early they are told. Section timeline: claims that name a day, by that day.
    """

    name: ClassVar[str] = "brief.lines"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Claim, Mention, Rest, Independence, Time)
    writes: ClassVar[tuple[type[Record], ...]] = (Line,)
    close: ClassVar[bool] = True

    longest_brief: int = 8  # lines: what a reader takes in at a glance
    longest_timeline: int = 12  # lines
    repeats: float = 0.6  # share of a line's words in one line before it, from which it says nothing new
    most_words: int = 60  # longer sentences are lists or badly split lines, used only where a claim has no other

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        texts = {a.id: a.text for a in group[Article]}
        mentions: dict[Id, list[Mention]] = defaultdict(list)
        for m in group[Mention]:
            if 0 <= m.start < m.end <= len(texts.get(m.article, "")):
                mentions[m.claim].append(m)
        told = {c.id: self._clearest(c, mentions[c.id], texts) for c in group[Claim] if mentions[c.id]}
        ranked = _rank(group, told)
        yield from self._brief(key, ranked, told, texts)
        yield from self._timeline(key, ranked, mentions, group[Time], texts)

    def _clearest(self, claim: Claim, mentions: Sequence[Mention], texts: dict[Id, str]) -> Mention:
        """The mention that gave the claim its text; another where that one is too long."""

        def rank(m: Mention) -> tuple[bool, bool, Id, int]:
            text = texts[m.article][m.start : m.end]
            return len(words(text)) > self.most_words, text != claim.text, m.article, m.start

        return min(mentions, key=rank)

    def _brief(self, story: Id, ranked: Sequence[Id], told: dict[Id, Mention], texts: dict[Id, str]) -> Iterable[Line]:
        for order, claim in enumerate(self._fresh(ranked, told, texts, self.longest_brief)):
            m = told[claim]
            yield Line(
                story, "brief", order, claim, m.article, m.start, m.end, texts[m.article][m.start : m.end], None, None
            )

    def _fresh(self, ranked: Iterable[Id], told: dict[Id, Mention], texts: dict[Id, str], most: int) -> list[Id]:
        """The first `most` claims of which none repeats one before it."""
        kept: list[tuple[Id, set[str]]] = []
        for claim in ranked:
            if len(kept) == most:
                break
            m = told[claim]
            said = set(words(texts[m.article][m.start : m.end]))
            if said and all(len(said & before) < self.repeats * min(len(said), len(before)) for _, before in kept):
                kept.append((claim, said))
        return [claim for claim, _ in kept]

    def _timeline(
        self,
        story: Id,
        ranked: Sequence[Id],
        mentions: dict[Id, list[Mention]],
        times: Iterable[Time],
        texts: dict[Id, str],
    ) -> Iterable[Line]:
        by: dict[Id, list[Time]] = defaultdict(list)
        for t in sorted(times, key=lambda t: (t.article, t.start, t.end, t.earliest or "", t.latest or "")):
            if t.earliest and t.latest and _days(t.earliest, t.latest) <= _WIDEST_DAYS:
                by[t.article].append(t)
        told: dict[Id, Mention] = {}
        when: dict[Id, Time] = {}
        for claim in ranked:
            for m in sorted(mentions[claim], key=lambda m: (m.article, m.start, m.end)):
                inside = [t for t in by[m.article] if m.start <= t.start and t.end <= m.end]
                if inside and (claim not in when or _narrow(min(inside, key=_narrow)) < _narrow(when[claim])):
                    told[claim], when[claim] = m, min(inside, key=_narrow)
        chosen = self._fresh((c for c in ranked if c in told), told, texts, self.longest_timeline)
        chosen.sort(key=lambda c: (when[c].earliest or "", when[c].latest or "", ranked.index(c)))
        for order, claim in enumerate(chosen):
            m, t = told[claim], when[claim]
            text = texts[m.article][m.start : m.end]
            yield Line(story, "timeline", order, claim, m.article, m.start, m.end, text, t.earliest, t.latest)


def _rank(group: Group, told: dict[Id, Mention]) -> list[Id]:
    low = {i.of: i.low for i in group[Independence]}
    credited = {r.claim for r in group[Rest]}
    claims = sorted(
        (-low.get(c.id, 0), -c.articles, c.id not in credited, told[c.id].start, c.id)
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
