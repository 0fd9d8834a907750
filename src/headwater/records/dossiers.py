"""What is worked out for one story from the marks of its articles."""

from dataclasses import dataclass

from headwater.ids import Id
from headwater.records.base import Record


@dataclass(frozen=True, slots=True)
class Person(Record):
    """One person of a story with all mentions (parallel tuples), name: the fullest form. role: as printed, None unknown."""

    id: Id
    story: Id
    name: str
    role: str | None
    articles: tuple[Id, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Utterance(Record):
    """One utterance with every cut of it (parallel tuples). text: the longest cut. speaker: fullest name, None unknown."""

    id: Id
    story: Id
    text: str
    speaker: str | None
    person: Id | None
    articles: tuple[Id, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source(Record):
    """What information rests on, merged by name within a story. kind: one of SOURCE_KINDS. handle: '@name' of a post, None none.
    person: who speaks or posts, None unknown. outlet: the story's article of the outlet that this source is, which then stands
    for it in the graph, None none. doubtful: sources of the story that may be this same one."""

    id: Id
    story: Id
    kind: str
    name: str
    handle: str | None
    person: Id | None
    outlet: Id | None
    doubtful: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Credit(Record):
    """An attribution with its source resolved. carrier: the source it came through, None none."""

    story: Id
    attribution: Id
    article: Id
    start: int
    end: int
    cue_start: int
    cue_end: int
    source: Id
    carrier: Id | None
    blanket: bool
    hedge: str


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """One proposition, told as the clearest of its mentions tells it."""

    id: Id
    story: Id
    text: str
    articles: int


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """A passage that asserts a claim."""

    claim: Id
    story: Id
    article: Id
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Disagreement(Record):
    """Different values for the same thing. about: what, in the words of an article. kind: number | date | name | place | other.
    relation: contradiction | update | precision."""

    id: Id
    story: Id
    about: str
    kind: str
    relation: str


@dataclass(frozen=True, slots=True)
class Position(Record):
    """Who says which value of a disagreement."""

    disagreement: Id
    story: Id
    value: str
    article: Id
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edge(Record):
    """`head` (article or source) rests on `tail` (source, or the article of the outlet cited)."""

    story: Id
    head: Id
    tail: Id


@dataclass(frozen=True, slots=True)
class Rest(Record):
    """The mention of a claim at article[start:end] rests on `source`: the origin, or who carried it."""

    story: Id
    claim: Id
    article: Id
    start: int
    end: int
    source: Id


@dataclass(frozen=True, slots=True)
class Independence(Record):
    """Of a claim, or of a story (of = story): the smallest number of nodes that would all have to be wrong.

    low: doubtful separations merged, uncredited mentions not counted; high: kept apart and counted. cut_low, cut_high: the
    nodes (article or source ids) of the two minimum cuts. roots: sources that rest on no other known source.
    """

    story: Id
    of: Id
    low: int
    high: int
    cut_low: tuple[Id, ...]
    cut_high: tuple[Id, ...]
    roots: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Line(Record):
    """A printed sentence, verbatim Article.text[start:end]. section: brief | timeline. earliest, latest: the days it tells
    of (timeline)."""

    story: Id
    section: str
    order: int
    claim: Id | None
    article: Id
    start: int
    end: int
    text: str
    earliest: str | None
    latest: str | None
