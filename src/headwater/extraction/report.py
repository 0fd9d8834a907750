"""Which passages of a page are the report: what an extractor chose, made whole and clean by where passages stand.

The extractor's choice is a vote for each passage. The element that holds nearly all of the voted prose is the body.
In it, passages of the voted prose's own markup come along; what stands in furniture, or is a link, goes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headwater.extraction.outline import Element, Outline, Passage

# Elements that never hold the report.
_FURNITURE = frozenset(
    ["nav", "aside", "footer", "form", "button", "figcaption", "select", "dialog", "fieldset", "head", "option", "menu"]
)
# Words of class names, ids and roles that say the same.
_SAID = re.compile(
    r"(?:^|[-_ \"'=/])(?:comments?|disqus|share|sharing|sharedaddy|social|related|promos?|newsletter|sidebar|caption|credits?|"
    r"breadcrumbs?|tags?|hidden|hide|modal|popup|cookies?|footer|foot|recirc\w*|recommend\w*|mostread|popular|trending|teasers?|"
    r"widgets?|toc|nav\w*|menu|masthead|subscribe|signup|sign-up|advert\w*|ads?|sponsor\w*|outbrain|taboola|print-header|"
    r"print-footer|print-only|bio|author-bio|author-info|about-author|byline|rights|copyright|disclaimer|toolbar|tools|"
    r"invisible|sr-only|screen-reader\w*|visually-hidden|error|loading|consent|banner|login|kicker|dateline|timestamp|meta|"
    r"metadata|pagination|pager|more-stories|next-article|read-?more|rating|poll|form|search|dropdown|tooltip|player|"
    r"video-?title|follow|also|noscript|infobox|signature|print-?info)(?=[-_ \"'0-9]|$)|"
    r"(?:^|\W)(?:article)?(?:related|newsletter|sharetool|breadcrumb|sidebar|commentlist)",
    re.I,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = re.compile(
    r"\b(?:class|id|role|itemprop|data-component|data-module|aria-label)\s{0,9}=\s{0,9}"
    r"""(?:"([^"]{0,300})|'([^']{0,300})|([^\s>]{1,100}))"""
)
# Names stand at the beginning of a tag; what comes after this many characters of attributes is data.
_RAW = 2000
# Elements that wrap one passage; the place of a passage is what holds them.
_WRAPPERS = frozenset(["p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr"])
# What these are called says nothing of what is in them.
_HOLDERS = frozenset(["html", "body", "main", "article"])
# A passage of prose has at least this many characters and ends like a sentence, or is longer than _SURELY.
_PROSE, _SURELY = 40, 250
# One long passage must not outweigh a dozen of usual length.
_HEAVIEST = 600
# What is above this share of links names other pages; prose has less than half.
_LINKED, _PROSE_LINKED = 0.75, 0.5
# Shorter passages may stand twice in a report ('He refused.'), and are too short to be looked for in the choice.
_SHORT = 25
# The body holds this share of the voted text; the rest are captions and teasers that the extractor took for prose.
_BODY = 0.85
# The body grows by an element around it that brings this much more prose of the same markup, and hardly any other.
_GROWS, _OTHER = 1.15, 1.25
# How many elements around the body are tried: further out lies the site.
_STEPS = 4
# Markup that holds this share of the voted prose is the report's own.
_OWN = 0.2
# A name that says furniture is wrong on an element that holds more than this share of the page's prose.
_MOST = 0.5
# A choice that has less than this share of the prose there is was a bad one.
_POOR = 0.1
# A page is plain whose one element holds this share of its prose, and that is at least so much; an extractor would find the same.
_NEARLY, _ENOUGH = 0.8, 600
# Squeezed characters compared at a time where a passage was taken only in part.
_PIECE = 24
# A dateline on a line of its own credits an agency for what follows, in whatever markup: 'HOLM, August 8 (Agency) --'. It stands so many
# passages above the first prose at most.
_DATELINE = re.compile(r"[^\W\d_][^()\n]{1,60}\([A-Z][^()\n]{1,60}\) {0,3}[-–—]{1,3}")
_ABOVE = 3

Markup = tuple[str, str]


@dataclass(slots=True)
class _Page:
    """What is known of each passage (prose, weight, home) and each element (bad: how many around it are furniture)."""

    outline: Outline
    prose: list[bool]
    weight: list[float]
    home: list[int]
    names: list[str]
    bad: list[int]

    def markup(self, passage: Passage) -> Markup:
        return self.outline.elements[passage.element].tag, self.names[passage.element]


def report(outline: Outline, choose: Callable[[], Sequence[str]]) -> list[bool]:
    """For each passage, whether it is of the report. choose: gives the lines that an extractor chooses; asked only where
    the page leaves a doubt."""
    page = _look(outline)
    kept = _chosen(page, choose)
    first = next((i for i, keep in enumerate(kept) if keep and page.prose[i]), 0)
    for i in range(max(0, first - _ABOVE), first):
        kept[i] = kept[i] or bool(_DATELINE.fullmatch(outline.passages[i].text))
    return kept


def _chosen(page: _Page, choose: Callable[[], Sequence[str]]) -> list[bool]:
    outline = page.outline
    homes = _homes(page)
    if (plain := _plain(page, homes)) is not None:
        return plain
    votes = _single(page, _votes(outline, choose()))
    if not _enough(page, votes):
        votes = _densest(page, homes) or votes
    if not any(votes):
        # A page of headings and captions: what is no furniture is all there is to it.
        rest = [not _bad(page, i) and not _only_link(p) for i, p in enumerate(outline.passages)]
        said = sum(len(p.text) for p, keep in zip(outline.passages, rest, strict=True) if keep)
        return rest if said >= _PROSE else votes
    own = _own(page, votes)
    body = _grow(page, _holder(page, votes), own)
    inside = _inside(outline, body)
    base = page.bad[body]
    kept = []
    for i, passage in enumerate(outline.passages):
        at = passage.element
        furniture = page.bad[at] > base
        usual = page.markup(passage) in own
        if not inside[at]:
            kept.append(votes[i] and page.prose[i] and not page.bad[at] and usual)
        elif votes[i]:
            kept.append(not _caption(outline.elements[at]) and not _only_link(passage))
        else:
            kept.append(not furniture and page.prose[i] and usual)
    for i in _between(page, kept):
        passage = outline.passages[i]
        if page.home[i] == body and page.bad[passage.element] <= base and passage.linked < _PROSE_LINKED:
            # What stands right in the body between its prose is short ('He refused.'), or a heading.
            kept[i] = True
    return kept


def _between(page: _Page, kept: Sequence[bool]) -> range:
    prose = [i for i, keep in enumerate(kept) if keep and page.prose[i]]
    return range(prose[0], prose[-1]) if prose else range(0)


def names(raw: str) -> str:
    """The words of an element's class, id and role, humps set apart ('articleBody' is 'article-Body')."""
    return " ".join(_HUMP.sub("-", m[1] or m[2] or m[3] or "") for m in _NAMES.finditer(raw, 0, _RAW))


