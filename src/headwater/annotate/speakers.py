"""Who speaks, frame by frame: cues with their subjects resolved to names, pronouns included."""

import re
from collections.abc import Sequence

from headwater.annotate.cast import Cast, Named
from headwater.annotate.clauses import Token, tokens
from headwater.annotate.cues import Cue, cues
from headwater.annotate.english.agencies import OUTLET_WORDS
from headwater.annotate.english.sources import (
    ALL_ROLES,
    BODY_REFERENCES,
    ONE_PERSON,
    PERSON_ROLES,
    TITLES_HE,
    TITLES_SHE,
)
from headwater.annotate.english.speech import PRONOUNS_HE, PRONOUNS_SHE, SUBJECT_PRONOUNS
from headwater.annotate.frames import Frame
from headwater.annotate.grammar import Grammar
from headwater.annotate.labels import labels
from headwater.annotate.references import PRONOUN_REACH, Place, Saying, body_meant, one_body

# A sentence of more words is no prose (a table, a list run together): its words are not read as cues.
LONGEST_FRAME = 800
_SPACE = re.compile(r"\s+")
_AGED = re.compile(r"the \d{1,3}-year-old")
_STATEMENT = re.compile(r"(?:the|a|his|her|its|their) (?:[\w'’-]{1,30} )?statement")
# A name that the entity step left out is a person's where it is explained as one.
_PERSONAL = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,2}")
_PERSONAL_AFTER = re.compile(r",? (?:who\b|aged\b|\d{1,3},|an? [a-z]+ (?:of|at|from|in|with)\b)")
_GOES_BY = re.compile(
    r",? who (?:goes|went) by (?:the (?:name|handle|username)(?: of)? )?([A-Z@][\w.]{1,40}(?: [A-Z]\w{1,30}){0,2})"
)


def sayings(masked: str, frames: Sequence[Frame], cast: Cast, grammar: Grammar | None = None) -> list[list[Saying]]:
    """For each frame its sayings in order. grammar: None where nothing was parsed."""
    out: list[list[Saying]] = []
    for number, frame in enumerate(frames):
        row = tokens(masked, frame.start, frame.end)
        found: list[Saying] = []
        out.append(found)
        if len(row) > LONGEST_FRAME:
            continue
        names = _token_names(row, cast.between(frame.start, frame.end))
        for cue in (*labels(row, names), *cues(row, names, grammar)):
            saying = _resolve(masked, row, cue, number, frames, cast, out)
            title = cast.only_work if saying.strong else cast.is_work
            if saying.person or not title(saying.source_start, saying.source_end):
                found.append(saying)
    return out


def _token_names(row: Sequence[Token], named: Sequence[Named]) -> list[tuple[int, int]]:
    out = []
    for n in named:
        inside = [i for i, t in enumerate(row) if t.start < n.end and t.end > n.start]
        if inside:
            out.append((inside[0], inside[-1] + 1))
    return out


def _resolve(
    masked: str,
    row: Sequence[Token],
    cue: Cue,
    number: int,
    frames: Sequence[Frame],
    cast: Cast,
    said: Sequence[Sequence[Saying]],
) -> Saying:
    start = end = -1
    name, person = None, False
    if cue.subject:
        start, end = row[cue.subject[0]].start, row[cue.subject[1] - 1].end
        name, person = _name(masked, start, end, number, frames, cast, said)
    hearer = (row[cue.hearer[0]].start, row[cue.hearer[1] - 1].end) if cue.hearer else (-1, -1)
    return Saying(
        number, row[cue.at].start, row[cue.to - 1].end, cue.verb, cue.strong, start, end, masked[start:end] if cue.subject else "",
        name, person, *hearer,
    )  # fmt: skip


