"""Credits that are lines rather than sentences: datelines, bylines, copyright, 'Information from', embedded posts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.annotate import gazetteer
from headwater.annotate.english.agencies import DATELINE
from headwater.annotate.english.calendar import MONTHS, WEEKDAYS
from headwater.annotate.english.names import GIVEN_NAMES
from headwater.annotate.kinds import household, outlet_kind, platform
from headwater.annotate.marks import paragraphs


@dataclass(frozen=True, slots=True)
class CreditLine:
    """text[start:end] credits the source named at text[source_start:source_end]."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    source_start: int
    source_end: int
    name: str
    kind: str
    blanket: bool


_DATELINE = re.compile(r"[^\n()]{0,60}?\((?P<name>[A-Za-z][\w .-]{1,25})\)\s{0,2}[-–—―:]")
# 'PLACE (Example Agency) — Text': a line of the place, whoever is named in the brackets sent the report.
_PLACED = re.compile(
    r"(?P<place>[A-Z][^\n()]{1,60}?)\s{0,2}\((?P<name>[A-Z][\w.&'’-]{2,20}(?: (?:of|the|and|de|[A-Z][\w.&'’-]{0,20})){0,5})\)"
    r"\s{0,2}[-–—―]{1,2}\s{0,2}(?=[A-Z0-9\"“‘'])"
)
# A common word in brackets ('(Updated)', '(Video)') is no name: Zipf 3.5 is about three times in a million words.
_COMMON = 3.5
_BRACKET = re.compile(r"\((?P<name>AP|Reuters|AFP|UPI|PTI|ANI|IANS|Xinhua)\)")
_COPYRIGHT = re.compile(
    r"(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\))\s{0,2}(?:©\s{0,2})?(?:\d{4}\s{0,2})?(?:by\s)?"
    r"(?P<name>(?:The\s)?[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3})"
)
_INFORMATION = re.compile(r"(?:information from|source|via)\s{0,2}:\s{0,2}(?P<name>[^\n,;()]{2,60})", re.IGNORECASE)
_AGENCY_LINE = re.compile(
    r"(?:^|\bby\s[^\n,|]{2,50}[,|]\s?|\bwith\s|\bfrom\s)?(?P<name>(?:The\s)?(?:Associated Press|Reuters|Press Association|"
    r"Agence France-Presse|AFP|United Press International))(?:['’]s?)?\s?"
    r"(?:contributed|writers?\b|reporters?\b|journalists?\b|$)", re.IGNORECASE
)  # fmt: skip
_SHARED = re.compile(
    r"(?:a\s)?(?:post|photo|video|reel|tweet)?\s?(?:shared|posted)\sby\s(?P<name>[^\n()]{1,60}?)\s?(?:\((?P<handle>@\w{1,40})\)|(?=\son\b)|$)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[—–-]{1,2}\s?(?P<name>[^\n()—–]{1,60}?)\s\((?P<handle>@\w{1,40})\)")
_HANDLE = re.compile(r"(?P<handle>@[A-Za-z0-9_.]{2,40})$")
_MUSIC = re.compile(r"♬\s?[^\n]{1,120}?[-–—]\s?(?P<name>[^\n–—]{2,60})$")
# A credit line is short; a longer line is running text.
LONGEST_LINE = 400


def credit_lines(text: str) -> list[CreditLine]:
    """Credit lines in order, none overlapping another by its cue."""
    out: list[CreditLine] = []
    spans = paragraphs(text)
    for n, (start, end) in enumerate(spans):
        line = text[start:end]
        found = next((c for c in _agency(text, start, end, n) if c), None) or _embed(text, spans, n, line)
        if found:
            out.append(found)
    return out


