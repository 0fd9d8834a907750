"""Entries of RSS, RDF and Atom feeds -> rows by our names; entries of sitemaps and OPML -> the addresses that they are."""

from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree

from headwater.errors import InputError
from headwater.reading import newsml, newsml1, rows
from headwater.reading.document import Document, Found
from headwater.reading.folder import STEP
from headwater.reading.markup import Mended, entries, local, plain, text
from headwater.reading.names import name_in, short
from headwater.records import Dropped
from headwater.text import mend

Row = dict[str, Any]
# Letters that a description must have, beyond title and publisher, to be a text: aggregators repeat the headline there.
TEASER = 80
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ATOM = "{http://www.w3.org/2005/Atom}"


def xml(document: Document) -> Iterator[Found | Dropped]:
    """The pages of an XML document of any kind that is read; an entry that is only an address comes as Dropped."""
    some = False
    try:
        for one in _pages(document):
            some = some or isinstance(one, Found)
            yield one
    except Mended as error:
        yield Dropped(error.where, STEP, error.reason, kept=some)


def _pages(document: Document) -> Iterator[Found | Dropped]:
    found = 0
    feed: Row = {}
    for root, entry in entries(document):
        feed = feed or _feed(entry)
        if root in ("urlset", "sitemapindex", "opml"):
            if (address := _address(entry)) is not None:
                found += 1
                yield Dropped(f"{document.where}:{found}", STEP, f"{rows.ADDRESS}{address}")
            continue
        found += 1
        where = f"{document.where}:{found}"
        try:
            row = _row(root, entry, feed, where)
        except InputError as error:
            yield Dropped(error.where, STEP, error.reason)
            continue
        yield rows.page(document, row, found)
    if not found:
        raise InputError(document.where, "a feed without entries")


def _row(root: str, entry: etree._Element, feed: Row, where: str) -> Row:
    if root in ("newsItem", "newsMessage"):
        return newsml.news_item(entry, where)
    if root == "NewsML":
        return newsml1.news_item(entry, where)
    if root == "nitf":
        return newsml.nitf(entry, where)
    row = _told(root, entry, feed)
    if "html" not in row and "text" not in row:
        raise InputError(where, f"{rows.ADDRESS}{(row.get('url') or 'none given')[:500]}")
    return row


def told(root: str, entry: etree._Element) -> Row:
    """What an entry of RSS, RDF or Atom says of the report that it lists, by our names; nothing for other vocabularies."""
    return _told(root, entry, _feed(entry)) if root in ("rss", "RDF", "feed") else {}


def _told(root: str, entry: etree._Element, feed: Row) -> Row:
    row = (_atom if root == "feed" else _rss)(entry, feed)
    return {name: value for name, value in row.items() if value}


def _feed(entry: etree._Element) -> Row:
    """What the feed says of itself before its first entry: title and language; None for what it does not say."""
    about = entry.getparent()
    if about is not None and (inside := next(about.iterchildren("{*}channel"), None)) is not None:
        about = inside  # in RDF the channel stands beside its items
    return {"title": short(text(_child(about, "title"))), "language": short(text(_child(about, "language")))}


def _rss(item: etree._Element, feed: Row) -> Row:
    """An item of RSS 0.9x, 1.0 (RDF) or 2.0. Its outlet is its <source>, for a feed may pass on what others publish."""
    source = text(_child(item, "source"))
    title = unescape(text(_child(item, "title")) or "")
    guid = _child(item, "guid")
    named = text(guid)
    is_link = named and named.startswith("http") and guid is not None and guid.get("isPermaLink", "true") == "true"
    row = {
        "id": named,
        "url": text(_child(item, "link")) or (named if is_link else None),
        "outlet": source or feed["title"],
        "source": source,
        "feed": feed["title"],
        "title": title,
        "published": text(_child(item, "pubDate")) or text(_child(item, "date")),
        "updated": text(_child(item, "modified")),
        "language": feed["language"],
        "authors": [a for e in item.iterchildren("{*}creator", "{*}author") if (a := text(e)) and (a := name_in(a))],
        "section": text(_child(item, "category")),
    }
    full = next(item.iterchildren(_CONTENT), None)
    if full is not None and _raw(full).strip():
        return row | {"html": _raw(full)}
    return row | _teaser(_raw(_child(item, "description")), title, source)


def _atom(entry: etree._Element, feed: Row) -> Row:
    origin = _child(entry, "source")
    source = text(_child(origin, "title"))
    title = text(_child(entry, "title"))
    links = list(entry.iterchildren("{*}link"))
    link = next((e for e in links if e.get("rel", "alternate") == "alternate"), None)
    authors = [a for e in entry.iterchildren("{*}author") if (a := text(_child(e, "name"))) and (a := name_in(a))]
    section = _child(entry, "category")
    row = {
        "id": text(_child(entry, "id")),
        "url": link.get("href") if link is not None else None,
        "outlet": source or feed["title"],
        "source": source,
        "feed": feed["title"],
        "title": plain(title) if title else None,
        "published": text(_child(entry, "published")) or text(_child(entry, "updated")),
        "updated": text(_child(entry, "updated")),
        "language": _language(entry),
        "authors": authors,
        "section": (section.get("label") or section.get("term")) if section is not None else None,
    }
    content = _child(entry, "content")
    if content is not None and (body := _atom_text(content)):
        return row | body
    summary = _child(entry, "summary")
    return row | _teaser(_raw(summary) if summary is not None else "", title, source)


def _atom_text(content: etree._Element) -> Row | None:
    """Content by its type: html is escaped markup, xhtml is markup itself, anything else is text."""
    kind = content.get("type", "text")
    if kind == "xhtml":
        return {"html": "".join(etree.tostring(c, encoding="unicode", with_tail=False) for c in content)}
    said = _raw(content).strip()
    return {"html" if "html" in kind else "text": said} if said else None


def _teaser(said: str, title: str | None, source: str | None) -> Row:
    """A description as the text, where it says more than the headline and who published it; marked as a summary."""
    words = plain(said)
    rest = words
    for known in (title, source):
        rest = rest.replace(known, " ") if known else rest
    if len(rest.strip()) < TEASER:
        return {}
    return {"html" if words != said.strip() else "text": said.strip(), "summary": True}


def _raw(element: etree._Element | None) -> str:
    """The text within, as it is: white space may matter in markup."""
    return "".join(str(part) for part in element.itertext(with_tail=False)) if element is not None else ""


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name in any namespace, those in none or in Atom's going first."""
    if element is None:
        return None
    found = [e for e in element.iterchildren() if local(e) == name]
    return next((e for e in found if e.tag in (name, _ATOM + name)), found[0] if found else None)


def _language(entry: etree._Element) -> str | None:
    element: etree._Element | None = entry
    while element is not None:
        if found := element.get("{http://www.w3.org/XML/1998/namespace}lang"):
            return found
        element = element.getparent()
    return None


def _address(entry: etree._Element) -> str | None:
    """What a sitemap's or OPML's entry points to; None for an outline that only groups others."""
    found = entry.get("xmlUrl") if local(entry) == "outline" else text(_child(entry, "loc"))
    return mend(found)[0][:500] if found else None
