import random

from headwater.ids import Id
from headwater.records import Article, Claim, Copy, Credit, Edge, Independence, Mention, Record, Rest, Source, Story
from headwater.step import Group
from headwater.trace.graph import BuildGraph

STORY = Id(1)
SENTENCE = "The ferry struck the pier at dawn, the mayor said."  # 50 code points


WORDS = ("north", "south", "east", "west")


def article(n: int, text: str | None = None, outlet: str | None = "") -> Article:
    # Each in its own words: six alike in a row would be one voice.
    text = text or f"The {WORDS[n % 4]} ferry number {n} struck pier {n}, said {n} people."
    name = f"outlet{n}.example" if outlet == "" else outlet
    return Article(Id(n), Id(n), f"a{n}", name, None, None, None, "none", n * 100, n * 100, (), "en", text)


def source(n: int, kind: str = "official_statement", **more: object) -> Source:
    fields: dict[str, object] = {"handle": None, "person": None, "outlet": None, "doubtful": ()} | more
    return Source(Id(n), STORY, kind, str(fields.pop("name", f"Harbour Watch {n}")), **fields)  # type: ignore[arg-type]


def credit(a: int, s: int, start: int = 0, end: int = 50, carrier: int | None = None, blanket: bool = False) -> Credit:
    through = None if carrier is None else Id(carrier)
    return Credit(STORY, Id(a * 1000 + s), Id(a), start, end, start, start + 1, Id(s), through, blanket, "")


def mention(a: int, start: int = 0, end: int = 50, claim: int = 900) -> Mention:
    return Mention(Id(claim), STORY, Id(a), start, end)


def copy(a: int, b: int, kind: str = "full") -> Copy:
    return Copy(Id(a * 100 + b), (Id(a), Id(b)), kind, 1.0, 10, (0,), (50,), (0,), (50,))


def build(*rows: Record) -> list[Record]:
    group: dict[type[Record], list[Record]] = {}
    members = tuple(r.id for r in rows if isinstance(r, Article))
    for row in (Story(STORY, None, members, (), 0, 0), Claim(Id(900), STORY, SENTENCE, 1), *rows):
        group.setdefault(type(row), []).append(row)
    out = list(BuildGraph().reduce(STORY, Group(group)))
    for table in group.values():
        random.Random(7).shuffle(table)
    assert list(BuildGraph().reduce(STORY, Group(group))) == out
    return out


def of(rows: list[Record], claim: int = 900) -> Independence:
    return next(r for r in rows if isinstance(r, Independence) and r.of == claim)


def edges(rows: list[Record]) -> set[tuple[int, int]]:
    return {(r.head, r.tail) for r in rows if isinstance(r, Edge)}


def rests(rows: list[Record]) -> list[tuple[int, int]]:
    return [(r.article, r.source) for r in rows if isinstance(r, Rest)]


def test_graph_counts_one_source_once() -> None:
    out = build(article(11), article(12), mention(11), mention(12), source(50), credit(11, 50), credit(12, 50))
    assert (of(out).low, of(out).high) == (1, 1)
    assert of(out).cut_low == (50,)
    assert of(out).roots == (50,)
    assert edges(out) == {(11, 50), (12, 50)}


