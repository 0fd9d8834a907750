"""The bounds of reading, and how foreign columns are called: the settings of 'read.pages'."""

from dataclasses import dataclass
from typing import ClassVar

from headwater.config import Count, Size
from headwater.errors import UsageError, unknown
from headwater.reading.names import NAMES


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What is read and how much of it; set as `[read.pages]`, HEADWATER_READ_PAGES_… or --set read.pages.….

    Every bound names what is refused past it; nothing is cut short and kept. `fields` maps columns: 'text=body' says that
    the column or key `body` holds what Headwater calls `text`.
    """

    name: ClassVar[str] = "read.pages"

    # Bytes of one document. The longest news pages in public corpora are under 6 MB; one far above that is a fault.
    largest: Size = 16 << 20
    # Bytes of one line or row (JSON Lines, CSV) and of one entry of a feed or array: as a document, for the same reason.
    line: Size = 16 << 20
    # Bytes that all of one packed file may unpack to, archives in archives included: a large crawl file gives 5 GB.
    unpacked: Size = 64 << 30
    # Times its packed size. Text packs 3 to 20 times, a page of white space 200 times, a bomb 1,000 times and more.
    ratio: Size = 200
    # Files in one archive, entries of one feed. A day of a large crawl has fewer in one file.
    entries: Size = 500_000
    # Archives in archives: a web archive collection is 2 (zip, WARC.gz in it is 3); deeper ones are made to exhaust.
    depth: Count = 4
    # Own name = foreign name, for rows whose keys are not ours; goes before the names known by themselves.
    fields: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises UsageError for a pair that names no field of ours, or none of theirs."""
        for pair in self.fields:
            ours, _, theirs = pair.partition("=")
            if ours.strip() not in NAMES:
                raise unknown("field in read.pages.fields", ours.strip(), NAMES)
            if not theirs.strip():
                raise UsageError(f"read.pages.fields {pair!r}: write it as OURS=THEIRS, e.g. text=body")
