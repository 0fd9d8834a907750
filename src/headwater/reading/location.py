"""Where a document lives: one spelling for one address."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from headwater.text import mend

# Query keys that name how a reader came, not what is read.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|igshid|ref_src|cmpid", re.I)
# The canonical link stands in a page's head; searching further would read the comments of a hostile page.
_HEAD = 200_000
_LINK = re.compile(rb"<link\s[^<>]{0,2000}>", re.I)
_HREF = re.compile(rb"""\bhref\s{0,9}=\s{0,9}["']?([^"'\s<>]{1,2000})""", re.I)
_REL = re.compile(rb"""\brel\s{0,9}=\s{0,9}["']?canonical\b""", re.I)


def canonical(url: str | None) -> str | None:
    """One spelling of an absolute web address: host in lower case, no fragment, no tracking keys. None for anything else."""
    if not url:
        return None
    try:
        parts = urlsplit(mend(url.strip())[0])
        host = parts.netloc.lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    query = parts.query
    if _TRACKING.search(query):
        query = urlencode([(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(k)])
    return urlunsplit((parts.scheme.lower(), host, parts.path, query, ""))


def canonical_link(html: bytes) -> str | None:
    """The address that a page gives as its own (<link rel=canonical>), None for none or a relative one.

    The bare address of a site is not believed: it is what a careless template writes into every page.
    """
    if b"canonical" not in html[:_HEAD].lower():  # most pages of a crawl have none, and this is ten times quicker
        return None
    for link in _LINK.finditer(html, 0, _HEAD):
        if _REL.search(link[0]) and (href := _HREF.search(link[0])):
            url = canonical(href[1].decode("utf-8", "replace").replace("&amp;", "&"))
            if url and (urlsplit(url).path.strip("/") or urlsplit(url).query):
                return url
    return None


def host(url: str) -> str:
    """The host of a canonical address, without 'www.'."""
    return urlsplit(url).netloc.removeprefix("www.")
