"""Each cut joined with the longer one that it is cut from."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from headwater.ids import Id
from headwater.resolve.alignment import SMALL, contains, runs_on, shared, telling, weight
from headwater.resolve.unions import Unions
from headwater.resolve.voices import Voice, Voices

# Cuts that share a run of this many words are compared; fewer words recur by chance.
RUN = 3
# Of the cuts that hold one run only the longest few are compared with a shorter one: what is cut from the others is cut from these too.
ROOTS = 8
# A cut is compared with this many others, those with which it shares most runs.
COMPARED = 16
# Telling words that a part of a cut must have to bind it to a second utterance.
SECOND = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that one speaker is given for in one or more places. members: positions of the quotes; name: None unknown; nested: they
    stand within somebody else's quotation."""

    terms: tuple[str, ...]
    name: str | None
    articles: frozenset[Id]
    members: tuple[int, ...]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """Share of the shorter cut that must be shared, the same for two different people, and words below which it must be all."""

    shared: float
    despite: float
    whole: int


@dataclass(frozen=True, slots=True)
class Bond:
    """A cut fits a longer one: share of its weight, and the positions of its words that do."""

    to: int
    share: float
    covered: frozenset[int]


def attach(cuts: Sequence[Cut], unions: Unions, voices: Voices, least: Threshold) -> int:
    """Joins every cut with the longer one it fits best; ties go to its own article, then to what most articles have.

    A second utterance joins too where another part of the cut stands in it. Returns how many pairs were compared.
    """
    order = sorted(range(len(cuts)), key=lambda n: (-len(cuts[n].terms), cuts[n].members))
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    heard: dict[int, set[Id]] = defaultdict(set)
    compared = 0
    for cut in cuts:
        for m in cut.members:
            unions.join(cut.members[0], m)
    for i in order:
        cut = cuts[i]
        bonds: list[Bond] = []
        for j in _candidates(cut, index):
            compared += 1
            bond = _bond(cut, cuts[j], j, voices.relate(cut.name, cuts[j].name), least)
            if bond:
                bonds.append(bond)
        _join(cuts, cut, bonds, unions, heard)
        for run in _runs(cut.terms):
            if len(index[run]) < ROOTS:
                index[run].append(i)
    return compared


def _join(cuts: Sequence[Cut], cut: Cut, bonds: Sequence[Bond], unions: Unions, heard: dict[int, set[Id]]) -> None:
    """heard: the articles of each set of quotes, by its smallest member."""

    def rank(bond: Bond) -> tuple[float, bool, int, int, int]:
        other = cuts[bond.to]
        articles = heard[unions.find(other.members[0])]
        own = bool(other.articles & cut.articles)
        return -round(bond.share, 2), not own, -len(articles), len(other.terms), other.members[0]

    taken: set[int] = set()
    for bond in sorted(bonds, key=rank):
        rest = bond.covered - taken
        if taken and telling([cut.terms[k] for k in sorted(rest)]) < SECOND:
            continue
        taken |= bond.covered
        _unite(unions, heard, cut.members[0], cuts[bond.to].members[0])
    heard[unions.find(cut.members[0])] |= cut.articles


def _unite(unions: Unions, heard: dict[int, set[Id]], a: int, b: int) -> None:
    articles = heard.pop(unions.find(a), set()) | heard.pop(unions.find(b), set())
    unions.join(a, b)
    heard[unions.find(a)] |= articles


def _runs(row: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of up to RUN words that says something."""
    for size in range(1, RUN + 1):
        for k in range(len(row) - size + 1):
            run = tuple(row[k : k + size])
            if not all(w in SMALL for w in run):
                yield run


def _candidates(cut: Cut, index: dict[tuple[str, ...], list[int]]) -> list[int]:
    """Longer cuts that share a run; a cut shorter than a run is looked for whole."""
    size = min(RUN, len(cut.terms))
    votes: Counter[int] = Counter()
    for run in _runs(cut.terms):
        if len(run) == size:
            votes.update(index.get(run, ()))
    return sorted(votes, key=lambda n: (-votes[n], n))[:COMPARED]


def _bond(cut: Cut, other: Cut, to: int, voice: Voice, least: Threshold) -> Bond | None:
    """How the shorter cut fits the longer; None where it does not."""
    short, long = cut.terms, other.terms
    if cut.nested != other.nested and voice is not Voice.SAME and len(short) < least.shared * len(long):
        return None  # whoever quotes somebody has not said it
    if len(short) < least.whole:
        enough = {Voice.SAME: (0, 1), Voice.MAYBE: (0, 2), Voice.OTHER: (5, 3)}[voice]
        if len(short) < enough[0] or telling(short) < enough[1] or contains(long, short) < 0:
            return None
        return Bond(to, 1.0, frozenset(range(len(short))))
    covered = shared(short, long)
    share = weight([short[k] for k in covered]) / weight(short)
    if share >= (least.despite if voice is Voice.OTHER else least.shared):
        return Bond(to, share, frozenset(covered))
    if voice is Voice.SAME:
        return _runs_on(short, long, to)
    return None


def _runs_on(short: Sequence[str], long: Sequence[str], to: int) -> Bond | None:
    """One speech cut in two places that overlap."""
    first, second = runs_on(short, long), runs_on(long, short)
    covered: Set[int] = set(range(second)) | set(range(len(short) - first, len(short)))
    if not covered:
        return None
    return Bond(to, weight([short[k] for k in sorted(covered)]) / weight(short), frozenset(covered))
