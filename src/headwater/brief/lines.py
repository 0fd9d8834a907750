"""Write the brief and the time line of a story: sentences of the articles to the letter, chosen, never made."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from headwater.config import Count, Share
from headwater.ids import Id
from headwater.passages import after_dateline, refuses
from headwater.records import Article, Claim, Independence, Line, Mention, Record, Rest, Sentence, Time
from headwater.step import Group, GroupStep
from headwater.text import words

# An expression wider than this tells an era ("the 1990s", "in the past seven years"), not when something happened.
_WIDEST_DAYS = 366

# A sentence that begins with one of these needs the one before it.
# fmt: off
_POINTS_BACK = frozenset((
    "he", "she", "it", "they", "his", "her", "their", "its", "this", "that", "these", "those", "him", "them",
    "but", "and", "so", "yet", "meanwhile", "however", "also", "still", "then", "instead", "earlier", "later", "elsewhere",
    "others", "another", "now", "here", "there", "which", "who", "well", "yes", "no", "asked", "besides", "moreover",
))
# fmt: on
# The writer's own voice, and quoted words to leave out before looking for it.
_OWN_VOICE = re.compile(r"\b(?:I|we|me|us|my|our|I['’]\w{1,2}|[Ww]e['’]\w{1,2}|We|My|Our)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,1000}[\"”]")

# Code points that a quotation of several paragraphs may take; an open mark further back is a slip.
_LONGEST_QUOTATION = 2000

Place = tuple[Id, int, int]  # article, start, end


@dataclass(frozen=True, slots=True)
class WriteBrief(GroupStep):
    """Claim, Mention and how they are supported -> Line, each text exactly Article.text[start:end].

    Section brief: one line a claim: first those that two or more articles lead with, then by the low end of their
    independence, the number of articles, whether they credit a source, and how early they are told; last come sentences that
    do not stand by themselves, the writer's own voice, and refusals to answer. Section timeline: claims that name a day, by
    that day. A line starts after a dateline.
    """

    name: ClassVar[str] = "brief.lines"
    version: ClassVar[int] = 3
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence, Claim, Mention, Rest, Independence, Time)
    writes: ClassVar[tuple[type[Record], ...]] = (Line,)
    close: ClassVar[bool] = True

    longest_brief: Count = 8  # lines: what a reader takes in at a glance
    longest_timeline: Count = 20  # lines: a page
    repeats: Share = 0.6  # share of a line's words in one line before it, from which it says nothing new
    lead: Count = (
        2  # an article leads with its first so many claims: further down stands what came of it, and who spoke
    )
    most_words: Count = 60  # longer sentences are lists or badly split lines, used only where a claim has no other

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles = {a.id: a for a in group[Article]}
        texts = {a: row.text for a, row in articles.items()}
        whole = _Sentences(group[Sentence], texts)
        mentions: dict[Id, list[Mention]] = defaultdict(list)
        for m in sorted(group[Mention], key=lambda m: (m.claim, m.article, m.start, m.end)):
            if 0 <= m.start < m.end <= len(texts.get(m.article, "")):
                mentions[m.claim].append(m)
        told = {c.id: self._clearest(c, mentions[c.id], whole, articles) for c in group[Claim] if mentions[c.id]}
        ranked = _rank(group, told, articles, _leads(mentions, self.lead))
        # Words without their speaker are nobody's: a sentence that begins within a quotation is no line of the brief.
        spoken = {c for c in ranked if _within_quotation(texts[told[c][0]], told[c][1])}
        open_to_all = [_Candidate(c, told[c]) for c in ranked if c not in spoken]
        for order, c in enumerate(self._fresh(open_to_all, texts, self.longest_brief)):
            article, start, end = c.place
            yield Line(key, "brief", order, c.claim, article, start, end, texts[article][start:end], None, None)

        times = _by_article(group[Time])
        dated = [c for claim in ranked for c in _dated(claim, mentions[claim], times, whole)]
        chosen = self._fresh(_by_turns(dated), texts, self.longest_timeline)
        place = {c: order for order, c in enumerate(dated)}
        chosen.sort(key=lambda c: (c.earliest, c.latest, place[c]))
        for order, c in enumerate(chosen):
            article, start, end = c.place
            text = texts[article][start:end]
            yield Line(key, "timeline", order, c.claim, article, start, end, text, c.earliest, c.latest)

    def _clearest(
        self, claim: Claim, mentions: Sequence[Mention], whole: "_Sentences", articles: dict[Id, Article]
    ) -> Place:
        """The sentence of the mention that gave the claim its text; another where that one is too long or leans on what stands before it."""

        texts = {a: row.text for a, row in articles.items()}

        def rank(m: Mention) -> tuple[bool, int, bool, Id, int]:
            article, start, end = whole.around(m)
            long = len(words(texts[article][start:end])) > self.most_words
            return (
                long,
                _leaning(articles[article], start, end),
                texts[m.article][m.start : m.end] != claim.text,
                m.article,
                m.start,
            )

        return whole.around(min(mentions, key=rank))

    def _fresh(self, ranked: Iterable["_Candidate"], texts: dict[Id, str], most: int) -> list["_Candidate"]:
        """The first `most` of which none repeats one before it; a sentence may come again for another day."""
        kept: list[tuple[_Candidate, set[str]]] = []
        for c in ranked:
            if len(kept) == most:
                break
            article, start, end = c.place
            said = set(words(texts[article][start:end]))
            like = [before for other, before in kept if other.earliest <= c.latest and c.earliest <= other.latest]
            if said and all(len(said & before) < self.repeats * min(len(said), len(before)) for before in like):
                kept.append((c, said))
        return [c for c, _ in kept]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may become a line. earliest, latest: the days it tells of, '' in the brief."""

    claim: Id
    place: Place
    earliest: str = ""
    latest: str = ""


