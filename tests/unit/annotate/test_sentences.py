import pytest

from headwater import ids
from headwater.annotate.sentences import SplitSentences, spans
from headwater.engine.memory import Tables, run
from headwater.records import Article, Sentence


def article(text: str, language: str | None = "en") -> Article:
    made = ids.make("article", text)
    return Article(made, made, "a1", None, None, None, None, "none", None, None, (), language, text)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Olden met Dr. Vance on Jan. 5 at No. 12.", "They spoke."],
        ["The U.S. Treasury fined Harbor Lines Inc. of Delaware.", "It paid."],
        ["It sailed for the U.S.", "The crew stayed."],
        ["It ends at 9 p.m. Sunday.", "Doors open at 7 p.m.", "Tickets cost $3.50."],
        ["“We saw it.”", "“Nobody moved!” she said.", "He agreed."],
        ["He asked: “Why?” and left.", "Really?!", "Yes."],
        ["J. R. Olden wrote to Ann B. Vance.", "She replied…", "Then nothing."],
        ["It is slow ... but it moves.", "(It stopped.)", "Good."],
        ["1. First point.", "More of it."],
    ],
)
def test_sentences_are_split_where_a_reader_would(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_sentences_break_at_line_ends() -> None:
    assert split("  Photo gallery \n\nThe ship sank\r\nlate on\u2028Monday  ") == [
        "Photo gallery",
        "The ship sank",
        "late on",
        "Monday",
    ]


def test_sentences_are_split_where_the_space_is_missing() -> None:
    assert split("It ended last week.The crew left.") == ["It ended last week.", "The crew left."]
    assert split("to be logged inPlease refresh") == ["to be logged in", "Please refresh"]
    assert split("See news.example.Com or e.g.This") == ["See news.example.Com or e.g.This"]


def test_sentences_of_invisible_characters_are_none() -> None:
    assert split("\u200b \ufeff\n\u200bHello\u200b\n") == ["Hello"]
    assert split("") == []


def test_sentences_of_another_language_are_none() -> None:
    tables = run([SplitSentences()], Tables([article("Das Schiff sank. Alle leben.", "de")]))
    assert tables.rows(Sentence) == []


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", None])
def test_sentences_of_english_and_unknown_language_are_numbered(language: str | None) -> None:
    made = article("One fell. Two rose.", language)
    rows = run([SplitSentences()], Tables([made])).rows(Sentence)
    assert [(s.article, s.order, s.start, s.end) for s in rows] == [(made.id, 0, 0, 9), (made.id, 1, 10, 19)]


@pytest.mark.parametrize(
    "text", ["." * 100_000, "a.A" * 50_000, '."' * 50_000, "in" * 50_000, " " * 100_000, "A. " * 40_000]
)
def test_sentences_of_hostile_text_take_one_pass(text: str) -> None:
    assert all(text[start:end].strip() for start, end in spans(text))
