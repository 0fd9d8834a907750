"""The passages that may assert something, each as a bag of weighted terms.

A term is a word's stem, a resolved number, a resolved time or an utterance that the passage cuts from. Its weight is its
rarity in English at large (`wordfreq`, so no corpus seen so far plays a part) times its rarity among the passages of the
story: what every sentence of a story names tells no two of them together.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from wordfreq import zipf_frequency

from headwater.corroborate.wording import sense
from headwater.ids import Id
from headwater.records import Entity, Quantity, Time, Utterance
from headwater.text import word_spans, words

Term = Hashable

# Zipf scale: 7.7 is "the", 6.3 "who", 3 once in a million words. Words above 6.3 tell nothing of what is said.
_COMMONEST = 6.3
_TOP = 7.5
# A word never seen is no more telling than one seen once in 30 million words; a typing slip would outweigh all else.
_HEAVIEST = 4.0
_NUMBER_WEIGHT = 4.0
_UTTERANCE_WEIGHT = 5.0
# A story of few passages is taken for one of so many more, or a word that both of two passages hold would tell nothing.
_PRIOR = 40
# A word in every passage still counts a little, or passages of nothing but such words would have no weight at all.
_LEAST_SHARE = 0.05
# How much less a term weighs for its share of the story's passages: more than in proportion, for what most of them name
# (a film and its star) joins sentences that have nothing else alike.
_FADING = 1.5
# An article of the story has a term in more than two of its passages: then the story is about it, whatever a passage says.
_WIDE = 2
_FEW = 5  # passages; so many or fewer are no habit of the story


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage of one article. terms: weight of each term, > 0. telling: those that say which of a story's propositions it is."""

    article: Id
    start: int
    end: int
    terms: dict[Term, float]
    telling: frozenset[Term] = frozenset()


@cache
def rarity(word: str) -> float:
    """0 for words that tell nothing, up to 4 for the rarest."""
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
    entities: Iterable[Entity],
) -> list[Unit]:
    """One unit a span (article, start, end), by article and start, with the terms of the marks that start within it."""
    when: dict[Id, list[tuple[int, int]]] = defaultdict(list)
    for t in times:
        when[t.article].append((t.start, t.end))
    marks = _marks(times, quantities, utterances)
    bags, outside = [], []
    for article, start, end in (places := sorted(spans)):
        bag, telling = _words(texts[article][start:end], [(a - start, b - start) for a, b in when[article]])
        here = marks.get(article, [])
        first = bisect_left(here, start, key=lambda m: m[0])
        for at, term, weight in here[first : bisect_right(here, end - 1, key=lambda m: m[0])]:
            if at < end:
                bag[term] = weight
                if term[0] != "time":
                    telling.add(term)
        bags.append(bag)
        outside.append(telling)
    about = _story_wide(bags, len({article for article, _, _ in places})) | _first_names(entities)
    return [
        Unit(*span, bag, frozenset(telling - about))
        for span, bag, telling in zip(places, _weigh(bags), outside, strict=True)
    ]


def _story_wide(bags: Sequence[dict[Term, float]], articles: int) -> set[Term]:
    """Terms so frequent that they say what the story is about, not which of its propositions a passage is."""
    seen = Counter(term for bag in bags for term in bag)
    return {term for term, n in seen.items() if n > max(_WIDE * articles, _FEW)}


def _first_names(entities: Iterable[Entity]) -> set[Term]:
    """Stems of all words but the last of each name of several words: with the last one they are one piece of evidence."""
    return {sense(w) for e in entities for w in words(e.name)[:-1]}


def _words(text: str, times: Sequence[tuple[int, int]]) -> tuple[dict[Term, float], set[Term]]:
    """The weight of each stem, and the stems that stand outside times and are no figures."""
    bag: dict[Term, float] = {}
    telling: set[Term] = set()
    for word, start, end in word_spans(text):
        weight = rarity(word)
        if weight > 0:
            term = sense(word)
            bag[term] = max(weight, bag.get(term, 0.0))
            if not word.isdigit() and not any(a <= start and end <= b for a, b in times):
                telling.add(term)
    return bag, telling


def _marks(
    times: Iterable[Time], quantities: Iterable[Quantity], utterances: Iterable[Utterance]
) -> dict[Id, list[tuple[int, tuple[Hashable, ...], float]]]:
    found: dict[Id, set[tuple[int, tuple[Hashable, ...], float]]] = defaultdict(set)
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
    share = {term: max(_LEAST_SHARE, 1 - math.log(n) / scale) ** _FADING for term, n in seen.items()}
    return [{term: weight * share[term] for term, weight in bag.items()} for bag in bags]
