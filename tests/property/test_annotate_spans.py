from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import ids
from headwater.annotate.entities import FindEntities
from headwater.annotate.quantities import FindQuantities
from headwater.annotate.sentences import SplitSentences, spans
from headwater.annotate.times import FindTimes
from headwater.engine.memory import Tables, run
from headwater.records import Article, Entity, Quantity, Record, Sentence, Time
from headwater.step import Group

PIECES = st.lists(
    st.sampled_from(
        [
            "Mr. ", "Olden ", "said ", "U.S. ", "“Yes.” ", ".", "\n", " ", "\u200b", "week.The ", "5 ", "p.m. ", "...", "é",
            "\u2028", "’s ",
        ]
    )
    | st.text(max_size=6),
    max_size=40,
).map("".join)  # fmt: skip


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_annotate_sentences_are_trimmed_ordered_and_cover_every_letter(text: str) -> None:
    found = list(spans(text))
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all("\n" not in text[start:end] for start, end in found)
    covered = {i for start, end in found for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


WORDS = st.lists(
    st.sampled_from(
        [
            "Mr.", "Olden", "Mira", "the", "of", "said", "in", "New", "York", "University", "May", "5", "12", "June", "2017",
            "last", "next", "week", "more", "than", "between", "and", "to", "$", "£", "million", "percent", "%", "people",
            "dozens", "ago", "a.m.", "6.10", "-year-old", "Monday", "yesterday", ",", ".", "“", "”", "’s", "-", "the1950s",
            "3/4/2016", "0000", "9999", "years", "decade", "early", "late", "this", "year", "recently", "Christmas",
        ]
    )
    | st.text(max_size=4),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(WORDS, st.sampled_from([None, "2019-03-14", "0001-01-01", "9999-12-31T23:59:59", "none"]))
@settings(max_examples=150, deadline=None)
def test_annotate_marks_lie_in_their_sentences_and_their_bounds_are_in_order(text: str, published: str | None) -> None:
    made = ids.make("article", text)
    article = Article(made, made, "a1", None, None, None, published, "given", None, None, (), None, text)
    tables = run([SplitSentences(), FindEntities(), FindTimes(), FindQuantities()], Tables([article]))
    sentences = tables.rows(Sentence)
    marked = [
        [(m.start, m.end) for m in tables.rows(Entity)],
        [(m.start, m.end) for m in tables.rows(Time)],
        [(m.start, m.end) for m in tables.rows(Quantity)],
    ]
    for found in marked:
        assert all(a[1] <= b[0] for a, b in pairwise(found))
        assert all(any(s.start <= start < end <= s.end for s in sentences) for start, end in found)
    assert all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in tables.rows(Time))
    assert all(q.low is None or q.high is None or q.low <= q.high for q in tables.rows(Quantity))
    assert all(q.low is not None or q.high is not None for q in tables.rows(Quantity))
    for step in (FindEntities(), FindTimes(), FindQuantities()):
        rows: list[Record] = [*sentences]
        turned = Group({Article: [article], Sentence: rows[::-1]})
        assert list(step.reduce(made, turned)) == list(step.reduce(made, Group({Article: [article], Sentence: rows})))
