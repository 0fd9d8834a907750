"""Cuts of one utterance brought together over the articles of a story."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from headwater import ids
from headwater.config import Count, Share
from headwater.ids import Id
from headwater.records import Article, Person, Quote, Record, Utterance
from headwater.resolve.alignment import terms
from headwater.resolve.cuts import Cut, Threshold, attach
from headwater.resolve.rephrased import rephrasings, wording
from headwater.resolve.unions import Unions
from headwater.resolve.voices import Voices
from headwater.step import Group, GroupStep

# Words of a cut that are compared; longer ones are whole documents in quotation marks.
LONGEST = 800
LONGEST_TEXT = 8_000
_CONTINUED = re.compile(r"[^\w\n]{0,4}\s*\n\s*(?:\w+\s){1,3}(?:continued|went on)[,:]?\s*[^\w\n]{0,2}")
# A line between two paragraphs of one speech may be a caption or a heading of up to this many characters.
INTERRUPTION = 120


@dataclass(frozen=True, slots=True)
class MergeQuotes(GroupStep):
    """Article, Quote, Person -> Utterance. One utterance with every cut of it.

    Cuts belong together where most words of the shorter stand in the longer in runs (truncation, ellipses, bracketed changes); each
    goes to the one longer cut it fits best, so that a phrase said twice does not make one of two utterances. So do parts
    under one cue, and paragraphs of one speech.
    """

    name: ClassVar[str] = "resolve.utterances"
    version: ClassVar[int] = 2
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Quote, Person)
    writes: ClassVar[tuple[type[Record], ...]] = (Utterance,)
    close: ClassVar[bool] = True

    # Share of the shorter cut that must stand in the longer, small words counting a quarter.
    shared: Share = 0.6
    # The same where the two cuts are given to different people: only a near-identical text outweighs that.
    shared_despite: Share = 0.85
    # Cuts of fewer words must stand whole in the longer: shared runs of so few words are turns of phrase.
    whole: Count = 7

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        texts = {a.id: a.text for a in group[Article]}
        quotes = sorted((q for q in group[Quote] if q.article in texts), key=lambda q: (q.article, q.start, -q.end))
        voices = Voices(quotes, group[Person])
        names = [voices.name(q) for q in quotes]
        unions = Unions(len(quotes))
        for i in range(len(quotes) - 1):
            if _adjoin(texts[quotes[i].article], quotes[i], quotes[i + 1], names[i], names[i + 1]):
                unions.join(i, i + 1)
        nested = _nested(quotes)
        distinct: dict[tuple[tuple[str, ...], str | None, int], list[int]] = defaultdict(list)
        for n, q in enumerate(quotes):
            row = tuple(terms(texts[q.article][q.start : q.end])[:LONGEST])
            # A few words of nobody known are no trace of one utterance, even if they are the same.
            alone = n if names[n] is None and len(row) < self.whole else -1
            distinct[row, names[n], alone].append(n)
        found = [
            Cut(row, name, frozenset(quotes[m].article for m in members), tuple(members), members[0] in nested)
            for (row, name, _), members in distinct.items()
        ]
        attach(found, unions, voices, Threshold(self.shared, self.shared_despite, self.whole))
        said = [wording(texts[q.article][q.start : q.end][:LONGEST_TEXT]) for q in quotes]
        for i, j in rephrasings(said, names, [q.article for q in quotes], unions.find):
            unions.join(i, j)
        people = {p.name: p.id for p in sorted(group[Person], key=lambda p: p.id, reverse=True)}
        for members in unions.groups():
            yield _utterance(key, [quotes[m] for m in members], [names[m] for m in members], texts, people)


def _nested(quotes: Sequence[Quote]) -> set[int]:
    """Positions of the quotes that lie within another."""
    out: set[int] = set()
    reach: tuple[Id | None, int] = (None, 0)
    for n, q in enumerate(quotes):
        if q.article == reach[0] and q.end <= reach[1]:
            out.add(n)
        else:
            reach = (q.article, q.end)
    return out


def _adjoin(text: str, one: Quote, next_: Quote, by: str | None, by_next: str | None) -> bool:
    """Do two quotes that follow each other make one speech?

    They do where one cue speaks for both in one paragraph; where the first was left open at the end of its paragraph and the second opens
    one soon after (a caption may stand between); and where the second is said to continue the first.
    """
    if one.article != next_.article or by != by_next:
        return False
    between = text[one.end : next_.start]
    if "\n" not in between:
        return one.cue_start >= 0 and one.cue_start == next_.cue_start
    if by is not None and _CONTINUED.fullmatch(between):
        return True
    if one.cue_start >= 0 and one.cue_start == next_.cue_start and text[one.end - 1] == ",":
        return True
    head, *rest = between.split("\n")
    lines = [line for line in rest[:-1] if line.strip()]
    opens = len(rest[-1].strip()) == 1
    return not head.strip() and opens and len(lines) <= 1 and sum(map(len, lines)) <= INTERRUPTION


def _utterance(
    story: Id, cuts: Sequence[Quote], names: Sequence[str | None], texts: dict[Id, str], people: dict[str, Id]
) -> Utterance:
    longest = max(cuts, key=lambda q: (q.end - q.start, -q.article, -q.start))
    votes: Counter[str] = Counter()
    for name in names:
        if name:
            votes[name] += 1
    speaker = max(votes, key=lambda n: (n in people, votes[n], len(n), n)) if votes else None
    return Utterance(
        ids.make("utterance", cuts[0].article, cuts[0].start), story, texts[longest.article][longest.start : longest.end], speaker,
        people.get(speaker) if speaker else None, tuple(q.article for q in cuts), tuple(q.start for q in cuts), tuple(q.end for q in cuts),
    )  # fmt: skip
