"""Times of day. They mean the day on which they lie, for a Time has whole days."""

import re

from headwater.annotate import days, moments
from headwater.annotate.days import Days
from headwater.annotate.moments import View
from headwater.annotate.temporal.rule import DIGITS_2, Kind, Rule, before, rule

_HOUR = r"(?:[01]?\d|2[0-4])"
_HALF_DAY = r"(?:a\.m\.|p\.m\.|a\.m\b|p\.m\b|am\b|pm\b|AM\b|PM\b|A\.M\.|P\.M\.)"
_NEAR = (
    r"(?:(?:at|around|about|approximately|roughly|exactly|by|from|since|until|till|as of|just|shortly|soon|well|early|late|"
    r"before|after|past|to) ){0,4}"
)
_ZONE = (
    r"(?: ?\(?(?:local time|GMT|UTC|BST|WAT|EAT|CAT|SAST|IST|PKT|JST|KST|HKT|SGT|MSK|[ECMPA][SD]?T|AE[SD]T|AC[SD]T|AW[SD]T|NZ[SD]T|CES?T|WES?T|EES?T|[Ee]astern"
    r"(?: [Tt]ime)?|[Pp]acific(?: [Tt]ime)?|[Cc]entral [Tt]ime|[Mm]ountain [Tt]ime|Zulu|(?:[A-Z][a-z]{2,12} ){1,2}time)\)?)?"
)
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PART = r"(?: (?:in the (?:morning|afternoon|evening)|at night|tonight))?"


def _clock(match: re.Match[str], view: View) -> Days:
    """On the day that its sentence names, else on the last day told of, else on the day of publication."""
    return days.one(view.day) if view.day is not None else moments.told_day(view)


def _noon_refers(match: re.Match[str]) -> bool:
    """'high noon' is a figure of speech; 'Midnight Sun' a name."""
    words, after = match[0], match.string[match.end() : match.end() + 2]
    return not re.search(r"\b(?:high|Black) $", before(match), re.I) and not (
        words[0].isupper() and re.match(r" [A-Z]", after)
    )


RULES: tuple[Rule, ...] = (
    rule("m am pm", rf"{_NEAR}{_HOUR}(?:[:.][0-5]\d)?(?:[:.][0-5]\d)?(?: ?(?:-|–|to|and) ?{_HOUR}(?:[:.][0-5]\d)?)? ?{_HALF_DAY}{_ZONE}", _clock, Kind.CLOCK, cased=True),
    rule(DIGITS_2, rf"{_NEAR}{_HOUR}:[0-5]\d(?::[0-5]\d)?(?: ?(?:hours|hrs|Z\b))?{_ZONE}{_PART}", _clock, Kind.CLOCK, cased=True),
    rule("hours hrs gmt utc bst cet z", rf"{_NEAR}(?:[01]\d|2[0-4])[0-5]\d ?(?:hours|hrs|GMT|UTC|BST|CET|Z\b)(?: GMT| local time)?", _clock, Kind.CLOCK, cased=True),
    rule(DIGITS_2, rf"(?<=\bat )(?:about |around )?{_HOUR}\.[0-5]\d(?!\d| ?(?:per|m\b|b\b|k|%|million|billion|degrees|points|on the)){_PART}", _clock, Kind.CLOCK, cased=True),
    rule("clock", rf"{_NEAR}(?:{_HOUR}|{_WORDS}) o'clock{_ZONE}{_PART}", _clock, Kind.CLOCK),
    rule("morning afternoon evening night tonight local gmt bst est edt et", rf"(?:(?:at|around|about|by|shortly|just|before|after|until) ){{1,3}}(?:{_HOUR}|{_WORDS})(?: (?:in the (?:morning|afternoon|evening)|at night|tonight)| (?:local time|GMT|BST|EST|EDT|ET))", _clock, Kind.CLOCK),
    rule("past quarter half", rf"{_NEAR}(?:(?:a )?(?:quarter|half)|five|ten|twenty(?:-five)?)(?: minutes)? (?:past|to) (?:{_WORDS}|1?\d)\b(?! (?:years|people|percent|per))", _clock, Kind.CLOCK),
    rule("noon midnight midday", rf"{_NEAR}(?:12 |local )?(?:noon|midnight|midday)(?! (?:sun|oil|mass|snack)){_ZONE}", _clock, Kind.CLOCK, refers=_noon_refers),
)  # fmt: skip
