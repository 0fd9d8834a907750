import string
from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.copies.fingerprint import FingerprintText, runs
from headwater.records import Article, Fingerprint
from headwater.text import words

Make = Callable[..., Article]


def _fingerprint(article: Article, **settings: int) -> Fingerprint:
    [[row]] = FingerprintText(**settings).map([article])
    assert isinstance(row, Fingerprint)
    return row


def test_fingerprint_runs_are_told_with_their_ranges() -> None:
    text = "The mayor of Tarn closed both bridges"
    found = runs(text, 5)
    assert [text[s:e] for s, e in zip(found.starts.tolist(), found.ends.tolist(), strict=True)] == [
        "The mayor of Tarn closed",
        "mayor of Tarn closed both",
        "of Tarn closed both bridges",
    ]
    assert found.words == 7
    assert len(set(found.hashes.tolist())) == 3


def test_fingerprint_is_the_same_for_other_marks_case_and_invisible_characters(article: Make) -> None:
    plain = _fingerprint(article("a", "The mayor's office closed both bridges"))
    fancy = _fingerprint(article("b", "THE mayor’s \u200boffice  closed\nboth\u00ad bridges"))
    assert (plain.hashes, plain.whole, plain.words) == (fancy.hashes, fancy.whole, fancy.words)


def test_fingerprint_hashes_do_not_change_between_runs_of_python(article: Make) -> None:
    assert _fingerprint(article("a", "one two three four five")).hashes == (602529824937107525,)


def test_fingerprint_runs_leave_out_quoted_words() -> None:
    found = runs("Ms Orla Venn wrote on Friday “we saw the gate open wide” and then she went home", 5)
    assert found.words == 11
    assert len(found.hashes) == 2 + 1
    assert found.begins.tolist() == [0, 2]


def test_fingerprint_of_few_words_has_no_hashes(article: Make) -> None:
    assert _fingerprint(article("a", "Too short")).hashes == ()
    assert _fingerprint(article("a", "Too short")).words == 2
    assert _fingerprint(article("a", "")).words == 0


def test_fingerprint_takes_long_hostile_text(article: Make) -> None:
    for char in ("‘", "“", '"', "a ", " \n", "’a"):
        _fingerprint(article("a", char * 100_000))


@given(st.text(alphabet=string.ascii_letters + ' \n“”"‘’é\u200b.,'), st.integers(1, 6))
def test_fingerprint_ranges_lie_in_the_text_and_hold_the_run(text: str, run: int) -> None:
    found = runs(text, run)
    starts, ends = found.starts.tolist(), found.ends.tolist()
    assert starts == sorted(set(starts))
    for start, end in zip(starts, ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert len(words(text[start:end])) == run
    assert len(found.hashes) == len(starts) <= found.words


@given(
    st.lists(st.integers(0, 30), min_size=0, max_size=60), st.lists(st.integers(0, 30), max_size=9), st.integers(1, 9)
)
def test_fingerprint_keeps_a_run_of_every_long_equal_stretch(shared: list[int], more: list[int], window: int) -> None:
    step = FingerprintText(run=3, window=window)
    a, b = (" ".join(f"w{n}" for n in numbers) for numbers in (more + shared, shared + more))
    kept = [set(step.winnow(runs(text, 3).hashes).tolist()) for text in (a, b)]
    if len(shared) >= 3 + window - 1:
        assert kept[0] & kept[1]
    if len(shared) + len(more) >= 3:
        assert all(kept)
    assert kept[0] <= set(np.asarray(runs(a, 3).hashes).tolist())
