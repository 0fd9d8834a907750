"""What a page says of its article in data made for machines: JSON-LD, and the `meta` and `link` elements of its head."""

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from headwater.extraction.outline import Outline

# Types of schema.org that are an article; the more telling ones first.
_REPORTS = (
    "NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReviewNewsArticle", "Article", "BlogPosting", "Report", "SocialMediaPosting", "MediaNewsItem", "AdvertiserContentArticle",
    "ScholarlyArticle", "TechArticle", "WebPage", "VideoObject",
)  # fmt: skip
# Objects looked at in one page's JSON-LD; real pages hold some hundreds, of which the article is among the first.
_OBJECTS = 3000
# Scripts of JSON-LD read, and their longest: a page's own data are a few, of some 100,000 characters with the whole body.
_SCRIPTS, _LONGEST = 30, 2_000_000
# Values of one field that are looked at.
_VALUES = 50

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Structured:
    """objects: JSON-LD objects, in order. report: the one that is the article, empty for none. meta: (name, content) of the
    head, names in lower case, in order. links: (rel, href)."""

    objects: tuple[Object, ...]
    report: Object
    meta: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]

    def named(self, *names: str) -> Iterator[str]:
        """The contents of the meta elements of these names, in the order of the names."""
        for name in names:
            yield from (content for known, content in self.meta if known == name)

    def first(self, *names: str) -> str | None:
        return next(self.named(*names), None)


def structured(outline: Outline) -> Structured:
    objects = tuple(islice(_objects(outline), _OBJECTS))
    meta, links = [], []
    for element in outline.elements:
        if element.tag == "meta":
            given = element.attributes()
            name = given.get("property") or given.get("name") or given.get("itemprop") or given.get("http-equiv")
            content = " ".join((given.get("content") or "").split())
            if name and content:
                meta.append((name.lower(), content))
        elif element.tag == "link":
            given = element.attributes()
            if given.get("rel") and given.get("href"):
                links.append((given["rel"].lower(), given["href"].strip()))
    return Structured(objects, _report(objects), tuple(meta), tuple(links))


def kinds(thing: Object) -> list[str]:
    """The schema.org types of an object, without their address."""
    given = thing.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (given if isinstance(given, list) else [given]) if kind]


def texts(value: Any) -> list[str]:
    """The names that a value gives: a string, an object's name, or those of a list."""
    found = []
    for one in value[:_VALUES] if isinstance(value, list) else [value]:
        name = (one.get("name") or one.get("headline") or one.get("url")) if isinstance(one, dict) else one
        for text in name if isinstance(name, list) else [name]:
            if isinstance(text, str) and (even := " ".join(html.unescape(text).split())):
                found.append(even)
    return found


def text(value: Any) -> str | None:
    """The first of `texts`."""
    return next(iter(texts(value)), None)


def _objects(outline: Outline) -> Iterator[Object]:
    """Every JSON-LD object of the page, outer before inner, in the order in which they are written."""
    scripts = ((e, content) for e, content in outline.scripts if "ld+json" in e.raw.lower())
    for _, content in islice(scripts, _SCRIPTS):
        waiting: list[Any] = [_loaded(content)]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                yield value
                waiting.extend(v for v in reversed(value.values()) if isinstance(v, dict | list))
            elif isinstance(value, list):
                waiting.extend(v for v in reversed(value) if isinstance(v, dict | list))


def _loaded(content: str) -> Any:
    """None for what is no JSON. Line breaks within strings, CDATA marks and a trailing semicolon are common and borne."""
    content = content.strip().removeprefix("<!--").removesuffix("-->").strip()
    content = (
        content.removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .strip()
        .rstrip(";")
    )
    if len(content) > _LONGEST:
        return None
    try:
        return json.loads(content, strict=False)
    except (ValueError, RecursionError):
        return None


def _report(objects: Sequence[Object]) -> Object:
    """The first object of the most telling type that has a headline or a date."""
    best: tuple[int, Object] = (len(_REPORTS), {})
    for thing in objects:
        rank = min((_REPORTS.index(k) for k in kinds(thing) if k in _REPORTS), default=len(_REPORTS))
        if rank < best[0] and (thing.get("headline") or thing.get("datePublished")):
            best = rank, thing
    return best[1]
