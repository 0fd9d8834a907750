"""Stories are a function of the set of articles, not of the order in which they came."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import ids
from headwater.copies.find import FindCopies
from headwater.copies.fingerprint import FingerprintText
from headwater.engine.memory import Tables, run
from headwater.records import Article, Copy, Link, Record, Sketch, Story
from headwater.stories.cluster import ClusterStories
from headwater.stories.link import LinkArticles
from headwater.stories.sketch import SketchArticle

STEPS = (FingerprintText(), FindCopies(), SketchArticle(), LinkArticles(), ClusterStories())
WORDS = [
    "Elmstead",
    "flood",
    "weir",
    "Wren",
    "symphony",
    "Callis",
    "eleven",
    "tickets",
    "on Monday",
    "the",
    "said",
    "1931",
]
DAY = 86400


@st.composite
def _articles(draw: st.DrawFn) -> list[Article]:
    out = []
    for i in range(draw(st.integers(0, 9))):
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=14)))
        title = draw(st.one_of(st.none(), st.just(text[:20])))
        first = draw(st.one_of(st.none(), st.integers(0, 60).map(lambda day: day * DAY)))
        outlet = draw(st.sampled_from([None, "Tarn Post", "Daily Meridian"]))
        at = ids.make("article", i)
        last = None if first is None else first + DAY
        out.append(Article(at, at, str(i), outlet, None, title, None, "none", first, last, (), None, text))
    return out


def _outcome(articles: list[Article]) -> set[Record]:
    tables = run(STEPS, Tables(articles))
    return {row for table in (Sketch, Link, Copy, Story) for row in tables.rows(table)}


@settings(deadline=None, max_examples=60)
@given(_articles(), st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_the_order_of_articles(articles: list[Article], random: Random) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert _outcome(articles) == _outcome(shuffled)


@settings(deadline=None, max_examples=60)
@given(_articles())
def test_stories_part_the_articles(articles: list[Article]) -> None:
    stories = run(STEPS, Tables(articles)).rows(Story)
    assert sorted(a for s in stories for a in s.articles) == sorted(a.id for a in articles)
    known = {a.id: a for a in articles}
    for story in stories:
        members = [known[a] for a in story.articles]
        assert members == sorted(members, key=lambda a: (a.first is None, a.first or 0, a.id))
        assert story.id == members[0].id


@settings(deadline=None, max_examples=30)
@given(_articles())
def test_stories_links_are_the_same_with_fewer_articles(articles: list[Article]) -> None:
    whole = {(k.a, k.b): k for k in run(STEPS, Tables(articles)).rows(Link)}
    fewer = articles[::2]
    kept = {a.id for a in fewer}
    part = {(k.a, k.b): k for k in run(STEPS, Tables(fewer)).rows(Link)}
    assert part == {pair: link for pair, link in whole.items() if set(pair) <= kept}
