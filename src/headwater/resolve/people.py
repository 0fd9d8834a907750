"""The people of a story, each with all mentions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from headwater import ids
from headwater.ids import Id
from headwater.records import Article, Entity, Person, Record
from headwater.resolve.names import bare, fullest
from headwater.step import Group, GroupStep

_ROLE = (
    r"(?:director|actor|actress|singer|writer|author|producer|spokes(?:man|woman|person)|president|vice president|minister|prime minister|"
    r"senator|governor|mayor|chief executive|ceo|chairman|chairwoman|analyst|economist|professor|lawyer|attorney|judge|sheriff|detective|"
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
_WORD_BEFORE = re.compile(
    r"^(?:the|a|an|and|of|by|said|says|with|but|as|his|her|its|that|from|for|when|where|to)\s", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"\s(?:who|said|says|told|was|is|has|had|wrote|added)\b.*$")


@dataclass(frozen=True, slots=True)
class MergePeople(GroupStep):
    """Article, Entity -> Person. Mentions of one person merged over a story's articles.

    A surname alone goes to the one full name of its own article that ends with it, else to that of the story; where two
    people could be meant it stays a person of its own.
    """

    name: ClassVar[str] = "resolve.people"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Entity)
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
        yield from _people(key, people, texts)


def _people(story: Id, people: dict[str, list[Entity]], texts: dict[Id, str]) -> Iterator[Person]:
    for name, found in sorted(people.items()):
        yield Person(
            ids.make("person", found[0].article, found[0].start), story, name, _role(found, texts),
            tuple(e.article for e in found), tuple(e.start for e in found), tuple(e.end for e in found),
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
            roles[role[:1].lower() + role[1:] if role[:1].isupper() and role[1:].islower() else role] += 1
        elif after:
            roles[_WORD_AFTER.sub("", " ".join(after[1].split()))] += 1
    return min(roles, key=lambda r: (-roles[r], len(r), r)) if roles else None