def _agency(text: str, start: int, end: int, n: int) -> Iterator[CreditLine | None]:
    """Blanket credits to an agency or outlet."""
    head = text[start : min(end, start + 130)]
    m = _DATELINE.match(head)
    listed = m is not None and (m["name"] in DATELINE or outlet_kind(m["name"]) is not None)
    m = m if listed else _PLACED.match(head)
    if m and (listed or _sent(m["place"], m["name"])):
        first = re.search(r"[.!?](?:\s|$)", text[start + m.end() : end])
        stop = start + m.end() + first.start() + 1 if first else end
        what = "agency" if listed else "dateline"
        yield _line((start, stop), m, start, (m.start("name") - 1, m.end("name") + 1), what)
    if n < 4 and end - start < 120 and (m := _BRACKET.search(head)):
        yield _line((start, end), m, start, m.span(), "agency")
    if end - start > LONGEST_LINE:
        return
    line = text[start:end]
    m = _INFORMATION.match(line.lstrip(" _*-"))
    if m:
        shift = start + len(line) - len(line.lstrip(" _*-"))
        yield _line((shift, end), m, shift, (0, m.end("name")), "information")
    m = _COPYRIGHT.search(line)
    owner = outlet_kind(m["name"]) if m else None
    if m and owner and (owner[0] == "news_agency" or "may not be published" in line):
        dot = line.find(".", m.end())
        yield _line((start + m.start(), start + dot + 1 if dot >= 0 else end), m, start, m.span(), "agency")
    m = _AGENCY_LINE.search(line)
    if m and (end - start < 60 or "contributed" in m[0].lower() or "writer" in m[0].lower()):
        yield _line((start, end), m, start, m.span(), "agency")


def _sent(place: str, name: str) -> bool:
    """Is `place (name) —` a dateline? A place in capitals or one that is known, and in the brackets neither a place nor a day
    nor a common word; a person's name in capitals is no place."""
    town = place.split(",", maxsplit=1)[0].strip()
    words, low = town.lower().split(), name.lower()
    first = low.split()[0]
    if len(words) > 4 or (len(words) > 1 and words[0] in GIVEN_NAMES):
        return False
    somewhere = (town.isupper() and len(town) > 2) or gazetteer.city(town.lower()) or gazetteer.country(town.lower())
    nobody = gazetteer.country(low) or gazetteer.city(low) or {first, first.rstrip(".")} & (set(MONTHS) | set(WEEKDAYS))
    common = " " not in name and not name.isupper() and gazetteer.frequency(low) >= _COMMON
    return bool(somewhere) and not nobody and not common


def _line(span: tuple[int, int], m: re.Match[str], shift: int, cue: tuple[int, int], what: str) -> CreditLine | None:
    printed = m["name"].strip()
    known = outlet_kind(printed)
    if known is None:
        if what == "dateline":
            known = ("news_agency", printed)
        elif what != "information" or not printed[:1].isupper() or len(printed.split()) > 6:
            return None
        else:
            known = ("other", printed)
    elif what == "agency" and known[0] == "news_outlet" and not household(known[1]):
        # Only an agency puts its name into other outlets' datelines and forbids to republish.
        known = ("news_agency", re.sub(r"^[Tt]he ", "", known[1]))
    at = shift + m.start("name")
    return CreditLine(*span, shift + cue[0], shift + cue[1], at, at + len(m["name"].rstrip()), known[1], known[0], True)


def _embed(text: str, spans: list[tuple[int, int]], n: int, line: str) -> CreditLine | None:
    """An embedded post: its author line, or the handle that stands over its text."""
    start, end = spans[n]
    if len(line) > LONGEST_LINE:
        return None
    m = _SHARED.match(line) or _SIGNED.search(line)
    if m and m["name"].strip()[:1].isupper():
        where = platform(text[max(0, start - 1500) : end]) if m.re is _SHARED else "Twitter"
        post = f"{where} post" if where and where != "social media" else "social media post"
        name = m["name"].strip()
        at = start + m.start("name")
        whole = (start, end) if m.re is _SIGNED else (start + m.start(), end)
        return CreditLine(
            *whole, start + m.start(), start + m.end(), at, at + len(name), f"{name}'s {post}", "social_post", False
        )
    m = _HANDLE.match(line.strip())
    if m:
        last = n
        while last + 1 < len(spans) and last < n + 2 and "#" in text[slice(*spans[last + 1])]:
            last += 1
        at = start + line.index("@")
        music = next((x for k in range(n, min(n + 4, len(spans))) if (x := _MUSIC.match(text[slice(*spans[k])]))), None)
        post = "TikTok video" if music else "social media post"
        return CreditLine(
            at,
            spans[last][1],
            at,
            at + len(m["handle"]),
            at,
            at + len(m["handle"]),
            f"{m['handle']}'s {post}",
            "social_post",
            False,
        )
    return None
