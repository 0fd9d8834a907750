import pytest

from headwater.annotate.tense import looks_ahead


@pytest.mark.parametrize(
    ("before", "ahead"),
    [
        ("A service will be held in Orrisk on ", True),
        ("The vote is to be held on ", True),
        ("A service was held in Orrisk on ", False),
        ("The ship, held in port since May, sank on ", False),
        ("She said the talks would begin on ", True),
        ("The plan to sell was dropped, he said on ", False),
    ],
)
def test_tense_of_the_last_verb_that_tells(before: str, ahead: bool) -> None:
    assert looks_ahead(before) is ahead
