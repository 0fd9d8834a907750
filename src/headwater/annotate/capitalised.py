"""Runs of capitalised words that may be names, with what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.annotate import gazetteer
from headwater.annotate.english import listed
from headwater.annotate.english.agencies import AGENCIES, ALIASES
from headwater.annotate.english.calendar import MONTHS, WEEKDAYS
from headwater.annotate.english.names import GIVEN_NAMES, PARTICLES, TITLE_PARTS, TITLES, TRADE_ENDS
from headwater.annotate.english.openers import COMMON_FIRST
from headwater.annotate.english.organisations import HEADS as ORG_HEADS
from headwater.annotate.english.organisations import OF_HEADS
from headwater.annotate.english.places import DEMONYMS
from headwater.annotate.english.places import HEADS as PLACE_HEADS
from headwater.annotate.tokens import Token

_OF_PLACE = listed("""republic kingdom gulf bay strait isle city sea coast state states emirates horn tower port""")
_FOR_HEADS = listed(
    """center centre council institute foundation committee commission fund office association agency organisation organization
    campaign society network coalition alliance academy party movement department directorate court school"""
)
# Heads of names that often join two trades: 'the Rope and Sail Guild'.
_JOINT_HEADS = listed(
    "union guild federation association board society club company museum trust agency council commission institute"
)
# Parts of an agency's own name: 'Reuters Health'.
_DESKS = listed(
    "health news photo photos pictures television tv sport sports institute breakingviews graphics archive images media"
)
# "Ministry of Health and Welfare": 'and' joins two of these inside a name, never two names.
_ABSTRACT = frozenset(
    [
        "affairs",
        "agriculture",
        "arts",
        "business",
        "commerce",
        "communications",
        "crafts",
        "culture",
        "customs",
        "defence",
        "defense",
        "development",
        "drug",
        "economic",
        "economy",
        "education",
        "employment",
        "energy",
        "environment",
        "exchange",
        "finance",
        "financial",
        "food",
        "foreign",
        "forestry",
        "health",
        "housing",
        "human",
        "humanities",
        "immigration",
        "industry",
        "information",
        "justice",
        "labour",
        "law",
        "medicine",
        "mining",
        "nutrition",
        "planning",
        "prevention",
        "research",
        "rescue",
        "rural",
        "safety",
        "sciences",
        "science",
        "securities",
        "security",
        "social",
        "sport",
        "sports",
        "statistics",
        "studies",
        "technology",
        "tourism",
        "trade",
        "training",
        "transport",
        "treatment",
        "urban",
        "water",
        "welfare",
        "women",
        "works",
        "youth",
        "fire",
        "fisheries",
        "livestock",
        "music",
        "sanitation",
        "hygiene",
        "space",
        "aeronautics",
        "oceanic",
        "atmospheric",
        "radio",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name.

    words: lower-case. before, after: the two lower-case words or marks before it and the three after it, nearest first, ''
    beyond the sentence's edge. initial: it begins where any word is capitalised. titled: a title or role stands before it.
    """

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    before: tuple[str, str]
    after: tuple[str, str, str]
    initial: bool
    titled: bool

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def key(self) -> str:
        return " ".join(self.words)


def headline(tokens: Sequence[Token]) -> bool:
    """Are nearly all longer words capitalised, so that capitals tell nothing? Headlines do without a full stop."""
    if tokens and tokens[-1].text.endswith((".", "”", '"')):
        return False
    longer = [t for t in tokens if t.kind == "word" and len(t.text) > 3]
    if len(longer) < 5:
        return len(longer) >= 3 and all(t.text.isupper() for t in longer)
    return sum(t.capital for t in longer) >= 0.75 * len(longer)


def candidates(tokens: Sequence[Token], common: frozenset[str]) -> list[Candidate]:
    """The candidates of a sentence. common: words that the article also has in lower case."""
    out: list[Candidate] = []
    at = 0
    while at < len(tokens):
        if _names(tokens, at):
            end = _extend(tokens, at)
            out.extend(_trim(tokens, at, end, common))
            at = end
        else:
            at += 1
    return out


