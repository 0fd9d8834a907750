from hypothesis import given
from hypothesis import strategies as st

from headwater.resolve.names import acronym_of, bare, fullest, key
from headwater.resolve.outlets import compact
from headwater.resolve.unions import Unions


def test_names_bare_drops_article_title_and_possessive() -> None:
    assert bare("the  Rev. Ann Marlow’s") == "Ann Marlow"
    assert bare("Dr.") == "Dr."
    assert key("The Oakford Gazette's") == "oakford gazette"


def test_names_fullest_lets_initials_stand_for_names() -> None:
    assert fullest(["Ann B. Marlow", "Ann Marlow", "A. Marlow", "Marlow"])["Marlow"] == "Ann B. Marlow"


@given(st.lists(st.sampled_from(["Ann Marlow", "Marlow", "Ann", "Karl Marlow", "Karl", "Peter Dunn"])))
def test_names_fullest_is_settled_after_one_step(names: list[str]) -> None:
    full = fullest(names)
    assert all(full[full[n]] == full[n] for n in full)


def test_names_acronym() -> None:
    assert acronym_of("BARB", "Bridge Accident Review Board")
    assert not acronym_of("BAR", "Bridge Accident Review Board")


def test_names_outlet_by_name_and_domain() -> None:
    assert (
        compact("The Example Post") == compact("www.examplepost.com") == compact("examplepost.co.uk") == "examplepost"
    )


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_names_unions_are_the_same_in_any_order(pairs: list[tuple[int, int]]) -> None:
    one, other = Unions(10), Unions(10)
    for a, b in pairs:
        one.join(a, b)
    for a, b in reversed(pairs):
        other.join(b, a)
    assert one.groups() == other.groups()


def test_names_nicknames_suffixes_and_second_surnames_are_one() -> None:
    names = [
        "Robert Marlow Jr.",
        "Bob Marlow",
        "Ana Luz Prado",
        "Ana Luz Prado Reyes",
        "Prado",
        "Reyes",
        "KARL HOBBS",
        "Karl Hobbs",
    ]
    found = fullest(names)
    assert found["Bob Marlow"] == "Robert Marlow Jr."
    assert {found[n] for n in ("Ana Luz Prado", "Prado", "Reyes")} == {"Ana Luz Prado Reyes"}
    assert found["KARL HOBBS"] == "Karl Hobbs"


def test_names_of_a_person_and_of_who_speaks_for_them_are_two() -> None:
    found = fullest(["Ann Marlow", "Ann Marlow lawyer", "Ann Marlow Spokeswoman"])
    assert len(set(found.values())) == 3


def test_names_offices_before_a_name_are_no_part_of_it() -> None:
    assert bare("Oakford Police Chief Ann Marlow") == "Ann Marlow"
    assert bare("rep for Ann Marlow") == "rep for Ann Marlow"
    assert bare("Rep. Ann Marlow") == "Ann Marlow"
