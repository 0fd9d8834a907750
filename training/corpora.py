"""The training corpora as sentences: a treebank in CoNLL-U, and names in CoNLL columns."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

# Features that a reader of news can use; the treebank's notes on spelling and style are left out.
FEATURES = frozenset(
    [
        "Case",
        "Definite",
        "Degree",
        "Gender",
        "Mood",
        "Number",
        "NumType",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    ]
)
KINDS = {
    "PER": "PERSON", "person": "PERSON",
    "ORG": "ORG", "corporation": "ORG", "group": "ORG",
    "LOC": "PLACE", "location": "PLACE",
}  # fmt: skip


@dataclass(frozen=True)
class Token:
    """space: does white space follow it? head: index in its sentence, the root's its own. name: B-, I- and a kind, O, or - not annotated."""

    text: str
    space: bool
    name: str = "-"
    pos: str = ""
    morph: str = ""
    lemma: str = ""
    head: int = -1
    dep: str = ""


@dataclass(frozen=True)
class Sentence:
    """opens: it begins a paragraph. parsed: it has syntax as well as names."""

    tokens: tuple[Token, ...]
    opens: bool
    parsed: bool

    @property
    def text(self) -> str:
        return "".join(t.text + " " * t.space for t in self.tokens)


Document = list[Sentence]


def treebank(path: Path, names: Path) -> list[Document]:
    """UD documents, with the names that Universal NER annotated in the same sentences."""
    spans = dict(_universal_ner(names))
    documents: list[Document] = []
    for comments, rows in _sentences(path):
        if "newdoc id" in comments:
            documents.append([])
        tokens = tuple(_tokens(rows))
        found = spans.get(comments["sent_id"])
        if found is not None and found[0] == [t.text for t in tokens]:
            tokens = tuple(replace(t, name=name) for t, name in zip(tokens, found[1], strict=True))
        documents[-1].append(Sentence(tokens, "newpar id" in comments, True))
    return documents


def _sentences(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Each sentence's comments (key -> value) and rows of cells."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = {}, []


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    """The syntactic words. Inside a contraction ('do' + 'n't') no space follows; empty nodes of ellipses are left out."""
    last_of_contraction: dict[int, bool] = {}
    inside = 0
    for row in rows:
        if "-" in row[0]:
            inside = int(row[0].split("-")[1])
            last_of_contraction[inside] = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            at = int(row[0])
            space = last_of_contraction.get(at, at > inside and "SpaceAfter=No" not in row[9])
            features = "|".join(f for f in row[5].split("|") if f.split("=")[0] in FEATURES)
            head = int(row[6])
            lemma = row[2] if row[2] != "_" or row[1] == "_" else row[1]
            yield Token(
                row[1], space, "-", row[3], features, lemma, at - 1 if head == 0 else head - 1,
                "ROOT" if head == 0 else row[7],
            )  # fmt: skip


def _universal_ner(path: Path) -> Iterator[tuple[str, tuple[list[str], list[str]]]]:
    for comments, rows in _sentences(path):
        yield comments["sent_id"], ([r[1] for r in rows], [_kind(r[2]) for r in rows])


def _kind(tag: str) -> str:
    """The tag in our kinds; others (works, nationalities, products) are O."""
    prefix, _, kind = tag.partition("-")
    return f"{prefix}-{KINDS[kind]}" if kind in KINDS else "O"


def wikigold(path: Path) -> list[Document]:
    """Encyclopedia articles. Tags are IO: adjacent names of one kind are one name."""
    documents: list[Document] = []
    for article in path.read_text(encoding="utf-8").split("-DOCSTART- O"):
        lines = [[line.rsplit(" ", 1) for line in part.splitlines()] for part in article.strip().split("\n\n")]
        document = [_named([w for w, _ in rows], [_kind(t) for _, t in rows]) for rows in lines if rows]
        if document:
            documents.append(document)
    return documents


def posts(path: Path) -> list[Document]:
    """Posts from social media (Broad Twitter Corpus, WNUT-17), a document each. A handle is no name."""
    documents: list[Document] = []
    for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split("\t") for line in part.splitlines() if line.partition("\t")[0].strip()]
        words = [html.unescape(r[0]) for r in rows]
        tags = [_kind(r[1]) for r in rows]
        for at, word in enumerate(words):
            if word.startswith("@") or (at and words[at - 1] == "@"):
                tags[at] = "O"
        if words:
            documents.append([_named(words, tags)])
    return documents


def _named(words: list[str], tags: list[str]) -> Sentence:
    """A sentence of which only the names are known, its spaces guessed."""
    tokens: list[Token] = []
    before = "O"
    open_quote = False
    for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
        prefix, _, kind = tag.partition("-")
        if kind and (prefix == "B" or before != kind):
            tag = f"B-{kind}"
        before = kind
        after = words[at + 1] if at + 1 < len(words) else ""
        space = not re.match(r"[.,;:!?)\]%’”…]|n't$|'(s|re|ve|ll|d|m)?$|’", after) and word not in (
            "(",
            "[",
            "“",
            "‘",
            "$",
            "£",
            "€",
            "#",
            "@",
        )
        if word == '"':
            open_quote = not open_quote
            space = space and not open_quote
        elif after == '"' and open_quote:
            space = False
        tokens.append(Token(word, space and bool(after), tag))
    return Sentence(tuple(tokens), True, False)
