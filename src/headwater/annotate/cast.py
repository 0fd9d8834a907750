"""The people and bodies an article names: fullest names, gender, roles; and whom a pronoun or a role word means."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from headwater.annotate.english.first_names import HE, SHE
from headwater.annotate.english.sources import ALL_ROLES, COMPANY, PUBLIC_BODIES, TITLES, TITLES_HE, TITLES_SHE
from headwater.annotate.english.speech import PRONOUNS_HE, STRONG
from headwater.annotate.frames import MASK, Frame
from headwater.records import Entity

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_APPOSED = re.compile(r",\s((?:[A-Z][\w&'’-]{0,30})(?:\s[A-Z&][\w&'’-]{0,30}){0,4}),\s")
_EDGE = re.compile(r"^(?:the|a|an|his|her|their|its|our)\s+", re.IGNORECASE)
_THIRD_PERSON = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
# Pronouns after a name tell its gender when one outnumbers the other this often: two clear cases, or four to two.
PRONOUN_EVIDENCE = 2
# Roles are read off the words next to a name; farther words belong to something else.
ROLE_REACH = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a person or body: text[start:end], its fullest name in this article."""

    start: int
    end: int
    kind: str
    name: str


def bare(name: str) -> str:
    """A name without possessive, leading article and titles; white space evened out."""
    words = _EDGE.sub("", re.sub(r"['’]s?$", "", " ".join(name.split()))).split(" ")
    while len(words) > 1 and words[0].lower() in TITLES and not words[1][0].islower():
        words = words[1:]
    return " ".join(words)


def _corporate(name: str) -> bool:
    """Two or more words that end in one of a company or public body ('Harbour Line')."""
    words = name.lower().split()
    return len(words) > 1 and (words[-1] in COMPANY or words[-1] in PUBLIC_BODIES)


def full_names(names: Iterable[str]) -> dict[str, str]:
    """Each bare name -> the fullest name it stands for; a name that two fuller ones could mean stays itself."""
    every = sorted(set(names), key=lambda n: (-len(n.split()), -len(n), n))
    last: dict[str, set[str]] = defaultdict(set)
    first: dict[str, set[str]] = defaultdict(set)
    out: dict[str, str] = {}
    for name in every:
        words = name.lower().split()
        if len(words) > 1:
            fuller = [f for f in last[words[-1]] if _within(words, f.lower().split())]
            if len(fuller) == 1:
                out[name] = fuller[0]
                continue
            last[words[-1]].add(name)
            first[words[0]].add(name)
            out[name] = name
        else:
            fits = last[words[0]] or first[words[0]] if words else set()
            out[name] = next(iter(fits)) if len(fits) == 1 else name
    return out


def _within(words: Sequence[str], fuller: Sequence[str]) -> bool:
    """Are `words` in `fuller` in their order (middle names and suffixes may be left out; initials stand for names)?"""
    rest = iter(fuller)
    return all(any(f == w or (len(w.rstrip(".")) == 1 and f.startswith(w[0])) for f in rest) for w in words)


