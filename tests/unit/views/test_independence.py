from headwater.ids import Id
from headwater.views.independence import in_words, reach
from headwater.views.shapes import Independent, Source, Story


def source(name: str, articles: int, root: bool = True, kind: str = "other") -> Source:
    return {
        "id": name, "story": "s", "kind": kind, "name": name, "handle": None, "person": None, "outlet": None,
        "doubtful": [], "root": root, "articles": [str(i) for i in range(articles)],
    }  # fmt: skip


def story(independent: Independent | None, articles: int = 5) -> Story:
    return {
        "id": "s", "title": None, "articles": [str(i) for i in range(articles)], "outlets": [], "first": None, "last": None,
        "aliases": [], "read": True, "independent": independent,
    }  # fmt: skip


ONE: Independent = {"low": 1, "high": 1, "cut_low": ["Post"], "cut_high": ["Post"], "roots": ["Post"]}
WIDE: Independent = {"low": 1, "high": 2, "cut_low": ["Post"], "cut_high": ["Post", "a1"], "roots": ["Post", "Video"]}


def test_independence_says_on_what_most_of_the_coverage_rests() -> None:
    told = in_words(story(ONE), [source("Post", 4, kind="social_post")], {"Post": "Post"})
    assert told[0] == "Most of the coverage rests on Post: 4 of 5 articles."
    assert len(told) == 2


def test_independence_names_the_other_roots_and_both_cuts() -> None:
    told = in_words(story(WIDE), [source("Post", 4), source("Video", 1)], {"a1": "The Ledger’s report"})
    assert "Another root: Video." in told
    assert told[-1].endswith("2 would all have to be wrong for every report to be: Post and The Ledger’s report.")


def test_independence_claims_no_majority_where_there_is_none() -> None:
    told = in_words(story(WIDE), [source("Post", 2), source("Video", 2)], {})
    assert told[0].startswith("No single source carries most of the coverage")


def test_independence_lists_only_so_many_roots() -> None:
    told = in_words(story(WIDE), [source(f"Root {i}", 1) for i in range(9)], {})
    assert told[1].endswith("and 4 more.")


def test_independence_that_is_not_known_is_not_guessed() -> None:
    assert in_words(story(None), [], {}) == ["This story has not been traced to its sources."]
    assert in_words(story(ONE), [], {})[0] == "No article of this story credits a source that is known."


def test_independence_reach_follows_chains_and_ends_in_cycles() -> None:
    edges = [(Id(1), Id(2)), (Id(2), Id(3)), (Id(3), Id(2)), (Id(4), Id(1))]
    assert reach(edges, Id(1)) == {2, 3}