def _names(tokens: Sequence[Token], at: int) -> bool:
    """May this token be part of a name?"""
    token = tokens[at]
    if not token.capital or token.lower in ("i", "i'm", "i've", "i'd", "i'll"):
        return False
    if token.lower in WEEKDAYS and len(token.lower) > 3:
        return False
    if token.lower in MONTHS:
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if before is not None and before.lower in GIVEN_NAMES and before.capital:
            return True
        person = after is not None and after.capital and after.lower not in WEEKDAYS
        return (
            person
            and token.lower in GIVEN_NAMES
            and (before is None or before.lower not in ("in", "of", "last", "since", "until", "by"))
        )
    return True


def _extend(tokens: Sequence[Token], start: int) -> int:
    """The end of the run of name words from `start`, small words between them included."""
    end = start + 1
    while end < len(tokens):
        if _names(tokens, end):
            end += 1
            continue
        skip = _connector(tokens, start, end)
        if not skip or end + skip >= len(tokens) or not _names(tokens, end + skip):
            return end
        end += skip + 1
    return end


def _connector(tokens: Sequence[Token], start: int, at: int) -> int:
    """How many small words at `at` join the run before them to a capitalised word after them; 0 none."""
    low, last = tokens[at].lower, tokens[at - 1].lower
    run = {t.lower for t in tokens[start:at]}
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if low == "of" and (last in OF_HEADS or last in _OF_PLACE):
        return 2 if following == "the" else 1
    if low in ("for", "on", "against", "in") and last in _FOR_HEADS:
        return 2 if following == "the" else 1
    if low == "and" and last in _ABSTRACT and following in _ABSTRACT:
        return 1
    if low == "and" and _one_body(tokens, start, at):
        return 1
    if tokens[at].text == "&" or (low == "the" and last == "of"):
        return 1
    if tokens[at].kind == "mark" and tokens[at].text in ("'s", "’s") and following in ORG_HEADS | PLACE_HEADS:
        return 1 if not run & TITLES else 0
    if (
        low in PARTICLES
        and tokens[at].kind == "word"
        and low not in ("e", "y", "do", "des", "du")
        and last not in TITLES
    ):
        return 2 if following in ("la", "los", "las", "der", "den") else 1
    return 0


def _one_body(tokens: Sequence[Token], start: int, at: int) -> bool:
    """'the Dock and Engine Union': one word and one more before a head, all after 'the', are one name unless the first is itself one."""
    if (
        at - start > 2
        or at + 2 >= len(tokens)
        or tokens[at + 2].lower not in _JOINT_HEADS
        or not tokens[at + 2].capital
    ):
        return False
    the = tokens[start] if at - start == 2 else tokens[start - 1] if start else None
    word = tokens[at - 1]
    return (
        the is not None
        and the.lower == "the"
        and tokens[at + 1].capital
        and word.text.istitle()
        and word.lower not in ORG_HEADS
        and word.lower not in DEMONYMS
        and word.lower not in AGENCIES
        and not gazetteer.country(word.lower)
        and not gazetteer.city(word.lower)
    )


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Is a word at `at` capitalised anyway: first in the sentence, after a mark that opens or a colon or dash?"""
    return at == 0 or (tokens[at - 1].kind == "mark" and tokens[at - 1].text in "\"“”‘'«([:;•*-–—|/>…!?.")


def _trim(tokens: Sequence[Token], start: int, end: int, common: frozenset[str]) -> list[Candidate]:
    """Candidates of one run: without openers, peoples and titles at its front, cut in two at a title inside."""
    initial = _begins(tokens, start)
    head = _has_head(tokens, start, end)
    while start < end and _opener(tokens, start, end, initial, head, common):
        start += 1
        initial = False
        while start < end and not tokens[start].capital:
            start += 1
    if start < end and (cut := _agency(tokens, start, end)):
        return _untitled(tokens, start, cut, initial) + _trim(tokens, cut, end, common)
    if not head and (cut := _realm(tokens, start, end)):
        return _untitled(tokens, start, cut) + _untitled(tokens, cut, end)
    while (skip := _peoples(tokens, start, end)) and (start + skip == end or not head):
        start += skip
        initial = False
    for at in range(start + 1, end - 1):
        if (
            tokens[at].lower in TITLES
            and not head
            and tokens[at].capital
            and tokens[at - 1].lower not in TITLES | TITLE_PARTS
        ):
            left, right = _trim(tokens, start, at, common), _untitled(tokens, at, end)
            return left + right
    return _untitled(tokens, start, end, initial) if start < end else []


def _realm(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the place of an office ends and its holder's name begins ('the mayor of | Example City Ann Hale'); 0 for none."""
    if start < 2 or tokens[start - 1].lower != "of" or tokens[start - 2].lower not in TITLES:
        return 0
    for size in (3, 2, 1):
        low = " ".join(t.lower for t in tokens[start : start + size])
        if end - start - size >= 2 and (gazetteer.city(low) or gazetteer.country(low)):
            return start + size
    return start + 1 if end - start > 2 and tokens[start + 1].lower in GIVEN_NAMES else 0


