"""What a page says of its article: title, outlet, authors, section, address, credits. Only what is safe; else unknown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from headwater.extraction.agencies import agencies
from headwater.extraction.masthead import same_headline
from headwater.extraction.outline import Outline, Passage
from headwater.extraction.report import names, squeeze
from headwater.extraction.structured import Structured, text, texts

# Marks between a headline and the name of the outlet in a page's title.
_BETWEEN = re.compile(r"\s(?:[|–—·•»:]|-{1,2}|::)\s")
# Longest name of a person or an outlet; above it a text is a sentence.
_NAME = 80
# Most authors of one report; a longer list is that of a site's staff.
_AUTHORS = 20
_BY = re.compile(
    r"^(?:(?:written|post author|reported|posted|story|words|reviewed|published|authored)\s+)?(?:by|von|par|por|de|di|av|door|van)\b:?\s+|^(?:author|autor|autore|auteur):\s*",
    re.I,
)
_AND = re.compile(r"\s*(?:[;|•·/]|,\s|\s(?:and|und|et|y|e|en|og|och|&)\s)\s*")
# After a name on a byline: what the person does, where they write.
_ROLE = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|staff|contributor|columnist|journalist|bureau|desk|team|newsroom|twitter|facebook|"
    r"updated|published|posted|redaktion|rédaction|redacción|redazione|http|www|email|follow|admin|administrator|comments?|guest|webmaster)\b|[@\d]",
    re.I,
)
_BYLINE = re.compile(
    r"(?:^|[-_ ])(?:bylines?|authors?|autor|auteur|writer|contributor|byline-name|author-name|article-author)(?:[-_ ]|$)",
    re.I,
)
_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])", re.I)
# How far above the report's beginning its byline stands, in passages.
_HEAD = 15


@dataclass(frozen=True, slots=True)
class Facts:
    """None, or an empty tuple, is not known. canonical: the address that the page gives as its own. language: the one that it says it
    is in, which many a site says wrongly."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    section: str | None
    canonical: str | None
    credits: tuple[str, ...]
    language: str | None = None


def facts(read: Outline, data: Structured, kept: Sequence[bool], location: str) -> Facts:
    """kept: for each passage, whether it is of the report. location: the page's address, if it is one."""
    outlet = _outlet(data)
    own = canonical(data, location)
    host = _host(own or (location if location.startswith("http") else None))
    title = _title(read, data, outlet or host, kept)
    written = list(_authors(read, data, kept))
    authors = [a for a in written if not agencies(a) and not (outlet and a.lower() == outlet.lower())]
    return Facts(
        title,
        outlet or host,
        tuple(dict.fromkeys(authors))[:_AUTHORS],
        _section(data),
        own,
        _credits(data, written, outlet),
        _language(read, data),
    )


def _outlet(data: Structured) -> str | None:
    publisher = data.report.get("publisher") or data.report.get("sourceOrganization")
    sites = [text(o.get("name")) for o in data.objects if o.get("@type") == "WebSite"]
    candidates = [
        data.first("og:site_name"),
        text(publisher),
        *sites,
        data.first("application-name", "dc.publisher", "al:ios:app_name"),
    ]
    for name in candidates:
        if name and len(name) <= _NAME and "://" not in name:
            return name.removeprefix("@")
    return None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
    except ValueError:
        return None


def _title(read: Outline, data: Structured, outlet: str | None, kept: Sequence[bool]) -> str | None:
    """The headline: what machines are told, where the page shows it; else its one main heading, else its title."""
    first = next((p.start for p, keep in zip(read.passages, kept, strict=True) if keep), 0)
    shown = [p.text for p in read.passages if "h1" in read.elements[p.element].kin]
    above = [p.text for p in read.passages if "h1" in read.elements[p.element].kin and p.start <= first]
    told = [
        *texts(data.report.get("headline"))[:1],
        *data.named("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title"),
    ]
    whole = [_bare(title, outlet) for title in [*told, *([read.title] if read.title else [])]]
    for heading in [*above, *shown]:
        if any(same_headline(heading, title) for title in whole):
            return heading
    if told:
        return whole[0]
    if len(set(shown)) == 1 and len(shown[0].split()) > 1:
        return shown[0]
    return whole[0] if whole else (above[-1] if above else None)


def _bare(title: str, outlet: str | None) -> str:
    """The title without the outlet's name at its end or beginning; without the last piece if that is short, where none is known."""
    pieces = _BETWEEN.split(title)
    if len(pieces) < 2:
        return title
    ends = [m.span() for m in _BETWEEN.finditer(title)]
    known, last, first = squeeze(outlet or "").lower(), squeeze(pieces[-1]).lower(), squeeze(pieces[0]).lower()
    # A host's name holds the outlet's: 'holmherald.example' and 'Holm Herald'.
    if known and last and (known in last or last in known):
        return title[: ends[-1][0]].strip()
    if known and first == known:
        return title[ends[0][1] :].strip()
    return title


