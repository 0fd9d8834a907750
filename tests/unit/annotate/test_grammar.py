from collections.abc import Sequence

import pytest

from headwater import ids
from headwater.annotate.grammar import Grammar
from headwater.records import Syntax

ID = ids.make("test")


def _row(text: str, words: Sequence[tuple[str, str, int, str]], start: int = 0) -> Syntax:
    """words: (word, tag, head, relation) in order."""
    starts, ends, at = [], [], 0
    for word, *_ in words:
        at = text.index(word, at)
        starts.append(start + at)
        at += len(word)
        ends.append(start + at)
    return Syntax(
        ID, start, start + len(text), tuple(starts), tuple(ends), tuple(w[1] for w in words), tuple(w[0].lower() for w in words),
        tuple(w[2] for w in words), tuple(w[3] for w in words), (), (), (),
    )  # fmt: skip


TEXT = "The captain, a Dane, who feared fog and said so, told crew it was over."
SAID = _row(
    TEXT,
    [
        ("The", "DET", 1, "det"), ("captain", "NOUN", 13, "nsubj"), (",", "PUNCT", 4, "punct"), ("a", "DET", 4, "det"),
        ("Dane", "PROPN", 1, "appos"), (",", "PUNCT", 7, "punct"), ("who", "PRON", 7, "nsubj"), ("feared", "VERB", 1, "acl:relcl"),
        ("fog", "NOUN", 7, "obj"), ("and", "CCONJ", 10, "cc"), ("said", "VERB", 7, "conj"), ("so", "ADV", 10, "advmod"),
        (",", "PUNCT", 1, "punct"), ("told", "VERB", 13, "root"), ("crew", "NOUN", 13, "obj"), ("it", "PRON", 17, "nsubj"),
        ("was", "AUX", 17, "cop"), ("over", "ADJ", 13, "ccomp"), (".", "PUNCT", 13, "punct"),
    ],
)  # fmt: skip


def _words(span: tuple[int, int] | None) -> str | None:
    return span and TEXT[span[0] : span[1]]


@pytest.mark.parametrize(
    ("verb", "subject"), [("told", "The captain"), ("feared", "The captain"), ("said", "The captain")]
)
def test_grammar_subject_is_found_past_asides_and_joins(verb: str, subject: str) -> None:
    grammar = Grammar([SAID])
    word = grammar.word(TEXT.index(verb))
    assert word and _words(grammar.subject(word)) == subject


def test_grammar_clause_is_what_the_verb_governs() -> None:
    grammar = Grammar([SAID])
    word = grammar.word(TEXT.index("told"))
    assert word and _words(grammar.clause(word)) == "it was over"
    other = grammar.word(TEXT.index("feared"))
    assert other and grammar.clause(other) is None


def test_grammar_passive_subject_says_nothing() -> None:
    text = "The captain was told."
    row = _row(text, [("The", "DET", 1, "det"), ("captain", "NOUN", 3, "nsubj:pass"), ("was", "AUX", 3, "aux:pass"), ("told", "VERB", 3, "root"), (".", "PUNCT", 3, "punct")])  # fmt: skip
    grammar = Grammar([row])
    word = grammar.word(text.index("told"))
    assert word and grammar.subject(word) is None


def test_grammar_words_are_found_by_place_in_any_row() -> None:
    rows = [_row("She left.", [("She", "PRON", 1, "nsubj"), ("left", "VERB", 1, "root"), (".", "PUNCT", 1, "punct")], at) for at in (20, 0)]  # fmt: skip
    grammar = Grammar(rows)
    words = [grammar.word(at) for at in (0, 4, 24, 9, 15, 40)]
    assert [word and word[0].tags[word[1]] for word in words] == ["PRON", "VERB", "VERB", None, None, None]
    assert [row.starts[i] for row, i in grammar.verbs(0, 100)] == [4, 24]
    assert [row.starts[i] for row, i in grammar.verbs(10, 100)] == [24]


def test_grammar_circular_heads_end() -> None:
    text = "left went"
    grammar = Grammar([_row(text, [("left", "VERB", 1, "conj"), ("went", "VERB", 0, "ccomp")])])
    word = grammar.word(0)
    assert word and grammar.subject(word) is None
    assert grammar.clause(word) == (0, 9)
