"""Cuts of one utterance brought together over the articles of a story."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar

from headwater import ids
from headwater.ids import Id
from headwater.records import Article, Person, Quote, Record, Utterance
from headwater.resolve.names import bare, fullest
from headwater.resolve.unions import Unions
from headwater.step import Group, GroupStep
from headwater.text import words

# Cuts that share a run of this many words are compared; fewer words recur by chance.
RUN = 3
# A run of words found in more cuts than this is a phrase, not a trace of one utterance; it also bounds the pairs.
COMMON = 60
# One speaker's cut that ends with the words another begins with: this many are no chance, more than the limit are not counted.
OVERLAP = 4
OVERLAP_LIMIT = 40
# Words of a cut that are compared; longer ones are whole documents in quotation marks, and comparing costs their square.
LONGEST = 800
# Words an editor may have added at the end of a cut.
EDITED = 2
_CONTINUED = re.compile(r"[^\w\n]{0,4}\s*\n\s*(?:\w+\s){1,3}(?:continued|went on)[,:]?\s*[^\w\n]{0,2}")


@dataclass(frozen=True, slots=True)
class MergeQuotes(GroupStep):
    """Article, Quote, Person -> Utterance. One utterance with every cut of it.

    Cuts belong together where most words of the shorter stand in the longer in runs (truncation, ellipses, bracketed changes), or where
    they adjoin in a paragraph and have one speaker; and transitively.
    """

    name: ClassVar[str] = "resolve.utterances"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Quote, Person)
    writes: ClassVar[tuple[type[Record], ...]] = (Utterance,)
    close: ClassVar[bool] = True

    # Share of the shorter cut's words that must stand in the longer.
    shared: float = 0.6
    # The same where the two cuts are given to people of different names: only a near-identical text outweighs that.
    shared_despite: float = 0.85
    # Cuts of fewer words must stand whole in the longer: shared runs of so few words are turns of phrase.
    whole: int = 7
    # Cuts of fewer words prove nothing by themselves: they merge only if their speaker is the same.
    short: int = 4

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        texts = {a.id: a.text for a in group[Article]}
        quotes = sorted((q for q in group[Quote] if q.article in texts), key=lambda q: (q.article, q.start, q.end))
        said = [words(texts[q.article][q.start : q.end])[:LONGEST] for q in quotes]
        names = _speakers(quotes, group[Person])
        unions = Unions(len(quotes))
        for i, j in _candidates(said):
            if self._same(said[i], said[j], names[i], names[j]):
                unions.join(i, j)
        for i in range(len(quotes) - 1):
            same = names[i] is not None and names[i] == names[i + 1]
            if _adjoin(texts[quotes[i].article], quotes[i], quotes[i + 1], same):
                unions.join(i, i + 1)
        people = {p.name: p.id for p in sorted(group[Person], key=lambda p: p.id, reverse=True)}
        for members in unions.groups():
            yield _utterance(key, [quotes[m] for m in members], [names[m] for m in members], texts, people)

    def _same(self, a: Sequence[str], b: Sequence[str], by_a: str | None, by_b: str | None) -> bool:
        short, long = sorted((a, b), key=len)
        one_speaker = by_a is not None and by_a == by_b
        if len(short) < self.short:
            return one_speaker and _contains(long, short)
        if len(short) < self.whole:
            return _contains(long, short) and (one_speaker or by_a is None or by_b is None or len(short) > self.short)
        share = _share(short, long)
        enough = self.shared if one_speaker or by_a is None or by_b is None else self.shared_despite
        return share >= enough or (one_speaker and (_runs_on(a, b) or _runs_on(b, a)))


def _speakers(quotes: Sequence[Quote], people: Iterable[Person]) -> list[str | None]:
    """Each quote's speaker by the fullest name the story has for them."""
    full = fullest([p.name for p in people] + [bare(q.name) for q in quotes if q.name])
    return [full[bare(q.name)] if q.name else None for q in quotes]


def _candidates(said: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of cuts that share a run of words; a cut shorter than a run is looked for whole."""
    runs: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, row in enumerate(said):
        for size in (2, RUN) if len(row) >= RUN else (len(row),):
            for k in range(len(row) - size + 1):
                runs[tuple(row[k : k + size])].add(n)
    pairs: set[tuple[int, int]] = set()
    for run, where in runs.items():
        if len(where) > COMMON:
            continue
        for i in where:
            for j in where:
                if i < j and (len(run) == RUN or min(len(said[i]), len(said[j])) < RUN):
                    pairs.add((i, j))
    yield from sorted(pairs)


def _contains(long: Sequence[str], short: Sequence[str]) -> bool:
    n = len(short)
    return n > 0 and any(list(long[k : k + n]) == list(short) for k in range(len(long) - n + 1))


def _share(short: Sequence[str], long: Sequence[str]) -> float:
    """Share of the words of `short` that stand in `long` in the same order in runs of two or more."""
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(b.size for b in blocks if b.size > 1) / max(1, len(short))


def _runs_on(first: Sequence[str], second: Sequence[str]) -> bool:
    """Does `second` begin with the words that `first` ends with, a word or two of an editor ('(sic)') let pass?"""
    for n in range(min(len(first), len(second), OVERLAP_LIMIT), OVERLAP - 1, -1):
        for tail in range(EDITED + 1):
            end = len(first) - tail
            if end >= n and list(first[end - n : end]) == list(second[:n]):
                return True
    return False


def _adjoin(text: str, one: Quote, next_: Quote, same: bool) -> bool:
    """Do two quotes that follow each other make one speech? One tag speaks for both; or the second is said to continue the first."""
    if one.article != next_.article:
        return False
    if one.speaker_start >= 0 and one.speaker_start == next_.speaker_start:
        return True
    return same and bool(_CONTINUED.fullmatch(text[one.end : next_.start]))


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
