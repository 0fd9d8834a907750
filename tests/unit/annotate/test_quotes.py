import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import ids
from headwater.annotate import quotes
from headwater.annotate.frames import Frame
from headwater.annotate.marks import Quoted
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


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("“Did you see it all?” Ann Marlow asked.", "Ann Marlow", "Ann Marlow"),
        ("“Where did you see it?” the referee asked.", "the referee", "referee"),
        ("“Leave it all there!” shouted Ann Marlow.", "Ann Marlow", "Ann Marlow"),
        ("Ann Marlow ordered the crew to “leave it all there”.", "Ann Marlow", "Ann Marlow"),
        ("The Gazette ran a piece quoting Ann Marlow as saying, “Leave it all there.”", "Ann Marlow", "Ann Marlow"),
        ("Ann Marlow said the guard told her that “the lights went out at once”.", "Ann Marlow", "Ann Marlow"),
        ("A “handful or two” of letters came early, said Ann Marlow.", "Ann Marlow", "Ann Marlow"),
        ("“We saw it all happen,” his sister, Ann Marlow, said Friday.", "Ann Marlow", "Ann Marlow"),
    ],
)
def test_quotes_speaker_by_syntax(text: str, speaker: str, name: str) -> None:
    ((_, found, full),) = _quotes(text, "Ann Marlow")
    assert (found, full) in ((speaker, name), (f"his sister, {speaker}", name), ("his sister", name))


def test_quotes_whose_spokesman_was_named_last() -> None:
    text = "Oakford Rail runs the line.\nAnn Marlow's lawyer called. A lawyer said: “She will not pay for it.”"
    assert _quotes(text, "Ann Marlow", bodies=("Oakford Rail",))[0][2] == "Ann Marlow lawyer"


def test_quotes_pronoun_means_the_one_person_named_in_the_sentence_before() -> None:
    text = "Karl Hobbs said no.\nThe children listened to Ann Marlow speak.\n“We can imagine it,” she said."
    assert _quotes(text, "Karl Hobbs", "Ann Marlow")[0][2] == "Ann Marlow"


def test_quotes_a_part_that_two_may_play_is_nobodys() -> None:
    text = "Karl Hobbs drew it. Ann Marlow filmed it.\nThe artist said: “It was a mistake to do so.”"
    assert _quotes(text, "Karl Hobbs", "Ann Marlow")[0][2] == "artist"


def test_quotes_speech_goes_on_after_a_caption() -> None:
    text = "Ann Marlow said: “It began at the mill.\nThe mill at Oakford\n“Nobody was in there at the time.”"
    assert [name for _, _, name in _quotes(text, "Ann Marlow")] == ["Ann Marlow"] * 2


def test_quotes_words_go_on_from_what_was_told_in_their_paragraph() -> None:
    text = "The mill may be sold this year, Ann Marlow said. “There are few who would buy it.”"
    assert _quotes(text, "Ann Marlow") == [("There are few who would buy it.", "Ann Marlow", "Ann Marlow")]


def test_quotes_alternate_with_their_own_tags() -> None:
    text = "“Did you go in?” asked Ann Marlow.\n“Not for a minute,” said Karl Hobbs.\n“Then who did go?” Marlow asked."
    found = [name for _, _, name in _quotes(text, "Ann Marlow", "Karl Hobbs", "Marlow")]
    assert found == ["Ann Marlow", "Karl Hobbs", "Ann Marlow"]


def test_quotes_within_a_quote_are_somebody_elses() -> None:
    text = "“I was scared. He told me: ‘The road is straight and dry.’ It was not,” Ann Marlow said."
    outer, inner = _quotes(text, "Ann Marlow")
    assert outer[2] == "Ann Marlow"
    assert inner == ("The road is straight and dry.", "He", None)


def test_quotes_own_earlier_words_are_no_quote_within() -> None:
    text = "“I told them, ‘The road is straight and dry.’ It was not,” Ann Marlow said."
    assert len(_quotes(text, "Ann Marlow")) == 1


def test_quotes_heading_made_of_a_quote_is_one() -> None:
    text = "'Not my fault'\nAnn Marlow said: “It is not my fault that the mill burnt down.”\nHe drove a 'very old' car."
    assert [(q, name) for q, _, name in _quotes(text, "Ann Marlow")] == [
        ("Not my fault", "Ann Marlow"),
        ("It is not my fault that the mill burnt down.", "Ann Marlow"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Marlow said the club - whose name translates as “Stone and Water” - had moved.",
        "Ann Marlow said the house, known as “old and grey”, had burnt.",
        "Ann Marlow said she had read “The Long Road Home” twice.",
    ],
)
def test_quotes_meanings_and_names_are_none(text: str) -> None:
    assert _quotes(text, "Ann Marlow") == []


