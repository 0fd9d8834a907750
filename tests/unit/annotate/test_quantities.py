import pytest

from headwater import ids
from headwater.annotate.quantities import FindQuantities
from headwater.annotate.sentences import SplitSentences
from headwater.engine.memory import Tables, run
from headwater.records import Article, Quantity


def rows(text: str) -> list[Quantity]:
    made = ids.make("article", text)
    article = Article(made, made, "a1", None, None, None, None, "none", None, None, (), None, text)
    return run([SplitSentences(), FindQuantities()], Tables([article])).rows(Quantity)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "unit", "approx"),
    [
        ("It cost £500,000 to run.", "£500,000", 500_000, 500_000, "GBP", False),
        ("It cost more than $284 billion.", "more than $284 billion", 284e9, None, "USD", False),
        ("It cost $3.5m to run.", "$3.5m", 3.5e6, 3.5e6, "USD", False),
        ("It cost 20 million euros.", "20 million euros", 20e6, 20e6, "EUR", False),
        ("It cost billions of dollars.", "billions of dollars", 2e9, None, "USD", True),
        ("Prices rose 15.5 percent.", "15.5 percent", 15.5, 15.5, "percent", False),
        ("Prices rose by between 8% and 15.5%.", "between 8% and 15.5%", 8, 15.5, "percent", False),
        ("About two-thirds stayed.", "About two-thirds", 66.67, 66.67, "percent", True),
        ("It went 200 mph.", "200 mph", 200, 200, "mph", False),
        ("It ran for 27km.", "27km", 27, 27, "km", False),
        ("It took about an hour.", "about an hour", 1, 1, "hour", True),
        ("Some 197 girls came.", "Some 197 girls", 197, 197, "person", True),
        ("“There are 63 in here, and no more,” he said.", "63", 63, 63, "", False),
        ("The boat was certified to carry no more than 90.", "no more than 90", None, 90, "", False),
        ("Thousands of women came.", "Thousands of women", 2_000, None, "person", True),
        ("They sent eight fire engines.", "eight fire engines", 8, 8, "engine", False),
        ("They sent two to three ambulances.", "two to three ambulances", 2, 3, "ambulance", False),
        ("It cost $20 or more.", "$20 or more", 20, None, "USD", False),
        ("It took as little as nine hours.", "as little as nine hours", 9, None, "hour", False),
        ("They watched in a crowd of 18,412 at the gate.", "crowd of 18,412", 18_412, 18_412, "person", False),
        ("The death toll from the slide rose to 11 on Sunday.", "11", 11, 11, "person", False),
        ("The number of injured stood at 46.", "46", 46, 46, "person", False),
        ("It was high, compared with 121 in the same months of spring.", "121", 121, 121, "", False),
        ("Entry is free to children under 12 today.", "under 12", None, 12, "year", False),
        ("They sailed there until he was 16.", "16", 16, 16, "year", False),
    ],
)  # fmt: skip
def test_quantities_have_bounds_and_units(
    text: str, span: str, low: float | None, high: float | None, unit: str, approx: bool
) -> None:
    assert [(text[q.start : q.end], q.low, q.high, q.unit, q.approx) for q in rows(text)] == [
        (span, low, high, unit, approx)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A single ship and both crews came.",
        "No one came.",
        "He was one of the most powerful men.",
        "The year 2016 ended.",
    ],
)
def test_quantities_leaves_alone_what_counts_nothing(text: str) -> None:
    assert rows(text) == []


def test_quantities_says_what_is_counted() -> None:
    assert [q.counted for q in rows("Seven people were killed and 50 passengers injured.")] == [
        "people killed",
        "passengers injured",
    ]
    assert [q.counted for q in rows("Two actors released a statement.")] == ["actors"]


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "1," * 50_000, "two hundred " * 9_000, "$" * 100_000, "more than " * 10_000, "dozens of " * 10_000],
)
def test_quantities_of_hostile_text_stay_cheap(text: str) -> None:
    assert isinstance(rows(text), list)


@pytest.mark.parametrize(
    "text",
    [
        "There were 10 to go.",
        "There is one in here.",
        "It opened at about 7.",
        "It holds up to 12.",
        "He was No. 40 in line.",
    ],
)
def test_quantities_bare_numbers_that_may_be_something_else(text: str) -> None:
    assert rows(text) == []


def test_quantities_of_a_part_and_its_whole_are_two() -> None:
    text = "They had won one of their previous eight games and will close two of the nine plants."
    assert [(text[q.start : q.end], q.low, q.unit) for q in rows(text)] == [
        ("one of their", 1, "game"),
        ("eight games", 8, "game"),
        ("two of the", 2, "plant"),
        ("nine plants", 9, "plant"),
    ]


def test_quantities_cents_are_of_the_currency_told_of_last() -> None:
    text = "It paid 5 cents. It earned $48 million, or 61 cents a share. Others paid 12 cents."
    assert [(q.low, q.unit) for q in rows(text)] == [(5, "cent"), (48e6, "USD"), (0.61, "USD"), (0.12, "USD")]


@pytest.mark.parametrize(
    "text",
    ["It rose, compared with 2019.", "They were under 12 in the shade.", "The toll road was closed at 40."],
)
def test_quantities_numbers_that_are_no_count_of_people(text: str) -> None:
    assert [q for q in rows(text) if q.unit in ("person", "year", "")] == []
