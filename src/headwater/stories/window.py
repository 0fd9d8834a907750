"""Which story a new article belongs to, told from memory in milliseconds, before the next pass over all articles settles it."""

import heapq
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

import numpy as np

from headwater.candidates import Ints
from headwater.ids import Id
from headwater.records import Article, Record, Signature, Sketch, Story
from headwater.stories.cluster import ClusterStories
from headwater.stories.held import LISTS, SCALARS, Held, outlet, row_of, view
from headwater.stories.pair import PairArticles
from headwater.stories.score import Floats, broad, gather, in_effect
from headwater.stories.sketch import SketchArticle
from headwater.stories.tiers import UNKNOWN, Tiers


class Columns(Protocol):
    """What a window is read from: a store's snapshot. See Snapshot.columns."""

    def columns(
        self, table: type[Record], names: Sequence[str], articles: Ints | None = None
    ) -> Iterator[dict[str, Any]]: ...


class Near(NamedTuple):
    """An article that a new one is like. story: that it is in; score: as of a Link; words: the shared ones that weigh most."""

    article: Id
    story: Id
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a new article belongs, until a whole pass has settled it.

    story: None, none of those known. score: the mean of its scores with the story's articles (of none, the highest of any); 1 for
    a copy. near: the articles that it is most like, best first. copy_of: the earliest article with an equal sketch, None for none.
    sketch, signature: what the article is known by, so that it can be added.
    """

    article: Id
    story: Id | None
    score: float
    near: tuple[Near, ...]
    copy_of: Id | None
    sketch: Sketch = field(repr=False)
    signature: Signature = field(repr=False)


@dataclass(frozen=True, slots=True)
class Placing:
    """How articles are placed: with the settings of the steps whose work it foresees, and with bounds on the work for one article."""

    sketch: SketchArticle = field(default_factory=SketchArticle)
    pair: PairArticles = field(default_factory=PairArticles)
    cluster: ClusterStories = field(default_factory=ClusterStories)
    most: int = 200  # articles that are scored with their whole sketches: more than any but the largest stories give
    stories: int = 8  # that are compared whole
    members: int = 50  # articles of a story that count in the mean; which ones is as good as chance (by their hashes)


class Window:
    """The articles of some weeks in memory: what each is known by, and the story that it is in.

    An article is looked up under the terms of its signature, as `stories.pair` does; it is scored with what is found there (a pure function
    of the two, as in a whole pass), and joins the story to whose articles its mean score is highest, if that is at least what
    `stories.cluster` asks for, or else that in which a few articles are closest. What a whole pass can do and this cannot:
    split or merge stories that are there, and know copies that share less than a whole sketch. Weights are held as 4 bytes, so a
    score may differ in the sixth decimal. What is found depends on the articles and their stories, not on the order of adding.
    """

    def __init__(self, how: Placing | None = None) -> None:
        self.how = how or Placing()
        self._held = Held()
        self._times = self._held.times
        self._story = array("q")
        self._by_term, self._by_whole, self._by_article, self._by_story = (Tiers(self._times) for _ in range(4))

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, article: Id) -> bool:
        return self._by_article.first(article) is not None

    def place(self, article: Article) -> Placement:
        """Where the article belongs; the window stays as it is. An article that is in the window is placed among the others."""
        alone = self.known(article)
        rows, copied = self._candidates(alone.signature)
        scores = self._scores(alone.sketch, rows)
        scores[view(self._held.whole)[rows] == alone.signature.whole] = 1.0
        near = self._near(alone.sketch, rows, scores)
        if copied is not None:
            there, origin = Id(self._story[copied]), Id(self._times.article[copied])
            return replace(alone, story=there, score=1.0, near=near, copy_of=origin)
        score, story = self._best(alone.sketch, rows, scores)
        return replace(alone, story=story, score=score, near=near)

    def known(self, article: Article) -> Placement:
        """What the article is known by, compared with no other: to be added where it is known which story it is in (`replace`)."""
        sketch, signature = next(iter(self.how.sketch.map([article])))
        assert isinstance(sketch, Sketch) and isinstance(signature, Signature)
        # Outlets go by their numbers here.
        return Placement(article.id, None, 0.0, (), None, replace(sketch, outlet=outlet(signature.outlet)), signature)

    def add(self, placed: Placement) -> Id:
        """Put a placed article in, so that the next one is compared with it -> its story, which it begins where it joins none.

        An article that is in the window stays as it is.
        """
        if (there := self._by_article.first(placed.article)) is not None:
            return Id(self._story[there])
        row = len(self)
        self._held.put(row_of(placed.signature), [getattr(placed.sketch, name) for name in LISTS])
        story = placed.article if placed.story is None else placed.story
        self._story.append(story)
        self._index(row)
        self._by_story.add(np.array([story]), np.array([row]))
        return story

    def refresh(self, found: Columns, since: int | None = None, most: int | None = None) -> None:
        """Take over what a whole pass has settled: articles and stories as the store has them; others leave.

        since: only articles that may be from then (UTC seconds) or later, or whose time is not known; most: only the latest.
        """
        known = _scalars(found, since, most)
        self._keep(self._held.as_found(known))
        new = ~np.isin(known["article"], view(self._times.article))
        self._read(found, {name: values[new] for name, values in known.items()})
        self._settle(found)

    def forget(self, before: int) -> None:
        """Let go of the articles that are surely from before then (UTC seconds)."""
        self._keep(view(self._held.last) >= before)

    def _candidates(self, one: Signature) -> tuple[Ints, int | None]:
        """The rows to score, ascending: those whose signatures are alike enough, the likest if they are many; and of those with an equal
        sketch the earliest, which is also given by itself."""
        pair = self.how.pair
        when = (UNKNOWN if one.first is None else one.first, one.article)
        terms = np.array(one.terms, dtype=np.int64)
        order = np.argsort(terms)
        terms, weights = terms[order], np.array(one.weights, dtype=np.float64)[order]
        article = view(self._times.article)
        rows = self._by_term.near(terms, when, pair.widest, pair.next_few)
        rows = rows[article[rows] != one.article]
        likeness = self._likeness(terms, weights, rows)
        alike = np.flatnonzero(likeness >= pair.weakest)
        best = rows[alike[np.lexsort((article[rows[alike]], -likeness[alike]))[: self.how.most]]]
        copied = self._by_whole.first(one.whole, one.article)
        return np.union1d(best, [] if copied is None else [copied]).astype(np.int64), copied

    def _likeness(self, terms: Ints, weights: Floats, rows: Ints) -> Floats:
        """How alike the signatures of `rows` are to one with these terms, ascending; nothing fades, so no score of signatures is higher."""
        theirs, heavy, sizes = self._held.heaviest(rows, self.how.sketch.keys)
        if not len(terms):
            return np.zeros(len(rows))
        at = np.minimum(np.searchsorted(terms, theirs), len(terms) - 1)
        shares = np.where(terms[at] == theirs, weights[at] * heavy, 0.0)
        owner = np.repeat(np.arange(len(rows)), sizes)
        total, square = (
            np.bincount(owner, values, minlength=len(rows)).astype(np.float64) for values in (shares, shares * shares)
        )
        return broad(total, in_effect(total, square))

    def _scores(self, sketch: Sketch, rows: Ints) -> Floats:
        if not len(rows):
            return np.zeros(0)
        others = np.arange(1, len(rows) + 1)
        return gather([sketch, *map(self._held.sketch, rows.tolist())]).pairs(np.zeros_like(others), others).scores()

    def _best(self, sketch: Sketch, rows: Ints, scores: Floats) -> tuple[float, Id | None]:
        """(mean score, story): of the story it joins, or else of the one where that mean is highest, with None."""
        cluster = self.how.cluster
        known = dict(zip(rows.tolist(), scores.tolist(), strict=True))
        best: dict[int, float] = {}
        for row, score in known.items():
            # Of a story without such an article no mean can be enough.
            if score >= min(cluster.threshold, cluster.adopted):
                best[self._story[row]] = max(score, best.get(self._story[row], 0.0))
        chosen = heapq.nsmallest(self.how.stories, best, key=lambda story: (-best[story], story))
        members = {story: self._members(story, sketch.article) for story in chosen}
        more = np.array(sorted({r for found in members.values() for r in found} - known.keys()), dtype=np.int64)
        known |= dict(zip(more.tolist(), self._scores(sketch, more).tolist(), strict=True))
        told = {story: sorted((known[row] for row in found), reverse=True) for story, found in members.items()}
        mean = {story: _mean(found) for story, found in told.items()}
        likest = min(mean, key=lambda story: (-mean[story], story), default=None)
        if likest is None:
            return float(scores.max(initial=0.0)), None
        if mean[likest] >= cluster.threshold:
            return mean[likest], Id(likest)
        near = {s: _mean(found[: cluster.closest]) for s, found in told.items() if len(found) >= cluster.closest}
        closest = min(near, key=lambda story: (-near[story], story), default=None)
        if closest is not None and near[closest] >= cluster.adopted:
            return mean[closest], Id(closest)
        return mean[likest], None

    def _members(self, story: int, but: Id) -> list[int]:
        """Rows of the story's articles; of equal sketches the first."""
        rows = self._by_story.rows(story)
        rows = rows[view(self._times.article)[rows] != but]
        _, at = np.unique(view(self._held.whole)[rows], return_index=True)
        return list(rows[at[: self.how.members]].tolist())

    def _near(self, sketch: Sketch, rows: Ints, scores: Floats) -> tuple[Near, ...]:
        cluster = self.how.cluster
        told = [
            (-score, self._times.of(row), row)
            for row, score in zip(rows.tolist(), scores.tolist(), strict=True)
            if score >= cluster.weakest
        ]
        mine = {term: (w, label) for term, w, label in zip(sketch.terms, sketch.weights, sketch.labels, strict=True)}
        return tuple(
            Near(Id(article), Id(self._story[row]), -score, self._words(mine, row))
            for score, (_, article), row in heapq.nsmallest(cluster.links, told)
        )

    def _words(self, mine: Mapping[int, tuple[float, str]], row: int) -> tuple[str, ...]:
        terms, weights, *_ = self._held.lists(row)
        shared = [
            (-weight * mine[term][0], term)
            for term, weight in zip(terms.tolist(), weights.tolist(), strict=True)
            if term in mine
        ]
        return tuple(mine[term][1] for _, term in heapq.nsmallest(self.how.cluster.reasons, shared))

    def _index(self, begin: int) -> None:
        """Make the rows from `begin` on known under their terms, their sketches and their ids."""
        rows = np.arange(begin, len(self))
        terms, _, sizes = self._held.heaviest(rows, self.how.sketch.keys)
        self._by_term.add(terms, np.repeat(rows, sizes))
        self._by_whole.add(view(self._held.whole)[begin:].copy(), rows)
        self._by_article.add(view(self._times.article)[begin:].copy(), rows)

    def _read(self, found: Columns, new: Mapping[str, Ints]) -> None:
        """Put in the articles whose scalars are given, by id; their sketches are read."""
        begin = len(self)
        for piece in found.columns(Sketch, ("article", *LISTS), new["article"]):
            at = np.searchsorted(new["article"], piece["article"])
            lists = [np.split(piece[name].values, np.cumsum(piece[name].sizes)[:-1]) for name in LISTS]
            for row, *values in zip(at.tolist(), *lists, strict=True):
                self._held.put((int(new[name][row]) for name in SCALARS), values)
        if len(self) > begin:
            self._index(begin)

    def _settle(self, found: Columns) -> None:
        """Every article is in the story that the store has for it; one that the store has none for is alone."""
        told: dict[int, int] = {}
        for piece in found.columns(Story, ("id", "articles")):
            stories = np.repeat(piece["id"], piece["articles"].sizes)
            told.update(zip(piece["articles"].values.tolist(), stories.tolist(), strict=True))
        self._story = array("q", [told.get(article, article) for article in self._times.article])
        self._by_story = Tiers(self._times)
        if len(self):
            self._by_story.add(view(self._story).copy(), np.arange(len(self)))

    def _keep(self, kept: Any) -> None:
        """Let go of the rows of which `kept` is not true."""
        if kept.all():
            return
        for tiers in (self._by_term, self._by_whole, self._by_article, self._by_story):
            tiers.keep(kept)
        self._story = array("q", view(self._story)[kept].tobytes())
        self._held.keep(kept)


def _scalars(found: Columns, since: int | None, most: int | None) -> dict[str, Ints]:
    """{field of the signatures: values} of the articles to hold, by article; an unknown instant is UNKNOWN."""
    pieces = list(found.columns(Signature, SCALARS))
    known = {
        name: np.concatenate([np.empty(0, np.int64), *(_known(piece[name]) for piece in pieces)]) for name in SCALARS
    }
    at = np.argsort(known["article"])
    if since is not None:
        at = at[known["last"][at] >= since]
    if most is not None and len(at) > most:
        first = known["first"][at]
        # One without a time is not among the latest.
        latest = np.lexsort((known["article"][at], np.where(first == UNKNOWN, 0, first)))
        at = at[np.sort(latest[len(at) - most :])]
    return {name: values[at] for name, values in known.items()}


def _mean(scores: Sequence[float]) -> float:
    return round(sum(scores) / len(scores), 6)


def _known(values: Any) -> Ints:
    known: Ints = np.nan_to_num(values).astype(np.int64)
    return np.where(np.isnan(values), UNKNOWN, known)
