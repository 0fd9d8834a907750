"""What a text gives as the words of another: inside quotation marks, or set off after a colon."""

import re

# A mark that opens and the one that closes it. Straight and curly double marks, guillemets; single marks where an apostrophe cannot
# stand: before a word and after one. A single mark that follows on an s may be a plural's: it closes only if no mark after a stop does.
# The first character is told by a set, which is what a search is fast at.
_ENDS = r"(?:[^\n‘’']|(?<=\w)['’](?=\w)"
_MARKED = re.compile(
    r"[\"“„«‘'](?:"
    r'(?<=")(?<!\w.)[^"\n]{0,2000}"?|(?<=[“„])[^”\n]{0,2000}”?|(?<=«)[^»\n]{0,2000}»?'
    r"|(?<=[‘'])(?<!\w.)(?!\d0s|(?:em|til|tis|twas|cause|bout|n)\b)(?=[\w\"“…£$€#@(\[])"
    rf"(?:{_ENDS}|(?<=s)['’](?= [a-z])){{1,900}}?(?<=[.,!?…])['’](?!\w)|{_ENDS}){{1,900}}['’](?!\w)))"
)
# The end of a paragraph after which another one's words may stand without marks.
_COLON = re.compile(r":[ \t]{0,9}\n\s{0,9}(?=[^\s\"“„«‘'])")
_SAYS = re.compile(
    r"\b(?:said|says?|wrote|writes?|posted|tweeted|shared|reads?|stated|states|added|continued|replied|responded|announced|"
    r"statement|post|message|letter|caption|e-?mail|press release|reply|response|announcement|warning)\b",
    re.I,
)
# Characters before the colon in which the saying is told of.
_BEFORE = 120
_PARAGRAPH = re.compile(r"[^\n]{1,2000}\n{0,3}")
# Paragraphs of one such statement at the most.
_LONGEST = 12
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")


def quoted(text: str) -> list[tuple[int, int]]:
    """Ranges of code points that hold another's words, by where they begin; they may overlap.

    A mark that is not closed in its paragraph quotes the rest of it (the next paragraph goes on with the same speech), but at most
    2,000 characters. After a colon that tells of a statement or a post the next paragraph is quoted though no marks say so, and those
    that follow as long as they speak in the first person, which a report does not.
    """
    return sorted([*(m.span() for m in _MARKED.finditer(text)), *_set_off(text)])


def _set_off(text: str) -> list[tuple[int, int]]:
    found = []
    for colon in _COLON.finditer(text):
        line = max(text.rfind("\n", 0, colon.start()) + 1, colon.start() - _BEFORE)
        if not _SAYS.search(text, line, colon.start()):
            continue
        start = end = colon.end()
        for _ in range(_LONGEST):
            paragraph = _PARAGRAPH.match(text, end)
            if paragraph is None or (end > start and not _FIRST_PERSON.search(paragraph[0])):
                break
            end = paragraph.end()
        found.append((start, end))
    return found


def outside(text: str) -> str:
    """The text without what it quotes."""
    kept, at = [], 0
    for start, end in quoted(text):
        kept.append(text[at:start])
        at = max(at, end)
    return " ".join([*kept, text[at:]])
