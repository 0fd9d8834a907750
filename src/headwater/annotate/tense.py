"""Does the text around a temporal expression look ahead or back?"""

import re

_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|to be|due|set (?:to|for)|scheduled|expected|expects?|plan(?:s|ned|ning)? (?:to|for|on|a|an)|slated|"
    r"hop(?:es?|ed|ing) (?:to|for)|intend(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|prepar(?:es?|ed|ing) (?:to|for)|going to|upcoming|effective|"
    r"(?:would|may|might|should|must) (?!have\b|not have\b|be recalled\b)|starting|beginning|warn(?:s|ed|ing)? of|as (?:soon|early) as)\b|'ll\b",
    re.IGNORECASE,
)
_WAS_DUE = re.compile(
    r"\b(?:had(?: originally| previously| initially)? been|previously|originally|had) $", re.IGNORECASE
)
# 'by Tuesday' looks ahead unless something was done by then: the word must stand at the expression, a clock time let pass.
_CLOCK = r"(?:noon|midnight|midday|\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|(?:a )?(?:quarter|half) (?:past|to) \w{3,6}|\w{3,6} o'clock)"
_BY = re.compile(
    rf"\b(?:until|by|through) (?:(?:at )?(?:about |around )?{_CLOCK},? )?(?:(?:on|early|late|the end of|the|at) ){{0,2}}$",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:to|will|shall|must|would|should|can|could|may|might|given|gave|has|have|due|extend(?:s|ed)?|delayed|postponed|adjourned|suspended|"
    r"remanded|closed|valid|lasts?|remains?|runs?|is|are)\b|'ll\b",
    re.IGNORECASE,
)
_NOT_DONE = r"(?!(?:need|indeed|hundred|speed|feed|proceed|succeed|exceed|expected|scheduled|slated|planned|united|unspecified)\b)"
# What was said or done on that day is past, whatever was planned before it: 'plans to sell, he said Monday'. Names and adjectives
# end in -ed too ('United', 'a planned march'), so the verb is in lower case and no article or 'be' stands before it.
_PAST = re.compile(
    r"\b(?<!\bbe )(?:[Ss]aid|[Ss]ays|[Tt]old|[Ww]as|[Ww]ere|[Hh]ad|[Dd]id|met|left|fell|rose|held|went|came|made|took|found|broke|lost|won|began|sent|shot|"
    r"struck|gave|saw|set (?!to\b|for\b)|spoke|wrote|ran|flew|sank|brought|bought|sold|paid|led|became|heard|drove|got|stood|"
    rf"(?<!\bis )(?<!\bare )(?<!\ba )(?<!\ban )(?<!\bstill ){_NOT_DONE}[a-z]{{2,20}}ed)\b"
)
_CLAUSE_END = re.compile(r"[.;:!?]")


def looks_ahead(before: str, words: str = "", after: str = "") -> bool:
    """Does the text before an expression, or the expression itself, speak of the future, by the last verb that tells?

    Where none does, the first verb after it in its clause decides.
    """
    ahead = [m.end() for m in _FUTURE.finditer(before + words) if not _WAS_DUE.search(before[: m.start()])]
    behind = list(_PAST.finditer(before))
    by = _BY.search(before)
    if by and behind:
        # 'was on the quay by Tuesday' is past; 'was told to leave by Tuesday' is not, for nobody has left yet.
        return bool(_LEFT_OPEN.search(before, behind[-1].start()))
    if ahead or behind:
        return bool(ahead) and (not behind or ahead[-1] > behind[-1].end())
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    to_come, done = _FUTURE.search(clause), _PAST.search(clause)
    if done is None:
        return to_come is not None or by is not None
    return to_come is not None and to_come.start() < done.start()
