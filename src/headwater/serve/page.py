"""A dossier as one self-contained HTML page: no script, nothing fetched, everything from outside escaped."""

from collections import Counter
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

# Characters of a name that fit a box of the picture, in two lines.
LABEL = 26


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
    """Outlets, carriers and roots as boxes; the articles of one outlet are one box. None where nothing is known to rest
    on anything."""
    box_of = {a["id"]: f"outlet{_outlet_key(a, dossier['articles'])}" for a in dossier["articles"]}
    lines = [(box_of.get(e["from"], e["from"]), box_of.get(e["to"], e["to"])) for e in dossier["graph"]]
    if not lines:
        return None
    used = {n for line in lines for n in line}
    named = {s["id"]: s for s in dossier["sources"] if s["id"] in used}
    spread = dossier["independent"]
    cut = {box_of.get(n, n) for n in (spread["cut_low"] if spread else ())}
    nodes = [*dict.fromkeys(box_of.values()), *named]
    picture = graph_picture.draw(nodes, lines)
    resting = {head for head, _ in lines}
    found = []
    for box in picture.boxes:
        if source := named.get(box.node):
            role = "carrier" if box.node in resting else "root"
            name, note = source["name"], kind_name(source["kind"])
        else:
            members = [a for a in dossier["articles"] if box_of[a["id"]] == box.node]
            role, name = "article", members[0]["outlet"] or "Unnamed outlet"
            numbers = " ".join(f"[{dossier['articles'].index(a) + 1}]" for a in members)
            note = numbers if box.node in resting else f"{numbers} credits nobody known"
        found.append(Drawn(box, _wrapped(name), one_line(name), one_line(note), role, box.node in cut))
    return Graph(picture, tuple(found))


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
