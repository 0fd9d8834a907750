from dataclasses import replace

import pytest

from headwater import ids, views
from headwater.engine.memory import Tables, run
from headwater.records import Article, Bundle, Copy, Record, Sketch, Story
from headwater.serve import reasons
from headwater.stories.bundle import BundleArticles
from headwater.stories.cluster import ClusterStories
from headwater.stories.pair import PairArticles
from headwater.stories.sketch import SketchArticle
from headwater.views.score_shapes import Parts, Score

FIRE = (
    "A fire burned down the ropeworks of Harl Quay early on Tuesday, and the night watchman Bram Oster, 61, was hurt. Flames "
    "were seen from the lighthouse; hemp and tar fed them until noon, and a crane fell into the dock.",
    "The ropeworks by the canal burned down on Tuesday; Bram Oster, 61, who kept watch there, was taken to hospital. Insurers "
    "have sent an engineer to look at the wiring, which was laid two years ago, and forty spinners are out of work.",
    "In ashes lies the ropeworks of Harl Quay, and Bram Oster, 61, its night watchman, is in hospital since Tuesday. A school "
    "near by was closed because of the smoke, and the mayor praised the crews of three brigades.",
)
REGATTA = (
    "The regatta of Harl Quay on Saturday was won by Nela Fisk, 19, in a boat that her aunt had built of larch and spruce. "
    "Nine boats started in a stiff breeze, two capsized off the mole, and a brass band played until the evening.",
    "Nela Fisk, 19, won the sailing on Saturday with a boat of her aunt's. The wind had torn the sails of the favourite, the "
    "Petrel, whose helmsman protested in vain against a second start; next year the regatta will be of two days.",
)


def _articles() -> list[Article]:
    return [
        Article(ids.make(text), ids.make(text), f"{name}{n}", f"Outlet {name}{n}", None, None, day, "given", at, at, (), "en", text)
        for name, day, at, texts in (("fire", "2024-03-05", 1709600000, FIRE), ("regatta", "2024-03-10", 1710080000, REGATTA))
        for n, text in enumerate(texts)
    ]  # fmt: skip


def _told(*more: Record, how: ClusterStories | None = None) -> Tables:
    steps = [SketchArticle(), PairArticles(), BundleArticles(), how or ClusterStories()]
    return run(steps, Tables([*_articles(), *more]))


def _score(tables: Tables, a: str, b: str, how: ClusterStories | None = None) -> Score:
    score = views.why(tables, a, b, how)["score"]
    assert score
    return score


def _product(parts: Parts) -> float:
    return (parts["text"] + parts["title"]) * parts["time"] * parts["outlet"] * parts["told"]


def test_score_of_two_in_one_story_tells_its_parts() -> None:
    score = _score(_told(), "fire0", "fire1")
    parts = score["parts"]
    assert score["score"] > score["threshold"] == 0.11
    assert score["score"] == pytest.approx(min(1.0, _product(parts)), abs=1e-5)
    assert score["compared"] and not score["same"] and score["copied"] is None
    assert {"Oster", "Bram Oster", "ropeworks"} <= {shared["word"] for shared in parts["words"]}
    assert [s["share"] for s in parts["words"]] == sorted((s["share"] for s in parts["words"]), reverse=True)
    assert parts["told"] == 1.2 and parts["ages"] == [[61], [61]]
    assert parts["days"] == [["03-05"], ["03-05"]] and parts["apart"] == 0.0


def test_score_of_two_stories_tells_what_keeps_them_apart() -> None:
    found = views.why(_told(), "fire0", "regatta0")
    score = found["score"]
    assert score and found["story"] is None and None not in found["stories"]
    assert score["mean"] is not None
    assert max(score["score"], score["mean"]) < score["threshold"]
    assert score["score"] == pytest.approx(_product(score["parts"]), abs=1e-5)
    assert score["parts"]["time"] < 1.0 and score["parts"]["apart"] == 5.6
    assert score["parts"]["told"] < 0.7
    assert score["parts"]["text"] < score["parts"]["likeness"]
    text = "\n".join(reasons.lines(found))
    assert "of 3 that count in full" in text and "days told: 03-05; 03-09" in text
    assert "between their two stories is" in text


def test_score_is_the_same_both_ways_and_as_a_link() -> None:
    tables = _told()
    there, back = (views.why(tables, *pair) for pair in (("fire0", "fire1"), ("fire1", "fire0")))
    assert there["score"] and back["score"]
    assert there["score"]["score"] == back["score"]["score"]
    direct = [link["score"] for link in there["path"] if {link["a"], link["b"]} == set(there["articles"])]
    assert direct in ([], [there["score"]["score"]])


