"""Article -> Sketch: the terms that tell what an article is about, weighted without looking at any other article."""

import heapq
import math
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from headwater import ids
from headwater.ids import Id
from headwater.records import Article, Record, Signature, Sketch
from headwater.step import MapStep
from headwater.stories.terms import Term, results, terms


@lru_cache(maxsize=1 << 17)  # as many as there are words in memory
def _id(key: str) -> Id:
    return ids.make(key)


def _day_of_year(key: str) -> int:
    """Of the key of a day ('@09-30'), in a leap year."""
    return date.fromisoformat(f"2000-{key[1:]}").timetuple().tm_yday


@dataclass(frozen=True, slots=True)
class SketchArticle(MapStep):
    """Article -> Sketch, Signature. The heaviest terms of title and text, heaviest first; weights have unit length.

    A term weighs its damped count, 1 + ln(count), times the rarity of its words in English at large (wordfreq), so a sketch
    never depends on the rest of the corpus. Words of the title and of the beginning of the text count more than once.
    labels: the term as first shown. An article without words of any weight gives a sketch without terms.
    """

    name = "stories.sketch"
    version = 5
    reads = Article
    writes = (Sketch, Signature)

    most: int = 150  # terms kept; more costs time and adds background that articles of one topic share
    title: float = 4.0  # counts of a term of the title: it says what the article is about
    lead: float = 2.0  # counts of a term of the lead: news tells the event first
    lead_words: int = 80  # two or three paragraphs
    common: float = 1.5  # rarity taken off, so that words with a Zipf value above 6.5 ('after', 'about') weigh nothing
    rarest: float = 4.5  # rarity beyond which a word weighs no more: names and misprints alike are not in the list
    steep: float = 1.5  # power of the rarity: words of the topic ('police') must not make like events one
    number: float = 2.0  # factor for terms with digits: ages, tolls, sums and addresses tell like events apart
    capital: float = 1.3  # factor for words with a capital inside a sentence: who and where
    pair: float = 1.0  # factor for two names in a row: 'Liberty City' is not 'Florida City'
    aged: float = 2.0  # factor for two names beside an age: victims and suspects are of one event, officials of many
    day: float = 2.0  # weight of a day the article speaks of: as that of a fairly common word
    keys: int = 40  # terms under which an article is found: two reports of one event share several of these
    fewest: int = 8  # terms below which equal sketches are not taken for equal texts: two pages with nothing but a name

    def map(self, batch: Sequence[Article]) -> Iterable[Iterable[Record]]:
        return [self._both(article) for article in batch]

    def _both(self, article: Article) -> list[Record]:
        sketch = self._sketch(article)
        whole = struct.pack(f"<{len(sketch.terms)}q{len(sketch.terms)}d", *sketch.terms, *sketch.weights)
        signature = Signature(
            article.id,
            _id(article.outlet) if article.outlet else 0,
            article.first,
            article.last,
            sketch.terms[: self.keys],
            sketch.weights[: self.keys],
            ids.make(whole if len(sketch.terms) >= self.fewest else article.id),
        )
        return [sketch, signature]

    def _sketch(self, article: Article) -> Sketch:
        title = list(terms(article.title or "", article.published, article.outlet))
        text = terms(article.text, article.published, article.outlet)
        counts: dict[str, float] = {}
        found: dict[str, Term] = {}
        for term in title:
            # A headline may be written with capitals throughout.
            found.setdefault(term.key, term._replace(kind="word") if term.kind == "name" else term)
            counts[term.key] = counts.get(term.key, 0.0) + self.title
        titled = self._weighed(found, dict.fromkeys(counts, 1.0))
        for term in text:
            key = term.key
            counts[key] = counts.get(key, 0.0) + (self.lead if term.at < self.lead_words else 1.0)
            if term.kind == "name" and key in found:
                found[key] = term._replace(label=found[key].label)
            elif term.kind in ("aged", "date"):
                found[key] = term
            else:
                found.setdefault(key, term)
        rows = self._weighed(found, counts)
        return Sketch(
            article.id,
            article.outlet,
            article.title,
            article.first,
            article.last,
            tuple(_id(key) for _, key in rows),
            tuple(weight for weight, _ in rows),
            tuple(found[key].label for _, key in rows),
            tuple(_id(key) for _, key in titled),
            tuple(weight for weight, _ in titled),
            tuple(sorted(_day_of_year(key) for key, term in found.items() if term.kind in ("day", "date"))),
            tuple(sorted(int(key[1:]) for key, term in found.items() if term.kind == "age")),
            tuple(_names([key for _, key in rows])),
            tuple(i for i, (_, key) in enumerate(rows) if _person(key, found)),
            tuple(sorted(_day_of_year(key) for key, term in found.items() if term.kind == "date")),
            tuple(results(article.title or "", article.text)),
        )

    def _weighed(self, found: dict[str, Term], counts: dict[str, float]) -> list[tuple[float, str]]:
        """(weight, key) of the heaviest terms, heaviest first, of unit length together."""
        rows = []
        for key, count in counts.items():
            weight = (1.0 + math.log(count)) * self._weight(found[key])
            if weight > 0.0:
                rows.append((-weight, _id(key), key))
        rows = heapq.nsmallest(self.most, rows)
        length = math.sqrt(math.fsum(weight * weight for weight, _, _ in rows))
        return [(-weight / length, key) for weight, _, key in rows]

    def _weight(self, term: Term) -> float:
        if term.kind in ("day", "date"):
            return self.day
        if term.kind in ("age", "bearer"):
            # Alike events have people of one age: what it tells is told by all of a pair (agree.py).
            return 0.0
        if term.kind in ("pair", "aged"):
            # Two words tell a third more than one of their mean rarity.
            factor = self.pair if term.kind == "pair" else self.aged
            return factor * 4 / 3 * min(term.rarity - self.common, self.rarest)
        rarity = min(self.rarest, term.rarity - self.common)
        if rarity <= 0.0:
            return 0.0
        weight = self.rarest * math.pow(rarity / self.rarest, self.steep)
        return weight * (self.number if term.kind == "number" else self.capital if term.kind == "name" else 1.0)


def _names(keys: Sequence[str]) -> Iterator[int]:
    """Which of `keys` are of one name, two by two: 'ann weir' with 'ann' and with 'weir', and these with each other."""
    at = {key: i for i, key in enumerate(keys)}
    for key in keys:
        first, space, last = key.partition(" ")
        if space:
            for one, other in ((key, first), (key, last), (first, last)):
                if one in at and other in at and one != other:
                    yield from (at[one], at[other])


def _person(key: str, found: dict[str, Term]) -> bool:
    """Whether it is the name of somebody whose age is told, beside it or beside the last name alone."""
    return found[key].kind == "aged" or (found[key].kind == "pair" and f"={key.partition(' ')[2]}" in found)
