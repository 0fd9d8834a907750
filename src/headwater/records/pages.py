"""From a document as found to the article extracted from it."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import ClassVar, Self

from headwater.ids import Id, make
from headwater.records.base import Record


@dataclass(frozen=True, slots=True)
class Page(Record):
    """One document as found. `data` are its original bytes; `digest` their BLAKE2b-128 in hex.

    form: html | text | record (one JSON object: a row of JSON Lines). location: canonical URL if known, else
    container/name, the same on every machine. encoding: as the server that sent it declared it, or as its bytes betray where nothing
    declares it; None for neither.
    """

    id: Id
    location: str
    input_id: str
    form: str
    digest: str
    data: bytes
    encoding: str | None = None

    @classmethod
    def of(
        cls, data: bytes, location: str, form: str = "html", input_id: str | None = None, encoding: str | None = None
    ) -> Self:
        """The page that these bytes are, with its id and digest. input_id: as the input called it; None: as its location."""
        digest = blake2b(data, digest_size=16).hexdigest()
        return cls(make("page", location, digest), location, input_id or location, form, digest, data, encoding)


@dataclass(frozen=True, slots=True)
class Intake(Record):
    """Where and when a page was read: `path` as the user gave it, `line` 1-based in it (0: the whole file).

    offset: of its record in an archive, in bytes; None: not in an archive. fetched: when its original was fetched (ISO, UTC), as the archive
    or `watch` says; None unknown. at: when it was read. payload: the archive's own digest of it, as written there.
    """

    history: ClassVar[bool] = True
    page: Id
    path: str
    line: int
    at: str
    offset: int | None = None
    fetched: str | None = None
    payload: str | None = None


@dataclass(frozen=True, slots=True)
class Listing(Record):
    """What a feed says of a page that it lists; believed where the page itself says nothing. feed: its address.

    outlet: the publisher that it names for the page, where it passes on what others publish. published, updated: as printed there. instead: why
    the page could not be read, so that the text in the feed stands for it; None: it was read.
    """

    page: Id
    feed: str
    outlet: str | None
    title: str | None
    published: str | None
    updated: str | None
    authors: tuple[str, ...]
    section: str | None
    language: str | None
    instead: str | None


@dataclass(frozen=True, slots=True)
class Response(Record):
    """How the server that gave a page answered, at the instant `at` (UTC seconds), to a request for `url`.

    headers: 'Name: value' as they came, less cookies; those of the body as it was packed on its way are not those of Page.data.
    """

    history: ClassVar[bool] = True
    page: Id
    url: str
    at: int
    status: str
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dropped(Record):
    """What was let go, where and why. in = out + dropped, always. record: file and line, or 'article <id>'. kept: what `record` names is
    kept, and the row is a note of what was let go of it or is not done with it; such a row counts for nothing in that sum."""

    record: str
    step: str
    reason: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Body(Record):
    """What a page says of itself. location: that of the Page. published: as printed there (None: nowhere); how it is known is `published_how`:
    given (by the feed or row), meta (the page's own metadata), markup (an element of its date line), text (a line of the text), url,
    guess (a day somewhere in the page), doubtful (contradicted by the text or the address, so not believed), none. canonical: the address
    that it gives as its own. credits: agencies and others that it credits for its text, by their usual names."""

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
    updated: str | None = None
    section: str | None = None
    canonical: str | None = None
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block(Record):
    """A paragraph or line of a page, in reading order. kind: text | heading | chrome | embed | credit.

    chrome is dropped from the article; so is a heading that is the title. start, end: code points of the decoded page; -1 unknown.
    text[starts[i]:starts[i + 1]] is what stands at sources[i]:source_ends[i] of it: character for character, or one
    character written as several (an entity). White space between two runs is left out.
    """

    page: Id
    order: int
    kind: str
    text: str
    start: int
    end: int
    starts: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    source_ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Article(Record):
    """One extracted text. first, last: the instants (UTC seconds) between which it was published; None unknown.

    published, updated: ISO date or date-time as printed, None unknown. Where published_how is 'doubtful', first and last are None.
    section, canonical, credits: as in Body. owner: the group that owns the outlet, None unknown.
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
    updated: str | None = None
    section: str | None = None
    canonical: str | None = None
    credits: tuple[str, ...] = ()
    owner: str | None = None
