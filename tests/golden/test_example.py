"""The real command line on the invented example, against what was planted in it (examples/ferry-truth.json)."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from headwater.text import fold, words

EXAMPLES = Path(__file__).parents[2] / "examples"
TRUTH: dict[str, Any] = json.loads((EXAMPLES / "ferry-truth.json").read_text(encoding="utf8"))
COMMAND = (sys.executable, "-m", "headwater")

Json = dict[str, Any]


def headwater(*args: str) -> str:
    done = subprocess.run([*COMMAND, *args], capture_output=True, text=True, check=False, encoding="utf8")
    assert done.returncode == 0, f"headwater {' '.join(args)}: exit {done.returncode}\n{done.stderr[-2000:]}"
    return done.stdout


@dataclass
class Example:
    """What the command line says of the example, found by the names that the truth uses."""

    store: str

    def ask(self, *args: str) -> str:
        return headwater(*args, "--store", self.store)

    def export(self, record: str) -> list[Json]:
        return [json.loads(line) for line in self.ask("export", record).split("\n") if line.strip()]

    @cached_property
    def articles(self) -> dict[str, Json]:
        return {a["input_id"]: a for a in self.export("articles")}

    @cached_property
    def names(self) -> dict[str, str]:
        return {a["id"]: name for name, a in self.articles.items()}

    @cached_property
    def dossiers(self) -> list[Json]:
        return self.export("dossiers")

    @cached_property
    def story(self) -> Json:
        """The dossier that holds the most of the planted story."""
        due = set(TRUTH["story"])
        return max(self.dossiers, key=lambda d: len(due & {self.names[a["id"]] for a in d["articles"]}))

    def place(self, article: str, passage: str, within: str = "") -> tuple[int, int]:
        """Where the passage stands in the article's text, matched on folded characters."""
        folded = fold(self.articles[article]["text"])
        start = folded.text.find(fold(within).text) if within else 0
        at = folded.text.find(fold(passage).text, start)
        assert start >= 0 and at >= 0, f"{article} does not hold {within or passage!r}"
        return folded.span(at, at + len(fold(passage).text))

    def on(self, marks: Iterable[Json], article: str, span: tuple[int, int]) -> list[Json]:
        """The marks that overlap that passage."""
        return [m for m in marks if self.names[m["article"]] == article and m["start"] < span[1] and m["end"] > span[0]]

    def holds(self, marks: Iterable[Json], passages: Iterable[tuple[str, str]]) -> set[str]:
        """The articles among `passages` whose passage one of the marks overlaps."""
        every = list(marks)
        return {article for article, text in passages if self.on(every, article, self.place(article, text))}

    def nodes(self, key: str) -> set[str]:
        """Ids of the sources, and of the article, that may stand for a planted source."""
        planted = TRUTH["sources"][key]
        found = {s["id"] for s in self.story["sources"] if named(s["name"], planted["names"])}
        if "article" in planted:
            found.add(self.articles[planted["article"]]["id"])
        return found

    def reach(self, article: str) -> set[str]:
        """Every source and article that this one rests on, over any number of links."""
        seen: set[str] = set()
        todo = [self.articles[article]["id"]]
        while todo:
            here = todo.pop()
            fresh = {e["to"] for e in self.story["graph"] if e["from"] == here} - seen
            seen |= fresh
            todo += fresh
        return seen


def named(name: str, words_of: Iterable[str]) -> bool:
    """Whether the name holds all words of one of the wanted names; "Anna Example's post" holds those of Anna Example."""
    held = {word.removesuffix("'s") for word in words(name)}
    return any(set(words(wanted)) <= held for wanted in words_of)


def cases(rows: Iterable[Any], label: str = "about") -> list[Any]:
    return [pytest.param(row, id=str(row[label]).replace(" ", "-")) for row in rows]


def pairs(planted: Mapping[str, Iterable[str]]) -> list[Any]:
    return [
        pytest.param(article, value, id=f"{article}-{value}".replace(" ", "-"))
        for article, values in planted.items()
        for value in values
    ]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    store = str(tmp_path_factory.mktemp("example") / "store")
    headwater("run", str(EXAMPLES / "ferry"), "--store", store)
    return Example(store)


def test_example_reads_every_article_once(example: Example) -> None:
    assert sorted(example.articles) == sorted(TRUTH["articles"])


@pytest.mark.parametrize("name", TRUTH["articles"])
def test_example_knows_publication_and_title(example: Example, name: str) -> None:
    planted, article = TRUTH["articles"][name], example.articles[name]
    assert (article["published"] or "")[:10] == planted["published"]
    assert article["title"] == planted["title"]
    if not (planted.get("or unknown") and article["outlet"] is None):
        assert fold(article["outlet"] or "").text == fold(planted["outlet"]).text


