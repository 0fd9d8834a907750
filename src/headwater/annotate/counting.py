"""What a number counts: the noun after it, in the singular, and whether it stands for people."""

import re
from dataclasses import dataclass

from headwater.annotate.english.numbers import ONES, TENS
from headwater.annotate.english.places import DEMONYMS
from headwater.annotate.english.units import ENDS_COUNT, HAPPENS_ALONE, HAPPENS_TO_PEOPLE, PEOPLE, PEOPLE_ENDINGS

_WORD = re.compile(r"(?:[A-Z]\.){2,4}|[^\W\d_](?:[^\W_]|['&.-](?=[^\W_])){0,40}")
_GAP = re.compile(r"[\"”']? ?[\"“”'#]{0,2}| of (?:the |our |those |these |them,? )?[#\"“]?")
_OF = re.compile(r" of (?P<whom>them|whom|us|those|these|the|our|their|its|his|her|my)?\b ?")
_AMOUNT = re.compile(
    r"(?:(?:more than|over|about|around|nearly|some|at least|last|first|previous|remaining|other) )?"
    rf"(?:\d[\d,]{{0,12}}|{'|'.join(w for w in (*ONES, *TENS) if w not in ('zero', 'one'))}) "
)
_COMPOUND = re.compile(r" and (?P<last>[a-z]{3,20}) (?=[a-z]{2,20}s\b)")
# Words between a number and its noun: 'two beloved Costa Rican crew members'.
_MODIFIERS = 4
_NO_PLURAL = re.compile(r"(?:ss|us|is|ous|'s)$")
_FOLLOWS = re.compile(
    r"(?: (?:were|was|are|is|have been|has been|had been|have|has|had|still|who were|who|now|also|others?|more|seriously|critically|in|being)){0,4} (?P<verb>[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """end: where the words that say what is counted end. unit: singular noun or 'person'. words: as printed."""

    end: int
    unit: str
    words: str


def counted(text: str, at: int) -> Counted | None:
    """What the number that ends at `at` counts; None where the words after it are no count."""
    if of := _OF.match(text, at):
        return _part_of(text, of)
    noun = _noun(text, at)
    if noun is not None:
        return noun
    return _elliptic(text, at)


def _noun(text: str, at: int) -> Counted | None:
    """The first plural or word for people among the next words, with the words of a compound after it."""
    start, end, unit, first = at, at, "", -1
    for _ in range(_MODIFIERS + 1):
        gap = _GAP.match(text, end)
        word = _WORD.match(text, gap.end()) if gap and gap.end() > end else None
        if word is None or (gap and gap[0].startswith(" of")):
            break
        if word[0].lower() in ENDS_COUNT:
            # 'four fire and rescue crews': what is joined are words for one noun, for none has come yet.
            joined = _COMPOUND.match(text, end) if first >= 0 and not unit else None
            if joined is None:
                break
            end = joined.end("last")
            continue
        low = word[0].lower()
        if unit and not _head(low):
            break
        if first < 0:
            first = word.start()
        end = word.end()
        if _head(low):
            unit = "person" if people(low) else singular(low)
            start = end
            if people(low) and not re.match(
                r" (?:members?|chiefs?|officers|drivers|workers|officials|leaders|passengers|patients|staff)\b",
                text[end : end + 12],
            ):
                break
        elif text[end : end + 1] in ",.;:":
            break
    return Counted(start, unit, text[first:start]) if unit else None


def _head(word: str) -> bool:
    if word in PEOPLE or word.endswith(PEOPLE_ENDINGS) or (word in DEMONYMS and word.endswith("s")):
        return True
    return word.endswith("s") and len(word) > 3 and not _NO_PLURAL.search(word) and word not in DEMONYMS


def people(word: str) -> bool:
    """Does the noun stand for people? By list, by ending ('-ists', '-women'), or a people's name in the plural."""
    return word in PEOPLE or word.endswith(PEOPLE_ENDINGS) or (word in DEMONYMS and word.endswith("s"))


def singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _part_of(text: str, of: re.Match[str]) -> Counted | None:
    """'three of those trapped', '21 of the schoolgirls', 'four of whom'."""
    whom = of["whom"]
    if re.match(
        r"(?:the )?most\b|\w{2,20}est ", text[of.end() : of.end() + 24]
    ):  # 'one of the most powerful' counts nobody
        return None
    if amount := _AMOUNT.match(text, of.end()):  # 'ten of the 12 victims', 'of the more than 200 girls'
        whole = _noun(text, amount.end() - 1)
        return Counted(of.end("whom"), whole.unit, whole.words) if whole and whom else None
    noun = _noun(text, of.end() - 1) if text[of.end() - 1] == " " else _noun(text, of.end())
    if noun is not None:
        return Counted(noun.end, noun.unit, noun.words)
    if whom in ("them", "whom", "us", "those"):
        return Counted(of.end("whom"), "person", whom)
    return None


def of_some(text: str, at: int) -> bool:
    """Does the number that ends at `at` count a part of another: 'one of their eight games'?"""
    of = _OF.match(text, at)
    return of is not None and of["whom"] is not None and _AMOUNT.match(text, of.end()) is not None


def _elliptic(text: str, at: int) -> Counted | None:
    """'51 were taken to hospital', 'two still remain inside', 'dozens more': people, by what happens to them."""
    if more := re.match(r" (?:more|others)\b", text[at : at + 8]):
        return Counted(at + more.end(), "person", more[0].strip())
    follows = _FOLLOWS.match(text, at)
    if follows and _happens(follows):
        return Counted(follows.end(), "person", follows["verb"])
    return None


def happened(text: str, at: int) -> str:
    """What happened to those who are counted, as printed: 'killed' after 'five people were killed'. '' not said."""
    follows = _FOLLOWS.match(text, at)
    return follows["verb"] if follows and _happens(follows) else ""


def _happens(follows: re.Match[str]) -> bool:
    """Is it said of them? 'Two actors released a statement' is what they did."""
    verb = follows["verb"]
    return verb in HAPPENS_TO_PEOPLE and (verb in HAPPENS_ALONE or " " in follows[0].strip())
