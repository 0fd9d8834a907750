"""Which articles share text, and which tell of one event."""

from dataclasses import dataclass
from typing import ClassVar

from headwater.ids import Id
from headwater.records.base import Record


@dataclass(frozen=True, slots=True)
class Fingerprint(Record):
    """Hashes of runs of words, those chosen that any two equal stretches of some length have in common; quoted words are left out.

    hashes: ascending, each once. words: all words that are not quoted. whole: a hash of all of them in order.
    """

    article: Id
    hashes: tuple[int, ...]
    words: int
    whole: int


@dataclass(frozen=True, slots=True)
class Overlap(Record):
    """Pairs of articles (left[i], right[i]) that share hashes, and what these tell together (a hash that two articles hold: 0.5; see
    copies.pair). left < right. Of one share of the hashes."""

    left: tuple[Id, ...]
    right: tuple[Id, ...]
    evidence: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Family(Record):
    """Articles that are compared for shared text, ascending, in the pairs (left[i], right[i]). An article may be in several families."""

    id: Id
    articles: tuple[Id, ...]
    left: tuple[Id, ...]
    right: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Copy(Record):
    """Passages that two articles share. articles: (a, b), ids ascending; starts_a[i]:ends_a[i] is the same text as
    starts_b[i]:ends_b[i]. share: shared words over the words of the shorter. kind: full | passage.

    relation: copy (two outlets); of one outlet or owner: mirror (the same text printed twice), update (the greater part of a text printed
    again with other text), reuse (a passage of it in another article). origin: the article that the text was taken from; None: it cannot
    be told, or both have it from a third. how: why that one: time | credit | containment | unknown. agency: whose text both print, where
    one of them credits it; None: nobody's known.
    """

    id: Id
    articles: tuple[Id, ...]
    kind: str
    share: float
    words: int
    starts_a: tuple[int, ...]
    ends_a: tuple[int, ...]
    starts_b: tuple[int, ...]
    ends_b: tuple[int, ...]
    relation: str = "copy"
    origin: Id | None = None
    how: str = "unknown"
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Sketch(Record):
    """What linking needs of an article: weighted terms (hash, weight, word as shown), and when and by whom it was published.

    title_terms, title_weights: those of the title alone, empty where it has none. days: those that title and beginning speak of, as
    days of a leap year (1 to 366), ascending; ages: years of age of the people in it, ascending. names: terms of one name, which tell one
    thing together, as pairs (terms[names[0]] and terms[names[1]], then the next two); people: terms that name those whose age is told;
    dates: those of `days` that are told by month and day and not by a weekday; results: those of matches
    and votes that title and beginning tell, as numbers.
    """

    article: Id
    outlet: str | None
    title: str | None
    first: int | None
    last: int | None
    terms: tuple[int, ...]
    weights: tuple[float, ...]
    labels: tuple[str, ...]
    title_terms: tuple[int, ...] = ()
    title_weights: tuple[float, ...] = ()
    days: tuple[int, ...] = ()
    ages: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    results: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature(Record):
    """What a sketch is found by: its heaviest terms with their weights. outlet: a hash of its name, 0 unknown. whole: a hash of all terms
    and weights, so that equal sketches are known without comparing them."""

    article: Id
    outlet: int
    first: int | None
    last: int | None
    terms: tuple[int, ...]
    weights: tuple[float, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class Likeness(Record):
    """Pairs of articles (left[i], right[i]) that may tell of one event, with the score of their signatures alone. Of one share of the terms."""

    left: tuple[Id, ...]
    right: tuple[Id, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bundle(Record):
    """Articles, ascending, that pairs connect: those that are compared with one another to make stories. Every article is in one."""

    id: Id
    articles: tuple[Id, ...]


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
    """What became of a story. run: which of the runs that changed stories told it, from 1; at: when that was, UTC.

    event: birth | growth | shrinkage | split | merge | end. others: the stories that it came from (merge) or went into (split), itself among
    them where there was (is) one of its id; of growth and shrinkage: its id before, where that is another one."""

    history: ClassVar[bool] = True
    run: int
    at: str
    story: Id
    event: str
    others: tuple[Id, ...]
