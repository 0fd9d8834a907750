"""Speakers told by layout instead of a verb: '“…” — NAME', 'NAME: …' and, in a headline, '…, NAME Says'."""

from collections.abc import Iterator, Sequence

from headwater.annotate.clauses import Token
from headwater.annotate.cues import Cue
from headwater.annotate.english.speech import STRONG

DASHES = frozenset("—–―")
# A signature or label is a name with a title at most; longer ones are sentences.
LONGEST = 7


def labels(row: Sequence[Token], names: Sequence[tuple[int, int]]) -> Iterator[Cue]:
    """names: token ranges of known names. At most one cue; its verb is 'sign', 'label' or the headline's."""
    found = _signature(row) or _label(row, names) or _headline(row, names)
    if found:
        yield found


def _signature(row: Sequence[Token]) -> Cue | None:
    """'“…” — NAME' ends the frame."""
    for i in range(1, len(row) - 1):
        if row[i].text in DASHES and row[i - 1].quote:
            end = len(row) - 1 if row[-1].text == "." else len(row)
            named = row[i + 1 : end]
            if 0 < len(named) <= LONGEST and named[0].capital and named[-1].capital and not any(t.quote for t in named):
                return Cue(i, i + 1, "sign", (i + 1, end), None, True)
            return None
    return None


def _label(row: Sequence[Token], names: Sequence[tuple[int, int]]) -> Cue | None:
    """'NAME: …' opens the frame, and more than a word follows."""
    colon = next((i for i, t in enumerate(row[: LONGEST + 1]) if t.text == ":"), 0)
    named = any(a <= 2 and b == colon for a, b in names)
    if not named or len(row) - colon < 4 or not all(t.capital or t.text == "." for t in row[:colon]):
        return None
    return Cue(colon, colon + 1, "label", (0, colon), None, True)


def _headline(row: Sequence[Token], names: Sequence[tuple[int, int]]) -> Cue | None:
    """'…, NAME Says' ends a line whose words are all capitalised."""
    last = len(row) - 1 if row and not row[-1].word else len(row)
    at = last - 1
    if at < 4 or row[at].low not in STRONG or not row[at].text[:1].isupper() or not _capitals(row):
        return None
    subject = next(((a, b) for a, b in names if b == at), None)
    if subject is None or subject[0] == 0 or row[subject[0] - 1].text != ",":
        return None
    return Cue(at, at + 1, STRONG[row[at].low], subject, None, True)


def _capitals(row: Sequence[Token]) -> bool:
    """Are nearly all longer words capitalised, as in a headline?"""
    longer = [t for t in row if t.word and len(t.text) > 3]
    return sum(t.capital for t in longer) >= 0.75 * len(longer)
