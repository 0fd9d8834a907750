from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

import pytest

from headwater import config
from headwater.config import Count, Range, Same, Share
from headwater.errors import UsageError
from headwater.pipeline import plan
from headwater.records import Article, Record, Sentence
from headwater.step import MapStep


@dataclass(frozen=True, slots=True)
class _Split(MapStep):
    name: ClassVar[str] = "demo.split"
    reads: ClassVar[type[Record]] = Article
    writes: ClassVar[tuple[type[Record], ...]] = (Sentence,)
    longest: Count = 40
    share: Share = 0.5
    strict: bool = False
    words: tuple[str, ...] = ("a",)
    limit: Annotated[int | None, Range(1, 9)] = None

    def map(self, batch: Sequence[Any]) -> Iterable[Iterable[Record]]:
        return [() for _ in batch]


@dataclass(frozen=True, slots=True)
class _Join(MapStep):
    name: ClassVar[str] = "demo.join"
    reads: ClassVar[type[Record]] = Sentence
    writes: ClassVar[tuple[type[Record], ...]] = ()
    longest: Annotated[Count, Same("demo.split.longest")] = 40

    def map(self, batch: Sequence[Any]) -> Iterable[Iterable[Record]]:
        return [() for _ in batch]


def test_config_the_last_layer_wins_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "headwater.toml").write_text("[demo.split]\nlongest = 7\nshare = 1\nstrict = true\n")
    env = {"HEADWATER_DEMO_SPLIT_LONGEST": "8", "HEADWATER_DEMO_SPLIT_LIMIT": "none"}
    settings = config.load(tmp_path, env, ["demo.split.longest=9", "demo.split.words=x, y"])
    step = settings.build(_Split)
    assert step == _Split(longest=9, share=1.0, strict=True, words=("x", "y"), limit=None)
    origins = {s.field: s.origin for s in config.effective(settings, [_Split])}
    assert origins["longest"] == origins["words"] == "--set"
    assert origins["limit"] == "HEADWATER_DEMO_SPLIT_LIMIT"
    assert origins["strict"].endswith("headwater.toml")


def test_config_defaults_without_any_layer(tmp_path: Path) -> None:
    assert config.load(tmp_path, {"PATH": "x"}).build(_Split) == _Split()


@pytest.mark.parametrize(
    ("toml", "env", "flag", "says"),
    [
        ("[demo.split]\nlongst = 7", {}, [], "did you mean 'longest'"),
        ("[demo.splt]\nlongest = 7", {}, [], "did you mean 'demo.split'"),
        ("[demo.split]\nlongest = 'x'", {}, [], "expected int"),
        ("[demo.split]\nlongest = true", {}, [], "expected int"),
        ("demo = 3", {}, [], "not a table"),
        ("[demo", {}, [], "headwater.toml"),
        ("", {"HEADWATER_DEMO_SPLIT_LONGST": "1"}, [], "did you mean 'HEADWATER_DEMO_SPLIT_LONGEST'"),
        ("", {"HEADWATER_DEMO_SPLIT_LONGEST": "many"}, [], "expected int"),
        ("", {}, ["demo.split.longest"], "step.field=value"),
        ("", {}, ["demo.split.longst=1"], "did you mean 'longest'"),
        ("[demo.split]\nlongest = -1", {}, [], "demo.split.longest = -1: expected 0 or more"),
        ("[demo.split]\nshare = 1.5", {}, [], "demo.split.share = 1.5: expected from 0 to 1"),
        ("", {"HEADWATER_DEMO_SPLIT_LIMIT": "0"}, [], "HEADWATER_DEMO_SPLIT_LIMIT = 0: expected from 1 to 9"),
        ("", {}, ["demo.split.share=-3"], "--set demo.split.share = -3.0: expected from 0 to 1"),
        ("", {}, ["demo.spit.longest=1"], "did you mean 'demo.split'"),
    ],
)
def test_config_refuses_what_it_does_not_know(
    toml: str, env: dict[str, str], flag: list[str], says: str, tmp_path: Path
) -> None:
    (tmp_path / "headwater.toml").write_text(toml)
    with pytest.raises(UsageError, match=says.replace("[", r"\[")):
        config.effective(config.load(tmp_path, env, flag), [_Split])


def test_config_a_setting_that_is_the_same_as_another_follows_it_until_it_is_set(tmp_path: Path) -> None:
    def longest(*flags: str) -> tuple[Any, str]:
        [row] = config.load(tmp_path, {"HEADWATER_DEMO_SPLIT_LONGEST": "8"}, flags).of(_Join)
        return row.value, row.origin

    assert config.load(tmp_path, {}).build(_Join) == _Join(longest=40)
    assert longest() == (8, "demo.split.longest")
    assert longest("demo.split.longest=9") == (9, "demo.split.longest")
    assert longest("demo.split.longest=9", "demo.join.longest=7") == (7, "--set")
    noted = config.from_note(config.to_note(config.load(tmp_path, {}, ["demo.split.longest=9"]).of(_Join)))
    assert noted.build(_Join).longest == 9


@pytest.mark.parametrize("kind", plan.configured(), ids=lambda kind: kind.name)
def test_config_defaults_of_built_in_steps_are_in_range_and_the_same(kind: type[config.Configured]) -> None:
    defaults = {f"{k.name}.{f.name}": f.default for k in plan.configured() for f in fields(k)}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        for mark in get_args(hint)[1:] if get_origin(hint) is Annotated else ():
            value = defaults[f"{kind.name}.{name}"]
            assert value == defaults[mark.setting] if isinstance(mark, Same) else mark.least <= value <= mark.most
