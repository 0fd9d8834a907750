import random

from headwater.corroborate.disagreements import FindDisagreements
from headwater.ids import Id
from headwater.records import (
    Article,
    Disagreement,
    Entity,
    Mention,
    Position,
    Quantity,
    Record,
    Time,
)
from headwater.step import Group

STORY, CLAIM = Id(1), Id(900)
HOUR = 3600


def told(n: int, text: str, at: int | None = None, claim: int = 900) -> list[Record]:
    hour = None if at is None else at * HOUR
    article = Article(Id(n), Id(n), f"a{n}", f"o{n}", None, None, None, "none", hour, hour, (), "en", text)
    return [article, Mention(Id(claim), STORY, Id(n), 0, len(text))]


def number(rows: list[Record], words: str, low: float | None, high: float | None, **more: object) -> Quantity:
    article = next(r for r in rows if isinstance(r, Article))
    start = article.text.index(words)
    fields: dict[str, object] = {"unit": "person", "counted": "", "approx": False} | more
    return Quantity(article.id, start, start + len(words), low, high, **fields)  # type: ignore[arg-type]


def time(rows: list[Record], words: str, earliest: str | None, latest: str | None) -> Time:
    article = next(r for r in rows if isinstance(r, Article))
    start = article.text.index(words)
    return Time(article.id, start, start + len(words), earliest, latest)


def find(*rows: Record) -> tuple[list[Disagreement], list[Position]]:
    group: dict[type[Record], list[Record]] = {}
    for row in rows:
        group.setdefault(type(row), []).append(row)
    out = list(FindDisagreements().reduce(STORY, Group(group)))
    for table in group.values():
        random.Random(5).shuffle(table)
    assert list(FindDisagreements().reduce(STORY, Group(group))) == out
    return [r for r in out if isinstance(r, Disagreement)], [r for r in out if isinstance(r, Position)]


ONE = told(11, "The ferry Marigold struck the pier at Tollhaven and killed 12 passengers, rescuers said.", 6)
OTHER = told(12, "Rescuers said 14 passengers were killed when the ferry Marigold struck the Tollhaven pier.", 9)


def test_disagreements_of_numbers_that_rise_are_an_update() -> None:
    found, positions = find(*ONE, *OTHER, number(ONE, "12", 12, 12), number(OTHER, "14", 14, 14))
    assert [(d.kind, d.relation) for d in found] == [("number", "update")]
    assert [(p.value, p.article) for p in positions] == [("12", 11), ("14", 12)]


def test_disagreements_of_numbers_that_fall_are_a_contradiction() -> None:
    found, _ = find(*ONE, *OTHER, number(ONE, "12", 15, 15), number(OTHER, "14", 14, 14))
    assert [d.relation for d in found] == ["contradiction"]


def test_disagreements_show_the_value_with_its_clause() -> None:
    _, positions = find(*ONE, *OTHER, number(ONE, "12", 12, 12), number(OTHER, "14", 14, 14))
    texts = {r.id: r.text for r in (*ONE, *OTHER) if isinstance(r, Article)}
    assert [texts[p.article][p.start : p.end] for p in positions] == [
        "The ferry Marigold struck the pier at Tollhaven and killed 12 passengers",
        "Rescuers said 14 passengers were killed when the ferry Marigold struck the Tollhaven pier",
    ]


def test_disagreements_of_a_bound_and_a_number_within_it_are_precision() -> None:
    late = [*told(12, OTHER[0].text, 6)]  # type: ignore[attr-defined]
    found, _ = find(*ONE, *late, number(ONE, "12", 12, None), number(late, "14", 14, 14))
    assert [d.relation for d in found] == ["precision"]


def test_disagreements_need_values_of_one_unit() -> None:
    found, _ = find(*ONE, *OTHER, number(ONE, "12", 12, 12), number(OTHER, "14", 14, 14, unit="metre"))
    assert found == []


def test_disagreements_need_the_same_thing_counted() -> None:
    crew = number(OTHER, "14", 14, 14, counted="sailors")
    assert find(*ONE, *OTHER, number(ONE, "12", 12, 12, counted="passengers"), crew) == ([], [])


def test_disagreements_leave_alone_what_both_articles_give() -> None:
    both = told(
        12, "Rescuers said 14 passengers of the ferry Marigold were struck, and 12 killed at Tollhaven pier.", 9
    )
    rows = [number(both, "14", 14, 14), number(both, "12", 12, 12)]
    assert find(*ONE, *both, number(ONE, "12", 12, 12), *rows) == ([], [])


def test_disagreements_need_like_surroundings() -> None:
    far = told(12, "A choir of 14 sang in the town hall of Great Marsh to open the winter season.", 9)
    assert find(*ONE, *far, number(ONE, "12", 12, 12), number(far, "14", 14, 14)) == ([], [])


def test_disagreements_of_a_year_and_its_month_are_precision() -> None:
    one = told(11, "The new ferry Marigold will sail to Skell in 2031, the company says.")
    other = told(12, "The company plans to let the ferry Marigold sail to Skell around October 2031.")
    times = [time(one, "2031", "2031-01-01", "2031-12-31"), time(other, "October 2031", "2031-10-01", "2031-10-31")]
    found, positions = find(*one, *other, *times)
    assert [(d.kind, d.relation) for d in found] == [("date", "precision")]
    assert {p.value for p in positions} == {"2031", "October 2031"}


