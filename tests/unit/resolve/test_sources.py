from headwater import ids
from headwater.ids import Id
from headwater.records import Article, Attribution, Credit, Person, Record, Source
from headwater.resolve.sources import MergeSources
from headwater.step import Group

STORY = ids.make("story")
PERSON = ids.make("person")


def _mark(
    article: int, at: int, name: str | None, kind: str, carrier: str | None = None, hedge: str = ""
) -> Attribution:
    return Attribution(
        ids.make("mark", article, at, name or ""), ids.make("article", article), at, at + 50, at + 10, at + 14, name or "", at, at + 5,
        name, kind, carrier, False, hedge,
    )  # fmt: skip


def _merge(*marks: Attribution, outlets: tuple[str, ...] = ()) -> tuple[list[Source], dict[Id, Credit]]:
    rows: dict[type[Record], list[Record]] = {Article: [], Attribution: list(marks), Person: []}
    for n, outlet in enumerate(outlets):
        article = ids.make("article", n)
        rows[Article].append(
            Article(article, article, str(n), outlet, None, None, None, "none", n, n, (), "en", "x" * 5000)
        )
    rows[Person].append(Person(PERSON, STORY, "Ann Marlow", None, (), (), ()))
    out = list(MergeSources().reduce(STORY, Group(rows)))
    turned = Group({t: list(reversed(r)) for t, r in rows.items()})
    assert list(MergeSources().reduce(STORY, turned)) == out
    sources = [s for s in out if isinstance(s, Source)]
    credits = {c.attribution: c for c in out if isinstance(c, Credit)}
    assert len({s.id for s in sources}) == len(sources)
    assert set(credits) == {m.id for m in marks}
    assert {c.source for c in credits.values()} <= {s.id for s in sources}
    return sources, credits


def test_sources_vaguer_mentions_join_the_one_post_of_the_person() -> None:
    sources, _ = _merge(
        _mark(0, 0, "Ann Marlow's Instagram post", "social_post"),
        _mark(1, 0, "Ann Marlow's social media post", "social_post"),
        _mark(2, 0, "Marlow", "interview"),
    )
    (one,) = sources
    assert (one.name, one.kind, one.person) == ("Ann Marlow's Instagram post", "social_post", PERSON)


def test_sources_earlier_post_stays_apart() -> None:
    sources, _ = _merge(
        _mark(0, 0, "Ann Marlow's Instagram post", "social_post"),
        _mark(1, 0, "Ann Marlow's earlier Twitter post", "social_post"),
        _mark(2, 0, "Ann Marlow's earlier social media post", "social_post"),
    )
    assert sorted(s.name for s in sources) == ["Ann Marlow's Instagram post", "Ann Marlow's earlier Twitter post"]


def test_sources_interview_and_post_of_one_person_stay_apart() -> None:
    sources, _ = _merge(
        _mark(0, 0, "Ann Marlow's Instagram post", "social_post"),
        _mark(1, 0, "Ann Marlow", "interview", carrier="The Oakford Gazette"),
        _mark(1, 0, "The Oakford Gazette", "news_outlet"),
        _mark(1, 100, "Ann Marlow", "interview"),
    )
    assert sorted(s.kind for s in sources) == ["interview", "news_outlet", "social_post"]


def test_sources_carrier_is_the_outlet_credited_in_the_article() -> None:
    told, paper = (
        _mark(0, 0, "Ann Marlow", "interview", "Oakford Gazette"),
        _mark(0, 0, "Oakford Gazette", "news_outlet"),
    )
    sources, credits = _merge(told, paper)
    assert credits[told.id].carrier == credits[paper.id].source
    assert credits[paper.id].carrier is None
    assert len(sources) == 2


def test_sources_carrier_that_nobody_credits_becomes_a_source() -> None:
    told = _mark(0, 0, "Ann Marlow", "interview", "Oakford Gazette")
    sources, credits = _merge(told)
    assert {s.name for s in sources if s.id == credits[told.id].carrier} == {"Oakford Gazette"}


def test_sources_outlet_cited_is_the_storys_article_of_it() -> None:
    sources, _ = _merge(
        _mark(1, 0, "The Oakford Gazette", "news_outlet"),
        _mark(1, 99, "the Gazette", "news_outlet"),
        outlets=("www.oakfordgazette.co.uk", "Daily Lantern"),
    )
    (one,) = sources
    assert one.outlet == ids.make("article", 0)


def test_sources_body_its_spokesman_and_its_acronym_are_one() -> None:
    sources, _ = _merge(
        _mark(0, 0, "Bridge Accident Review Board", "official_statement"),
        _mark(0, 99, "Bridge Accident Review Board spokesman", "official_statement"),
        _mark(1, 0, "BARB", "company_statement"),
        _mark(1, 99, "Oakford Police", "official_statement"),
    )
    assert sorted(s.kind for s in sources) == ["official_statement", "official_statement"]


def test_sources_unnamed_are_never_merged_across_articles() -> None:
    sources, _ = _merge(
        _mark(0, 0, "source", "unnamed"),
        _mark(1, 0, "source", "unnamed"),
        _mark(0, 99, "unnamed report: the mill cost two million", "unnamed", hedge="reportedly"),
        _mark(0, 199, "unnamed report: the owner fled", "unnamed", hedge="reportedly"),
    )
    assert len(sources) == 4


def test_sources_footage_without_an_owner_may_be_another() -> None:
    sources, _ = _merge(
        _mark(0, 0, "footage shot by a passerby", "other"),
        _mark(1, 0, "@millwatcher's TikTok video", "social_post"),
        _mark(2, 0, "Ann Marlow's Instagram post", "social_post"),
    )
    by = {s.name: s for s in sources}
    footage, video = by["footage shot by a passerby"], by["@millwatcher's TikTok video"]
    assert (footage.doubtful, video.doubtful) == ((video.id,), (footage.id,))
    assert by["Ann Marlow's Instagram post"].doubtful == ()
    assert video.handle == "@millwatcher"


def test_sources_plain_words_that_end_a_name_are_short_for_it() -> None:
    sources, _ = _merge(
        _mark(0, 0, "Oakford Fire Service", "official_statement"),
        _mark(1, 0, "fire service", "official_statement"),
        _mark(1, 100, "Deck and Engine Union", "other"),
        _mark(2, 0, "union", "other"),
        _mark(2, 100, "service", "official_statement"),
    )
    assert sorted(s.name for s in sources) == ["Deck and Engine Union", "Oakford Fire Service", "service"]


def test_sources_plain_words_that_end_two_names_stay_apart() -> None:
    marks = [
        _mark(n, 0, name, "official_statement") for n, name in enumerate(["Oakford Fire Service", "Brill Fire Service"])
    ]
    assert len(_merge(*marks, _mark(2, 0, "fire service", "official_statement"))[0]) == 3


def test_sources_agency_of_one_article_is_one_in_every() -> None:
    (one,) = _merge(_mark(0, 0, "Corvex", "news_agency"), _mark(1, 0, "Corvex", "company_statement"))[0]
    assert (one.name, one.kind) == ("Corvex", "news_agency")


def test_sources_same_words_with_and_without_a_plea_for_anonymity_are_one() -> None:
    (one,) = _merge(_mark(0, 0, "One crew member", "unnamed"), _mark(1, 0, "one crew member", "other"))[0]
    assert one.kind == "unnamed"