def squeeze(text: str) -> str:
    """Letters and digits only: what an extractor changes is the rest."""
    return re.sub(r"[\W_]+", "", text)


def ended(text: str) -> bool:
    return bool(re.search(r"[.!?…。！？؟।:][\"'”’)\]»」]{0,3}$", text[-6:]))


def _look(outline: Outline) -> _Page:
    elements, passages = outline.elements, outline.passages
    prose = [
        len(p.text) >= _PROSE and p.linked < _PROSE_LINKED and (ended(p.text) or len(p.text) > _SURELY)
        for p in passages
    ]
    weight = [min(_HEAVIEST, len(p.text)) * max(0.0, 1 - p.linked) for p in passages]
    held = _sums(outline, [float(w) if is_prose else 0.0 for w, is_prose in zip(weight, prose, strict=True)])
    most = _MOST * max(held, default=0)
    around = _around(outline)
    # A page has few different class names, many times over.
    known: dict[str, tuple[str, bool]] = {"": ("", False)}
    said: list[str] = []
    bad: list[int] = []
    for i, element in enumerate(elements):
        name, furniture = "", False
        if i in around:
            if (raw := element.raw) not in known:
                name = names(raw)
                known[raw] = name, bool(_SAID.search(name))
            name, furniture = known[raw]
        said.append(name)
        named = element.tag in _FURNITURE or (furniture and element.tag not in _HOLDERS)
        bad.append((bad[element.parent] if element.parent >= 0 else 0) + (named and held[i] <= most))
    home = [
        elements[p.element].parent
        if elements[p.element].tag in _WRAPPERS and elements[p.element].parent >= 0
        else p.element
        for p in passages
    ]
    return _Page(outline, prose, weight, home, said, bad)


def _around(outline: Outline) -> set[int]:
    """The elements that passages stand in: most elements hold none."""
    found: set[int] = set()
    for passage in outline.passages:
        at = passage.element
        while at >= 0 and at not in found:
            found.add(at)
            at = outline.elements[at].parent
    return found


def _sums(outline: Outline, weights: Sequence[float]) -> list[float]:
    """For each element, the weights of the passages in it and in what it holds."""
    sums = [0.0] * len(outline.elements)
    for passage, weight in zip(outline.passages, weights, strict=True):
        sums[passage.element] += weight
    for i in range(len(sums) - 1, 0, -1):
        if (parent := outline.elements[i].parent) >= 0:
            sums[parent] += sums[i]
    return sums


def _votes(outline: Outline, chosen: Sequence[str]) -> list[bool]:
    lines = [squeeze(line) for line in chosen]
    known, text = set(lines), "".join(lines)
    votes = []
    rows: dict[int, list[int]] = defaultdict(list)
    for i, passage in enumerate(outline.passages):
        said = squeeze(passage.text)
        if len(said) < _SHORT:
            votes.append(bool(said) and said in known)
        elif said in text:
            votes.append(True)
        else:
            pieces = [said[at : at + _PIECE] for at in range(0, len(said) - _PIECE + 1, _PIECE)]
            votes.append(sum(piece in text for piece in pieces) * 2 > len(pieces))
        element = outline.elements[passage.element]
        if element.tag in ("td", "th") and element.parent >= 0:
            rows[element.parent].append(i)
    # A row of a table is one line of the choice.
    for cells in rows.values():
        said = squeeze("".join(outline.passages[i].text for i in cells))
        if len(said) >= 8 and said in text:
            for i in cells:
                votes[i] = True
    return votes


