"""What a clause in quotation marks may be one claim with: cuts of its own utterance, and reports of what it says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from headwater.corroborate.linkage import Pair
from headwater.corroborate.units import Term, Unit
from headwater.corroborate.wording import sense
from headwater.ids import Id
from headwater.records import Utterance
from headwater.text import words

# Telling words of the quotation that a report of it shares: two are common to much that is said of one event.
_SHARED = 3
# Cuts of one utterance that were not found to be one are this much alike; speaker and occasion alone are less.
_SAME = 0.5


def may_join(
    units: Sequence[Unit], alike: Mapping[Pair, float], texts: Mapping[Id, str], utterances: Iterable[Utterance]
) -> set[Pair]:
    """The pairs of `alike` that may be one claim. Only a pair with a passage largely in quotation marks may not.

    Who said it, and when, stands outside the marks and makes no two quotations one.
    """
    spans: dict[Id, list[tuple[int, int]]] = defaultdict(list)
    for u in utterances:
        for article, start, end in zip(u.articles, u.starts, u.ends, strict=True):
            spans[article].append((start, end))
    said = [_said(u, texts[u.article], spans[u.article]) for u in units]
    return {pair for pair, value in alike.items() if _agree(units, said, pair, value)}


def _agree(units: Sequence[Unit], said: Sequence[frozenset[Term] | None], pair: Pair, value: float) -> bool:
    inside = [s for i in pair if (s := said[i]) is not None]
    if not inside:
        return True
    shared = units[pair[0]].telling & units[pair[1]].telling
    if any(isinstance(term, tuple) and term[0] == "utterance" for term in shared):
        return True
    told = shared.intersection(*inside)
    return len(told) >= _SHARED or (value >= _SAME and bool(told))


def _said(unit: Unit, text: str, spans: Collection[tuple[int, int]]) -> frozenset[Term] | None:
    """The stems within quotation marks, None where they are a third of the passage or less."""
    inside = [(max(start, unit.start), min(end, unit.end)) for start, end in spans]
    inside = [(start, end) for start, end in inside if start < end]
    if 3 * sum(end - start for start, end in inside) <= unit.end - unit.start:
        return None
    return frozenset(sense(w) for start, end in inside for w in words(text[start:end]))
