"""One name spelt two ways."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz.distance import OSA, Levenshtein
from wordfreq import zipf_frequency

from headwater.corroborate.values import Value, around, clause
from headwater.corroborate.wording import stem
from headwater.ids import Id
from headwater.records import Entity
from headwater.text import word_spans

# Shorter names differ by a letter without being one ("Mary", "Mark").
_SHORTEST = 6
# Above this Zipf value (once in ten million words) both may be names that exist ("Hansen", "Hanson").
_KNOWN = 2.0
# "Tressel" and "Tressick" after one given name; English has seen neither once in a million words.
_RARE_SURNAME = 3.0
_ALIKE = 0.6
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
    found = _surnames(entities, texts)
    for a, b in combinations(sorted(at), 2):
        # More articles than one must be at it: a slip within one article is its own.
        if _variants(a, b) and len(at[a].keys() | at[b].keys()) > 1:
            rows = [_value(article, *place, texts[article]) for w in (a, b) for article, place in sorted(at[w].items())]
            found.append(sorted(rows, key=lambda v: (v.article, v.at)))
    return found


def _surnames(entities: Iterable[Entity], texts: Mapping[Id, str]) -> list[list[Value]]:
    """One given name with two rare surnames that begin and read alike. An article that has both means the one it has most."""
    found: dict[str, dict[Id, list[tuple[str, int, int]]]] = defaultdict(lambda: defaultdict(list))
    for e in sorted(entities, key=lambda e: (e.article, e.start, e.end)):
        words = word_spans(e.name) if e.kind == "PERSON" and e.article in texts else []
        if len(words) == 2 and zipf_frequency(words[1][0], "en") < _RARE_SURNAME:
            found[words[0][0]][e.article].append((words[1][0], e.start, e.end))
    slots = []
    for _, rows in sorted(found.items()):
        chosen = {article: max(r, key=lambda x: (sum(y[0] == x[0] for y in r), -x[1])) for article, r in rows.items()}
        surnames = sorted({c[0] for c in chosen.values()})
        if len(surnames) == 2 and _reads_alike(*surnames):
            slots.append([_value(a, start, end, texts[a]) for a, (_, start, end) in sorted(chosen.items())])
    return slots


def _reads_alike(a: str, b: str) -> bool:
    return a[:3] == b[:3] and Levenshtein.normalized_similarity(a, b) >= _ALIKE and OSA.distance(a, b) > 1


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
