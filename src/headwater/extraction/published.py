"""When a page was published and last changed, and how that is known: from the strongest evidence that it holds.

What the page says to machines comes first, then the markup of its date line, then what that line prints, then its address.
Of one instant written with several time zones, the local one counts: its day is the day that readers saw.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from headwater import dates
from headwater.extraction.outline import Element, Outline, Passage
from headwater.extraction.report import names
from headwater.extraction.structured import Structured, texts

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "publish-date",
    "pubdate", "pub_date", "parsely-pub-date", "sailthru.date", "article.published", "published_date", "published", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dcsext.articlefirstpublished",
    "citation_publication_date", "citation_date", "prism.publicationdate", "bt:pubdate", "rnews:datepublished", "originalpublicationdate",
    "article_date_original", "displaydate", "vr:published_time", "shareaholic:article_published_time",
)  # fmt: skip
# Names that many sites fill with the day of the last change, or of the page's making.
_LOOSE = ("dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "datecreated", "date", "created")
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "dc.date.modified",
    "article:updated_time", "modified", "updated", "revised", "cxenseparse:recs:modifiedtime",
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# '/2017/12/26/', '/2017/dec/26/', '/2017/1226/', '/20171226-'.
_URL = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?<!\d)((?:19|20)\d\d)[/_-]({'|'.join(_MONTHS)})[/_-](0?[1-9]|[12]\d|3[01])(?!\d)", re.I),
    re.compile(r"(?<!\d)(20\d\d)/?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
)
# Elements made for dates, and what else says of an element that it holds one.
_DATED = frozenset(["time", "abbr", "relative-time"])
_TELLING = re.compile(r"itemprop|pubdate|timestamp", re.I)
# Names of elements that hold other articles' dates, or the page's own clock.
_OTHERS = re.compile(
    r"teaser|related|comment|sidebar|widget|recent|latest|popular|promo|recommend|footer|event|card|list", re.I
)
_CHANGED = re.compile(
    r"updated|modified|changed|last edit|aktualisiert|geändert|stand\s?:|mis à jour|modifi[ée]|actualizad|aggiornat|atualizad|bijgewerkt|"
    r"uppdaterad|oppdatert|opdateret",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:published|posted|first aired) (?:on|by|at|in)\b|veröffentlicht|erschienen am|eingestellt am|publié(?:e)? le|mis en ligne|"
    r"publicado (?:el|em|por)|pubblicat[oa] (?:il|da)|gepubliceerd op|publicerad|publisert",
    re.I,
)
# Languages, and places of English and Spanish, in which 5/10 is never a day of May.
_DAY_FIRST = re.compile(
    r"(?:en[-_](?:gb|au|nz|ie|in|za)|es(?![-_](?:us|pr|pa|419))|de|fr(?![-_]ca)|it|pt|nl|pl|ru|uk|cs|sk|tr|el|da|nb|no|fi|ro|bg|hr|id)(?![a-z])",
    re.I,
)
_DIGIT = re.compile(r"\d")
# Longest line that is a date line; a longer one is prose that names a date.
_LINE = 160
# How many passages above and below the beginning of the report hold its date line.
_ABOVE, _BELOW = 12, 3
# Dates that may be those of publication: the web has pages since 1990.
_FIRST_YEAR = 1990
# A date this many days after what the page prints, its address or a copyright line is that of a crawl, not of a publication.
_CONTRADICTS = 365
# Two stamps of one instant lie whole quarters of an hour apart, and no more than local times do.
_QUARTER, _FARTHEST = 900, 14 * 3600


@dataclass(frozen=True, slots=True)
class When:
    """ISO dates or date-times; None unknown. how: meta (data for machines), markup (an element of the date line), text (a line
    of it), url, doubtful (the date line says that it is years older), none."""

    published: str | None
    how: str
    updated: str | None


def when(read: Outline, data: Structured, kept: Sequence[bool], url: str | None) -> When:
    """kept: for each passage of the outline, whether it is of the report."""
    meta = [*_stamps(texts(data.report.get("datePublished"))), *_stamps(data.named(*_PUBLISHED))]
    marked = list(_marked(read, kept))
    day_first = _day_first(read)
    printed = list(_printed(read, kept, day_first))
    lines = [stamp for stamp, changed, _ in printed if not changed]
    # What stands below the report may be the date of another one.
    heads = [*marked, *(stamp for stamp, changed, above in printed if above and not changed)]
    address = _address(url, data)
    updated = next(
        _stamps([*texts(data.report.get("dateModified")), *data.named(*_UPDATED)]),
        next((stamp for stamp, changed, _ in printed if changed), None),
    )
    loose = list(_stamps(data.named(*_LOOSE)))
    # The last of the evidence is the dearest to look for, and seldom needed.
    evidence = (
        (meta, "meta"),
        (marked, "markup"),
        (lines, "text"),
        (loose, "meta"),
        (address, "url"),
        (_told(read, day_first), "text"),
    )
    for found, how in evidence:
        if first := next(iter(found), None):
            how = "doubtful" if later(first, max(heads, default=None)) else how
            return When(_local(first, [*meta, *loose, *marked, *lines]), how, updated)
    return When(None, "none", updated)


def later(published: str | None, other: str | None) -> bool:
    """Whether a date is more than a year after another evidence of it. Unknown ones contradict nothing."""
    ours, theirs = day(published), day(other)
    return ours is not None and theirs is not None and ours - theirs > _CONTRADICTS


def day(iso: str | None) -> int | None:
    """Days since the common era began, None for no date."""
    middle = dates.interval(iso[:10] if iso else None)[0]
    return None if middle is None else middle // 86400


def address_day(url: str | None) -> str | None:
    """The day that the page's address names ('/2017/12/26/'), None for none."""
    found = next((match for form in _URL if (match := form.search(url))), None) if url else None
    if found is None:
        return None
    year, month, day = found.groups()
    number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1
    return dates.parse(f"{year}-{number}-{day}")


