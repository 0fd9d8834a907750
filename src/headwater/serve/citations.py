"""Numbers for articles, anchors for cited passages, and an article's text cut where its passages begin and end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from headwater.views import shapes


@dataclass(frozen=True, slots=True)
class Citation:
    """[number] of the article, and the anchor of the passage in its text. One anchor a passage, however often it is cited."""

    number: int
    anchor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that the same passages cover. anchors: of the passages that begin here; passages: indices into
    Marked.anchors of those that cover it; kinds: what they are (told | quote | cue)."""

    text: str
    anchors: tuple[str, ...]
    passages: tuple[int, ...]
    kinds: tuple[str, ...]


@dataclass(slots=True)
class _Passage:
    index: int
    anchor: str
    kinds: set[str]


class Citations:
    """What a dossier cites. Passages outside their article's text are numbered but get no anchor in it."""

    def __init__(self, dossier: shapes.Dossier) -> None:
        self.number = {a["id"]: n for n, a in enumerate(dossier["articles"], 1)}
        self._passages: dict[tuple[str, int, int], _Passage] = {}
        for kind, span in _cited(dossier):
            key = span["article"], span["start"], span["end"]
            if span["article"] in self.number:
                passage = self._passages.setdefault(key, _Passage(len(self._passages), self._anchor(span), set()))
                passage.kinds.add(kind)

    def _anchor(self, span: Mapping[str, Any]) -> str:
        return f"p{self.number[span['article']]}-{span['start']}-{span['end']}"

    def cite(self, span: Mapping[str, Any]) -> Citation | None:
        """None for an article that is not of this story."""
        if span["article"] not in self.number:
            return None
        return Citation(self.number[span["article"]], self._anchor(span), span["start"], span["end"])

    def cite_all(self, spans: Iterable[Mapping[str, Any]]) -> list[Citation]:
        """One a passage, by article and place."""
        found = {c for span in spans if (c := self.cite(span))}
        return sorted(found, key=lambda c: (c.number, c.start, c.end))

    def anchors(self) -> list[str]:
        """The anchors by passage index."""
        return [p.anchor for p in self._passages.values()]

    def paragraphs(self, article: Mapping[str, Any]) -> list[list[Segment]]:
        """The article's text by lines, each cut into segments; empty lines are left out."""
        text: str = article["text"]
        begins: dict[int, list[_Passage]] = defaultdict(list)
        ends: dict[int, list[_Passage]] = defaultdict(list)
        for (of, start, end), passage in self._passages.items():
            if of == article["id"] and 0 <= start < end <= len(text):
                begins[start].append(passage)
                ends[end].append(passage)
        breaks = [i for i, c in enumerate(text) if c == "\n"]
        stops = sorted({0, len(text), *begins, *ends, *breaks, *(i + 1 for i in breaks)})
        found: list[list[Segment]] = [[]]
        covering: dict[int, _Passage] = {}
        opened: list[str] = []
        for start, end in pairwise(stops):
            for passage in ends.get(start, ()):
                del covering[passage.index]
            for passage in begins.get(start, ()):
                covering[passage.index] = passage
                opened.append(passage.anchor)
            if text[start:end] == "\n":
                found.append([])
                continue
            kinds = sorted({k for p in covering.values() for k in p.kinds})
            found[-1].append(Segment(text[start:end], tuple(opened), tuple(sorted(covering)), tuple(kinds)))
            opened.clear()
        return [row for row in found if any(s.text.strip() or s.anchors for s in row)]


def _cited(dossier: shapes.Dossier) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for line in (*dossier["brief"], *dossier["timeline"]):
        yield from (("told", m) for m in line["mentions"])
    for claim in dossier["claims"]:
        yield from (("told", m) for m in claim["mentions"])
    for rift in dossier["disagreements"]:
        yield from (("told", m) for value in rift["values"] for m in value["mentions"])
    for quote in dossier["quotes"]:
        yield from (("quote", m) for m in quote["mentions"])
    for credit in dossier["attributions"]:
        yield "cue", {"article": credit["article"], **credit["cue"]}
