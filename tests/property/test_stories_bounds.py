"""What every article shares, or one that is not like any other, costs bounded work: rows and pairs are counted, not seconds."""

from collections.abc import Callable, Sequence

import pytest

from headwater import ids
from headwater.copies.gather import GatherFamilies
from headwater.copies.pair import PairArticles as PairTexts
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.pipeline.plan import step_kinds
from headwater.records import Article, Bundle, Copy, Dropped, Family, Fingerprint, Likeness, Overlap, Signature, Story
from headwater.stories.bundle import BundleArticles
from headwater.stories.pair import PairArticles
from headwater.stories.sketch import SketchArticle

STEPS = [kind() for kind in step_kinds() if kind.name.startswith(("copies.", "stories."))]
DAY = 86400
TEXT = (
    "The harbour board of Orrisk closed the north quay on Monday after a crane had sunk into the old timber floor. "
    "Divers will look at the piles this week, and until then the four ferries to Tollen leave from the fish market, "
    "said Maud Arran, who runs the port. Nobody was hurt. The quay was built in 1904 and has been mended nine times since."
)
MANY, FEWER = 100_000, 10_000


def _article(number: int, text: str, first: int | None = 0) -> Article:
    at = ids.make("article", number)
    last = None if first is None else first + DAY
    return Article(at, at, str(number), f"Outlet {number}", None, None, None, "none", first, last, (), "en", text)


def _whole(articles: Sequence[Article]) -> Tables:
    tables = run(STEPS, Tables(articles))
    held = sorted(a for story in tables.rows(Story) for a in story.articles)
    assert held == sorted(a.id for a in articles)
    assert not tables.rows(Dropped)
    return tables


def test_bounds_of_many_identical_articles() -> None:
    tables = _whole([_article(n, TEXT) for n in range(2000)])
    assert len(tables.rows(Story)) == 1
    assert len(tables.rows(Copy)) == 1999
    assert sum(len(row.left) for row in tables.rows(Likeness)) == 1999


def test_bounds_of_a_hundred_thousand_equal_rows() -> None:
    prints = [Fingerprint(Id(n), (1, 2, 3, 4), 60, 7) for n in range(MANY)]
    signatures = [Signature(Id(n), 0, 0, DAY, (1, 2, 3), (0.6, 0.6, 0.5), 7) for n in range(MANY)]
    tables = run([PairTexts(), GatherFamilies(), PairArticles(), BundleArticles()], Tables([*prints, *signatures]))
    assert sum(len(row.left) for row in tables.rows(Overlap)) == MANY - 1
    families = tables.rows(Family)
    assert sum(len(row.left) for row in families) == MANY - 1
    assert max(len(row.left) for row in families) <= GatherFamilies().largest
    assert sum(len(row.left) for row in tables.rows(Likeness)) == MANY - 1
    assert [len(row.articles) for row in tables.rows(Bundle)] == [MANY]


def test_bounds_of_a_key_that_all_share() -> None:
    """Each article has one hash and one term of its own, and three that all have."""
    prints = [Fingerprint(Id(n), (1, 2, 3, 10 + n), 60, n) for n in range(FEWER)]
    signatures = [Signature(Id(n), 0, n, n, (1, 2, 3, 10 + n), (0.5,) * 4, n) for n in range(FEWER)]
    tables = run([PairTexts(), PairArticles(), BundleArticles()], Tables([*prints, *signatures]))
    assert sum(len(row.left) for row in tables.rows(Overlap)) <= 4 * PairTexts().next_few * FEWER
    assert sum(len(row.left) for row in tables.rows(Likeness)) <= PairArticles().next_few * FEWER
    bundles = tables.rows(Bundle)
    assert sum(len(row.articles) for row in bundles) == FEWER
    assert max(len(row.articles) for row in bundles) <= BundleArticles().largest


def test_bounds_of_near_copies_by_the_thousand() -> None:
    tables = _whole([_article(n, f"{TEXT} Notice Quarl{n:b}.") for n in range(1500)])
    assert sum(len(row.left) for row in tables.rows(Family)) <= 1500 * 60 * PairTexts().next_few
    assert max(len(row.articles) for row in tables.rows(Bundle)) <= BundleArticles().largest


@pytest.mark.parametrize(
    "text",
    [
        lambda: "Flooded",
        lambda: "",
        lambda: TEXT * (5_000_000 // len(TEXT)),
        lambda: " ".join(f"word{n}" for n in range(60_000)),
    ],
    ids=["one word", "nothing", "one text again and again", "ever new words"],
)
def test_bounds_of_an_article_of_any_length(text: Callable[[], str]) -> None:
    tables = _whole([_article(0, text()), *(_article(n, TEXT) for n in range(1, 4))])
    [signature] = (s for s in tables.rows(Signature) if s.article == ids.make("article", 0))
    assert len(signature.terms) <= SketchArticle().keys


def test_bounds_of_dates_that_are_missing_or_absurd() -> None:
    firsts = [None, 0, -60_000_000_000, 250_000_000_000, None, 10 * DAY, 9 * DAY]
    tables = _whole([_article(n, TEXT, first) for n, first in enumerate(firsts)])
    assert len(tables.rows(Story)) <= len(firsts)
    [known] = {s.first for s in tables.rows(Story) if len(s.articles) > 1}
    assert known is not None


def test_bounds_of_a_clock_that_jumps() -> None:
    """The same articles with times an outlet's clock set a year back and forth: the same stories in any order of coming."""
    articles = [_article(n, TEXT, (n % 3 - 1) * 365 * DAY + n * DAY) for n in range(9)]
    one, other = _whole(articles), _whole(articles[::-1])
    assert set(one.rows(Story)) == set(other.rows(Story))
