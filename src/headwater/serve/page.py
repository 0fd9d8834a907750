"""A dossier as one self-contained HTML page: no script, nothing fetched, everything from outside escaped."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from headwater import __version__
from headwater.serve import graph_picture, timeline_picture
from headwater.serve.citations import Citations
from headwater.serve.printable import one_line, printable, web_address
from headwater.serve.words import days, kind_name, spread_name
from headwater.views import shapes

# Characters of a name that fit a line of a box of the picture, where all are wide ones of a bold face.
LABEL = 23
# Roots that stand behind one box alone are drawn one by one up to this many, and as one box beyond.
ALONE = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box of the rests-on picture. cut: is in the minimum cut. role: article | carrier | root."""

    box: graph_picture.Box
    lines: tuple[str, ...]
    name: str
    note: str
    role: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Graph:
    picture: graph_picture.Picture
    boxes: tuple[Drawn, ...]


def render(dossier: shapes.Dossier) -> str:
    """The whole page. Characters that HTML cannot hold (controls, lone surrogates) are shown as U+FFFD."""
    citations = Citations(dossier)
    strip = timeline_picture.draw(
        [(line["earliest"], line["latest"]) for line in dossier["timeline"]],
        [a["published"] for a in dossier["articles"]],
    )
    page = (
        _environment()
        .get_template("dossier.html")
        .render(
            d=dossier,
            cite=citations.cite,
            cite_all=citations.cite_all,
            number=citations.number,
            anchors=citations.anchors(),
            paragraphs=citations.paragraphs,
            outlet={a["id"]: a["outlet"] or "unnamed outlet" for a in dossier["articles"]},
            source={s["id"]: s for s in dossier["sources"]},
            chrome={c["article"]: c["lines"] for c in dossier["chrome"]},
            graph=graph(dossier),
            strip=strip,
            days=days,
            version=__version__,
            marks=Counter(a["article"] for a in dossier["attributions"]),
        )
    )
    return printable(page)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"kind": kind_name, "web": web_address, "line": one_line, "spread": spread_name}
    return made


def graph(dossier: shapes.Dossier) -> Graph | None:
    """Outlets, carriers and roots as boxes; the articles of one outlet are one box, and so is that outlet where others cite
    it. None where nothing is known to rest on anything."""
    box_of = {a["id"]: f"outlet{_outlet_key(a, dossier['articles'])}" for a in dossier["articles"]}
    box_of |= {s["id"]: box_of[s["outlet"]] for s in dossier["sources"] if s["outlet"] in box_of}
    lines = [(box_of.get(e["from"], e["from"]), box_of.get(e["to"], e["to"])) for e in dossier["graph"]]
    if not lines:
        return None
    named = {s["id"]: s for s in dossier["sources"]}
    spread = dossier["independent"]
    cut = {box_of.get(n, n) for n in (spread["cut_low"] if spread else ())}
    lines, folded = _folded(lines, set(named) - cut)
    used = dict.fromkeys(n for line in lines for n in line)
    lines = [line for line in lines if line[0] != line[1]]
    nodes = [*dict.fromkeys(box_of.values()), *(s for s in named if s in used), *folded]
    picture = graph_picture.draw(nodes, lines)
    resting = {head for head, _ in lines}
    found = []
    for box in picture.boxes:
        if source := named.get(box.node):
            role = "carrier" if box.node in resting else "root"
            name, note = source["name"], kind_name(source["kind"])
        elif box.node in folded:
            role, name = "root several", f"{len(folded[box.node])} other roots"
            note = ", ".join(named[n]["name"] for n in folded[box.node])
        else:
            members = [n for n, a in enumerate(dossier["articles"], 1) if box_of[a["id"]] == box.node]
            role, name = "article", dossier["articles"][members[0] - 1]["outlet"] or "Unnamed outlet"
            note = " ".join(f"[{n}]" for n in members)
            note += "" if box.node in resting else " credits nobody known"
        found.append(Drawn(box, _wrapped(name), one_line(name), one_line(note), role, box.node in cut))
    return Graph(picture, tuple(found))


def _folded(
    lines: Sequence[graph_picture.Line], sources: set[str]
) -> tuple[list[graph_picture.Line], dict[str, list[str]]]:
    """(the lines with roots behind one box alone drawn together, {name of the box for several: the roots in it})."""
    heads: dict[str, set[str]] = defaultdict(set)
    for head, tail in lines:
        heads[tail].add(head)
    resting = {head for head, _ in lines}
    alone: dict[str, list[str]] = defaultdict(list)
    for tail, by in heads.items():
        if tail in sources and tail not in resting and len(by) == 1:
            alone[f"several-{min(by)}"].append(tail)
    folded = {name: found for name, found in alone.items() if len(found) > ALONE}
    within = {tail: name for name, found in folded.items() for tail in found}
    return list(dict.fromkeys((head, within.get(tail, tail)) for head, tail in lines)), folded


def _outlet_key(article: Mapping[str, Any], articles: Sequence[Mapping[str, Any]]) -> int:
    """The place of the first article of the same outlet; an unnamed outlet is one of its own."""
    if article["outlet"] is None:
        return articles.index(article)
    return next(i for i, a in enumerate(articles) if a["outlet"] == article["outlet"])


def _wrapped(name: str) -> tuple[str, ...]:
    """One line, broken between words into two where it is too long for a box, and then cut."""
    line = one_line(name)
    if len(line) <= LABEL:
        return (line,)
    at = line.rfind(" ", 0, LABEL + 1)
    at = at if at > 0 else LABEL
    return line[:at], one_line(line[at:], LABEL)
