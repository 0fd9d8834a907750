import json
import re
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

import headwater
from headwater.records import Page
from headwater.text import fold, folded, mend, word_spans, words

_ODD = st.text(st.sampled_from("aB é\u200b\u00ad\u00a0“”’–…ﬁ\ufe0f\U000e0101İß\n\t.1"), max_size=40)

# A C2PA text manifest: U+FEFF, then its bytes as variation selectors (C2PA 2.1, A.7).
_MANIFEST = "\ufeff" + "".join(
    chr(0xFE00 + b if b < 16 else 0xE0100 + b - 16) for b in b"C2PATXT\0" + bytes(range(256))
)


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


@pytest.mark.parametrize(
    ("found", "matched"),
    [
        (f"The ferry{_MANIFEST} stopped", "the ferry stopped"),
        (f"{_MANIFEST}The ferry", "the ferry"),
        ("fer\u00adry", "ferry"),
        ("fer\u200bry \u2066stopped\u2069\ufe0f", "ferry stopped"),
        ("o\ufb03ce \ufb02oods", "office floods"),
        ("Cafe\u0301 Café", "cafe cafe"),
        ("ｆｅｒｒｙ １２", "ferry 12"),
        ("H\u0430rb\u043er Αnn", "harbor ann"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("it\u2019s \u2018so\u2019 \u2013 \u201cno\u201d\u2026", "it's 'so' - \"no\"..."),
    ],
)
def test_text_fold_matches_what_looks_alike_and_points_back(found: str, matched: str) -> None:
    even = fold(found)
    assert even.text == matched == folded(found)
    assert even.origin[0] == (0 if found[0] != _MANIFEST[0] else len(_MANIFEST))
    start, end = even.span(0, len(matched))
    assert fold(found[start:end]).text == matched


@pytest.mark.parametrize("form", ["html", "text", "record"])
def test_text_odd_characters_are_kept_from_the_file_to_the_article(form: str, tmp_path: Path) -> None:
    odd = f"The ferry{_MANIFEST} stopped at noon, the har\u00adbour o\ufb03ce said\u200b. The r\u0430mp of the pier at Orrisk broke on Monday."
    more = "It will not run before Friday, the coast guard said, and forty people wait on the island for another boat."
    page = f"<html><body><article><h1>Ferry stops</h1><p>{odd}</p><p>{more}</p></article></body></html>"
    given = {"html": page, "text": f"{odd}\n\n{more}", "record": json.dumps({"text": f"{odd} {more}"})}
    (tmp_path / {"html": "a.html", "text": "a.txt", "record": "a.jsonl"}[form]).write_text(
        given[form], encoding="utf-8"
    )
    (found,) = headwater.read(tmp_path)
    assert isinstance(found, Page)
    article = headwater.extract(found)
    assert odd in article.text


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


@given(st.text(alphabet="aB é‘’“”-'`.…\u200b\n\tﬁß1, İ", max_size=60))
def test_text_spans_are_those_of_the_folded_text(text: str) -> None:
    whole = fold(text)
    slow = [(m[0], *whole.span(m.start(), m.end())) for m in re.finditer(r"\w+(?:['’]\w+)*", whole.text)]
    assert word_spans(text) == slow
