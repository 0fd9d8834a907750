"""Outlets by name and address: are two the same, and does a text name one?"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from headwater.records import Article

_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?::\d{1,5})?")
# Labels of a host that tell of an edition or a way of showing, not of an outlet.
_EDITION = re.compile(r"^(?:(?:www\d?|m|mobile|amp|edition|beta|touch|[a-z]{2})\.)+(?=[^.]+\.[^.])")
# What may stand between the letters of a name.
_BETWEEN = str.maketrans("", "", " \t\n\u00a0.&’'-")
# Characters of a name that are looked for.
_NAME = 100
_SECOND_LEVEL = frozenset(("ac", "co", "com", "gov", "net", "org"))
# An outlet whose name is an everyday word is named only where it stands as a speaker or a place of print.
_BEFORE = re.compile(r"(?:\b(?:by|from|in|tells|the|told|via|with|to)\s|\()$", re.I)
_AFTER = re.compile(r"\s(?:first\s)?(?:has|had|magazine|newspaper|reported|reports|said|says|wrote)\b")


def same(a: Article, b: Article) -> bool:
    """One newsroom's, or one owner's, two articles. Where a name is missing, one site's, whatever its edition."""
    if a.owner is not None and a.owner == b.owner:
        return True
    if a.outlet and b.outlet:
        return known_as(a.outlet) == known_as(b.outlet)
    mine, theirs = _site(_host(a.url)), _site(_host(b.url))
    return mine != "" and mine == theirs


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # brackets that are no address
        return ""


def known_as(outlet: str) -> str:
    """The outlet's name, or its host's, in the form in which two are compared."""
    name = " ".join(outlet.casefold().split()).removeprefix("the ")
    return _site(name) if _HOST.fullmatch(name) else name


def _site(host: str) -> str:
    return _EDITION.sub("", host.partition(":")[0], count=1)


def names(text: str, outlet: str) -> bool:
    """Does the text name the outlet? A host is looked for by its name: tarnpost.example as 'Tarn Post'."""
    bare = _bare(known_as(outlet))
    # Nearly no text names it, and to make a pattern costs more than to look.
    if not bare or bare not in text.lower().translate(_BETWEEN):
        return False
    for found in _written(bare).finditer(text):
        pieces = found[0].split()
        if not all(piece[:1].isupper() for piece in pieces if piece.casefold() not in ("of", "and", "&")):
            continue
        if len(pieces) > 1 or (len(found[0]) > 2 and found[0].isupper() and not text.isupper()):
            return True
        if _BEFORE.search(text, max(0, found.start() - 8), found.start()) or _AFTER.match(text, found.end()):
            return True
    return False


def _bare(name: str) -> str:
    labels = name.split(".")[:-1] if _HOST.fullmatch(name) else [name]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return "".join(filter(str.isalnum, labels[-1]))[:_NAME]


@lru_cache(maxsize=1 << 12)  # outlets of a few families
def _written(bare: str) -> re.Pattern[str]:
    """The letters with spaces or marks anywhere between them."""
    letters = r"[ \t\n\u00a0.&’'-]{0,3}".join(map(re.escape, bare))
    return re.compile(rf"(?<!\w){letters}(?!\w)(?!\s(?-i:[A-Z]))", re.I)
