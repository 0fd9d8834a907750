"""Names of people and bodies compared across the articles of a story."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

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
# Words of a body's name that its acronym leaves out.
_SMALL = frozenset(["the", "of", "and", "for", "in", "at", "on", "de"])


def bare(name: str) -> str:
    """A name without article, titles and possessive ending; white space evened out."""
    parts = _LEAD.sub("", _POSSESSIVE.sub("", " ".join(name.split()))).split(" ")
    # 'a rep for NAME' is no senator.
    while len(parts) > 1 and parts[0].lower().rstrip(".") in _TITLES and not parts[1][0].islower():
        parts = parts[1:]
    return " ".join(parts)


def key(name: str) -> str:
    """What two spellings of one name share: folded words without article."""
    return " ".join(w for w in words(_LEAD.sub("", _POSSESSIVE.sub("", name))) if w != "'s")


def within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Do the words of `short` stand in `full` in their order? An initial stands for any word it begins."""
    rest = iter(full)
    return all(any(f == w or (len(w) == 1 and f.startswith(w)) for f in rest) for w in short)


def fullest(names: Iterable[str]) -> dict[str, str]:
    """Each name -> the one fuller name that it can only stand for; itself where there is none or more than one.

    A surname alone stands for the full name that ends with it, a first name for the one that begins with it.
    """
    out: dict[str, str] = {}
    heads: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=lambda n: (-len(n.split()), -len(n), n)):
        parts = words(name)
        if len(parts) > 1:
            fuller = [f for f in tails[parts[-1]] if within(parts, words(f))]
            out[name] = fuller[0] if len(fuller) == 1 else name
            if not fuller:
                heads[parts[0]].append(name)
                tails[parts[-1]].append(name)
        else:
            fits = (tails[parts[0]] or heads[parts[0]]) if parts else []
            out[name] = fits[0] if len(fits) == 1 else name
    return out


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
