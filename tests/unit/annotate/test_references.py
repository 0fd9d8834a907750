import pytest

from headwater import ids
from headwater.annotate.attributions import FindAttributions
from headwater.annotate.entities import FindEntities
from headwater.annotate.quotes import FindQuotes
from headwater.annotate.sentences import SplitSentences
from headwater.annotate.syntax import ParseSentences
from headwater.engine.memory import Tables, run
from headwater.records import Article, Attribution, Quote


def _read(text: str) -> Tables:
    made = ids.make("article", text)
    article = Article(made, made, "a1", None, None, None, None, "none", None, None, (), "en", text)
    return run(
        [SplitSentences(), ParseSentences(), FindEntities(), FindQuotes(), FindAttributions()], Tables([article])
    )


def _last_name(text: str) -> str | None:
    return max(_read(text).rows(Attribution), key=lambda a: a.cue_start).name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Rope and Sail Guild said it was wrong. Brandt Line did not reply. The company said later that it was right.", "Brandt Line"),
        ("The owner, Brandt Line, has sent a bus. It said in its statement that 90 people were on board.", "Brandt Line"),
        ("It sank, two passengers said. The owner, Brandt Line, has sent a bus. It said that 90 were on board.", "Brandt Line"),
        ("Brandt Line said it was sorry. A spokesman said the ship was sound.", "Brandt Line spokesman"),
        ("Brandt Line said it was sorry. Asked again, a spokeswoman for the line said it was wrong.", "Brandt Line spokeswoman"),
        ("The Rope and Sail Guild said it was wrong. The company said it was right.", "company"),
        ("Brandt Line said it was sorry. The union said it was wrong.", "union"),
    ],
)  # fmt: skip
def test_references_body_that_may_be_called_so(text: str, name: str) -> None:
    assert _last_name(text) == name


def test_references_quote_of_the_company_is_not_the_unions() -> None:
    text = (
        "The Rope and Sail Guild said its members had complained. Brandt Line did not respond to questions. "
        "In a statement the company said that it “has full trust in the makers of the gear”."
    )
    (quote,) = _read(text).rows(Quote)
    assert quote.name == "Brandt Line"


def test_references_it_is_never_several_people() -> None:
    text = "The boat was full, two passengers said. It said nothing was wrong."
    assert "two passengers" not in {a.name for a in _read(text).rows(Attribution) if a.source == "It"}


@pytest.mark.parametrize(
    "text",
    [
        "No one has said who he was.",
        "Nobody said a word about it.",
        "Tributes have continued on the islands.",
        "Searchers found the wreck by its horn.",
        "Nobody has been reported missing.",
        "Two men were reported dead on the quay.",
        "Brandt Line did not say what had gone wrong.",
        "Brandt Line declined to comment on the radar.",
        "Brandt Line could not be reached.",
        "Brandt Line did not respond to questions.",
        "In the film Harbour Ghost: Ashfall 7 she sings. Ashfall 7 announced a delay.",
        "He saw Harbour Ghost: Embertide twice. Harbour Ghost: Embertide saw big crowds.",
    ],
)
def test_references_these_credit_nobody(text: str) -> None:
    assert [a.name for a in _read(text).rows(Attribution)] == []


def test_references_hearsay_has_a_short_name() -> None:
    (found,) = _read("The pilot is understood to be recovering from surgery.").rows(Attribution)
    assert (found.name, found.kind, found.hedge) == ("unnamed report", "unnamed", "is understood to")


def test_references_long_text_is_read_in_time() -> None:
    assert _read("The company said so. " * 4_000).rows(Attribution)
