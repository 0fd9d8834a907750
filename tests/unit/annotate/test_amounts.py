"""A table of quantities of every kind, in sentences of our own: text, span, low, high, unit, counted, approx."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.annotate import numerals
from headwater.annotate.amounts import amounts
from headwater.annotate.quantities import _apart

Row = tuple[str, str, float | None, float | None, str, str, bool]

MONEY: list[Row] = [
    ("The pier cost $2.5bn.", "$2.5bn", 2.5e9, 2.5e9, "USD", "", False),
    ("The pier cost US$3 million.", "US$3 million", 3e6, 3e6, "USD", "", False),
    ("The pier cost A$40m.", "A$40m", 40e6, 40e6, "AUD", "", False),
    ("The pier cost C$1.2 billion.", "C$1.2 billion", 1.2e9, 1.2e9, "CAD", "", False),
    ("The pier cost NZ$900.", "NZ$900", 900, 900, "NZD", "", False),
    ("The pier cost HK$7,000.", "HK$7,000", 7000, 7000, "HKD", "", False),
    ("The pier cost £1,250.50.", "£1,250.50", 1250.5, 1250.5, "GBP", "", False),
    ("The pier cost €20m.", "€20m", 20e6, 20e6, "EUR", "", False),
    ("The pier cost ¥500 million.", "¥500 million", 500e6, 500e6, "JPY", "", False),
    ("The pier cost ₹5 crore.", "₹5 crore", 5e7, 5e7, "INR", "", False),
    ("The pier cost Rs 1.2 lakh.", "Rs 1.2 lakh", 120_000, 120_000, "INR", "", False),
    ("The pier cost Rs.500.", "Rs.500", 500, 500, "INR", "", False),
    ("The pier cost ₦3.5 trillion.", "₦3.5 trillion", 3.5e12, 3.5e12, "NGN", "", False),
    ("The pier cost KSh 5,000.", "KSh 5,000", 5000, 5000, "KES", "", False),
    ("The pier cost R500m.", "R500m", 500e6, 500e6, "ZAR", "", False),
    ("The pier cost RM50,000.", "RM50,000", 50_000, 50_000, "MYR", "", False),
    ("The pier cost CHF 40,000.", "CHF 40,000", 40_000, 40_000, "CHF", "", False),
    ("The pier cost EUR 12 million.", "EUR 12 million", 12e6, 12e6, "EUR", "", False),
    ("The pier cost 60 million pesos.", "60 million pesos", 60e6, 60e6, "MXN", "", False),
    ("The pier cost 400 Kenyan shillings.", "400 Kenyan shillings", 400, 400, "KES", "", False),
    ("The pier cost 9 million Swiss francs.", "9 million Swiss francs", 9e6, 9e6, "CHF", "", False),
    ("The pier cost 30 billion yen.", "30 billion yen", 30e9, 30e9, "JPY", "", False),
    ("The pier cost 700 baht.", "700 baht", 700, 700, "THB", "", False),
    ("The pier cost 2 million Pakistani rupees.", "2 million Pakistani rupees", 2e6, 2e6, "PKR", "", False),
    ("The pier cost three million pounds.", "three million pounds", 3e6, 3e6, "GBP", "", False),
    ("She paid 40 pounds.", "40 pounds", 40, 40, "GBP", "", False),
    ("A loaf is 99p.", "99p", 0.99, 0.99, "GBP", "", False),
    ("It cost half a million dollars.", "half a million dollars", 500_000, 500_000, "USD", "", False),
    ("It cost between $1 billion and $3 billion.", "between $1 billion and $3 billion", 1e9, 3e9, "USD", "", False),
    ("It cost $5-7 million.", "$5-7 million", 5e6, 7e6, "USD", "", False),
    ("It is a multimillion-pound scheme.", "multimillion-pound", 2e6, None, "GBP", "", True),
    ("It cost tens of millions of euros.", "tens of millions of euros", 20e6, None, "EUR", "", True),
    ("It cost well over €400,000.", "well over €400,000", 400_000, None, "EUR", "", False),
    ("It cost as much as $60.", "as much as $60", None, 60, "USD", "", False),
]
SHARES: list[Row] = [
    ("Fares rose 12%.", "12%", 12, 12, "percent", "", False),
    ("Fares rose 12 per cent.", "12 per cent", 12, 12, "percent", "", False),
    ("Fares rose by between 8% and 15.5%.", "between 8% and 15.5%", 8, 15.5, "percent", "", False),
    ("Fares rose 3 percentage points.", "3 percentage points", 3, 3, "percent", "", False),
    ("Rates rose 25 basis points.", "25 basis points", 25, 25, "basis point", "", False),
    ("Some 40 percent stayed.", "Some 40 percent", 40, 40, "percent", "", True),
    ("Fewer than 5% stayed.", "Fewer than 5%", None, 5, "percent", "", False),
    ("A third of the piers closed.", "A third", 33.33, 33.33, "percent", "", False),
    ("Three-quarters of the piers closed.", "Three-quarters", 75, 75, "percent", "", False),
    ("More than half of the piers closed.", "More than half", 50, None, "percent", "", False),
    ("One in five piers closed.", "One in five", 20, 20, "percent", "", False),
    ("Nine out of ten piers closed.", "Nine out of ten", 90, 90, "percent", "", False),
]
AGES: list[Row] = [
    ("The 58-year-old waited.", "58-year-old", 58, 58, "year", "age", False),
    ("A four-month-old baby slept.", "four-month-old", 4, 4, "month", "age", False),
    ("Ann Olden, 42, waited.", "Ann Olden, 42", 42, 42, "year", "age", False),
    ("Ann Olden (42) waited.", "Ann Olden (42", 42, 42, "year", "age", False),
    ("Pupils aged 11 came.", "aged 11", 11, 11, "year", "age", False),
    ("Pupils aged 11 to 16 came.", "aged 11 to 16", 11, 16, "year", "age", False),
    ("Pupils aged between 11 and 16 came.", "aged between 11 and 16", 11, 16, "year", "age", False),
    ("She is 90 years old.", "90 years old", 90, 90, "year", "age", False),
    ("He retired at the age of 70.", "at the age of 70", 70, 70, "year", "age", False),
    ("A woman in her forties rowed.", "her forties", 40, 49, "year", "age", False),
    ("A man in his late 30s rowed.", "his late 30s", 37, 39, "year", "age", False),
    ("Under-18s stay out.", "Under-18s", None, 18, "year", "age", False),
    ("She turned 100 in March.", "turned 100", 100, 100, "year", "age", False),
]
MEASURES: list[Row] = [
    ("The quay is 27km long.", "27km", 27, 27, "km", "", False),
    ("The quay is 3.5 miles long.", "3.5 miles", 3.5, 3.5, "mile", "", False),
    ("The quay is 816 000 metres long.", "816 000 metres", 816_000, 816_000, "metre", "", False),
    ("The quay is 400m long.", "400m", 400, 400, "metre", "", False),
    ("The mast is 5ft 10in tall.", "5ft 10in", 5 + 10 / 12, 5 + 10 / 12, "foot", "", False),
    ("The mast is six feet two inches tall.", "six feet two inches", 6 + 2 / 12, 6 + 2 / 12, "foot", "", False),
    ("A 50-foot mast fell.", "50-foot", 50, 50, "foot", "", False),
    ("It lies 20 nautical miles out.", "20 nautical miles", 20, 20, "nautical mile", "", False),
    ("It went 40 miles per hour.", "40 miles per hour", 40, 40, "mph", "", False),
    ("It went 110km/h.", "110km/h", 110, 110, "km/h", "", False),
    ("It went at up to 30 knots.", "up to 30 knots", None, 30, "knot", "", False),
    ("It weighs 12 tonnes.", "12 tonnes", 12, 12, "tonne", "", False),
    ("It weighs 500 pounds.", "500 pounds", 500, 500, "pound", "", False),
    ("It weighs 7 pounds 3 ounces.", "7 pounds 3 ounces", 7 + 3 / 16, 7 + 3 / 16, "pound", "", False),
    ("It weighs 3.2kg.", "3.2kg", 3.2, 3.2, "kg", "", False),
    ("It held 1½ litres.", "1½ litres", 1.5, 1.5, "litre", "", False),
    ("It burned 2,000 hectares.", "2,000 hectares", 2000, 2000, "hectare", "", False),
    ("It burned 80 square miles.", "80 square miles", 80, 80, "square mile", "", False),
    ("It was 35°C.", "35°C", 35, 35, "celsius", "", False),
    ("It was -5C at dawn.", "-5C", -5, -5, "celsius", "", False),
    ("It was 98 degrees Fahrenheit.", "98 degrees Fahrenheit", 98, 98, "fahrenheit", "", False),
    ("It makes 40 megawatts.", "40 megawatts", 40, 40, "megawatt", "", False),
    ("It holds 64GB.", "64GB", 64, 64, "gigabyte", "", False),
    ("It took about ten minutes.", "about ten minutes", 10, 10, "minute", "duration", True),
    ("It took two and a half hours.", "two and a half hours", 2.5, 2.5, "hour", "duration", False),
    ("It took two hours and 30 minutes.", "two hours and 30 minutes", 2.5, 2.5, "hour", "duration", False),
    ("It took half an hour.", "half an hour", 0.5, 0.5, "hour", "duration", False),
    ("It took a full year.", "a full year", 1, 1, "year", "duration", False),
    ("It took more than a decade.", "more than a decade", 10, None, "year", "duration", False),
    ("It took 24 hours or more.", "24 hours or more", 24, None, "hour", "duration", False),
    ("A three-week strike began.", "three-week", 3, 3, "week", "duration", False),
    ("It grew three times.", "three times", 3, 3, "time", "", False),
    ("A magnitude 6.1 quake struck.", "A magnitude 6.1", 6.1, 6.1, "magnitude", "", False),
    ("The 7.2-magnitude quake struck.", "7.2-magnitude", 7.2, 7.2, "magnitude", "", False),
    ("It sold a 20-acre field.", "20-acre", 20, 20, "acre", "", False),
]
COUNTS: list[Row] = [
    ("Seven people were killed.", "Seven people", 7, 7, "person", "people killed", False),
    ("Police said 51 were taken to hospital.", "51 were taken", 51, 51, "person", "taken", False),
    ("It injured 12 passengers.", "12 passengers", 12, 12, "person", "passengers", False),
    ("They freed 21 girls.", "21 girls", 21, 21, "person", "girls", False),
    ("At least forty-two tourists came.", "At least forty-two tourists", 42, None, "person", "tourists", False),
    ("No fewer than 300 rowers came.", "No fewer than 300 rowers", 300, None, "rower", "rowers", False),
    ("Up to 300 passengers came.", "Up to 300 passengers", None, 300, "person", "passengers", False),
    ("Nearly 200 nurses came.", "Nearly 200 nurses", 200, 200, "person", "nurses", True),
    ("Roughly 1,200 fans came.", "Roughly 1,200 fans", 1200, 1200, "person", "fans", True),
    ("An estimated 5,000 protesters came.", "An estimated 5,000 protesters", 5000, 5000, "person", "protesters", True),
    ("Between 50 and 60 nuns came.", "Between 50 and 60 nuns", 50, 60, "person", "nuns", False),
    ("Five or six sailors came.", "Five or six sailors", 5, 6, "person", "sailors", False),
    ("Some 10-15 boys came.", "Some 10-15 boys", 10, 15, "person", "boys", True),
    ("Dozens were injured.", "Dozens were injured", 24, None, "person", "injured", True),
    (
        "Hundreds of thousands of voters came.",
        "Hundreds of thousands of voters",
        200_000,
        None,
        "person",
        "voters",
        True,
    ),
    ("Several hundred people came.", "Several hundred people", 200, None, "person", "people", True),
    ("A couple of hundred people came.", "A couple of hundred people", 200, 200, "person", "people", False),
    ("More than a dozen horses ran.", "More than a dozen horses", 12, None, "horse", "horses", False),
    ("Half a dozen boats sank.", "Half a dozen boats", 6, 6, "boat", "boats", False),
    ("Two and a half million people voted.", "Two and a half million people", 2.5e6, 2.5e6, "person", "people", False),
    ("5m people voted.", "5m people", 5e6, 5e6, "person", "people", False),
    ("1.2 lakh voters came.", "1.2 lakh voters", 120_000, 120_000, "person", "voters", False),
    ("1,50,000 voters came.", "1,50,000 voters", 150_000, 150_000, "person", "voters", False),
    ("Two hundred and six dogs ran.", "Two hundred and six dogs", 206, 206, "dog", "dogs", False),
    (
        "They sent four fire and rescue crews.",
        "four fire and rescue crews",
        4,
        4,
        "crew",
        "fire and rescue crews",
        False,
    ),
    ("It had 10 U.S. citizens aboard.", "10 U.S. citizens", 10, 10, "person", "U.S. citizens", False),
    ("A two-car tram fell.", "two-car", 2, 2, "car", "car", False),
    ("A family of five came.", "family of five", 5, 5, "person", "family", False),
    ("The crew saw 30-plus whales.", "30-plus whales", 30, None, "whale", "whales", False),
    ("He saw three of them.", "three of them", 3, 3, "person", "them", False),
    ("The blast killed at least 40 in the town.", "at least 40", 40, None, "person", "killed", False),
    ("There were 63 in the boat.", "63", 63, 63, "", "", False),
    ("Exactly 12 jurors sat.", "Exactly 12 jurors", 12, 12, "person", "jurors", False),
    ("Output rose tenfold.", "tenfold", 10, 10, "time", "", False),
]


def found(text: str) -> list[Row]:
    rows = _apart(amounts(text))
    return [(text, text[q.start : q.end], q.low, q.high, q.unit, q.counted, q.approx) for q in rows]


@pytest.mark.parametrize("row", MONEY + SHARES + AGES + MEASURES + COUNTS, ids=lambda row: row[0])
def test_amounts_of_every_kind(row: Row) -> None:
    assert [(t, s, w, u, a) for t, s, _, _, w, u, a in found(row[0])] == [(row[0], row[1], *row[4:])]
    got = found(row[0])[0]
    assert got[2] == pytest.approx(row[2]) and got[3] == pytest.approx(row[3])


def test_amounts_from_one_value_to_another_are_two() -> None:
    assert [r[1:5] for r in found("Fares rose from 5% to 8%.")] == [("5%", 5, 5, "percent"), ("8%", 8, 8, "percent")]
    assert [r[1] for r in found("It fell to $254 from $300.")] == ["$254", "$300"]


def test_amounts_of_a_score_are_two() -> None:
    assert [r[1:6] for r in found("Olden Town won 3-1 at home.")] == [
        ("3", 3, 3, "point", "score"),
        ("1", 1, 1, "point", "score"),
    ]
    assert [r[2:6] for r in found("Members voted by 9 to 4 to keep it.")] == [
        (9, 9, "vote", "votes"),
        (4, 4, "vote", "votes"),
    ]


def test_amounts_side_by_side_keep_apart() -> None:
    assert [r[1:3] for r in found("It had one derailment and two collisions.")] == [
        ("one derailment", 1),
        ("two collisions", 2),
    ]
    assert [r[1:3] for r in found("They met two and three friends.")][-1] == ("three friends", 3)


@pytest.mark.parametrize(
    "text",
    [
        "It sank on 12 June 2017.",
        "It left at 6.10 a.m.",
        "The ferry Harbor Star 7 sank.",
        "Call 555-0142 now.",
        "She came 3rd.",
        "It was built in the 1950s.",
        "Take route 66 west.",
        "He stayed in room 101.",
        "It is on page 12.",
        "One man said it sank.",
        "She asked one more time.",
        "A quarter past is too late.",
        "The boat is half empty.",
        "Version 2.1.3 is out.",
        "See 10.1000/182 for it.",
        "A third man stayed.",
        "It added that no one was injured.",
        "He went wide at turn one on lap eight.",
        "She loves four-wheeling.",
    ],
)
def test_amounts_leaves_alone_what_counts_nothing(text: str) -> None:
    assert found(text) == []


WORDS = [
    "$", "£", "5", "12", "1,250.5", "816", "000", "%", "m", "bn", "million", "two", "dozen", "half", "a", "of", "and", "to",
    "-", "–", "or", "more", "than", "between", "in", "her", "forties", "one", "½", "°C", "ft", "in", "people", "killed", "3-1",
    "won", "pounds", "lakh", "Rs", "İ", "’", "'s", ".", ",", "(", ")", "aged", "x",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=30).map(" ".join)


@given(PIECES)
@settings(max_examples=300, deadline=None)
def test_amounts_lie_in_their_text_and_their_bounds_are_in_order(text: str) -> None:
    for q in amounts(text):
        assert 0 <= q.start < q.end <= len(text)
        assert q.low is not None or q.high is not None
        assert q.low is None or q.high is None or q.low <= q.high


@pytest.mark.parametrize("text", ["7" * 200_000, "1," * 100_000, "five " * 40_000, "5 to " * 40_000, "$" * 200_000])
def test_amounts_steps_grow_with_the_text_only(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scan for numbers begins at most once at each character, and hedges are looked for once a number."""
    begun: list[int] = []
    read = numerals._numeral

    def counting(text: str, low: str, match: re.Match[str]) -> numerals.Numeral | None:
        begun.append(match.start())
        return read(text, low, match)

    monkeypatch.setattr(numerals, "_numeral", counting)
    for start in range(0, len(text), 2_000):
        begun.clear()
        piece = text[start : start + 2_000]
        list(amounts(piece))
        assert len(begun) == len(set(begun)) <= len(piece)
