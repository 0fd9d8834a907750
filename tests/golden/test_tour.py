"""docs/tour.md shows what the program writes. WRITE_DOCS=1 makes its blocks anew instead of comparing them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "docs" / "tour.md"
FOLLOWED = "eastmark"
# What a block shows at most of a long text, in characters.
SHORT = 100
SHOWN = re.compile(r"<!-- shown: (\w+) -->\n(?:\n?```[a-z]*\n.*?\n```\n)?", re.S)

Json = dict[str, Any]


def headwater(*args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "headwater", *args], capture_output=True, text=True, check=False, encoding="utf8"
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


class Tour:
    """The blocks of the tour. Articles and sources are shown by their names, not their ids."""

    def __init__(self, store: str) -> None:
        self.store = store
        articles = self.export("articles")
        self.texts = {a["id"]: a["text"] for a in articles}
        self.names = {a["id"]: a["input_id"] for a in articles}
        self.id = next(i for i, name in self.names.items() if name == FOLLOWED)
        self.own = next(a for a in articles if a["id"] == self.id)
        self.dossier = next(d for d in self.export("dossiers") if self.id in {a["id"] for a in d["articles"]})
        self.names |= {s["id"]: s["name"] for s in self.dossier["sources"]}

    def export(self, record: str) -> list[Json]:
        return [json.loads(line) for line in headwater("export", record, "--store", self.store).split("\n") if line]

    def row(self, rows: list[Json], text: str = "", **fields: Any) -> Json:
        """The first row about the followed article whose passage holds `text`; {} for none."""
        for row in rows:
            here = row.get("article", self.id) == self.id and all(row[k] == v for k, v in fields.items())
            if here and (not text or text in self.texts[self.id][row["start"] : row["end"]]):
                return row
        return {}

    def mark(self, kind: str, text: str, keep: str) -> Json:
        row = self.row(self.dossier[kind], text)
        return {"words": self.passage(row), **{k: row[k] for k in keep.split() if k in row}} if row else {}

    def passage(self, span: Json) -> str:
        return short(self.texts[span["article"]][span["start"] : span["end"]])

    def named(self, value: Any) -> Any:
        return self.names.get(value, value) if isinstance(value, str) else value

    def say(self, ids: list[str]) -> list[str]:
        return [self.named(i) for i in ids]

    def file(self) -> str:
        lines = (ROOT / "examples" / "ferry" / f"{FOLLOWED}.txt").read_text(encoding="utf8").splitlines()
        return "\n".join([*(short(line) for line in lines[:12]), "…"])

    def page(self) -> str:
        return show(self.row(self.export("pages"), input_id=FOLLOWED))

    def blocks(self) -> str:
        mine = [b for b in self.export("blocks") if b["page"] == self.own["page"]]
        return "\n".join(f"{b['kind']:8}{short(b['text'])}" for b in sorted(mine, key=lambda b: b["order"]))

    def article(self) -> str:
        return show({**self.own, "text": short(self.own["text"])})

    def copies(self) -> str:
        mine = [c for c in self.dossier["copies"] if self.id in c["articles"]]
        return "\n".join(
            show({k: c[k] for k in ("kind", "share", "words")} | {"articles": sorted(self.say(c["articles"]))})
            for c in mine
        )

    def link(self) -> str:
        rows = [(self.names[r["a"]], self.names[r["b"]], r) for r in self.export("links")]
        found = next(r for a, b, r in rows if {a, b} == {FOLLOWED, "corvane"})
        return show({"a": FOLLOWED, "b": "corvane", "score": found["score"], "why": found["why"]})

    def story(self) -> str:
        return show({"title": self.dossier["title"], "articles": self.say([a["id"] for a in self.dossier["articles"]])})

    def time(self) -> str:
        return show(self.mark("times", "Tuesday evening", "earliest latest"))

    def quantity(self) -> str:
        return show(self.mark("quantities", "148", "low high unit counted approx"))

    def attribution(self) -> str:
        fields = ("name", "kind", "carrier", "blanket")
        at = self.row(self.dossier["attributions"], "told Norlund Press")
        rows = [
            a for a in self.dossier["attributions"] if at and all(a[k] == at[k] for k in ("article", "start", "end"))
        ]
        cues = [{"article": a["article"], **a["cue"]} for a in rows]
        return "\n".join(
            show({"words": self.passage(a), "cue": self.passage(c)} | {k: self.named(a[k]) for k in fields})
            for a, c in zip(rows, cues, strict=True)
        )

    def quote(self) -> str:
        for q in self.dossier["quotes"]:
            if "water was flat" in "".join(m["text"] for m in q["mentions"]):
                cuts = [f"{self.names[m['article']]}: {m['text']}" for m in q["mentions"]]
                return show({"speaker": q["speaker"], "cuts": cuts})
        return "{}"

    def sources(self) -> str:
        due = {end for _, end in self.ways()}
        return "\n".join(f"{s['kind']:20}{s['name']}" for s in self.dossier["sources"] if s["id"] in due)

    def ways(self) -> list[tuple[str, str]]:
        """The edges that lead down from the article, the nearest first."""
        known, todo, out = {self.id}, [self.id], []
        while todo:
            here = todo.pop(0)
            for end in sorted(
                (e["to"] for e in self.dossier["graph"] if e["from"] == here), key=self.names.__getitem__
            ):
                out.append((here, end))
                todo += [end] if end not in known else []
                known.add(end)
        return out

    def central(self) -> Json:
        told = [c for c in self.dossier["claims"] if self.row(c["mentions"], "struck a reef")]
        return max(told, key=lambda c: (c["articles"], c["id"]), default={})

    def claim(self) -> str:
        mentions = sorted(self.central()["mentions"], key=lambda m: self.names[m["article"]])
        return "\n".join(f"{self.names[m['article']]:12}{self.passage(m)}" for m in mentions)

    def disagreement(self) -> str:
        """One that the article takes part in: on how many were aboard, else any."""
        mine = [d for d in self.dossier["disagreements"] if any(self.row(v["mentions"]) for v in d["values"])]
        for d in sorted(mine, key=lambda d: (not any(self.row(v["mentions"], "148") for v in d["values"]), d["id"])):
            values = [{v["value"]: sorted({self.names[m["article"]] for m in v["mentions"]})} for v in d["values"]]
            return show({"kind": d["kind"], "relation": d["relation"], "values": values})
        return "{}"

    def graph(self) -> str:
        return "\n".join(f"{self.names[a]} → {self.names[b]}" for a, b in self.ways())

    def independent(self) -> str:
        found = self.central()["independent"]
        cuts = {end: self.say(found[end]) for end in ("cut_low", "cut_high")}
        return show({"low": found["low"], "high": found["high"]} | cuts)

    def brief(self) -> str:
        return "\n".join(
            f"{line['text']} [{self.names[line['mentions'][0]['article']]}]" for line in self.dossier["brief"][:3]
        )


def short(text: str) -> str:
    line = text.replace("\n", " ").strip()
    return line if len(line) <= SHORT else line[:SHORT].rstrip() + " …"


def show(value: Json) -> str:
    """One field a line; a long list one item a line."""

    def text(v: Any) -> str:
        line = json.dumps(v, ensure_ascii=False)
        if isinstance(v, list) and len(line) > SHORT:
            return "[\n" + ",\n".join(f"    {json.dumps(x, ensure_ascii=False)}" for x in v) + "\n  ]"
        return line

    inside = ",\n".join(f"  {json.dumps(k)}: {text(v)}" for k, v in value.items())
    return "{\n" + inside + "\n}"


def test_tour_shows_what_the_program_writes(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    headwater("run", str(ROOT / "examples" / "ferry"), "--store", store)
    tour = Tour(store)

    def block(found: re.Match[str]) -> str:
        make: Callable[[], str] = getattr(tour, found[1])
        return f"<!-- shown: {found[1]} -->\n\n```\n{make()}\n```\n"

    before = TOUR.read_text(encoding="utf8")
    made = SHOWN.sub(block, before)
    if os.environ.get("WRITE_DOCS"):
        TOUR.write_text(made, encoding="utf8")
        pytest.skip("written, not compared")
    assert before == made, "WRITE_DOCS=1 python -m pytest tests/golden/test_tour.py makes it anew"
