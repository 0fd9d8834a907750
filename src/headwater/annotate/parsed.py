"""The names that the language pipeline found, held against the candidates that the rules found."""

from bisect import bisect_right
from collections.abc import Sequence

from headwater.annotate import gazetteer
from headwater.annotate.capitalised import Candidate
from headwater.annotate.english import organisations
from headwater.annotate.english.names import GIVEN_NAMES, TITLES
from headwater.annotate.evidence import Points
from headwater.annotate.tokens import Token
from headwater.records import Syntax

Span = tuple[int, int, str]

# Points for the kind that the pipeline gives the same words, shared out over all mentions of a name; half of them where its words
# only overlap; taken off every kind where it sees no name. The rules know more of the world's names, the pipeline of context:
# of some forty settings tried on newswire these were best, and their neighbours are as good.
SAME, NONE = 2.0, 1.0
_COMMON = 3.5  # Zipf: a word as common as this that opens a sentence is hardly part of a name
_SMALL = frozenset(
    ["of", "the", "for", "and", "on", "&", "in", "al", "el", "bin", "ibn", "de", "da", "van", "von", "der", "la", "del", "dos", "o"]
)  # fmt: skip


class ParsedNames:
    """The pipeline's names of one article."""

    def __init__(self, rows: Sequence[Syntax]) -> None:
        self._spans = sorted(s for r in rows for s in zip(r.name_starts, r.name_ends, r.name_kinds, strict=True))
        self._ends = [s[1] for s in self._spans]

    def over(self, start: int, end: int) -> list[Span]:
        """Those that overlap text[start:end], in order."""
        found, at = [], bisect_right(self._ends, start)
        while at < len(self._spans) and self._spans[at][0] < end:
            found.append(self._spans[at])
            at += 1
        return found

    def same(self, candidate: Candidate) -> bool:
        return any(s[:2] == (candidate.start, candidate.end) for s in self.over(candidate.start, candidate.end))

    def widened(self, tokens: Sequence[Token], found: Sequence[Candidate]) -> list[Candidate]:
        """The candidates of a sentence; one that the pipeline sees as part of a longer name gives way to it."""
        longer = [self._longer(tokens, c) or c for c in found]
        # Two names that the rules keep apart on purpose ('Mayor of PLACE NAME', 'NAME Reuters') stay two.
        apart = {
            (new.start, new.end)
            for old, new in zip(found, longer, strict=True)
            if new is not old and (old.titled or old.key in organisations.KNOWN or _place_and_person(old, new))
        }
        kept = [old if (new.start, new.end) in apart else new for old, new in zip(found, longer, strict=True)]
        return list({(c.start, c.end): c for c in kept}.values())

    def weigh(self, points: Points, mentions: Sequence[Candidate]) -> None:
        """Adds what the pipeline says of the mentions of one name to its points."""
        for candidate in mentions:
            seen = self.over(candidate.start, candidate.end)
            for start, end, kind in seen:
                points[kind] += (SAME if (start, end) == (candidate.start, candidate.end) else SAME / 2) / len(mentions)
            if not seen:
                for kind in ("PERSON", "ORG", "PLACE"):
                    points[kind] -= NONE / len(mentions)

    def _longer(self, tokens: Sequence[Token], candidate: Candidate) -> Candidate | None:
        start, end, kind = max(self.over(candidate.start, candidate.end), key=lambda s: s[1] - s[0], default=(0, 0, ""))
        if not (start <= candidate.start and candidate.end <= end) or end - start == candidate.end - candidate.start:
            return None
        common = start == tokens[0].start and gazetteer.frequency(tokens[0].lower) >= _COMMON
        if start < candidate.start and (candidate.titled or common):
            return None  # the rules know that word for a title or trade, or its capital means nothing there
        inside = [i for i, t in enumerate(tokens) if t.start >= start and t.end <= end]
        if not inside or not _is_name(kept := tokens[inside[0] : inside[-1] + 1], kind):
            return None
        low = [tokens[i].lower if 0 <= i < len(tokens) else "" for i in (*_around(inside[0], inside[-1]),)]
        return Candidate(
            tuple(kept),
            tuple(t.lower for t in kept),
            (low[0], low[1]),
            (low[2], low[3], low[4]),
            inside[0] == 0,
            low[0] in TITLES,
        )


def _place_and_person(old: Candidate, new: Candidate) -> bool:
    """Does the longer name begin with a place and go on with a given name?"""
    rest = new.words[len(old.words) :]
    known = gazetteer.country(old.key) or gazetteer.city(old.key)
    return bool(known and rest and new.start == old.start and rest[0] in GIVEN_NAMES)


def _around(first: int, last: int) -> tuple[int, int, int, int, int]:
    return first - 1, first - 2, last + 1, last + 2, last + 3


def _is_name(tokens: Sequence[Token], kind: str) -> bool:
    """Do the words look like one name: capitals with small words between, no title at its head?"""
    words = [t.text for t in tokens]
    if kind == "PERSON" and words[0].lower().rstrip(".") in TITLES:
        return False
    if not (words[0][:1].isupper() or words[0] in ("al", "el")) or words[-1] in ("-", "–", "—"):
        return False
    return all(
        w[0].isupper() or w.lower() in _SMALL or not w[0].isalpha() or words[i - 1] == "-" for i, w in enumerate(words)
    )
