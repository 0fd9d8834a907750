"""Corpora -> spaCy's binary documents: convert.py DATA OUT writes train, dev and test for syntax and for names."""

import random
import sys
from collections.abc import Iterable
from pathlib import Path

import augment
import corpora
import news
import spacy
from corpora import Token
from spacy.tokens import Doc, DocBin

SEED = 20
SYNTAX_COPIES = 4  # of each treebank document, each cut and varied differently
NAME_COPIES = 4
RENAMED = 0.6
NAMELESS = 0.25  # of the texts without a name are kept: most letters and reviews have none
REPORTS = 9000  # news texts from patterns
POST_SECTIONS = ("e", "f", "g", "h")  # of the Broad Twitter Corpus; a and b are small talk
HELD_OUT = 5  # every fifth encyclopedia article is for testing


def convert(data: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    tree = {
        part: corpora.treebank(data / f"ud_ewt/{part}.conllu", data / f"uner_ewt/{name}.iob2")
        for part, name in (
            ("train", "en_ewt-ud-train.2022-12-02"),
            ("dev", "en_ewt-ud-dev"),
            ("test", "en_ewt-ud-test"),
        )
    }
    wiki = corpora.wikigold(data / "wikigold/wikigold.conll.txt")
    posts = [d for s in POST_SECTIONS for d in corpora.posts(data / f"btc/{s}.conll")]
    posts += corpora.posts(data / "wnut17/wnut17train.conll") + corpora.posts(data / "wnut17/emerging.dev.conll")
    parsed = [t for _ in range(SYNTAX_COPIES) for d in tree["train"] for t in augment.excerpts(d, rng, RENAMED)]
    named_documents = tree["train"] + [d for i, d in enumerate(wiki) if i % HELD_OUT]
    named = [
        t for k in range(NAME_COPIES) for d in named_documents for t in augment.excerpts(d, rng, RENAMED * (k > 0))
    ]
    named += [t for d in posts for t in augment.excerpts(d, rng, RENAMED)]
    named = [t for t in named if rng.random() < NAMELESS or any(w.name not in ("O", "-") for w in t)]
    named += [t for _ in range(REPORTS) for t in augment.excerpts(news.report(rng), rng, 0.0)]
    rng.shuffle(parsed)
    rng.shuffle(named)
    write(parsed, out / "syntax-train.spacy")
    write(named, out / "names-train.spacy")
    for part in ("dev", "test"):
        write(map(augment.plain, tree[part]), out / f"syntax-{part}.spacy")
    varied = [t for d in tree["test"] for t in augment.excerpts(d, rng, 0.0)]
    write(varied, out / "syntax-varied.spacy")
    held = [d for i, d in enumerate(wiki) if not i % HELD_OUT]
    write(map(augment.plain, tree["dev"]), out / "names-dev.spacy")
    write(map(augment.plain, tree["test"]), out / "names-treebank.spacy")
    write(map(augment.plain, held), out / "names-wiki.spacy")
    write(map(augment.plain, corpora.posts(data / "wnut17/emerging.test.annotated")), out / "names-posts.spacy")


def write(texts: Iterable[list[Token]], path: Path) -> None:
    vocab = spacy.blank("en").vocab
    docs = DocBin(attrs=["POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"])
    for tokens in texts:
        docs.add(document(vocab, tokens))
    docs.to_disk(path)


def document(vocab: spacy.vocab.Vocab, tokens: list[Token]) -> Doc:
    """A reference document. Text with names alone has no syntax: those attributes stay unset."""
    words, spaces = [t.text for t in tokens], [t.space for t in tokens]
    names = ["" if t.name == "-" else t.name for t in tokens]
    if tokens[0].head < 0:
        return Doc(vocab, words=words, spaces=spaces, ents=names)
    return Doc(
        vocab, words=words, spaces=spaces, ents=names,
        pos=[t.pos for t in tokens], morphs=[t.morph for t in tokens], lemmas=[t.lemma for t in tokens],
        heads=[t.head for t in tokens], deps=[t.dep for t in tokens],
    )  # fmt: skip


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
