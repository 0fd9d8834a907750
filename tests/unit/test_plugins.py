"""Parts of other packages come by the same door as the built-in ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import ClassVar

import pytest

from headwater import config, plugins
from headwater.errors import HeadwaterError, UsageError
from headwater.ids import Id
from headwater.pipeline import plan
from headwater.pipeline.run import Run
from headwater.records import Article, Dropped, Record
from headwater.step import MapStep
from headwater.store import open_store
from headwater.views import export


@dataclass(frozen=True, slots=True)
class Length(Record):
    """A table of another package."""

    article: Id
    words: int


@dataclass(frozen=True, slots=True)
class CountWords(MapStep):
    """A step of another package: it counts, and notes what is too long."""

    name: ClassVar[str] = "audit.words"
    reads: ClassVar[type[Record]] = Article
    writes: ClassVar[tuple[type[Record], ...]] = (Length,)
    most: int = 3

    def map(self, batch: Sequence[Article]) -> Iterable[Iterable[Record]]:
        for article in batch:
            words = len(article.text.split())
            noted = [Dropped(article.input_id, self.name, f"{words} words")] if words > self.most else []
            yield [Length(article.id, words), *noted]


@pytest.fixture
def with_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("audit.words", f"{__name__}:CountWords", "headwater.steps")
    names, load = plugins.names, plugins.load
    monkeypatch.setattr(
        plugins, "names", lambda group: names(group) | ({"audit.words": point} if group == "steps" else {})
    )
    monkeypatch.setattr(plugins, "load", lambda group, name: CountWords if name == "audit.words" else load(group, name))


@pytest.mark.usefixtures("with_plugin")
def test_plugins_a_step_of_another_package_runs_with_its_settings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour of Orrisk was closed on Monday, the council said.\n")
    settings = config.load(tmp_path, {}, ["audit.words.most=5"])
    assert plan.step_kinds()[-1] is CountWords
    assert "audit" in plan.stages(plan.step_kinds())
    with open_store(tmp_path / "s", write=True) as store:
        report = Run(settings, until="audit")(store, [tmp_path / "a.txt"])
        assert store.check() == []
        with store.snapshot() as view:
            assert [length["words"] for length in export(view, "lengths")] == [11]
    assert report.dropped == [Dropped("a", "audit.words", "11 words")]
    assert set(report.done) >= {"extract.body", "extract.article", "audit.words"}
    assert not any(name.startswith(("copies", "stories", "annotate")) for name in report.done)


def test_plugins_an_unknown_name_is_a_usage_error_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'local'"):
        plugins.load("engines", "locall")


def test_plugins_two_packages_with_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint("x", "a:b", "headwater.steps"), EntryPoint("x", "c:d", "headwater.steps")]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points)
    with pytest.raises(HeadwaterError, match=r"two steps are called 'x': a:b and c:d"):
        plugins.names.__wrapped__("steps")
