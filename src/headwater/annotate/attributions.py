"""Passages that credit a source, found by cue words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from headwater import ids
from headwater.annotate.cast import Cast
from headwater.annotate.content import NONE, content
from headwater.annotate.crediting import Credited, Naming
from headwater.annotate.credits import CreditLine, credit_lines
from headwater.annotate.frames import MASK, Frame, frames, mask
from headwater.annotate.given import from_metadata, from_references
from headwater.annotate.grammar import Grammar
from headwater.annotate.hedges import hedges
from headwater.annotate.references import Saying
from headwater.annotate.speakers import sayings
from headwater.ids import Id
from headwater.records import Article, Attribution, Entity, Quote, Record, Reference, Sentence, Syntax
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class FindAttributions(GroupStep):
    """Article, Sentence, Syntax, Entity, Quote, Reference -> Attribution. Who is credited with what, one mark for each link of a chain.

    The span is the sentence with its cue and the quoted sentences of the paragraph that go on from it.
    """

    name: ClassVar[str] = "annotate.attributions"
    version: ClassVar[int] = 7
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence, Syntax, Entity, Quote, Reference)
    writes: ClassVar[tuple[type[Record], ...]] = (Attribution,)
    close: ClassVar[bool] = True

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for article in group[Article]:
            yield from _attributions(article, group)


def _attributions(article: Article, group: Group) -> Iterator[Attribution]:
    text, sentences, entities, quotes = article.text, group[Sentence], group[Entity], group[Quote]
    if not sentences:
        # In a language that is not read closely.
        return
    spans = _outer(text, sorted((q.start, q.end) for q in quotes))
    masked = mask(text, spans)
    lines = credit_lines(text)
    rows = [
        f
        for f in frames(text, sentences, spans)
        if not any(x.start <= f.start < x.end and not _dateline(x) for x in lines)
    ]
    cast = Cast(masked, entities)
    grammar = Grammar(group[Syntax])
    said = sayings(masked, rows, cast, grammar)
    agencies = frozenset(x.name for x in lines if x.kind == "news_agency")
    naming = Naming(text, masked, cast, article.outlet, agencies)
    found: list[Credited] = []
    for number, frame in enumerate(rows):
        here = list(naming.credited(frame, said[number]))
        here += hedges(masked, frame, here)
        end = _carried_on(masked, rows, number, said)
        found += [_with_content(c, text, frame, end, spans, grammar) for c in here]
    given = [*from_references(group[Reference], lines), *from_metadata(article, sentences, lines)]
    found += [_from_line(x) for x in (*lines, *given)]
    seen: set[Id] = set()
    for c in sorted(found, key=lambda c: (c.start, c.end, c.cue_start, c.source_start)):
        made = ids.make("attribution", article.id, c.start, c.end, c.cue_start, c.source_start)
        if made in seen or not text[c.start : c.end].strip():
            continue
        seen.add(made)
        yield Attribution(
            made, article.id, c.start, c.end, c.cue_start, c.cue_end, text[c.source_start : c.source_end] if c.source_start >= 0 else "",
            c.source_start, c.source_end, c.name, c.kind, c.carrier, c.blanket, c.hedge,
            *c.content,
        )  # fmt: skip


def _outer(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotes with their marks, overlaps left out."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        start = max(0, start - 1)
        end = min(len(text), end + 1) if text[end : end + 1] not in ("\n", "") else end
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out


def _dateline(line: CreditLine) -> bool:
    """A dateline stands before a sentence that may hold cues of its own."""
    return line.blanket and line.end - line.cue_end > 20 and line.kind != "social_post"


def _carried_on(masked: str, rows: Sequence[Frame], number: int, said: Sequence[Sequence[Saying]]) -> int:
    """Where the passage that begins with frame `number` ends: over the quoted sentences of its paragraph that have no words of their
    own, after a label over its whole paragraph, after a colon over the paragraph that follows."""
    frame = rows[number]
    end, paragraph = frame.end, frame.paragraph
    whole = any(s.verb == "label" for s in said[number])
    if masked[frame.start : end].rstrip().endswith(":"):
        if number + 1 == len(rows) or rows[number + 1].paragraph == paragraph:
            return rows[number + 1].end if number + 1 < len(rows) else end
        paragraph, whole = rows[number + 1].paragraph, not said[number + 1]
    elif not frame.quotes and not whole:
        return end
    for after in range(number + 1, len(rows)):
        row = rows[after]
        alone = not masked[row.start : row.end].strip(MASK + " \t.,!?…'\"’”-–—")
        if row.paragraph != paragraph or not (whole or (alone and not said[after])):
            break
        end = row.end
    return end


def _with_content(
    c: Credited, text: str, frame: Frame, end: int, spans: Sequence[tuple[int, int]], grammar: Grammar
) -> Credited:
    """The credit with its passage, which reaches to `end` unless it was cut, and the words passed on."""
    found = content(text, frame, spans, (c.cue_start, c.cue_end), (c.source_start, c.source_end), grammar)
    reach = end if c.end == frame.end else c.end
    if found != NONE:
        # What is quoted after the frame goes on from what was quoted in it.
        last = reach if reach > frame.end and (frame.quotes or found[1] >= frame.end - 1) else min(found[1], reach)
        found = (max(found[0], c.start), last)
    elif reach > frame.end:
        found = (frame.end + len(text[frame.end : reach]) - len(text[frame.end : reach].lstrip()), reach)
    return replace(c, end=reach, content=found if found[0] < found[1] else NONE)


def _from_line(x: CreditLine) -> Credited:
    return Credited(
        x.start, x.end, x.cue_start, x.cue_end, x.source_start, x.source_end, x.name, x.kind, None, x.blanket, ""
    )
