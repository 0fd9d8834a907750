"""Cues of saying in a frame: the verb, who says it, and whom they told. Word lists and noun-phrase walks; where these
find no speaker, the syntax is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.annotate.clauses import Token, is_speaker, phrase_after, phrase_before, stops
from headwater.annotate.english.calendar import WEEKDAYS
from headwater.annotate.english.platforms import MEDIA_NOUNS
from headwater.annotate.english.quoting import QUOTING, TAGS
from headwater.annotate.english.sources import ALL_ROLES, FINDERS
from headwater.annotate.english.speech import (
    ADVERBS,
    AUXILIARIES,
    INVERTING,
    MIND,
    NOBODY,
    NOUN_PREPOSITIONS,
    PLURALS,
    SAID_NOUNS,
    STRONG,
    SUBJECT_PRONOUNS,
    UNSAID,
    WEAK,
)
from headwater.annotate.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at token `at` of its frame, up to and not with token `to`. verb: lemma, or 'according'. subject, hearer: token ranges, None
    for none. strong: it needs nothing beside a subject."""

    at: int
    to: int
    verb: str
    subject: tuple[int, int] | None
    hearer: tuple[int, int] | None
    strong: bool


# The farthest comma before a verb that may open an apposition ('X, a professor of law, history and ethics, said').
APPOSITION_COMMAS = 4
APPOSITION_WORDS = 30
# Words that may stand between such a verb and the words quoted after it ('ordered the crew to "…"'), or those quoted before it.
QUOTE_AFTER = 8
QUOTE_BEFORE = 4
# Words from 'quoting' to 'as saying'.
QUOTED_AS = 10
# After these no verb follows: 'an estimated ten', 'these claims'.
ARTICLES = frozenset(["the", "a", "an", "these", "those", "his", "her", "their", "its", "such"])
# Whoever writes is no source; 'according to figures' names its source already.
OURSELVES = frozenset(["i", "we", "i've", "we've", "i'd", "we'd", "i'm", "we're", "i'll", "we'll", "according"])
# What these hear is passed on, also in a tag: '…, the court heard.'
HEARINGS = frozenset(
    ["court", "inquest", "jury", "inquiry", "hearing", "tribunal", "trial", "panel", "jurors", "magistrates"]
)
# Words that open an adverbial before the subject.
OPENERS = frozenset(
    [
        "in", "on", "at", "during", "after", "earlier", "meanwhile", "later", "now", "speaking", "following", "last",
        "this", "next", "when", "as", "while", "yesterday", "today", "since", "before", "until", "despite",
        "responding", "asked", "writing", "according", "by", "for", "with", "from"
    ]
)  # fmt: skip


def cues(row: Sequence[Token], names: Sequence[tuple[int, int]], grammar: Grammar | None = None) -> list[Cue]:
    """All cues of a frame in order. names: token ranges of known names of persons. grammar: None where nothing was parsed."""
    out: list[Cue] = []
    for i, token in enumerate(row):
        if token.low == "according" and i + 1 < len(row) and row[i + 1].low == "to":
            source = phrase_after(row, i + 2)
            if source:
                out.append(Cue(i, i + 2, "according", source, None, True))
            continue
        if token.low.removesuffix("s") in SAID_NOUNS and (owner := _owner(row, i)):
            out.append(Cue(i, i + 1, token.low.removesuffix("s"), owner, None, True))
            continue
        verb = STRONG.get(token.low) or WEAK.get(token.low)
        if verb is None and token.low in QUOTING and _beside_quote(row, i):
            verb = QUOTING[token.low]
        if verb and (token.text.islower() or i == 0):
            found = _cue(row, i, verb, names, out, grammar)
            if found:
                out.append(found)
    return out


