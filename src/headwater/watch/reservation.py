"""Rights to text and data mining that a site reserves (TDM Reservation Protocol): by header, in the page, or for the site."""

import re
from collections.abc import Iterator, Mapping

from headwater.ids import Id
from headwater.records import Reservation

# Bytes of a page in which its head is looked for.
_HEAD = 200_000
_META = re.compile(rb"<meta\s[^<>]{0,2000}>", re.I)
_NAME = re.compile(rb"""\bname\s{0,9}=\s{0,9}["']?(tdm-reservation|tdm-policy)\b""", re.I)
_CONTENT = re.compile(rb"""\bcontent\s{0,9}=\s{0,9}["']?([^"'\s<>]{1,2000})""", re.I)


def reservations(
    page: Id, headers: Mapping[str, str], data: bytes, site: tuple[bool, str | None]
) -> Iterator[Reservation]:
    """How the page's rights are reserved; nothing where they are not. site: whether its tdmrep.json does, and the terms."""
    if headers.get("tdm-reservation", "").strip() == "1":
        yield Reservation(page, "header", headers.get("tdm-policy", "").strip()[:2000] or None)
    said: dict[bytes, str] = {}
    for meta in _META.finditer(data, 0, _HEAD):
        if (name := _NAME.search(meta[0])) and (content := _CONTENT.search(meta[0])):
            said.setdefault(name[1].lower(), content[1].decode("utf-8", "replace"))
    if said.get(b"tdm-reservation") == "1":
        yield Reservation(page, "page", said.get(b"tdm-policy"))
    if site[0]:
        yield Reservation(page, "site", site[1])
