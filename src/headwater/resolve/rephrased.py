"""One utterance in two wordings: translated twice, or from notes. Precision first."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from headwater.ids import Id
from headwater.resolve.alignment import SMALL, stem, terms

# Telling words that two wordings must share, and the share of both that this must be (Dice); less where their neighbours are one utterance.
LEAST, SHARED = 4, 0.6
LEAST_BESIDE, SHARED_BESIDE = 3, 0.45
# Of the shared words this much must come in the same order.
ORDER = 0.75
# The longer may have at most so many times the telling words of the shorter: more is another utterance that touches the same things.
LONGER = 2.0
# Of one speaker's quotes that hold a word this many are looked at, and of the quotes that share words with one the likeliest few.
HELD = 30
COMPARED = 10
_NUMBERS = frozenset(
    [
        "zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "dozen", "half", "twice",
    ]
)  # fmt: skip
_DENIES = re.compile(r"(?:n't|n’t)$|^(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot)$")
_NAMED = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a quotation says: stems of its telling words in order, numbers, names, and whether it denies."""

    stems: tuple[str, ...]
    numbers: frozenset[str]
    names: frozenset[str]
    denies: bool


def wording(text: str) -> Wording:
    row = terms(text)
    numbers = frozenset(w for w in row if w[0].isdigit() or w in _NUMBERS)
    return Wording(
        tuple(stem(w) for w in row if w not in SMALL),
        numbers,
        frozenset(
            m[0].lower().removesuffix("'s").removesuffix("’s")
            for m in _NAMED.finditer(text)
            if m[0][:2] not in ("I'", "I’")
        ),
        sum(bool(_DENIES.search(w)) for w in row) % 2 == 1,
    )


def alike(a: Wording, b: Wording, beside: bool) -> bool:
    """Do two wordings say the same? beside: the quotes before or after them are one utterance."""
    if a.numbers != b.numbers or a.names != b.names or a.denies != b.denies:
        return False
    short, long = sorted((a.stems, b.stems), key=len)
    common = sum((Counter(short) & Counter(long)).values())
    least, share = (LEAST_BESIDE, SHARED_BESIDE) if beside else (LEAST, SHARED)
    if common < least or len(long) > LONGER * len(short) or 2 * common < share * (len(short) + len(long)):
        return False
    return LCSseq.similarity(short, long) >= ORDER * common


def rephrasings(
    said: Sequence[Wording],
    names: Sequence[str | None],
    articles: Sequence[Id],
    group: Callable[[int], int],
) -> list[tuple[int, int]]:
    """Pairs of quotes of one known speaker in two articles that say the same in other words; group: of the utterances found so far."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    out: list[tuple[int, int]] = []
    beside = _neighbours(names, articles, group)
    for i, one in enumerate(said):
        name = names[i]
        if name is None:
            continue
        votes: Counter[int] = Counter()
        for s in sorted(set(one.stems)):
            held = index[name, s]
            votes.update(held)
            if len(held) < HELD:
                held.append(i)
        likely = sorted((j for j, n in votes.items() if n >= LEAST_BESIDE), key=lambda j: (-votes[j], j))
        for j in likely[:COMPARED]:
            if articles[i] != articles[j] and group(i) != group(j) and alike(one, said[j], bool(beside[i] & beside[j])):
                out.append((j, i))
    return out


def _neighbours(names: Sequence[str | None], articles: Sequence[Id], group: Callable[[int], int]) -> list[set[int]]:
    """The utterances, of more than one article, that the same speaker's quotes before and after each in its article belong to."""
    places: dict[int, set[Id]] = defaultdict(set)
    for n, article in enumerate(articles):
        places[group(n)].add(article)
    out: list[set[int]] = [set() for _ in names]
    for i in range(len(names) - 1):
        if articles[i] == articles[i + 1] and names[i] == names[i + 1]:
            for a, b in ((i, i + 1), (i + 1, i)):
                if len(places[group(b)]) > 1:
                    out[a].add(group(b))
    return out
