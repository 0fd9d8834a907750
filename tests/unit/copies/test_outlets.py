from collections.abc import Callable

import pytest

from headwater.copies.outlets import known_as, names, same
from headwater.records import Article

Make = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("He told the Tarn Post that he would stay.", "The Tarn Post"),
        ("Reported first by the TARN POST", "Tarn Post"),
        ("He told the Tarn Post that he would stay.", "www.tarnpost.example"),
        ("A report in the Mirror has put her under pressure.", "Mirror"),
        ("Mirror has reported that she resigned.", "Mirror"),
        ("It was seen by the KBN first.", "kbn.co.example"),
    ],
)
def test_outlets_named_in_a_text_are_known(text: str, outlet: str) -> None:
    assert names(text, outlet)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("It was like looking in a mirror, she said.", "Mirror"),
        ("Time will tell.", "Time"),
        ("The people had time to look.", "The People"),
        ("She left the Tarn Post Office at noon.", "Tarn Post"),
        ("The tarn post was full of letters.", "Tarn Post"),
        ("Anything", "..."),
    ],
)
def test_outlets_with_everyday_names_are_not_taken_for_named(text: str, outlet: str) -> None:
    assert not names(text, outlet)


def test_outlets_of_one_site_are_the_same_whatever_the_edition() -> None:
    assert known_as("www.skarnetimes.example") == known_as("m.skarnetimes.example:80") == "skarnetimes.example"
    assert known_as("The Skarne  Times") == "skarne times"


def test_outlets_without_a_name_are_told_by_their_address(article: Make) -> None:
    named = article("a", "", outlet="Skarne Times", url="https://www.skarnetimes.example/1")
    silent = article("b", "", url="https://amp.skarnetimes.example/1")
    other = article("c", "", url="https://harbourmail.example/1")
    assert same(named, silent)
    assert not same(named, other)
    assert not same(article("d", ""), article("e", ""))
    assert not same(article("f", "", url="http://[abc"), article("g", "", url="http://[abc"))
