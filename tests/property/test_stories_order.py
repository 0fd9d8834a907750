"""Stories are a function of the set of articles, not of the order in which they came."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import ids
from headwater.copies.gather import GatherFamilies
from headwater.copies.pair import PairArticles as PairTexts
from headwater.engine.memory import Tables, run
from headwater.pipeline.plan import step_kinds
from headwater.records import (
    Article,
    Bundle,
    Copy,
    Family,
    Fingerprint,
    Likeness,
    Link,
    Overlap,
    Record,
    Signature,
    Sketch,
    Story,
)
from headwater.step import Step
from headwater.stories.bundle import BundleArticles
from headwater.stories.pair import PairArticles

STEPS = [kind() for kind in step_kinds() if kind.name.startswith(("copies.", "stories."))]
MADE = (Overlap, Family, Copy, Sketch, Signature, Likeness, Bundle, Link, Story)
# Bounds that a few articles reach: then others than the two decide which pairs are looked at, and their order must not.
FEW: dict[str, Step] = {
    "copies.pair": PairTexts(widest=2, next_few=1),
    "copies.gather": GatherFamilies(largest=2),
    "stories.pair": PairArticles(widest=2, next_few=1),
    "stories.bundle": BundleArticles(largest=3),
}
BOUNDED = [FEW.get(step.name, step) for step in STEPS]
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
    return {row for table in MADE for row in tables.rows(table)}


@settings(deadline=None, max_examples=60)
@given(_articles(), st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_the_order_of_articles(articles: list[Article], random: Random) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert _outcome(articles) == _outcome(shuffled)


@settings(deadline=None, max_examples=60)
@given(_articles(), st.sampled_from([STEPS, BOUNDED]), st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_the_order_of_rows(
    articles: list[Article], steps: tuple[Step, ...], random: Random
) -> None:
    """The rows of every table are shuffled before each step."""
    plain, shuffled = Tables(articles), Tables(articles)
    for step in steps:
        run([step], plain)
        rows = [row for table in (Article, Fingerprint, *MADE) for row in shuffled.rows(table)]
        random.shuffle(rows)
        shuffled = run([step], Tables(rows))
    for table in MADE:
        assert set(plain.rows(table)) == set(shuffled.rows(table))
        assert len(plain.rows(table)) == len(shuffled.rows(table))


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
def test_stories_scores_are_the_same_with_fewer_articles(articles: list[Article]) -> None:
    fewer = articles[::2]
    kept = {a.id for a in fewer}
    whole = {pair: score for pair, score in _scores(articles).items() if kept.issuperset(pair)}
    assert _scores(fewer) == whole


def _scores(articles: list[Article]) -> dict[tuple[int, int], float]:
    out: dict[tuple[int, int], float] = {}
    for row in run(STEPS, Tables(articles)).rows(Likeness):
        for left, right, score in zip(row.left, row.right, row.scores, strict=True):
            out[left, right] = score
    return out