@pytest.mark.parametrize(("article", "passage"), pairs(TRUTH["chrome"]))
def test_example_text_holds_no_chrome(example: Example, article: str, passage: str) -> None:
    assert passage not in example.articles[article]["text"]


@pytest.mark.parametrize(("article", "passage"), pairs(TRUTH["body"]))
def test_example_text_holds_the_body(example: Example, article: str, passage: str) -> None:
    assert passage in example.articles[article]["text"]


def test_example_is_one_story_and_one_article_apart(example: Example) -> None:
    stories = [sorted(example.names[a] for a in s["articles"]) for s in example.export("stories")]
    assert sorted(stories) == sorted([sorted(TRUTH["story"]), *([a] for a in TRUTH["apart"])])


def test_example_copies_are_the_planted_ones(example: Example) -> None:
    found = {tuple(sorted(example.names[a] for a in c["articles"])): c["kind"] for c in example.export("copies")}
    assert set(found) == {tuple(sorted(pair)) for pair in TRUTH["copies"]}
    assert found["courier", "wexmoor"] == "full"


@pytest.mark.parametrize("planted", cases(TRUTH["quotes"]))
def test_example_quote_is_one_with_its_cuts(example: Example, planted: Json) -> None:
    utterances = {}
    for article, cut in planted["cuts"]:
        span = example.place(article, cut)
        held = [q for q in example.story["quotes"] if example.on(q["mentions"], article, span)]
        assert len(held) == 1, f"{article}: {cut!r} is in {len(held)} quotes"
        utterances[held[0]["id"]] = held[0]
    assert len(utterances) == 1, [q["text"] for q in utterances.values()]


@pytest.mark.parametrize("planted", cases(TRUTH["quotes"]))
def test_example_quote_has_its_speaker(example: Example, planted: Json) -> None:
    for article, cut in planted["cuts"]:
        span = example.place(article, cut)
        speakers = [q["speaker"] for q in example.story["quotes"] if example.on(q["mentions"], article, span)]
        if not (planted.get("or unknown") and speakers == [None]):
            assert [named(s or "", [planted["speaker"], *planted.get("or", [])]) for s in speakers] == [True], (
                f"{article}: {cut!r}: {speakers}"
            )


@pytest.mark.parametrize("key", TRUTH["sources"])
def test_example_source_is_found_with_its_kind(example: Example, key: str) -> None:
    planted = TRUTH["sources"][key]
    kinds = {s["kind"] for s in example.story["sources"] if named(s["name"], planted["names"])}
    assert kinds & set(planted["kinds"]), f"found as {sorted(kinds)}"


@pytest.mark.parametrize(("article", "key"), pairs(TRUTH["rests"]))
def test_example_article_rests_on_its_source(example: Example, article: str, key: str) -> None:
    reached = example.reach(article)
    assert reached & example.nodes(key), [s["name"] for s in example.story["sources"] if s["id"] in reached]


@pytest.mark.parametrize("key", TRUTH["roots"])
def test_example_root_is_a_root(example: Example, key: str) -> None:
    names = {s["id"]: s["name"] for s in example.story["sources"]}
    roots = {r for c in example.story["claims"] if c["independent"] for r in c["independent"]["roots"]}
    assert roots & example.nodes(key), sorted(names.get(r, r) for r in roots)


@pytest.mark.parametrize("planted", cases(TRUTH["claims"]))
def test_example_claim_joins_its_mentions(example: Example, planted: Json) -> None:
    met = [len(example.holds(c["mentions"], planted["passages"])) for c in example.story["claims"]]
    assert max(met, default=0) >= planted["at least"]


@pytest.mark.parametrize("planted", cases(c for c in TRUTH["claims"] if "low" in c))
def test_example_claim_of_one_source_is_not_called_independent(example: Example, planted: Json) -> None:
    """All claims that join two or more of the planted mentions, for the facts may be cut in other ways."""
    joined = [c for c in example.story["claims"] if len(example.holds(c["mentions"], planted["passages"])) >= 2]
    assert joined
    assert {c["text"]: c["independent"]["low"] for c in joined} == {c["text"]: planted["low"] for c in joined}


def test_example_central_claim_is_as_independent_as_planted(example: Example) -> None:
    central = next(c for c in TRUTH["claims"] if c.get("central"))
    claim = max(
        example.story["claims"], key=lambda c: (len(example.holds(c["mentions"], central["passages"])), c["articles"])
    )
    for found in (claim["independent"], example.story["independent"]):
        for end in ("low", "high"):
            least, most = TRUTH["independent"][end]
            assert least <= found[end] <= most, claim["text"]
            assert len(found[f"cut_{end}"]) == found[end]


