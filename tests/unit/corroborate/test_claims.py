import random

from headwater.corroborate.claims import MatchClaims
from headwater.ids import Id
from headwater.records import Article, Claim, Entity, Mention, Record, Sentence, Time, Utterance
from headwater.step import Group

STORY = Id(1)
TEXTS = {
    11: [
        "The ferry Marigold struck the north pier at Tollhaven, injuring nine passengers.",
        "A gull watched from the roof of the customs house.",
        "Harbour master Ada Quill said the engines had failed.",
    ],
    12: [
        "Passengers were injured when the Marigold hit Tollhaven's north pier.",
        "The engines had failed, according to harbour master Quill.",
        "Ferries to Skell run again from Monday.",
    ],
    13: [
        "Who let the ferry sail?",
        "Photo",
        "The harbour master, Ada Quill, blamed failed engines.",
        "In Tollhaven the ferry Marigold ran into a pier, and nine passengers were hurt and injured.",
    ],
}


def rows(texts: dict[int, list[str]] = TEXTS) -> list[Record]:
    found: list[Record] = []
    for n, sentences in texts.items():
        text, at = " ".join(sentences), 0
        found.append(Article(Id(n), Id(n), f"a{n}", f"o{n}", None, None, None, "none", n, n, (), "en", text))
        for order, sentence in enumerate(sentences):
            found.append(Sentence(Id(n), order, at, at + len(sentence)))
            at += len(sentence) + 1
    return found


def match(found: list[Record]) -> tuple[list[Claim], list[Mention]]:
    group: dict[type[Record], list[Record]] = {}
    for row in found:
        group.setdefault(type(row), []).append(row)
    out = list(MatchClaims().reduce(STORY, Group(group)))
    return [r for r in out if isinstance(r, Claim)], [r for r in out if isinstance(r, Mention)]


def together(found: list[Record]) -> set[frozenset[str]]:
    """The claims of two or more articles, as the words of their mentions."""
    texts = {a.id: a.text for a in found if isinstance(a, Article)}
    claims, mentions = match(found)
    shared = {c.id for c in claims if c.articles > 1}
    return {
        frozenset(texts[m.article][m.start : m.end] for m in mentions if m.claim == claim) for claim in sorted(shared)
    }


def test_claims_align_sentences_that_tell_the_same() -> None:
    found = together(rows())
    assert frozenset({TEXTS[11][2], TEXTS[12][1], TEXTS[13][2]}) in found
    crash = next(c for c in found if any("Marigold struck" in text for text in c))
    assert len(crash) == 3


def test_claims_leave_what_one_article_tells_to_itself() -> None:
    claims, _ = match(rows())
    alone = {c.text for c in claims if c.articles == 1}
    assert {TEXTS[11][1], TEXTS[12][2]} <= alone


def test_claims_skip_questions_and_fragments() -> None:
    claims, mentions = match(rows())
    assert not {"Who let the ferry sail?", "Photo"} & {c.text for c in claims}
    assert all(m.end > m.start for m in mentions)


def test_claims_have_one_mention_an_article() -> None:
    claims, mentions = match(rows())
    for claim in claims:
        articles = [m.article for m in mentions if m.claim == claim.id]
        assert len(articles) == len(set(articles)) == claim.articles


def test_claims_do_not_depend_on_the_order_of_rows() -> None:
    found = rows()
    out = match(found)
    random.Random(3).shuffle(found)
    assert match(found) == out


def test_claims_take_cuts_of_one_utterance_for_one_claim() -> None:
    texts = {11: ["“Aye, and no,” she said on Tuesday morning."], 12: ["Quill answered: “Aye, and no.”"]}
    utterance = Utterance(Id(5), STORY, "", None, None, (Id(11), Id(12)), (1, 17), (12, 28))
    assert len(together([*rows(texts), utterance])) == 1


def test_claims_split_a_sentence_of_two_propositions() -> None:
    text = "The ferry Marigold struck the pier at Tollhaven, and harbour master Ada Quill resigned the same evening."
    claims, _ = match(rows({11: [text]}))
    assert sorted(c.text for c in claims) == [
        "The ferry Marigold struck the pier at Tollhaven",
        "and harbour master Ada Quill resigned the same evening.",
    ]


def test_claims_of_nothing_are_none() -> None:
    assert match([]) == ([], [])
    assert match(rows({11: [], 12: []})) == ([], [])


def test_claims_survive_an_endless_line() -> None:
    text = "word, and " * 10_000 + "end."
    claims, _ = match(rows({11: [text], 12: ["A short line tells of something else."]}))
    assert claims


def test_claims_start_after_a_dateline() -> None:
    claims, mentions = match(rows({11: ["TOLLHAVEN (Norvik Press) — The ferry Marigold struck the north pier."]}))
    assert [c.text for c in claims] == ["The ferry Marigold struck the north pier."]
    assert [m.start for m in mentions] == [27]


def test_claims_skip_what_has_no_finite_verb() -> None:
    lines = ["A box of tickets, a lost glove and a radar three weeks old.", "Copyright 2031 The Norvik Press."]
    assert match(rows({11: lines})) == ([], [])


def test_claims_never_join_by_a_shared_day_or_name_alone() -> None:
    texts = {
        11: ["The bakery will open again on Thursday.", "Ada Quill had the mate's logbook."],
        12: ["Salvors surveyed the hull on Thursday.", "Ada Quill sings in a choir."],
    }
    times = [Time(Id(11), 27, 38, "2031-05-01", "2031-05-01"), Time(Id(12), 26, 37, "2031-05-01", "2031-05-01")]
    names = [Entity(Id(11), 40, 49, "PERSON", "Ada Quill"), Entity(Id(12), 39, 48, "PERSON", "Ada Quill")]
    assert not together([*rows(texts), *times, *names])


def test_claims_join_refusals_with_refusals_only() -> None:
    texts = {
        11: ["Skell Line did not say why the radar was replaced."],
        12: ["Skell Line said the radar was replaced in August."],
        13: ["Skell Line would not comment on why the radar was replaced."],
    }
    assert together(rows(texts)) == {frozenset({texts[11][0], texts[13][0]})}


def test_claims_make_light_of_what_the_whole_story_names() -> None:
    films = [f"The film Marigold Bay stars a {w} in act {i}." for i, w in enumerate(("cooper", "tanner", "weaver"))]
    texts = {
        11: [*films, "Marigold Bay is a film that leaves no stone unturned."],
        12: [*films, "The film Marigold Bay will be shot back to back with another."],
    }
    assert all(len({s for s in c if "stars" not in s}) < 2 for c in together(rows(texts)))


def test_claims_take_words_of_one_meaning_for_one() -> None:
    texts = {11: ["Nine girls were kidnapped near Skell."], 12: ["Nine schoolgirls had been abducted at Skell."]}
    assert len(together(rows(texts))) == 1


def test_claims_join_no_quotation_by_its_speaker_alone() -> None:
    texts = {
        11: ["“We mourn with every family on the island,” chief executive Ada Quill said in a statement."],
        12: ["Chief executive Ada Quill said in a statement that Skell Line would pay for a new pier."],
    }
    mourned = Utterance(Id(5), STORY, "", "Ada Quill", None, (Id(11),), (1,), (41,))
    assert len(together([*rows(texts)])) == 1
    assert not together([*rows(texts), mourned])
