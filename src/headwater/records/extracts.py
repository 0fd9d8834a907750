"""What extraction keeps beside the text: where it stands in the source, what it points to, what recurs on its site."""

from dataclasses import dataclass

from headwater.ids import Id
from headwater.records.base import Record


@dataclass(frozen=True, slots=True)
class SourceMap(Record):
    """Where an article's text stands in its document (parallel tuples, ascending): text[starts[i]:ends[i]] is what the
    decoded document holds at source_starts[i]:source_ends[i].

    A run is as long there as in the text, character for character (white space of any kind is a space in the text), or one
    character of the text written as several (an entity). The document: of a page, its decoded HTML or text; of a record, its text or
    html field. Line breaks between paragraphs, and white space that the text leaves out, are in no run.
    """

    article: Id
    page: Id
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pointer(Record):
    """Like Reference, within the blocks of a page: start counts in the block `order`, end in the block `last`. kind: post | link, or
    update: from this block on stands a post of a live blog, of the time `text` ('' unknown)."""

    page: Id
    order: int
    start: int
    last: int
    end: int
    kind: str
    platform: str | None
    handle: str | None
    url: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Reference(Record):
    """What an article points to. kind: post (a social post embedded there) | link. start == end: it stands there, but none of
    its words are in the text. platform: instagram | x | tiktok | facebook | youtube | bluesky | mastodon | telegram | threads; None not a
    social platform's. handle: without '@', None unknown. url: permalink, None unknown. text: the post's words, or the link's."""

    article: Id
    start: int
    end: int
    kind: str
    platform: str | None
    handle: str | None
    url: str | None
    text: str


@dataclass(frozen=True, slots=True)
class LivePost(Record):
    """One post of a live blog: article text[start:end]. published: as printed there, None unknown."""

    article: Id
    order: int
    start: int
    end: int
    published: str | None


@dataclass(frozen=True, slots=True)
class Fixture(Record):
    """A block that would be chrome if other pages of the site had it too. line: hash of the site and the folded text. lead: hash of
    how the page's report begins: copies and versions of one report count as one page."""

    page: Id
    order: int
    line: Id
    lead: Id


@dataclass(frozen=True, slots=True)
class Chrome(Record):
    """A block that recurs on pages of its site, so that it is no part of the report."""

    page: Id
    order: int
