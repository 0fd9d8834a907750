"""Social posts embedded in a page, and the links of its report: from embed code, and from flattened text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from headwater.extraction.chrome import CHROME
from headwater.extraction.lines import Row
from headwater.extraction.outline import Element, Outline, Passage
from headwater.extraction.platforms import Place, place

# Links kept of one report; the longest reports have about a hundred.
_LINKS = 300
# Posts kept of one report: a live blog has a few hundred.
_POSTS = 500
# Characters of a post's text: beyond them the markup was not closed.
_TEXT = 5000
# Passages of one post; a page whose blockquote never ends has more.
_PASSAGES = 50
# How many lines up the words of a flattened post may begin.
_ABOVE = 6

_BLOCKQUOTE = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|text-post-media|fb-(?:post|video|xfbml-parse-ignore)|telegram-post"
)
_ADDRESS = (
    "data-instgrm-permalink", "cite", "data-embed-url", "data-href", "data-text-post-permalink", "data-src", "src", "data-url",
)  # fmt: skip
_HANDLE = re.compile(r"\(@\s?([\w.-]{1,60})\)|(?:^|\s)@([\w.-]{1,60})")
_SHARED = re.compile(r"a (?:post|photo|video|reel) (?:shared|posted) by\b.{0,120}", re.I)
_SIGNED = re.compile(r"[—–-]\s?[^—()]{1,80} \(@\s?([\w.-]{1,60}(?:@[\w.-]{3,80})?)\)(?: .{0,40})?$")
_POST_BY = re.compile(r"\bpost by @([\w.-]{2,60}(?:@[\w.-]{3,80})?)(?: view on (threads|mastodon|bluesky))?$", re.I)
_WRITTEN = re.compile(r"https?://[^\s<>\"“”'’()\[\]]{4,2000}")
_POSTED = re.compile(r"posted by .{2,80} on (?:mon|tues|wednes|thurs|fri|satur|sun)day,", re.I)
_URI = re.compile(r"at://(did:[\w:]{1,80})/app\.bsky\.feed\.post/(\w{1,40})")


@dataclass(frozen=True, slots=True)
class Found:
    """block: the passage (or line) it begins in; start, end: within that one's text. start == end: none of its words are
    there. last: the last passage of it."""

    block: int
    start: int
    end: int
    last: int
    kind: str
    platform: str | None
    handle: str | None
    url: str | None
    text: str


def embedded(read: Outline, kept: Sequence[bool], base: str | None) -> list[Found]:
    """The posts between the first and the last passage of the report, in order. block, last: indices of kept passages."""
    places = [i for i, keep in enumerate(kept) if keep]
    if not places:
        return []
    found = []
    begin, finish = read.passages[places[0]].start, read.passages[places[-1]].end
    over = -1
    for element in read.elements:
        if (
            element.end > begin
            and element.start < finish
            and element.start >= over
            and (post := _post(element, read, base))
        ):
            over = element.end
            found.append(_placed(read, places, element, post))
    return found[:_POSTS]


def links(read: Outline, kept: Sequence[bool], base: str | None) -> Iterator[Found]:
    """The links of the report's passages, each with its words."""
    count = 0
    for i, (passage, keep) in enumerate(zip(read.passages, kept, strict=True)):
        for start, end, anchor in passage.links if keep else ():
            to = place(read.elements[anchor].attributes().get("href"), base)
            end = min(end, len(passage.text))
            text = passage.text[start:end]
            if to is None or not text.strip() or (base and to.url.partition("#")[0] == base) or count >= _LINKS:
                continue
            count += 1
            yield Found(i, start, end, i, "link", to.platform, to.handle, to.url, text)


def flattened(rows: Sequence[Row], labels: Sequence[str]) -> Iterator[Found]:
    """Posts that a flattened text still shows by who shared them."""
    for i, (row, label) in enumerate(zip(rows, labels, strict=True)):
        if label in CHROME:
            continue
        yield from _written(row, i)
        if label != "embed":
            continue
        seen = row.text[-700:]
        if shared := _SHARED.search(seen):
            first = next((j for j in range(i, max(-1, i - _ABOVE - 1), -1) if labels[j] != "embed"), -1) + 1
            first = max(first, i - _ABOVE, 0)
            yield _lines(rows, first, i, "instagram", _handle(shared[0]))
        elif (signed := _SIGNED.search(seen)) or (signed := _POST_BY.search(seen)):
            handle, _, host = signed[1].rstrip(".").partition("@")
            # A name on Mastodon names its server, one on Bluesky is a domain.
            usual = "mastodon" if host else "bluesky" if "." in handle else "x"
            told = signed[2] if signed.re is _POST_BY else None
            yield _lines(rows, i, i, told.lower() if told else usual, handle)
        elif "♬" in seen:
            first = i - 1 if i and labels[i - 1] == "embed" and rows[i - 1].text.startswith("@") else i
            yield _lines(rows, first, i, "tiktok", _handle(rows[first].text))
        elif _POSTED.search(seen):
            yield _lines(rows, i, i, "facebook", None)
        elif "pic.twitter.com/" in seen:
            yield _lines(rows, i, i, "x", None)


