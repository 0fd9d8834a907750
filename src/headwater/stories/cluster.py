"""Sketch, Copy -> Story, Link: which articles tell of one event, and how stories changed between two runs."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, NamedTuple

import numpy as np

from headwater.config import Count, Range, Same, Share, Size
from headwater.ids import Id
from headwater.records import Copy, Lineage, Link, Record, Sketch, Story
from headwater.step import Group, GroupStep
from headwater.stories.agree import OTHER_WEEK
from headwater.stories.lineage import trace
from headwater.stories.linkage import Linkage
from headwater.stories.score import Floats, by_time, gather

# A sketch and the weight of each of its terms.
_Weighted = tuple[Sketch, dict[int, float]]


class Compared(NamedTuple):
    """folds: sketches of equal texts together, the earliest first. scores: of all pairs of folds, with 1 in the diagonal; words: how alike they
    are whenever and by whom they were published."""

    folds: list[list[Sketch]]
    scores: Floats
    words: Floats


@dataclass(frozen=True, slots=True)
class ClusterStories(GroupStep):
    """Sketch, Copy of one bundle -> Story, Link. Every article is in exactly one story, possibly alone.

    Articles with equal sketches fold to the earliest of them. Average linkage over the scores of all pairs of what is left; two groups that
    are each much closer in themselves than to each other tell of two events, however alike these are; then each article that is
    alone joins the story to whose closest members it is most alike. A full copy scores at least its share, where days and people do
    not tell of another event. All ties are broken by
    (first, id), so the order of the input does not matter. A story's title is that of its most central article that has one. Links
    explain: each article's `links` best ones, of at least `weakest`.
    """

    name = "stories.cluster"
    version = 6
    by: ClassVar[str | None] = "bundle"
    reads = (Sketch, Copy)
    writes = (Story, Link)

    # Mean score from which two groups are one story: one value for all data, near the upper end of what served three sets alike (0.10 to 0.115): a wrong join costs more.
    threshold: Share = 0.11
    crowd: Annotated[int, Range(2)] = 5  # articles of each of two groups from which what holds each together is asked
    apart: Share = 0.5  # part of that from which they are one: two fires at shops of one chain share less
    closest: Size = 2  # members of a story that one left over must be like: a page of background is like few of them
    adopted: Share = 0.08  # mean score to them from which it joins; it is alone because of the others
    weakest: Share = 0.055  # score from which a link is kept: half of the threshold
    links: Count = 6  # links kept an article: enough for a chain of reasons between any two of a story
    copied: Count = 60  # words from which a full copy tells; below, it may be a plea to sign up on two empty pages
    verbatim: Share = 0.9  # share from which it tells whatever days and people the two texts speak of
    reasons: Count = 8  # words kept to explain a link
    fewest: Annotated[Count, Same("stories.sketch.fewest")] = 8  # terms from which equal sketches are equal texts

    def reduce(self, key: Id, group: Group) -> Iterable[Record]:
        sketches = sorted(group[Sketch], key=by_time)
        if len(sketches) < 2:
            return [_story([(sketch, 0.0)]) for sketch in sketches]
        return list(self._stories(sketches, group[Copy]))

    def history(self, before: Sequence[Any], after: Sequence[Any], run: int, at: str) -> Iterable[Record]:
        return (Lineage(run, at, *became) for became in trace(before, after))

    def compare(self, sketches: Sequence[Sketch], copies: Sequence[Copy]) -> Compared:
        """Every text with every other. sketches: the earliest first (by_time)."""
        folds = self._fold(sketches)
        parts = gather([fold[0] for fold in folds]).square(np.arange(len(folds)))
        scores = parts.scores()
        row_of = {s.article: row for row, fold in enumerate(folds) for s in fold}
        for copy in copies:
            if self.counts(copy) and all(a in row_of for a in copy.articles):
                i, j = (row_of[a] for a in copy.articles)
                # A form filled in anew, as of last month's launch, tells of another event.
                if parts.told[i, j] <= OTHER_WEEK and copy.share < self.verbatim:
                    continue
                # Two texts may share more than their sketches tell.
                scores[i, j] = scores[j, i] = max(scores[i, j], copy.share)
        np.fill_diagonal(scores, 1.0)
        return Compared(folds, scores, parts.words())

    def _stories(self, sketches: Sequence[Sketch], copies: Sequence[Copy]) -> Iterator[Record]:
        folds, scores, words = self.compare(sketches, copies)
        groups = Linkage(self.threshold, self.crowd, self.apart, self.closest, self.adopted)
        for rows in groups(scores, words):
            means = scores[np.ix_(rows, rows)].mean(axis=1).tolist()
            yield _story([(s, w) for row, w in zip(rows.tolist(), means, strict=True) for s in folds[row]])
        yield from self._links([fold[0] for fold in folds], scores)
        for head, *others in folds:
            weights = dict(zip(head.terms, head.weights, strict=True))
            yield from (self._link((head, weights), (other, weights), 1.0) for other in others)

    def counts(self, copy: Copy) -> bool:
        """Whether it tells of one event, so that its share is a score."""
        return copy.kind == "full" and copy.words >= self.copied

    def _fold(self, sketches: Sequence[Sketch]) -> list[list[Sketch]]:
        """Sketches of equal texts together, the earliest first."""
        folds: dict[object, list[Sketch]] = {}
        for sketch in sketches:
            alike = len(sketch.terms) >= self.fewest
            folds.setdefault((sketch.terms, sketch.weights) if alike else sketch.article, []).append(sketch)
        return list(folds.values())

    def _links(self, heads: Sequence[Sketch], scores: Floats) -> Iterator[Link]:
        kept: set[tuple[int, int]] = set()
        for i, row in enumerate(scores):
            best = np.argsort(-row, kind="stable")[: self.links + 1].tolist()
            kept.update((min(i, j), max(i, j)) for j in best if j != i and row[j] >= self.weakest)
        weights = [dict(zip(s.terms, s.weights, strict=True)) for s in heads]
        for i, j in sorted(kept):
            yield self._link((heads[i], weights[i]), (heads[j], weights[j]), float(scores[i, j]))

    def _link(self, one: _Weighted, other: _Weighted, score: float) -> Link:
        (a, mine), (b, theirs) = sorted((one, other), key=lambda s: s[0].article)
        shared = [(-mine[term] * theirs[term], term) for term in mine.keys() & theirs.keys()]
        best = [a.terms.index(term) for _, term in heapq.nsmallest(self.reasons, shared)]
        return Link(a.article, b.article, score, tuple(a.labels[at] for at in best))


def _story(members: list[tuple[Sketch, float]]) -> Story:
    members = sorted(members, key=lambda m: by_time(m[0]))
    titled = [(-weight, i) for i, (sketch, weight) in enumerate(members) if sketch.title]
    firsts = [s.first for s, _ in members if s.first is not None]
    lasts = [s.last for s, _ in members if s.last is not None]
    return Story(
        members[0][0].article,
        members[min(titled)[1]][0].title if titled else None,
        tuple(s.article for s, _ in members),
        tuple(sorted({s.outlet for s, _ in members if s.outlet})),
        min(firsts, default=None),
        max(lasts, default=None),
    )
