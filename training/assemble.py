"""Two trained pipelines -> the one that ships: assemble.py SYNTAX NAMES OUT."""

import json
import shutil
import sys
from pathlib import Path

import spacy

META = {
    "lang": "en",
    "name": "headwater",
    "version": "1.0.0",
    "description": "Word classes, features, lemmas, sentences, syntax and names of English news.",
    "author": "Headwater's authors",
    "license": "CC-BY-SA-4.0",
    "spacy_version": ">=3.8.0,<4.0.0",
}


def assemble(syntax: Path, names: Path, out: Path) -> None:
    nlp = spacy.load(syntax)
    other = spacy.load(names)
    nlp.add_pipe("ner", source=other)
    nlp.meta.update(META)
    nlp.meta["sources"] = [
        {"name": "UD English-EWT", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org/treebanks/en_ewt"},
        {"name": "Universal NER English-EWT", "license": "CC BY-SA 4.0", "url": "https://www.universalner.org"},
        {"name": "Broad Twitter Corpus", "license": "CC BY 4.0", "url": "https://github.com/GateNLP/broad_twitter_corpus"},
        {"name": "WNUT-17", "license": "CC BY 4.0", "url": "https://noisy-text.github.io/2017/emerging-rare-entities.html"},
        {"name": "wikigold", "license": "CC BY 4.0", "url": "https://figshare.com/articles/dataset/5462500"},
        {"name": "GeoNames", "license": "CC BY 4.0", "url": "https://www.geonames.org"},
        {"name": "wordfreq's word list", "license": "CC BY-SA 4.0", "url": "https://github.com/rspeer/wordfreq"},
        {"name": "Faker's name lists", "license": "MIT", "url": "https://github.com/joke2k/faker"},
        {"name": "all-MiniLM-L6-v2", "license": "Apache-2.0", "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2"},
    ]  # fmt: skip
    kept = {p.name: p.read_bytes() for p in out.glob("*") if p.name in ("LICENSE", "MODEL.md", "__init__.py")}
    shutil.rmtree(out, ignore_errors=True)
    # The tokenizer is written out so that another release of spaCy, with other rules, splits words as this network learned.
    nlp.to_disk(out)
    lean(out)
    for name, data in kept.items():
        (out / name).write_bytes(data)


def lean(out: Path) -> None:
    """Leaves out what only training needs, and the strings that a pipeline makes again when it meets them."""
    meta = json.loads((out / "meta.json").read_text())
    meta.pop("performance", None)
    (out / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    shutil.rmtree(out / "lookups", ignore_errors=True)


if __name__ == "__main__":
    assemble(*map(Path, sys.argv[1:4]))
