"""Scores on held-out text: evaluate.py PIPELINE DOCUMENTS [TEXTS] prints a line for each; TEXTS (.jsonl) are timed."""

import json
import sys
import time
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.training import Example

SHOWN = {
    "syntax": ("token_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_p", "sents_r", "sents_f"),
    "names": ("ents_p", "ents_r", "ents_f"),
}


def main(model: Path, documents: Path) -> None:
    began = time.perf_counter()
    nlp = spacy.load(model)
    size = sum(p.stat().st_size for p in model.rglob("*") if p.is_file())
    print(f"loaded in {time.perf_counter() - began:.2f} s; {size / 1e6:.1f} MB")
    for kind, name in (
        ("syntax", "syntax-dev"),
        ("syntax", "syntax-test"),
        ("syntax", "syntax-varied"),
        ("names", "names-dev"),
        ("names", "names-treebank"),
        ("names", "names-wiki"),
        ("names", "names-posts"),
    ):
        if (kind == "syntax" and "parser" not in nlp.pipe_names) or (kind == "names" and "ner" not in nlp.pipe_names):
            continue
        gold = DocBin().from_disk(documents / f"{name}.spacy").get_docs(nlp.vocab)
        scores = nlp.evaluate([Example(nlp.make_doc(d.text), d) for d in gold])
        print(f"{name:16}", "  ".join(f"{k} {scores[k]:.3f}" for k in SHOWN[kind]))
        if kind == "names" and name != "names-dev":
            print(" " * 16, "  ".join(f"{k} {v['f']:.3f}" for k, v in sorted(scores["ents_per_type"].items())))


def speed(model: Path, texts: Path) -> None:
    nlp = spacy.load(model)
    read = [json.loads(line)["text"] for line in texts.read_text(encoding="utf-8").splitlines()]
    nlp(read[0])
    began = time.perf_counter()
    words = sum(len(nlp(text)) for text in read)
    print(f"{words / (time.perf_counter() - began):.0f} words a second, {words} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
    if len(sys.argv) > 3:
        speed(Path(sys.argv[1]), Path(sys.argv[3]))
