"""Golden texts: what a careful annotator marks in them, kept beside each text, and marks compared with marks.

`reading/NAME.txt` is the text of an article, `reading/NAME.toml` the marks, written from the text alone by the project's code
book. Words are quoted exactly; "A … B" stands for all from A to B. Marks of one kind stand in order of the text, so that words that occur
several times mean the next occurrence. Articles with one `story` tell one story: ids of people and groups of quotes hold over it.
"""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "reading"
AROUND = " \n\"'“”‘’.,"


class Mark(NamedTuple):
    """What is said of article[start:end]. story, article: names of the texts. told: by kind of mark."""

    story: str
    article: str
    start: int
    end: int
    words: str
    told: dict[str, Any]


@dataclass
class Gold:
    name: str
    story: str
    outlet: str
    title: str
    published: str
    text: str
    marks: dict[str, list[Mark]] = field(default_factory=dict)


def golds() -> list[Gold]:
    return [_gold(path) for path in sorted(FOLDER.glob("*.toml"))]


def _gold(path: Path) -> Gold:
    told = tomllib.loads(path.read_text(encoding="utf8"))
    text = path.with_suffix(".txt").read_text(encoding="utf8").rstrip("\n")
    gold = Gold(path.stem, told["story"], told["outlet"], told["title"], told["published"], text)
    rows: dict[str, list[tuple[str, dict[str, Any]]]] = {
        "names": [(words, {"kind": kind, "person": rest[0] if rest else None}) for words, kind, *rest in told["names"]],
        "quotes": [(words, {"speaker": speaker, "group": group}) for words, speaker, group in told["quotes"]],
        "attributions": [(words, {"cue": cue, "kind": kind}) for words, cue, kind in told["attributions"]],
        "times": [(words, {"bounds": (first or None, last or None)}) for words, first, last in told["times"]],
        "quantities": [(row["text"], row) for row in told["quantities"]],
    }
    for kind, entries in rows.items():
        gold.marks[kind] = _placed(gold, kind, entries)
    for mark in gold.marks["attributions"]:
        at = text.find(mark.told["cue"], mark.start, mark.end)
        assert at >= 0, f"{gold.name}: no cue {mark.told['cue']!r} in {mark.words!r}"
        mark.told["cue"] = (at, at + len(mark.told["cue"]))
    return gold


def _placed(gold: Gold, kind: str, entries: list[tuple[str, dict[str, Any]]]) -> list[Mark]:
    marks: list[Mark] = []
    at = 0
    for words, told in entries:
        first, *rest = words.split(" … ")
        start = gold.text.find(first, at)
        end = gold.text.find(rest[0], start) + len(rest[0]) if rest else start + len(first)
        assert 0 <= start < end, f"{gold.name}: no {words!r} after {gold.text[:at][-40:]!r}"
        marks.append(Mark(gold.story, gold.name, start, end, gold.text[start:end], told))
        # Two credits may share their words, and a quotation may lie within another; other marks stand apart.
        at = {"attributions": start, "quotes": start + 1}.get(kind, end)
    return marks


@dataclass
class Score:
    """right of `found` marks and of those that are `due`; missed and extra tell which were not."""

    right: int = 0
    found: int = 0
    due: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.due if self.due else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.due) if self.found + self.due else 1.0


Fit = Callable[[Mark, Mark], float]


def pair(found: Sequence[Mark], due: Sequence[Mark], fit: Fit) -> list[tuple[Mark, Mark]]:
    """One to one, what fits best first. Marks of different articles never fit."""
    ranked = sorted(
        (
            (-score, i, j)
            for i, mark in enumerate(found)
            for j, other in enumerate(due)
            if mark.article == other.article and (score := fit(mark, other)) > 0
        ),
    )
    left, right = set(range(len(found))), set(range(len(due)))
    pairs = []
    for _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((found[i], due[j]))
    return pairs


def score(found: Sequence[Mark], due: Sequence[Mark], fit: Fit) -> Score:
    pairs = pair(found, due, fit)
    met, meant = {id(m) for m, _ in pairs}, {id(m) for _, m in pairs}
    return Score(
        len(pairs),
        len(found),
        len(due),
        [shown(m) for m in due if id(m) not in meant],
        [shown(m) for m in found if id(m) not in met],
    )


def judged(pairs: Sequence[tuple[Mark, Mark]], right: Callable[[Mark, Mark], bool], found: int, due: int) -> Score:
    """What is told of marks that were found: those pairs that agree; the others are both missed and extra."""
    wrong = [(m, other) for m, other in pairs if not right(m, other)]
    return Score(len(pairs) - len(wrong), found, due, [], [f"{shown(m)}, not {other.told}" for m, other in wrong])


def linked(pairs: Sequence[tuple[Mark, Mark]], due: Sequence[Mark], key: str) -> Score:
    """Pairs of marks of one story that have one value of `key`, as found and as due. A mark not found has no partner."""
    by_due = {id(other): mark for mark, other in pairs}
    total = Score()
    for i, one in enumerate(due):
        for other in due[i + 1 :]:
            if one.story == other.story:
                same = one.told[key] == other.told[key]
                left, right = by_due.get(id(one)), by_due.get(id(other))
                said = left is not None and right is not None and left.told[key] == right.told[key]
                total.right += same and said
                total.found += said
                total.due += same
                if same != said:
                    (total.missed if same else total.extra).append(f"{shown(one)} + {shown(other)}")
    return total


def shown(mark: Mark) -> str:
    return f"{mark.article}: {mark.words[:90]!r} {mark.told}"


def trimmed(mark: Mark) -> tuple[int, int]:
    """Without the quotation marks and stops around it."""
    words = mark.words
    start = mark.start + len(words) - len(words.lstrip(AROUND))
    return start, start + len(words.strip(AROUND))


def shared(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def alike(a: tuple[int, int], b: tuple[int, int]) -> float:
    """What two spans share, of what both together cover."""
    common = shared(a, b)
    return common / (a[1] - a[0] + b[1] - b[0] - common)
