"""What kind of source a phrase names, and what to call it."""

import re
from collections.abc import Sequence

from headwater.annotate.english.agencies import (
    AGENCIES,
    AGENCY_ENDS,
    ALIASES,
    BROADCAST_WORDS,
    BROADCASTERS,
    OUTLET_REFERENCES,
    OUTLET_WORDS,
    OUTLETS,
)
from headwater.annotate.english.platforms import CAPITALISED_ONLY, MEDIA_NOUNS, PLATFORMS, SOCIAL_WORDS
from headwater.annotate.english.sources import (
    BOARD,
    CHIEFS,
    CIVIC,
    COMPANY,
    DOCUMENT,
    EXPERT,
    EYEWITNESS,
    LAWYERS,
    OFFICIAL,
    PERSONAL_OFFICE,
    PRIVATE,
    PUBLIC_BODIES,
    RELEASE_WORDS,
    SPOKES,
    STATEMENT_WORDS,
    UNIONS_OF_STATES,
    UNNAMED,
    UNNAMING,
)

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_ANONYMOUS = re.compile(
    r"\b(?:condition of anonymity|anonymously|not authori[sz]ed to speak|asked not to be named|familiar with|briefed on)\b"
)

_OWN_SECRETARY = re.compile(r"its (?:general |honorary )?(?:secretary|treasurer)\b", re.IGNORECASE)
_SAW = re.compile(r"\bwho (?:saw|heard|filmed|watched|witnessed)\b")
_FILING = re.compile(r"\bfilings?\b")
# What follows only says where somebody is: 'a family in the suburbs of Example City'.
_PLACED = re.compile(r"\s(?:in|near|who|whose)\s")
_ON_THE_SPOT = re.compile(
    r"\b(?:witnessed|overlooks?|who (?:saw|heard|filmed|watched)|liv(?:es?|ed|ing) (?:near|opposite|next|metres|meters|yards|close|across)|"
    r"(?:was|were) (?:(?:on|in|aboard) (?:the|a|board)\b|waiting|standing|walking|travell?ing|driving past)|at the scene when)"
)


def words_of(phrase: str) -> list[str]:
    """Lower-case words, possessive endings cut off."""
    return [re.sub(r"['’]s$", "", w.lower()) for w in _WORD.findall(phrase)]


def outlet_kind(phrase: str) -> tuple[str, str] | None:
    """(kind, name in full) where the phrase names an agency, outlet or broadcaster; None for anything else."""
    name = " ".join(re.sub(r"['’]s?$", "", phrase).split())
    low = name.lower()
    plain = _ARTICLE.sub("", low)
    if plain in ALIASES and (name.isupper() or len(plain) > 4 or _ARTICLE.sub("", name).isupper()):
        name = ALIASES[plain]
        low = name.lower()
        plain = _ARTICLE.sub("", low)
    if plain in AGENCIES:
        return "news_agency", _ARTICLE.sub("", name)
    capital = any(w[:1].isupper() for w in _ARTICLE.sub("", name).split())
    if not capital or len(name.split()) > 7:
        return None
    if plain in ("bbc", "sky news", "itv", "bbc news", "itv news", "channel 4 news"):
        return "broadcast", name
    if plain in BROADCASTERS or plain in OUTLETS or low in OUTLETS:
        return "news_outlet", name
    words = plain.replace("’", "'").split()
    if name.split()[-1][:1].isupper() and any(
        len(words) > len(ends) and tuple(words[-len(ends) :]) == ends for ends in AGENCY_ENDS
    ):
        return "news_agency", _ARTICLE.sub("", name)
    first_part = plain.split(" of ")[0].split()
    last_known = (words[-1] in OUTLET_WORDS or (first_part and first_part[-1] in OUTLET_WORDS)) and name.split()[-1][
        :1
    ].isupper()
    if last_known and (len(words) > 1 or low.startswith("the ")) and words[0] not in ("breaking",):
        return "news_outlet", name
    if "affiliate" in words[:-1]:
        return "broadcast", " ".join(name.split()[words.index("affiliate") + 1 - len(words) :])
    if words[-1] in BROADCAST_WORDS or words[0] in ("radio", "tv"):
        return "broadcast", name
    return None


def household(name: str) -> bool:
    """An outlet known by name, which is therefore no agency."""
    low = name.lower()
    return low in OUTLETS or low in BROADCASTERS or _ARTICLE.sub("", low) in OUTLETS


