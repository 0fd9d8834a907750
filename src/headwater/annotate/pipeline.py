"""The language pipeline that annotators read with: ours, which ships with Headwater, or another spaCy pipeline by name."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language

BUILT_IN = "built-in"
_MODEL = Path(__file__).parent / "english" / "model"
# What pipelines call the kinds of names that we tell apart; ours already uses our words.
_KINDS = {
    "PERSON": "PERSON", "PER": "PERSON",
    "ORG": "ORG",
    "PLACE": "PLACE", "LOC": "PLACE", "GPE": "PLACE", "FAC": "PLACE",
    "WORK_OF_ART": "WORK",
}  # fmt: skip


@cache
def pipeline(name: str = BUILT_IN) -> "Language":
    """The pipeline of that name, loaded once. '' and 'built-in' name ours; any other an installed spaCy pipeline or a folder.

    Read article by article (`pipeline()(text)`), not in batches: which texts share a batch can change the last bits of a score.
    Raises UsageError where no such pipeline is installed.
    """
    import spacy

    if name in ("", BUILT_IN):
        return spacy.load(_MODEL)
    try:
        return spacy.load(name)
    except OSError as error:
        hint = f"python -m spacy download {name}"
        raise UsageError(f"no language pipeline {name!r} is installed; {hint}, or use {BUILT_IN!r}") from error


def kind(label: str) -> str | None:
    """A pipeline's label of a name -> PERSON, ORG, PLACE or WORK; None for kinds that we do not record."""
    return _KINDS.get(label)
