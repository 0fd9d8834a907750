from dataclasses import replace

from headwater import views
from headwater.engine.memory import Tables
from headwater.ids import Id
from headwater.records import Article, Line, Quote, Time


def test_verify_finds_nothing_wrong_with_a_sound_story(whole: Tables) -> None:
    found = views.verify(whole)
    assert found["problems"] == []
    assert found["checked"]["lines"] == 3


def test_verify_finds_a_line_that_is_not_what_it_cites(whole: Tables) -> None:
    line = whole.rows(Line)[0]
    whole.add([replace(line, text=line.text.replace("Monday", "Sunday"))])
    assert [p["record"] for p in views.verify(whole)["problems"]] == ["lines"]


def test_verify_finds_marks_outside_their_article(whole: Tables) -> None:
    article = whole.rows(Article)[0]
    whole.add([
        Time(article.id, 0, len(article.text) + 1, None, None),
        Time(Id(1), 0, 1, None, None),
        Time(article.id, 5, 5, None, None),
        Quote(Id(1), article.id, 0, 3, "he", 9, -1, None),
    ])  # fmt: skip
    assert len(views.verify(whole)["problems"]) == 4
