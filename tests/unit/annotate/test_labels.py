import re

import pytest

from headwater import ids
from headwater.annotate.attributions import FindAttributions
from headwater.annotate.quotes import FindQuotes
from headwater.annotate.sentences import spans
from headwater.records import Article, Attribution, Entity, Quote, Record, Sentence
from headwater.step import Group

ID = ids.make("test")


def _find(text: str) -> list[tuple[str, str | None, str]]:
    """(cue, name, passage) of every credit."""
    article = Article(ID, ID, "a", None, None, None, None, "none", None, None, (), "en", text)
    sentences = [Sentence(ID, i, *span) for i, span in enumerate(spans(text))]
    people = [Entity(ID, m.start(), m.end(), "PERSON", m[0]) for m in re.finditer(r"Ann Marlow|Marlow|Dunn", text)]
    rows: dict[type[Record], list[Record]] = {Article: [article], Sentence: list(sentences), Entity: list(people)}
    rows[Quote] = list(FindQuotes().reduce(ID, Group(rows)))
    found = [x for x in FindAttributions().reduce(ID, Group(rows)) if isinstance(x, Attribution)]
    return [(text[x.cue_start : x.cue_end], x.name, text[x.start : x.end]) for x in found]


@pytest.mark.parametrize("dash", ["—", "―", "–"])
def test_labels_signature_after_a_quote(dash: str) -> None:
    text = f"“The mill was all this town had left.” {dash} Ann Marlow\n\nThe council met on Monday."
    assert _find(text) == [(dash, "Ann Marlow", text.split("\n", maxsplit=1)[0])]


def test_labels_transcript_gives_each_speaker_the_paragraph() -> None:
    text = "Marlow: The mill is shut. It will not open again.\n\nDunn: We shall see about that in court."
    assert _find(text) == [
        (":", "Marlow", "Marlow: The mill is shut. It will not open again."),
        (":", "Dunn", "Dunn: We shall see about that in court."),
    ]


def test_labels_headline_that_ends_with_its_speaker() -> None:
    text = "Mill Town Faces Another Winter Without Work, Ann Marlow Says\n\nThe mill is shut."
    assert _find(text) == [("Says", "Ann Marlow", text.split("\n", maxsplit=1)[0])]


@pytest.mark.parametrize(
    "text",
    ["Update: The mill is shut and will not open.", "At the mill: Ann Marlow, who owns it.", "“Shut” — a word that Ann Marlow does not like."],
)  # fmt: skip
def test_labels_leave_other_colons_and_dashes_alone(text: str) -> None:
    assert _find(text) == []


def test_attributions_colon_reaches_over_the_paragraph_that_follows() -> None:
    text = "Ann Marlow said:\n\n“The mill is shut. It will not open again.”\n\nThe council met on Monday."
    assert _find(text) == [("said", "Ann Marlow", text.split("\n\nThe", maxsplit=1)[0])]
