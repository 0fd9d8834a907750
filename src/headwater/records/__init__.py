"""The tables. Each record is frozen, slotted and flat; each is one table of the store and one `headwater export` name.

Offsets (`start`, `end`) are half-open ranges of code points in `Article.text`, converted nowhere else. Days are ISO dates
("2020-10-05"); None is an open or unknown bound. Ids are `ids.Id`. Parallel tuples hold lists (one entry an item, in the
same order). An empty string is an empty value; None is unknown.
"""

from headwater.records.base import Record
from headwater.records.dossiers import (
    Claim,
    Credit,
    Disagreement,
    Edge,
    Independence,
    Line,
    Mention,
    Person,
    Position,
    Rest,
    Source,
    Utterance,
)
from headwater.records.extracts import Chrome, Fixture, LivePost, Pointer, Reference, SourceMap
from headwater.records.marks import Attribution, Entity, Quantity, Quote, Sentence, Syntax, Time
from headwater.records.pages import Article, Block, Body, Dropped, Intake, Listing, Page, Response
from headwater.records.stories import (
    Bundle,
    Copy,
    Family,
    Fingerprint,
    Likeness,
    Lineage,
    Link,
    Overlap,
    Signature,
    Sketch,
    Story,
)
from headwater.records.versions import Address, Fetch, Former, Reservation, Version, Withdrawal

SOURCE_KINDS = (
    "social_post", "press_release", "official_statement", "news_agency", "news_outlet", "interview", "document",
    "eyewitness", "broadcast", "company_statement", "expert", "unnamed", "other",
)  # fmt: skip

TABLES: tuple[type[Record], ...] = (
    Page, Intake, Fetch, Listing, Response, Reservation, Dropped, Body, Block, Pointer, Fixture, Chrome, Address, Version,
    Article, Former, SourceMap, Reference, LivePost, Fingerprint, Overlap, Family, Copy, Sketch,
    Signature, Likeness, Bundle, Link, Story, Lineage, Sentence, Syntax, Entity, Quote, Attribution, Time, Quantity, Withdrawal, Person, Utterance, Source, Credit,
    Claim, Mention, Disagreement, Position, Edge, Rest, Independence, Line,
)  # fmt: skip

__all__ = [
    "SOURCE_KINDS",
    "TABLES",
    "Address",
    "Article",
    "Attribution",
    "Block",
    "Body",
    "Bundle",
    "Chrome",
    "Claim",
    "Copy",
    "Credit",
    "Disagreement",
    "Dropped",
    "Edge",
    "Entity",
    "Family",
    "Fetch",
    "Fingerprint",
    "Fixture",
    "Former",
    "Independence",
    "Intake",
    "Likeness",
    "Line",
    "Lineage",
    "Link",
    "Listing",
    "LivePost",
    "Mention",
    "Overlap",
    "Page",
    "Person",
    "Pointer",
    "Position",
    "Quantity",
    "Quote",
    "Record",
    "Reference",
    "Reservation",
    "Response",
    "Rest",
    "Sentence",
    "Signature",
    "Sketch",
    "Source",
    "SourceMap",
    "Story",
    "Syntax",
    "Time",
    "Utterance",
    "Version",
    "Withdrawal",
]
