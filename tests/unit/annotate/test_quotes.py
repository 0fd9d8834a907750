import re

import pytest

from headwater import ids
from headwater.annotate.quotes import FindQuotes
from headwater.records import Article, Entity, Quote, Record, Sentence
from headwater.step import Group

ID = ids.make("test")


def _article(text: str) -> Article:
    return Article(ID, ID, "a", "example.org", None, None, None, "none", None, None, (), "en", text)


def _group(text: str, people: tuple[str, ...], bodies: tuple[str, ...] = ()) -> Group:
    ends = [m.end() for m in re.finditer(r"[.!?][\"'”’]?(?=\s|$)|\n|$", text)]
    sentences: list[Sentence] = []
    start = 0
    for end in ends:
        if text[start:end].strip():
            lead = len(text[start:end]) - len(text[start:end].lstrip())
            sentences.append(Sentence(ID, len(sentences), start + lead, end))
        start = end
    entities: list[Record] = []
    for kind, names in (("PERSON", people), ("ORG", bodies)):
        taken: list[tuple[int, int]] = []
        for name in sorted(names, key=len, reverse=True):
            for m in re.finditer(rf"\b{re.escape(name)}\b", text):
                if all(m.end() <= a or m.start() >= b for a, b in taken):
                    taken.append(m.span())
                    entities.append(Entity(ID, m.start(), m.end(), kind, name))
    return Group({Article: [_article(text)], Sentence: sentences, Entity: entities})


def _quotes(text: str, *people: str, bodies: tuple[str, ...] = ()) -> list[tuple[str, str | None, str | None]]:
    found = [q for q in FindQuotes().reduce(ID, _group(text, people, bodies)) if isinstance(q, Quote)]
    assert all(q.speaker is None or text[q.speaker_start : q.speaker_end] == q.speaker for q in found)
    return [(text[q.start : q.end], q.speaker, q.name) for q in found]


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("“We saw it all happen,” Ann Marlow said.", "Ann Marlow", "Ann Marlow"),
        ("“We saw it all happen,” said Ann Marlow, a teacher in Oakford.", "Ann Marlow", "Ann Marlow"),
        ("Ann Marlow, who lives near the mill, said: “We saw it all happen.”", "Ann Marlow", "Ann Marlow"),
        ("Ann Marlow, 43, told the Oakford Gazette: “We saw it all happen.”", "Ann Marlow", "Ann Marlow"),
        ("Leaving the mill, Ann Marlow wrote on social media, “We saw it all happen.”", "Ann Marlow", "Ann Marlow"),
        ("Ann Marlow spoke first. “We saw it all happen,” she said.", "she", "Ann Marlow"),
        ("A spokesman for Oakford Police said: 'We saw it all happen.'", "A spokesman for Oakford Police", None),
        ("“We saw it all happen,” according to Ann Marlow.", "Ann Marlow", "Ann Marlow"),
    ],
)
def test_quotes_speaker(text: str, speaker: str, name: str | None) -> None:
    (found,) = _quotes(text, "Ann Marlow")
    assert found[0].startswith("We saw it all happen")
    assert found[1] == speaker
    assert found[2] == (name or "spokesman for Oakford Police")


def test_quotes_parts_split_by_the_tag_are_two_marks_of_one_speaker() -> None:
    found = _quotes("“We ran out,” Ann Marlow said. “Then the roof fell in.”", "Ann Marlow")
    assert [(q, name) for q, _, name in found] == [
        ("We ran out,", "Ann Marlow"),
        ("Then the roof fell in.", "Ann Marlow"),
    ]


def test_quotes_pronoun_takes_the_person_it_fits() -> None:
    text = "Ann Marlow told reporters that Peter Dunn was fine.\n“He went home early today,” she said."
    assert _quotes(text, "Ann Marlow", "Peter Dunn") == [("He went home early today,", "she", "Ann Marlow")]


def test_quotes_surname_stands_for_the_full_name() -> None:
    text = "Ann Marlow runs the mill.\n“It was over in a minute,” Marlow said."
    assert _quotes(text, "Ann Marlow", "Marlow") == [("It was over in a minute,", "Marlow", "Ann Marlow")]


def test_quotes_paragraph_of_speech_goes_on_from_the_one_before() -> None:
    text = "Peter Dunn said: “It began at the mill.\n“Nobody was in there at the time.”"
    assert [name for _, _, name in _quotes(text, "Peter Dunn")] == ["Peter Dunn", "Peter Dunn"]


def test_quotes_lead_in_paragraph_names_the_speaker() -> None:
    text = "Peter Dunn said he was lucky.\n“Nobody was in there at the time.”"
    assert _quotes(text, "Peter Dunn") == [("Nobody was in there at the time.", "Peter Dunn", "Peter Dunn")]


def test_quotes_unknown_speaker_is_none() -> None:
    text = "The letter was found on Monday.\n“Nobody was in there at the time, not one.”\nIt rained."
    assert _quotes(text) == [("Nobody was in there at the time, not one.", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “miracle” lasted.",
        "She starred in “The Long Road Home” last year.",
        "He drove a “very old” car to the mill.",
        "Peter Dunn, who wrote “Stone and Water,” also said that it rained.",
    ],
)
def test_quotes_scare_quotes_and_titles_are_none(text: str) -> None:
    assert _quotes(text, "Peter Dunn") == []


def test_quotes_the_spokesman_speaks_for_the_body_heard_last() -> None:
    text = "Oakford Police said the road was shut.\nA spokesman added: “We ask people to stay away.”"
    assert _quotes(text, bodies=("Oakford Police",))[0][2] == "Oakford Police spokesman"


def test_quotes_names_inside_quotes_are_no_speakers() -> None:
    text = "Peter Dunn spoke at the church. “We mourn Karl Hobbs and his sons,” he said."
    assert _quotes(text, "Peter Dunn", "Karl Hobbs")[0][2] == "Peter Dunn"


def test_quotes_do_not_depend_on_the_order_of_rows() -> None:
    text = "Ann Marlow told reporters it was over.\n“We go home,” she said. “Now, at once.”"
    group = _group(text, ("Ann Marlow",))
    turned = Group({t: list(reversed(group[t])) for t in (Article, Sentence, Entity)})
    assert list(FindQuotes().reduce(ID, group)) == list(FindQuotes().reduce(ID, turned))


def test_quotes_take_a_long_line_without_sentences() -> None:
    text = "he said " * 20_000
    assert list(FindQuotes().reduce(ID, _group(text + "“we did it all”", ()))) is not None


def test_quotes_pronoun_may_mean_somebody_not_named() -> None:
    text = "Peter Dunn left early. One crew member said the light was off.\n“It was dark for an hour,” he said."
    assert _quotes(text, "Peter Dunn")[0][1:] == ("he", "One crew member")
