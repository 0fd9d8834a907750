"""The passages that may assert something, each as a bag of weighted terms.

A term is a word's stem, a resolved number, a resolved time or an utterance that the passage cuts from. Its weight is its
rarity in English at large (`wordfreq`, so no corpus seen so far plays a part) times its rarity among the passages of the
story: what every sentence of a story names tells no two of them together.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from wordfreq import zipf_frequency

from headwater.ids import Id
from headwater.records import Quantity, Time, Utterance
from headwater.text import word_spans

Term = Hashable

# Zipf scale: 7.7 is "the", 6.3 "who", 3 once in a million words. Words above 6.3 tell nothing of what is said.
_COMMONEST = 6.3
_TOP = 7.5
# A word never seen is no more telling than one seen once in 300 million words; a typing slip would outweigh all else.
_HEAVIEST = 5.0
_NUMBER_WEIGHT = 4.0
_UTTERANCE_WEIGHT = 5.0
# A story of few passages is taken for one of so many more, or a word that both of two passages hold would tell nothing.
_PRIOR = 40
# A word in every passage still counts a little, or passages of nothing but such words would have no weight at all.
_LEAST_SHARE = 0.05

_CLITIC = re.compile(r"'s$|'$")
_SUFFIXES = ("ingly", "edly", "ing", "ed", "es", "s", "ly")


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage of one article. terms: weight of each term, > 0."""

    article: Id
    start: int
    end: int
    terms: dict[Term, float]


def stem(word: str) -> str:
    """`word` without its commonest English endings: said of one text and another alike, it need not be a word."""
    word = _CLITIC.sub("", word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lse":
                word = word[:-1]
            break
    if word.endswith("e") and len(word) > 4:
        return word[:-1]
    if word.endswith("i") and len(word) > 3:
        return word[:-1] + "y"
    return word


@cache
def rarity(word: str) -> float:
    """0 for words that tell nothing, up to 5 for the rarest."""
    if word.isdigit():
        return _NUMBER_WEIGHT
    zipf = zipf_frequency(word, "en")
    return 0.0 if zipf > _COMMONEST or len(word) < 2 else min(_TOP - zipf, _HEAVIEST)


def make_units(
    spans: Iterable[tuple[Id, int, int]],
    texts: dict[Id, str],
    times: Iterable[Time],
    quantities: Iterable[Quantity],
    utterances: Iterable[Utterance],
) -> list[Unit]:
    """One unit a span (article, start, end), by article and start, with the terms of the marks that start within it."""
    marks = _marks(times, quantities, utterances)
    bags = []
    for article, start, end in (places := sorted(spans)):
        bag = _words(texts[article][start:end])
        here = marks.get(article, [])
        first = bisect_left(here, start, key=lambda m: m[0])
        for at, term, weight in here[first : bisect_right(here, end - 1, key=lambda m: m[0])]:
            if at < end:
                bag[term] = weight
        bags.append(bag)
    return [Unit(*span, bag) for span, bag in zip(places, _weigh(bags), strict=True)]


def _words(text: str) -> dict[Term, float]:
    bag: dict[Term, float] = {}
    for word, _, _ in word_spans(text):
        weight = rarity(word)
        if weight > 0:
            term = stem(word)
            bag[term] = max(weight, bag.get(term, 0.0))
    return bag


def _marks(
    times: Iterable[Time], quantities: Iterable[Quantity], utterances: Iterable[Utterance]
) -> dict[Id, list[tuple[int, Term, float]]]:
    found: dict[Id, set[tuple[int, Term, float]]] = defaultdict(set)
    for t in times:
        if t.earliest and t.latest:
            found[t.article].add((t.start, ("time", t.earliest, t.latest), _NUMBER_WEIGHT))
    for q in quantities:
        found[q.article].add((q.start, ("number", q.low if q.low is not None else q.high, q.unit), _NUMBER_WEIGHT))
    for u in utterances:
        if len(u.articles) > 1:
            for article, start in zip(u.articles, u.starts, strict=True):
                found[article].add((start, ("utterance", u.id), _UTTERANCE_WEIGHT))
    return {article: sorted(rows, key=lambda r: (r[0], repr(r))) for article, rows in found.items()}


def _weigh(bags: Sequence[dict[Term, float]]) -> list[dict[Term, float]]:
    seen = Counter(term for bag in bags for term in bag)
    scale = math.log(len(bags) + _PRIOR)
    share = {term: max(_LEAST_SHARE, 1 - math.log(n) / scale) for term, n in seen.items()}
    return [{term: weight * share[term] for term, weight in bag.items()} for bag in bags]
