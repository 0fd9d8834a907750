"""Where a paragraph stands in the HTML it came from."""

import html
import re
from bisect import bisect_right

_TOKEN = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|[^\s&]+|&")
# What a browser does not show: nothing in there is a paragraph.
_HIDDEN = ("script", "style", "template", "noscript")


class Places:
    """The visible characters of a page, white space left out, each with its code point in the page.

    Linear in the page: every search goes forward only, and gives up where there is no end.
    """

    def __init__(self, page: str) -> None:
        self._parts: list[str] = []
        self._at: list[int] = []
        self._from: list[tuple[int, int]] = []
        self._size = 0
        self._cursor = 0
        at = 0
        while at < len(page):
            tag = page.find("<", at)
            self._visible(page, at, tag if tag >= 0 else len(page))
            at = _after_tag(page, tag) if tag >= 0 else len(page)
        self._text = "".join(self._parts)

    def find(self, paragraph: str) -> tuple[int, int]:
        """Its half-open range in the page, from the place of the former one on, else anywhere; (-1, -1) for none."""
        wanted = "".join(paragraph.split())
        if not wanted:
            return -1, -1
        at = self._text.find(wanted, self._cursor)
        if at < 0:
            at = self._text.find(wanted)
        if at < 0:
            return -1, -1
        self._cursor = at + len(wanted)
        return self._origin(at)[0], self._origin(self._cursor - 1)[1]

    def _visible(self, page: str, start: int, end: int) -> None:
        for token in _TOKEN.finditer(page, start, end):
            shown = token[0]
            if shown[0] == "&" and len(shown) > 1:
                shown = "".join(html.unescape(shown).split())
            if shown:
                self._parts.append(shown)
                self._at.append(self._size)
                self._from.append(token.span())
                self._size += len(shown)

    def _origin(self, at: int) -> tuple[int, int]:
        """The code points of the page that the character at `at` came from (an entity is several)."""
        part = bisect_right(self._at, at) - 1
        start, end = self._from[part]
        if end - start != len(self._parts[part]):
            return start, end
        return start + at - self._at[part], start + at - self._at[part] + 1


def _after_tag(page: str, tag: int) -> int:
    """The first code point after the tag, comment or hidden element that begins at `tag`."""
    if page.startswith("<!--", tag):
        end = page.find("-->", tag + 4)
        return end + 3 if end >= 0 else len(page)
    name = page[tag + 1 : tag + 10].lower()
    hidden = next((h for h in _HIDDEN if name.startswith(h)), None)
    if hidden:
        closing = re.compile(rf"</{hidden}\b", re.I).search(page, tag)
        tag = closing.start() if closing else len(page)
    end = page.find(">", tag)
    return end + 1 if end >= 0 else len(page)
