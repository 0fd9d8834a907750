import re

import pytest

from headwater import ids
from headwater.annotate.attributions import FindAttributions
from headwater.annotate.quotes import FindQuotes
from headwater.records import SOURCE_KINDS, Article, Attribution, Entity, Quote, Record, Sentence
from headwater.step import Group

ID = ids.make("test")
PEOPLE = ("Ann Marlow", "Marlow", "Peter Dunn", "Dunn")
BODIES = ("Oakford Police", "Brightwater Energy")


def _find(text: str, outlet: str | None = None) -> list[Attribution]:
    article = Article(ID, ID, "a", outlet, None, None, None, "none", None, None, (), "en", text)
    sentences: list[Sentence] = []
    start = 0
    for m in re.finditer(r"[.!?][\"'”’]?(?=\s|$)|\n|$", text):
        if text[start : m.end()].strip():
            lead = len(text[start : m.end()]) - len(text[start : m.end()].lstrip())
            sentences.append(Sentence(ID, len(sentences), start + lead, m.end()))
        start = m.end()
    entities: list[Entity] = []
    for name in (*PEOPLE, *BODIES):
        for m in re.finditer(rf"\b{name}\b", text):
            if all(m.end() <= e.start or m.start() >= e.end for e in entities):
                entities.append(Entity(ID, m.start(), m.end(), "PERSON" if name in PEOPLE else "ORG", name))
    rows: dict[type[Record], list[Record]] = {Article: [article], Sentence: list(sentences), Entity: list(entities)}
    rows[Quote] = list(FindQuotes().reduce(ID, Group(rows)))
    found = [x for x in FindAttributions().reduce(ID, Group(rows)) if isinstance(x, Attribution)]
    for x in found:
        assert 0 <= x.start <= x.cue_start < x.cue_end <= x.end <= len(text)
        assert x.kind in SOURCE_KINDS
        assert x.source == (text[x.source_start : x.source_end] if x.source_start >= 0 else "")
    assert len({x.id for x in found}) == len(found)
    return found


@pytest.mark.parametrize(
    ("text", "cue", "name", "kind"),
    [
        ("Ann Marlow said the mill was shut.", "said", "Ann Marlow", "interview"),
        ("The mill was shut, according to Oakford Police.", "according to", "Oakford Police", "official_statement"),
        ("A spokeswoman for Brightwater Energy said it was an error.", "said", "spokeswoman for Brightwater Energy", "company_statement"),
        ("An onlooker said the roof fell in.", "said", "onlooker", "eyewitness"),
        ("A source familiar with the talks said it was over.", "said", "source familiar with the talks", "unnamed"),
        ("Ann Marlow, a professor of law, said it was legal.", "said", "Ann Marlow", "expert"),
        ("The Oakford Gazette reported that the mill was shut.", "reported", "The Oakford Gazette", "news_outlet"),
        ("The mill was shut, Reuters reported.", "reported", "Reuters", "news_agency"),
        ("Court papers say the debt was paid.", "say", "Court papers", "document"),
    ],
)  # fmt: skip
def test_attributions_kind_and_name(text: str, cue: str, name: str, kind: str) -> None:
    (found,) = _find(text)
    assert (text[found.cue_start : found.cue_end], found.name, found.kind) == (cue, name, kind)
    assert text[found.start : found.end] == text


def test_attributions_told_an_outlet_is_two_links() -> None:
    person, outlet = _find("“It was over in a minute,” Ann Marlow told the Oakford Gazette.")
    assert (person.name, person.carrier) == ("Ann Marlow", "the Oakford Gazette")
    assert (outlet.name, outlet.kind, outlet.carrier) == ("the Oakford Gazette", "news_outlet", None)


def test_attributions_report_of_what_somebody_said_is_two_links() -> None:
    found = _find("The Oakford Gazette reports that Ann Marlow said the mill was shut.")
    assert [(x.name, x.carrier) for x in found] == [
        ("The Oakford Gazette", None),
        ("Ann Marlow", "The Oakford Gazette"),
    ]


def test_attributions_own_outlet_is_no_link() -> None:
    assert len(_find("“It was over in a minute,” Ann Marlow told the Gazette.", "oakfordgazette.example")) == 1


def test_attributions_the_paper_is_the_outlet_cited_last() -> None:
    found = _find("Ann Marlow told the Oakford Gazette it was over.\n“I want a new roof,” she told the paper.")
    assert [x.name for x in found] == ["Ann Marlow", "the Oakford Gazette"] * 2


def test_attributions_post_is_named_after_person_and_platform() -> None:
    text = "Ann Marlow shared a photo on Instagram.\n“What a day it was for us,” she wrote.\nLast month, Marlow posted a video on Twitter."
    assert [(x.name, x.kind) for x in _find(text)] == [
        ("Ann Marlow's Instagram post", "social_post"),
        ("Ann Marlow's Instagram post", "social_post"),
        ("Ann Marlow's earlier Twitter post", "social_post"),
    ]


def test_attributions_video_shown_is_the_one_last_spoken_of() -> None:
    text = "A TikTok user recorded a video as the mill fell.\nThe video shows the roof on fire."
    assert [(x.name, x.kind) for x in _find(text)] == [("TikTok video", "social_post")] * 2


