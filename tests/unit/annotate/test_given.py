from dataclasses import replace

from headwater import ids
from headwater.annotate.credits import credit_lines
from headwater.annotate.given import from_metadata, from_references
from headwater.ids import Id
from headwater.records import Article, Reference, Sentence

ID = ids.make("article", "given")
TEXT = "The mill burnt.\nSuch heat I never felt, the whole lane glowed.\nIt was empty."
POST = Reference(ID, 16, 62, "post", "mastodon", "annmarlow", "https://social.example/@annmarlow/1", TEXT[16:62])


def _article(credits: tuple[str, ...]) -> Article:
    return Article(
        ID,
        Id(1),
        "a",
        "Oakford Gazette",
        None,
        "Mill burns",
        "2031-03-04",
        "given",
        None,
        None,
        (),
        "en",
        TEXT,
        credits=credits,
    )


SENTENCES = [Sentence(ID, 0, 0, 15), Sentence(ID, 1, 16, 62)]


def test_given_an_embedded_post_credits_its_author_for_its_words() -> None:
    (line,) = from_references([POST], [])
    assert (line.start, line.end, line.name, line.kind, line.blanket) == (
        16, 62, "@annmarlow's Mastodon post", "social_post", False,
    )  # fmt: skip


def test_given_a_post_without_words_or_author_adds_nothing() -> None:
    assert (
        list(from_references([replace(POST, end=16), replace(POST, handle=None), replace(POST, kind="link")], [])) == []
    )


def test_given_the_words_of_a_post_are_credited_to_whom_its_own_line_names() -> None:
    text = "The mill burnt.\nSuch heat!\nA post shared by Ann Marlow (@annmarlow) on\nIt was empty."
    lines = credit_lines(text)
    (line,) = from_references([replace(POST, start=16, end=70)], lines)
    assert (line.start, line.end, line.name) == (16, 70, lines[0].name)
    whole = replace(POST, start=lines[0].start, end=lines[0].end)
    assert list(from_references([whole], lines)) == []


def test_given_agencies_of_the_metadata_credit_the_whole_article_once() -> None:
    found = list(from_metadata(_article(("Associated Press", "AP", "Oakford Gazette", "Mill Owners")), SENTENCES, []))
    assert [(x.name, x.kind, x.blanket, x.start, x.end) for x in found] == [
        ("Associated Press", "news_agency", True, 0, 15)
    ]
    assert list(from_metadata(_article(("Associated Press",)), [], [])) == []
