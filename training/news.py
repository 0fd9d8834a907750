"""News texts from patterns: the turns of phrase around names in news, which the corpora have too few of.

Each pattern is a few sentences in our own words. [a|b] is a choice; {P1} a person, {S1} that person's last name, {F1} the first,
{L1} a town, {C1} a country, {N1} a people's adjective (no name), {O1} a body that does not exist, {A1} its initials,
{K1} a well-known body, {M1} a news outlet, {W1} a
river, airport, street and the like, {Q1} a person whose name has a hyphen, {X1} another capitalised thing; the same slot is the same name throughout a text.
"""

import random
import re
from functools import cache

import names
import spacy
from corpora import Document, Sentence, Token
from spacy.util import filter_spans

TITLES, ROLES, DAYS = (names.listed("news", key, "|") for key in ("titles", "roles", "days"))
PEOPLES, BODIES, OUTLETS = (names.listed("news", key, "|") for key in ("peoples", "bodies", "outlets"))
OTHERS = names.listed("news", "others", "|")  # what is capitalised and yet none of our names
PATTERNS = names.listed("news", "patterns", "\n")
SLOT = re.compile(r"\{([A-Za-z])(\d?)\}")
CHOICE = re.compile(r"\[([^\[\]]*)\]")


@cache
def tokenizer() -> spacy.Language:
    return spacy.blank("en")


def report(rng: random.Random) -> Document:
    """A text of one to three patterns with their names filled in, cut into sentences where the patterns are."""
    document: Document = []
    known: dict[str, str] = {}
    for number, pattern in enumerate(rng.sample(PATTERNS, rng.randint(1, 3))):
        for i, part in enumerate(re.split(r"(?<=[.!?\"]) (?=[\"\[{A-Z])", pattern)):
            text, spans = fill(part, known, rng)
            document.append(_sentence(text, spans, opens=i == 0 and number > 0))
    return document


def fill(pattern: str, known: dict[str, str], rng: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
    """The text, and its names as (start, end, kind)."""
    while CHOICE.search(pattern):
        pattern = CHOICE.sub(lambda m: rng.choice(m[1].split("|")), pattern)
    text, at = "", 0
    spans: list[tuple[int, int, str]] = []
    for m in SLOT.finditer(pattern):
        text += pattern[at : m.start()]
        at = m.end()
        value, kind = _value(m[1], m[2], known, rng)
        the = value.startswith(("The ", "the ")) and text.endswith(("The ", "the "))
        value = value[4:] if the else value
        if kind:
            spans.append((len(text), len(text) + len(value), kind))
        text += value
    text += pattern[at:]
    return text[:1].upper() + text[1:], spans


def _value(slot: str, number: str, known: dict[str, str], rng: random.Random) -> tuple[str, str]:
    """What stands in a slot, and its kind of name, '' where it is none."""
    if slot in "rtd":
        return rng.choice({"r": ROLES, "t": TITLES, "d": DAYS}[slot]), ""
    base = {"S": "P", "F": "P", "A": "O"}.get(slot, slot)
    key = base + number
    if key not in known:
        known[key] = _make(base, rng)
    value = known[key]
    if base in "PQ":
        words = value.split()
        whole = value if slot in "PQ" else _last(words) if slot == "S" else words[0]
        return whole, "PERSON"
    if base in "OKM":
        full, _, initials = value.partition("=")
        short = initials or "".join(w[0] for w in full.split() if w[0].isupper())
        if slot == "A":
            return (short if len(short) > 1 else full), "ORG"
        return (initials if initials and rng.random() < 0.5 else full), "ORG"
    return value, "PLACE" if base in "LCW" else ""


def _last(words: list[str]) -> str:
    """The last name: of three syllables the first, as in China and Korea, else the last with its particle."""
    at = next((i for i, w in enumerate(words[1:], 1) if w[0].islower()), len(words) - 1)
    return words[0] if len(words) == 2 and words[0] in names.EAST_ASIAN else " ".join(words[at:])


def _make(slot: str, rng: random.Random) -> str:
    if slot == "P":
        return " ".join(names.person(rng, rng.choice((2, 2, 2, 2, 3))) or ["Smith"]).replace(" - ", "-")
    if slot == "Q":
        return names.hyphenated(rng)
    if slot == "W":
        return names.spot(rng)
    if slot == "L":
        return " ".join(names.place(rng, rng.choice((1, 1, 1, 2))) or ["Springfield"]).replace(" - ", "-")
    if slot == "C":
        return rng.choice(names.countries())
    if slot == "O":
        return " ".join(names.organisation(rng, rng.choice((1, 1, 2, 2, 2, 3, 3, 4, 5))) or ["Unity"]).replace(
            " -", "-"
        )
    return rng.choice({"N": PEOPLES, "K": BODIES, "M": OUTLETS, "X": OTHERS}[slot])


def _sentence(text: str, spans: list[tuple[int, int, str]], opens: bool) -> Sentence:
    doc = tokenizer()(text)
    doc.ents = filter_spans([s for b, e, kind in spans if (s := doc.char_span(b, e, kind))])
    tokens = [Token(t.text, bool(t.whitespace_), f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O") for t in doc]
    tokens[-1] = Token(tokens[-1].text, True, tokens[-1].name)
    return Sentence(tuple(tokens), opens, False)