def test_graph_counts_two_sources_of_two_articles_twice() -> None:
    rows = [article(11), article(12), mention(11), mention(12), source(50), source(51)]
    out = build(*rows, credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (2, 2)
    assert of(out).cut_low == (50, 51)


def test_graph_merges_doubtful_sources_for_the_low_end_only() -> None:
    rows = [article(11), article(12), mention(11), mention(12), source(50, doubtful=(Id(51),)), source(51)]
    out = build(*rows, credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (1, 2)


def test_graph_takes_one_person_for_one_voice_at_the_low_end() -> None:
    rows = [article(11), article(12), mention(11), mention(12)]
    people = [source(50, "interview", person=Id(7)), source(51, "social_post", person=Id(7))]
    out = build(*rows, *people, credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (1, 2)


def test_graph_does_not_count_unnamed_sources_beside_others() -> None:
    rows = [article(n) for n in (11, 12, 13)] + [mention(n) for n in (11, 12, 13)]
    people = [source(50), source(51, "unnamed", name="local sources"), source(52, name="officials")]
    out = build(*rows, *people, credit(11, 50), credit(12, 51), credit(13, 52))
    assert (of(out).low, of(out).high) == (1, 3)


def test_graph_takes_a_word_that_is_also_written_small_for_no_name() -> None:
    texts = ["The ferry struck a pier, Police said on the day.", "Divers of the police found a ferry by the far pier."]
    rows = [article(11, texts[0]), article(12, texts[1]), mention(11, 0, 40), mention(12, 0, 40)]
    out = build(*rows, source(50, name="Police"), source(51, name="Ada Quill"), credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (1, 2)


def test_graph_takes_a_part_that_somebody_plays_for_no_name() -> None:
    rows = [article(11), article(12), mention(11), mention(12), source(50), source(51, name="harbour master at Skell")]
    out = build(*rows, credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (1, 2)


def test_graph_takes_one_run_of_words_for_one_voice_at_the_low_end() -> None:
    texts = ["“We saw the bow go under,” said Ada.", "Beck said: “We saw the bow go under.”"]
    rows = [article(11, texts[0]), article(12, texts[1]), mention(11, 0, 36), mention(12, 0, 37)]
    out = build(*rows, source(50), source(51), credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (1, 2)


def test_graph_counts_uncredited_mentions_for_the_high_end_only() -> None:
    out = build(
        article(11), article(12), article(13), mention(11), mention(12), mention(13), source(50), credit(11, 50)
    )
    assert (of(out).low, of(out).high) == (1, 3)


def test_graph_gives_one_where_nobody_credits_anything() -> None:
    out = build(article(11), article(12), mention(11), mention(12))
    assert (of(out).low, of(out).high) == (1, 2)
    assert of(out).cut_low == ()
    assert of(out).roots == ()


def test_graph_does_not_count_uncredited_copies() -> None:
    out = build(article(11), article(12), mention(11), mention(12), copy(11, 12))
    assert (of(out).low, of(out).high) == (1, 1)


def test_graph_takes_articles_of_one_outlet_for_one() -> None:
    rows = [article(11, outlet="The Pier"), article(12, outlet="the pier"), mention(11), mention(12)]
    assert of(build(*rows)).high == 1
    unknown = [article(11, outlet=None), article(12, outlet=None), mention(11), mention(12)]
    assert of(build(*unknown)).high == 2


def test_graph_rests_on_an_agency_whose_text_was_copied_without_credit() -> None:
    rows = [article(11), article(12), mention(11), mention(12), source(60, "news_agency"), copy(11, 12)]
    out = build(*rows, credit(11, 60, 0, 0, blanket=True))
    assert edges(out) == {(11, 60), (12, 60)}
    assert rests(out) == [(11, 60)]
    assert (of(out).low, of(out).high) == (1, 1)


def test_graph_puts_an_agency_between_its_text_and_the_sources_named_in_it() -> None:
    rows = [article(11), mention(11), source(50), source(60, "news_agency")]
    out = build(*rows, credit(11, 50), credit(11, 60, 0, 0, blanket=True))
    assert edges(out) == {(11, 60), (60, 50)}
    assert rests(out) == [(11, 50), (11, 60)]
    assert of(out).roots == (50,)


def test_graph_follows_a_carrier_to_the_origin() -> None:
    rows = [article(11), article(12), mention(11), mention(12), source(50), source(61, "news_outlet")]
    out = build(*rows, credit(11, 50, carrier=61), credit(12, 50, carrier=61))
    assert edges(out) == {(11, 61), (12, 61), (61, 50)}
    assert of(out).cut_low == (61,)


def test_graph_takes_an_outlet_around_a_credit_for_its_carrier() -> None:
    rows = [article(11), mention(11), source(50, "interview"), source(61, "news_outlet")]
    out = build(*rows, credit(11, 61, 0, 50), credit(11, 50, 10, 50))
    assert edges(out) == {(11, 61), (61, 50)}


def test_graph_lets_the_cited_outlets_article_stand_for_it() -> None:
    rows = [article(11), article(12), mention(11), mention(12), source(61, "news_outlet", outlet=Id(12))]
    out = build(*rows, credit(11, 61), source(50), credit(12, 50))
    assert edges(out) == {(11, 61), (61, 12), (12, 50)}
    assert (of(out).low, of(out).high) == (1, 1)
    assert of(out).roots == (50,)


def test_graph_does_not_let_an_outlet_rest_on_itself() -> None:
    rows = [article(11), mention(11), source(50), source(61, "news_outlet", outlet=Id(11))]
    out = build(*rows, credit(11, 50, carrier=61))
    assert edges(out) == {(11, 50)}
    assert set(rests(out)) == {(11, 50), (11, 61)}


def test_graph_takes_a_cited_outlet_whose_article_credits_nobody_for_a_root() -> None:
    rows = [article(11), article(12), mention(11), source(61, "news_outlet", outlet=Id(12))]
    assert of(build(*rows, credit(11, 61))).roots == (61,)


def test_graph_counts_only_mentions_that_surely_tell_the_same() -> None:
    texts = ["The ferry Marigold struck Tollhaven pier.", "Marigold is a name that Tollhaven loves, one hears."]
    rows = [article(11, texts[0]), article(12, texts[1]), mention(11, 0, 41), mention(12, 0, 50)]
    out = build(*rows, source(50), source(51), credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (1, 2)


def test_graph_survives_articles_that_cite_one_another() -> None:
    rows = [article(11), article(12), mention(11), mention(12)]
    outlets = [source(61, "news_outlet", outlet=Id(12)), source(62, "news_outlet", outlet=Id(11))]
    out = build(*rows, *outlets, credit(11, 61), credit(12, 62))
    assert (of(out).low, of(out).high) == (1, 1)


def test_graph_does_not_rest_a_sentence_on_its_neighbours_credit() -> None:
    text = "The mayor said the ferry struck the pier. The pier was built in 1901."
    out = build(article(11, text), mention(11, 42, 69), source(50), credit(11, 50, 0, 41))
    assert rests(out) == []


def test_graph_lets_a_sentence_about_the_credited_photo_inherit() -> None:
    text = "The captain shared a photo on Instagram. The photo shows a broken bow."
    out = build(article(11, text), mention(11, 41, 70), source(50), credit(11, 50, 0, 40))
    assert rests(out) == [(11, 50)]


def test_graph_lets_a_continued_quotation_inherit() -> None:
    text = "“We heard a bang,” said the cook. “Then the lights went out.” The ferry sank."
    rows = [article(11, text), source(50), credit(11, 50, 0, 33)]
    assert rests(build(*rows, mention(11, 34, 61))) == [(11, 50)]
    assert rests(build(*rows, mention(11, 62, 77))) == []


def test_graph_gives_the_story_the_claim_that_most_articles_lead_with() -> None:
    text = "One. Two. Three. Four. Five."
    rows = [article(n, text) for n in (11, 12, 13)]
    lead = [mention(n, 0, 4, claim=901) for n in (11, 12)] + [mention(13, 5, 9, claim=901)]
    others = [mention(11, 5 * i, 5 * i + 4, claim=910 + i) for i in range(1, 5)]
    out = build(*rows, *lead, *others, Claim(Id(901), STORY, "One.", 3), source(50), credit(11, 50, 5, 9))
    whole = of(out, STORY)
    assert (whole.low, whole.high) == (of(out, 901).low, of(out, 901).high) == (1, 3)
    assert whole.roots == (50,)


def test_graph_of_a_story_without_claims_has_edges_only() -> None:
    out = build(article(11), source(50), credit(11, 50))
    assert [type(r) for r in out] == [Edge]


def test_graph_takes_no_refusal_for_borne_out() -> None:
    said = "The Skell line declined to comment on the north pier."
    other = "Skell line would not comment on what befell the north pier."
    rows = [article(11, said), article(12, other), mention(11), mention(12), source(50), source(51)]
    assert of(build(*rows, credit(11, 50), credit(12, 51))).low == 1


def test_graph_takes_a_person_and_the_body_they_speak_for_as_one_voice() -> None:
    said = "Nine ferries were hired, the Skell Line director, Ada Quill, told reporters."
    other = "Skell Line hired nine ferries, it announced in May."
    rows = [article(11, said), article(12, other), mention(11, 0, len(said)), mention(12, 0, len(other))]
    voices = [source(50, name="Ada Quill", person=Id(70)), source(51, name="Skell Line Inc")]
    out = build(*rows, *voices, credit(11, 50), credit(12, 51))
    assert (of(out).low, of(out).high) == (1, 2)
    apart = [source(50, name="Ada Quill", person=Id(70)), source(51, name="Norvik Council")]
    assert of(build(*rows, *apart, credit(11, 50), credit(12, 51))).low == 2