def test_disagreements_of_clock_times_read_the_clock() -> None:
    one = told(11, "The ferry Marigold left Tollhaven pier at 6.10am with its lamps out.")
    other = told(12, "The ferry Marigold left Tollhaven pier at 7:30 a.m. with its lamps out.")
    near = told(12, "The ferry Marigold left Tollhaven pier at about 6 am with its lamps out.")
    day = ("2031-10-02", "2031-10-02")
    assert [d.relation for d in find(*one, *other, time(one, "6.10am", *day), time(other, "7:30 a.m.", *day))[0]] == [
        "contradiction"
    ]
    assert [d.relation for d in find(*one, *near, time(one, "6.10am", *day), time(near, "6 am", *day))[0]] == [
        "precision"
    ]


def test_disagreements_of_spelling_need_a_hardly_known_name() -> None:
    def spelt(name: str, n: int) -> list[Record]:
        rows = told(n, f"The ferry belongs to {name} of Skell.")
        return [*rows, Entity(Id(n), 21, 21 + len(name), "ORG", name)]

    found, positions = find(*spelt("Vellmarc", 11), *spelt("Vellmerc", 12))
    assert [(d.kind, d.relation) for d in found] == [("name", "contradiction")]
    assert {p.value for p in positions} == {"Vellmarc", "Vellmerc"}
    assert find(*spelt("Hansen", 11), *spelt("Hanson", 12)) == ([], [])
    assert find(*spelt("Vellmarc", 11), *spelt("Vellmarcs", 12)) == ([], [])


def test_disagreements_of_a_toll_need_no_like_surroundings() -> None:
    one = told(11, "Two people died in fog off Tollhaven.", 6)
    other = told(12, "The wreck of the Marigold was towed in. Three lives were lost, the harbour master wrote.", 9, 901)
    rows = [number(one, "Two people", 2, 2, counted="people died"), number(other, "Three lives", 3, 3, counted="lives")]
    assert [d.relation for d in find(*one, *other, *rows)[0]] == ["update"]


def test_disagreements_of_a_toll_leave_out_parts_and_other_fates() -> None:
    one = told(11, "Nine people died in fog off Tollhaven pier.", 6)
    part = told(12, "Five of the dead in the fog off Tollhaven pier were cooks.", 9)
    hurt = told(12, "Five were injured in fog off Tollhaven pier.", 9)
    nine = number(one, "Nine people", 9, 9, counted="people died")
    assert find(*one, *part, nine, number(part, "Five of the dead", 5, 5, counted="dead")) == ([], [])
    assert find(*one, *hurt, nine, number(hurt, "Five were injured", 5, 5, counted="injured")) == ([], [])


def test_disagreements_of_a_surname_need_the_same_given_name() -> None:
    def named(name: str, n: int) -> list[Record]:
        rows = told(n, f"The ferry was steered by {name} of Skell, and {name} alone.")
        at = [25, 25 + len(name) + len(" of Skell, and ")]
        return [*rows, *(Entity(Id(n), a, a + len(name), "PERSON", name) for a in at)]

    found, positions = find(*named("Joram Vellsel", 11), *named("Joram Vellsick", 12))
    assert [(d.kind, d.relation) for d in found] == [("name", "contradiction")]
    assert [p.value for p in positions] == ["Joram Vellsel", "Joram Vellsick"]
    assert find(*named("Joram Vellsel", 11), *named("Ada Vellsick", 12)) == ([], [])


def test_disagreements_of_nothing_are_none() -> None:
    assert find() == ([], [])
    assert find(*ONE) == ([], [])


def test_disagreements_of_a_toll_may_have_a_bound_and_a_number_in_one_article() -> None:
    texts = [
        (11, "More than 50 people were brought to hospital at Tollhaven. In all 51 people were taken to hospital.", 6),
        (12, "Some in the fog went home, and 51 people were taken to hospital.", 9),
        (13, "More than 50 people were brought to hospital at Tollhaven.", 9),
    ]
    told_by = [told(n, text, hour) for n, text, hour in texts]
    rows = [number(r, "51 people", 51, 51, counted="people taken") for r in told_by[:2]]
    rows += [number(r, "More than 50 people", 50, None, counted="people taken") for r in (told_by[0], told_by[2])]
    found, positions = find(*(row for r in told_by for row in r), *rows)
    assert [d.relation for d in found] == ["precision"]
    assert {p.value for p in positions} == {"More than 50 people", "51 people"}


def clocks(*phrases: str) -> list[str]:
    rows: list[Record] = []
    for n, phrase in enumerate(phrases):
        told_by = told(11 + n, f"The ferry Marigold struck the pier at Tollhaven {phrase}, rescuers said.", 6)
        rows += [*told_by, time(told_by, phrase, "2031-05-03", f"2031-05-0{3 if ':' in phrase else 4}")]
    return [d.relation for d in find(*rows)[0]]


def test_disagreements_of_hours_compare_hours_only() -> None:
    assert clocks("around 6:10 pm", "at 6:20 pm") == ["precision"]
    assert clocks("just after 6:10 pm", "at 6:05 pm") == ["contradiction"]
    assert clocks("shortly before midnight", "overnight") == []


def test_disagreements_leave_out_about_and_exactly() -> None:
    one = told(11, "The ferry Marigold carried about 40 crates of glass to Tollhaven.", 6)
    other = told(12, "The ferry Marigold carried 40 crates of glass to Tollhaven.", 6)
    rows = [
        number(one, "about 40", 40, 40, unit="crate", counted="crates", approx=True),
        number(other, "40", 40, 40, unit="crate", counted="crates"),
    ]
    assert find(*one, *other, *rows) == ([], [])
