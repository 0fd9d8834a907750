from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.corroborate.clauses import clauses


def split(text: str, least: int = 2) -> list[str]:
    return [text[start:end] for start, end in clauses(text, 0, len(text), least, lambda w: len(w) > 3)]


def test_clauses_split_at_conjunctions_and_participles() -> None:
    text = "A tram tipped over near Tollhaven, injuring twelve riders; the driver walked away, which surprised many people."
    assert split(text) == [
        "A tram tipped over near Tollhaven",
        "injuring twelve riders",
        "the driver walked away",
        "which surprised many people.",
    ]


def test_clauses_keep_short_pieces_with_their_neighbour() -> None:
    assert split("He left, and she did, but nobody else noticed anything.") == [
        "He left, and she did, but nobody else noticed anything."
    ]


def test_clauses_leave_lists_whole() -> None:
    text = "The crews came from Tollhaven, Skell, Great Marsh and Lower Marsh."
    assert split(text) == [text]


def test_clauses_of_a_long_line_take_one_pass() -> None:
    assert len(split("w" * 100_000 + ", " * 50_000)) == 1


@given(st.text(alphabet="ab ,;and–\n", max_size=80), st.integers(0, 5), st.integers(0, 3))
def test_clauses_are_trimmed_ordered_and_apart(text: str, start: int, least: int) -> None:
    start = min(start, len(text))
    found = list(clauses(text, start, len(text), least, lambda w: len(w) > 1))
    assert all(start <= low < high <= len(text) for low, high in found)
    assert all(text[low:high] == text[low:high].strip() for low, high in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert [c for low, high in found for c in text[low:high] if c.isalpha()] == [c for c in text[start:] if c.isalpha()]
