from headwater import ids
from headwater.records import Article, Attribution, Entity, Person, Quote, Record
from headwater.resolve.people import MergePeople
from headwater.step import Group

STORY = ids.make("story")


def _people(*articles: tuple[str, tuple[str, ...]]) -> dict[str, Person]:
    """Each article: its text, and names in it in the order they are looked for, each after the one before."""
    rows: dict[type[Record], list[Record]] = {Article: [], Entity: [], Quote: [], Attribution: []}
    for n, (text, names) in enumerate(articles):
        article = ids.make("article", n)
        rows[Article].append(
            Article(article, article, str(n), None, None, None, None, "none", None, None, (), "en", text)
        )
        at = 0
        for name in names:
            at = text.index(name, at)
            rows[Entity].append(Entity(article, at, at + len(name), "PERSON", name))
            at += len(name)
    found = [p for p in MergePeople().reduce(STORY, Group(rows)) if isinstance(p, Person)]
    turned = Group({t: list(reversed(r)) for t, r in rows.items()})
    assert list(MergePeople().reduce(STORY, turned)) == found
    return {p.name: p for p in found}


def test_people_surname_joins_the_full_name_of_its_article_and_of_the_story() -> None:
    people = _people(
        ("Ann Marlow spoke. Marlow left. Ann cried.", ("Ann Marlow", "Marlow", "Ann")),
        ("Ms. Marlow was there.", ("Ms. Marlow",)),
    )
    assert list(people) == ["Ann Marlow"]
    assert len(people["Ann Marlow"].starts) == 4


def test_people_of_one_surname_stay_apart() -> None:
    people = _people(("Ann Marlow and Karl Marlow spoke. Marlow left.", ("Ann Marlow", "Karl Marlow", "Marlow")))
    assert sorted(people) == ["Ann Marlow", "Karl Marlow", "Marlow"]


def test_people_surname_prefers_the_full_name_of_its_own_article() -> None:
    people = _people(
        ("Ann Marlow spoke. Marlow left.", ("Ann Marlow", "Marlow")),
        ("Karl Marlow spoke. Marlow left.", ("Karl Marlow", "Marlow")),
    )
    assert {name: len(p.starts) for name, p in people.items()} == {"Ann Marlow": 2, "Karl Marlow": 2}


def test_people_role_as_printed() -> None:
    people = _people(
        ("The director Ann Marlow spoke.", ("Ann Marlow",)),
        ("Peter Dunn, a spokesman for Brightwater, said no.", ("Peter Dunn",)),
        ("Karl Hobbs left.", ("Karl Hobbs",)),
    )
    assert {name: p.role for name, p in people.items()} == {
        "Ann Marlow": "director",
        "Peter Dunn": "spokesman for Brightwater",
        "Karl Hobbs": None,
    }


def test_people_role_in_apposition_before_the_name() -> None:
    people = _people(
        ("The port's harbour master, Odo Vancet, had counted.", ("Odo Vancet",)),
        ("She thanked the mayor, Ann Marlow said.", ("Ann Marlow",)),
    )
    assert {name: p.role for name, p in people.items()} == {"Odo Vancet": "harbour master", "Ann Marlow": None}


def test_people_pronouns_and_parts_are_mentions_where_reading_resolved_them() -> None:
    article = ids.make("article", 0)
    text = "Ann Marlow came. “We won,” she said. The director said it was late, the hospital said."
    row = Article(article, article, "0", None, None, None, None, "none", None, None, (), "en", text)

    def quote(words: str, name: str) -> Quote:
        start = text.index(words)
        return Quote(ids.make("quote", start), article, 18, 24, words, start, start + len(words), name)

    marks = [quote("she", "Ann Marlow"), quote("The director", "Ann Marlow"), quote("the hospital", "Ann Marlow")]
    marks.append(quote("it", "Karl Hobbs"))
    rows: dict[type[Record], list[Record]] = {
        Article: [row], Entity: [Entity(article, 0, 10, "PERSON", "Ann Marlow")], Quote: list(marks), Attribution: [],
    }  # fmt: skip
    (person,) = [p for p in MergePeople().reduce(STORY, Group(rows)) if isinstance(p, Person)]
    found = [text[s:e] for s, e in zip(person.starts, person.ends, strict=True)]
    assert found == ["Ann Marlow", "she", "The director"]


def test_people_roles_are_read_without_the_end_of_another_name() -> None:
    people = _people(
        ("Costa Verde President Ann Marlow met Information Minister Karl Hobbs.", ("Ann Marlow", "Karl Hobbs")),
        (
            "I like Eve Dunn, she's a fine actress. A lawyer for the Hale family, Bo Stein, agreed.",
            ("Eve Dunn", "Bo Stein"),
        ),
    )
    assert {n: p.role for n, p in people.items()} == {
        "Ann Marlow": "president", "Karl Hobbs": "Information Minister", "Eve Dunn": None, "Bo Stein": "lawyer for the Hale family",
    }  # fmt: skip
