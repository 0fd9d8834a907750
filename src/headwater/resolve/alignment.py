"""Cuts of quotations aligned word by word."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from headwater.text import words

# Words that say little by themselves. Two cuts that share only these share a turn of phrase.
SMALL = frozenset(
    [
        "a", "about", "above", "after", "again", "all", "also", "am", "an", "and", "any", "are", "aren't", "as", "at",
        "be", "because", "been", "before", "being", "but", "by", "can", "can't", "could", "couldn't", "did", "didn't",
        "do", "does", "doesn't", "doing", "don't", "down", "for", "from", "had", "has", "have", "having", "he", "he's",
        "her", "here", "hers", "him", "his", "how", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "into", "is",
        "isn't", "it", "it's", "its", "itself", "just", "let's", "me", "more", "most", "my", "no", "not", "now", "of",
        "off", "on", "once", "one", "only", "or", "other", "our", "ours", "out", "over", "own", "really", "she",
        "she's", "should", "so", "some", "such", "than", "that", "that's", "the", "their", "theirs", "them", "then",
        "there", "there's", "these", "they", "they're", "this", "those", "through", "to", "too", "under", "until", "up",
        "us", "very", "was", "wasn't", "we", "we'll", "we're", "we've", "were", "what", "when", "where", "which",
        "while", "who", "whom", "why", "will", "with", "won't", "would", "wouldn't", "you", "you're", "your", "yours",
    ]
)  # fmt: skip
# What such a word counts beside a telling one.
SMALL_WEIGHT = 0.25
# One speaker's cut that ends with the words another begins with: this many are no chance, more than the limit are not counted.
OVERLAP = 4
OVERLAP_LIMIT = 40
# Words an editor may have added at the end of a cut.
EDITED = 2
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_ENDING = re.compile(r"(?:'s|ing|ied|ies|ed|es|ly|s)$")


def terms(text: str) -> list[str]:
    """The words of a quotation; a compound is one, with its hyphen or without ('non-violent', 'nonviolent')."""
    return words(_HYPHEN.sub("", text))


def telling(row: Sequence[str]) -> int:
    """How many words are more than small ones."""
    return sum(w not in SMALL for w in row)


def weight(row: Sequence[str]) -> float:
    return sum(SMALL_WEIGHT if w in SMALL else 1.0 for w in row)


def contains(long: Sequence[str], short: Sequence[str]) -> int:
    """Where `short` stands whole in `long`; -1: nowhere."""
    n = len(short)
    return next((k for k in range(len(long) - n + 1) if n and list(long[k : k + n]) == list(short)), -1)


def shared(short: Sequence[str], long: Sequence[str]) -> list[int]:
    """Positions in `short` of the words that stand in `long` in the same order in runs of two or more.

    Longest common subsequence, bit-parallel (Hyyrö 2004, by rapidfuzz).
    """
    out: list[int] = []
    for op in LCSseq.opcodes(short, long):
        if op.tag == "equal" and op.src_end - op.src_start > 1:
            out += range(op.src_start, op.src_end)
    return out


def runs_on(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words `second` begins with that `first` ends with, an editor's word or two ('(sic)') let pass; 0: none."""
    for n in range(min(len(first), len(second), OVERLAP_LIMIT), OVERLAP - 1, -1):
        for tail in range(EDITED + 1):
            end = len(first) - tail
            if end >= n and list(first[end - n : end]) == list(second[:n]):
                return n
    return 0


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A telling word without its ending; four letters at least stay."""
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 4 else word
