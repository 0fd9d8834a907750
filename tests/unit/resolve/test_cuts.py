from hypothesis import given
from hypothesis import strategies as st

from headwater import ids
from headwater.resolve.alignment import contains, runs_on, shared, stem, terms
from headwater.resolve.cuts import COMPARED, Cut, Threshold, attach
from headwater.resolve.rephrased import wording
from headwater.resolve.unions import Unions
from headwater.resolve.voices import Voices

LEAST = Threshold(0.6, 0.85, 7)


def _attach(rows: list[tuple[str, ...]]) -> tuple[int, list[list[int]]]:
    """Pairs compared, and the utterances of cuts by one speaker, each from an article of its own."""
    cuts = [Cut(row, "Ann Marlow", frozenset([ids.make("article", n)]), (n,)) for n, row in enumerate(rows)]
    unions = Unions(len(cuts))
    return attach(cuts, unions, Voices([], []), LEAST), unions.groups()


def test_cuts_of_one_long_statement_are_all_found_however_many() -> None:
    whole = tuple(f"word{n}" for n in range(200))
    compared, groups = _attach([whole, *(whole[k : k + 20] for k in range(180))])
    assert len(groups) == 1
    assert compared <= 181 * COMPARED


def test_cuts_compared_grow_with_their_number_not_its_square() -> None:
    rows = [tuple(f"w{(n * k) % 97}" for k in range(3, 14)) for n in range(5_000)]
    compared, _ = _attach(list(dict.fromkeys(rows)))
    assert compared <= 5_000 * COMPARED


def test_cuts_alignment() -> None:
    long = terms("We told [him] that the bridge would be open by noon.")
    assert contains(long, ["bridge", "would"]) == 5
    assert contains(long, ["bridge", "open"]) == -1
    short = terms("We told our son that the bridge would … open by noon")
    assert [short[k] for k in shared(short, long)] == [
        "we",
        "told",
        "that",
        "the",
        "bridge",
        "would",
        "open",
        "by",
        "noon",
    ]
    assert runs_on(["a", "b", "c", "d", "e", "f"], ["c", "d", "e", "f", "g"]) == 4
    assert terms("a non-violent, stead-fast way") == ["a", "nonviolent", "steadfast", "way"]
    assert stem("schools") == stem("school") == "school"


def test_cuts_wording_tells_numbers_names_and_denial() -> None:
    one = wording("We won't sell 12 boats to Karl Hobbs")
    assert (one.numbers, one.names, one.denies) == (frozenset({"12"}), frozenset({"karl", "hobbs"}), True)


@given(
    st.lists(
        st.lists(
            st.sampled_from(["a", "river", "rose", "the", "mill", "burnt", "down", "it", "was", "all", "over"]),
            max_size=12,
        ),
        max_size=20,
    )
)
def test_cuts_do_not_depend_on_their_order(rows: list[list[str]]) -> None:
    distinct = list(dict.fromkeys(tuple(row) for row in rows))
    cuts = [Cut(row, "Ann Marlow", frozenset([ids.make("article", n)]), (n,)) for n, row in enumerate(distinct)]
    found = []
    for order in (cuts, cuts[::-1]):
        unions = Unions(len(cuts))
        attach(order, unions, Voices([], []), LEAST)
        found.append(unions.groups())
    assert found[0] == found[1]
    assert sorted(n for group in found[0] for n in group) == list(range(len(cuts)))
