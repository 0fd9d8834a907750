"""A flattened text -> its lines, each with its place."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line without the white space around it.

    text == source[start:end], or, where runs are given, text[run[0]:…] stands at source[run[1]:run[2]] for each run.
    """

    text: str
    start: int
    end: int
    runs: tuple[tuple[int, int, int], ...] = ()


def rows(source: str) -> list[Row]:
    """The lines that hold something to read, in order."""
    out = []
    for line in _LINE.finditer(source):
        text = line[0].strip()
        if text:
            start = line.start() + line[0].index(text[0])
            out.append(Row(text, start, start + len(text)))
    return out