def _name(
    masked: str,
    start: int,
    end: int,
    number: int,
    frames: Sequence[Frame],
    cast: Cast,
    said: Sequence[Sequence[Saying]],
) -> tuple[str | None, bool]:
    words = masked[start:end]
    low = words.lower()
    if low in SUBJECT_PRONOUNS or low in ("him", "her", "them"):
        name = whom(low, start, number, frames, cast, said)
        return name, name is not None and low not in ("it", "they", "them") and not name[1:].islower()
    # 'the ROVERS manager, NAME': whoever is explained, not whose manager it is.
    explained = cast.following(end) if words.rsplit(None, 1)[-1].islower() else None
    person = explained or cast.head(start, end) or cast.following(end) or cast.by_role(words)
    if person:
        return person, True
    body = cast.body_following(end) if words[1:].islower() else None
    if body:
        return body, False
    alias = _GOES_BY.match(masked, end)
    if alias:
        return alias[1], False
    if (
        _PERSONAL.fullmatch(words)
        and _PERSONAL_AFTER.match(masked, end)
        and not set(low.split()) & (ALL_ROLES | OUTLET_WORDS)
    ):
        return words, True
    low = _SPACE.sub(" ", low)
    if _AGED.fullmatch(low):
        return whom("the", start, number, frames, cast, said), True
    tidy = _SPACE.sub(" ", words)
    first, _, rest = tidy.partition(" ")
    tidy = rest if rest and first.lower() in ("the", "a", "an") else tidy
    owner, _, role = low.partition(" ")
    if owner in ("his", "her") and role and role not in BODY_REFERENCES:
        name = whom(owner, start, number, frames, cast, said)
        return (f"{name}'s {role}" if name else tidy), False
    if first.lower() == "the" and rest.lower() in PERSON_ROLES:
        name = _only_one("she" if rest.lower() in TITLES_SHE else None, start, number, frames, cast)
        if name:
            return name, True
    body = body_meant(low, Place(start, number, frames, cast, said))
    if body:
        return body, False
    return _statement(masked, low, number, frames, said) or (tidy, False)


def _only_one(gender: str | None, at: int, number: int, frames: Sequence[Frame], cast: Cast) -> str | None:
    """The one person named within reach, and of a fitting gender; None where there are more: a part may be any of theirs."""
    reach = frames[max(0, number - PRONOUN_REACH)].start
    named = {n.name for n in cast.between(reach, at) if gender is None or cast.gender(n.name) in (None, gender)}
    return named.pop() if len(named) == 1 else None


def _statement(
    masked: str, low: str, number: int, frames: Sequence[Frame], said: Sequence[Sequence[Saying]]
) -> tuple[str, bool] | None:
    """'The statement' speaks for whoever made a statement last."""
    if not _STATEMENT.fullmatch(low):
        return None
    for back in range(min(number, len(said) - 1), max(-1, number - PRONOUN_REACH), -1):
        if "statement" in masked[frames[back].start : frames[back].end].lower():
            named = [s for s in said[back] if s.name and "statement" not in s.name.lower()]
            if named and named[-1].name:
                return named[-1].name, named[-1].person
    return None


def whom(
    pronoun: str, at: int, number: int, frames: Sequence[Frame], cast: Cast, said: Sequence[Sequence[Saying]]
) -> str | None:
    """Whom a pronoun at text[at] in frame `number` means: the last speaker, or the person the frames since then opened with, who fits."""
    if pronoun in ("i", "we", "who"):
        return None
    plural = pronoun in ("it", "they", "them")
    gender = "he" if pronoun in PRONOUNS_HE else "she" if pronoun in PRONOUNS_SHE else None

    def fits(name: str) -> bool:
        return gender is None or cast.gender(name) in (None, gender)

    for back in range(number, max(-1, number - PRONOUN_REACH - 1), -1):
        speakers = [s for s in said[back] if s.name and s.cue_start < at] if back < len(said) else []
        for s in reversed(speakers):
            if s.name and gender and not s.person and _one_person(s.name, gender):
                return s.name
            if pronoun == "it" and s.name and not one_body(s.name):
                continue
            if plural != s.person and s.name and (plural or fits(s.name)):
                return s.name
        if plural:
            bodies = cast.opening(frames[back], at)
            if bodies and pronoun == "it":
                return bodies[0].name
            continue
        subjects = [
            n
            for n in cast.between(frames[back].start, min(at, frames[back].end))
            if fits(n.name) and cast.opens(frames[back], n)
        ]
        if subjects:
            return subjects[0].name
        if gender and back == number - 1:
            # 'They listened to NAME speak. "…," she said.'
            named = {n.name for n in cast.between(frames[back].start, frames[back].end) if fits(n.name)}
            if len(named) == 1:
                return named.pop()
    if plural:
        return None
    return _only_one(gender, at, number, frames, cast)


def _one_person(name: str, gender: str) -> bool:
    """Is the name a phrase for one person not named ('crew member'), of a fitting gender?"""
    last = name.lower().split()[-1]
    return name[1:].islower() and last in ONE_PERSON and last not in (TITLES_SHE if gender == "he" else TITLES_HE)