def test_example_three_runs_of_one_agency_text_count_once(example: Example) -> None:
    runs = {example.articles[a]["id"] for a in ("courier", "wexmoor", "eastmark")}
    only = [c for c in example.story["claims"] if {m["article"] for m in c["mentions"]} == runs]
    assert only, "no claim that only the three runs tell"
    assert {(c["independent"]["low"], c["independent"]["high"]) for c in only} == {(1, 1)}


def values_met(example: Example, planted: Json, found: Json) -> set[str]:
    """The planted values that stand as different values in this disagreement."""
    met: set[str] = set()
    for value in found["values"]:
        fits = {v for v, passages in planted["values"].items() if example.holds(value["mentions"], passages)}
        met |= fits - met if len(fits) == 1 else set()
    return met


def best_disagreement(example: Example, planted: Json) -> tuple[set[str], Json]:
    ranked = [(values_met(example, planted, d), d) for d in example.story["disagreements"]]
    assert ranked, "no disagreements at all"
    return max(ranked, key=lambda r: len(r[0]))


@pytest.mark.parametrize("planted", cases(TRUTH["disagreements"]))
def test_example_disagreement_is_found_with_all_values(example: Example, planted: Json) -> None:
    met, found = best_disagreement(example, planted)
    assert met == set(planted["values"]), [v["value"] for v in found["values"]]


@pytest.mark.parametrize("planted", cases(TRUTH["disagreements"]))
def test_example_disagreement_has_its_kind_and_relation(example: Example, planted: Json) -> None:
    met, found = best_disagreement(example, planted)
    assert len(met) >= 2
    assert (found["kind"], found["relation"]) == (planted["kind"], planted["relation"])


def test_example_disagreements_are_mostly_planted(example: Example) -> None:
    known = [
        *([p for passages in d["values"].values() for p in passages] for d in TRUTH["disagreements"]),
        *(d["passages"] for d in TRUTH["other disagreements"]),
    ]
    found = example.story["disagreements"]
    strange = [
        [(v["value"], sorted({example.names[m["article"]] for m in v["mentions"]})) for v in d["values"]]
        for d in found
        if not any(sum(bool(example.holds(v["mentions"], passages)) for v in d["values"]) >= 2 for passages in known)
    ]
    assert len(strange) <= len(found) / 2, strange


@pytest.mark.parametrize("planted", cases(TRUTH["dates"], "in"))
def test_example_date_is_resolved(example: Example, planted: Json) -> None:
    start, end = example.place(planted["article"], planted["text"], planted["in"])
    marks = example.on(example.story["times"], planted["article"], (start, end))
    assert [(t["earliest"], t["latest"]) for t in marks] == [(planted["earliest"], planted["latest"])]


@pytest.mark.parametrize("planted", cases(TRUTH["quantities"], "text"))
def test_example_quantity_has_its_bounds(example: Example, planted: Json) -> None:
    span = example.place(planted["article"], planted["text"])
    marks = example.on(example.story["quantities"], planted["article"], span)
    assert [(q["low"], q["high"]) for q in marks] == [(planted["low"], planted["high"])]
    if planted["unit"]:
        assert marks[0]["unit"] == planted["unit"]


def test_example_brief_is_verbatim_and_covers_the_event(example: Example) -> None:
    text = {a["id"]: a["text"] for a in example.articles.values()}
    brief = example.story["brief"]
    assert 3 <= len(brief) <= 25
    for line in brief:
        for m in line["mentions"]:
            assert text[m["article"]][m["start"] : m["end"]] == line["text"]
    assert "Candle Rock" in " ".join(line["text"] for line in brief)
    assert not any(a["text"] == b["text"] for a, b in combinations(brief, 2))


@pytest.mark.parametrize("day", TRUTH["timeline"])
def test_example_timeline_holds_the_day(example: Example, day: str) -> None:
    assert any(line["earliest"] <= day <= line["latest"] for line in example.story["timeline"] if line["earliest"])


def test_example_verify_finds_no_fault(example: Example) -> None:
    example.ask("verify")


def test_example_show_tells_the_story(example: Example) -> None:
    shown = " ".join(example.ask("show", example.story["id"]).split())
    for wanted in ("Norlund Press", "Ostrell Line", "Pia Ferrow", "163", "Halvard Bay Gazette"):
        assert wanted in shown


def test_example_page_is_one_file_that_loads_nothing(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    example.ask("show", example.story["id"], "--html", str(path))
    page = path.read_text(encoding="utf8")
    assert "Norlund Press" in page and "Pia Ferrow" in page
    assert not re.search(r"""<(?:script|link|img|iframe)\b[^>]{0,500}\b(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)
