"""The people of a story, each with all mentions."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from headwater import ids
from headwater.ids import Id
from headwater.records import Article, Attribution, Entity, Person, Quote, Record
from headwater.resolve.names import bare, fullest
from headwater.step import Group, GroupStep

_ROLE = (
    r"(?:director|actor|actress|singer|writer|author|producer|spokes(?:man|woman|person)|president|vice president|minister|prime minister|"
    r"senator|governor|mayor|chief (?:executive|financial|operating) officer|chief executive|ceo|chairman|chairwoman|analyst|economist|professor|lawyer|attorney|judge|sheriff|detective|"
    r"officer|inspector|superintendent|constable|commissioner|secretary|coach|captain|pilot|driver|teacher|doctor|surgeon|rabbi|"
    r"bishop|resident|passenger|witness|founder|owner|manager|head|editor|reporter|correspondent|columnist|leader|representative|"
    r"(?:harbour|harbor|station) ?master|coxswain|skipper|headteacher|headmaster|principal|vicar|coroner|treasurer|curator|librarian|"
    r"publicist|researcher|scientist|expert|student|star|candidate|nominee|lawmaker|councillor|mp|engineer|farmer|nurse)"
)
_BEFORE = re.compile(rf"\b((?:[a-z-]{{2,20}} )?{_ROLE})\s$", re.IGNORECASE)
# 'its chief executive, NAME, said': a role and a name in apposition, closed by a comma.
_APPOSED = re.compile(
    rf"\b((?:[a-z-]{{2,20}} )?{_ROLE}(?: (?:for|of|at|from) [^,.;:()\n\"“”]{{2,40}})?),\s$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"^,\s(?:who is )?(?:(?:a|an|the|its|their|his|her)\s)?([^,.;:()\n\"“”]{{0,40}}?\b{_ROLE}\b[^,.;:()\n\"“”]{{0,60}})",
    re.IGNORECASE,
)
# What explains a name is no clause of its own (', she's a terrific actor').
_CLAUSE = re.compile(
    r"\b(?:he|she|it|they|we|i|is|was|are|were|has|had|said|says|told)\b|['’]s (?:a|an|the)\b", re.IGNORECASE
)
# After another word in capitals the one before a role ends a name ('South KOREAN president'), unless it is one of these.
_RUN = re.compile(r"[A-Z][\w'’-]{0,30} $|& $")
_PART_OF_ROLE = frozenset(
    ["vice", "prime", "chief", "deputy", "assistant", "attorney", "foreign", "health", "interior", "defence", "defense"]
)
# 'She', 'the director', 'the 58-year-old', 'his sister': no word of it names anybody.
_NAMELESS = re.compile(
    rf"(?:he|she|him|her|(?:the|his|her|their) (?:[a-z-]{{2,30}} ){{0,2}}(?:{_ROLE}|\d{{1,3}}-year-old|mother|father|sister|brother|wife|"
    r"husband|son|daughter|friend|neighbou?r|colleague|partner|man|woman|boy|girl|teenager|pensioner))",
    re.IGNORECASE,
)
Place = tuple[Id, int, int]
_WORD_BEFORE = re.compile(
    r"^(?:the|a|an|and|of|by|said|says|with|but|as|his|her|its|that|from|for|when|where|to)\s", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"\s(?:who|said|says|told|was|is|has|had|wrote|added)\b.*$")


@dataclass(frozen=True, slots=True)
class MergePeople(GroupStep):
    """Article, Entity, Quote, Attribution -> Person. Mentions of one person merged over a story's articles.

    A surname alone goes to the one full name of its own article that ends with it, else to that of the story; where two
    people could be meant it stays a person of its own. Pronouns and parts ('she', 'the director') are mentions where close reading
    resolved them to a name: as whoever is quoted or credited.
    """

    name: ClassVar[str] = "resolve.people"
    version: ClassVar[int] = 2
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Entity, Quote, Attribution)
    writes: ClassVar[tuple[type[Record], ...]] = (Person,)
    close: ClassVar[bool] = True

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        texts = {a.id: a.text for a in group[Article]}
        mentions: dict[Id, list[Entity]] = defaultdict(list)
        for e in sorted(set(group[Entity]), key=lambda e: (e.article, e.start, e.end)):
            if e.kind == "PERSON" and e.article in texts:
                mentions[e.article].append(e)
        within = {article: fullest(bare(e.name) for e in found) for article, found in mentions.items()}
        across = fullest(name for names in within.values() for name in names.values())
        people: dict[str, list[Entity]] = defaultdict(list)
        for article in sorted(mentions):
            for e in mentions[article]:
                people[across[within[article][bare(e.name)]]].append(e)
        meant: dict[str, set[Place]] = defaultdict(set)
        taken = {article: sorted((e.start, e.end) for e in found) for article, found in mentions.items()}
        for place, name in _resolved(group[Quote], group[Attribution]):
            full = within.get(place[0], {}).get(bare(name))
            if full is not None and not _overlaps(taken[place[0]], place):
                meant[across[full]].add(place)
        yield from _people(key, people, meant, texts)


def _resolved(quotes: Sequence[Quote], credits: Sequence[Attribution]) -> Iterator[tuple[Place, str]]:
    """Words that stand for a speaker or source without naming them, each with the full name its article gives."""
    for q in quotes:
        if q.name and q.speaker and _NAMELESS.fullmatch(q.speaker):
            yield (q.article, q.speaker_start, q.speaker_end), q.name
    for a in credits:
        if a.name and a.source_start >= 0 and _NAMELESS.fullmatch(a.source):
            yield (a.article, a.source_start, a.source_end), a.name


def _overlaps(taken: Sequence[tuple[int, int]], place: Place) -> bool:
    """taken: ranges in order that do not overlap each other."""
    at = bisect_right(taken, (place[2], -1))
    return at > 0 and taken[at - 1][1] > place[1]


def _people(
    story: Id, people: dict[str, list[Entity]], meant: dict[str, set[Place]], texts: dict[Id, str]
) -> Iterator[Person]:
    """people: mentions by name; meant: places where the person is meant and not named."""
    for name, found in sorted(people.items()):
        places = sorted({(e.article, e.start, e.end) for e in found} | meant[name])
        yield Person(
            ids.make("person", found[0].article, found[0].start), story, name, _role(found, texts),
            tuple(a for a, _, _ in places), tuple(s for _, s, _ in places), tuple(e for _, _, e in places),
        )  # fmt: skip


def _role(found: Sequence[Entity], texts: dict[Id, str]) -> str | None:
    """The role printed next to the name most often; the shorter, then the alphabetically first, of equals."""
    roles: Counter[str] = Counter()
    for e in found:
        text = texts[e.article]
        lead = text[max(0, e.start - 60) : e.start]
        before = _BEFORE.search(lead) or (_APPOSED.search(lead) if text[e.end : e.end + 1] == "," else None)
        after = _AFTER.match(text[e.end : e.end + 130])
        if before:
            role = " ".join(before[1].split())
            while (shorter := _WORD_BEFORE.sub("", role)) != role:
                role = shorter
            first, _, rest = role.partition(" ")
            if (
                rest
                and first[:1].isupper()
                and _RUN.search(lead[: before.start()])
                and first.lower() not in _PART_OF_ROLE
            ):
                role = rest
            roles[role[:1].lower() + role[1:] if role[:1].isupper() and role[1:].islower() else role] += 1
        elif after and not _CLAUSE.search(_WORD_AFTER.sub("", after[1])):
            roles[_WORD_AFTER.sub("", " ".join(after[1].split()))] += 1
    return min(roles, key=lambda r: (-roles[r], len(r), r)) if roles else None
