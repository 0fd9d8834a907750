"""Article, Sentence -> Time: expressions that refer to a calendar time, resolved to whole days."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from headwater.annotate.days import UNKNOWN, Days
from headwater.annotate.expressions import Found, expressions
from headwater.annotate.moments import View, looks_ahead
from headwater.ids import Id
from headwater.records import Article, Record, Sentence, Time
from headwater.step import Group, GroupStep

# One character for one, so that offsets hold.
PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\t": " "})
_LONGEST = 5_000  # characters of a sentence that are searched: longer ones are lists and tables, not prose
_NEAR = 80  # characters before an expression in which a verb in the future decides about it
_YEAR_ALONE = re.compile(r"(?:1\d{3}|20\d\d)")
# A number of the right size is a year only where nothing makes it a count: '1900 people', 'No. 2012', 'about 1,950', '2000 m'.
_NOT_BEFORE = re.compile(
    r"(?:[$£€#№]|\b(?:no\.|number|about|around|than|some|nearly|over|flight|room|route|highway|euro|model|class|article|section|page)) ?$",
    re.I,
)
_NOT_AFTER = re.compile(
    r" ?(?:%|percent|per cent|people|dollars|euros|pounds|miles|km|metres|meters|feet|m\b|kg|tons|tonnes|points|jobs|troops|words|votes)|[,.]\d|-\w|:\d"
)
# 'Christmas lights' are no time, 'at Christmas' and 'Christmas morning' are.
_HOLIDAY_BEFORE = re.compile(
    r"\b(?:on|at|by|before|after|until|since|around|this|last|next|over|during|for|of)(?: the)? $", re.I
)
_ENDS = re.compile(r"[,.;:!?)\"”]|$| (?:morning|night|evening|weekend|and|but|when|in|at)\b")
_BUSINESS = re.compile(
    r"\b(?:profits?|earnings|earned|revenues?|sales|fiscal|results|charges?|net|income|loss|tax|growth|shares?|economy|gdp|company)\b",
    re.I,
)
_MAY = re.compile(
    r"(?:in|last|next|this|since|until|by|of|from|to|early|late|mid|and|during|before|after|between|through|on) ?$|-$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class FindTimes(GroupStep):
    """Article, Sentence -> Time. Expressions do not overlap; ages, bare durations and 'now' are none.

    Seen from the printed day of publication. Without one only absolute dates have bounds.
    """

    name: ClassVar[str] = "annotate.times"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence)
    writes: ClassVar[tuple[type[Record], ...]] = (Time,)
    close: ClassVar[bool] = True

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for article in group[Article]:
            view = View(_published(article))
            plain = article.text.translate(PLAIN)
            for sentence in sorted(group[Sentence], key=lambda s: s.start):
                end = min(sentence.end, sentence.start + _LONGEST)
                for start, stop, found in _resolve(plain[sentence.start : end], view):
                    if found.first and found.last:
                        view = replace(view, before=found)
                    first, last = (d.isoformat() if d else None for d in (found.first, found.last))
                    yield Time(article.id, sentence.start + start, sentence.start + stop, first, last)


def _published(article: Article) -> date | None:
    try:
        # A date that the text contradicts is no day to count from.
        return None if article.published_how == "doubtful" else date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _resolve(text: str, view: View) -> Iterator[tuple[int, int, Days]]:
    """(start, end, days) of the expressions of one sentence, in order; 'between March and May' is one."""
    found = expressions_of(text)
    # A clock time takes the day that its sentence names, wherever it stands in it.
    dated = (value for f in found if f.names_day and (value := _read(f, text, view)).first)
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
    """The expressions of one sentence that refer to a time, in order and without overlap."""
    return _apart([f for f in expressions(text) if _refers(text, f)])


def _read(item: Found, text: str, view: View) -> Days:
    return item.read(item.match, replace(view, future=looks_ahead(text[max(0, item.start - _NEAR) : item.start])))


def _refers(text: str, item: Found) -> bool:
    """Is this a time at all, where a word or number may mean something else?"""
    words = item.match[0]
    if _YEAR_ALONE.fullmatch(words):
        return not _NOT_BEFORE.search(text[: item.start]) and not _NOT_AFTER.match(text, item.end)
    if words in ("May", "March", "MAY", "MARCH") or re.fullmatch(r"(?:Mar|Jan|Jun|Dec|Sep)", words):
        return _MAY.search(text[: item.start]) is not None
    if re.fullmatch(r"(?:April|June|August)", words):
        return not re.match(r" [A-Z]", text[item.end : item.end + 2]) or _MAY.search(text[: item.start]) is not None
    groups = item.match.groupdict()
    if groups.get("size") and not groups["year"] and not groups["of_year"]:  # a match has quarters and halves too
        return groups["size"].lower() == "quarter" and _BUSINESS.search(text) is not None
    if groups.get("holiday"):
        return _HOLIDAY_BEFORE.search(text[: item.start]) is not None or _ENDS.match(text, item.end) is not None
    if groups.get("word") and words[0].isupper():  # a title holds 'Tomorrow', a sentence may begin with it
        return not re.search(r"[^\W\d_],? $", text[: item.start])
    return True


def _apart(found: Sequence[Found]) -> list[Found]:
    """Of overlapping expressions the longest (then the first), in the order of the text."""
    out: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if all(item.end <= other.start or other.end <= item.start for other in out):
            out.append(item)
    return sorted(out, key=lambda f: f.start)


def _ranges(text: str, found: Sequence[tuple[int, int, Days]]) -> Iterator[tuple[int, int, Days]]:
    """'between March 2015 and March 2016' as one, when both ends are known and in order."""
    at = 0
    while at < len(found):
        start, end, value = found[at]
        if (
            at + 1 < len(found)
            and re.search(r"\bbetween $", text[:start], re.I)
            and text[end : found[at + 1][0]] == " and "
        ):
            last = found[at + 1][2].last
            if value.first and last and value.first <= last:
                yield start, found[at + 1][1], Days(value.first, last)
                at += 2
                continue
        yield found[at]
        at += 1
