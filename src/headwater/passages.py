"""What a passage is by its form: a dateline before a sentence, a refusal to say anything."""

import re

# "HALVARD BAY (Norlund Press) —", "LONDON, May 3 —", "(AP) -", "(CNN) A …": a place in capitals, or a bracket, or both. Repeats are bounded.
_PLACE = r"[^\W\d_a-z][^\W\d_a-z.'’-]{2,24}(?:[ ,]{1,2}[A-Z0-9][\w.'’-]{0,20}){0,5}"
_BRACKET = r"\([A-Z][\w&.'’ /-]{1,30}\)"
_DASH = r"\s{0,2}[-–—―:]{1,2}\s{1,2}"
_DATELINE = re.compile(
    rf"\s{{0,3}}(?:(?:{_PLACE}|(?:[A-Z][\w.'’-]{{1,20}}[ ,]{{1,2}}){{1,5}})?\s{{0,2}}{_BRACKET}(?:{_DASH}|\s{{0,2}}$)"
    rf"|{_BRACKET}\s{{1,2}}(?=[A-Z\"“'‘])|{_PLACE}{_DASH}(?=[A-Z0-9\"“'‘]))"
)
_LONGEST = 160  # code points that a dateline may take

_REFUSAL = re.compile(
    r"\b(?:declin(?:e[ds]?|ing)|refus(?:e[ds]?|ing)) (?:to|further|all|any)\b"
    r"|\b(?:did|does|do|has|have|had|would|will|could)(?: not|n't|n’t)(?: (?:immediately|yet|also|initially|directly|publicly|further)){0,2}"
    r" (?:sa(?:y|id)|respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|answer(?:ed)?|return(?:ed)?|address(?:ed)?|elaborated?|disclosed?"
    r"|specify|specified|discuss(?:ed)?|explain(?:ed)?|identif(?:y|ied)|confirm(?:ed)?|get (?:a|any) response|take questions"
    r"|be (?:reached|drawn|interviewed|identified)|give (?:details|a|any|further)|provide (?:details|a|any|further))\b"
    r"|\bno (?:immediate )?(?:comment|response|reply|replies|further details|word (?:on|from|of))\b"
    r"|\b(?:not|n't|n’t|un)(?: (?:immediately|yet|at once)){0,2} ?(?:clear|known)\b(?! (?:as|for))"
    r"|\b(?:not|unable)(?: immediately)? (?:available|to comment|able to comment|be reached)\b"
    r"|\bwrong to comment\b|\b(?:has|have|had|was|were) not (?:been )?(?:interviewed|released|named|made public)\b"
    r"|\bno ?one has said\b|\bnobody has said\b",
    re.IGNORECASE,
)


def after_dateline(text: str, start: int, end: int) -> int:
    """Where text[start:end] begins to assert something: after the dateline that it opens with, else `start`; `end` where it is all dateline."""
    found = _DATELINE.match(text[start : min(end, start + _LONGEST)])
    return start + found.end() if found else start


def refuses(text: str) -> bool:
    """Does the passage say that somebody says nothing, or that nobody knows? 'The line declined to comment', 'it was not clear'."""
    return bool(_REFUSAL.search(text))
