from headwater import ids, records, views
from headwater.engine.memory import Tables
from headwater.views.shapes import Dossier


def dossier(tables: Tables) -> Dossier:
    index = views.Index(tables)
    return views.dossier(index, index.rows(records.Story)[0])


def test_compose_counts_the_articles_that_rest_on_each_source(whole: Tables) -> None:
    rests = {s["name"]: (len(s["articles"]), s["root"]) for s in dossier(whole)["sources"]}
    assert rests == {
        "Weir Trust": (3, True), "Northwire": (1, False), "Film of the boats": (1, True), "Odile Brandt": (1, True),
    }  # fmt: skip


def test_compose_gives_each_mention_what_it_rests_on(whole: Tables) -> None:
    claims = dossier(whole)["claims"]
    named = {s["id"]: s["name"] for s in dossier(whole)["sources"]}
    assert [[[named[s] for s in m["rests_on"]] for m in c["mentions"]] for c in claims] == [
        [["Weir Trust"], [], [], []],
        [[], ["Northwire"], []],
    ]


def test_compose_puts_values_of_a_disagreement_in_the_order_of_print(whole: Tables) -> None:
    (rift,) = dossier(whole)["disagreements"]
    assert [(v["value"], len(v["mentions"])) for v in rift["values"]] == [("12", 3), ("14", 1)]


def test_compose_keeps_brief_and_timeline_apart(whole: Tables) -> None:
    found = dossier(whole)
    assert len(found["brief"]) == 1
    assert [x["latest"] for x in found["timeline"]] == ["2024-03-04", "2024-03-05"]


def test_compose_names_chrome_and_what_was_dropped_of_its_articles_only(whole: Tables) -> None:
    found = dossier(whole)
    assert [c["lines"] for c in found["chrome"]] == [["Share this page"]]
    assert [d["reason"] for d in found["dropped"]] == ["no day could be told"]


def test_compose_of_an_unread_story_says_so(unread: Tables) -> None:
    found = dossier(unread)
    assert not found["read"]
    assert found["independent"] is None
    assert found["in_words"] == ["Not read closely yet."]
    assert len(found["articles"]) == 5
    assert not found["claims"]
    assert not found["quotes"]


def test_compose_leaves_out_copies_with_articles_of_other_stories(whole: Tables) -> None:
    other = whole.rows(records.Copy)[0]
    whole.add(
        [records.Copy(ids.make("far"), (other.articles[0], ids.make("x")), "full", 1.0, 9, (0,), (5,), (0,), (5,))]
    )
    assert len(dossier(whole)["copies"]) == 1
    assert len(list(views.export(whole, "copies"))) == 2
