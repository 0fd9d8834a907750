"""Words of a masked frame, and noun phrases walked from them without a parser."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.annotate.english.sources import ALL_ROLES
from headwater.annotate.english.speech import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    FINITE,
    NOUN_PREPOSITIONS,
    PLURALS,
    STRONG,
    SUBJECT_PRONOUNS,
    UNSAID,
)
from headwater.annotate.frames import MASK

# Abbreviations keep their full stop, so that it does not end a noun phrase; so do single capitals.
_TOKEN = re.compile(
    rf"{MASK}+|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Gen|Lt|Sgt|Capt|Col|Prof|Rev|No|[A-Z])\.(?!\w)|"
    r"@?\w+(?:['’.&/-]\w+)*|[^\w\s]"
)
# A noun phrase of more words than this is a walk that went astray.
LONGEST_PHRASE = 14


@dataclass(frozen=True, slots=True)
class Token:
    """text[start:end]; low: lower case, straight apostrophe; quote: a whole quoted stretch."""

    text: str
    low: str
    start: int
    end: int

    @property
    def quote(self) -> bool:
        return self.text[0] == MASK

    @property
    def capital(self) -> bool:
        return (
            self.text[0].isupper()
            or (self.text[0].isdigit() and any(c.isupper() for c in self.text))
            or self.text[0] == "@"
        )

    @property
    def word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] == "@"


def tokens(masked: str, start: int, end: int) -> list[Token]:
    return [
        Token(m[0], m[0].lower().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(masked, start, end)
    ]


def stops(token: Token) -> bool:
    """Whether a noun phrase cannot run over this token."""
    if token.quote:
        return True
    if not token.word:
        return token.text not in "-&'’."
    return token.low in CLAUSE_WORDS or token.low in FINITE or token.low in STRONG


# Base forms that are nouns too ('the board's annual report').
NOUNS = frozenset(["report", "estimate", "claim", "comment", "note", "reply"])


def _ends(row: Sequence[Token], i: int) -> bool:
    """Does a noun phrase end before token i? A report is a noun unless a plural, pronoun or auxiliary stands before it."""
    if row[i].low in NOUNS and i:
        before = row[i - 1]
        plural = before.low.endswith("s") and not before.low.endswith(("'s", "ss"))
        free = plural or before.low in SUBJECT_PRONOUNS | AUXILIARIES | ADVERBS | UNSAID | PLURALS
        return not before.word or before.text[0].isupper() or free or before.low in CLAUSE_WORDS
    return stops(row[i])


def phrase_before(row: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Token range (first, last + 1) of the noun phrase that ends at `last`; None for none."""
    if last < 0 or not row[last].word or (_ends(row, last) and row[last].low not in SUBJECT_PRONOUNS):
        return None
    if row[last].low in SUBJECT_PRONOUNS:
        return last, last + 1
    first = last
    while first > 0 and last - first < LONGEST_PHRASE and not _ends(row, first - 1) and row[first - 1].text != ".":
        first -= 1
    first = _joined_names(row, first, last)
    for i in range(last, first - 1, -1):
        after_preposition = i > first and row[i - 1].low in NOUN_PREPOSITIONS
        if row[i].low in DETERMINERS and not (after_preposition and i - 1 > first):
            return i, last + 1
    while first < last and (row[first].low in NOUN_PREPOSITIONS or row[first].low in ADVERBS or not row[first].word):
        first += 1
        opening = first
        # 'In August Example Corp': what the opening preposition governs cannot be told apart; keep the capitalised tail.
        while opening < last and not row[opening].capital:
            opening += 1
        if row[opening].capital and opening > first:
            first = opening
    return (first, last + 1) if row[last].word else None


def _joined_names(row: Sequence[Token], first: int, last: int) -> int:
    """Runs over an 'and' between two capitalised names ('Holt and Green said')."""
    while first > 1 and row[first - 1].low in ("and", "&") and row[first].capital and row[first - 2].capital:
        first -= 2
        while first > 0 and row[first - 1].capital and not stops(row[first - 1]) and last - first <= LONGEST_PHRASE:
            first -= 1
        if last - first > LONGEST_PHRASE:
            break
    return first


def phrase_after(row: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Token range of the noun phrase that begins at `first`; None for none."""
    if first >= len(row) or not row[first].word or stops(row[first]):
        return (
            (first, first + 1)
            if first < len(row) and row[first].low in SUBJECT_PRONOUNS | {"him", "her", "them"}
            else None
        )
    if row[first].low in SUBJECT_PRONOUNS:
        return first, first + 1
    last = first
    while (
        last + 1 < len(row) and last - first < LONGEST_PHRASE and not _ends(row, last + 1) and row[last + 1].text != "."
    ):
        if row[last + 1].low in SUBJECT_PRONOUNS:
            break
        if row[last + 1].low in DETERMINERS and row[last].low not in NOUN_PREPOSITIONS and last > first:
            break  # a second noun phrase begins: 'told the Gazette | his wife'
        last += 1
    while last > first and (row[last].low in NOUN_PREPOSITIONS or not row[last].word or row[last].low in AUXILIARIES):
        last -= 1
    return first, last + 1


def is_speaker(row: Sequence[Token], phrase: tuple[int, int]) -> bool:
    """A phrase that can speak: a pronoun of person, a capitalised name, or a role ('the director')."""
    part = row[phrase[0] : phrase[1]]
    if part[0].low in SUBJECT_PRONOUNS:
        return len(part) == 1
    head = [t for t in part if t.word]
    return any(t.capital and (i or len(head) > 1 or t.low not in DETERMINERS) for i, t in enumerate(head)) or any(
        t.low.removesuffix("'s") in ALL_ROLES for t in head
    )