def test_attributions_video_without_a_verb_of_saying() -> None:
    (found,) = _find("In a video posted on the platform TikTok, the roof can be seen falling in.")
    assert (found.name, found.kind) == ("TikTok video", "social_post")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("OAKFORD, Ohio (AP) — The mill burned down.", "Associated Press", "news_agency"),
        ("LONDON (Reuters) - The mill burned down.", "Reuters", "news_agency"),
        ("Copyright 2031 The Associated Press. All rights reserved.", "Associated Press", "news_agency"),
        ("Information from: Oakford Gazette, http://gazette.example", "Oakford Gazette", "news_outlet"),
    ],
)
def test_attributions_credit_lines_hold_for_the_whole_article(text: str, name: str, kind: str) -> None:
    (found,) = [x for x in _find(text + "\nIt rained.") if x.blanket]
    assert (found.name, found.kind) == (name, kind)


def test_attributions_embedded_posts() -> None:
    text = "A post shared by Ann Marlow (@annmarlow) on\n@millwatcher\n\nThe mill at night #oakford\n♬ original sound – Mill Watcher"
    assert [x.name for x in _find("View this post on Instagram\n" + text)] == [
        "Ann Marlow's Instagram post",
        "@millwatcher's TikTok video",
    ]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The mill reportedly cost two million.", "reportedly"),
        ("The fire is believed to have begun in the roof.", "is believed"),
        ("It came after reports of a gas leak.", ""),
    ],
)
def test_attributions_nobody_named_is_unnamed(text: str, hedge: str) -> None:
    (found,) = _find(text)
    assert (found.kind, found.hedge, found.source) == ("unnamed", hedge, "")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Marlow did not say why.",
        "Ann Marlow declined to comment.",
        "The mill was told to shut.",
        "The bank made several claims of its own.",
        "“He said it was over for good,” the note read.",
    ],
)
def test_attributions_what_was_not_said_is_none(text: str) -> None:
    assert [x for x in _find(text) if text[x.cue_start : x.cue_end] != "read"] == []


def test_attributions_reach_over_the_quoted_sentences_that_go_on() -> None:
    text = "“We ran out,” Ann Marlow said. “Then the roof fell in.”\nIt rained."
    (found,) = _find(text)
    assert text[found.start : found.end] == "“We ran out,” Ann Marlow said. “Then the roof fell in.”"


@pytest.mark.parametrize(
    "text", ["saying " * 15_000, "A" * 100_000, "in a b " * 15_000, "(" * 100_000, "© 2031 " * 15_000, "@a" * 50_000]
)
def test_attributions_take_long_hostile_text(text: str) -> None:
    _find(text)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("OAKFORD (Eastern Wire) - ", "Eastern Wire"),
        ("OAKFORD (Eastern Press Agency) — ", "Eastern Press Agency"),
        ("Oakford, Norland (Eastern News Agency) — ", "Eastern News Agency"),
        ("OAKFORD, March 2 (Corvex) -- ", "Corvex"),
        ("Lisbon (Tidewater of Norland) – ", "Tidewater of Norland"),
    ],
)
def test_attributions_name_in_dateline_is_agency(head: str, name: str) -> None:
    found = _find(f"{head}The mill shut on Monday.\n\n“It is over,” Ann Marlow told {name}. {name} reported a fire.")
    agency = [x for x in found if x.name == name]
    assert [(x.kind, x.blanket) for x in agency] == [("news_agency", True), *[("news_agency", False)] * 2]
    assert [x.carrier for x in found if x.name == "Ann Marlow"] == [name]


@pytest.mark.parametrize(
    "head",
    [
        "OAKFORD (Updated) - ",
        "OAKFORD (March) - ",
        "OAKFORD (France) - ",
        "PETER DUNN (Corvex) - ",
        "Mill owners (Corvex) - ",
    ],
)
def test_attributions_other_brackets_are_no_dateline(head: str) -> None:
    assert not [x for x in _find(f"{head}The mill shut on Monday.") if x.blanket]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Deck and Engine Union said on Tuesday that it was short of staff.", "Deck and Engine Union", "other"),
        ("The Oakford Football Club said it was sorry.", "Oakford Football Club", "other"),
        ("The union's secretary, Ann Marlow, said it was short of staff.", "Ann Marlow", "interview"),
        ("Its general secretary, Ann Marlow, said it was short of staff.", "Ann Marlow", "interview"),
    ],
)
def test_attributions_civic_bodies_are_neither_offices_nor_companies(text: str, name: str, kind: str) -> None:
    assert [(x.name, x.kind) for x in _find(text)] == [(name, kind)]


def test_attributions_a_report_is_a_noun_inside_its_phrase() -> None:
    for text in ("It fell, according to a 2021 report by Oakford Police.", "It fell, the force's annual report found."):
        (one,) = _find(text)
        assert one.kind == "document"
        assert "report" in one.source


def test_attributions_the_court_heard() -> None:
    assert [a.source for a in _find("He took it, Oakford Crown Court heard.")] == ["Oakford Crown Court"]
    assert _find("The court heard music.") == []


def test_attributions_figures_compared_credit_once() -> None:
    text = "According to figures of Oakford Police, 97 fell, compared with 121 in spring."
    assert [text[a.cue_start : a.cue_end] for a in _find(text)] == ["According to"]


def test_attributions_an_ecologist_is_an_expert() -> None:
    assert [a.kind for a in _find("Ann Marlow, an ecologist, said that it is small.")] == ["expert"]
