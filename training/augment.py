"""Documents as they are found: glued, flattened, in capitals, with other quotation marks and other names."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

import names
from corpora import Document, Sentence, Token

# Shares of what is varied. Each is small enough that ordinary text stays the rule.
GLUED, BROKEN, UNBROKEN = 0.04, 0.06, 0.4
LOWER, UPPER, TITLE, UNSTOPPED = 0.02, 0.03, 0.03, 0.06
CURLY, DASHED = 0.5, 0.5
SPACED = 0.12  # of the sentences have spaces around hyphens, as text that was once cut into tokens has
SHORTEST, LONGEST = 1, 9  # sentences that are read together
_MAKERS = {"PERSON": names.person, "PLACE": names.place, "ORG": names.organisation}


def excerpts(document: Document, rng: random.Random, renamed: float) -> list[list[Token]]:
    """The document cut into texts of a few sentences, each varied. renamed: share of the texts whose names are replaced.

    Heads are indices into the whole list; a token of white space stands for each line break, as the tokenizer makes them.
    """
    out = []
    at = 0
    while at < len(document):
        part = document[at : at + rng.randint(SHORTEST, LONGEST)]
        at += len(part)
        if rng.random() < renamed:
            part = _rename(part, rng)
        out.append(_join([_vary(s, rng) for s in part], rng))
    return out


def plain(document: Document) -> list[Token]:
    """The document as it is, a line break before each paragraph."""
    return _join(document, None)


def _rename(part: Sequence[Sentence], rng: random.Random) -> list[Sentence]:
    """Other names of the same kinds and lengths, each name replaced alike throughout."""
    new: dict[tuple[str, ...], list[str]] = {}
    return [replace(s, tokens=tuple(_renamed(s.tokens, rng, new))) for s in part]


def _renamed(tokens: Sequence[Token], rng: random.Random, new: dict[tuple[str, ...], list[str]]) -> list[Token]:
    out = list(tokens)
    at = 0
    while at < len(out):
        end = at + 1
        if out[at].name.startswith("B-"):
            while end < len(out) and out[end].name.startswith("I-"):
                end += 1
            kind = out[at].name[2:]
            old = tuple(t.text for t in out[at:end])
            if old[0][0].isupper() and not any(re.search(r"[^\w.&'-]", w) for w in old):
                if (kind, *old) not in new:
                    # Known names stay in a third of the places: what they look like is worth learning too.
                    made = _MAKERS[kind](rng, len(old)) if rng.random() < 0.67 else None
                    new[(kind, *old)] = made or list(old)
                for i, word in enumerate(new[(kind, *old)]):
                    if word != old[i]:
                        glued = i + 1 < len(old) and "-" in (word, new[(kind, *old)][i + 1])
                        out[at + i] = replace(
                            out[at + i],
                            text=word,
                            lemma=word,
                            space=not glued if i + 1 < len(old) else out[at + i].space,
                        )
        at = end
    return out


def _vary(sentence: Sentence, rng: random.Random) -> Sentence:
    tokens = list(sentence.tokens)
    draw = rng.random()
    if draw < LOWER:
        tokens = [replace(t, text=t.text.lower()) for t in tokens]
    elif draw < LOWER + UPPER:
        tokens = [replace(t, text=t.text.upper()) for t in tokens]
    elif draw < LOWER + UPPER + TITLE:
        tokens = [replace(t, text=t.text[:1].upper() + t.text[1:]) if len(t.text) > 3 else t for t in tokens]
    if draw < LOWER + UPPER + TITLE or rng.random() < UNSTOPPED:
        tokens = _unstopped(tokens)
    if rng.random() < CURLY:
        tokens = _curled(tokens)
    if rng.random() < SPACED:
        tokens = [
            replace(t, space=True) if "-" in (t.text, after.text) else t
            for t, after in zip(tokens, [*tokens[1:], tokens[-1]], strict=True)
        ]
    if rng.random() < DASHED:
        dash = rng.choice("–—")
        tokens = [replace(t, text=dash) if t.text in ("-", "--") and t.space else t for t in tokens]
    return replace(sentence, tokens=tuple(tokens))


def _unstopped(tokens: list[Token]) -> list[Token]:
    """Without its full stop, as headlines and captions are."""
    last = len(tokens) - 1
    if last > 2 and tokens[last].text == "." and all(t.head != last for t in tokens):
        return [*tokens[: last - 1], replace(tokens[last - 1], space=tokens[last].space)]
    return tokens


def _curled(tokens: list[Token]) -> list[Token]:
    """Straight marks made curly: an opening one before a word that is joined to it, else a closing one."""
    out: list[Token] = []
    spaced = True
    for t in tokens:
        text = t.text
        if text in ('"', "``", "''"):
            text = "“" if spaced and not t.space else "”"
        elif text == "'" and spaced and not t.space:
            text = "‘"
        elif "'" in text:
            text = text.replace("'", "’")
        out.append(replace(t, text=text))
        spaced = t.space or text in "([“—–"
    return out


def _join(sentences: Sequence[Sentence], rng: random.Random | None) -> list[Token]:
    """The sentences in one list. Without rng: a line break before each paragraph, else a space."""
    out: list[Token] = []
    flat = rng is not None and rng.random() < UNBROKEN
    for number, sentence in enumerate(sentences):
        tokens = list(sentence.tokens)
        if number:
            out.extend(_between(out, sentence, flat, rng))
        base = len(out)
        out.extend(replace(t, head=t.head + base) if t.head >= 0 else t for t in tokens)
    if out:
        out[-1] = replace(out[-1], space=False)
    return out


def _between(out: list[Token], following: Sentence, flat: bool, rng: random.Random | None) -> list[Token]:
    """White space after what is there; changes the last token's own space."""
    last = out[-1]
    draw = rng.random() if rng is not None else 1.0
    if (following.opens and not flat) or draw < BROKEN:
        out[-1] = replace(last, space=False)
        text = "\n" if rng is None or rng.random() < 0.5 else "\n\n"
        return [Token(text, False, "O" if last.name != "-" else "-", "SPACE", "", text, len(out) - 1, "dep")]
    stop = len(last.text) == 1 and last.text in ".!?" and following.tokens[0].text[:1].isalpha() and len(out) > 1
    glue = stop and draw < BROKEN + GLUED and out[-2].text[-1].islower() and following.tokens[0].text[0].isupper()
    out[-1] = replace(last, space=not glue)
    return []
