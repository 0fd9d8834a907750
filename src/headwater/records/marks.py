"""What close reading finds in one article."""

from dataclasses import dataclass

from headwater.ids import Id
from headwater.records.base import Record


@dataclass(frozen=True, slots=True)
class Sentence(Record):
    article: Id
    order: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Syntax(Record):
    """The words of text[start:end], a sentence or part of a long one, as the language pipeline reads them.

    Of each word: starts, ends: its place in the article; tags: universal part of speech; lemmas; heads: the position, in this row, of
    the word it depends on (its own for the root); relations: Universal Dependencies. name_starts, name_ends, name_kinds (PERSON |
    ORG | PLACE): the names that the pipeline finds, which `Entity` weighs with other evidence.
    """

    article: Id
    start: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    name_starts: tuple[int, ...]
    name_ends: tuple[int, ...]
    name_kinds: tuple[str, ...]


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
    unknown; speaker_start/end: where (-1 none). name: the full name this article gives that speaker, None unknown. cue_start/end: the
    word of saying, which quotes under one cue share (-1 none)."""

    id: Id
    article: Id
    start: int
    end: int
    speaker: str | None
    speaker_start: int
    speaker_end: int
    name: str | None
    cue_start: int = -1
    cue_end: int = -1


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """A passage that credits a source. cue: the words that say so. source: the words that name the source ('' where the
    cue does: 'reportedly'). kind: SOURCE_KINDS. carrier: the outlet or agency it came through ('told Reuters'), None none.
    blanket: credits the whole article (dateline, byline, copyright line). hedge: 'reportedly', 'allegedly' …, '' none.
    content_start/end: the words passed on, inside start to end (-1: they cannot be told, or the whole article is meant)."""

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
    content_start: int = -1
    content_end: int = -1


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
