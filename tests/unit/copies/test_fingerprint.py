import string
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from headwater import ids
from headwater.copies.fingerprint import FingerprintText, quoted
from headwater.records import Article, Fingerprint
from headwater.text import words

Make = Callable[[str, str], Article]


def _fingerprint(article: Article, run: int = 5) -> Fingerprint:
    [[row]] = FingerprintText(run=run).map([article])
    assert isinstance(row, Fingerprint)
    return row


def test_fingerprint_hashes_every_run_with_its_range(article: Make) -> None:
    text = "The mayor of Tarn closed both bridges"
    row = _fingerprint(article("a", text))
    assert [text[s:e] for s, e in zip(row.starts, row.ends, strict=True)] == [
        "The mayor of Tarn closed",
        "mayor of Tarn closed both",
        "of Tarn closed both bridges",
    ]
    assert row.words == 7
    assert all(0 <= h < 2**63 for h in row.hashes)


def test_fingerprint_is_the_same_for_other_marks_case_and_invisible_characters(article: Make) -> None:
    plain = _fingerprint(article("a", "The mayor's office closed both bridges"))
    fancy = _fingerprint(article("b", "THE mayor’s \u200boffice  closed\nboth\u00ad bridges"))
    assert plain.hashes == fancy.hashes


def test_fingerprint_hashes_do_not_change_between_runs_of_python(article: Make) -> None:
    assert _fingerprint(article("a", "one two three four five")).hashes == (602529824937107525,)


def test_fingerprint_leaves_out_quoted_words_and_runs_over_them(article: Make) -> None:
    row = _fingerprint(article("a", "Ms Orla Venn wrote on Friday “we saw the gate open wide” and then she went home"))
    assert row.words == 11
    assert len(row.hashes) == 2 + 1


def test_fingerprint_knows_straight_curly_and_single_marks() -> None:
    for text in (
        'He said "not now" twice',
        "He said “not now” twice",
        "He said ‘not now’ twice",
        "He said «not now» twice",
    ):
        [(start, end)] = quoted(text)
        assert "not now" in text[start:end]
        assert "said" not in text[start:end]


def test_fingerprint_does_not_take_apostrophes_and_inches_for_quotation_marks() -> None:
    assert quoted("The actor’s door isn’t 6'2\" tall") == []


def test_fingerprint_ends_an_unclosed_quotation_with_its_paragraph() -> None:
    text = "“We go on.\nThe crew left."
    assert [text[s:e] for s, e in quoted(text)] == ["“We go on."]


def test_fingerprint_of_few_words_has_no_hashes(article: Make) -> None:
    assert _fingerprint(article("a", "Too short")) == Fingerprint(ids.make("article", "a"), (), (), (), 2)
    assert _fingerprint(article("a", "")).words == 0


def test_fingerprint_takes_long_hostile_text(article: Make) -> None:
    for char in ("‘", "“", '"', "a ", " \n", "’a"):
        _fingerprint(article("a", char * 100_000))


@given(st.text(alphabet=string.ascii_letters + ' \n“”"‘’é\u200b.,'), st.integers(1, 6))
def test_fingerprint_ranges_lie_in_the_text_and_hold_the_run(text: str, run: int) -> None:
    at = ids.make("a")
    row = _fingerprint(Article(at, at, "a", None, None, None, None, "none", None, None, (), None, text), run)
    assert list(row.starts) == sorted(set(row.starts))
    for start, end in zip(row.starts, row.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert len(words(text[start:end])) == run
    assert len(row.hashes) <= row.words
