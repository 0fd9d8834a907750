"""Evidence that a candidate names a person, an organisation or a place, in points. Weights were set by hand on news texts.

A point scale so that evidence adds up over the mentions of one name: 4 settles it, 1 is a hint.
"""

from collections import defaultdict

from headwater.annotate import gazetteer
from headwater.annotate.capitalised import Candidate
from headwater.annotate.currencies import SIGNS
from headwater.annotate.english import listed, organisations, places
from headwater.annotate.english.names import GIVEN_NAMES, PARTICLES, SUFFIXES, WORD_NAMES

Points = defaultdict[str, float]  # kind -> points

_CODES = frozenset(SIGNS.values())  # 'USD 5 million' names no organisation
_INNER_CAPITAL = ("Mc", "Mac", "O'", "O’", "De", "Di", "La")  # of surnames
_SAYS = listed(
    """said says told tells added adds asked explained argued warned wrote tweeted insisted admitted claimed recalled believes
    thinks replied declared stressed noted testified pleaded died resigned"""
)
_IN = listed("""in near across outside throughout inside around""")
_TOWARDS = listed("""from to at leaving visiting via toward towards""")
_PLACE_AFTER = listed(
    """state region province district city town village county area island river border prefecture suburb neighbourhood
    neighborhood airport governorate"""
)
_PLACE_BEFORE = listed("""city town village province region district state capital island port suburb county""")
# Ends of companies' and bodies' names that are words of other things too ('Line'), so that context may outweigh them.
_CORPORATE = listed("line lines ferries shipping infirmary motors holdings brewery")
_ORG_AFTER = listed("""spokesman spokeswoman spokesperson shares officials executives employees headquarters""")


def by_words(candidate: Candidate) -> Points:
    """Points for PERSON, ORG and PLACE that the words of the name give."""
    points: Points = defaultdict(float)
    words, key = candidate.words, candidate.key
    first, last, many = words[0], words[-1], len(words) > 1
    if key in organisations.KNOWN:
        points["ORG"] += 5
    if gazetteer.country(key):
        points["PLACE"] += 5
    elif people := gazetteer.city(key):
        points["PLACE"] += 3 if people >= 1_000_000 else 2 if people >= 100_000 else 1
    if many:
        _by_parts(candidate, points, first, last)
    else:
        text = candidate.tokens[0].text.replace(".", "")
        known = key in organisations.NOT_ORGANISATIONS or text in _CODES or gazetteer.country(key)
        if text.isupper() and 2 <= len(text) <= 7 and not known:
            points["ORG"] += 3 if not gazetteer.city(key) else 0
        elif (
            sum(c.isupper() for c in text) > 1
            and not text.isupper()
            and not text.startswith(_INNER_CAPITAL)
            and "-" not in text
        ):
            points["ORG"] += 2
        if key in organisations.ALONE:
            points["ORG"] += 3
        if first in GIVEN_NAMES and first not in WORD_NAMES:
            points["PERSON"] += 2
    return points


def _by_parts(candidate: Candidate, points: Points, first: str, last: str) -> None:
    words = candidate.words
    inner_of = next((i for i, w in enumerate(words) if w in ("of", "for", "on", "against")), 0)
    main = words[inner_of - 1] if inner_of else last
    if main in organisations.HEADS or (inner_of and main in organisations.OF_HEADS):
        points["ORG"] += 4 if main not in organisations.WEAK_HEADS or inner_of else 3
    if last in _CORPORATE or first == "radio":
        points["ORG"] += 4
    if "&" in (t.text for t in candidate.tokens):
        points["ORG"] += 4
    if main in places.HEADS and first in GIVEN_NAMES and len(words) == 2:
        points["PERSON"] += 1  # 'Victoria Lake' may be either, which a title or 'said' decides
    if main in places.HEADS:
        points["PLACE"] += 3.5
    if first in places.FRONTS and not inner_of:
        points["PLACE"] += 2
    if first in places.COMPASS and (len(words) == 2 or gazetteer.country(last)) and not points["ORG"]:
        points["PLACE"] += 3
    if points["ORG"] or points["PLACE"] >= 3:
        return
    if any(t.text.isupper() and len(t.text) > 1 and "." not in t.text for t in candidate.tokens):
        points["ORG"] += 1
        return
    if first in GIVEN_NAMES and len(words) <= 5:
        points["PERSON"] += 3.5
    if any(len(w) == 1 or "." in t.text for w, t in zip(words[:-1], candidate.tokens, strict=False)):
        points["PERSON"] += 2
    if last in SUFFIXES:
        points["PERSON"] += 3
    if PARTICLES & set(words[1:-1]):
        points["PERSON"] += 1
    if len(words) <= 4 and not inner_of:
        # A rare word at the end speaks for a surname, a common one for a thing.
        points["PERSON"] += 1.8 if gazetteer.frequency(last) < 4.2 else 0.8


def by_context(candidate: Candidate, words: Points) -> Points:
    """Points that the words around this mention give. words: what its own words gave, which may rule a person out."""
    points: Points = defaultdict(float)
    before, before2 = candidate.before
    after, after2, after3 = candidate.after
    settled = words["ORG"] >= 3 or (words["PLACE"] >= 3.5 and words["PERSON"] < 1)
    if candidate.titled and not settled:
        points["PERSON"] += 4
    if before == "the":
        points["PERSON"] -= 3
        points["ORG"] += 1
    if after in _SAYS and before != "the":
        points["PERSON"] += 1.2
    if before in ("said", "told", "says") and not settled:
        points["PERSON"] += 0.7
    if after == "who" or (after == "," and after2 in ("who", "whose")):
        points["PERSON"] += 2
    if (after == "," and after2.isdigit() and after3 in (",", ".", "and", "was", "of")) or (
        after == "(" and after2.isdigit() and len(after2) == 2
    ):
        points["PERSON"] += 3 if 1 < len(after2) < 3 else 0
    if before in _IN:
        points["PLACE"] += 2
    elif before in _TOWARDS:
        points["PLACE"] += 0.8
    if (before == "of" and before2 in _PLACE_BEFORE) or after in _PLACE_AFTER:
        points["PLACE"] += 2.5
    if after == "," and after2 and gazetteer.country(after2) and not settled:
        points["PLACE"] += 2.5
    if after in _ORG_AFTER:
        points["ORG"] += 1
    return points
