"""Questions about the syntax of an article, by place: is this word a verb, who is its subject, what clause does it govern?"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from headwater.records import Syntax

Span = tuple[int, int]
Word = tuple[Syntax, int]

SUBJECTS = frozenset(("nsubj", "csubj"))
CLAUSES = frozenset(("ccomp", "parataxis"))
# Dependents that are no part of the phrase that names somebody: what is told of them, and a conjoined clause.
_ASIDE = frozenset(("acl:relcl", "acl", "appos", "parataxis", "punct", "cc", "conj", "advcl", "dep"))


class Grammar:
    """The syntax of one article. Places are character offsets in its text."""

    def __init__(self, rows: Sequence[Syntax]) -> None:
        self._rows = sorted(rows, key=lambda r: r.start)
        self._starts = [r.start for r in self._rows]
        self._children: dict[int, dict[int, list[int]]] = {}

    def word(self, at: int) -> Word | None:
        """The word that stands at text[at]; None where none does."""
        found = bisect_right(self._starts, at) - 1
        if found < 0 or at >= self._rows[found].end:
            return None
        row = self._rows[found]
        i = bisect_right(row.starts, at) - 1
        return (row, i) if i >= 0 and at < row.ends[i] else None

    def verbs(self, start: int, end: int) -> Iterator[Word]:
        """The verbs of text[start:end] in order, auxiliaries among them."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for at in range(first, len(self._rows)):
            row = self._rows[at]
            if row.start >= end:
                return
            for i, tag in enumerate(row.tags):
                if tag in ("VERB", "AUX") and start <= row.starts[i] < end:
                    yield row, i

    def subject(self, word: Word) -> Span | None:
        """The phrase that is the subject of the verb: its own, that of the verb it is joined to, or the noun it explains."""
        row, i = word
        for _ in range(4):
            own = next((c for c in self._of(word)[i] if row.relations[c] in SUBJECTS), None)
            if own is not None:
                if row.lemmas[own] in ("who", "that", "which") and row.relations[i] in ("acl:relcl", "acl"):
                    return self._phrase(row, row.heads[i])
                return self._phrase(row, own)
            if any(row.relations[c].endswith(":pass") for c in self._of(word)[i]):
                return None
            if row.relations[i] in ("conj", "advcl", "xcomp"):
                i = row.heads[i]
            elif row.relations[i].startswith("acl"):
                return self._phrase(row, row.heads[i])
            else:
                return None
        return None

    def clause(self, word: Word) -> Span | None:
        """The clause that the verb governs ('said THAT IT WAS SHUT'); None for none."""
        row, i = word
        found = next((c for c in self._of(word)[i] if row.relations[c] in CLAUSES), None)
        if found is None:
            return None
        inside = list(self._below(row, found))
        return row.starts[min(inside)], row.ends[max(inside)]

    def _of(self, word: Word) -> dict[int, list[int]]:
        row = word[0]
        known = self._children.get(row.start)
        if known is None:
            known = defaultdict(list)
            for n, head in enumerate(row.heads):
                if head != n:
                    known[head].append(n)
            self._children[row.start] = known
        return known

    def _phrase(self, row: Syntax, head: int) -> Span:
        """The words around `head` that name it."""
        inside = [
            head,
            *(n for c in self._of((row, head))[head] if row.relations[c] not in _ASIDE for n in self._below(row, c)),
        ]
        first = last = head
        kept = set(inside)
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        return row.starts[first], row.ends[last]

    def _below(self, row: Syntax, top: int) -> Iterable[int]:
        children, waiting, seen = self._of((row, top)), [top], set[int]()
        while waiting:
            n = waiting.pop()
            if n not in seen:
                seen.add(n)
                waiting += children[n]
        return seen
