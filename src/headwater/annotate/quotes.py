"""Direct quotations and who says them, by rule."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from headwater import ids
from headwater.annotate.cast import Cast
from headwater.annotate.frames import Frame, frames, mask
from headwater.annotate.grammar import Grammar
from headwater.annotate.marks import Quoted, quoted
from headwater.annotate.nested import nested
from headwater.annotate.references import Saying
from headwater.annotate.speakers import sayings
from headwater.config import Count
from headwater.ids import Id
from headwater.records import Article, Entity, Quote, Record, Sentence, Syntax
from headwater.step import Group, GroupStep
from headwater.text import words

_WORD = re.compile(r"\w+(?:['’]\w+)*")
# What follows is a meaning or a name.
_GLOSS = re.compile(
    r"\b(?:translat(?:es|ed|ing) (?:as|to)|meaning|means|known as|entitled|titled|nicknamed|code-?named|dubbed|which is \w{1,20} for)\s$"
)
_DESCRIBED = re.compile(r"\b(?:described|characteri[sz]ed|portrayed) (?:[\w'’-]{1,20} ){0,4}as\s$")
# Whoever writes or is interviewed says these words: nobody is credited, yet they are said.
_OWN = re.compile(r"\b(?:I|[Ww]e) (?:\w{1,20} )?(?:told|asked|said|replied|thought)\b[^.!?]{0,40}[,:] $")
# Sentences of a paragraph over which its words in quotation marks go on from what its speaker said.
SPEECH = 2
Span = tuple[int, int]
NONE: Span = (-1, -1)
# Quotes before a question in which whoever answers it must have spoken.
TURNS = 3
# Letters and spaces of a heading that repeats a quotation; fewer recur by chance.
ECHO = 10
# Quotations looked through for a heading's first two words.
ECHOED = 20
_BLANK = re.compile(r"\s*")
_HEARERS = frozenset(["him", "her", "them"])
# Words that stay small inside a title of a work.
_SMALL = frozenset(
    ["the", "a", "an", "of", "and", "in", "on", "at", "for", "to", "by", "with", "from", "or", "vs", "de", "la", "le"]
)


@dataclass(frozen=True, slots=True)
class FindQuotes(GroupStep):
    """Article, Sentence, Syntax, Entity -> Quote. Direct quotations with their speakers.

    A quotation ends at the end of its paragraph at the latest. Speakers that the rules cannot tell are None.
    """

    name: ClassVar[str] = "annotate.quotes"
    version: ClassVar[int] = 4
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence, Syntax, Entity)
    writes: ClassVar[tuple[type[Record], ...]] = (Quote,)
    close: ClassVar[bool] = True

    # One word in quotation marks is a scare quote or a title, hardly ever a quotation.
    shortest: Count = 2
    # Up to this many words that nobody is said to have said are taken for a scare quote or a name.
    scare: Count = 5

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for article in group[Article]:
            yield from self._find(article, group)

    def _find(self, article: Article, group: Group) -> Iterable[Quote]:
        marks = [q for q in quoted(article.text) if len(_WORD.findall(article.text, q.start, q.end)) >= self.shortest]
        if not marks:
            return
        spans = [(q.outer_start, q.outer_end) for q in marks]
        masked = mask(article.text, spans)
        rows = frames(article.text, group[Sentence], spans)
        cast = Cast(masked, group[Entity])
        speakers = attribute(masked, rows, marks, sayings(masked, rows, cast, Grammar(group[Syntax])))
        found: list[Quote] = []
        rest: list[Quoted] = []
        for q, saying in zip(marks, speakers, strict=True):
            if self._is_quotation(article.text, q, saying):
                by = (saying.source_start, saying.source_end) if saying else NONE
                cue = (saying.cue_start, saying.cue_end) if saying else NONE
                found.append(_quote(article, q.start, q.end, by, cue, saying.name if saying else None))
                for n in nested(article.text, q):
                    who = (n.who_start, n.who_end)
                    found.append(
                        _quote(
                            article, n.start, n.end, who, (n.cue_start, n.cue_end), cast.full(article.text[slice(*who)])
                        )
                    )
            elif saying is None:
                rest.append(q)
        found += [_quote(article, q.start, q.end, NONE, NONE, name) for q, name in echoes(article.text, rest, found)]
        yield from sorted(found, key=lambda q: (q.start, -q.end))

    def _is_quotation(self, text: str, q: Quoted, saying: Saying | None) -> bool:
        row = _WORD.findall(text, q.start, q.end)
        lead = text[max(0, q.outer_start - 60) : q.outer_start]
        if len(row) <= self.scare + 1 and _GLOSS.search(lead):
            return False
        spoken = saying is not None and saying.strong and saying.verb != "write" and _next_to(q, saying)
        if _titled(row) and not (spoken and text[q.end - 1] in ",.?!"):
            return False
        return saying is not None or len(row) > self.scare or bool(_DESCRIBED.search(lead) or _OWN.search(lead))


def _next_to(q: Quoted, saying: Saying) -> bool:
    """Does the cue with its speaker stand right at the quote, on either side?"""
    first, last = min(saying.cue_start, saying.source_start), max(saying.cue_end, saying.source_end)
    return 0 <= first - q.outer_end <= 2 or 0 <= q.outer_start - last <= 2


def _quote(article: Article, first: int, last: int, by: Span, cue: Span, name: str | None) -> Quote:
    start, end = _trim(article.text, first, last)
    speaker = article.text[slice(*by)] if by != NONE else None
    return Quote(ids.make("quote", article.id, start, end), article.id, start, end, speaker, *by, name, *cue)


def echoes(text: str, rest: Sequence[Quoted], found: Sequence[Quote]) -> Iterator[tuple[Quoted, str]]:
    """Stretches that nobody is said to have said, but that stand word for word in a longer quotation of the article, with its speaker:
    headings made of it. A title stands in capitals."""
    index: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for quote in found if rest else ():
        row = words(text[quote.start : quote.end])
        for pair in dict.fromkeys(pairwise(row)) if quote.name else ():
            if len(index[pair]) < ECHOED:
                index[pair].append((f" {' '.join(row)} ", quote.name or ""))
    for q in rest:
        row = words(text[q.start : q.end])
        heading = " ".join(row)
        if len(heading) < ECHO or _titled(_WORD.findall(text, q.start, q.end)):
            continue
        whole = index.get(tuple(row[:2]), [])
        name = next((name for said, name in whole if 2 * len(said) > 3 * len(heading) and f" {heading} " in said), None)
        if name:
            yield q, name


def _titled(row: Sequence[str]) -> bool:
    return all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in row)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def attribute(
    masked: str, rows: Sequence[Frame], marks: Sequence[Quoted], said: Sequence[Sequence[Saying]]
) -> list[Saying | None]:
    """For each quoted stretch the saying that attributes it; None where the rules cannot tell."""
    out: list[Saying | None] = [None] * len(marks)
    for number, frame in enumerate(rows):
        for k in frame.quotes:
            out[k] = _in_frame(masked, frame, marks[k], said[number])
    # Once a frame: one that is nothing but quotations may have thousands of them.
    alone = [bool(f.quotes) and _standing(masked, f) for f in rows]
    for number, frame in enumerate(rows):
        for k in frame.quotes:
            if out[k] is None:
                out[k] = _from_neighbours(masked, rows, number, k, marks, said, out, alone[number])
    return out


def _in_frame(masked: str, frame: Frame, q: Quoted, said: Sequence[Saying]) -> Saying | None:
    """The saying right after the quote ('…," she said'), else the last before it, else the first after it."""
    after = [s for s in said if s.cue_start >= q.outer_end]
    before = [s for s in said if s.cue_end <= q.outer_start]
    if after:
        gap = masked[q.outer_end : min(after[0].cue_start, max(after[0].source_start, q.outer_end))]
        tag = masked[q.outer_end - 2 : q.outer_end - 1] if q.closed else ""
        if not gap.strip(" ,-–—") and after[0].strong and (not before or _ends_clause(masked, q)):
            return after[0]
        if not before and (after[0].verb == "according" or _opens(masked, frame, q) or tag == ","):
            return after[0]
    inverted = not before and after and after[0].strong and after[0].source_start > after[0].cue_start
    if inverted and masked[frame.start : after[0].cue_start].rstrip().endswith(","):
        return after[0]  # 'A "handful" of them came early, said NAME.'
    if before:
        return _teller(masked, before)
    return after[0] if after and after[0].strong and _opens(masked, frame, q) else None


def _teller(masked: str, before: Sequence[Saying]) -> Saying:
    """The last saying; but in 'NAME said the guard told him "…"' and 'NAME said they favoured "…"' the words are NAME's."""
    last = before[-1]
    if len(before) < 2:
        return last
    outer = before[-2]
    retold = last.verb == "tell" and masked[last.hearer_start : last.hearer_end].lower() in _HEARERS
    if outer.strong and outer.verb != "according" and (retold or not last.strong or last.verb == "tweet"):
        between = masked[outer.cue_end : last.source_start].split()
        if 0 <= outer.cue_end <= last.source_start and between in ([], ["that"]):
            return outer
    return last


