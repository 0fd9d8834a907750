"""Article -> Fingerprint: hashes of overlapping runs of words, outside quotation marks."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from headwater.config import Size
from headwater.copies.speech import quoted
from headwater.records import Article, Fingerprint, Record
from headwater.step import MapStep
from headwater.text import word_spans

_MASK = np.uint64((1 << 63) - 1)
# Odd multiplier of Knuth's MMIX generator: spreads the sum of word hashes over all bits.
_FACTOR = np.uint64(6364136223846793005)


def unquoted(text: str) -> Iterator[list[tuple[str, int, int]]]:
    """Maximal runs of words that no quotation interrupts: (folded word, start, end) each."""
    words = word_spans(text)
    begins = [start for _, start, _ in words]
    at = 0
    for begin, end in quoted(text):
        until = bisect_left(begins, begin, at)
        if until > at:
            yield words[at:until]
        at = bisect_left(begins, end, until)
    if at < len(words):
        yield words[at:]


@lru_cache(maxsize=1 << 16)  # a news vocabulary; a worker holds a few megabytes of it
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class Runs:
    """Every run of `width` words of a text that no quotation interrupts, in order.

    hashes: of each (uint64 array). starts, ends: the code points that each covers. begins: the runs that follow on a quotation, or on nothing
    (the indices, ascending). words: all words outside quotation marks.
    """

    hashes: NDArray[np.uint64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    begins: NDArray[np.int64]
    words: int
    width: int


def runs(text: str, width: int) -> Runs:
    """The runs of `width` folded words outside quotation marks: articles that quote the same post have not copied each other."""
    hashes: list[NDArray[np.uint64]] = []
    starts: list[int] = []
    ends: list[int] = []
    begins: list[int] = []
    words = 0
    for stretch in unquoted(text):
        words += len(stretch)
        if len(stretch) < width:
            continue
        begins.append(len(starts))
        folded, first, last = zip(*stretch, strict=True)
        values = sliding_window_view(np.fromiter(map(_hash, folded), np.uint64, len(folded)), width)
        value = np.zeros(len(values), dtype=np.uint64)
        for i in range(width):
            value = value * _FACTOR + values[:, i]
        hashes.append((value ^ (value >> np.uint64(32))) & _MASK)
        starts.extend(first[: len(values)])
        ends.extend(last[width - 1 :])
    every = np.concatenate(hashes) if hashes else np.empty(0, np.uint64)
    first_of, last_of, new = (np.array(x, dtype=np.int64) for x in (starts, ends, begins))
    return Runs(every, first_of, last_of, new, words, width)


@dataclass(frozen=True, slots=True)
class FingerprintText(MapStep):
    """Article -> Fingerprint. Of the runs of `run` folded words outside quotation marks, those that winnowing chooses.

    Of every `window` runs in a row the one with the smallest hash is kept, so two texts that share run + window - 1 words in a row share a
    kept hash, and a fifth of the hashes is stored (Schleimer, Wilkerson and Aiken, Winnowing, SIGMOD 2003). An article with fewer than
    `run` words in a row gives no hashes.
    """

    name = "copies.fingerprint"
    version = 3
    reads = Article
    writes = (Fingerprint,)

    run: Size = 5  # words; shorter runs are everyday phrases, longer ones miss lightly edited sentences
    window: Size = 8  # runs; 12 words in a row are always found: fewer than a copied sentence has between two edits

    def map(self, batch: Sequence[Article]) -> Iterable[Iterable[Record]]:
        return [[self._fingerprint(article)] for article in batch]

    def _fingerprint(self, article: Article) -> Fingerprint:
        found = runs(article.text, self.run)
        kept = np.unique(
            np.concatenate([np.empty(0, np.uint64), *map(self.winnow, np.split(found.hashes, found.begins[1:]))])
        )
        whole = int.from_bytes(blake2b(found.hashes.tobytes(), digest_size=8).digest(), "big") & int(_MASK)
        return Fingerprint(article.id, tuple(kept.tolist()), found.words, whole)

    def winnow(self, hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """The smallest hash of each window of runs in a row; of fewer runs than a window has, the smallest of all."""
        if len(hashes) <= self.window:
            return hashes[hashes == hashes.min()] if len(hashes) else hashes
        # The smallest of each window, by halves: as many passes as the window's length has digits in base two.
        least, reach = hashes, 1
        while reach < self.window:
            step = min(reach, self.window - reach)
            least = np.minimum(least[:-step], least[step:])
            reach += step
        return least[np.flatnonzero(np.diff(least, prepend=~least[:1]))]
