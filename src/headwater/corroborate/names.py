"""One name spelt two ways by different articles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from headwater.corroborate.units import stem
from headwater.corroborate.values import Value, around, clause
from headwater.ids import Id
from headwater.records import Entity, Mention
from headwater.text import word_spans

# Shorter names differ by a letter without being one ("Mary", "Mark").
_SHORTEST = 5
# Above this Zipf value both spellings are words that people use ("Norway", "Norwegian"), hardly slips.
_KNOWN = 3.5


def spellings(
    entities: Iterable[Entity], claims: Mapping[Id, Sequence[Mention]], texts: Mapping[Id, str]
) -> list[set[Value]]:
    """Sets of values of kind name: words of names one edit apart, in mentions of one claim, no article using both."""
    at: dict[str, dict[Id, list[tuple[int, int, str]]]] = defaultdict(lambda: defaultdict(list))
    for e in sorted(entities, key=lambda e: (e.article, e.start, e.end)):
        text = texts.get(e.article, "")
        for word, start, end in word_spans(text[e.start : e.end]):
            if len(word) >= _SHORTEST and word.isalpha():
                at[word][e.article].append((e.start + start, e.start + end, text[e.start + start : e.start + end]))
    found: list[set[Value]] = []
    for a, b in combinations(sorted(at), 2):
        if not _variants(a, b) or at[a].keys() & at[b].keys():
            continue
        if any(_told_together(at[a], at[b], mentions) for _, mentions in sorted(claims.items())):
            found.append({_value(article, rows[0], texts[article]) for w in (a, b) for article, rows in at[w].items()})
    return found


def _variants(a: str, b: str) -> bool:
    from wordfreq import zipf_frequency

    if a[0] != b[0] or abs(len(a) - len(b)) > 1 or stem(a) == stem(b) or OSA.distance(a, b, score_cutoff=1) != 1:
        return False
    # A name and its plural or adjective are no two spellings.
    if a.startswith(b) or b.startswith(a):
        return False
    return min(zipf_frequency(a, "en"), zipf_frequency(b, "en")) < _KNOWN


def _told_together(
    a: Mapping[Id, list[tuple[int, int, str]]], b: Mapping[Id, list[tuple[int, int, str]]], mentions: Sequence[Mention]
) -> bool:
    def holds(found: Mapping[Id, list[tuple[int, int, str]]]) -> bool:
        return any(m.start <= s and e <= m.end for m in mentions for s, e, _ in found.get(m.article, ()))

    return holds(a) and holds(b)


def _value(article: Id, row: tuple[int, int, str], text: str) -> Value:
    start, end, label = row
    first, last = max(0, start - 100), min(len(text), end + 100)
    span = clause(text, start, end, first, last)
    return Value(article, start, *span, label, "name", "", None, None, around(text, start, end, first, last))
