"""JSON documents of feeds, agencies and services -> rows by our names: JSON Feed, ninjs, lists of articles."""

from collections.abc import Mapping
from typing import Any

from headwater.reading.names import LONGEST_NAME, listed, short

Row = dict[str, Any]
# Keys under which services list articles.
_LISTS = ("articles", "items", "results", "documents", "docs", "data", "entries", "stories")


def entries(document: Mapping[str, Any]) -> tuple[Mapping[str, Any], list[Any]] | None:
    """(the feed, its entries) of a document that holds several; None for one that is a row itself."""
    if isinstance(document.get("text"), str) or isinstance(document.get("html"), str) or item(document):
        return None
    if _is_feed(document) and isinstance(document.get("items"), list):
        return _about(document), document["items"]
    for name in _LISTS:
        found = document.get(name)
        if isinstance(found, list) and found and isinstance(found[0], dict):
            return document, found
    return None


def feed_item(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Row | None:
    """An item of a JSON Feed (jsonfeed.org, 1.0 and 1.1) as a row; None where the document is no such feed."""
    if not _is_feed(feed):
        return None
    row: Row = {
        "id": entry.get("id"),
        "url": entry.get("url") or entry.get("external_url"),
        "outlet": feed.get("title"),
        "feed": feed.get("title"),
        "title": entry.get("title"),
        "published": entry.get("date_published"),
        "updated": entry.get("date_modified"),
        "language": entry.get("language") or feed.get("language"),
        "authors": listed(entry.get("authors") or entry.get("author") or feed.get("authors")),
        "html": entry.get("content_html"),
        "text": entry.get("content_text") if not entry.get("content_html") else None,
    }
    return _filled(row)


def item(document: Mapping[str, Any]) -> Row | None:
    """A ninjs item (IPTC News in JSON, 1.x to 3.x) as a row; None for what is none."""
    if not isinstance(document.get("uri"), str):
        return None
    body = _body(document)
    if not body:
        return None
    credits = [
        *(listed(document.get("infosources") or document.get("infosource")) or ()),
        *(listed(document.get("provider")) or ()),
        *(listed(document.get("creditline")) or ()),
        *(listed(document.get("source")) or ()),
        *(listed(document.get("copyrightholder")) or ()),
    ]
    row: Row = {
        "id": document["uri"],
        "url": _link(document),
        "title": document.get("headline") or _main(document.get("headlines")),
        "published": document.get("firstcreated") or document.get("contentcreated") or document.get("versioncreated"),
        "updated": document.get("versioncreated"),
        "language": document.get("language"),
        "authors": listed(document.get("byline") or _main(document.get("bylines")) or document.get("authors")),
        "section": next(iter(listed(document.get("subject") or document.get("subjects")) or ()), None),
        "credits": list(dict.fromkeys(credits)) or None,
        **body,
    }
    return _filled(row)


def _about(feed: Mapping[str, Any]) -> Row:
    """What a feed says of all its entries, each of which repeats it."""
    authors = listed(feed.get("authors") or feed.get("author")) or []
    return {
        "version": feed["version"],
        "title": short(feed.get("title")),
        "language": short(feed.get("language")),
        "authors": authors if sum(map(len, authors)) <= LONGEST_NAME else None,
    }


def _is_feed(document: Mapping[str, Any]) -> bool:
    return isinstance(document.get("version"), str) and "jsonfeed.org" in document["version"]


def _body(document: Mapping[str, Any]) -> Row | None:
    for key in ("body_xhtml", "body_html"):
        if isinstance(document.get(key), str):
            return {"html": document[key]}
    if isinstance(document.get("body_text"), str):
        return {"text": document["body_text"]}
    bodies = document.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            kind = body.get("contenttype")
            return {"html" if isinstance(kind, str) and "html" in kind else "text": body["value"]}
    return None


def _main(values: object) -> str | None:
    """Headlines and bylines come as a list of roles and values; the first is the main one."""
    for value in values if isinstance(values, list) else ():
        if isinstance(value, Mapping) and isinstance(value.get("value"), str):
            return str(value["value"])
    return None


def _link(document: Mapping[str, Any]) -> str | None:
    """The address of a page, where the item's name is one."""
    uri = document["uri"]
    return uri if uri.startswith(("http://", "https://")) else None


def _filled(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}
