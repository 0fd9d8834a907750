"""Sentences as a reader of quotations takes them: a sentence end inside quotation marks does not end the frame."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Sentence

# Stands for every quoted character, so that words inside quotes are never read as cues. Not a word, not white space.
MASK = "\x00"


_CLOSING = frozenset("\"'”’»“‘")
# A name and a verb of asking or saying, and little else up to the stop.
_TAG = re.compile(
    r"(?:[A-Z][\w.'’-]{0,30} ){1,4}(?:said|says|asked|asks|added|wrote|exclaimed|wondered|replied|continued|told)\b[^.!?\n]{0,60}[.!?\n]"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """text[start:end]; quotes: positions, in the list the frames were made with, of the quoted stretches in it; paragraph: a number that
    frames of one paragraph share."""

    start: int
    end: int
    quotes: tuple[int, ...]
    paragraph: int


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` with every character of `spans` replaced by MASK; the same length, so offsets hold."""
    out = list(text.replace(MASK, " "))
    for start, end in spans:
        out[start:end] = MASK * (end - start)
    return "".join(out)


def frames(text: str, sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> list[Frame]:
    """Frames in order. spans: the quoted stretches with their marks, ascending, not overlapping."""
    out: list[Frame] = []
    starts = [s for s, _ in spans]
    paragraph, last_end = 0, 0
    pending: tuple[int, int] | None = None
    for sentence in sorted(sentences, key=lambda s: (s.start, s.end)):
        start, end = (pending[0], max(pending[1], sentence.end)) if pending else (sentence.start, sentence.end)
        at = bisect_left(starts, end)
        if at and spans[at - 1][1] > end and "\n" not in text[end : spans[at - 1][1]]:
            pending = (start, end)
            continue
        pending = None
        paragraph += "\n" in text[last_end:start]
        out.append(_frame(start, end, starts, paragraph))
        last_end = end
    if pending:
        out.append(_frame(*pending, starts, paragraph + 1))
    return _join_tags(text, out)


def _frame(start: int, end: int, starts: list[int], paragraph: int) -> Frame:
    first = bisect_left(starts, start)
    inside = range(first, bisect_left(starts, end))
    return Frame(start, end, tuple(inside), paragraph)


def _asked(text: str, frame: Frame) -> bool:
    """Does the frame end with a quoted question or exclamation? After a quoted full stop a name opens a sentence of its own."""
    end = text[frame.start : frame.end].rstrip()
    return end[-1:] in _CLOSING and end[-2:-1] in ("?", "!", "…")


def _join_tags(text: str, found: list[Frame]) -> list[Frame]:
    """A sentence splitter may cut '“Is it?” | she asked.', '“Is it?” | NAME asked.' and '“It is.” | — NAME' after the mark: a frame that
    begins in lower case or with a dash, or is a tag, goes to the one before it, if that ends with a quote."""
    out: list[Frame] = []
    for frame in found:
        head = text[frame.start : frame.start + 1]
        if (
            out
            and (head.islower() or head in ("—", "–", "―") or (_TAG.match(text, frame.start) and _asked(text, out[-1])))
            and out[-1].paragraph == frame.paragraph
            and out[-1].quotes
        ):
            out[-1] = Frame(out[-1].start, frame.end, out[-1].quotes + frame.quotes, frame.paragraph)
        else:
            out.append(frame)
    return out
