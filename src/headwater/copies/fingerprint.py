"""Article -> Fingerprint: hashes of overlapping runs of words, outside quotation marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from headwater.records import Article, Fingerprint, Record
from headwater.step import MapStep
from headwater.text import word_spans

_MASK = (1 << 63) - 1
# Odd multiplier of Knuth's MMIX generator: spreads the sum of word hashes over all bits.
_FACTOR = 6364136223846793005
# A mark that opens and the one that closes it. Straight and curly double marks, guillemets, and single curly marks that
# stand where an apostrophe cannot: before a word and after one.
_QUOTED = re.compile(
    r'(?<!\w)"[^"\n]{0,2000}"?|[“„][^”\n]{0,2000}”?|«[^»\n]{0,2000}»?|(?<!\w)‘(?:[^\n‘’]|’(?=\w)){0,600}’'
)


def quoted(text: str) -> list[tuple[int, int]]:
    """Ranges of code points inside quotation marks, ascending. A mark that is not closed in its paragraph quotes the rest
    of it (the next paragraph goes on with the same speech), but at most 2,000 characters."""
    return [m.span() for m in _QUOTED.finditer(text)]


def unquoted(text: str) -> Iterator[list[tuple[str, int, int]]]:
    """Maximal runs of words that no quotation interrupts: (folded word, start, end) each."""
    ranges = iter(quoted(text))
    begin, end = next(ranges, (len(text), len(text)))
    run: list[tuple[str, int, int]] = []
    for word in word_spans(text):
        if word[1] >= begin and run:
            yield run
            run = []
        while word[1] >= end:
            begin, end = next(ranges, (len(text), len(text)))
            if begin == len(text):
                break
        if not begin <= word[1] < end:
            run.append(word)
    if run:
        yield run


@lru_cache(maxsize=1 << 16)  # a news vocabulary; a worker holds a few megabytes of it
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class FingerprintText(MapStep):
    """Article -> Fingerprint. Every run of `run` folded words outside quotation marks, as a 63-bit hash with its range.

    Words in quotation marks are left out and no run reaches over them: two articles that quote the same post have not
    copied each other. words: all words outside quotation marks. An article with fewer than `run` gives no hashes.
    """

    name = "copies.fingerprint"
    reads = Article
    writes = (Fingerprint,)

    run: int = 5  # words; shorter runs are everyday phrases, longer ones miss lightly edited sentences

    def map(self, batch: Sequence[Article]) -> Iterable[Iterable[Record]]:
        return [[self._fingerprint(article)] for article in batch]

    def _fingerprint(self, article: Article) -> Fingerprint:
        hashes: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        words = 0
        for run in unquoted(article.text):
            words += len(run)
            values = [_hash(word) for word, _, _ in run]
            for i in range(len(run) - self.run + 1):
                value = 0
                for h in values[i : i + self.run]:
                    value = (value * _FACTOR + h) & 0xFFFFFFFFFFFFFFFF
                hashes.append((value ^ value >> 32) & _MASK)
                starts.append(run[i][1])
                ends.append(run[i + self.run - 1][2])
        return Fingerprint(article.id, tuple(hashes), tuple(starts), tuple(ends), words)
