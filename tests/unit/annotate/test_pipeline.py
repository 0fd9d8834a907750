"""The language pipeline that ships, and the choice of another."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate.pipeline import Bounded, kind, pipeline
from headwater.errors import UsageError

TEXT = (
    "The ferry Osprey sank near Lisbon on Friday, the coast guard said.\n\n"
    "“We heard nothing,” said Maria Fonseca, a spokeswoman for the Harbour Union. Divers found two boats."
)


def test_pipeline_is_loaded_once_and_reads_without_a_download() -> None:
    assert pipeline() is pipeline()
    doc = pipeline()(TEXT)
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("SENT_START")
    assert doc.has_annotation("MORPH")


def test_pipeline_keeps_the_text_as_it_is() -> None:
    text = "  Two  spaces,\ttabs\r\nand\u00a0others.No gap here… “Odd\u201d \U0001f600 end"
    assert pipeline()(text).text == text
    assert pipeline()("").text == ""


def test_pipeline_finds_names_of_the_three_kinds() -> None:
    found = {(e.text, e.label_) for e in pipeline()(TEXT).ents}
    assert ("Lisbon", "PLACE") in found
    assert ("Maria Fonseca", "PERSON") in found
    assert {label for _, label in found} <= {"PERSON", "ORG", "PLACE"}


def test_pipeline_gives_universal_labels() -> None:
    said = next(t for t in pipeline()(TEXT) if t.text == "said")
    assert (said.pos_, said.lemma_) == ("VERB", "say")
    assert "Tense=Past" in str(said.morph)
    guard = next(t for t in pipeline()(TEXT) if t.text == "guard")
    assert guard.dep_ == "nsubj"
    assert guard.head.text == "said"


def test_pipeline_parts_sentences_with_no_space_between() -> None:
    assert len(list(pipeline()("The strike ended on Monday.Workers went back the next day.").sents)) == 2


def test_pipeline_of_another_name_is_given_to_spacy(tmp_path) -> None:  # type: ignore[no-untyped-def]
    spacy.blank("en").to_disk(tmp_path)
    assert pipeline(str(tmp_path)).pipe_names == []


def test_pipeline_not_installed_is_named() -> None:
    with pytest.raises(UsageError, match="en_core_web_nowhere"):
        pipeline("en_core_web_nowhere")


def test_pipeline_kinds_of_other_pipelines() -> None:
    assert [kind(x) for x in ("PERSON", "GPE", "FAC", "WORK_OF_ART", "DATE")] == [
        "PERSON",
        "PLACE",
        "PLACE",
        "WORK",
        None,
    ]


@settings(max_examples=25)
@given(st.text(alphabet="a.\"'( \n", max_size=900))
def test_pipeline_tokens_cover_any_text(text: str) -> None:
    doc = pipeline().make_doc(text)
    assert doc.text == text
    assert "".join(t.text_with_ws for t in doc) == text


def test_pipeline_marks_without_space_are_taken_in_pieces() -> None:
    taken: list[int] = []

    def tokenize(text: str) -> spacy.tokens.Doc:
        taken.append(len(text))
        return spacy.blank("en").make_doc(text)

    assert Bounded(tokenize, pipeline().vocab)('"' * 2_000).text == '"' * 2_000
    assert max(taken) <= 200
