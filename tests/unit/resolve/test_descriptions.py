from headwater import ids
from headwater.records import Article, Attribution, Person, Record, Source
from headwater.resolve.sources import MergeSources
from headwater.step import Group

STORY = ids.make("story")


def _mark(article: int, at: int, name: str, kind: str) -> Attribution:
    return Attribution(
        ids.make("mark", article, at, name), ids.make("article", article), at, at + 50, at + 10, at + 14, name, at, at + 5, name, kind,
        None, False, "",
    )  # fmt: skip


def _person(name: str, role: str | None) -> Person:
    return Person(ids.make("person", name), STORY, name, role, (), (), ())


def _merge(marks: list[Attribution], people: list[Person]) -> dict[str, Source]:
    rows: dict[type[Record], list[Record]] = {Article: [], Attribution: list(marks), Person: list(people)}
    out = list(MergeSources().reduce(STORY, Group(rows)))
    assert list(MergeSources().reduce(STORY, Group({t: r[::-1] for t, r in rows.items()}))) == out
    return {s.name: s for s in out if isinstance(s, Source)}


def test_descriptions_company_is_the_only_one_credited() -> None:
    found = _merge(
        [
            _mark(0, 0, "Brandt Line", "company_statement"),
            _mark(0, 99, "company", "company_statement"),
            _mark(1, 0, "spokeswoman for the line", "company_statement"),
            _mark(1, 99, "operator", "company_statement"),
            _mark(1, 199, "Oakford Police", "official_statement"),
        ],
        [],
    )
    assert sorted(found) == ["Brandt Line", "Oakford Police"]


def test_descriptions_company_that_may_be_two_is_doubtful() -> None:
    found = _merge(
        [
            _mark(0, 0, "Brandt Line", "company_statement"),
            _mark(0, 99, "Vance Motors", "company_statement"),
            _mark(1, 0, "company", "company_statement"),
        ],
        [],
    )
    assert set(found["company"].doubtful) == {found["Brandt Line"].id, found["Vance Motors"].id}
    assert found["Brandt Line"].doubtful == (found["company"].id,)


def test_descriptions_company_of_the_same_article_goes_first() -> None:
    found = _merge(
        [
            _mark(0, 0, "Brandt Line", "company_statement"),
            _mark(1, 0, "Vance Motors", "company_statement"),
            _mark(1, 99, "company", "company_statement"),
        ],
        [],
    )
    assert sorted(found) == ["Brandt Line", "Vance Motors"]


def test_descriptions_part_is_the_person_who_plays_it() -> None:
    marks = [_mark(0, 0, "Odo Vancet", "interview"), _mark(1, 0, "harbour master at Oakford", "other")]
    assert sorted(_merge(marks, [_person("Odo Vancet", "harbour master")])) == ["Odo Vancet"]


def test_descriptions_part_of_two_people_is_doubtful() -> None:
    marks = [
        _mark(0, 0, "Odo Vancet", "interview"),
        _mark(0, 99, "Ann Marlow", "interview"),
        _mark(1, 0, "mayor", "official_statement"),
    ]
    found = _merge(marks, [_person("Odo Vancet", "mayor of Oakford"), _person("Ann Marlow", "mayor of Selby")])
    assert set(found["mayor"].doubtful) == {found["Odo Vancet"].id, found["Ann Marlow"].id}


def test_descriptions_many_can_be_a_passenger() -> None:
    marks = [_mark(0, 0, "Odo Vancet", "eyewitness"), _mark(1, 0, "passenger", "eyewitness")]
    found = _merge(marks, [_person("Odo Vancet", "passenger")])
    assert len(found) == 2
    assert found["passenger"].doubtful == ()
