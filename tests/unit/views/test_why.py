from itertools import pairwise

import pytest

from headwater import ids, views
from headwater.engine.memory import Tables
from headwater.errors import UsageError
from headwater.ids import Id
from headwater.records import Link
from headwater.serve import reasons
from headwater.views.why import strongest


def test_why_gives_the_chain_of_links_with_shared_words(whole: Tables) -> None:
    found = views.why(whole, "a0", "a3")
    assert found["story"]
    assert [round(x["score"], 1) for x in found["path"]] == [0.9, 0.8, 0.7]
    assert found["path"][0]["words"] == ["weir", "gate", "boats"]


def test_why_is_told_from_the_first_article_to_the_second(whole: Tables) -> None:
    for pair in (("a0", "a3"), ("a3", "a0")):
        found = views.why(whole, *pair)
        links = [line.split(":")[0].split(" — ") for line in reasons.lines(found) if " — " in line]
        assert [links[0][0], links[-1][1]] == found["articles"]
        assert all(before[1] == after[0] for before, after in pairwise(links))


def test_why_gives_what_two_articles_share_to_the_letter(whole: Tables) -> None:
    assert [c["words"] for c in views.why(whole, "a1", "a2")["copies"]] == [14]


def test_why_prefers_the_chain_whose_weakest_link_is_strongest() -> None:
    links = [Link(Id(1), Id(3), 0.4, ()), Link(Id(1), Id(2), 0.6, ()), Link(Id(2), Id(3), 0.5, ())]
    assert [x.score for x in strongest(links, Id(1), Id(3))] == [0.6, 0.5]
    assert strongest(links, Id(1), Id(9)) == []
    assert strongest(links, Id(1), Id(1)) == []


def test_why_of_an_unknown_article_is_refused(whole: Tables) -> None:
    with pytest.raises(UsageError):
        views.why(whole, "a0", ids.show(1))


def test_why_says_who_the_two_are_and_what_decided_first(whole: Tables) -> None:
    found = views.why(whole, "a0", found_id := ids.show(views.find_article(views.Index(whole), "a3").id))
    assert found["inputs"] == ["a0", "a3"] and found["articles"][1] == found_id
    head, first, second, *_ = reasons.lines(found)
    assert head.startswith("a0 and a3 are both in story")
    assert found["articles"][0] in first and first.startswith("  a0: ") and found_id in second


def test_why_of_an_article_and_itself_says_so(whole: Tables) -> None:
    head, *rest = reasons.lines(views.why(whole, "a0", "a0"))
    assert head == "both are the same article, a0" and len(rest) == 1


def test_why_suggests_no_name_that_is_not_like_what_was_given(whole: Tables) -> None:
    with pytest.raises(UsageError, match="nor one of a name like it"):
        views.why(whole, "a0", "nosuch")