def _authors(read: Outline, data: Structured, kept: Sequence[bool]) -> Iterator[str]:
    """From data for machines; else from the byline above the report."""
    told = [
        *texts(_referred(data, data.report.get("author"))),
        *data.named(
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "parsely-author",
            "sailthru.author",
            "citation_author",
            "cxenseparse:author",
        ),
    ]
    found = [name for line in told if "://" not in line for name in _names(line)]
    if found:
        yield from found
        return
    for place in _above(read, kept):
        if found := [name for passage in place for name in _byline(read, passage)]:
            yield from found
            return


def _above(read: Outline, kept: Sequence[bool]) -> tuple[list[Passage], list[Passage]]:
    """Where a byline stands: up to the report's first passage, or, where that is its lead, left out between this and the next."""
    report = [i for i, p in enumerate(read.passages) if kept[i] and "h1" not in read.elements[p.element].kin]
    first = report[0] if report else 0
    second = report[1] if len(report) > 1 else first
    below = [read.passages[i] for i in range(first + 1, second) if not kept[i]]
    return read.passages[max(0, first - _HEAD) : first + 1], below


def _byline(read: Outline, passage: Passage) -> list[str]:
    element = read.elements[passage.element]
    around = read.elements[element.parent] if element.parent >= 0 else element
    named = _BYLINE.search(names(element.raw)) or _BYLINE.search(names(around.raw))
    by = _BY.match(passage.text)
    return (
        _names(passage.text)
        if len(passage.text) <= 2 * _NAME and (by or named or _related(read, passage.links))
        else []
    )


def _referred(data: Structured, value: object) -> object:
    """The value, or the object that it names by its @id."""
    if isinstance(value, dict) and "name" not in value and (key := value.get("@id")):
        return next((o for o in data.objects if o.get("@id") == key and "name" in o), value)
    return value


def _related(read: Outline, links: Iterable[tuple[int, int, int]]) -> bool:
    return any("author" in read.elements[a].attributes().get("rel", "") for _, _, a in links)


def _names(line: str) -> list[str]:
    """The persons (or agencies) that a line of authors names."""
    line = _BY.sub("", " ".join(line.split()))
    found = []
    for piece in _AND.split(line[: 4 * _NAME]):
        name = piece.strip(" .,:-–—")
        usual = 1 < len(name.split()) <= 5 and name[:1].isupper() and not _ROLE.search(name)
        if (usual and len(name) <= _NAME) or agencies(name):
            found.append(name)
    return found


def _section(data: Structured) -> str | None:
    told = [
        *texts(data.report.get("articleSection"))[:1],
        *data.named(
            "article:section",
            "parsely-section",
            "og:article:section",
            "sailthru.section",
            "section",
            "cxenseparse:section",
        ),
    ]
    return next((s for s in told if len(s) <= _NAME and "://" not in s), None)


def _language(read: Outline, data: Structured) -> str | None:
    """The ISO 639-1 code: of the article's own data, else of the whole page."""
    whole = next((e.attributes().get("lang", "") for e in read.elements[:5] if e.tag == "html"), "")
    told = [*texts(data.report.get("inLanguage")), whole, *data.named("og:locale", "content-language", "dc.language")]
    return next((said[:2].lower() for said in told if _LANGUAGE.match(said)), None)


def canonical(data: Structured, location: str) -> str | None:
    """The page's own address, of http(s) only; None where it gives none, or its site's front page."""
    base = location if location.startswith("http") else ""
    told = [href for rel, href in data.links if "canonical" in rel.split()]
    for url in [
        *told,
        *data.named("og:url"),
        *texts(data.report.get("mainEntityOfPage")),
        *texts(data.report.get("url")),
    ]:
        try:
            whole = urljoin(base, url)
            parts = urlsplit(whole)
            port_is_fine = parts.port is None or parts.port > 0
        except ValueError:
            continue
        if (
            parts.scheme in ("http", "https")
            and parts.hostname
            and port_is_fine
            and (parts.path.strip("/") or parts.query)
        ):
            return whole
    return None


def _credits(data: Structured, written: Sequence[str], outlet: str | None) -> tuple[str, ...]:
    """The agencies that the page credits for its text, by their usual names. An agency's own page credits none."""
    report = data.report
    told = [
        name
        for field in ("creditText", "isBasedOn", "sourceOrganization", "provider", "copyrightHolder", "contributor")
        for name in texts(report.get(field))
    ]
    told += data.named(
        "source",
        "dc.source",
        "syndication-source",
        "original-source",
        "news_source",
        "copyright",
        "dc.rights",
        "article:provider",
        "content_source",
    )
    own = set(agencies(outlet or ""))
    return tuple(dict.fromkeys(name for line in [*told, *written] for name in agencies(line[:300]) if name not in own))
