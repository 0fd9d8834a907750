from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

import pytest

from headwater.errors import PlanError, UsageError
from headwater.ids import Id
from headwater.pipeline import plan
from headwater.records import Article, Claim, Link, Page, Record, Sentence, Sketch, Story
from headwater.step import Group, GroupStep, MapStep, Step


class _Map(MapStep):
    def map(self, batch: Sequence[Any]) -> Iterable[Iterable[Record]]:
        return [() for _ in batch]


class _Extract(_Map):
    name, reads, writes = "extract.all", Page, (Article,)


class _Group(GroupStep):
    by: ClassVar[str | None] = "story"

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        return ()


class _Cluster(_Group):
    name, by, reads, writes = "stories.cluster", None, (Article,), (Story,)


class _Split(_Map):
    name, reads, writes = "annotate.sentences", Article, (Sentence,)


class _Claims(_Group):
    name, reads, writes = "corroborate.claims", (Sentence,), (Claim,)


PLAN: list[type[Step]] = [_Extract, _Cluster, _Split, _Claims]


def test_plan_of_the_product_adds_up() -> None:
    kinds = plan.step_kinds()
    plan.check(kinds)
    assert [k.name for k in kinds][: len(plan.BUILT_IN)] == list(plan.BUILT_IN)
    assert all(k.name.count(".") == 1 for k in kinds)


def test_plan_check_accepts_what_adds_up() -> None:
    plan.check(PLAN)


@pytest.mark.parametrize("left_out", [_Extract, _Cluster, _Split])
def test_plan_check_refuses_a_table_that_nobody_writes(left_out: type[Step]) -> None:
    with pytest.raises(PlanError, match="no step before it writes"):
        plan.check([k for k in PLAN if k is not left_out])


def test_plan_check_refuses_two_writers_of_a_table() -> None:
    class Again(_Map):
        name, reads, writes = "extract.again", Page, (Article,)

    with pytest.raises(PlanError, match=r"extract\.again and extract\.all both write Article"):
        plan.check([_Extract, Again])


def test_plan_check_refuses_a_step_that_does_nothing() -> None:
    class Idle(MapStep):
        name, reads, writes = "extract.idle", Page, (Sketch,)

    with pytest.raises(PlanError, match=r"extract\.idle does not define 'map'"):
        plan.check([_Extract, Idle])


def test_plan_check_refuses_a_table_that_cannot_be_grouped() -> None:
    class Linked(_Group):
        name, reads, writes = "stories.odd", (Sketch, Link), (Claim,)

    class Sketches(_Map):
        name, reads, writes = "stories.sketch", Article, (Sketch, Link)

    with pytest.raises(PlanError, match="Link has no 'story'"):
        plan.check([_Extract, _Cluster, Sketches, Linked])


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        (None, [_Extract, _Cluster, _Split, _Claims]),
        ("read", []),
        ("extract", [_Extract]),
        ("annotate", [_Extract, _Split]),
        ("corroborate", [_Extract, _Cluster, _Split, _Claims]),
    ],
)
def test_plan_until_takes_a_stage_and_what_it_needs(stage: str | None, steps: Sequence[Any]) -> None:
    assert plan.until(PLAN, stage) == steps


def test_plan_until_names_the_nearest_stage() -> None:
    with pytest.raises(UsageError, match="did you mean 'annotate'"):
        plan.until(PLAN, "anotate")
