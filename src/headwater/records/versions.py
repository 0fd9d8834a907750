"""What stood at one address at different times, and what was taken back."""

from dataclasses import dataclass

from headwater.ids import Id
from headwater.records.base import Record


@dataclass(frozen=True, slots=True)
class Fetch(Record):
    """A page's bytes were what its address gave at this instant (UTC seconds), by an archive's record or by `watch`."""

    page: Id
    at: int


@dataclass(frozen=True, slots=True)
class Reservation(Record):
    """A page's rights to text and data mining are reserved (TDM Reservation Protocol). how: header | page | site.
    policy: the address of the terms, None none."""

    page: Id
    how: str
    policy: str | None


@dataclass(frozen=True, slots=True)
class Address(Record):
    """Where a page stood on the web, and the last instant (UTC seconds) that it is known to have stood there; None unknown.

    address: hash of the canonical URL. how that instant is known: fetched | updated | published | none.
    """

    page: Id
    address: Id
    stood: int | None
    how: str


@dataclass(frozen=True, slots=True)
class Version(Record):
    """One of several pages of one address. number: from 1, oldest first. newest: the page that stands there now. how: as in
    Address. A page that is alone at its address has no such row."""

    page: Id
    address: Id
    number: int
    newest: Id
    stood: int | None
    how: str


@dataclass(frozen=True, slots=True)
class Former(Record):
    """An article that no longer stands: its address gives another text now. It is no voice in any story.

    article: the one that stands in its place. number, stood, how: as in Version. The rest is as in Article.
    """

    id: Id
    page: Id
    article: Id
    number: int
    stood: int | None
    how: str
    input_id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    language: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Withdrawal(Record):
    """A sentence of a former article that the article in its place tells no more: former's text[former_start:former_end].

    start, end: the sentence of `article` that says the same otherwise (a changed number), -1 none. told_by: other articles of
    the story that still tell it, so that it is withdrawn by this outlet only.
    """

    story: Id
    article: Id
    start: int
    end: int
    former: Id
    former_start: int
    former_end: int
    text: str
    told_by: tuple[Id, ...]
