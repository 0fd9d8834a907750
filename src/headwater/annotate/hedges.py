"""Information passed on from nobody named: 'reportedly', 'reports of', 'is believed to'."""

import re
from collections.abc import Iterator, Sequence

from headwater.annotate.crediting import Credited
from headwater.annotate.english.speech import HEDGES, PASSIVE_HEDGES
from headwater.annotate.frames import MASK, Frame

_ADVERB = re.compile(r"\b(?:" + "|".join(sorted(HEDGES)) + r")\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:" + "|".join(sorted(PASSIVE_HEDGES, key=len, reverse=True)) + r")\b", re.IGNORECASE)
# 'No one was reported missing' tells of the missing, not of reports.
_STATED = re.compile(
    r" (?:as )?(?:missing|injured|hurt|dead|killed|stolen|safe|wounded|absent|to (?:the )?police)\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"\b(?:(?:media|news|press|local|unconfirmed|preliminary|initial|early|several|some|multiple) )?"
    r"(?:reports|rumou?rs|speculation) (?:of|that|suggest(?:s|ed|ing)?|sa(?:id|y)|emerged|about|in the media)\b", re.IGNORECASE
)  # fmt: skip
# A made-up name for such a source quotes this many words of what is reported, enough to tell two of them apart.
NAMED_WORDS = 12


def hedges(masked: str, frame: Frame, here: Sequence[Credited]) -> Iterator[Credited]:
    """At most one of each form a frame; none where a cue of the frame names a source already at the same words."""
    text = masked[frame.start : frame.end]
    for pattern, hedged in ((_ADVERB, True), (_PASSIVE, True), (_NOUN, False)):
        m = pattern.search(text)
        if (
            m is None
            or (pattern is _PASSIVE and _STATED.match(text, m.end()))
            or (here and m.start() + frame.start >= here[0].cue_start - 3 and pattern is _ADVERB)
        ):
            continue
        if here and pattern is _PASSIVE:
            continue
        start, end = frame.start + m.start(), frame.start + m.end()
        if any(c.cue_start < end and start < c.cue_end for c in here):
            continue
        about = " ".join(text.replace(MASK, " ").split()[:NAMED_WORDS])
        if pattern is _NOUN:
            about = " ".join(text[m.end() :].replace(MASK, " ").split()[:NAMED_WORDS])
        yield Credited(
            start if pattern is _NOUN else frame.start, frame.end, start, end, -1, -1, "unnamed report" if pattern is _PASSIVE else f"unnamed report: {about}".rstrip(" ,.;:"),
            "unnamed", None, False, m[0].lower() if hedged else "",
        )  # fmt: skip