def _ends_clause(masked: str, q: Quoted) -> bool:
    """Whether nothing but the speaker can follow: the quote begins its frame, or follows a break."""
    return masked[max(0, q.outer_start - 2) : q.outer_start].strip() in ("", ".", "\x00")


def _answerer(out: Sequence[Saying | None], k: int) -> Saying | None:
    """Who answers the question before quote k: the other of two who take turns; None where nobody spoke with the asker."""
    asker = out[k - 1]
    others = [s for s in out[max(0, k - 1 - TURNS) : k - 1] if s and s.name and asker and s.name != asker.name]
    return others[-1] if others else None


def _opens(masked: str, frame: Frame, q: Quoted) -> bool:
    """Does the quote open its frame?"""
    blank = _BLANK.match(masked, frame.start, q.outer_start)
    return blank is not None and blank.end() == q.outer_start


def _standing(masked: str, frame: Frame) -> bool:
    """Does the frame hold quoted words and nothing else?"""
    return not masked[frame.start : frame.end].strip("\x00 \t.,!?…-–—;'\"’”)(")


def _from_neighbours(
    masked: str, rows: Sequence[Frame], number: int, k: int, marks: Sequence[Quoted], said: Sequence[Sequence[Saying]],
    out: Sequence[Saying | None], alone: bool,
) -> Saying | None:  # fmt: skip
    """A quote without words of its own: it goes on from the quote before it, or follows a lead-in ('He said:').

    alone: its frame holds quoted words and nothing else.
    """
    frame = rows[number]
    if not alone and not _opens(masked, frame, marks[k]):
        return None
    if k in frame.quotes[1:]:
        return out[k - 1]
    if number and masked[rows[number - 1].start : rows[number - 1].end].rstrip().endswith(":") and said[number - 1]:
        return said[number - 1][-1]
    if not alone:
        return None
    if k and marks[k - 1].continued and out[k - 1] is not None:
        between = masked[marks[k - 1].outer_end : marks[k].outer_start]
        if sum(bool(line.strip()) for line in between.split("\n")) <= 1:
            return out[k - 1]  # a caption at most stands between the paragraphs of one speech
    if number and rows[number - 1].quotes and k and out[k - 1] is not None:
        same = rows[number - 1].paragraph == frame.paragraph
        follows = rows[number - 1].paragraph == frame.paragraph - 1
        if follows and marks[k - 1].asks and marks[k - 1].closed:
            return _answerer(out, k)
        if same or (follows and (marks[k - 1].continued or rows[number - 1].quotes[-1] == k - 1)):
            return out[k - 1]
    for back in range(number - 1, max(-1, number - 1 - SPEECH), -1):
        # 'It was late, NAME said. "…"': the words go on from what was told in the same paragraph.
        if rows[back].paragraph == frame.paragraph and (strong := [s for s in said[back] if s.strong and s.name]):
            return strong[-1]
    if number and rows[number - 1].paragraph == frame.paragraph - 1 and not rows[number - 1].quotes:
        # British style: 'NAME said it was quick.' and then a paragraph of NAME's own words.
        named = [s for s in said[number - 1] if s.strong and s.person]
        if named:
            return named[-1]
    later = rows[number + 1] if number + 1 < len(rows) else None
    if later and later.paragraph == frame.paragraph and later.quotes and out[later.quotes[0]] is not None:
        return out[later.quotes[0]]
    return None
