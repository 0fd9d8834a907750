"""Align what the articles of a story assert: sentences that share enough telling terms are mentions of one claim."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from headwater import ids
from headwater.config import Count, Range, Share
from headwater.corroborate.clauses import clauses
from headwater.corroborate.likeness import similarities
from headwater.corroborate.linkage import Pair, link
from headwater.corroborate.quoted import may_join
from headwater.corroborate.units import Unit, make_units, rarity
from headwater.corroborate.verbs import has_finite_verb
from headwater.ids import Id
from headwater.passages import after_dateline, refuses
from headwater.records import Article, Claim, Entity, Mention, Quantity, Record, Sentence, Time, Utterance
from headwater.step import Group, GroupStep
from headwater.text import words

_ENDED = re.compile(r"""[.!…]['"”’»)\]\s]{0,6}$""")
# Words that point back to a sentence before: a claim is told better by a mention that stands by itself.
# fmt: off
_POINTS_BACK = frozenset({
    "he", "she", "it", "they", "this", "that", "these", "those", "him", "her", "them", "his", "its", "their", "which", "who",
    "but", "and", "while", "with", "after", "as", "although", "though", "because",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class MatchClaims(GroupStep):
    """Article, Sentence and their marks -> Claim, Mention. One proposition a claim, at most one mention an article.

    A mention is a sentence or a clause of one. One that nothing aligns with is a claim of its own; fragments and questions
    are no claims. Claim.text is the mention that most others agree with, among those that stand by themselves.
    """

    name: ClassVar[str] = "corroborate.claims"
    version: ClassVar[int] = 3
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence, Entity, Time, Quantity, Utterance)
    writes: ClassVar[tuple[type[Record], ...]] = (Claim, Mention)
    close: ClassVar[bool] = True

    alike: Share = 0.15  # mean similarity that joins; on annotated stories the best between precision and what is found
    # Weight of the shorter passage in the measure: 1 would let a short sentence match any long one that holds its words,
    # 0 would keep a brief report of a long sentence apart.
    shorter: Share = 0.85
    least_shared: Annotated[float, Range(0)] = (
        2.0  # summed weight of shared terms, half of one rare word; below it likeness is chance
    )
    # Similarity from which one shared telling term will do: a name that both tell of does not make them one, nor does a day.
    lone: Share = 0.37
    shortest: Count = 4  # words of a sentence; shorter ones are headings and interjections
    least_words: Count = 3  # telling words of a clause; with fewer it is no proposition of its own

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        texts = {a.id: a.text for a in group[Article]}
        spans = list(self._passages(group[Sentence], texts))
        units = make_units(spans, texts, group[Time], group[Quantity], group[Utterance], group[Entity])
        alike = similarities(units, self.shorter, self.least_shared, self.alike / 2, self.lone)
        silent = [refuses(texts[u.article][u.start : u.end]) for u in units]
        alike = {(i, j): value for (i, j), value in alike.items() if silent[i] == silent[j]}
        firm = may_join(units, alike, texts, group[Utterance])
        clusters = link([u.article for u in units], alike, self.alike, firm)
        named = {(e.article, e.start) for e in group[Entity]}
        names = [any((u.article, at) in named for at in range(u.start, u.end)) for u in units]
        for cluster in clusters:
            yield from _claim(key, cluster, units, alike, names, texts)

    def _passages(self, sentences: Iterable[Sentence], texts: dict[Id, str]) -> Iterable[tuple[Id, int, int]]:
        """(article, start, end) of the clauses that assert something, datelines left out."""
        for s in sentences:
            text = texts.get(s.article, "")
            start = after_dateline(text, s.start, s.end)
            if self._asserts(text[start : s.end]):
                for clause in clauses(text, start, s.end, self.least_words, lambda w: rarity(w) > 0):
                    yield s.article, *clause

    def _asserts(self, text: str) -> bool:
        return bool(_ENDED.search(text[-12:])) and len(words(text)) >= self.shortest and has_finite_verb(text)


def _claim(
    story: Id,
    cluster: Sequence[int],
    units: Sequence[Unit],
    alike: dict[Pair, float],
    names: Sequence[bool],
    texts: dict[Id, str],
) -> Iterable[Record]:
    mentions = [units[i] for i in cluster]
    spans = sorted((u.article, u.start) for u in mentions)
    claim = ids.make("claim", *(part for span in spans for part in span))

    def clear(i: int) -> tuple[bool, bool, float, int]:
        unit = units[i]
        text = texts[unit.article][unit.start : unit.end]
        agreed = sum(alike.get((min(i, j), max(i, j)), 0.0) for j in cluster if j != i)
        return words(text)[0] not in _POINTS_BACK, names[i], agreed, -i

    best = units[max(cluster, key=clear)]
    yield Claim(claim, story, texts[best.article][best.start : best.end], len({u.article for u in mentions}))
    for u in mentions:
        yield Mention(claim, story, u.article, u.start, u.end)
