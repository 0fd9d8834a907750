from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import ids
from headwater.annotate.sentences import SplitSentences
from headwater.annotate.syntax import ParseSentences, pieces
from headwater.engine.memory import Tables, run
from headwater.records import Article, Syntax

ID = ids.make("test")


def _rows(text: str, language: str | None = "en", longest: int = 2_000) -> list[Syntax]:
    article = Article(ID, ID, "a", None, None, None, None, "none", None, None, (), language, text)
    return run([SplitSentences(), ParseSentences(longest=longest)], Tables([article])).rows(Syntax)


def test_syntax_is_a_row_a_sentence_with_places_in_the_article() -> None:
    text = "  Maria Fonseca spoke in Lisbon.\n\nThe harbour was shut."
    first, second = _rows(text)
    assert [text[r.start : r.end] for r in (first, second)] == [
        "Maria Fonseca spoke in Lisbon.",
        "The harbour was shut.",
    ]
    assert [text[a:b] for a, b in zip(second.starts, second.ends, strict=True)] == [
        "The",
        "harbour",
        "was",
        "shut",
        ".",
    ]
    verb = first.tags.index("VERB")
    assert (first.lemmas[verb], first.relations[verb], first.heads[verb]) == ("speak", "root", verb)
    names = zip(first.name_starts, first.name_ends, first.name_kinds, strict=True)
    assert [(text[a:b], kind) for a, b, kind in names] == [("Maria Fonseca", "PERSON"), ("Lisbon", "PLACE")]


def test_syntax_of_another_language_is_none() -> None:
    assert _rows("Der Hafen war am Montag geschlossen.", "de") == []


def test_syntax_reads_a_long_line_in_pieces() -> None:
    text = "word " * 1_000 + "x" * 3_000
    rows = _rows(text, longest=500)
    assert max(r.end - r.start for r in rows) <= 500
    assert "".join(text[r.start : r.end] for r in rows) == text


@settings(max_examples=50)
@given(st.text(alphabet="ab \t.", max_size=120), st.integers(1, 20))
def test_syntax_pieces_cover_what_is_given_and_are_bounded(text: str, longest: int) -> None:
    cut = list(pieces(text, 0, len(text), longest))
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(b - a <= longest for a, b in cut)
