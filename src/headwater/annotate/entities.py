"""Article, Sentence, Syntax -> Entity: names of people, organisations, places and works, by rule, gazetteer and the pipeline."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from headwater.annotate import gazetteer
from headwater.annotate.capitalised import Candidate, candidates, headline
from headwater.annotate.english import organisations
from headwater.annotate.english.names import GIVEN_NAMES
from headwater.annotate.evidence import Points, by_context, by_words
from headwater.annotate.parsed import ParsedNames
from headwater.annotate.tokens import Token, tokenise
from headwater.annotate.works import works
from headwater.ids import Id
from headwater.records import Article, Entity, Record, Sentence, Syntax
from headwater.step import Group, GroupStep

_SMALL = frozenset(("of", "the", "for", "and", "on", "&", "in"))
_LONGEST = 6  # words of a name looked for in headlines
_RARE = 3.3  # Zipf: a word so rare that opens a sentence is a name rather than an English word
_WELL_KNOWN = 500_000  # people of a city that is known without a sign of its being a place
_SURNAME = 4.0  # points of a surname whose full name is a person's
_ACRONYM = 3.0  # points that a word in capitals has for an organisation
_KINDS = ("PERSON", "ORG", "PLACE")  # in the order in which they win a draw


@dataclass(frozen=True, slots=True)
class FindEntities(GroupStep):
    """Article, Sentence, Syntax -> Entity. Spans exclude titles and a possessive 's; they do not overlap.

    All mentions of one name in an article get one kind: the evidence of every mention is added up, and a surname takes the
    kind of the full name. OTHER: a name whose kind is not known.
    """

    name: ClassVar[str] = "annotate.entities"
    version: ClassVar[int] = 3
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence, Syntax)
    writes: ClassVar[tuple[type[Record], ...]] = (Entity,)
    close: ClassVar[bool] = True

    least: float = 2.5  # points: below, the kind is OTHER; one clear sign that the pipeline agrees with is enough

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        parsed = ParsedNames(group[Syntax])
        for article in group[Article]:
            yield from self._find(article, sorted(group[Sentence], key=lambda s: s.start), parsed)

    def _find(self, article: Article, sentences: Sequence[Sentence], parsed: ParsedNames) -> Iterable[Entity]:
        text = article.text
        lines = [tokenise(text, s.start, s.end) for s in sentences]
        common = frozenset(t.text for tokens in lines for t in tokens if t.kind == "word" and t.text.islower())
        found = [
            c for tokens in lines if not headline(tokens) for c in parsed.widened(tokens, candidates(tokens, common))
        ]
        kinds = self._kinds(found, parsed)
        sure = {c.key for c in found if _stands_alone(c, common) or parsed.same(c)}
        spans = [(start, end, "WORK") for start, end in works(text, lines)]
        spans += [(c.start, c.end, kinds[c.key]) for c in found if c.key in sure and not _currency(text, c)]
        for tokens in lines:
            if headline(tokens):
                spans += _known(tokens, {key: kinds[key] for key in sure})
        titles = {(start, end) for start, end, kind in spans if kind == "WORK"}
        for start, end, kind in _apart(s for s in spans if s[2] == "WORK" or s[:2] not in titles):
            yield Entity(article.id, start, end, kind, " ".join(text[start:end].split()))

    def _kinds(self, found: Sequence[Candidate], parsed: ParsedNames) -> dict[str, str]:
        """Name -> kind, the evidence of all its mentions added up; longer names first, for they decide about shorter ones."""
        mentions: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in found:
            mentions[candidate.key].append(candidate)
        kinds: dict[str, str] = {}
        hints: dict[str, Points] = defaultdict(lambda: defaultdict(float))
        for key in sorted(mentions, key=lambda k: (-k.count(" "), k)):
            points = by_words(mentions[key][0])
            around = [by_context(c, points) for c in mentions[key]]
            for kind in _KINDS:
                # Words around a name repeat themselves over an article: together they weigh no more than a title does.
                points[kind] += max(-4.0, min(5.0, sum(p[kind] for p in around))) + min(4.0, hints[key][kind])
            if hints[key]["PERSON"] >= _SURNAME and mentions[key][0].tokens[0].text.isupper():
                points["ORG"] -= _ACRONYM  # 'MARLOW:' in a transcript is no acronym
            parsed.weigh(points, mentions[key])
            best = max(_KINDS, key=lambda kind: points[kind])
            kinds[key] = best if points[best] >= self.least else "OTHER"
            _hint(mentions[key][0], kinds[key], hints)
        return kinds


def _hint(candidate: Candidate, kind: str, hints: dict[str, Points]) -> None:
    """What a longer name tells of its parts: the surname alone, the given name alone, 'Harbor' for 'Harbor Lines', initials."""
    words = candidate.words
    if len(words) < 2:
        return
    if kind == "PERSON":
        hints[words[-1]]["PERSON"] += _SURNAME
        hints[words[0]]["PERSON"] += 2.5
        if len(words) > 2:
            hints[" ".join(words[1:])]["PERSON"] += 2
            hints[" ".join(words[-2:])]["PERSON"] += 2
    elif kind == "ORG":
        if not gazetteer.country(words[0]):  # 'UK Sport' does not make the UK an organisation
            hints[words[0]]["ORG"] += 1.5
        hints["".join(w[:1] for w in words if w not in _SMALL)]["ORG"] += 3


def _currency(text: str, candidate: Candidate) -> bool:
    """'US $5': capitals before a sign of money are part of it."""
    return (
        text[candidate.end : candidate.end + 2].lstrip()[:1] == "$" and text[candidate.start : candidate.end].isupper()
    )


def _stands_alone(candidate: Candidate, common: frozenset[str]) -> bool:
    """Is this mention enough to call its words a name? Not where a capital means nothing: a common word that begins a line."""
    key = candidate.key
    if len(candidate.words) > 1 or candidate.titled:
        return True
    if key in organisations.NOT_ORGANISATIONS and not gazetteer.country(key):
        return False
    if gazetteer.country(key) or key in organisations.KNOWN:
        return True
    if key in common and not gazetteer.city(key):
        return False
    if not candidate.initial or gazetteer.city(key) >= _WELL_KNOWN:
        return True
    text = candidate.tokens[0].text
    return (text.isupper() and len(text) > 1) or key in GIVEN_NAMES or gazetteer.frequency(key) < _RARE


def _known(tokens: Sequence[Token], kinds: dict[str, str]) -> Iterable[tuple[int, int, str]]:
    """Names of the article found again in a line whose capitals tell nothing, longest first from the left."""
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            part = tokens[at : at + size]
            key = " ".join(t.lower for t in part)
            kind = kinds.get(key) or ("PLACE" if gazetteer.country(key) else None)
            if kind and part[0].capital:
                yield part[0].start, part[-1].end, kind
                at += size
                break
        else:
            at += 1


def _apart(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans in order, of overlapping ones the longest (then the first)."""
    out: list[
        tuple[int, int, str]
    ] = []  # kept in order and apart, so that only the two neighbours of a place can overlap it
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        at = bisect_left(out, span)
        if (at == 0 or out[at - 1][1] <= span[0]) and (at == len(out) or span[1] <= out[at][0]):
            out.insert(at, span)
    return out
