"""Agency items in XML -> rows by our names: NewsML-G2 (IPTC) and NITF."""

from typing import Any

from lxml import etree

from headwater.errors import InputError
from headwater.reading.markup import local, paragraphs, text
from headwater.reading.names import listed, name_in

Row = dict[str, Any]
# Elements of NITF that hold one paragraph, and those whose text is not the report's.
PARAGRAPHS = frozenset({"p", "hl2", "li", "pre"})
BESIDE = frozenset({"media", "table", "note", "fn"})
_XML = "{http://www.w3.org/XML/1998/namespace}lang"


def news_item(item: etree._Element, where: str) -> Row:
    """A text item of NewsML-G2. Its outlet is its provider; agencies named as source or credit are its credits.

    Raises InputError for an item that was cancelled or holds no text.
    """
    meta = next(item.iterchildren("{*}itemMeta"), None)
    content = next(item.iterchildren("{*}contentMeta"), None)
    if meta is not None and any(
        "canceled" in (e.get("qcode") or e.get("uri") or "") for e in meta.iterchildren("{*}pubStatus")
    ):
        raise InputError(where, "an item that its agency cancelled")
    body = _content(item)
    if not body:
        raise InputError(where, "an item without a text")
    provider = _named(meta, "provider")
    credits = [*_named(content, "infoSource"), *_named(content, "creditline"), *provider, *_holders(item)]
    headline = _first(content, "headline") or _first(meta, "title")
    row: Row = {
        "id": item.get("guid"),
        "outlet": provider[0] if provider else None,
        "title": headline,
        "published": _first(content, "contentCreated")
        or _first(meta, "firstCreated")
        or _first(meta, "versionCreated"),
        "updated": _first(meta, "versionCreated"),
        "language": _language(item, content),
        "authors": listed(_named(content, "by") or _named(content, "creator")),
        "section": next(iter(_named(content, "subject")), None),
        "credits": list(dict.fromkeys(credits)),
    }
    return {name: value for name, value in (row | body).items() if value}


def nitf(item: etree._Element, where: str) -> Row:
    """A report in NITF. Its outlet is the publication it stood in; distributor, credited source and owner are its credits.

    Raises InputError for one without a text.
    """
    body = next(item.iter("{*}body.content"), None)
    said = paragraphs(body, PARAGRAPHS, BESIDE) if body is not None else ""
    if not said:
        raise InputError(where, "an item without a text")
    number = next(item.iter("{*}doc-id"), None)
    publication = next(item.iter("{*}pubdata"), None)
    credits = [
        *(t for e in item.iter("{*}distributor", "{*}org.credit", "{*}story.source") if (t := text(e))),
        *(e.get("holder", "") for e in item.iter("{*}doc.copyright")),
        number.get("regsrc", "") if number is not None else "",
    ]
    row: Row = {
        "id": number.get("id-string") if number is not None else None,
        "url": publication.get("ex-ref") if publication is not None else None,
        "outlet": publication.get("name") if publication is not None else None,
        "title": _first(item, "hl1", deep=True)
        or _first(item, "hedline", deep=True)
        or _first(item, "title", deep=True),
        "published": _instant(item, "date.release") or _instant(item, "date.issue") or _issue(publication),
        "language": _language(item, None),
        "authors": [t for e in item.iter("{*}byline") for t in _byline(e)],
        "section": publication.get("position.section") if publication is not None else None,
        "credits": list(dict.fromkeys(c.strip() for c in credits if c.strip())),
        "text": said,
    }
    return {name: value for name, value in row.items() if value}


def _content(item: etree._Element) -> Row | None:
    for part in item.iter("{*}inlineXML", "{*}inlineData"):
        if local(part) == "inlineData":
            kind = part.get("contenttype", "text/plain")
            said = "".join(str(t) for t in part.itertext()).strip()
            if said and kind.startswith("text/"):
                return {"html" if "html" in kind else "text": said}
            continue
        inner = next(part.iterchildren("*"), None)
        if inner is None:
            continue
        if local(inner) == "html":
            return {"html": etree.tostring(inner, encoding="unicode", with_tail=False)}
        body = next(inner.iter("{*}body.content"), inner)
        if said := paragraphs(body, PARAGRAPHS, BESIDE):
            return {"text": said}
    return None


def _named(parent: etree._Element | None, name: str) -> list[str]:
    """The names of parties: a <name> within, a literal, else the text; codes of a vocabulary name nobody to a reader."""
    found = []
    for element in parent.iterchildren("{*}" + name) if parent is not None else ():
        label = next(element.iterchildren("{*}name"), None)
        said = (
            text(label)
            if label is not None
            else element.get("literal") or (text(element) if not len(element) else None)
        )
        if said:
            found.append(said)
    return found


def _holders(item: etree._Element) -> list[str]:
    rights = next(item.iterchildren("{*}rightsInfo"), None)
    return _named(rights, "copyrightHolder")


def _first(parent: etree._Element | None, name: str, deep: bool = False) -> str | None:
    if parent is None:
        return None
    found = parent.iter("{*}" + name) if deep else parent.iterchildren("{*}" + name)
    return next((t for e in found if (t := text(e))), None)


def _language(item: etree._Element, content: etree._Element | None) -> str | None:
    tag = next(content.iterchildren("{*}language"), None) if content is not None else None
    return tag.get("tag") if tag is not None else item.get(_XML)


def _instant(item: etree._Element, name: str) -> str | None:
    element = next(item.iter("{*}" + name), None)
    return spelled(element.get("norm")) if element is not None else None


def _issue(publication: etree._Element | None) -> str | None:
    return spelled(publication.get("date.publication")) if publication is not None else None


def spelled(stamp: str | None) -> str | None:
    """20201005T101500Z, as NITF writes times, with the signs between its parts."""
    if not stamp or len(stamp) < 8 or not stamp[:8].isdigit():
        return stamp
    day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    clock = stamp[9:15]
    if stamp[8:9] != "T" or not clock.isdigit() or len(clock) != 6:
        return day
    return f"{day}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{stamp[15:]}"


def _byline(element: etree._Element) -> list[str]:
    """The persons of a NITF byline, else its text; without the <byttl>, which is what they are and not who."""
    people = [text(person) for person in element.iter("{*}person")]
    beside = [(None if local(e) == "byttl" else e.text, None if e is element else e.tail) for e in element.iter("*")]
    line = " ".join("".join(said for pair in beside for said in pair if said).split())
    return [name for said in people or [line] if said and (name := name_in(said))]
