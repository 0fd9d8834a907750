"""What others call the fields of a report -> what Headwater calls them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# Names seen in public news sets and in the dumps of common crawlers and services, folded as `_folded` has it. The first
# that a row has is taken. Names that mean different things in different sets ('name', 'summary', 'type') are left out.
_KNOWN: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "bodytext", "maintext", "articletext", "articlebody", "fulltext", "content", "contenttext",
        "article", "storytext", "plaintext", "cleanedtext", "textcontent", "rawtext",
    ),
    "html": ("html", "contenthtml", "bodyhtml", "rawhtml", "htmlcontent", "pagehtml"),
    "title": ("title", "headline", "articletitle", "heading"),
    "url": ("url", "link", "articleurl", "pageurl", "sourceurl", "canonicalurl", "permalink", "uri", "weburl"),
    "published": (
        "published", "publishedat", "publishdate", "datepublish", "datepublished", "publicationdate", "publisheddate",
        "publicationtime", "publishtime", "pubdate", "webpublicationdate", "date", "datetime",
    ),
    "updated": ("updated", "updatedat", "modified", "datemodify", "datemodified", "modifieddate", "lastmodified"),
    "outlet": (
        "outlet", "publisher", "publication", "newspaper", "sourcename", "outletname", "sitename", "source",
        "sourcedomain", "domain", "site",
    ),
    "authors": ("authors", "author", "byline", "creator", "writer"),
    "language": ("language", "lang"),
    "section": ("section", "category", "sectionname"),
    "credits": ("credits", "credit", "creditline", "agency", "newsagency"),
    "id": ("id", "articleid", "docid", "documentid", "uuid", "guid"),
}  # fmt: skip
# What a row's fields may be called; 'source' is the real publisher of what a feed or service passes on.
NAMES = frozenset({*_KNOWN, "source"})
_BY = re.compile(r"[Bb][Yy][\s:]{1,3}(?=[A-Z])")
_ADDRESS = re.compile(r"[^\s()@]{1,100}@[^\s()@]{1,100}\s{0,9}\(([^()]{1,100})\)")
_LISTS = ("authors", "credits")
# Characters of a name or title that many rows repeat: the longest in public feeds have some 200.
LONGEST_NAME = 1000


def row_names(names: Iterable[str], given: Sequence[str] = ()) -> dict[str, str]:
    """{our name: theirs} for the names of a row, a table's columns. given: settings, 'ours=theirs', which go first."""
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(_folded(name), name)
    found = {ours: folded[known] for ours, all_known in _KNOWN.items() for known in all_known[::-1] if known in folded}
    for pair in given:
        ours, _, theirs = pair.partition("=")
        if _folded(theirs) in folded:
            found[ours.strip()] = folded[_folded(theirs)]
    return found


def renamed(row: Mapping[str, Any], given: Sequence[str] = ()) -> dict[str, Any]:
    """The row by our names, its values in the types that we hold them in; what has no name of ours stays as it is."""
    names = row_names(row, given)
    taken = set(names.values())
    out = {k: v for k, v in row.items() if k not in taken and k not in names}
    for ours, theirs in names.items():
        value = row[theirs]
        if ours in _LISTS:
            value = listed(value)
        elif isinstance(value, Mapping):  # {"id": ..., "name": ...}, as services give an outlet
            value = value.get("name") or value.get("title")
        if value is not None:
            out[ours] = value
    return out


def listed(value: object) -> list[str] | None:
    """Names given as one text, a list of texts or a list of objects with a name; None for none."""
    values = value if isinstance(value, list | tuple) else [value]
    names = [v.get("name") if isinstance(v, Mapping) else v for v in values]
    found = [written for n in names if isinstance(n, str) and (written := name_in(n))]
    return found or None


def short(said: Any) -> Any:
    """What a feed says of itself, which each of its entries repeats; None in place of a text longer than any name or title."""
    return None if isinstance(said, str) and len(said) > LONGEST_NAME else said


def name_in(printed: str) -> str:
    """The name in 'By Ann Lee' and in 'ann@paper.example (Ann Lee)', as bylines and feeds write it."""
    if address := _ADDRESS.fullmatch(printed.strip()[:300]):
        return address[1].strip()
    return _BY.sub("", printed.strip(), count=1) if _BY.match(printed.strip()) else printed.strip()


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())
