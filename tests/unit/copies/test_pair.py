from collections.abc import Callable, Sequence
from typing import Any

from headwater.copies.gather import GatherFamilies
from headwater.copies.pair import PairArticles
from headwater.engine.memory import Tables, run
from headwater.ids import Id
from headwater.records import Article, Copy, Family, Fingerprint, Overlap


def _prints(rows: Sequence[Sequence[int]]) -> list[Fingerprint]:
    return [Fingerprint(Id(i), tuple(sorted(row)), 50, hash(tuple(row))) for i, row in enumerate(rows)]


def _shared(rows: Sequence[Sequence[int]], **settings: Any) -> dict[tuple[int, int], float]:
    out: dict[tuple[int, int], float] = {}
    for one in run([PairArticles(**settings)], Tables(_prints(rows))).rows(Overlap):
        for left, right, told in zip(one.left, one.right, one.evidence, strict=True):
            out[left, right] = out.get((left, right), 0.0) + told
    return out


def test_pair_adds_up_what_the_hashes_that_two_articles_share_tell() -> None:
    rows = [[1, 2, 3, 4], [3, 4, 5], [9], [5, 1]]
    for shares in (1, 2, 4):
        assert _shared(rows, shares=shares) == {(0, 1): 1.0, (0, 3): 0.5, (1, 3): 0.5}


def test_pair_counts_less_what_many_hold() -> None:
    assert set(_shared([[1]] * 8, least=0.0).values()) == {0.25}
    assert not _shared([[1]] * 20)


def test_pair_of_a_hash_that_all_share_is_with_the_next_few_only() -> None:
    found = _shared([[7, 100 + i] for i in range(30)], widest=10, next_few=3, least=0.1)
    assert len(found) == 29 + 28 + 27
    assert all(0 < b - a <= 3 for a, b in found)


def test_pair_lets_the_first_of_many_equal_texts_stand_for_all() -> None:
    found = _shared([[1, 2, 3]] * 100 + [[1, 2, 3, 4]], widest=10)
    assert {pair for pair in found if pair[1] < 100} == {(0, i) for i in range(1, 100)}
    assert found[0, 100] == 1.5


def test_gather_puts_every_pair_in_one_family_of_bounded_size() -> None:
    overlaps = [
        Overlap((Id(1), Id(1), Id(8)), (Id(2), Id(3), Id(9)), (0.5, 2.5, 1.0)),
        Overlap((Id(1),), (Id(2),), (0.5,)),
    ]
    [first, second] = run([GatherFamilies()], Tables(overlaps)).rows(Family)
    assert (first.articles, first.left, first.right) == ((1, 2, 3), (1, 1), (2, 3))
    assert second.articles == (8, 9)
    pieces = run([GatherFamilies(largest=1)], Tables(overlaps)).rows(Family)
    assert len({f.id for f in pieces}) == 3
    assert {(f.left, f.right) for f in pieces} == {((1,), (2,)), ((1,), (3,)), ((8,), (9,))}
    assert not run([GatherFamilies(enough=9)], Tables(overlaps)).rows(Family)


def test_pair_of_many_identical_articles_makes_bounded_copies(
    article: Callable[..., Article], copies: Callable[..., list[Copy]], wire: str
) -> None:
    found = copies(*(article(str(i), wire) for i in range(300)))
    assert len(found) == 299
    assert len({c.articles[0] for c in found}) == 1
