"""The tables. Each record is frozen, slotted and flat; each is one table of the store and one `headwater export` name.

Offsets (`start`, `end`) are half-open ranges of code points in `Article.text`, converted nowhere else. Days are ISO dates
("2020-10-05"); None is an open or unknown bound. Ids are `ids.Id`. Parallel tuples hold lists (one entry an item, in the
same order). An empty string is an empty value; None is unknown.
"""

from dataclasses import dataclass
from typing import ClassVar

from headwater.ids import Id


@dataclass(frozen=True, slots=True)
class Record:
    """Base of all tables. `history`: a log of what happened when, left out when two stores are compared."""

    history: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Page(Record):
    """One document as found. `data` are its original bytes; `digest` their BLAKE2b-128 in hex.

    form: html | text | record (one JSON object: a row of JSON Lines). location: canonical URL if known, else
    container/name, the same on every machine.
    """

    id: Id
    location: str
    input_id: str
    form: str
    digest: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Intake(Record):
    """Where and when a page was read: `path` as the user gave it, `line` 1-based in it (0: the whole file)."""

    history: ClassVar[bool] = True
    page: Id
    path: str
    line: int
    at: str


@dataclass(frozen=True, slots=True)
class Dropped(Record):
    """What was let go, where and why. in = out + dropped, always. record: file and line, or 'article <id>'."""

    record: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Body(Record):
    """What a page says of itself. location: that of the Page. published: as printed there (None: nowhere); how it is known is `published_how`:
    given (by the feed or row), meta (the page's own metadata), text (a line of the text), none."""

    page: Id
    location: str
    input_id: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    published: str | None
    published_how: str


@dataclass(frozen=True, slots=True)
class Block(Record):
    """A paragraph or line of a page, in reading order. kind: text | heading | chrome | embed.

    chrome is dropped from the article; so is a heading that is the title. start, end: code points of the decoded page; -1 unknown.
    """

    page: Id
    order: int
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article(Record):
    """One extracted text. first, last: the instants (UTC seconds) between which it was published; None unknown.

    published: ISO date or date-time as printed, None unknown.
    """

    id: Id
    page: Id
    input_id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    published_how: str
    first: int | None
    last: int | None
    authors: tuple[str, ...]
    language: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Fingerprint(Record):
    """Hashes of overlapping runs of words, with the code points each covers; quoted words are left out."""

    article: Id
    hashes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Copy(Record):
    """Passages that two articles share. articles: (a, b), ids ascending; starts_a[i]:ends_a[i] is the same text as
    starts_b[i]:ends_b[i]. share: shared words over the words of the shorter. kind: full | passage."""

    id: Id
    articles: tuple[Id, ...]
    kind: str
    share: float
    words: int
    starts_a: tuple[int, ...]
    ends_a: tuple[int, ...]
    starts_b: tuple[int, ...]
    ends_b: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sketch(Record):
    """What linking needs of an article: weighted terms (hash, weight, word as shown), and when and by whom it was published."""

    article: Id
    outlet: str | None
    title: str | None
    first: int | None
    last: int | None
    terms: tuple[int, ...]
    weights: tuple[float, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link(Record):
    """Two articles that may tell of one event. a < b. score: 0 to 1, a pure function of the two; why: the shared words
    that weighed most, heaviest first."""

    a: Id
    b: Id
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story(Record):
    """The articles about one event, by (first instant, id). id: that of the earliest article. first, last: UTC seconds."""

    id: Id
    title: str | None
    articles: tuple[Id, ...]
    outlets: tuple[str, ...]
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Lineage(Record):
    """event: birth | growth | shrinkage | split | merge | end. others: the stories it came from or went into."""

    history: ClassVar[bool] = True
    story: Id
    event: str
    others: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Sentence(Record):
    article: Id
    order: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """kind: PERSON | ORG | PLACE | WORK | OTHER. name: the mention, white space evened out."""

    article: Id
    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Quote(Record):
    """Words in quotation marks, without the marks. speaker: as this article names them nearest to the quote ('he'), None
    unknown; speaker_start/end: where (-1 none). name: the full name this article gives that speaker, None unknown."""

    id: Id
    article: Id
    start: int
    end: int
    speaker: str | None
    speaker_start: int
    speaker_end: int
    name: str | None


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """A passage that credits a source. cue: the words that say so. source: the words that name the source ('' where the
    cue does: 'reportedly'). kind: SOURCE_KINDS. carrier: the outlet or agency it came through ('told Reuters'), None none.
    blanket: credits the whole article (dateline, byline, copyright line). hedge: 'reportedly', 'allegedly' …, '' none."""

    id: Id
    article: Id
    start: int
    end: int
    cue_start: int
    cue_end: int
    source: str
    source_start: int
    source_end: int
    name: str | None
    kind: str
    carrier: str | None
    blanket: bool
    hedge: str


@dataclass(frozen=True, slots=True)
class Time(Record):
    """A temporal expression. earliest, latest: whole days, inclusive; None open or unknown."""

    article: Id
    start: int
    end: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Quantity(Record):
    """low, high: bounds, None open. unit: ISO currency or singular lower-case noun. counted: what, as printed ('' unknown)."""

    article: Id
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    counted: str
    approx: bool


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


SOURCE_KINDS = (
    "social_post", "press_release", "official_statement", "news_agency", "news_outlet", "interview", "document",
    "eyewitness", "broadcast", "company_statement", "expert", "unnamed", "other",
)  # fmt: skip

TABLES: tuple[type[Record], ...] = (
    Page, Intake, Dropped, Body, Block, Article, Fingerprint, Copy, Sketch, Link, Story, Lineage, Sentence, Entity, Quote,
    Attribution, Time, Quantity, Person, Utterance, Source, Credit, Claim, Mention, Disagreement, Position, Edge, Rest,
    Independence, Line,
)  # fmt: skip