def _cue(
    row: Sequence[Token],
    i: int,
    verb: str,
    names: Sequence[tuple[int, int]],
    before: Sequence[Cue],
    grammar: Grammar | None,
) -> Cue | None:
    tag = _is_tag(row, i, verb)
    strong = row[i].low in STRONG or row[i].low in QUOTING or tag
    if _noun(row, i, verb):
        return None
    j, said = _skip_back(row, i - 1)
    if not said or (j >= 0 and row[j].low in ("to", "of") and not _took_to(row, j)):
        return None
    passive = j + 1 < i and row[i - 1].low in ("was", "were", "is", "are", "been", "being", "be")
    if passive and not row[i].low.endswith("ing"):
        return None
    hearer = phrase_after(row, i + 1) if verb == "tell" else None
    subject = _speaker(row, i, j, verb, names, before)
    if grammar and (subject is None or not is_speaker(row, subject)):
        subject = _by_syntax(row, i, grammar) or subject
    if subject is None or row[subject[0]].low in OURSELVES or _nobody(row, subject):
        return None
    # Beside words in quotation marks whoever is said to say them speaks ('the announcer', 'a sign').
    if not is_speaker(row, subject) and not ((tag or verb == "say") and row[subject[0]].low in ("the", "a", "an")):
        return None
    if verb == "continue" and not _goes_on_saying(row, i):
        return None
    if (not strong or verb == "claim") and not _complement(row, i, verb, subject):
        return None
    return Cue(i, i + 1, verb, subject, hearer, strong)


def _by_syntax(row: Sequence[Token], i: int, grammar: Grammar) -> tuple[int, int] | None:
    """The subject of the verb at i as the parser sees it, where it is one that can speak and stands outside quoted words."""
    word = grammar.word(row[i].start)
    if word is None or word[0].tags[word[1]] != "VERB":
        return None
    if word[0].relations[word[1]] == "acl" and not row[i].low.endswith("ing"):
        return None  # 'the girls released': they released nobody
    span = grammar.subject(word)
    first = next((k for k, t in enumerate(row) if span and t.start == span[0]), None)
    if span is None or first is None or row[first].quote:
        return None
    last = first
    while last + 1 < len(row) and row[last + 1].end <= span[1]:
        last += 1
    found = first, last + 1
    return found if is_speaker(row, found) and not first <= i <= last else None


def _is_tag(row: Sequence[Token], i: int, verb: str) -> bool:
    """Does the verb at i stand with its subject between quoted words and a stop: '…?" NAME asks.'?"""
    if verb not in TAGS or not any(t.quote for t in row[max(0, i - QUOTE_BEFORE) : i]):
        return False
    return not any(t.text in ",;:" for t in row[max(0, i - 2) : i]) or row[i - 1].quote


def _beside_quote(row: Sequence[Token], i: int) -> bool:
    """Do quoted words follow the verb at i soon, or stand before it and its subject?"""
    return any(t.quote for t in row[i + 1 : i + 1 + QUOTE_AFTER]) or any(
        t.quote for t in row[max(0, i - QUOTE_BEFORE) : i]
    )


