"""An HTML page -> its passages: what a reader sees as one paragraph, heading, list item or cell, each with its place.

A reading of tags in one pass, iterative and linear, since every character of a passage must know the code point of the
page that it came from, which tree builders do not keep. Whether a passage is of the report is not asked here.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field

# Elements that begin and end a passage.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "cite-block",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "amp-img",
        "amp-embed",
    ]
)
# Marks within a line that say nothing of where a passage stands; they are read over.
_FORMAT = frozenset(["b", "i", "em", "strong", "u", "small", "sup", "sub", "font", "wbr", "path"])
# Elements with neither content nor anything to say here.
_EMPTY = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "param", "source", "track"])
# What a browser does not show as text; its content is not read as markup.
_RAW = frozenset(
    ["script", "style", "template", "noscript", "textarea", "title", "svg", "math", "object", "canvas", "xmp"]
)
# Of these, those that hold nothing that a reader sees, whatever stands in them.
_CODE = frozenset(["script", "style"])
# What opening one of these ends when it is still open right above: authors leave the end tags out.
_ENDS = {"li": ("li", "p"), "p": ("p",), "dd": ("dd", "dt", "p"), "dt": ("dd", "dt", "p"), "tr": ("td", "th", "tr"),
         "td": ("td", "th"), "th": ("td", "th"), "option": ("option",)}  # fmt: skip
# Longest attribute value read; a longer one (a picture within the page) is passed over by its closing bracket.
_VALUE = 4000
_TAG = re.compile(
    rf"""<(/?)([a-zA-Z][a-zA-Z0-9:-]{{0,40}}+)((?:[^<>"']++|"[^"]{{0,{_VALUE}}}+"|'[^']{{0,{_VALUE}}}+'){{0,400}}+)>"""
)
# A tag that is not written as one should be: it goes on to the next bracket.
_LOOSE = re.compile(r"<([/!?]?)([a-zA-Z]?[a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:@][\w:.@-]{0,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# Words set apart by single spaces, an entity, other white space.
_TOKEN = re.compile(
    r"[^\s&]++(?: [^\s&]++)*+|&(?:#\d{1,999}|#[xX][0-9a-fA-F]{1,999}|[A-Za-z][A-Za-z0-9]{1,31});?|\s++|&"
)


@dataclass(slots=True)
class Element:
    """parent: its index in the outline, -1 for none. raw: the attributes as written. end: first code point after it.
    block: the innermost block that holds its text, itself where it is one. kin: the blocks and links it stands in."""

    tag: str
    raw: str
    parent: int
    start: int
    end: int
    block: int
    kin: frozenset[str]

    def attributes(self) -> dict[str, str]:
        return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(self.raw)}


@dataclass(slots=True)
class Passage:
    """text[starts[i]:…] stands at sources[i] of the page, up to the next run; a run is as long there as in the text, or is
    one character of the text written as several (an entity). element: index of the innermost element around it.
    links: (start, end, index of the element `a`)."""

    text: str
    starts: list[int]
    sources: list[tuple[int, int]]
    element: int
    links: list[tuple[int, int, int]]

    @property
    def start(self) -> int:
        return self.sources[0][0]

    @property
    def end(self) -> int:
        return self.sources[-1][1]

    @property
    def linked(self) -> float:
        """The share of its characters that are links."""
        return sum(end - start for start, end, _ in self.links) / max(1, len(self.text))


@dataclass(slots=True)
class Outline:
    passages: list[Passage] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    # (element, its content) of scripts, which hold structured data.
    scripts: list[tuple[Element, str]] = field(default_factory=list)
    # What the page's title element holds.
    title: str | None = None


class _Reader:
    __slots__ = (
        "anchor", "counts", "links", "open", "outline", "owner", "page", "size", "sources", "starts", "tags", "text", "unending",
    )  # fmt: skip

    def __init__(self, page: str) -> None:
        self.page = page
        # The document is an element too, so that every passage and every other element stands in one.
        self.outline = Outline(elements=[Element("document", "", -1, 0, len(page), 0, frozenset())])
        # The elements that are open, and their tags.
        self.open: list[int] = [0]
        self.tags: list[str] = ["document"]
        self.counts: dict[str, int] = {"document": 1}
        self.unending: set[str] = set()
        self.text: list[str] = []
        self.size = 0
        self.starts: list[int] = []
        self.sources: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, int]] = []
        self.anchor: tuple[int, int] | None = None
        self.owner = 0

    def read(self) -> Outline:
        page, at, size = self.page, 0, len(self.page)
        find, markup = page.find, self.markup
        while at < size:
            tag = find("<", at)
            if tag < 0:
                self.words(at, size)
                break
            if tag > at:
                if not page[at:tag].isspace():
                    self.words(at, tag)
                elif self.size and self.text[-1][-1] != " ":
                    self.add(" ", at, at + 1)
            at = markup(tag)
        self.flush()
        while len(self.open) > 1:
            self.pop(len(page))
        return self.outline

    def markup(self, tag: int) -> int:
        """What begins with '<' at `tag`; the first code point after it."""
        page = self.page
        found = _TAG.match(page, tag)
        if found:
            closing, name, raw = found.groups()
            name, end = name.lower(), found.end()
        elif page.startswith("<!--", tag):
            end = page.find("-->", tag + 4)
            return end + 3 if end >= 0 else len(page)
        else:
            loose = _LOOSE.match(page, tag)
            if loose is None or not (loose[1] or loose[2]):
                self.words(tag, tag + 1)
                return tag + 1
            bracket = page.find(">", tag)
            end = bracket + 1 if bracket >= 0 else len(page)
            closing, name, raw = loose[1], loose[2].lower(), page[loose.end() : min(end - 1, loose.end() + _VALUE)]
            if closing in ("!", "?"):
                return end
        if name in _FORMAT:
            return end
        if closing:
            self.close(name, end)
            return end
        return self.begin(name, raw, tag, end)

    def begin(self, name: str, raw: str, tag: int, end: int) -> int:
        is_block = name in _BLOCKS
        if is_block:
            self.flush()
        if name in _EMPTY:
            return end
        elements = self.outline.elements
        if is_block:
            ends = _ENDS.get(name, ("p",))
            while self.tags[-1] in ends:
                self.pop(tag)
        parent = self.open[-1]
        above = elements[parent]
        kin = above.kin
        if name not in kin and (is_block or name in ("a", "button")):
            kin |= {name}
        own = len(elements)
        element = Element(name, raw, parent, tag, end, own if is_block else above.block, kin)
        elements.append(element)
        if name in ("meta", "link") or (raw.endswith("/") and name in ("svg", "math", "canvas")):
            return end
        if name in _RAW:
            return self.raw(element, end)
        self.open.append(own)
        self.tags.append(name)
        self.counts[name] = self.counts.get(name, 0) + 1
        if name == "a":
            self.anchor = (self.size, own)
        return end

    def raw(self, element: Element, end: int) -> int:
        """Passes over what is not read as text: to its end tag. Where there is none, to the end of the page that was cut within a
        script or style, as browsers do, or only over the tag of anything else."""
        low = self.ending(f"</{element.tag}", end)
        if low < 0:
            return len(self.page) if element.tag in _CODE else end
        if element.tag == "script":
            self.outline.scripts.append((element, self.page[end:low]))
        elif element.tag == "title" and self.outline.title is None:
            self.outline.title = " ".join(html.unescape(self.page[end : min(low, end + _VALUE)]).split()) or None
        close = self.page.find(">", low)
        element.end = close + 1 if close >= 0 else len(self.page)
        return element.end

    def ending(self, wanted: str, at: int) -> int:
        """Where the end tag stands, in whatever letters; -1 for none, which is then not looked for again."""
        if wanted in self.unending:
            return -1
        # Linear over the page, since a search ends at the next end tag in whatever letters.
        size, found = len(wanted), self.page.find("</", at)
        while found >= 0 and self.page[found : found + size].lower() != wanted:
            found = self.page.find("</", found + 2)
        if found < 0:
            self.unending.add(wanted)
        return found

    def close(self, name: str, end: int) -> None:
        if name in _BLOCKS:
            self.flush()
        if not self.counts.get(name):
            return
        while len(self.open) > 1:
            top = self.tags[-1]
            # A stray inline end tag does not end the blocks around it.
            if top != name and top in _BLOCKS and name not in _BLOCKS:
                return
            self.pop(end)
            if top == name:
                return

    def pop(self, end: int) -> None:
        index = self.open.pop()
        self.counts[self.tags.pop()] -= 1
        self.outline.elements[index].end = end
        if self.anchor and self.anchor[1] == index:
            if self.size > self.anchor[0]:
                self.links.append((self.anchor[0], self.size, index))
            self.anchor = None

    def words(self, start: int, end: int) -> None:
        if not self.size:
            self.owner = self.outline.elements[self.open[-1]].block
        page = self.page
        for token in _TOKEN.finditer(page, start, end):
            shown, a, b = token[0], token.start(), token.end()
            if shown[0] == "&" and len(shown) > 1:
                shown = " ".join(html.unescape(shown).split()) or " "
            elif shown.isspace():
                shown = " "
            if shown == " ":
                if not self.size or self.text[-1][-1] == " ":
                    continue
                b = b if page[a] == "&" else a + 1
            self.add(shown, a, b)

    def add(self, shown: str, a: int, b: int) -> None:
        """One more piece of the passage, which stands at a:b of the page: part of the last run where it goes on there."""
        size = len(shown)
        last = self.sources[-1] if self.sources else None
        if last and last[1] == a and b - a == size and self.size - self.starts[-1] == last[1] - last[0]:
            self.sources[-1] = (last[0], b)
        else:
            self.starts.append(self.size)
            self.sources.append((a, b))
        self.text.append(shown)
        self.size += size

    def flush(self) -> None:
        """Ends the passage."""
        if self.anchor:
            if self.size > self.anchor[0]:
                self.links.append((self.anchor[0], self.size, self.anchor[1]))
            self.anchor = (0, self.anchor[1])
        if not self.size:
            return
        text = "".join(self.text)
        if not text.isspace():
            if text[-1] == " ":
                text = text[:-1]
                self.trim()
            self.outline.passages.append(Passage(text, self.starts, self.sources, self.owner, self.links))
        self.text, self.size, self.starts, self.sources, self.links = [], 0, [], [], []

    def trim(self) -> None:
        """Takes the last character, a space, off the runs."""
        first, (a, b) = self.starts[-1], self.sources[-1]
        if first == self.size - 1:
            self.starts.pop()
            self.sources.pop()
        else:
            self.sources[-1] = (a, b - 1)


def outline(page: str) -> Outline:
    return _Reader(page).read()


def origin(passage: Passage, at: int) -> tuple[int, int]:
    """The code points of the page that character `at` of the passage came from (an entity is several)."""
    run = bisect_right(passage.starts, at) - 1
    start, end = passage.sources[run]
    following = passage.starts[run + 1] if run + 1 < len(passage.starts) else len(passage.text)
    if end - start != following - passage.starts[run]:
        return start, end
    return start + at - passage.starts[run], start + at - passage.starts[run] + 1
