"""Article, Sentence -> Quantity: numbers with what they count or measure, and their bounds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from headwater.annotate.amounts import amounts
from headwater.annotate.currencies import OF_CENTS
from headwater.annotate.phrases import Found
from headwater.annotate.pieces import PLAIN, pieces
from headwater.ids import Id
from headwater.records import Article, Quantity, Record, Sentence
from headwater.step import Group, GroupStep


@dataclass(frozen=True, slots=True)
class FindQuantities(GroupStep):
    """Article, Sentence -> Quantity. Spans do not overlap and include the words that bound the number.

    Numbers of dates, clock times, names and ordinals are none; 'single' and 'both' neither. 'About 20' is 20 to 20, approx;
    'more than 50' has no upper bound; 'dozens' are 24 or more. The two numbers of a score are two quantities.
    """

    name: ClassVar[str] = "annotate.quantities"
    version: ClassVar[int] = 3
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence)
    writes: ClassVar[tuple[type[Record], ...]] = (Quantity,)
    close: ClassVar[bool] = True

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for article in group[Article]:
            currency = ""
            plain = article.text.translate(PLAIN)
            for offset, text in pieces(plain, group[Sentence]):
                for found in _apart(amounts(text)):
                    if found.unit in OF_CENTS:
                        currency = found.unit
                    elif found.unit == "cent" and currency:
                        found = _of_currency(found, currency)
                    yield Quantity(
                        article.id,
                        offset + found.start,
                        offset + found.end,
                        found.low,
                        found.high,
                        found.unit,
                        found.counted,
                        found.approx,
                    )


def _of_currency(cents: Found, code: str) -> Found:
    low, high = (None if size is None else round(size / 100, 6) for size in (cents.low, cents.high))
    return replace(cents, low=low, high=high, unit=code, counted="")


def _apart(found: Iterable[Found]) -> list[Found]:
    """Of overlapping quantities the longest (then the first), in the order of the text."""
    taken: set[int] = set()
    out: list[Found] = []
    for item in sorted(set(found), key=lambda f: (f.start - f.end, f.start, f.unit)):
        if taken.isdisjoint(range(item.start, item.end)):
            taken.update(range(item.start, item.end))
            out.append(item)
    return sorted(out, key=lambda f: f.start)