def _owner(row: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Whose claim the noun at i is: 'the ministry's claim that', 'her warning that'."""
    if i == 0 or i + 1 == len(row) or row[i + 1].low != "that":
        return None
    before = row[i - 1]
    if before.low in ("his", "her"):
        return i - 1, i
    found = phrase_before(row, i - 1) if before.low.endswith("'s") or before.low.endswith("s'") else None
    return found if found and is_speaker(row, found) else None


def _nobody(row: Sequence[Token], subject: tuple[int, int]) -> bool:
    """'No one has said', 'neither company said': nobody is credited."""
    first, before = row[subject[0]].low, row[subject[0] - 1].low if subject[0] else ""
    return first in NOBODY or before in ("no", "neither", "none")


def _goes_on_saying(row: Sequence[Token], i: int) -> bool:
    """Is something quoted in the frame, or a clause told? 'She continued: "…"' speaks, 'the search has continued' does not."""
    low = [t.low for t in row[i + 1 : i + 3]] + ["", ""]
    told = low[0] in ("that", ",", ":") or (low[0] == "to" and (low[1] in STRONG or low[1] in WEAK))
    return told or any(t.quote for t in row)


def _speaker(
    row: Sequence[Token], i: int, j: int, verb: str, names: Sequence[tuple[int, int]], before: Sequence[Cue]
) -> tuple[int, int] | None:
    """The subject of the verb at i, whose auxiliaries and adverbs begin after j. Inversion is tried first only right after a quote."""
    if row[i].low.endswith("ing") and not (j + 1 < i and row[i - 1].low in AUXILIARIES):
        return _carried(row, i, before, names)
    quoted = j >= 0 and (
        row[j].quote or row[j].text in '"”’' or (row[j].text in ",.—–-" and j > 0 and row[j - 1].quote)
    )
    loose = verb in INVERTING and verb != "tell" and (j < 0 or row[j].text in ",.!?…—–-")
    found = _inverted(row, i) if quoted and (row[i].low in STRONG or verb in TAGS) else None
    if found is None and loose and j > 0 and row[j].text == ",":
        found = _before_apposition(row, j, names, sure=True) or _inverted(row, i)
    elif found is None and loose:
        found = _inverted(row, i)
    return found or _subject(row, j, names, before)


def _noun(row: Sequence[Token], i: int, verb: str) -> bool:
    """Is the word a noun here ('a request', 'reports of')? A base form needs a plural before it, a form in -s no 'of' after it."""
    low, before = row[i].low, row[i - 1] if i else None
    if before is not None and before.low in ARTICLES:
        return True
    after = row[i + 1].low if i + 1 < len(row) else ""
    if low == verb and before is not None and low not in ("say", "think", "forecast"):
        plural = (
            before.low.endswith("s") and not before.low.endswith(("'s", "ss", "this", "is"))
        ) or before.low in PLURALS
        return not (plural or before.low in ADVERBS or before.low in AUXILIARIES or before.low.endswith("ly"))
    return (
        low.endswith("s")
        and low != "says"
        and after in ("of", "about", "by", "from", "for", "are", "were", "have", "on", "in")
    )


def _skip_back(row: Sequence[Token], j: int) -> tuple[int, bool]:
    """Steps back over auxiliaries and adverbs -> (position, whether the verb really happened)."""
    while j >= 0 and (
        row[j].low in AUXILIARIES or row[j].low in ADVERBS or row[j].low in UNSAID or row[j].low.endswith(("ly", "n't"))
    ):
        if row[j].low in UNSAID or row[j].low.endswith("n't"):
            return j, row[j].low == "to" and _took_to(row, j)
        if row[j].capital and j and row[j].low not in ADVERBS:
            break
        j -= 1
    return j, True


def _took_to(row: Sequence[Token], j: int) -> bool:
    """'took to NAME to say', 'went on to say'."""
    return any(t.low in ("took", "went", "taking", "going") for t in row[max(0, j - 4) : j])


def _inverted(row: Sequence[Token], i: int) -> tuple[int, int] | None:
    found = phrase_after(row, i + 1)
    if not found or row[found[0]].low in ("that", "it", "this") or row[found[0]].low in NOUN_PREPOSITIONS:
        return None
    first = row[found[0]]
    if first.low in SUBJECT_PRONOUNS:
        return found if i and row[i - 1].quote else None
    # 'his father said Friday': the day is nobody.
    named = any((t.capital and t.low not in WEEKDAYS) or t.low in ALL_ROLES for t in row[found[0] : found[1]])
    return found if named else None


def _subject(
    row: Sequence[Token], j: int, names: Sequence[tuple[int, int]], before: Sequence[Cue]
) -> tuple[int, int] | None:
    if j < 0:
        return None
    low = row[j].low
    if low in ("and", "but", "then", "or"):
        return before[-1].subject if before else _opening(row, j, names)
    if low == "who" or (low == "that" and j and row[j - 1].word):
        k = j - 1 if row[j - 1].text != "," else j - 2
        return phrase_before(row, k)
    if row[j].text in (",", ")", "—", "–", "-"):
        return _before_apposition(row, j, names) or (before[-1].subject if before and row[j].text == "," else None)
    found = phrase_before(row, j)
    if found and not is_speaker(row, found):
        # 'A worker who saw them after their release said': the noun before the relative clause speaks.
        who = next((k for k in range(found[0] - 1, max(0, j - APPOSITION_WORDS), -1) if row[k].low == "who"), 0)
        return phrase_before(row, who - 1) if who else found
    return found


def _before_apposition(
    row: Sequence[Token], j: int, names: Sequence[tuple[int, int]], sure: bool = False
) -> tuple[int, int] | None:
    """The noun phrase that the words up to the comma at j explain ('NAME, who …, said'). sure: only where it is a known name."""
    ends = {b: a for a, b in names}
    opening = [k for k in range(j - 1, max(-1, j - APPOSITION_WORDS), -1) if row[k].text in (",", "(", "—", "–", "-")]
    for k in range(j - 1, max(-1, j - APPOSITION_WORDS), -1):
        if row[k].quote:
            opening = [o for o in opening if o > k]
            break
    opening = opening[:APPOSITION_COMMAS]
    for k in opening:
        if k in ends:
            found = phrase_before(row, k - 1)
            return found if found and found[0] <= ends[k] else (ends[k], k)
    for k in () if sure else opening:
        found = phrase_before(row, k - 1)
        if found and is_speaker(row, found) and (found[0] == 0 or stops(row[found[0] - 1])):
            return found
    return None


def _opening(row: Sequence[Token], j: int, names: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The subject that a later verb of the frame shares: the phrase that opens the frame, after an opening adverbial."""
    first = 0
    while first < j and not row[first].word:
        first += 1
    for k in range(first, j):
        if row[k].low in ("he", "she", "they") and (k == first or row[k - 1].text == ","):
            return k, k + 1
    if first < j and row[first].low in OPENERS:
        commas = [k for k in range(first, j) if row[k].text == ","]
        first = commas[0] + 1 if commas else first
    for a, b in names:
        if first <= a <= first + 4:
            return (first, b) if not any(stops(t) for t in row[first:a]) else (a, b)
    found = phrase_after(row, first)
    return found if found and is_speaker(row, found) else None


def _carried(
    row: Sequence[Token], i: int, before: Sequence[Cue], names: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The subject of a participle ('…, adding that'): that of the cue before it, else of the frame; in 'quoting NAME as saying', NAME."""
    if i and row[i - 1].low == "as":
        for k in range(i - 2, max(-1, i - QUOTED_AS), -1):
            if row[k].low in ("quoting", "quoted", "quotes", "citing", "cited"):
                return phrase_after(row, k + 1) or phrase_before(row, k - 1 - (row[k - 1].low in AUXILIARIES))
    return before[-1].subject if before else _opening(row, i, names)


def _complement(row: Sequence[Token], i: int, verb: str, subject: tuple[int, int]) -> bool:
    """Whether something said follows a weak verb: a quote, a clause, or an object for verbs that are more than a state of mind."""
    if i + 1 >= len(row):
        return False
    after = row[i + 1 : i + 12]
    if verb == "compare" and after[0].low in ("with", "to"):
        return False
    if verb == "hear" and after[0].low in ("how", ".", ":") and any(t.low in HEARINGS for t in row[slice(*subject)]):
        return True
    if verb == "find" and not (after[0].low == "that" or after[0].quote):
        # Searchers find things; who finds out is a study, a court, an inquiry.
        return any(t.low in FINDERS for t in row[subject[0] : subject[1]])
    if verb in MIND:
        return (
            after[0].low in ("that", "to", "the", "it", "he", "she", "they", "there", "in", "this", "these")
            or after[0].quote
            or after[0].capital
        )
    if verb == "claim" and any(t.low in ("lives", "life") for t in after[:6]):
        return False
    if verb in ("record", "film"):
        return any(t.low in MEDIA_NOUNS for t in after[:5])
    return any(t.word or t.quote for t in after[:2])
