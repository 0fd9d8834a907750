"""Which articles share text, and which tell of one event."""

from dataclasses import dataclass
from typing import ClassVar

from headwater.ids import Id
from headwater.records.base import Record


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