def _stamps(printed: Iterable[str]) -> Iterator[str]:
    for text in printed:
        iso = dates.parse(text)
        if iso and int(iso[:4]) >= _FIRST_YEAR:
            yield iso


def _address(url: str | None, data: Structured) -> list[str]:
    links = [href for rel, href in data.links if rel == "canonical"]
    found = [address_day(u) for u in (url, *links, data.first("og:url"))]
    return [day for day in found if day]


def _marked(read: Outline, kept: Sequence[bool]) -> Iterator[str]:
    """Dates of elements made to hold the date of publication: first those that say so, then those of the date line."""
    first = next((p.start for p, keep in zip(read.passages, kept, strict=True) if keep), 0)
    last = max((p.end for p, keep in zip(read.passages, kept, strict=True) if keep), default=0)
    said, beside = [], []
    for element in read.elements:
        raw, line = element.raw, element.tag in _DATED
        if "date" not in raw and "title" not in raw and element.tag != "time":
            continue
        if not line and (element.tag not in ("span", "meta", "div", "p", "a") or not _TELLING.search(raw)):
            continue
        given = element.attributes()
        value = given.get("datetime") or given.get("content") or given.get("title") or ""
        iso = next(_stamps([value]), None)
        if iso is None:
            continue
        prop = given.get("itemprop", "").lower()
        if "datepublished" in prop or "pubdate" in given or "datecreated" in prop:
            said.append(iso)
        elif (line or "timestamp" in raw) and "modified" not in prop and not _elsewhere(read, element, first, last):
            beside.append(iso)
    yield from said or beside


def _elsewhere(read: Outline, element: Element, first: int, last: int) -> bool:
    """Whether the element's date is an update, or stands far from the report or in another article's teaser."""
    if _CHANGED.search(element.raw) or "aside" in element.kin or "footer" in element.kin or element.start > last + 3000:
        return True
    at, steps = element.parent, 0
    while at > 0 and steps < 4:
        around = read.elements[at]
        if (
            around.raw
            and (around.tag != "article")
            and _OTHERS.search(names(around.raw))
            and not around.start < first < around.end
        ):
            return True
        at, steps = around.parent, steps + 1
    return False


def _day_first(read: Outline) -> bool:
    """Whether the page says that it is in a language, and of a place, where the day goes before the month."""
    said = next((e.attributes().get("lang", "") for e in read.elements[:5] if e.tag == "html"), "")
    return bool(_DAY_FIRST.match(said))


def _printed(read: Outline, kept: Sequence[bool], day_first: bool) -> Iterator[tuple[str, bool, bool]]:
    """(date, whether it is that of a change, whether it stands above) of the lines right above the report, and right below
    its beginning or end."""
    held = [i for i, p in enumerate(read.passages) if kept[i] and "h1" not in read.elements[p.element].kin]
    if not held:
        return
    near = [*range(max(0, held[0] - _ABOVE), held[0]), *held[:_BELOW], *range(held[-1] + 1, held[-1] + 1 + _BELOW)]
    for i in near:
        if i >= len(read.passages):
            break
        passage = read.passages[i]
        if len(passage.text) > _LINE:
            continue
        # Nothing without a digit is a date, and most lines have none.
        text = passage.text if _DIGIT.search(passage.text) else ""
        while found := dates.find(text, day_first):
            iso, start, end = found
            if int(iso[:4]) >= _FIRST_YEAR and not _prose(passage, kept[i]):
                yield iso, bool(_CHANGED.search(text[max(0, start - 30) : start])), i < held[0]
            text = text[max(end, start + 1) :]


def _told(read: Outline, day_first: bool) -> Iterator[str]:
    """Dates of lines anywhere that say of themselves that they tell the day of publication."""
    for passage in read.passages:
        if len(passage.text) <= 2 * _LINE and (cue := _TOLD.search(passage.text)):
            found = dates.find(passage.text[max(0, cue.start() - _LINE // 2) :], day_first)
            if found and int(found[0][:4]) >= _FIRST_YEAR:
                yield found[0]


def _prose(passage: Passage, kept: bool) -> bool:
    """A sentence of the report that names a day says nothing of when it was published."""
    return kept and len(passage.text.split()) > 12


def _local(stamp: str, others: Sequence[str]) -> str:
    """The same instant as it was on the clocks of the place, where the page gives it so elsewhere."""
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    if len(stamp) <= 10:
        timed = [o for o in others if len(o) > 10 and o.startswith(stamp)]
        return timed[0] if timed else stamp
    if at.tzinfo is None or at.utcoffset() != timedelta(0):
        return stamp
    for other in others:
        local = datetime.fromisoformat(other)
        if len(other) <= 10 or other == stamp:
            continue
        if local.tzinfo is not None:
            if local == at and local.utcoffset() != timedelta(0):
                return other
            continue
        ahead = (
            local - at.replace(tzinfo=None, second=local.second if not local.second else at.second)
        ).total_seconds()
        if ahead and ahead % _QUARTER == 0 and abs(ahead) <= _FARTHEST:
            return local.replace(second=at.second, tzinfo=timezone(timedelta(seconds=ahead))).isoformat()
    return stamp