class _Sentences:
    """Looks up the sentence around a mention, for a mention may be a clause and a line is a whole sentence."""

    def __init__(self, sentences: Iterable[Sentence], texts: dict[Id, str]) -> None:
        self._texts = texts
        self._spans: dict[Id, list[tuple[int, int]]] = defaultdict(list)
        for s in sentences:
            self._spans[s.article].append((s.start, s.end))
        for spans in self._spans.values():
            spans.sort()

    def around(self, m: Mention) -> Place:
        """The sentence that holds all of `m`, without a dateline; `m` itself where none does."""
        spans = self._spans[m.article]
        at = bisect_right(spans, m.start, key=lambda s: s[0]) - 1
        if at >= 0 and spans[at][1] >= m.end:
            start, end = spans[at]
            after = after_dateline(self._texts[m.article], start, end)
            return m.article, after if after < end else start, end
        return m.article, m.start, m.end


def _by_turns(ranked: Sequence[_Candidate]) -> list[_Candidate]:
    """The first of every day, then the second of every day …: a day told by few is not crowded out."""
    seen: Counter[tuple[str, str]] = Counter()
    turn: dict[_Candidate, int] = {}
    for c in ranked:
        turn[c] = seen[c.earliest, c.latest]
        seen[c.earliest, c.latest] += 1
    return sorted(ranked, key=lambda c: turn[c])


def _by_article(times: Iterable[Time]) -> dict[Id, list[Time]]:
    """The times that tell when something happened."""
    by: dict[Id, list[Time]] = defaultdict(list)
    for t in sorted(times, key=lambda t: (t.article, t.start, t.end, t.earliest or "", t.latest or "")):
        if t.earliest and t.latest and _days(t.earliest, t.latest) <= _WIDEST_DAYS:
            by[t.article].append(t)
    return by


def _dated(
    claim: Id, mentions: Sequence[Mention], times: dict[Id, list[Time]], whole: _Sentences
) -> Iterable[_Candidate]:
    """Each day or range that some mention gives, in the words of the first that does; a range around another is left out."""
    found: dict[tuple[str, str], Mention] = {}
    for m in mentions:
        for t in times.get(m.article, ()):
            if m.start <= t.start and t.end <= m.end:
                found.setdefault((t.earliest or "", t.latest or ""), m)
    for (first, last), m in sorted(found.items()):
        if not any(first <= a and b <= last and (a, b) != (first, last) for a, b in found):
            yield _Candidate(claim, whole.around(m), first, last)


def _leads(mentions: dict[Id, list[Mention]], lead: int) -> Counter[Id]:
    """For each claim, how many articles tell it among their first `lead` claims; the very first counts for more."""
    by: dict[Id, list[tuple[int, Id]]] = defaultdict(list)
    for claim, rows in mentions.items():
        for m in rows:
            by[m.article].append((m.start, claim))
    first: Counter[Id] = Counter()
    tellers: Counter[Id] = Counter()
    for told in by.values():
        for place, (_, claim) in enumerate(sorted(told)[:lead]):
            first[claim] += lead - place
            tellers[claim] += 1
    # One article's lead may be a scene; what several lead with is the event.
    return Counter({claim: n for claim, n in first.items() if tellers[claim] > 1})


def _rank(group: Group, told: dict[Id, Place], articles: dict[Id, Article], leads: Counter[Id]) -> list[Id]:
    """All claims: those that articles lead with, then the best supported; sentences that lean on others last."""
    low = {i.of: i.low for i in group[Independence]}
    credited = {r.claim for r in group[Rest]}

    def rank(c: Claim) -> tuple[int, int, int, int, bool, int, Id]:
        article, start, end = told[c.id]
        support = (-low.get(c.id, 0), -c.articles, c.id not in credited, start, c.id)
        return (_leaning(articles[article], start, end), -leads[c.id], *support)

    return [c.id for c in sorted((c for c in group[Claim] if c.id in told), key=rank)]


def _leaning(article: Article, start: int, end: int) -> int:
    """How far a sentence is from one that a reader can begin with: 0 not at all, 1 it begins within a quotation or points back,
    2 the writer's or the outlet's own voice, or a refusal, 3 both."""
    sentence = article.text[start:end]
    first = next(iter(words(sentence[:40])), "")
    opens = first in _POINTS_BACK or sentence[:1] in "\"“‘'«" or _within_quotation(article.text, start)
    own = bool(_OWN_VOICE.search(_QUOTED.sub("", sentence))) or bool(article.outlet and article.outlet in sentence)
    return opens + 2 * (own or refuses(sentence))


def _within_quotation(text: str, at: int) -> bool:
    """Is a quotation still open before text[at]: in the same line, or in lines before, each opened anew and none closed?"""
    first = text.rfind("\n", 0, at) + 1
    before = text[first:at]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
        return True
    # Curly marks only: with straight ones an opening mark cannot be told from a closing one over lines.
    above = text[max(0, first - _LONGEST_QUOTATION) : first]
    opened = above.rfind("“")
    return opened > above.rfind("”") and not before.count("”")


def _days(earliest: str, latest: str) -> int:
    """Days from the first to the last, both counted; a bound that is no date of the calendar counts as an era."""
    try:
        return abs((date.fromisoformat(latest[:10]) - date.fromisoformat(earliest[:10])).days) + 1
    except ValueError:
        return _WIDEST_DAYS + 1
