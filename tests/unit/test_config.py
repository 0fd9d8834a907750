from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from headwater import config
from headwater.errors import UsageError
from headwater.records import Article, Record, Sentence
from headwater.step import MapStep


@dataclass(frozen=True, slots=True)
class _Split(MapStep):
    name: ClassVar[str] = "demo.split"
    reads: ClassVar[type[Record]] = Article
    writes: ClassVar[tuple[type[Record], ...]] = (Sentence,)
    longest: int = 40
    share: float = 0.5
    strict: bool = False
    words: tuple[str, ...] = ("a",)
    limit: int | None = None

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
        ("", {}, ["demo.spit.longest=1"], "did you mean 'demo.split'"),
    ],
)
def test_config_refuses_what_it_does_not_know(
    toml: str, env: dict[str, str], flag: list[str], says: str, tmp_path: Path
) -> None:
    (tmp_path / "headwater.toml").write_text(toml)
    with pytest.raises(UsageError, match=says.replace("[", r"\[")):
        config.effective(config.load(tmp_path, env, flag), [_Split])
