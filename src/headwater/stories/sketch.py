"""Article -> Sketch: the words that tell what an article is about, weighted without looking at any other article."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater import ids
from headwater.ids import Id
from headwater.records import Article, Record, Sketch
from headwater.step import MapStep
from headwater.text import fold

# Numbers with their separators; words with inner apostrophes and hyphens, so that '34-year-old' is one term.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-']\w+)*")
# Characters of one word that are kept: longer ones are addresses and encoded data, not words.
_LONGEST = 40


@lru_cache(maxsize=1 << 17)  # a news vocabulary; a worker holds some ten megabytes of it
def _rarity(word: str) -> tuple[float, Id]:
    """8 minus the Zipf value (log10 of occurrences in 10^9 words of English, wordfreq; 0 for a word not in its list), and
    the term's id."""
    from wordfreq import zipf_frequency

    return 8.0 - zipf_frequency(word, "en"), ids.make(word)


@dataclass(frozen=True, slots=True)
class SketchArticle(MapStep):
    """Article -> Sketch. The heaviest terms of title and text, heaviest first; weights have unit length.

    A term weighs its damped count, 1 + ln(count), times the rarity of the word in English at large, so an article's sketch
    never depends on the rest of the corpus. A count may be fractional: words of the title and of the beginning of the text
    count more. labels: the word as first shown. An article without words of any weight gives a sketch without terms.
    """

    name = "stories.sketch"
    reads = Article
    writes = (Sketch,)

    most: int = 200  # terms kept; more costs time and adds background that articles of one topic share
    title: float = 4.0  # counts of a word of the title: it says what the article is about
    lead: float = 2.0  # counts of a word of the lead: news tells the event first
    lead_words: int = 80  # two or three paragraphs
    common: float = 1.5  # rarity taken off, so that words with a Zipf value above 6.5 ('after', 'about') weigh nothing
    rarest: float = 4.5  # rarity beyond which a word weighs no more: names and misprints alike are not in the list
    number: float = 1.5  # factor for terms with digits: ages, tolls, sums and addresses tell like events apart

    def map(self, batch: Sequence[Article]) -> Iterable[Iterable[Record]]:
        return [[self._sketch(article)] for article in batch]

    def _sketch(self, article: Article) -> Sketch:
        counts: dict[str, float] = {}
        shown: dict[str, str] = {}
        for word, label in _words(article.title or ""):
            counts[word] = counts.get(word, 0.0) + self.title
            shown.setdefault(word, label)
        for i, (word, label) in enumerate(_words(article.text)):
            counts[word] = counts.get(word, 0.0) + (self.lead if i < self.lead_words else 1.0)
            shown.setdefault(word, label)
        terms = []
        for word, count in counts.items():
            rarity, term = _rarity(word)
            weight = (1.0 + math.log(count)) * min(self.rarest, rarity - self.common)
            if weight > 0.0:
                terms.append((weight * self.number if word[0].isdigit() else weight, term, shown[word]))
        terms = sorted(terms, key=lambda t: (-t[0], t[1]))[: self.most]
        length = math.sqrt(math.fsum(t[0] * t[0] for t in terms))
        return Sketch(
            article.id,
            article.outlet,
            article.title,
            article.first,
            article.last,
            tuple(t[1] for t in terms),
            tuple(t[0] / length for t in terms),
            tuple(t[2] for t in terms),
        )


def _words(text: str) -> Iterator[tuple[str, str]]:
    """(folded word, word as shown) in order."""
    folded = fold(text)
    for m in _WORD.finditer(folded.text):
        start, end = folded.span(m.start(), m.end())
        yield m[0][:_LONGEST], text[start:end][:_LONGEST]
