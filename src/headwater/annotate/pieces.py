"""What the finders of times and quantities search: sentences with plain marks, cut where they are too long to be prose."""

from collections.abc import Iterable, Iterator

from headwater.records import Sentence

# One character for one, so that offsets hold.
PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "−": "-", "‑": "-"})
# Characters searched at a time. Longer sentences are lists and tables; what each rule looks at stays bounded, and so the
# work on a text grows with its length only.
LONGEST = 2_000


def pieces(plain: str, sentences: Iterable[Sentence]) -> Iterator[tuple[int, str]]:
    """(offset, text) of each sentence in order; of a long one piece by piece, cut after a space where there is one."""
    for sentence in sorted(sentences, key=lambda s: s.start):
        start = sentence.start
        while sentence.end - start > LONGEST:
            cut = plain.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
            yield start, plain[start:cut]
            start = cut
        yield start, plain[start : sentence.end]
