import io
from dataclasses import replace

from headwater import ids, views
from headwater.engine.memory import Tables
from headwater.records import Article, Former, Story, Withdrawal
from headwater.serve import page, terminal
from headwater.views.versions import difference

OLD = "One line stands.\nFourteen boats broke loose on Monday night, the trust said.\nA diver drowned."
NEW = "One line stands.\nTwelve boats broke loose on Monday night, the trust said.\nThe gate is shut."


def with_versions(whole: Tables) -> Tables:
    story = whole.rows(Story)[0]
    standing = next(a for a in whole.rows(Article) if a.id == story.articles[0])
    gone = "Fourteen boats were carried downstream."
    former = Former(
        ids.make("former"), ids.make("old page"), standing.id, 1, 5, "fetched", "f", standing.outlet, standing.url, "Old <b>title</b>",
        "2024-03-04", "en", f"{gone}\n{standing.text}",
    )  # fmt: skip
    same = replace(former, id=ids.make("same"), number=2, title=standing.title, text=standing.text)
    withdrawal = Withdrawal(story.id, standing.id, -1, -1, former.id, 0, len(gone), gone, (story.articles[3],))
    whole.add([former, same, withdrawal])
    return whole


def test_versions_of_a_story_are_compared_with_the_next(whole: Tables) -> None:
    index = views.Index(with_versions(whole))
    dossier = views.dossier(index, index.rows(Story)[0])
    (found,) = dossier["versions"]
    assert found["pages"] == 3
    # The version that differs in nothing that is told is left out.
    (former,) = found["former"]
    assert (former["number"], former["how"]) == (1, "fetched")
    assert former["changes"] == [{"how": "left_out", "text": "Fourteen boats were carried downstream."}]
    (gone,) = dossier["withdrawn"]
    assert gone["instead"] is None and len(gone["told_by"]) == 1
    assert views.verify(index)["problems"] == []


def test_versions_are_drawn_in_terminal_and_page(whole: Tables) -> None:
    index = views.Index(with_versions(whole))
    dossier = views.dossier(index, index.rows(Story)[0])
    out = io.StringIO()
    terminal.show_dossier(terminal.console(out), dossier)
    assert "WITHDRAWN" in out.getvalue() and "still told by [4]" in " ".join(out.getvalue().split())
    html = page.render(dossier)
    assert "Changed and withdrawn" in html and "<b>title" not in html


def test_versions_a_former_one_is_found_and_names_what_stands(whole: Tables) -> None:
    index = views.Index(with_versions(whole))
    former = next(f for f in index.rows(Former) if f.number == 1)
    view = views.article_view(index, views.find_article(index, ids.show(former.id)))
    assert view["now"] == ids.show(former.article) and view["story"] is None
    standing = views.article_view(index, views.find_article(index, ids.show(former.article)))
    assert [v["number"] for v in standing["versions"]] == [1]
    out = io.StringIO()
    terminal.show_article(terminal.console(out), view)
    terminal.show_article(terminal.console(out), standing)
    assert "stands in its place" in out.getvalue() and "version 1" in out.getvalue()


def test_versions_difference_is_word_by_word_in_changed_paragraphs() -> None:
    found = difference(OLD, NEW)
    assert {p["text"] for p in found if p["how"] == "added"} >= {"Twelve "}
    assert any(p["how"] == "left_out" and "diver" in p["text"] for p in found)
    assert difference(OLD, OLD) == [] and difference("a  b", "a b") == []


def test_versions_difference_of_very_long_texts_is_bounded() -> None:
    found = difference("x\n" * 200_000, "y\n" * 200_000)
    assert [p["how"] for p in found] == ["left_out", "added"]
