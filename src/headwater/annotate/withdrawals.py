"""Article, Sentence, Former -> Withdrawal: what a former version told and the one that stands tells no more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import ClassVar

from headwater.annotate.english.numbers import ONES, TENS
from headwater.annotate.sentences import spans
from headwater.config import Count, Share, Size
from headwater.ids import Id
from headwater.languages import read_closely
from headwater.records import Article, Former, Record, Sentence, Withdrawal
from headwater.step import Group, GroupStep
from headwater.text import word_spans

# Words that turn a sentence round however common they are.
_TURNING = frozenset({"no", "not", "never", "none", "nobody", "without", "cannot", "false", "wrongly"})
# "One" is a pronoun as often as a number.
_NUMBERS = frozenset({*ONES, *TENS, "hundred", "thousand", "million", "billion", "dozen"} - {"one"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with the words that carry what it says."""

    start: int
    end: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class FindWithdrawals(GroupStep):
    """Sentences of former versions that the standing version of the address tells no more.

    A sentence still stands where all its telling words, its numbers and its negations are in one sentence of the standing
    text, or in two that follow each other: what was reworded slightly or merged is not withdrawn. Former versions with the same
    telling sentence give it once, from the latest of them.
    """

    name: ClassVar[str] = "annotate.withdrawals"
    by: ClassVar[str | None] = "story"
    reads: ClassVar[tuple[type[Record], ...]] = (Article, Sentence, Former)
    writes: ClassVar[tuple[type[Record], ...]] = (Withdrawal,)
    close: ClassVar[bool] = True

    fewest: Count = 3  # telling words below which a sentence asserts nothing that could be withdrawn
    instead: Share = (
        0.5  # telling words that two sentences share, of the mean of both, for one to stand in the other's place
    )
    elsewhere: Share = 0.8  # telling words of the sentence that one of another article must hold to tell the same
    most: Size = (
        2000  # sentences of a text that are compared, each with each; a longer text is a document, not a report
    )
    common: float = 6.0  # Zipf value from which a word tells nothing ('said', 'after'); 6 is once in a thousand words

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        if not group[Former]:
            return
        texts = {a.id: a.text for a in group[Article]}
        told = {a: self._told(texts[a], self._spans(group[Sentence], a)) for a in texts}
        seen: set[tuple[Id, frozenset[str]]] = set()
        for former in sorted(group[Former], key=lambda f: (-f.number, f.id)):
            if former.article not in told or not read_closely(former.language):
                continue
            for one in self._told(former.text, spans(former.text)):
                if (former.article, one.words) in seen or self._stands(one, told[former.article]):
                    continue
                seen.add((former.article, one.words))
                instead = self._instead(one, told[former.article])
                others = (a for a in sorted(told) if a != former.article and self._tells(told[a], one))
                yield Withdrawal(
                    key, former.article, *instead, former.id, one.start, one.end, former.text[one.start : one.end], tuple(others)
                )  # fmt: skip

    @staticmethod
    def _spans(sentences: Sequence[Sentence], article: Id) -> list[tuple[int, int]]:
        return sorted({(s.start, s.end) for s in sentences if s.article == article})

    def _told(self, text: str, ranges: Iterable[tuple[int, int]]) -> list[_Told]:
        cut = islice(ranges, self.most)
        found = (_Told(start, end, frozenset(self._telling(text[start:end]))) for start, end in cut)
        return [one for one in found if len(one.words) >= self.fewest]

    def _telling(self, sentence: str) -> Iterator[str]:
        for word, _, _ in word_spans(sentence):
            if _turns(word) or _counts(word) or _zipf(word) < self.common:
                yield word

    @staticmethod
    def _stands(one: _Told, standing: Sequence[_Told]) -> bool:
        turned = {w for w in one.words if _turns(w)}
        pairs = (a.words | b.words for a, b in pairwise(standing))
        return any(
            one.words <= words and turned == {w for w in words if _turns(w)}
            for words in chain((s.words for s in standing), pairs)
        )

    def _instead(self, one: _Told, standing: Sequence[_Told]) -> tuple[int, int]:
        """The standing sentence that shares the most with it, (-1, -1) for none that shares enough."""
        best = max(
            standing, key=lambda s: (len(one.words & s.words) / (len(one.words) + len(s.words)), -s.start), default=None
        )
        if best is None or 2 * len(one.words & best.words) < self.instead * (len(one.words) + len(best.words)):
            return -1, -1
        return best.start, best.end

    def _tells(self, sentences: Sequence[_Told], one: _Told) -> bool:
        must = {w for w in one.words if _turns(w) or _counts(w)}
        return any(must <= s.words and len(one.words & s.words) >= self.elsewhere * len(one.words) for s in sentences)


def _turns(word: str) -> bool:
    return word in _TURNING or word.endswith("n't")


def _counts(word: str) -> bool:
    return word in _NUMBERS or any(map(str.isdigit, word))


@lru_cache(maxsize=1 << 16)  # a news vocabulary
def _zipf(word: str) -> float:
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "en")