def test_quotes_say_which_cue_they_stand_under() -> None:
    text = "“We ran out,” Ann Marlow said. “Then the roof fell in.” Marlow added: “We all survived it.”"
    group = _group(text, ("Ann Marlow", "Marlow"))
    found = [q for q in FindQuotes().reduce(ID, group) if isinstance(q, Quote)]
    assert [text[q.cue_start : q.cue_end] for q in found] == ["said", "said", "added"]
    assert found[0].cue_start == found[1].cue_start


_PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "Ann Marlow", " said", " told me", ", ", ". ", "\n", " he ", " we saw it all happen ", ": ", "?", "—"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
def test_quotes_lie_in_their_article_and_overlap_only_nested(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = [q for q in FindQuotes().reduce(ID, _group(text, ("Ann Marlow",))) if isinstance(q, Quote)]
    for n, q in enumerate(found):
        assert 0 <= q.start < q.end <= len(text)
        assert (q.speaker is None) == (q.speaker_start < 0)
        for other in found[n + 1 :]:
            apart = other.start >= q.end or q.start >= other.end
            assert apart or (q.start <= other.start and other.end <= q.end)
    assert len({q.id for q in found}) == len(found)


@pytest.mark.parametrize(
    "text",
    [
        '"we saw it all happen" then "it was over now" but ' * 5_000,
        '"we saw it all happen today and it was bad"\n' * 10_000,
        "'we saw it all happen ' s' " * 5_000,
        'Ann Marlow said "we saw it all happen today".\n"it was over now", she added. ' * 2_500,
    ],
)
def test_quotes_cost_a_bounded_look_each(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    plain = quotes._opens

    def counted(masked: str, frame: Frame, q: Quoted) -> bool:
        nonlocal looked
        looked += 1
        return plain(masked, frame, q)

    standing = 0
    whole = quotes._standing

    def measured(masked: str, frame: Frame) -> bool:
        nonlocal standing
        standing += frame.end - frame.start
        return whole(masked, frame)

    monkeypatch.setattr(quotes, "_opens", counted)
    monkeypatch.setattr(quotes, "_standing", measured)
    list(FindQuotes().reduce(ID, _group(text, ())))
    assert looked <= 3 * 10_000
    assert standing <= len(text)


def test_quotes_of_an_article_without_spaces_and_of_two_megabytes() -> None:
    glued = re.sub(r"\s", "", "“Wesawitallhappen,”saidAnnMarlow.") * 3_000
    assert len(list(FindQuotes().reduce(ID, _group(glued, ())))) <= 3_000
    long = "It rained in “the hills and the valley for days”, Ann Marlow said. " * 30_000
    assert len(list(FindQuotes().reduce(ID, _group(long, ())))) == 30_000


def test_quotes_of_two_who_take_turns() -> None:
    text = (
        "“Nobody told us of it,” said Ann Marlow.\n“Were you not at the mill?” asked Karl Hobbs.\n"
        "“Only for an hour or two.”\n“It was far too late by then, all of it.”"
    )
    assert [name for _, _, name in _quotes(text, "Ann Marlow", "Karl Hobbs")] == ["Ann Marlow", "Karl Hobbs"] + [
        "Ann Marlow"
    ] * 2


def test_quotes_answer_to_a_question_of_somebody_who_speaks_with_nobody_is_nobodys() -> None:
    text = "“Were you not at the mill?” asked Karl Hobbs.\n“Only for an hour or two, or a little more.”"
    assert [name for _, _, name in _quotes(text, "Karl Hobbs")] == ["Karl Hobbs", None]


def test_quotes_of_whoever_writes_have_no_speaker() -> None:
    text = "It was late. I told my editor, “Give me two years.” She laughed."
    found = FindQuotes().reduce(ID, _group(text, ()))
    assert [(text[q.start : q.end], q.name) for q in found if isinstance(q, Quote)] == [("Give me two years.", None)]


def test_quotes_speaker_is_the_manager_and_not_the_name_that_is_managed() -> None:
    text = "“We came back late,” said the Marlow Rovers manager, Pat Conniff. “It was good.”"
    found = FindQuotes().reduce(ID, _group(text, ("Marlow Rovers", "Pat Conniff")))
    assert [q.name for q in found if isinstance(q, Quote)] == ["Pat Conniff", "Pat Conniff"]
