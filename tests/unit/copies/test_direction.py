from collections.abc import Callable
from typing import Any

from headwater.records import Article, Copy

Make = Callable[..., Article]
Find = Callable[..., list[Copy]]


def _told(copy: Copy) -> tuple[Any, ...]:
    return copy.relation, copy.origin, copy.how, copy.agency


def _middle(text: str) -> str:
    return "\n".join(text.split("\n")[1:3])


def test_direction_is_from_the_one_that_was_certainly_first(article: Make, copies: Find, wire: str) -> None:
    early, late = article("a", wire, outlet="Tarn Post", first=0, last=100), article("b", wire, outlet="Daily Meridian", first=200, last=300)  # fmt: skip
    [copy] = copies(early, late)
    assert _told(copy) == ("copy", early.id, "time", None)


def test_direction_is_unknown_where_times_overlap_or_are_missing(article: Make, copies: Find, wire: str) -> None:
    a = article("a", wire, outlet="Tarn Post", first=0, last=100)
    for more in ({"first": 50, "last": 300}, {}):
        [copy] = copies(a, article("b", wire, outlet="Daily Meridian", **more))
        assert _told(copy) == ("copy", None, "unknown", None)


def test_direction_is_from_the_outlet_that_is_named(article: Make, copies: Find, wire: str) -> None:
    a = article("a", wire, outlet="Tarn Post")
    b = article("b", wire + " The Tarn Post was the first to tell of it.", outlet="Daily Meridian")
    [copy] = copies(a, b)
    assert _told(copy) == ("copy", a.id, "credit", None)


def test_direction_that_credit_and_time_dispute_is_unknown(article: Make, copies: Find, wire: str) -> None:
    a = article("a", wire, outlet="Tarn Post", first=500, last=600)
    b = article("b", wire + " That was told by the Tarn Post.", outlet="Daily Meridian", first=0, last=100)
    [copy] = copies(a, b)
    assert _told(copy) == ("copy", None, "unknown", None)


def test_direction_of_two_customers_of_an_agency_is_none(article: Make, copies: Find, wire: str) -> None:
    a = article("a", wire, outlet="Tarn Post", first=0, last=9, credits=("Northway News",))
    b = article("b", wire, outlet="Daily Meridian", first=20, last=30, credits=("Northway News",))
    [copy] = copies(a, b)
    assert _told(copy) == ("copy", None, "credit", "Northway News")


def test_direction_knows_agency_text_without_credit_from_those_that_credit_it(article: Make, copies: Find, wire: str) -> None:  # fmt: skip
    credited = article("a", wire, outlet="Tarn Post", credits=("Northway News",))
    silent = [article(name, wire, outlet=f"Outlet {name}") for name in "bc"]
    found = copies(credited, *silent)
    assert len(found) == 3
    assert {_told(copy) for copy in found} == {("copy", None, "credit", "Northway News")}


def test_direction_is_from_the_agency_itself(article: Make, copies: Find, wire: str) -> None:
    agency = article("a", wire, outlet="Northway News", credits=("Northway News",))
    [copy] = copies(agency, article("b", wire, outlet="Tarn Post", credits=("Northway News",)))
    assert _told(copy) == ("copy", agency.id, "credit", "Northway News")


def test_direction_keeps_an_outlets_own_texts_apart(article: Make, copies: Find, wire: str, other: str, third: str) -> None:  # fmt: skip
    a = article("a", wire, outlet="Tarn Post", first=0, last=9)
    [mirror] = copies(a, article("b", wire, outlet="tarn post"))
    assert _told(mirror) == ("mirror", None, "unknown", None)
    [update] = copies(a, article("b", wire + "\n" + other, outlet="Tarn Post", first=20, last=30))
    assert _told(update) == ("update", a.id, "time", None)
    longer = article("c", third + "\n" + wire, outlet="Tarn Post", first=0, last=9)
    [reused] = copies(longer, article("d", other * 2 + "\n" + _middle(wire), outlet="Tarn Post", first=20, last=30))
    assert _told(reused) == ("reuse", longer.id, "time", None)
    [owned] = copies(article("a", wire, outlet="Tarn Post", owner="Tollen"), article("b", wire, outlet="Echo", owner="Tollen"))  # fmt: skip
    assert owned.relation == "mirror"


def test_direction_of_a_text_spliced_of_two_is_from_both(article: Make, copies: Find, wire: str, other: str) -> None:
    a, b = article("a", wire, outlet="Tarn Post"), article("b", other, outlet="Daily Meridian")
    spliced = article("c", wire + "\n" + other, outlet="Echo")
    found = copies(a, b, spliced)
    assert {_told(copy) for copy in found} == {("copy", a.id, "containment", None), ("copy", b.id, "containment", None)}


def test_direction_is_not_from_who_copied_an_earlier_version(
    article: Make, copies: Find, wire: str, other: str
) -> None:
    first = article("a", wire, outlet="Tarn Post", first=0, last=9)
    second = article("b", wire + "\n" + other, outlet="Tarn Post", first=100, last=110)
    copied = article("c", wire, outlet="Echo", first=50, last=60)
    found = {copy.articles: _told(copy) for copy in copies(first, second, copied)}
    assert found[tuple(sorted((first.id, copied.id)))] == ("copy", first.id, "time", None)
    assert found[tuple(sorted((second.id, copied.id)))] == ("copy", None, "unknown", None)


def test_direction_of_a_passage_that_one_has_from_an_agency_is_the_agencys(
    article: Make, copies: Find, wire: str, other: str, third: str
) -> None:
    credited = article("a", wire + "\n" + third, outlet="Tarn Post", first=0, last=9, credits=("Northway News",))
    rest = other * 2 + "\n" + _middle(wire)
    silent = article("b", rest, outlet="Echo", first=20, last=30)
    [copy] = copies(credited, silent)
    assert (copy.kind, *_told(copy)) == ("passage", "copy", None, "credit", "Northway News")
    named = article("b", rest + " The Tarn Post had told of it.", outlet="Echo", first=20, last=30)
    [copy] = copies(credited, named)
    assert _told(copy) == ("copy", credited.id, "credit", None)


def test_direction_of_two_that_credit_other_agencies_is_unknown(article: Make, copies: Find, wire: str) -> None:
    a = article("a", wire, outlet="Tarn Post", first=0, last=9, credits=("Northway News",))
    b = article("b", wire, outlet="Echo", first=20, last=30, credits=("Southern Press",))
    [copy] = copies(a, b)
    assert _told(copy) == ("copy", None, "unknown", None)


def test_direction_of_an_agencys_text_in_a_compilation_is_for_its_part_only(
    article: Make, copies: Find, wire: str, other: str
) -> None:
    credited = article("a", wire, outlet="Tarn Post", credits=("Northway News",))
    source, spliced = article("b", other, outlet="Callis Argus"), article("c", wire + "\n" + other, outlet="Echo")
    found = {copy.articles: _told(copy) for copy in copies(credited, source, spliced)}
    assert found[tuple(sorted((credited.id, spliced.id)))] == ("copy", None, "credit", "Northway News")
    assert found[tuple(sorted((source.id, spliced.id)))] == ("copy", source.id, "containment", None)


def test_direction_is_from_the_address_that_is_given_as_the_original(article: Make, copies: Find, wire: str) -> None:
    a = article("a", wire, outlet="Tarn Post", url="https://tarnpost.example/main")
    [copy] = copies(a, article("b", wire, outlet="Portal Nine", canonical="https://tarnpost.example/main"))
    assert _told(copy) == ("copy", a.id, "credit", None)
