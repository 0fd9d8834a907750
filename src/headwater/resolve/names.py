"""Names of people and bodies compared across the articles of a story."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from headwater.resolve.nicknames import one_given_name
from headwater.text import words

_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "rev", "sen", "senator",
        "rep", "gov", "governor", "gen", "general", "lt", "sgt", "capt", "col", "president", "minister", "mayor",
        "judge", "doctor", "king", "queen", "prince", "princess", "pope", "rabbi", "cardinal", "bishop", "detective",
        "officer", "inspector", "secretary"
    ]
)  # fmt: skip
# Parts that one person at a time plays in a place, so that the part tells who is meant.
SINGLE = frozenset(
    [
        "director", "president", "mayor", "governor", "executive", "ceo", "chairman", "chairwoman", "captain", "master", "harbourmaster",
        "harbormaster", "coxswain", "skipper", "headteacher", "headmaster", "principal", "minister", "commissioner", "sheriff", "coroner",
        "secretary", "superintendent", "vicar", "dean", "chief", "curator", "librarian", "warden", "treasurer"
    ]
)  # fmt: skip
_LEAD = re.compile(r"^(?:the|a|an|his|her|their|its|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’](?:s)?$")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
# Offices and callings that are printed before a name in capitals.
_OFFICES = _TITLES | frozenset(
    [
        "chief", "superintendent", "supt", "agent", "commander", "sergeant", "lieutenant", "captain", "deputy", "director", "spokesman",
        "spokeswoman", "coach", "apostle", "pastor", "reverend", "expert", "analyst", "actor", "actress", "singer", "manager", "attorney",
        "sheriff", "trooper", "constable", "commissioner", "councilman", "councilwoman", "councillor", "congressman", "congresswoman",
        "ambassador", "correspondent", "reporter", "editor", "author", "chairman", "chairwoman", "leader", "candidate", "lawyer"
    ]
)  # fmt: skip
# Words of a body's name that its acronym leaves out.
_SMALL = frozenset(["the", "of", "and", "for", "in", "at", "on", "de"])


def bare(name: str) -> str:
    """A name without article, titles and possessive ending; white space evened out."""
    parts = _LEAD.sub("", _POSSESSIVE.sub("", " ".join(name.split()))).split(" ")
    # 'a rep for NAME' is no senator.
    while len(parts) > 1 and parts[0].lower().rstrip(".") in _TITLES and not parts[1][0].islower():
        parts = parts[1:]
    # 'Oakford Police Chief Ann Marlow': the words up to an office are not her name.
    titled = [k for k, w in enumerate(parts[:-2]) if w.lower().rstrip(".") in _OFFICES and w[0].isupper()]
    office = max((k for k in titled if parts[k + 1][0].isupper()), default=-1)
    return " ".join(parts[office + 1 :])


def key(name: str) -> str:
    """What two spellings of one name share: folded words without article."""
    return " ".join(w for w in words(_LEAD.sub("", _POSSESSIVE.sub("", name))) if w != "'s")


def within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Do the words of `short` stand in `full` in their order? An initial stands for any word it begins, a nickname for its name."""
    rest = iter(full)
    return all(any(one_given_name(f, w) or (len(w) == 1 and f.startswith(w)) for f in rest) for w in short)


def _core(name: str) -> list[str]:
    """The words of a name without 'Jr.' and the like."""
    parts = words(name)
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return parts


def fullest(names: Iterable[str]) -> dict[str, str]:
    """Each name -> the one fuller name that it can only stand for; itself where there is none or more than one.

    A surname alone stands for the full name that ends with it, a first name for the one that begins with it; two words or more
    also for the one that goes on after them (a second surname).
    """
    out: dict[str, str] = {}
    heads: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=lambda n: (-len(n.split()), -len(n), n.isupper(), n)):
        parts = _core(name)
        if len(parts) > 1:
            fits = [f for f in tails[parts[-1]] if within(parts, _core(f))]
            longer = [] if fits else [f for f in heads[parts[0]] if _core(f)[: len(parts)] == parts and _goes_on(f)]
            if not fits:
                tails[parts[-1]].append(name)  # of 'Ann Marlow Dunn' and 'Ann Marlow' either surname may stand alone
            if not fits and not longer:
                heads[parts[0]].append(name)
            fits = fits or longer
        else:
            fits = (tails[parts[0]] or heads[parts[0]]) if parts else []
        meant = {out[f] for f in fits}
        out[name] = meant.pop() if len(meant) == 1 else name
    return out


def _goes_on(name: str) -> bool:
    """Is the last word a name, too, where 'Ann Marlow lawyer' is somebody else?"""
    last = name.rsplit(maxsplit=1)[-1]
    return last[:1].isupper() and last.lower() not in _OFFICES


def acronym_of(short: str, full: str) -> bool:
    """Is `short` ('RAIB') made of the initials of `full`?"""
    letters = re.sub(r"\W", "", short)
    parts = [w for w in words(full) if w not in _SMALL]
    return (
        2 <= len(letters) <= 6
        and letters.isupper()
        and len(parts) > 1
        and "".join(w[0] for w in parts) == letters.lower()
    )
