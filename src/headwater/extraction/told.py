"""The report as a page's data for machines hold it (`articleBody`): for pages that show their text only by a script."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from headwater.extraction.outline import Outline, Passage, outline
from headwater.extraction.structured import Structured

# The text told counts where the markup holds less than this share of it; a lead and a plea are all that a page without its script shows.
_SHARE = 0.5
# Characters of a text told that is worth having: less is a teaser.
_ENOUGH = 200
# Lines of one; more are made to exhaust.
_MOST_LINES = 20_000
_FIELD = re.compile(r'"articleBody"\s{0,50}:\s{0,50}"((?:[^"\\]++|\\.)*+)"', re.S)
_PIECE = re.compile(r"[^\\]++|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.S)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}

# (where in the string, where in the page, where that ends there, whether it is one character written as an escape).
Run = tuple[int, int, int, bool]


def written(page: str, read: Outline, data: Structured, shown: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of the page's `articleBody`, placed in the page, where it holds far more than what is shown; else none."""
    wanted = data.report.get("articleBody")
    if not isinstance(wanted, str) or len(wanted) < _ENOUGH or wanted.count("\n") > _MOST_LINES:
        return ()
    if sum(len(p.text) for p in shown) >= _SHARE * len(wanted):
        return ()
    for i, element in enumerate(read.elements):
        if element.tag != "script" or "ld+json" not in element.raw.lower():
            continue
        for field in _FIELD.finditer(page, element.start, element.end):
            text, runs = _unescaped(field[1], field.start(1))
            if text == wanted:
                found = tuple(_passages(text, runs, i))
                return found if sum(len(p.text) for p in found) >= _ENOUGH else ()
    return ()


def _unescaped(string: str, at: int) -> tuple[str, list[Run]]:
    """A string of JSON as it is meant, and where its pieces stand. at: where it begins in the page."""
    pieces, runs, size = [], [], 0
    for found in _PIECE.finditer(string):
        piece = found[0]
        runs.append((size, at + found.start(), at + found.end(), piece[0] == "\\"))
        if piece[0] == "\\":
            piece = _sign(piece)
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces), runs


def _sign(escape: str) -> str:
    if escape[1] != "u":
        return _SIGNS.get(escape[1], escape[1])
    if len(escape) > 6:
        return chr(0x10000 + ((int(escape[2:6], 16) & 0x3FF) << 10) + (int(escape[8:12], 16) & 0x3FF))
    return chr(int(escape[2:6], 16))


def _passages(text: str, runs: Sequence[Run], element: int) -> Iterator[Passage]:
    """A passage a line; where the string holds markup, its blocks. element: the script's index."""
    begins = [run[0] for run in runs]
    at = 0
    for line in text.split("\n"):
        for passage in outline(line).passages if line.strip() else ():
            starts: list[int] = []
            sources: list[tuple[int, int]] = []
            ends = [*passage.starts[1:], len(passage.text)]
            for start, end, (a, b) in zip(passage.starts, ends, passage.sources, strict=True):
                for here, source in _placed(start, end, at + a, at + b, runs, begins):
                    starts.append(here)
                    sources.append(source)
            yield Passage(passage.text, starts, sources, element, [])
        at += len(line) + 1


def _placed(
    start: int, end: int, a: int, b: int, runs: Sequence[Run], begins: Sequence[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where text start:end, which stands at a:b of the string, stands in the page."""
    first, last = bisect_right(begins, a) - 1, bisect_right(begins, b - 1) - 1
    if b - a != end - start:
        yield start, (_place(runs[first], a)[0], _place(runs[last], b - 1)[1])
        return
    for i in range(first, last + 1):
        begin = max(a, begins[i])
        until = min(b, begins[i + 1] if i + 1 < len(begins) else b)
        yield start + begin - a, (_place(runs[i], begin)[0], _place(runs[i], until - 1)[1])


def _place(run: Run, at: int) -> tuple[int, int]:
    """The code points of the page that character `at` of the string came from."""
    here, start, end, escaped = run
    return (start, end) if escaped else (start + at - here, start + at - here + 1)
