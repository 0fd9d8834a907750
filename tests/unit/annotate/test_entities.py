from itertools import pairwise

import pytest

from headwater import ids
from headwater.annotate.entities import FindEntities
from headwater.annotate.sentences import SplitSentences
from headwater.annotate.syntax import ParseSentences
from headwater.engine.memory import Tables, run
from headwater.records import Article, Entity


def rows(text: str) -> list[Entity]:
    made = ids.make("article", text)
    article = Article(made, made, "a1", None, None, None, None, "none", None, None, (), None, text)
    found = run([SplitSentences(), ParseSentences(), FindEntities()], Tables([article])).rows(Entity)
    assert all(" ".join(text[e.start : e.end].split()) == e.name for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return found


def entities(text: str) -> list[tuple[str, str]]:
    return [(e.name, e.kind) for e in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Olden met Dr. Mira Vancet in Paris.", [("Olden", "PERSON"), ("Mira Vancet", "PERSON"), ("Paris", "PLACE")]),
        ("Nigerian President Karl Olden spoke.", [("Karl Olden", "PERSON")]),
        ("The director Lena Olden-Brandt’s film ran.", [("Lena Olden-Brandt", "PERSON")]),
        ("She joined the University of Harbor and the Ministry of Health and Welfare.",
         [("University of Harbor", "ORG"), ("Ministry of Health and Welfare", "ORG")]),
        ("Shares of Brandt Lines Inc. fell in New Zealand.", [("Brandt Lines Inc.", "ORG"), ("New Zealand", "PLACE")]),
        ("It rests on a report by the HLRB.", [("HLRB", "ORG")]),
        ("Many live near Lake Olden in Vancetville, Kenya.", [("Lake Olden", "PLACE"), ("Vancetville", "PLACE"), ("Kenya", "PLACE")]),
        ("They saw ‘The Long Harbor Night’ there.", [("The Long Harbor Night", "WORK")]),
        ("On Monday in May the French came.", []),
        ("A photo of fighters Reuters Vorro Haldane was shown.", [("Reuters", "ORG"), ("Vorro Haldane", "PERSON")]),
        ("They met Ann Olden Reuters.", [("Ann Olden", "PERSON"), ("Reuters", "ORG")]),
        ("Librarian Mira Vancet said so.", [("Mira Vancet", "PERSON")]),
        ("Lockkeeper Karl Olden said so.", [("Karl Olden", "PERSON")]),
        ("Mayor of London Karl Olden said so.", [("London", "PLACE"), ("Karl Olden", "PERSON")]),
        ("The Bishop of San Jose Ann Olden left.", [("San Jose", "PLACE"), ("Ann Olden", "PERSON")]),
        ("The Prince of Wales Bridge opened.", [("Wales Bridge", "PLACE")]),
        ("Reuters Health said so.", [("Reuters Health", "ORG")]),
        ("“It was so,” said Finn Oldenby, who taught him.", [("Finn Oldenby", "PERSON")]),
        ("The Dock and Engine Union said so.", [("Dock and Engine Union", "ORG")]),
        ("The UN and Harbour Union said so.", [("UN", "ORG"), ("Harbour Union", "ORG")]),
        ("Brandt Line said so.", [("Brandt Line", "ORG")]),
        ("He filmed Harbour Ghost: Ashfall 7 there. Ashfall 7 won.", [("Harbour Ghost: Ashfall 7", "WORK"), ("Ashfall 7", "WORK")]),
        ("The film was shot in London: Ann Olden said so.", [("London", "PLACE"), ("Ann Olden", "PERSON")]),
        ("However it rained. Meanwhile they left.", []),
        ("London-based pro-Kremlin bloggers came.", [("London", "PLACE"), ("Kremlin", "ORG")]),
    ],
)  # fmt: skip
def test_entities_have_spans_and_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert entities(text) == expected


def test_entities_give_a_surname_the_kind_of_the_full_name() -> None:
    text = "Florence Houston spoke. Later Houston left, and so did Florence."
    assert entities(text) == [("Florence Houston", "PERSON"), ("Houston", "PERSON"), ("Florence", "PERSON")]


def test_entities_in_a_headline_are_those_of_the_text() -> None:
    text = "Ferry Captain Mira Olden Wins Harbor Prize Again\nThe prize went to Mira Olden on Sunday."
    assert entities(text) == [("Mira Olden", "PERSON"), ("Mira Olden", "PERSON")]


def test_entities_of_a_title_with_subtitle_need_two_mentions() -> None:
    text = "She stars in Harbor Lights: Ashes 2 now. The next Harbor Lights: Ashes 2 stunt is set."
    assert entities(text) == [("Harbor Lights: Ashes 2", "WORK")] * 2
    assert ("Update: Police", "WORK") not in entities("We have an Update: Police came.")


@pytest.mark.parametrize(
    "text",
    [
        "A" * 100_000,
        "Aa " * 30_000,
        "A. " * 30_000,
        "Mr. " * 20_000,
        "A-a" * 30_000,
        "Bank of the " * 8_000,
        "Aa, " * 25_000,
    ],
)
def test_entities_of_hostile_text_stay_cheap(text: str) -> None:
    assert isinstance(rows(text), list)
