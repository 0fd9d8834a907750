"""Two trained pipelines -> the one that ships: assemble.py SYNTAX NAMES OUT."""

import json
import shutil
import sys
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from vectors import keep_key

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
    for part in (syntax, names):
        keep_key(part)
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
        {"name": "all-MiniLM-L6-v2", "license": "Apache-2.0", "url": "https://www.sbert.net"},
    ]  # fmt: skip
    kept = {p.name: p.read_bytes() for p in out.glob("*") if p.name in ("LICENSE", "MODEL.md")}
    shutil.rmtree(out, ignore_errors=True)
    # The tokenizer is written out so that another release of spaCy, with other rules, splits words as this network learned.
    nlp.to_disk(out)
    lean(out, needed(nlp))
    keep_key(out)
    for name, data in kept.items():
        (out / name).write_bytes(data)


def needed(nlp: Language) -> list[str]:
    """The strings that the pipeline looks up by their hash: labels, and what lemmas are made with. Others it meets anew."""
    found = {label for name in nlp.pipe_names for label in nlp.get_pipe(name).labels if isinstance(label, str)}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    found |= {nlp.vocab.strings[tree[key]] for tree in trees for key in ("orig", "subst") if key in tree}
    return sorted(found)


def lean(out: Path, strings: list[str]) -> None:
    """Leaves out what only training needs: its scores, and every word of the training texts."""
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    del meta["performance"]
    text = json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True)
    (out / "meta.json").write_text(text + "\n", encoding="utf-8")
    (out / "vocab/strings.json").write_text(json.dumps(strings) + "\n", encoding="utf-8")


if __name__ == "__main__":
    assemble(*map(Path, sys.argv[1:4]))
