"""Article, Sentence -> Time: expressions that refer to a calendar time, resolved to whole days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.expressions import Found, expressions
from headwater.annotate.moments import View
from headwater.annotate.pieces import PLAIN, pieces
from headwater.annotate.temporal.rule import Kind
from headwater.annotate.tense import looks_ahead
from headwater.ids import Id
from headwater.records import Article, Record, Sentence, Time
from headwater.step import Group, GroupStep

_NEAR = 100  # characters before an expression, and after it, in which a verb in the future decides about it
_JOINS = re.compile(r"\)?,? (?:on )?(?:the (?:morning|afternoon|evening|night) of )?|,? of |,? ")


@dataclass(frozen=True, slots=True)
class FindTimes(GroupStep):
    """Article, Sentence -> Time. Expressions do not overlap; ages, bare durations and 'every week' are none.

    Seen from the printed day of publication. Without one only absolute dates have bounds.
    """

    name: ClassVar[str] = "annotate.times"
    version: ClassVar[int] = 3
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence)
    writes: ClassVar[tuple[type[Record], ...]] = (Time,)
    close: ClassVar[bool] = True

    # 'now' and 'currently' in the outlet's own words are times in the standard (ISO-TimeML) and tell when a state held; a
    # code book of events may leave them out.
    present: bool = True

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for article in group[Article]:
            view = View(_published(article))
            plain = article.text.translate(PLAIN)
            for offset, text in pieces(plain, group[Sentence]):
                for start, stop, found in _resolve(text, view, self.present):
                    if found.first and found.last:
                        view = replace(view, before=found)
                    first, last = (d.isoformat() if d else None for d in (found.first, found.last))
                    yield Time(article.id, offset + start, offset + stop, first, last)


def _published(article: Article) -> date | None:
    try:
        # A date that the text contradicts is no day to count from.
        return None if article.published_how == "doubtful" else date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _resolve(text: str, view: View, present: bool) -> Iterator[tuple[int, int, Days]]:
    """(start, end, days) of the expressions of one sentence, in order; 'between March and May' is one."""
    found = [f for f in expressions_of(text) if present or f.kind is not Kind.PRESENT]
    if not found:
        return
    # A clock time takes the day that its sentence names, wherever it stands in it.
    dated = (value for f in found if f.kind is Kind.DAY and (value := _read(f, text, view)).first)
    named = next((value for value in dated if value.first == value.last), UNKNOWN)
    view = replace(view, day=named.first)
    resolved: list[tuple[int, int, Days]] = []
    for item in found:
        value = _read(item, text, view)
        if value.first and value.last:
            view = replace(view, before=value)
        resolved.append((item.start, item.end, value))
    yield from _ranges(text, resolved)


def expressions_of(text: str) -> list[Found]:
    """The expressions of one sentence that refer to a time, in order and without overlap; a time of day and its day are one."""
    return _joined(text, _apart(list(expressions(text))))


def _read(item: Found, text: str, view: View) -> Days:
    start = item.match.start()
    ahead = looks_ahead(text[max(0, start - _NEAR) : start], item.match[0], text[item.end : item.end + _NEAR])
    return item.read(replace(view, future=ahead))


def _apart(found: Sequence[Found]) -> list[Found]:
    """Of overlapping expressions the longest (then the first), in the order of the text."""
    taken: set[int] = set()
    out: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if taken.isdisjoint(range(item.start, item.end)):
            taken.update(range(item.start, item.end))
            out.append(item)
    return sorted(out, key=lambda f: f.start)


def _joined(text: str, found: Sequence[Found]) -> list[Found]:
    """'at 6 a.m. on Tuesday' is one expression, of the day that it names; so is 'the day before Christmas'."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        if last and last.kind is Kind.CLOCK and item.kind is Kind.DAY and _JOINS.fullmatch(text, last.end, item.start):
            out[-1] = Found(last.start, item.end, item.match, item.rule)
        elif last and last.kind is Kind.BESIDE and item.kind is Kind.DAY and text[last.end : item.start] == " ":
            shift = 1 if "after" in last.match[0].lower() else -1
            out[-1] = Found(last.start, item.end, item.match, item.rule, shift)
        elif last and last.kind is item.kind is Kind.CLOCK and text[last.end : item.start] == " (":
            out[-1] = Found(last.start, item.end, last.match, last.rule)
        else:
            out.append(item)
    return out


def _ranges(text: str, found: Sequence[tuple[int, int, Days]]) -> Iterator[tuple[int, int, Days]]:
    """'between March 2015 and March 2016' as one, when both ends are known and in order."""
    at = 0
    while at < len(found):
        start, end, value = found[at]
        if (
            at + 1 < len(found)
            and text[max(0, start - 8) : start].lower() == "between "
            and text[end : found[at + 1][0]] == " and "
        ):
            last = found[at + 1][2].last
            if value.first and last and value.first <= last:
                yield start, found[at + 1][1], Days(value.first, last)
                at += 2
                continue
        yield found[at]
        at += 1
