"""Family -> Copy: passages that two articles share word for word, or nearly so, and who has them from whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, ClassVar

from headwater import ids
from headwater.config import Count, Same, Share, Size
from headwater.copies.align import Passage, align, common, lay_out
from headwater.copies.direction import Shared, Told, direct
from headwater.copies.fingerprint import runs
from headwater.copies.standing import reported
from headwater.ids import Id
from headwater.records import Article, Copy, Family, Record
from headwater.step import Group, GroupStep

# Articles of a family laid out at once, at some 100 KB each; pairs are sorted by their left article.
_LAID = 512
# What is asked of a copy that is a good part of a short article.
_LESS = 0.75


@dataclass(frozen=True, slots=True)
class FindCopies(GroupStep):
    """Article, Family -> Copy. Pairs of articles that share two sentences or more nearly to the letter, outside quotation marks.

    Two articles in which only short fragments agree are no copy. share: words in the passages over the words outside quotation
    marks of the shorter article.
    """

    name = "copies.find"
    version = 3
    by: ClassVar[str | None] = "family"
    reads = (Family, Article)
    writes = (Copy,)

    run: Annotated[Size, Same("copies.fingerprint.run")] = 5  # words hashed together
    fragment: Size = 10  # words; shorter agreement is a name, a title or a stock phrase
    sentence: Size = 20  # words the longest passage must have: about one news sentence
    passage: Size = 40  # words of all passages together: two news sentences
    abridged: Share = (
        0.25  # of the shorter article, from which three quarters of both will do: a brief cut from a report
    )
    bridge: Count = 8  # words; an edit inside a copied sentence that still counts as the same passage
    density: Share = 0.7  # of a bridged passage's words, those that agree: below it is a rewrite
    full: Share = 0.5  # share of the shorter article from which the whole is called a copy

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        articles = {a.id: a for a in group[Article]}
        laid = lru_cache(maxsize=_LAID)(lambda article: lay_out(runs(articles[article].text, self.run)))
        found: list[tuple[Shared, list[Passage]]] = []
        for family in group[Family]:
            for left, right in zip(family.left, family.right, strict=True):
                if left in articles and right in articles:
                    pair = articles[left], articles[right]
                    a, b = laid(left), laid(right)
                    # So many words cannot agree in fewer runs.
                    if common(a, b) < _LESS * self.passage // self.run:
                        continue
                    passages = align(a, b, self.fragment, self.bridge, self.density)
                    if passages:
                        passages = reported(pair[0].text, pair[1].text, passages)
                    if self._enough([p.words for p in passages], min(a.words, b.words)):
                        found.append((self._shared(pair, (a.words, b.words), passages), passages))
        told = direct([pair for pair, _ in found], self.full)
        return [self._copy(pair, passages, one) for (pair, passages), one in zip(found, told, strict=True)]

    def _enough(self, words: Sequence[int], shorter: int) -> bool:
        less = _LESS if sum(words) >= self.abridged * shorter else 1
        return sum(words) >= less * self.passage and max(words) >= less * self.sentence

    @staticmethod
    def _shared(pair: tuple[Article, Article], lengths: tuple[int, int], passages: list[Passage]) -> Shared:
        words = sum(p.words for p in passages)
        share_a, share_b = (min(1.0, words / max(1, length)) for length in lengths)
        ranges_a = tuple((p.start_a, p.end_a) for p in passages)
        return Shared(*pair, share_a, share_b, ranges_a, tuple((p.start_b, p.end_b) for p in passages))

    def _copy(self, pair: Shared, passages: list[Passage], told: Told) -> Copy:
        share = max(pair.share_a, pair.share_b)
        return Copy(
            ids.make("copy", pair.a.id, pair.b.id),
            (pair.a.id, pair.b.id),
            "full" if share >= self.full else "passage",
            round(share, 4),
            sum(p.words for p in passages),
            tuple(p.start_a for p in passages),
            tuple(p.end_a for p in passages),
            tuple(p.start_b for p in passages),
            tuple(p.end_b for p in passages),
            told.relation,
            told.origin,
            told.how,
            told.agency,
        )