class Cast:
    """Who is named where. Offsets are those of the article; `masked` is its text with quoted words masked."""

    def __init__(self, masked: str, entities: Sequence[Entity]) -> None:
        self.masked = masked
        entities = [
            replace(e, kind="ORG") if e.kind in ("PERSON", "OTHER") and _corporate(e.name) else e for e in entities
        ]
        persons = [e for e in entities if e.kind == "PERSON"]
        names = full_names(bare(e.name) for e in persons)
        self.named = sorted(
            (
                Named(e.start, e.end, e.kind, names[bare(e.name)] if e.kind == "PERSON" else bare(e.name))
                for e in entities
                if e.kind in ("PERSON", "ORG", "PLACE") and masked[e.start : e.start + 1] != MASK
            ),
            key=lambda n: (n.start, n.end),
        )
        self.works = [(e.start, e.end) for e in entities if e.kind == "WORK"]
        self.persons = [n for n in self.named if n.kind == "PERSON"]
        self._organisations = [n for n in self.named if n.kind == "ORG"]
        self._known = names
        self._gender = self._genders()
        self._context: dict[str, set[str]] = defaultdict(set)
        self._roles = self._role_words()

    def _genders(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for n in self.persons:
            lead = self.masked[max(0, n.start - 14) : n.start].lower().split()
            own = self.masked[n.start : n.end].lower().split()
            for word in (*lead[-1:], *own[:1]):
                if word in TITLES_HE:
                    out.setdefault(n.name, "he")
                elif word in TITLES_SHE:
                    out.setdefault(n.name, "she")
        for n in self.persons:
            first = n.name.split(" ")[0].lower()
            if first in HE or first in SHE:
                out.setdefault(n.name, "he" if first in HE else "she")
        for name, (he, she) in self._pronouns_after().items():
            if max(he, she) >= PRONOUN_EVIDENCE * max(1, min(he, she)):
                out.setdefault(name, "he" if he > she else "she")
        return out

    def _pronouns_after(self) -> dict[str, tuple[int, int]]:
        """How often 'he' and 'she' come first after each name, before another name or the end of its sentence."""
        counts: dict[str, tuple[int, int]] = {}
        ends = [n.start for n in self.persons[1:]] + [len(self.masked)]
        for n, following in zip(self.persons, ends, strict=False):
            stop = min(following, n.end + 200)
            m = _THIRD_PERSON.search(re.split(r"[.!?]\s|\n", self.masked[n.end : stop])[0])
            if m:
                he, she = counts.get(n.name, (0, 0))
                counts[n.name] = (he + 1, she) if m[0].lower() in PRONOUNS_HE else (he, she + 1)
        return counts

    def _role_words(self) -> dict[str, set[str]]:
        roles: dict[str, set[str]] = defaultdict(set)
        for n in self.persons:
            between = re.split(
                r"[,.;:\n\x00]|\b(?:for|of|to|with|by|from|on|and|said|says|told)\b",
                self.masked[max(0, n.start - ROLE_REACH // 2) : n.start],
            )[-1]
            before = [w.lower() for w in _WORD.findall(between)]
            if before:
                roles[before[-1]].add(n.name)
                self._context[n.name].update(before)
            self._context[n.name].update(
                w.lower() for w in _WORD.findall(self.masked, n.start, n.end) if w.lower() in TITLES
            )
            after = re.match(
                r",\s+(?:(?:a|an|the|his|her|its|their|former)\s+)?([^,.;\x00]{1,60})", self.masked[n.end : n.end + 80]
            )
            words = _WORD.findall(after[1].lower())[:8] if after else []
            # 'While he filmed NAME, the director told …' explains nobody.
            if not any(w in STRONG for w in words):
                for word in words:
                    roles[word].add(n.name)
                    self._context[n.name].add(word)
        return {w: people for w, people in roles.items() if w in ALL_ROLES or w in TITLES_HE or w in TITLES_SHE}

    def full(self, name: str) -> str | None:
        """The fullest name of a person that the article names so; None: it names nobody so."""
        return self._known.get(bare(name))

    def gender(self, name: str) -> str | None:
        return self._gender.get(name)

    def context(self, name: str) -> list[str]:
        """Lower-case words that stand next to the person's name anywhere in the article."""
        return sorted(self._context.get(name, ()))

    def head(self, start: int, end: int) -> str | None:
        """The person that the phrase at text[start:end] is: named in it, but not as somebody's ('a spokesman for X', 'X's aide')."""
        found = None
        for n in _touching(self.persons, start, end):
            before = self.masked[start : n.start].rstrip().rsplit(" ", 1)[-1].lower() if n.start > start else ""
            after = self.masked[n.end : n.end + 2]
            possessive = (after[:1] in "'’" and after[1:2] == "s") or self.masked[n.start : n.end].endswith(
                ("'s", "’s")
            )
            if before in ("for", "of", "from", "with", "to", "by") or (possessive and n.end < end - 2):
                continue
            found = n.name
        if found is None:
            found = self._loose(start, end)
        return found

    def _loose(self, start: int, end: int) -> str | None:
        """A name the entity step left unmarked here but knows from elsewhere in the article."""
        words = bare(self.masked[start:end]).split(" ")
        if {"for", "of", "from"} & set(words):
            return None
        for words_kept in (words, words[-1:]):
            name = " ".join(words_kept)
            if (name[:1].isupper() and self._known.get(name, name) != name) or name in self._known:
                return self._known[name]
        return None

    def by_role(self, phrase: str) -> str | None:
        """Whom 'the director' means: the one person who is called so."""
        words = [w.lower() for w in _WORD.findall(phrase)]
        if not words or words[0] not in ("the", "this") or len(words) > 4:
            return None
        people = self._roles.get(words[-1], set())
        return next(iter(people)) if len(people) == 1 else None

    def following(self, end: int) -> str | None:
        """The person named in apposition right after text[:end]: 'a spokeswoman, NAME,'."""
        after = re.match(r",?\s{0,2}", self.masked[end : end + 3])
        at = end + (after.end() if after else 0)
        return next((n.name for n in _touching(self.persons, at, at + 1) if n.start == at), None)

    def is_work(self, start: int, end: int) -> bool:
        """Does text[start:end] name a film, book or the like, which says nothing by itself?"""
        return any(a < end and start < b for a, b in self.works)

    def only_work(self, start: int, end: int) -> bool:
        """Is the phrase, an article apart, nothing but the title of a work?"""
        lead = _EDGE.match(self.masked[start:end])
        first = start + lead.end() if lead else start
        return any(a <= first and end <= b for a, b in self.works)

    def bodies(self, start: int, end: int) -> list[Named]:
        """Organisations named wholly within text[start:end]."""
        return [n for n in _touching(self._organisations, start, end) if start <= n.start and n.end <= end]

    def body_following(self, end: int) -> str | None:
        """The body named in apposition right after text[:end]: 'its owner, NAME,'."""
        m = _APPOSED.match(self.masked, end)
        return m[1] if m else None

    def opening(self, frame: Frame, before: int) -> list[Named]:
        """Bodies named in the frame before text[before] as the subject it opens with."""
        found = [n for n in self.bodies(frame.start, min(before, frame.end)) if self.opens(frame, n)]
        # 'Example Bank analyst NAME said': the body only says whose analyst speaks.
        return [n for n in found if not ((m := _WORD.match(self.masked, n.end + 1)) and m[0].lower() in ALL_ROLES)]

    def opens(self, frame: Frame, n: Named) -> bool:
        """Is the name the subject that its frame opens with?"""
        words = self.masked[frame.start : n.start].lower().split()
        return (
            len(words) <= 5
            and self.masked[n.end : n.end + 2] not in ("'s", "’s")
            and not (words and words[-1] in ("for", "of", "with", "to", "by", "from", "and"))
        )

    def between(self, start: int, end: int) -> list[Named]:
        """Persons named wholly within text[start:end]."""
        return [n for n in _touching(self.persons, start, end) if start <= n.start and n.end <= end]


def _touching(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """Those of `named`, in order and apart, that overlap text[start:end]; found by halving, so that many names cost little."""
    first = bisect_right(named, start, key=lambda n: n.end)
    return named[first : bisect_left(named, end, lo=first, key=lambda n: n.start)]
