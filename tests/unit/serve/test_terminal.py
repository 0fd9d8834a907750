import io

import pytest

from headwater import views
from headwater.engine.memory import Tables
from headwater.records import Story
from headwater.serve import terminal


def shown(tables: Tables, change: str = "") -> str:
    index = views.Index(tables)
    dossier = views.dossier(index, index.rows(Story)[0])
    if change:
        dossier["title"] = change
    out = io.StringIO()
    terminal.show_dossier(terminal.console(out), dossier)
    return out.getvalue()


def test_terminal_tells_the_dossier(whole: Tables) -> None:
    text = " ".join(shown(whole).split())
    for part in ("Most of the coverage rests on Weir Trust", "1–3", "not truth", "BRIEF", "SOURCES", "CLAIMS", "QUOTES",
                 "Odile Brandt", "DISAGREEMENTS", "14 [4 0–14]", "TIME LINE", "4 March 2024", "COPIES", "LET GO"):  # fmt: skip
        assert part in text


@pytest.mark.parametrize("state", ["unread", "marked"])
def test_terminal_tells_a_story_not_yet_worked_out(state: str, request: pytest.FixtureRequest) -> None:
    assert "ARTICLES" in shown(request.getfixturevalue(state))


def test_terminal_reads_no_markup_and_no_control_codes(whole: Tables) -> None:
    text = shown(whole, "[bold]x[/bold] :boom: \x1b]0;gone\x07")
    assert "[bold]x[/bold] :boom:" in text
    assert "\x1b" not in text


def test_terminal_lists_stories_articles_and_why(whole: Tables) -> None:
    index = views.Index(whole)
    out = io.StringIO()
    console = terminal.console(out)
    terminal.show_stories(console, views.stories(index))
    terminal.show_article(console, views.article_view(index, views.find_article(index, "a2")))
    terminal.show_why(console, views.why(index, "a0", "a3"))
    terminal.show_settings(console, [{"step": "a.b", "field": "c", "value": 1, "origin": "default"}])
    text = out.getvalue()
    for part in ("1–3", "left out: Share this page", "are both in story", "a.b.c"):
        assert part in text
