"""Pair quotation marks within the paragraphs of a text.

Straight, curly, low and angle marks; British single quotes told from apostrophes. A mark is judged by what stands on
either side of it first, by its glyph second and by what is open third, because printed glyphs are often wrong
('”willingness to help.”').
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

DOUBLE = frozenset('"“”„‟«»″')
SINGLE = frozenset("'‘’‚‛`´")
_LEFT = frozenset("“„«‟‘‚‛")
_RIGHT = frozenset("”»’")
_BEFORE_OPENING = frozenset("([{—–-―/:…,")
# A line of up to this many characters may be a caption between two paragraphs of one speech.
CAPTION = 120
_PARAGRAPH = re.compile(r"[^\n]+")
# Words that are printed with an apostrophe in front: not an opening single quote.
_ELISION = re.compile(r"['’‘`](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n['’]|round\b|cos\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted stretch: text[start:end] without the marks, text[outer_start:outer_end] with them.

    closed: False where the paragraph ended before the mark came. continued: the next paragraph opens again, so the speech goes on.
    asks: it ends with a question mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    continued: bool = False
    asks: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of every stretch without a line break."""
    return [m.span() for m in _PARAGRAPH.finditer(text)]


def quoted(text: str) -> list[Quoted]:
    """Outermost quoted stretches in order; none crosses a line break, none is empty, none overlaps another."""
    out: list[Quoted] = []
    spans = paragraphs(text)
    for n, (start, end) in enumerate(spans):
        doubles = list(_doubles(text, start, end))
        if doubles and not doubles[-1].closed:
            last = doubles.pop()
            again = _goes_on(text, spans[n + 1 : n + 3])
            if again or _surely_opened(text, last.outer_start, start):
                doubles.append(Quoted(last.start, last.end, last.outer_start, last.outer_end, False, again))
        out += _merge(doubles, list(_singles(text, start, end, doubles)))
    return [replace(q, asks=text[q.end - 1] == "?") for q in out if text[q.start : q.end].strip()]


def _goes_on(text: str, following: list[tuple[int, int]]) -> bool:
    """Does the next paragraph open again, or the one after a caption or heading (a short line without marks and full stop)?"""
    if not following or _opens_with_double(text, *following[0]):
        return bool(following)
    line = text[slice(*following[0])].strip()
    caption = len(line) <= CAPTION and line[-1:] not in ".!?:," and not DOUBLE & set(line)
    return caption and len(following) > 1 and _opens_with_double(text, *following[1])


def _opens_with_double(text: str, start: int, end: int) -> bool:
    head = text[start:end].lstrip()
    return bool(head) and head[0] in DOUBLE


def _surely_opened(text: str, at: int, start: int) -> bool:
    """A mark that nothing closes counts only where it plainly opened a speech: a left-hand glyph, or first in its
    paragraph, or after a comma or colon."""
    before = text[start:at].rstrip()
    return text[at] in "“„«" or not before or before[-1] in ",:"


def _side(text: str, i: int) -> str:
    """'open', 'close' or '' (cannot tell) by the characters around position i."""
    before = text[i - 1] if i else "\n"
    after = text[i + 1] if i + 1 < len(text) else "\n"
    free_before = before.isspace() or before in _BEFORE_OPENING or before in DOUBLE or before in SINGLE
    free_after = after.isspace() or not (after.isalnum() or after in "[#@$£€…(." or after in SINGLE or after in DOUBLE)
    if free_before and not free_after:
        return "open"
    if free_after and not before.isspace():
        return "close"
    return ""


def _doubles(text: str, start: int, end: int) -> Iterator[Quoted]:
    opened = -1
    for i in range(start, end):
        char = text[i]
        if char not in DOUBLE:
            continue
        side = _side(text, i)
        if opened < 0:
            inch = char in '"″' and i > start and text[i - 1].isdigit() and side != "open"
            if not inch and (side == "open" or (side == "" and char not in _RIGHT) or char in _LEFT):
                opened = i
        elif side == "open" and char not in _RIGHT and char in _LEFT:
            # A second opening mark while one is open: the first was never closed, or was no quotation.
            opened = i
        elif side != "open" or char in _RIGHT or text[i - 1] in ",.!?…":  # glued to the next word: '…,"and left'
            yield Quoted(opened + 1, i, opened, i + 1, True)
            opened = -1
    if opened >= 0:
        yield Quoted(opened + 1, end, opened, end, False)


def _singles(text: str, start: int, end: int, doubles: list[Quoted]) -> Iterator[Quoted]:
    """Pairs of single marks that are not apostrophes, outside closed double quotes."""
    inside = bytearray(end - start)
    for q in doubles:
        inside[q.outer_start - start : q.outer_end - start] = b"\x01" * (q.outer_end - q.outer_start)
    marks = [i for i in range(start, end) if text[i] in SINGLE and not inside[i - start]]
    opened = -1
    for n, i in enumerate(marks):
        before = text[i - 1] if i > start else " "
        after = text[i + 1] if i + 1 < end else " "
        if before.isalnum() and after.isalnum():
            continue
        if opened < 0:
            starts = (before.isspace() or before in _BEFORE_OPENING) and (after.isalnum() or after in '["“…#@$£€')
            if starts and text[i] not in "´" and not _ELISION.match(text, i):
                opened = i
        elif not before.isspace() and not after.isalnum():
            if before == "s" and after == " " and _closes_later(text, marks, n + 1, end):
                continue
            yield Quoted(opened + 1, i, opened, i + 1, True)
            opened = -1


def _closes_later(text: str, marks: list[int], first: int, end: int) -> bool:
    """After a mark that may be a plural possessive (girls'): does a plain closing mark come before another opening one?"""
    for i in marks[first : first + 20]:  # a quotation with more apostrophes than this is not worth the quadratic cost
        before, after = text[i - 1], text[i + 1] if i + 1 < end else " "
        if before.isspace() and after.isalnum():
            return False
        if before in ".,!?" and not after.isalnum():
            return True
    return False


def _merge(doubles: list[Quoted], singles: list[Quoted]) -> list[Quoted]:
    """All quotes in order; a single-quoted stretch swallows the double quotes nested within it."""
    outer: list[Quoted] = []
    for q in sorted(doubles + singles, key=lambda q: (q.outer_start, -q.outer_end)):
        if outer and q.outer_start < outer[-1].outer_end:
            continue
        outer.append(q)
    return outer
