from collections.abc import Sequence
from typing import Any

from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Bundle, Copy, Likeness, Signature
from headwater.stories.bundle import BundleArticles
from headwater.stories.pair import PairArticles

DAY = 86400


def _signature(number: int, terms: Sequence[int], day: int | None = 1, whole: int | None = None) -> Signature:
    first, last = (None, None) if day is None else (day * DAY, day * DAY + DAY - 1)
    weight = len(terms) ** -0.5 if terms else 0.0
    return Signature(Id(number), 0, first, last, tuple(terms), (weight,) * len(terms), whole or number)


def _scores(rows: Sequence[Signature], step: PairArticles | None = None) -> dict[tuple[int, int], float]:
    out: dict[tuple[int, int], float] = {}
    for one in run([step or PairArticles()], Tables(rows)).rows(Likeness):
        for left, right, score in zip(one.left, one.right, one.scores, strict=True):
            out[min(left, right), max(left, right)] = score
    return out


def test_pair_scores_articles_that_share_terms() -> None:
    rows = [
        _signature(1, range(10)),
        _signature(2, range(10)),
        _signature(3, range(5, 15)),
        _signature(4, range(50, 60)),
    ]
    found = _scores(rows)
    assert found.keys() == {(1, 2), (1, 3), (2, 3)}
    assert found[1, 2] == 1.0
    assert found[1, 3] == found[2, 3] < 0.6


def test_pair_gives_the_same_pairs_in_any_number_of_shares() -> None:
    rows = [_signature(i, [i % 7, i % 11, i % 13, 100, 101], day=i % 9) for i in range(1, 90)]
    whole = _scores(rows, PairArticles(shares=1, widest=20, next_few=3))
    assert whole
    assert whole == _scores(rows[::-1], PairArticles(shares=3, widest=20, next_few=3))


def test_pair_of_terms_that_all_share_is_with_the_next_few_only() -> None:
    rows = [_signature(i, [1, 2, 3, 4, 100 + i], day=i) for i in range(1, 200)]
    assert 0 < len(_scores(rows, PairArticles(widest=20, next_few=3))) <= 3 * 200


def test_pair_lets_the_first_of_many_equal_sketches_stand_for_all() -> None:
    rows = [_signature(i, range(10), whole=77) for i in range(1, 100)]
    found = _scores(rows, PairArticles(widest=20))
    assert found.keys() == {(1, i) for i in range(2, 100)}


def test_pair_takes_missing_and_absurd_dates() -> None:
    days = [None, -800_000, 0, 3_000_000, None]
    rows = [_signature(i, range(10), day) for i, day in enumerate(days, 1)]
    assert len(_scores(rows)) == 10


def _bundles(*rows: Signature | Likeness | Copy, **settings: Any) -> set[tuple[int, ...]]:
    return {b.articles for b in run([BundleArticles(**settings)], Tables(rows)).rows(Bundle)}


def _likeness(*pairs: tuple[int, int, float]) -> Likeness:
    left, right, scores = zip(*pairs, strict=True)
    return Likeness(tuple(map(Id, left)), tuple(map(Id, right)), scores)


def test_bundle_holds_every_article_once() -> None:
    rows = [_signature(i, ()) for i in (5, 3, 4, 1)]
    assert _bundles(*rows, _likeness((3, 5, 0.4))) == {(3, 5), (4,), (1,)}
    assert _bundles(*rows) == {(1,), (3,), (4,), (5,)}


def test_bundle_takes_a_pair_once_with_its_highest_score() -> None:
    rows = [_signature(i, ()) for i in (1, 2)]
    assert _bundles(*rows, _likeness((1, 2, 0.03), (1, 2, 0.03), (2, 1, 0.03)), mean=0.05) == {(1,), (2,)}
    assert _bundles(*rows, _likeness((1, 2, 0.03), (1, 2, 0.06)), mean=0.05) == {(1, 2)}


def test_bundle_ignores_pairs_of_articles_that_are_not_there() -> None:
    assert _bundles(_signature(2, ()), _likeness((1, 2, 0.9), (2, 3, 0.9))) == {(2,)}


def test_bundle_of_a_full_copy() -> None:
    rows = [_signature(1, ()), _signature(2, ())]
    for words, share, wanted in ((90, 0.8, {(1, 2)}), (40, 0.8, {(1,), (2,)}), (90, 0.3, {(1,), (2,)})):
        copy = Copy(Id(9), (Id(1), Id(2)), "full", share, words, (0,), (9,), (0,), (9,))
        assert _bundles(*rows, copy) == wanted


def test_bundle_grows_to_its_bound_only_and_keeps_equal_sketches_together() -> None:
    chain = _likeness(*((i, i + 1, 0.9) for i in range(1, 100)))
    sizes = [len(b) for b in _bundles(*(_signature(i, ()) for i in range(1, 101)), chain, largest=8)]
    assert sum(sizes) == 100
    assert 1 < max(sizes) <= 8
    same = [_signature(i, (), whole=7) for i in range(1, 101)]
    assert _bundles(*same, chain, largest=8) == {tuple(range(1, 101))}
