import hypothesis.strategies as st
from hypothesis import given

from headwater.text import fold, folded, mend, word_spans, words

_ODD = st.text(st.sampled_from("aB é\u200b\u00ad\u00a0“”’–…ﬁ\ufe0f\U000e0101İß\n\t.1"), max_size=40)


@given(st.text(max_size=60) | _ODD)
def test_text_fold_origin_is_ascending_and_in_range(text: str) -> None:
    even = fold(text)
    assert len(even.text) == len(even.origin)
    assert list(even.origin) == sorted(even.origin)
    assert all(0 <= i < len(text) for i in even.origin)


@given(_ODD, st.integers(0, 40), st.integers(0, 40))
def test_text_fold_spans_lie_in_the_source(text: str, a: int, b: int) -> None:
    even = fold(text)
    start, end = sorted((min(a, len(even.text)), min(b, len(even.text))))
    first, last = even.span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert even.text[start:end].strip() in fold(text[first:last]).text


@given(_ODD)
def test_text_fold_of_ascii_and_other_text_agree(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert fold(plain + "\u200b").text == fold(plain).text


def test_text_fold_evens_out_look_alikes() -> None:
    assert fold("“It’s\u00a0– so…”").text == '"it\'s - so..."'
    assert fold("Cafe\u0301 ﬁ\u00adn").text == "cafe\u0301 fin" or fold("Café ﬁ\u00adn").text == "cafe fin"


def test_text_fold_reads_letters_that_look_like_latin_ones() -> None:
    assert fold("Kеssrin Sоund").text == "kessrin sound"
    assert fold("МОСКВА").text == fold("москва").text


def test_text_word_spans_point_at_the_words() -> None:
    text = "The  “Zürich” crew’s\u200b boat"
    assert [w for w, _, _ in word_spans(text)] == words(text) == ["the", "zurich", "crew's", "boat"]
    assert text[word_spans(text)[1][1] : word_spans(text)[1][2]] == "Zürich"


@given(st.text(st.characters(), max_size=20))
def test_text_mend_keeps_length_and_can_be_encoded(text: str) -> None:
    mended, bad = mend(text)
    assert len(mended) == len(text)
    mended.encode("utf-8")
    assert bad == sum(0xD800 <= ord(c) <= 0xDFFF for c in text)


@given(st.text() | _ODD)
def test_text_folded_is_what_fold_gives(text: str) -> None:
    assert folded(text) == fold(text).text
