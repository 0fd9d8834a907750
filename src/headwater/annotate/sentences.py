"""Article -> Sentence, by rule.

A line break always ends a sentence, for lines of flattened pages have nothing to do with each other. Inside a line a
full stop, question or exclamation mark or an ellipsis ends one, closing quotation marks and brackets included, unless
the word before it is an abbreviation or an initial or what follows goes on in lower case.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from headwater.annotate.english.abbreviations import MAY_BE_LAST, NEVER_LAST, OPENERS, TIME_GOES_ON
from headwater.languages import read_closely
from headwater.records import Article, Record, Sentence
from headwater.step import MapStep
from headwater.text import invisible

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# Repeats are bounded: a page of a million full stops costs no more than one pass.
_END = re.compile(r"[.!?…]{1,8}['\"”’»)\]]{0,4}")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[]{1,24}$")
_WORD_AFTER = re.compile(r"\s*['\"“‘«(\[]{0,3}([^\W\d_]+(?:\.[A-Z])?)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){1,5}$")
_NUMBERED = re.compile(r"\d{1,3}\.$")
# "logged inPlease refresh": lines glued without a stop, known by a word that opens sentences inside a word. Words of
# three letters at least, so that "inIt" or "proAt" are left alone.
_GLUED_OPENER = "|".join(sorted(w.capitalize() for w in OPENERS if len(w) > 2))
_GLUED_WORDS = re.compile(rf"(?<![^\s])[a-z]{{2,20}}(?=(?:{_GLUED_OPENER})\s)")
_GLUED_BEFORE = re.compile(r"[^\W\d_A-Z]{2,}[.!?]['\"”’)]{0,2}$")


@dataclass(frozen=True, slots=True)
class SplitSentences(MapStep):
    """Article -> Sentence. Spans are trimmed of white space, never empty, in order and do not overlap.

    An article in a language that is not read closely gives no sentence, so no later annotator marks anything in it.
    """

    name: ClassVar[str] = "annotate.sentences"
    version: ClassVar[int] = 1
    reads: ClassVar[type[Record]] = Article
    writes: ClassVar[tuple[type[Record], ...]] = (Sentence,)
    close: ClassVar[bool] = True

    def map(self, batch: Sequence[Article]) -> Iterable[Iterable[Record]]:
        return [self._split(article) for article in batch]

    def _split(self, article: Article) -> list[Record]:
        # That it is not read closely was recorded when the article was made.
        if not read_closely(article.language):
            return []
        return [Sentence(article.id, i, start, end) for i, (start, end) in enumerate(spans(article.text))]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the sentences of an English text, in order."""
    for line in _LINE.finditer(text):
        start, stop = line.span()
        for end in _ends(text, start, stop):
            yield from _trimmed(text, start, end)
            start = end
        yield from _trimmed(text, start, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range without outer white space; nothing where it holds no visible character."""
    while start < end and (text[start].isspace() or invisible(text[start])):
        start += 1
    while start < end and (text[end - 1].isspace() or invisible(text[end - 1])):
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    marks = [*_END.finditer(text, start, stop), *_GLUED_WORDS.finditer(text, start, stop)]
    for mark in sorted(marks, key=lambda m: m.end()):
        at = mark.end()
        if at == stop:
            return
        if mark.re is _GLUED_WORDS:
            yield at
            start = at
        elif text[at].isspace():
            if _ends_sentence(text, start, mark, stop):
                yield at
                start = at
        elif _glued(text, start, mark, stop):
            yield at
            start = at


def _ends_sentence(text: str, start: int, mark: re.Match[str], stop: int) -> bool:
    """Is the mark, which white space follows, the end of a sentence that began at or after `start`?"""
    after = _WORD_AFTER.match(text, mark.end(), min(stop, mark.end() + 60))
    next_word = after[1] if after else ""
    if next_word and next_word[0].islower():
        return False
    if mark[0].rstrip("'\"”’»)]") != ".":
        return True
    before = _WORD_BEFORE.search(text, max(start, mark.start() - 24), mark.start())
    word = before[0] if before else ""
    if before and _NUMBERED.fullmatch(word + ".") and not text[start : before.start()].strip():
        return False  # "1. First point": a list number at the start of its line
    key = word.lower().lstrip("'’-–—")
    if key in NEVER_LAST:
        return key == "no" and not _digit_follows(text, mark.end(), stop)
    if _INITIALS.fullmatch(word + ".") or key in MAY_BE_LAST:
        return _after_abbreviation(key, next_word)
    return True


def _digit_follows(text: str, at: int, stop: int) -> bool:
    return text[at : min(stop, at + 3)].lstrip()[:1].isdigit()


def _after_abbreviation(key: str, next_word: str) -> bool:
    """Does a new sentence begin after 'U.S.', 'Inc.', 'p.m.' or an initial? By the next word, which is capitalised or none."""
    following = next_word.lower()
    if not following or following in TIME_GOES_ON:
        return False
    if key.replace(".", "") in ("am", "pm", "etc"):
        return True
    if len(key) == 1:  # an initial: "J. The" hardly exists, "John F. Kennedy" does
        return False
    return following in OPENERS and len(following) > 1


def _glued(text: str, start: int, mark: re.Match[str], stop: int) -> bool:
    """'ended last week.The next': a lower-case word, the stop and a capitalised word with no space between them."""
    at = mark.end()
    follows = text[at : min(stop, at + 2)]
    if not follows[0].isupper() or not (follows[1:].islower() or follows[1:].isspace() or len(follows) == 1):
        return False
    left = max(start, mark.start() - 24)
    token = re.split(r"\s", text[left : mark.end()])[-1]
    if not _GLUED_BEFORE.search(token):
        return False
    bare = token.rstrip(".!?…'\"”’»)]")
    return not any(c in bare for c in "./@_")
