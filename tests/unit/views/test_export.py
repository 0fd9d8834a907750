import json

import pytest

from headwater import ids, records, views
from headwater.engine.memory import Tables
from headwater.errors import UsageError
from headwater.views.export import plural

FIELDS = {
    "articles": "id input_id outlet url title published text",
    "entities": "article start end kind",
    "quotes": "id text speaker mentions",
    "attributions": "article start end cue source",
    "times": "article start end earliest latest",
    "quantities": "article start end low high unit",
    "stories": "id title articles",
    "sources": "id kind name",
    "graph": "from to",
    "claims": "id text mentions independent",
    "disagreements": "about kind relation values",
    "copies": "articles",
    "people": "id name",
    "dossiers": "id articles entities quotes attributions times quantities sources graph claims disagreements copies brief "
    "timeline independent",
}


@pytest.mark.parametrize("name", FIELDS)
def test_export_gives_the_fields_of_the_contract(whole: Tables, name: str) -> None:
    rows = list(views.export(whole, name))
    assert rows
    for row in rows:
        assert set(FIELDS[name].split()) <= set(row)


@pytest.mark.parametrize("state", ["unread", "marked", "whole"])
def test_export_of_every_name_is_json_and_does_not_depend_on_row_order(
    state: str, request: pytest.FixtureRequest
) -> None:
    tables: Tables = request.getfixturevalue(state)
    turned = Tables(row for table in records.TABLES for row in reversed(tables.rows(table)))
    for name in views.names():
        rows = [views.to_json(row) for row in views.export(tables, name)]
        assert rows == [views.to_json(row) for row in views.export(turned, name)]
        assert all("\n" not in row and json.loads(row) for row in rows)


def test_export_knows_every_table() -> None:
    composed = {records.Story, records.Quote, records.Attribution, records.Source, records.Edge, records.Claim,
                records.Disagreement, records.Copy}  # fmt: skip
    assert {plural(t) for t in records.TABLES if t not in composed} <= set(views.names())
    assert len({plural(t) for t in records.TABLES}) == len(records.TABLES)


def test_export_shows_ids_as_sixteen_digits_and_leaves_out_bytes(whole: Tables) -> None:
    page = next(views.export(whole, "pages"))
    assert ids.show(ids.parse(page["id"])) == page["id"]
    assert "data" not in page
    person = next(views.export(whole, "people"))
    assert all(len(a) == 16 for a in person["articles"])
    assert isinstance(person["starts"][0], int)
    assert next(views.export(whole, "utterances"))["person"] == person["id"]


def test_export_of_an_unknown_name_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'quotes'"):
        views.export(Tables(), "quote")


def test_export_gives_quotes_one_mention_each_before_the_story_is_resolved(marked: Tables) -> None:
    quotes = list(views.export(marked, "quotes"))
    assert [len(q["mentions"]) for q in quotes] == [1, 1, 1]
    assert {q["speaker"] for q in quotes} == {"Odile Brandt", "Brandt", None}


def test_export_merges_quotes_once_the_story_is_resolved(whole: Tables) -> None:
    (quote,) = views.export(whole, "quotes")
    assert len(quote["mentions"]) == 3
    assert quote["speaker"] == "Odile Brandt"


def test_export_names_an_attributions_source_by_id_once_resolved(marked: Tables, whole: Tables) -> None:
    assert {a["source"] for a in views.export(marked, "attributions")} == {None}
    known = {s["id"] for s in views.export(whole, "sources")}
    assert {a["source"] for a in views.export(whole, "attributions")} <= known


def test_export_of_a_flat_table_has_its_fields_and_no_others(whole: Tables) -> None:
    assert list(next(views.export(whole, "times"))) == ["article", "start", "end", "earliest", "latest"]
