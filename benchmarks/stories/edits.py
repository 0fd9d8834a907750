"""How outlets change a text that they take: the kinds of copies that the benchmark plants."""

import random
import re
from datetime import date

# verbatim: as it is. abridge: the first third to two thirds of the sentences. reorder: paragraphs in another order. punctuate: other marks, spaces,
# capitals. dates: days and numbers written another way. splice: half of this text, then half of another one. light: one word in
# twelve replaced. heavy: one in four. borrow: three sentences of it among twelve of another text.
KINDS = ("verbatim", "abridge", "reorder", "punctuate", "dates", "splice", "light", "heavy", "borrow")
_SENTENCE = re.compile(r"[^.\n]+\.[”\"]?")
_OTHER_WORDS = ("many", "several", "reportedly", "local", "later", "recent", "nearby", "senior", "major", "early")
# Words replaced, of those in small letters.
_REPLACED = {"light": 1 / 12, "heavy": 1 / 4}
_DAYS = {
    "Monday": "lundi", "Tuesday": "mardi", "Wednesday": "mercredi", "Thursday": "jeudi", "Friday": "vendredi",
    "Saturday": "samedi", "Sunday": "dimanche",
}  # fmt: skip


def edit(kind: str, text: str, other: str, chance: random.Random) -> str:
    """`text` changed in the way named; `other`: a text of another event to splice with, or of the same one to borrow into."""
    sentences = _SENTENCE.findall(text)
    if kind == "abridge":
        kept = max(4, int(len(sentences) * chance.uniform(0.33, 0.67)))
        return " ".join(s.strip() for s in sentences[:kept])
    if kind == "reorder":
        paragraphs = text.split("\n\n")
        first, rest = paragraphs[:1], paragraphs[1:]
        chance.shuffle(rest)
        return "\n\n".join(first + rest)
    if kind == "punctuate":
        return re.sub(r"\s+", " ", text.replace(", ", " – ").replace("“", '"').replace("”", '"').replace(". ", ".  "))
    if kind == "dates":
        for day, said in _DAYS.items():
            text = text.replace(f"on {day}", f"{date(2031, 3, 3 + list(_DAYS).index(day)):%d.%m.%Y} ({said})")
        return re.sub(r"\b(\d)(\d{3})\b", r"\1,\2", text)
    if kind == "splice":
        half = _SENTENCE.findall(other)
        taken = [*sentences[: max(4, len(sentences) // 2)], *half[: len(half) // 2]]
        return " ".join(s.strip() for s in taken)
    if kind == "borrow":
        half, at = _SENTENCE.findall(other)[:12], chance.randrange(max(1, len(sentences) - 3))
        half[6:6] = sentences[at : at + 3]
        return " ".join(s.strip() for s in half)
    if kind in _REPLACED:
        part = _REPLACED[kind]
        return re.sub(r"\b[a-z]+\b", lambda m: chance.choice(_OTHER_WORDS) if chance.random() < part else m[0], text)
    return text