def _written(row: Row, i: int) -> Iterator[Found]:
    """The addresses that a line prints; one that is all of the line, and that of a post, is what is left of the post."""
    for found in islice(_WRITTEN.finditer(row.text), _LINKS):
        url = found[0].rstrip(".,;:!?…*_")
        if to := place(url):
            kind = "post" if to.post and to.platform and url == row.text else "link"
            yield Found(i, found.start(), found.start() + len(url), i, kind, to.platform, to.handle, to.url, url)


def _lines(rows: Sequence[Row], first: int, last: int, platform: str, handle: str | None) -> Found:
    end = len(rows[first].text)
    return Found(
        first, 0, end, last, "post", platform, handle, None, "\n".join(r.text for r in rows[first : last + 1])[:_TEXT]
    )


def _handle(text: str) -> str | None:
    found = _HANDLE.search(text[-300:])
    return (found[1] or found[2]).rstrip(".") if found else None


@dataclass(frozen=True, slots=True)
class _Post:
    platform: str
    handle: str | None
    url: str | None


def _post(element: Element, read: Outline, base: str | None) -> _Post | None:
    """The post that an element embeds; None for any other element."""
    raw = element.raw
    quoted = element.tag in ("blockquote", "div", "section") and _BLOCKQUOTE.search(raw)
    framed = element.tag in ("iframe", "lite-youtube") or element.tag.startswith("amp-")
    written = element.tag == "script" and "data-telegram-post" in raw
    if not (quoted or framed or written):
        return None
    given = element.attributes()
    for to in _addresses(element, given, read, base):
        if to.post and to.platform:
            return _Post(to.platform, None if to.handle == "i" else to.handle, to.url)
    if named := _BLOCKQUOTE.search(given.get("class", "")):
        name = named[0].split("-")[0]
        usual = {"twitter": "x", "text": "threads", "fb": "facebook"}.get(name, name)
        return _Post(usual, None, None)
    return None


def _addresses(element: Element, given: dict[str, str], read: Outline, base: str | None) -> Iterator[Place]:
    told = [given.get(name) for name in _ADDRESS]
    if post := given.get("data-telegram-post"):
        told.append(f"https://t.me/{post}")
    if video := given.get("videoid") or (given.get("data-videoid") if "youtube" in element.tag else None):
        told.append(f"https://www.youtube.com/watch?v={video}")
    if tweet := given.get("data-tweetid") or given.get("data-tweet-id"):
        told.append(f"https://x.com/i/status/{tweet}")
    if code := given.get("data-shortcode"):
        told.append(f"https://www.instagram.com/p/{code}")
    # The last link of a quoted post is its permalink; it names the account, which other addresses may not.
    links = (
        [anchor for p in _within(read, element) for _, _, anchor in p.links]
        if element.tag in ("blockquote", "div")
        else []
    )
    told = [read.elements[a].attributes().get("href") for a in reversed(links)] + told
    for url in told:
        if to := place(url, base):
            yield to
    if uri := _URI.match(given.get("data-bluesky-uri", "")):
        yield Place(f"https://bsky.app/profile/{uri[1]}/post/{uri[2]}", "bluesky", None, True)


def _within(read: Outline, element: Element) -> list[Passage]:
    """The passages of an element: they stand in the order of the page."""
    first = bisect_left(read.passages, element.start, key=lambda p: p.start)
    last = bisect_right(read.passages, element.end, key=lambda p: p.end)
    return read.passages[first : min(last, first + _PASSAGES)]


def _placed(read: Outline, places: Sequence[int], element: Element, post: _Post) -> Found:
    passages = _within(read, element)
    text = "\n".join(p.text for p in passages)[:_TEXT]
    handle = post.handle or _handle(text)
    inside = [i for i in places if element.start <= read.passages[i].start and read.passages[i].end <= element.end]
    if inside:
        first = inside[0]
        return Found(
            first, 0, len(read.passages[first].text), inside[-1], "post", post.platform, handle, post.url, text
        )
    before = [i for i in places if read.passages[i].start < element.start]
    at = before[-1] if before else places[0]
    where = len(read.passages[at].text) if before else 0
    return Found(at, where, where, at, "post", post.platform, handle, post.url, text)
