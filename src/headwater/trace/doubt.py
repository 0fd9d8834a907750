"""Which voices can be told apart for certain: what the low end of a range may count as two."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from wordfreq import zipf_frequency

from headwater.ids import Id
from headwater.records import Mention, Source
from headwater.text import words
from headwater.trace.ways import RELAYS

# Two reporters who ask on their own rarely write so many words alike in a row; who does quotes one voice or copies one text.
_RUN = 6
# Two mentions of one event share its names anyway; three telling words and a third of the shorter one are more than those.
_SHARED = 3
_SHARE = 0.3
_COMMON = 5.7  # Zipf: words commoner than "police" or "people" tell little
_BEGINNING = 6
_WORD = re.compile(r"[^\W\d_]+")
# Written large in any name; they name nobody.
_EMPTY = frozenset(
    (
        "The",
        "A",
        "An",
        "In",
        "On",
        "Of",
        "At",
        "For",
        "And",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Twitter",
        "Facebook",
        "Instagram",
    )
)

# What a company's name may end in, and another report leave out; "the" of any name.
_FORMS = frozenset(("the", "inc", "ltd", "llc", "plc", "corp", "co", "corporation", "limited", "group", "company"))


class Names:
    """Proper names of a story's sources. A word that the story also writes small is no name ('Police', 'Officials')."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._small = {w for text in texts for w in _WORD.findall(text) if w[0].islower()}

    def has(self, source: Source) -> bool:
        """Is this source told by a name? Without one it may be any of the others."""
        first = _WORD.search(source.name)
        # "harbour master at Skell", "spokesman for the line": a part that somebody plays whom another article may name.
        plays = first is not None and first[0][0].islower() and first[0] not in ("the", "an", "a")
        if source.kind == "unnamed" or (plays and source.person is None and not source.handle):
            return False
        return source.person is not None or any(
            len(w) > 1 and w not in _EMPTY and not w[0].islower() and w.lower() not in self._small
            for w in _WORD.findall(f"{source.name} {source.handle or ''}")
        )


def may_be_one(sources: Sequence[Source]) -> list[set[Id]]:
    """Groups of these sources that may be one: marked as doubtful, or one person's."""
    known = {s.id for s in sources}
    groups = [{s.id, *(d for d in s.doubtful if d in known)} for s in sources]
    people: dict[Id, set[Id]] = {}
    for s in sources:
        if s.person is not None:
            people.setdefault(s.person, set()).add(s.id)
    groups += people.values()
    return [g for g in groups if len(g) > 1]


def speakers_for(sources: Sequence[Source], credited: Iterable[tuple[str, Sequence[Id]]]) -> list[set[Id]]:
    """Pairs of a body and a person who speaks for it: 'the line's director, Ada Quill, said' names the line that another credits.

    credited: passages, each with the sources that one of its ways passes.
    """
    people = {s.id for s in sources if s.person is not None}
    bodies = [s for s in sources if s.person is None and not s.handle and s.kind not in RELAYS]
    names = {s.id: [w for w in words(s.name) if w not in _FORMS] for s in bodies}
    found: list[set[Id]] = []
    for text, path in credited:
        if path and path[-1] in people:
            said = f" {' '.join(words(text))} ".replace("'s ", " ")
            found += [
                {path[-1], s} for s, name in names.items() if s not in path and name and f" {' '.join(name)} " in said
            ]
    return found


def surely_alike(mentions: Sequence[Mention], texts: Mapping[Id, str]) -> list[bool]:
    """Which of these mentions of one claim share so many telling words with another that they surely tell the same.

    Aligned by fewer, two mentions may tell of two things, and their sources then bear out two things.
    """
    bags = [_telling(texts[m.article][m.start : m.end]) for m in mentions]

    def alike(a: frozenset[str], b: frozenset[str]) -> bool:
        shared = len(a & b)
        return shared >= _SHARED and shared >= _SHARE * min(len(a), len(b))

    return [any(alike(a, b) for j, b in enumerate(bags) if i != j) for i, a in enumerate(bags)]


@cache
def _rare(word: str) -> bool:
    return word.isdigit() or (len(word) > 1 and zipf_frequency(word, "en") < _COMMON)


def _telling(text: str) -> frozenset[str]:
    """Beginnings of the rarer words: near enough to stems to find 'injured' in 'injuries'."""
    return frozenset(w[:_BEGINNING] for w in words(text) if _rare(w))


def same_words(mentions: Sequence[Mention], texts: Mapping[Id, str]) -> list[tuple[Id, Id]]:
    """Pairs of articles whose mentions share a run of six words: one quotation or one text, however each credits it."""
    runs: dict[tuple[str, ...], Id] = {}
    found = set()
    for m in sorted(mentions, key=lambda m: (m.article, m.start)):
        said = words(texts[m.article][m.start : m.end])
        for i in range(len(said) - _RUN + 1):
            first = runs.setdefault(tuple(said[i : i + _RUN]), m.article)
            if first != m.article:
                found.add((first, m.article))
    return sorted(found)
