"""Agency items in NewsML 1 (IPTC, 1.0 to 1.2), which agencies sent until NewsML-G2 -> rows by our names."""

from typing import Any

from lxml import etree

from headwater.errors import InputError
from headwater.reading.markup import local, paragraphs, text
from headwater.reading.names import listed
from headwater.reading.newsml import BESIDE, PARAGRAPHS, spelled

# Roles of components that stand beside the report; what has no role is taken for it.
_ASIDE = frozenset({"caption", "supporting", "related", "sidebar", "preview", "summary", "abstract", "advisory"})


def news_item(item: etree._Element, where: str) -> dict[str, Any]:
    """The main text of an item. Its outlet is its provider; parties named as source, credit and owner are its credits.

    Raises InputError for an item that was cancelled or holds no text.
    """
    if any("cancel" in (e.get("FormalName") or "").lower() for e in item.iterfind("{*}NewsManagement/{*}Status")):
        raise InputError(where, "an item that its agency cancelled")
    body = _body(item)
    if body is None:
        raise InputError(where, "an item without a text")
    provider = _parties(item, "Provider")
    credits = [*_parties(item, "Source"), *_said(item, "CreditLine"), *provider, *_said(item, "CopyrightHolder")]
    row = {
        "id": _one(item, "PublicIdentifier") or _one(item, "NewsItemId"),
        "outlet": next(iter(provider), None) or _one(item, "ProviderId"),
        "title": _one(item, "HeadLine"),
        "published": spelled(_one(item, "FirstCreated") or _one(item, "ThisRevisionCreated")),
        "updated": spelled(_one(item, "ThisRevisionCreated")),
        "language": next((e.get("FormalName") for e in item.iter("{*}Language")), None),
        "authors": listed(_said(item, "ByLine")[:1]),
        "credits": list(dict.fromkeys(credits)),
    }
    return {name: value for name, value in (row | body).items() if value}


def _body(item: etree._Element) -> dict[str, str] | None:
    """The text of the component whose role is Main, else of the first with none that is beside the report."""
    found = [(_roles(c), body) for c in item.iter("{*}ContentItem") if (body := _content(c))]
    main = [body for roles, body in found if "main" in roles and not roles & _ASIDE]
    return next(iter(main), None) or next((body for roles, body in found if not roles & _ASIDE), None)


def _roles(content: etree._Element) -> set[str]:
    """The roles of the components around it, in lower case."""
    around = content.iterancestors("{*}NewsComponent")
    return {(role.get("FormalName") or "").lower() for a in around for role in a.iterchildren("{*}Role")}


def _content(content: etree._Element) -> dict[str, str] | None:
    media = next(content.iterchildren("{*}MediaType"), None)
    data = next(content.iterchildren("{*}DataContent"), None)
    if data is None or (media is not None and (media.get("FormalName") or "").lower() != "text"):
        return None
    page = next((e for e in data.iterchildren("*") if local(e) in ("html", "body")), None)
    if page is not None:
        return {"html": etree.tostring(page, encoding="unicode", with_tail=False)}
    body = next(data.iter("{*}body.content"), data)
    if said := paragraphs(body, PARAGRAPHS, BESIDE):
        return {"text": said}
    plain = "".join(str(part) for part in data.itertext()).strip()
    kinds = [e.get("FormalName") or "" for e in content.iterchildren("{*}Format", "{*}MimeType")]
    return {"html" if any("html" in k.lower() for k in kinds) else "text": plain} if plain else None


def _parties(item: etree._Element, name: str) -> list[str]:
    """The names by which an item calls its parties."""
    return [n for e in item.iter("{*}" + name) for p in e.iterchildren("{*}Party") if (n := p.get("FormalName"))]


def _said(item: etree._Element, name: str) -> list[str]:
    return [said for e in item.iter("{*}" + name) if (said := text(e))]


def _one(item: etree._Element, name: str) -> str | None:
    return next(iter(_said(item, name)), None)
