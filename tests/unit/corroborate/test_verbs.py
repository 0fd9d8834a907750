import pytest

from headwater.corroborate.verbs import has_finite_verb, stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank.",
        "We express regret.",
        "The mate typically sails at dawn.",
        "It isn’t so.",
        "She discusses the wreck.",
    ],
)
def test_verbs_are_found(text: str) -> None:
    assert has_finite_verb(text)


@pytest.mark.parametrize(
    "text",
    ["Photo: Ada Quill", "The injured passengers of the Marigold", "Copyright 2031 The Norvik Press", "TOLLHAVEN", ""],
)
def test_verbs_are_not_found_in_headings(text: str) -> None:
    assert not has_finite_verb(text)


def test_verbs_of_a_participle_clause_tell_what_came_of_it() -> None:
    assert stands_alone("killing seven passengers")
    assert not stands_alone("according to the harbour master")
    assert not stands_alone("in May, two passengers")
