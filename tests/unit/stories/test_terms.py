import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.stories.terms import results, terms


def _keys(text: str, kind: str, published: str | None = None, outlet: str | None = None) -> list[str]:
    return [t.key for t in terms(text, published, outlet) if t.kind == kind]


def test_terms_write_numbers_alike() -> None:
    assert _keys("Two boats, 2 crews, a four-year-old and 1,250 sacks worth 3.5 crowns", "number") == [
        "2", "2", "4-year-old", "1,250", "3.5",
    ]  # fmt: skip


def test_terms_tell_names_from_words_that_begin_a_sentence() -> None:
    assert _keys("Boats sank. Nobody saw Brandt. “Never,” she said", "name") == ["brandt"]


def test_terms_join_two_names_in_a_row() -> None:
    assert _keys("They met in Liberty City on Friday; The Weir, Tarn and in March Odile’s dog", "pair") == [
        "liberty city"
    ]


def test_terms_join_a_name_and_its_number() -> None:
    assert _keys("They flew Petrel 4 on May 5 from pad 9; Petrel, 4 and Petrel. 5 others", "pair") == ["petrel 4"]


def test_terms_drop_the_possessive() -> None:
    assert "elmstead" in _keys("the mayor of Elmstead’s plan", "name")


@pytest.mark.parametrize(
    ("text", "published", "day", "kind"),
    [
        ("It broke on Monday", "2024-03-05", "@03-04", "day"),
        ("It broke on Tuesday", "2024-03-05T10:00:00", "@03-05", "day"),
        ("It broke on Wednesday", "2024-03-05", "@02-28", "day"),
        ("It will be settled by Friday", "2024-03-05", "@03-08", "day"),
        ("They are due to meet next Tuesday", "2024-03-05", "@03-12", "day"),
        ("Houses by the canal burned down on Tuesday", "2024-03-05", "@03-05", "day"),
        ("The mayor said that it broke on Monday", "2024-03-05", "@03-04", "day"),
        ("It broke on Sept. 30", None, "@09-30", "date"),
        ("It broke on 30 September", None, "@09-30", "date"),
    ],
)
def test_terms_resolve_days(text: str, published: str | None, day: str, kind: str) -> None:
    assert _keys(text, kind, published) == [day]


@pytest.mark.parametrize("published", [None, "", "soon", "2024-99-99"])
def test_terms_leave_weekdays_alone_without_a_date(published: str | None) -> None:
    assert _keys("It broke on Monday. It may 5 times break in May 45", "day", published) == []


def test_terms_take_a_weekday_at_the_beginning_of_the_calendar() -> None:
    assert _keys("It broke on Sunday", "day", "0001-01-01") == []


def test_terms_leave_out_the_outlets_own_rare_name() -> None:
    assert "wxqv" not in [t.key for t in terms("WXQV reports from Miami", None, "www.wxqv.example")]
    assert "miami" in [t.key for t in terms("WXQV reports from Miami", None, "www.miamipost.example")]


def test_terms_take_long_hostile_text() -> None:
    for text in ("a" * 100_000, "1,2." * 30_000, "-'" * 50_000, "A-" * 50_000):
        for term in terms(text, None, None):
            assert len(term.key) <= 60


@given(st.text(), st.one_of(st.none(), st.dates().map(str)))
def test_terms_keep_their_order(text: str, published: str | None) -> None:
    places = [t.at for t in terms(text, published, "post.example")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 16-year-old and a four-year-old girl", ["~16", "~4"]),
        ("She is 34 years old; he was aged 70", ["~34", "~70"]),
        ("They found Odile Weir, 34, of Tarn and Bram Holt, 29.", ["~34", "~29"]),
        ("In Tarn, 34 people met; on March 5, 2016, in row 12, and 200-year-old oaks, and 16-year sentences", []),
        ("12, 13", []),
    ],
)
def test_terms_find_ages(text: str, ages: list[str]) -> None:
    assert _keys(text, "age") == ages


def test_terms_tell_people_with_an_age_from_other_pairs() -> None:
    text = "Police named Odile Weir, 34, and 29-year-old Bram Holt, said Sheriff Ansel Pike of North Tarn"
    assert _keys(text, "aged") == ["odile weir", "bram holt"]
    assert "ansel pike" in _keys(text, "pair")


def test_terms_know_the_days_of_a_month() -> None:
    assert _keys("It broke on February 30 and on April 31", "date") == []
    assert _keys("Three broke since August, two of them this May, 4 of us saw", "date") == []
    assert _keys("It broke on February 29", "date") == ["@02-29"]


def test_terms_know_the_last_name_that_an_age_stands_beside() -> None:
    assert _keys("Ann Weir spoke. Weir, 34, of Tarn, 9 miles off, and a girl of 12", "bearer") == ["=weir"]


def test_terms_find_results_in_title_and_lead() -> None:
    assert results("Tarn 3-1 Elm", "Tarn won 3–1. " + "Then they went home. " * 30 + "It was 4-0.") == [751]
    assert results("", "1-3, 12-year-old, 2020-10-05, 0171-3344, 300-2") == [751]
