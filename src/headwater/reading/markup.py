"""XML documents -> their elements one by one, without entities, external parts or trees that grow."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape

from lxml import etree

from headwater.errors import InputError
from headwater.reading.document import Document
from headwater.reading.form import VOCABULARIES
from headwater.reading.stream import CHUNK

# Elements of one entry, and of what stands before the first: agency items with all their codes have some thousands.
_MOST_ELEMENTS = 200_000
_TAG = re.compile(r"<[^<>]{0,2000}>")
# The element that is one entry, by the root of the document.
_ENTRIES = {
    "rss": "item", "RDF": "item", "feed": "entry", "urlset": "url", "sitemapindex": "sitemap", "opml": "outline",
    "newsItem": "newsItem", "newsMessage": "newsItem", "NewsML": "NewsItem", "nitf": "nitf",
}  # fmt: skip


class Mended(InputError):
    """Damage that the parser read on after: the entries that it could make out were given before."""


def entries(document: Document) -> Iterator[tuple[str, etree._Element]]:
    """(root's name, entry), one after another; each is gone when the next is asked for, its parents stay.

    Raises InputError for a document that declares entities or whose root is of no known vocabulary, for an entry past
    the bound, and at the end for damage: what comes before it is given.
    """
    where, longest = document.where, document.settings.line
    parser = etree.XMLPullParser(
        ("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root, wanted = "", ""
    done: etree._Element | None = None
    since = since_elements = 0
    for chunk in iter(lambda: document.stream.read(CHUNK), b""):
        since += len(chunk)
        _feed(parser, chunk, where)
        for event, element in parser.read_events():
            if not isinstance(element, etree._Element):
                continue
            if not root:
                root = local(element)
                _check(element, root, where)
                wanted = _ENTRIES[root]
            since_elements += event == "start"
            if event == "end" and local(element) == wanted:
                _forget(done)
                document.budget.enter(where)
                yield root, element
                done, since, since_elements = element, 0, 0
        if since > longest or since_elements > _MOST_ELEMENTS:
            bound = f"{longest:,} bytes or {_MOST_ELEMENTS:,} elements"
            raise InputError(where, f"an entry larger than the bound of {bound}; the rest is unread")
    _close(parser)
    if not root:
        raise InputError(where, "broken XML: no element")
    # Feeds use the entities of HTML without declaring them: they are kept as they stand.
    fatal = (e for e in parser.feed_error_log.filter_from_fatals() if e.type != etree.ErrorTypes.ERR_UNDECLARED_ENTITY)
    if error := next(fatal, None):
        message = re.sub(r"\s+", " ", error.message)[:120]
        raise Mended(where, f"damaged XML: {message} (line {error.line}); what could be read of it is kept")


def _feed(parser: etree.XMLPullParser, chunk: bytes, where: str) -> None:
    try:
        parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        raise InputError(where, f"damaged XML: {str(error)[:120]}") from error


def _close(parser: etree.XMLPullParser) -> None:
    """Tell the parser that this was all, so that it notes what was left open."""
    # What it raises stands in its log too, or there was no element at all.
    with suppress(etree.XMLSyntaxError):
        parser.close()


def _check(element: etree._Element, root: str, where: str) -> None:
    dtd = element.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:  # type: ignore[attr-defined]
        raise InputError(where, "XML that declares entities is not read")
    if root not in VOCABULARIES:
        raise InputError(where, f"an XML document of no kind that is read: <{root[:40]}>")


def _forget(element: etree._Element | None) -> None:
    """Entries that were read are taken out of the tree, so that it does not grow with the document."""
    if element is None:
        return
    parent = element.getparent()
    if parent is None:
        element.clear()
    else:
        parent.remove(element)


def local(element: etree._Element) -> str:
    """The name less its namespace; '' for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text(element: etree._Element | None) -> str | None:
    """All text within, white space evened out; None for none or no element."""
    if element is None:
        return None
    return re.sub(r"\s+", " ", "".join(_texts(element))).strip() or None


def _texts(element: etree._Element) -> Iterator[str]:
    return (str(part) for part in element.itertext(with_tail=False))


def plain(html: str) -> str:
    """Markup taken off, for measuring how much text there is."""
    return re.sub(r"\s+", " ", unescape(_TAG.sub(" ", html))).strip()


def paragraphs(element: etree._Element, names: frozenset[str], without: frozenset[str]) -> str:
    """The text of the elements of these names, an empty line between; nothing of those in `without`."""
    out = []
    for part in element.iter():
        if local(part) in names and not any(local(a) in without for a in part.iterancestors()) and (said := text(part)):
            out.append(said)
    return "\n\n".join(out)
