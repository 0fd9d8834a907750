"""Live blogs: where each post begins, and its time."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from headwater import dates
from headwater.extraction.outline import Outline
from headwater.extraction.report import squeeze
from headwater.extraction.structured import Structured, kinds, text

# Dated blocks that make a live blog; fewer are an article with a date line and a box. Of posts that the page lists, two do.
_FEWEST, _FEWEST_TOLD = 3, 2
# How many elements around a time are tried as the block of its post.
_AROUND = 6
# Letters of a post's beginning that are looked for, and the fewest that are sure to be its own.
_BEGINNING, _SHORTEST = 60, 15


def posts(read: Outline, data: Structured, kept: Sequence[bool]) -> dict[int, str]:
    """{passage: ISO time, '' unknown} for each kept passage that begins a post; empty for a page that is no live blog."""
    found = dict(_told(read, data, kept))
    if len(found) >= _FEWEST_TOLD:
        return found
    found = dict(_marked(read, kept))
    return found if len(found) >= _FEWEST else {}


def _told(read: Outline, data: Structured, kept: Sequence[bool]) -> Iterator[tuple[int, str]]:
    """By the posts that the page lists for machines, found again by how they begin."""
    starts: dict[str, int] = {}
    for i, passage in enumerate(read.passages):
        if kept[i]:
            starts.setdefault(squeeze(passage.text)[:_BEGINNING], i)
    for thing in data.objects:
        if "LiveBlogPosting" not in kinds(thing) or not isinstance(updates := thing.get("liveBlogUpdate"), list):
            continue
        for update in updates:
            if not isinstance(update, dict):
                continue
            when = dates.parse(text(update.get("datePublished")) or "") or ""
            begins = [squeeze(t)[:_BEGINNING] for t in (text(update.get(n)) for n in ("headline", "articleBody")) if t]
            at = next((starts[b] for b in begins if len(b) >= _SHORTEST and b in starts), None)
            if at is not None:
                yield at, when


def _marked(read: Outline, kept: Sequence[bool]) -> Iterator[tuple[int, str]]:
    """By blocks of one kind side by side, each with a time of its own and with text of the report."""
    dated: dict[tuple[int, str, str], dict[int, str]] = defaultdict(dict)
    for element in read.elements:
        if element.tag != "time" or "datetime" not in element.raw:
            continue
        when = dates.parse(element.attributes().get("datetime", ""))
        at, steps = element.parent, 0
        while when and at > 0 and steps < _AROUND:
            block = read.elements[at]
            dated[(block.parent, block.tag, block.raw if len(block.raw) < 40 else block.tag)].setdefault(at, when)
            at, steps = block.parent, steps + 1
    held = [i for i, keep in enumerate(kept) if keep]
    best: list[tuple[int, str]] = []
    for blocks in dated.values():
        if len(blocks) < _FEWEST:
            continue
        begins = [(first, when) for at, when in blocks.items() if (first := _first(read, held, at)) is not None]
        if len(begins) > len(best) and len({when for _, when in begins}) > 1:
            best = begins
    yield from sorted(best)


def _first(read: Outline, held: Sequence[int], block: int) -> int | None:
    element = read.elements[block]
    at = bisect_left(held, element.start, key=lambda i: read.passages[i].start)
    return held[at] if at < len(held) and read.passages[held[at]].start < element.end else None
