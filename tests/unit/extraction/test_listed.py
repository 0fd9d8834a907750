from dataclasses import replace

from headwater.extraction.listed import completed
from headwater.ids import Id
from headwater.records import Body, Listing

URL = "https://www.digest.example/weir"
BARE = Body(Id(1), URL, "weir", URL, "digest.example", None, (), None, None, "none")
SAID = Listing(
    Id(1), "https://digest.example/feed", "Weir Gazette", "Gate fails", "Mon, 01 Jan 2024 06:00:00 GMT", None, ("Ann Lee",), "Rivers",
    "en", None,
)  # fmt: skip


def test_listed_completes_what_the_page_leaves_open() -> None:
    found = completed(BARE, [SAID])
    assert (found.outlet, found.title, found.authors) == ("Weir Gazette", "Gate fails", ("Ann Lee",))
    assert (found.section, found.language, found.updated) == ("Rivers", "en", None)
    assert found.published is not None and found.published.startswith("2024-01-01T06:00")
    assert found.published_how == "given"
    assert completed(BARE, []) == BARE


def test_listed_never_overrules_the_page() -> None:
    told = replace(
        BARE, outlet="Digest", title="Weir gate fails", authors=("Bo Lund",), published="2023-12-31", published_how="meta",
        section="News", language="sv",
    )  # fmt: skip
    assert completed(told, [SAID]) == told


def test_listed_date_goes_before_a_guess() -> None:
    guessed = replace(BARE, published="2019-05-05", published_how="guess")
    assert completed(guessed, [SAID]).published_how == "given"
    assert completed(guessed, [replace(SAID, published="soon")]).published == "2019-05-05"


def test_listed_does_not_depend_on_order() -> None:
    other = replace(SAID, feed="https://digest.example/other", outlet="Elsewhere")
    assert completed(BARE, [other, SAID]) == completed(BARE, [SAID, other]) == completed(BARE, [SAID])


def test_listed_addresses_that_are_none_do_no_harm() -> None:
    assert completed(replace(BARE, url="http://[bad"), [SAID]).outlet == "digest.example"