def _trust(page: _Page, i: int) -> float:
    """The weight of a voted passage: less where it is no prose, or stands in furniture."""
    return page.weight[i] * (1 if page.prose[i] else 0.3) * (0.2 if page.bad[page.outline.passages[i].element] else 1)


def _single(page: _Page, votes: list[bool]) -> list[bool]:
    """Of a text that stands in several places (teaser, print version), the one with the most of the choice around it."""
    votes = list(votes)
    around: dict[int, float] = defaultdict(float)
    for i, vote in enumerate(votes):
        if vote:
            around[page.home[i]] += _trust(page, i)
    first: dict[str, int] = {}
    for i, passage in enumerate(page.outline.passages):
        said = squeeze(passage.text) if votes[i] else ""
        if len(said) < _SHORT:
            continue
        other = first.setdefault(said, i)
        if other != i and page.home[i] != page.home[other]:
            better = around[page.home[i]] > around[page.home[other]]
            votes[other if better else i] = False
            first[said] = i if better else other
    return votes


def _enough(page: _Page, votes: Sequence[bool]) -> bool:
    there = sum(w for i, w in enumerate(page.weight) if page.prose[i] and not _bad(page, i))
    chosen = sum(w for i, w in enumerate(page.weight) if votes[i] and page.prose[i] and not _bad(page, i))
    return any(votes) and chosen >= _POOR * there


def _bad(page: _Page, i: int) -> bool:
    return page.bad[page.outline.passages[i].element] > 0


def _homes(page: _Page) -> dict[int, float]:
    """The prose that each element holds right in itself, furniture left out."""
    held: dict[int, float] = defaultdict(float)
    for i, weight in enumerate(page.weight):
        if page.prose[i] and not _bad(page, i):
            held[page.home[i]] += weight
    return held


def _plain(page: _Page, homes: dict[int, float]) -> list[bool] | None:
    """The report of a page that has hardly any prose but in one element: all of that one but furniture. None for others."""
    elements = page.outline.elements
    best = max(homes, key=lambda home: (homes[home], -home), default=0)
    whole = sum(homes.values())
    if whole < _ENOUGH or homes[best] < _NEARLY * whole or elements[best].tag in ("body", "html", "document"):
        return None
    inside, base = _inside(page.outline, best), page.bad[best]
    return [
        inside[p.element]
        and page.bad[p.element] <= base
        and p.linked < _PROSE_LINKED
        and not _caption(elements[p.element])
        for p in page.outline.passages
    ]


def _densest(page: _Page, homes: dict[int, float]) -> list[bool]:
    """The prose of the one place that holds most of it: the choice where no extractor made one. Empty for no prose."""
    if not homes:
        return []
    best = max(homes, key=lambda home: (homes[home], -home))
    return [home == best and prose for home, prose in zip(page.home, page.prose, strict=True)]


def _own(page: _Page, votes: Sequence[bool]) -> set[Markup]:
    shares: dict[Markup, float] = defaultdict(float)
    for i, passage in enumerate(page.outline.passages):
        if votes[i] and page.prose[i]:
            shares[page.markup(passage)] += page.weight[i]
    whole = sum(shares.values())
    return {markup for markup, share in shares.items() if share >= _OWN * whole}


def _holder(page: _Page, votes: Sequence[bool]) -> int:
    """The innermost element that holds nearly all of the choice."""
    sums = _sums(page.outline, [_trust(page, i) if vote else 0.0 for i, vote in enumerate(votes)])
    whole = max(sums)
    return max(i for i, held in enumerate(sums) if held >= _BODY * whole)


def _grow(page: _Page, body: int, own: set[Markup]) -> int:
    elements, passages = page.outline.elements, page.outline.passages
    good = [w if page.prose[i] and not _bad(page, i) else 0.0 for i, w in enumerate(page.weight)]
    there = _sums(page.outline, good)
    same = _sums(page.outline, [w if page.markup(p) in own else 0.0 for p, w in zip(passages, good, strict=True)])
    at = body
    for _ in range(_STEPS):
        at = elements[at].parent
        if at < 0 or elements[at].tag in ("body", "html"):
            break
        if same[at] >= _GROWS * max(1.0, same[body]) and there[at] <= _OTHER * same[at]:
            body = at
    return body


def _inside(outline: Outline, body: int) -> list[bool]:
    inside: list[bool] = []
    for i, element in enumerate(outline.elements):
        inside.append(i == body or (element.parent >= 0 and inside[element.parent]))
    return inside


def _caption(element: Element) -> bool:
    return element.tag == "figcaption"


def _only_link(passage: Passage) -> bool:
    return passage.linked > _LINKED and len(passage.text) > 12