def is_outlet_reference(phrase: str) -> bool:
    """'the paper': an outlet named before."""
    return " ".join(phrase.lower().split()) in OUTLET_REFERENCES


def platform(text: str) -> str | None:
    """The social platform that the text names; 'social media' where it names none but says so; None for neither."""
    for word in _WORD.findall(text):
        low = re.sub(r"['’]s$", "", word.lower())
        if low in PLATFORMS and not (low in CAPITALISED_ONLY and word.islower() and low != "tweet"):
            return PLATFORMS[low]
    low_text = text.lower()
    if re.search(r"\b(?:on|to|via) X\b(?! ray)", text):
        return "X"
    return "social media" if any(w in low_text for w in SOCIAL_WORDS) else None


def media_noun(phrase: str) -> str | None:
    """The word for what is shown ('video', 'photo') in a phrase, singular; None for none."""
    for word in words_of(phrase):
        if word in MEDIA_NOUNS:
            return word if word in ("footage",) else word.removesuffix("s") if word != "images" else "image"
    return None


def kind_of(phrase: str, person: bool, context: Sequence[str], clause: str) -> str:
    """A kind of SOURCE_KINDS for who is named by `phrase` (not an outlet, not a post).

    context: lower-case words next to that person's name anywhere in the article. clause: the sentence outside quotation marks.
    """
    words = set(words_of(_PLACED.split(phrase, maxsplit=1)[0]))
    low = clause.lower()
    if any(w in low for w in RELEASE_WORDS):
        return "press_release"
    if person:
        return _person_kind(phrase, words | set(context), low)
    if _ANONYMOUS.search(low) or (words & UNNAMED and (words & {"source", "sources"} or not words & OFFICIAL)):
        return "unnamed"
    if words & SPOKES:
        spoken_for = set(words_of(phrase))
        return "other" if _civic(spoken_for) else _spokes_kind(spoken_for)
    if words & EYEWITNESS or _SAW.search(low):
        return "eyewitness"
    if words & DOCUMENT and "state" not in words:
        return "document"
    if _expert(words):
        return "expert"
    if _civic(words):
        return "other"
    if words & COMPANY or ("chief" in words and words & CHIEFS):
        return "document" if _FILING.search(low) else "company_statement"
    if words & OFFICIAL or any(w in low for w in STATEMENT_WORDS):
        return "official_statement"
    if _FILING.search(low):
        return "document"
    if words & PRIVATE:
        return "interview"
    named = phrase[:1].isupper() and not _ARTICLE.match(phrase) and phrase.split(maxsplit=1)[0].lower() not in UNNAMING
    return "company_statement" if named and len(phrase.split()) <= 5 else "other"


def _civic(words: set[str]) -> bool:
    return bool(words & CIVIC) and not words & (UNIONS_OF_STATES | PUBLIC_BODIES)


def _person_kind(phrase: str, words: set[str], low: str) -> str:
    if words & (SPOKES - LAWYERS):
        return _spokes_kind(words)
    if _expert(words - {"university", "institute"}) and not words & PUBLIC_BODIES:
        return "expert"
    # A union's or club's secretary holds no public office, nor does 'its secretary'.
    if (_civic(words) and not words & {"police", "minister", "mayor"}) or _OWN_SECRETARY.match(phrase):
        return "interview"
    if words & PERSONAL_OFFICE or words & {"police", "ministry", "mp"}:
        return "official_statement"
    if words & EYEWITNESS or _ON_THE_SPOT.search(low):
        return "eyewitness"
    if words & PUBLIC_BODIES:
        return "official_statement"
    chief = "chief" in words and words & CHIEFS
    if chief or words & BOARD or (words & COMPANY and words & {"president", "director", "head"}):
        return "company_statement"
    return "official_statement" if any(w in low for w in STATEMENT_WORDS) else "interview"


def _expert(words: set[str]) -> bool:
    """A word for those who know a field, among them all who end in -ologist."""
    return bool(words & EXPERT) or any(w.endswith(("ologist", "ologists")) for w in words)


def _spokes_kind(words: set[str]) -> str:
    """Spokesmen speak for bodies, companies unless the words say otherwise; representatives and lawyers for persons too."""
    if words & (OFFICIAL - {"chief", "office", "attorney", "who", "un", "met", "general"}):
        return "official_statement"
    return (
        "company_statement" if words & COMPANY or any(w.startswith("spokes") for w in words) else "official_statement"
    )
