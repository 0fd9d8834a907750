"""One name spelt two ways."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from headwater.corroborate.units import stem
from headwater.corroborate.values import Value, around, clause
from headwater.ids import Id
from headwater.records import Entity
from headwater.text import word_spans

# Shorter names differ by a letter without being one ("Mary", "Mark").
_SHORTEST = 6
# Above this Zipf value (once in ten million words) both may be names that exist ("Hansen", "Hanson").
_KNOWN = 2.0
# A last letter that makes another word of a name: plural, demonym, feminine surname.
_INFLECTS = frozenset("snia")
# Code points to either side that may be shown with a name.
_AROUND = 80


def spellings(entities: Iterable[Entity], texts: Mapping[Id, str]) -> list[list[Value]]:
    """Values of kind name: words of names, hardly known otherwise, one edit apart; one value for each article and spelling."""
    at: dict[str, dict[Id, tuple[int, int]]] = defaultdict(dict)
    for e in sorted(entities, key=lambda e: (e.article, e.start, e.end)):
        text = texts.get(e.article, "")
        for word, start, end in word_spans(text[e.start : e.end]):
            if len(word) >= _SHORTEST and word.isalpha() and text[e.start + start].isupper():
                at[word].setdefault(e.article, (e.start + start, e.start + end))
    found = []
    for a, b in combinations(sorted(at), 2):
        # More articles than one must be at it: a slip within one article is its own.
        if _variants(a, b) and len(at[a].keys() | at[b].keys()) > 1:
            rows = [_value(article, *place, texts[article]) for w in (a, b) for article, place in sorted(at[w].items())]
            found.append(sorted(rows, key=lambda v: (v.article, v.at)))
    return found


def _variants(a: str, b: str) -> bool:
    if a[0] != b[0] or abs(len(a) - len(b)) > 1 or stem(a) == stem(b) or OSA.distance(a, b, score_cutoff=1) != 1:
        return False
    long, short = (a, b) if len(a) > len(b) else (b, a)
    if long.startswith(short) and long[-1] in _INFLECTS:
        return False
    return max(zipf_frequency(a, "en"), zipf_frequency(b, "en")) < _KNOWN


def _value(article: Id, start: int, end: int, text: str) -> Value:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    span = clause(text, start, end, first, last)
    return Value(article, start, *span, text[start:end], "name", "", None, None, around(text, start, end))
