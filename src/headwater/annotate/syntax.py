"""Article, Sentence -> Syntax: words, their parts of speech, what each depends on, and names, by a spaCy pipeline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from headwater.annotate.pipeline import kind, pipeline
from headwater.config import Size
from headwater.ids import Id
from headwater.records import Article, Record, Sentence, Syntax
from headwater.step import Group, GroupStep

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Relations of pipelines trained on ClearNLP trees (en_core_web_*) by their names in Universal Dependencies.
_RELATIONS = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "attr": "cop", "ROOT": "root",
    "relcl": "acl:relcl",
}  # fmt: skip
_BATCH = 64  # sentences; more of them gain no speed


@dataclass(frozen=True, slots=True)
class ParseSentences(GroupStep):
    """Article, Sentence -> Syntax, a row for each sentence; one longer than `longest` gives several, cut at white space."""

    name: ClassVar[str] = "annotate.syntax"
    version: ClassVar[int] = 1
    by: ClassVar[str | None] = "article"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence)
    writes: ClassVar[tuple[type[Record], ...]] = (Syntax,)
    close: ClassVar[bool] = True

    pipeline: str = ""  # "": the one that ships; else a spaCy pipeline, by its package's name or its folder
    longest: Size = (
        2_000  # characters; a longer "sentence" is a table or a list run together, and memory is bounded by it
    )

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        for article in group[Article]:
            sentences = sorted(group[Sentence], key=lambda s: s.start)
            if not sentences:
                continue
            places = [p for s in sentences for p in pieces(article.text, s.start, s.end, self.longest)]
            texts = ((article.text[start:end], start) for start, end in places)
            for doc, start in pipeline(self.pipeline).pipe(texts, as_tuples=True, batch_size=_BATCH):
                yield _row(article.id, start, doc)


def pieces(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """[start, end) in pieces of at most `longest` characters, cut after white space where there is any."""
    while end - start > longest:
        cut = (
            max(text.rfind(" ", start, start + longest), text.rfind("\t", start, start + longest)) + 1
            or start + longest
        )
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _row(article: Id, start: int, doc: "Doc") -> Syntax:
    words = [t for t in doc if not t.is_space]
    order = {t.i: n for n, t in enumerate(words)}
    names = [e for e in doc.ents if kind(e.label_) is not None]
    return Syntax(
        article,
        start,
        start + len(doc.text),
        tuple(start + t.idx for t in words),
        tuple(start + t.idx + len(t) for t in words),
        tuple(t.pos_ for t in words),
        tuple(t.lemma_ or t.lower_ for t in words),
        tuple(order.get(t.head.i, n) for n, t in enumerate(words)),
        tuple(_RELATIONS.get(t.dep_, t.dep_) for t in words),
        tuple(start + e.start_char for e in names),
        tuple(start + e.end_char for e in names),
        tuple(kind(e.label_) or "" for e in names),
    )