def test_score_takes_the_threshold_that_is_given() -> None:
    how = ClusterStories(threshold=0.9, adopted=0.9)
    found = views.why(_told(how=how), "fire0", "fire1", how)
    assert found["score"] and found["score"]["threshold"] == 0.9
    assert found["story"] is None
    assert "below the threshold of 0.900" in "\n".join(reasons.lines(found))


def test_score_below_the_threshold_in_one_story_is_told_as_such() -> None:
    tables = _told(how=ClusterStories(threshold=0.001))
    found = views.why(tables, "fire0", "regatta0")
    assert found["story"]
    assert "their own score does not decide" in "\n".join(reasons.lines(found))


def test_score_of_two_crowds_tells_what_holds_each_together() -> None:
    how = ClusterStories(threshold=0.001, crowd=2)
    found = views.why(_told(how=how), "fire0", "regatta0", how)
    score = found["score"]
    assert score and score["across"] is not None and score["asked"] is not None
    assert score["across"] < score["asked"] < 0.5
    assert "they stay two" in "\n".join(reasons.lines(found))
    for other in (_score(_told(how=how), "fire0", "fire1", how), _score(_told(), "fire0", "regatta0")):
        assert other["across"] is None and other["asked"] is None


def test_score_of_a_full_copy_is_its_share_and_of_equal_texts_one() -> None:
    a, b = _articles()[0].id, _articles()[3].id
    full = Copy(ids.make("copy"), (min(a, b), max(a, b)), "full", 0.95, 90, (0,), (9,), (0,), (9,))
    tables = _told(full)
    assert _score(tables, "fire0", "regatta0")["score"] == _score(tables, "fire0", "regatta0")["copied"] == 0.95
    again = replace(_articles()[0], id=ids.make("again"), input_id="again")
    tables = run([SketchArticle(), PairArticles(), BundleArticles(), ClusterStories()], Tables([*_articles(), again]))
    assert _score(tables, "fire0", "again")["same"] and _score(tables, "fire0", "again")["score"] == 1.0


def test_score_is_null_before_there_are_sketches_and_of_one_with_itself() -> None:
    found = views.why(Tables(_articles()), "fire0", "fire1")
    assert found["score"] is None
    assert "no score: one of them is a former version" in "\n".join(reasons.lines(found))
    assert views.why(_told(), "fire0", "fire0")["score"] is None


def test_score_is_told_before_there_are_stories() -> None:
    tables = run([SketchArticle()], Tables(_articles()))
    found = views.why(tables, "fire0", "fire1")
    assert found["score"] and found["score"]["score"] > 0.11 and found["score"]["mean"] is None
    assert found["story"] is None and "not been made of both" in "\n".join(reasons.lines(found))


def test_score_tells_that_two_bundles_were_not_compared() -> None:
    tables = Tables(_told().rows(Sketch))
    articles = _articles()
    tables.add(articles)
    tables.add(Bundle(a.id, (a.id,)) for a in articles)
    tables.add(Story(a.id, None, (a.id,), (), None, None) for a in articles)
    found = views.why(tables, "fire0", "fire1")
    assert found["score"] and not found["score"]["compared"]
    text = "\n".join(reasons.lines(found))
    assert "in two bundles" in text and "their own score does not decide" in text


def test_score_of_one_left_alone_tells_its_likest() -> None:
    how = ClusterStories(threshold=0.001)
    tables = _told(how=how)
    found = views.why(tables, "fire0", "regatta0", how)
    score = found["score"]
    assert found["story"] and score and (score["closest"], score["adopted"]) == (2, 0.08)
    single = sorted(_score(tables, "fire0", other)["score"] for other in ("fire1", "fire2", "regatta0", "regatta1"))
    assert score["rest"][0] == pytest.approx(sum(single) / 4, abs=1e-5)
    assert score["likest"][0] == pytest.approx(sum(single[-2:]) / 2, abs=1e-5)
    score["threshold"] = 0.11
    score["rest"], score["likest"] = [0.088, 0.3], [0.094, 0.3]
    text = "\n".join(reasons.lines(found))
    assert "fire0: its mean score with the rest of the story is 0.088, below" in text
    assert "with the 2 likest of it 0.094, where 0.080 is enough for one left alone" in text
    assert "regatta0: its mean" not in text


def test_score_beside_the_threshold_is_told_to_the_digit_that_differs() -> None:
    found = views.why(_told(), "fire0", "regatta0")
    assert found["score"]
    found["score"]["score"] = 0.1098
    assert "their own score is 0.109800, below the threshold of 0.110" in "\n".join(reasons.lines(found))


def test_score_of_a_copy_that_was_set_aside_is_not_told_as_its_share() -> None:
    found = views.why(_told(), "fire0", "regatta0")
    assert found["score"]
    found["score"]["copied"] = 0.8
    assert "share of their full copy" not in "\n".join(reasons.lines(found))
    found["score"]["score"] = 0.8
    assert "share of their full copy" in "\n".join(reasons.lines(found))
