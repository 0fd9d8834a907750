import re
from collections.abc import Callable
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import Any

import pytest

from headwater import records, views
from headwater.engine.memory import Tables
from headwater.records import Story
from headwater.serve import page

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'</style></title>{{7*7}}\u202e\x1b[31m"


class Outline(HTMLParser):
    """What stands in a page: elements, identifiers, links, and the text outside of the style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.links += [v or "" for k, v in attrs if k == "href"]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def outline(tables: Tables, change: Callable[[Any], Any] = lambda d: d) -> Outline:
    index = views.Index(tables)
    found = Outline()
    found.feed(page.render(change(views.dossier(index, index.rows(Story)[0]))))
    return found


def poisoned(tables: Tables) -> Tables:
    """Every text field of every record holds markup; offsets stay within the texts, which begin as they were."""
    rows = []
    for table in records.TABLES:
        for row in tables.rows(table):
            worse: dict[str, Any] = {}
            for field in fields(row):
                value = getattr(row, field.name)
                if (
                    isinstance(value, str)
                    and (table is not records.Line or field.name == "text")
                    and field.name not in KEPT
                ):
                    worse[field.name] = value + HOSTILE
                elif isinstance(value, tuple) and value and isinstance(value[0], str):
                    worse[field.name] = tuple(v + HOSTILE for v in value)
            rows.append(replace(row, **worse))
    return Tables(rows)


# Fields that name a part of the page or a rule of joining rows, not text from outside.
KEPT = ("section", "record", "kind", "event")


@pytest.mark.parametrize("state", ["unread", "marked", "whole"])
def test_page_escapes_every_text_from_outside(state: str, request: pytest.FixtureRequest) -> None:
    tables = request.getfixturevalue(state)
    clean, worse = outline(tables), outline(poisoned(tables))
    assert "script" not in worse.tags
    assert "img" not in worse.tags
    assert not [k for k, _ in worse.attributes if k.startswith("on")]
    assert set(worse.tags) == set(clean.tags)
    assert "49" not in "".join(worse.text).split()
    assert "\x1b" not in "".join(worse.text)
    assert "\u202e" not in "".join(worse.text)


def test_page_links_only_web_addresses_and_its_own_anchors(whole: Tables) -> None:
    found = outline(whole)
    away = [x for x in found.links if not x.startswith("#")]
    assert away == ["https://post.example/weir", "http://meridian.example/1"]
    assert {x[1:] for x in found.links if x.startswith("#")} <= set(found.ids)


def test_page_has_no_identifier_twice_and_nothing_to_fetch(whole: Tables) -> None:
    found = outline(whole)
    assert len(found.ids) == len(set(found.ids))
    assert not {"script", "link", "iframe", "object", "img", "base"} & set(found.tags)
    assert not [k for k, _ in found.attributes if k in ("src", "srcset", "style")]
    assert ("http-equiv", "Content-Security-Policy") in found.attributes


def test_page_tells_independence_and_what_it_is_not(whole: Tables) -> None:
    text = " ".join("".join(outline(whole).text).split())
    assert "1–3" in text
    assert "independence of reporting, not truth" in text
    assert "Most of the coverage rests on Weir Trust" in text


def test_page_pictures_have_titles_and_tables_captions(whole: Tables) -> None:
    found = outline(whole)
    assert found.tags.count("svg") == 2
    assert found.attributes.count(("role", "img")) == 2
    assert found.tags.count("caption") == found.tags.count("table") > 0
    assert found.tags.count("h1") == 1


@pytest.mark.parametrize("state", ["unread", "marked"])
def test_page_of_a_story_not_yet_worked_out(state: str, request: pytest.FixtureRequest) -> None:
    text = "".join(outline(request.getfixturevalue(state)).text)
    assert "No claims were found" in text


def test_page_highlights_a_passage_when_it_is_the_target(whole: Tables) -> None:
    index = views.Index(whole)
    text = page.render(views.dossier(index, index.rows(Story)[0]))
    rules = re.findall(r"body:has\(#(p\d+-\d+-\d+):target\) \.(k\d+) ", text)
    assert rules
    assert all(f'id="{anchor}"' in text and re.search(rf'class="[^"]*\b{name}\b', text) for anchor, name in rules)


def test_page_graph_marks_the_cut_and_joins_articles_of_one_outlet(whole: Tables) -> None:
    index = views.Index(whole)
    dossier = views.dossier(index, index.rows(Story)[0])
    dossier["articles"][1]["outlet"] = dossier["articles"][0]["outlet"]
    graph = page.graph(dossier)
    assert graph
    assert [b.name for b in graph.boxes if b.cut] == ["Weir Trust"]
    assert [b.note for b in graph.boxes if b.name == "Tarn Valley Post"] == ["[1] [2]"]
    assert [b.role for b in graph.boxes if b.name == "Northwire"] == ["carrier"]