def _opener(tokens: Sequence[Token], at: int, end: int, initial: bool, head: bool, common: frozenset[str]) -> bool:
    low = tokens[at].lower
    if low in ("the", "a", "an"):
        return True
    if not initial:
        return low in COMMON_FIRST and end - at == 1
    if low in COMMON_FIRST:
        return not (head and end - at > 1 and low in ("new", "police", "world", "local", "women", "people"))
    return low in common and low not in TITLES | TITLE_PARTS and not head and low not in GIVEN_NAMES and end - at > 1


def _agency(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where an agency of one word ends that opens or closes the run, for captions and credit lines lose the mark beside it
    ('Reuters Example Town'); 0 for none. 'Reuters Health' and 'Thomson Reuters' are names in themselves."""
    if end - start < 2:
        return 0
    first, second, last = tokens[start], tokens[start + 1], tokens[end - 1]
    if _is_agency(first) and second.capital and second.lower not in ORG_HEADS | _DESKS:
        return start + 1
    if end - start > 2 and _is_agency(last) and tokens[end - 2].capital:
        return end - 1
    return 0


def _is_agency(token: Token) -> bool:
    return token.lower in AGENCIES or (token.text.isupper() and token.lower in ALIASES)


def _has_head(tokens: Sequence[Token], start: int, end: int) -> bool:
    if end - start < 2:
        return False
    of = any(t.lower in ("of", "for") for t in tokens[start + 1 : end - 1])
    return of or tokens[end - 1].lower in ORG_HEADS | PLACE_HEADS


def _peoples(tokens: Sequence[Token], start: int, end: int) -> int:
    """How many words at the front name a people or its adherents."""
    for size in (2, 1):
        if start + size <= end:
            name = " ".join(t.lower for t in tokens[start : start + size])
            if name in DEMONYMS:
                given = name in GIVEN_NAMES and end - start == 2
                return 0 if given else size
    return 0


def _trade(tokens: Sequence[Token], start: int, end: int) -> int:
    """1 where the run begins with a trade before a given name and a surname, else 0."""
    low = tokens[start].lower
    named = end - start > 2 and tokens[start + 1].lower in GIVEN_NAMES and low not in GIVEN_NAMES
    return int(named and len(low) > 5 and low.endswith(TRADE_ENDS))


def _untitled(tokens: Sequence[Token], start: int, end: int, initial: bool = False) -> list[Candidate]:
    cut = 0
    if tokens[end - 1].lower not in ORG_HEADS | PLACE_HEADS or all(
        t.lower in TITLES | TITLE_PARTS for t in tokens[start:end]
    ):
        for at in range(start, end):
            low = tokens[at].lower
            if low not in TITLES and low not in TITLE_PARTS and not _peoples(tokens, at, at + 1):
                break
            if low in TITLES:
                cut = at + 1 - start
        cut = cut or _trade(tokens, start, end)
    if start + cut >= end:
        return []
    lower_title = start > 0 and tokens[start - 1].kind == "word" and tokens[start - 1].lower in TITLES
    kept = tuple(tokens[start + cut : end])
    if not kept[0].capital:
        return []
    around = [tokens[i].lower if 0 <= i < len(tokens) else "" for i in (start - 1, start - 2, end, end + 1, end + 2)]
    return [
        Candidate(
            tokens=kept,
            words=tuple(t.lower for t in kept),
            before=(around[0], around[1]),
            after=(around[2], around[3], around[4]),
            initial=initial and not cut,
            titled=bool(cut) or lower_title,
        )
    ]
