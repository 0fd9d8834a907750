"""The language pipeline that annotators read with: ours, which ships with Headwater, or another spaCy pipeline by name."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

BUILT_IN = "built-in"
_MODEL = Path(__file__).parent / "english" / "model"
# What pipelines call the kinds of names that we tell apart; ours already uses our words.
_KINDS = {
    "PERSON": "PERSON", "PER": "PERSON",
    "ORG": "ORG",
    "PLACE": "PLACE", "LOC": "PLACE", "GPE": "PLACE", "FAC": "PLACE",
    "WORK_OF_ART": "WORK",
}  # fmt: skip
# Characters without white space between them that are cut into tokens together. The tokenizer takes marks off the ends one by
# one, which costs the square of their number: a page of quotation marks alone would take hours.
_UNBROKEN = 200
_TOO_LONG = re.compile(rf"\S{{{_UNBROKEN + 1}}}")


@cache
def pipeline(name: str = BUILT_IN) -> "Language":
    """The pipeline of that name, loaded once. '' and 'built-in' name ours; any other an installed spaCy pipeline or a folder.

    Put sentences of one article into a batch, never those of two: which texts share one can change the last bits of a score.
    Raises UsageError where no such pipeline is installed.
    """
    import spacy

    try:
        nlp = spacy.load(_MODEL if name in ("", BUILT_IN) else name)
    except OSError as error:
        hint = f"python -m spacy download {name}"
        raise UsageError(f"no language pipeline {name!r} is installed; {hint}, or use {BUILT_IN!r}") from error
    nlp.tokenizer = Bounded(nlp.tokenizer, nlp.vocab)
    return nlp


def kind(label: str) -> str | None:
    """A pipeline's label of a name -> PERSON, ORG, PLACE or WORK; None for kinds that we do not record."""
    return _KINDS.get(label)


class Bounded:
    """A tokenizer that takes text without white space in pieces."""

    def __init__(self, tokenizer: "Callable[[str], Doc]", vocab: "Vocab") -> None:
        self.inner = tokenizer
        self.vocab = vocab

    def __call__(self, text: str) -> "Doc":
        from spacy.tokens import Doc

        if _TOO_LONG.search(text) is None:
            return self.inner(text)
        words: list[str] = []
        spaces: list[bool] = []
        for start, end in _pieces(text):
            for token in self.inner(text[start:end]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.vocab, words=words, spaces=spaces)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that cover the text, none with more than _UNBROKEN characters without white space."""
    start = 0
    while found := _TOO_LONG.search(text, start):
        end = found.end() - 1
        yield start, end
        start = end
    yield start, len(text)
