"""Which story a new article belongs to, told from memory in milliseconds, before the next pass over all articles settles it."""

import heapq
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

import numpy as np

from headwater.candidates import Ints
from headwater.ids import Id
from headwater.records import Article, Record, Signature, Sketch, Story
from headwater.stories.cluster import ClusterStories
from headwater.stories.pair import PairArticles
from headwater.stories.score import Floats, broad, gather
from headwater.stories.sketch import SketchArticle
from headwater.stories.tiers import UNKNOWN, Tiers, Times

_SCALARS = ("article", "outlet", "first", "last", "whole")
_LISTS = ("terms", "weights", "title_terms", "title_weights")
_KINDS = (np.int64, np.float32, np.int64, np.float32)
# Bytes of a term and its weight.
_TERM = 12


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

    story: None, none of those known. score: the mean of its scores with the story's articles (of none, the highest of any story); 1 for
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
    `stories.cluster` asks for. What a whole pass can do and this cannot: split or merge stories that are there, and know
    copies that share less than a whole sketch. Weights are held as 4 bytes, so a score may differ in the sixth decimal. What is
    found depends on the articles and their stories, not on the order of adding.
    """

    def __init__(self, how: Placing | None = None) -> None:
        self.how = how or Placing()
        self._times = Times()
        self._last, self._outlet, self._whole, self._story = (array("q") for _ in range(4))
        self._size = array("H")
        # Terms, weights, terms of the title, their weights, in one piece each.
        self._packed: list[bytes] = []
        self._by_term, self._by_whole, self._by_article = (Tiers(self._times) for _ in range(3))
        self._by_story = Tiers(self._times)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, article: Id) -> bool:
        return len(self._by_article.rows(article)) > 0

    def place(self, article: Article) -> Placement:
        """Where the article belongs; the window stays as it is. An article that is in the window is placed among the others."""
        alone = self.known(article)
        sketch, signature = alone.sketch, alone.signature
        rows = self._candidates(signature)
        scores = self._scores(sketch, rows)
        equal = _array(self._whole)[rows] == signature.whole
        scores[equal] = 1.0
        near = self._near(sketch, rows, scores)
        if equal.any():
            first = min(rows[equal].tolist(), key=self._times.of)
            copied = Id(self._times.article[first])
            return replace(alone, story=Id(self._story[first]), score=1.0, near=near, copy_of=copied)
        score, story = self._best(sketch, rows, scores)
        joins = story if score >= self.how.cluster.threshold else None
        return replace(alone, story=joins, score=score, near=near)

    def known(self, article: Article) -> Placement:
        """What the article is known by, compared with no other: to be added where it is known which story it is in (`replace`)."""
        sketch, signature = next(iter(self.how.sketch.map([article])))
        assert isinstance(sketch, Sketch) and isinstance(signature, Signature)
        # Outlets go by their numbers here.
        return Placement(article.id, None, 0.0, (), None, replace(sketch, outlet=_outlet(signature.outlet)), signature)

    def add(self, placed: Placement) -> Id:
        """Put a placed article in, so that the next one is compared with it -> its story, which it begins where it joins none.

        An article that is in the window stays as it is.
        """
        if len(there := self._by_article.rows(placed.article)):
            return Id(self._story[int(there[0])])
        story = placed.article if placed.story is None else placed.story
        sketch, one = placed.sketch, placed.signature
        row = len(self)
        self._put(
            (one.article, one.outlet, *(UNKNOWN if at is None else at for at in (one.first, one.last)), one.whole),
            len(sketch.terms),
            _pack(sketch.terms, sketch.weights, sketch.title_terms, sketch.title_weights),
        )
        self._story.append(story)
        self._index(row)
        self._by_story.add(np.array([story]), np.array([row]))
        return story

    def refresh(self, view: Columns, since: int | None = None, most: int | None = None) -> None:
        """Take over what a whole pass has settled: articles and stories as the store has them; others leave.

        since: only articles that may be from then (UTC seconds) or later, or whose time is not known; most: only the latest.
        """
        found = _scalars(view)
        found = {name: values[_chosen(found, since, most)] for name, values in found.items()}
        self._keep(self._unchanged(found))
        new = ~np.isin(found["article"], _array(self._times.article))
        self._read(view, {name: values[new] for name, values in found.items()})
        self._settle(view)

    def forget(self, before: int) -> None:
        """Let go of the articles that are surely from before then (UTC seconds)."""
        self._keep(_array(self._last) >= before)

    def _candidates(self, one: Signature) -> Ints:
        """The rows to score, ascending: those whose signatures are alike enough, the likest if they are many; and the first with an equal sketch."""
        pair = self.how.pair
        when = (UNKNOWN if one.first is None else one.first, one.article)
        terms = np.array(one.terms, dtype=np.int64)
        order = np.argsort(terms)
        terms, weights = terms[order], np.array(one.weights, dtype=np.float64)[order]
        rows = self._by_term.near(terms, when, pair.widest, pair.next_few)
        rows = rows[_array(self._times.article)[rows] != one.article]
        likeness = self._likeness(terms, weights, rows)
        alike = np.flatnonzero(likeness >= pair.weakest)
        article = _array(self._times.article)
        best = alike[np.lexsort((article[rows[alike]], -likeness[alike]))[: self.how.most]]
        equal = self._by_whole.rows(one.whole)
        equal = equal[article[equal] != one.article][:1]
        return np.union1d(rows[best], equal)

    def _likeness(self, terms: Ints, weights: Floats, rows: Ints) -> Floats:
        """How alike the signatures of `rows` are to one with these terms, ascending; nothing fades, so no score of signatures is higher."""
        keys = self.how.sketch.keys
        sizes = np.minimum(np.array([self._size[row] for row in rows.tolist()], dtype=np.int64), keys)
        theirs: list[bytes] = []
        heavy: list[bytes] = []
        for row, size in zip(rows.tolist(), sizes.tolist(), strict=True):
            packed, begin = self._packed[row], 8 * self._size[row]
            theirs.append(packed[: 8 * size])
            heavy.append(packed[begin : begin + 4 * size])
        found = np.frombuffer(b"".join(theirs), np.int64)
        if not len(terms) or not len(found):
            return np.zeros(len(rows))
        at = np.minimum(np.searchsorted(terms, found), len(terms) - 1)
        shares = np.where(terms[at] == found, weights[at] * np.frombuffer(b"".join(heavy), np.float32), 0.0)
        owner = np.repeat(np.arange(len(rows)), sizes)
        return broad(
            np.bincount(owner, shares, minlength=len(rows)), np.bincount(owner, shares * shares, minlength=len(rows))
        )

    def _scores(self, sketch: Sketch, rows: Ints) -> Floats:
        if not len(rows):
            return np.zeros(0)
        others = np.arange(1, len(rows) + 1)
        return gather([sketch, *map(self._sketch, rows.tolist())]).pairs(np.zeros_like(others), others)

    def _sketch(self, row: int) -> Sketch:
        """What the window knows of the sketch; its outlet goes by its number."""
        outlet, first, last = self._outlet[row], self._times.first[row], self._last[row]
        terms, weights, title_terms, title_weights = (tuple(v.tolist()) for v in self._unpacked(row))
        return Sketch(
            Id(self._times.article[row]),
            _outlet(outlet),
            None,
            None if first == UNKNOWN else first,
            None if last == UNKNOWN else last,
            terms,
            weights,
            (),
            title_terms,
            title_weights,
        )

    def _unpacked(self, row: int) -> tuple[Any, Any, Any, Any]:
        packed, size = self._packed[row], self._size[row]
        titled = len(packed) // _TERM - size
        cuts = np.cumsum([0, 8 * size, 4 * size, 8 * titled, 4 * titled]).tolist()
        return tuple(  # type: ignore[return-value]
            np.frombuffer(packed[begin:end], kind) for (begin, end), kind in zip(pairwise(cuts), _KINDS, strict=True)
        )

    def _best(self, sketch: Sketch, rows: Ints, scores: Floats) -> tuple[float, Id | None]:
        """(highest mean score, its story). Of a story without an article that alone reaches the threshold no mean can."""
        best: dict[int, float] = {}
        known = dict(zip(rows.tolist(), scores.tolist(), strict=True))
        for row, score in known.items():
            if score >= self.how.cluster.threshold:
                best[self._story[row]] = max(score, best.get(self._story[row], 0.0))
        chosen = heapq.nsmallest(self.how.stories, best, key=lambda story: (-best[story], story))
        members = {story: self._members(story, sketch.article) for story in chosen}
        more = np.array(sorted({r for found in members.values() for r in found} - known.keys()), dtype=np.int64)
        known |= dict(zip(more.tolist(), self._scores(sketch, more).tolist(), strict=True))
        means = [(-sum(known[r] for r in found) / len(found), story) for story, found in members.items()]
        mean, story = min(means, default=(-float(scores.max(initial=0.0)), None))
        return round(-mean, 6), None if story is None else Id(story)

    def _members(self, story: int, but: Id) -> list[int]:
        """Rows of the story's articles; of equal sketches the first."""
        rows = self._by_story.rows(story)
        rows = rows[_array(self._times.article)[rows] != but]
        _, at = np.unique(_array(self._whole)[rows], return_index=True)
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
        terms, weights, _, _ = self._unpacked(row)
        shared = [
            (-weight * mine[term][0], term)
            for term, weight in zip(terms.tolist(), weights.tolist(), strict=True)
            if term in mine
        ]
        return tuple(mine[term][1] for _, term in heapq.nsmallest(self.how.cluster.reasons, shared))

    def _held(self) -> dict[str, "array[int]"]:
        values = (self._times.article, self._outlet, self._times.first, self._last, self._whole)
        return dict(zip(_SCALARS, values, strict=True))

    def _put(self, scalars: Iterable[int], size: int, packed: bytes) -> None:
        for held, value in zip(self._held().values(), scalars, strict=True):
            held.append(value)
        self._size.append(size)
        self._packed.append(packed)

    def _index(self, begin: int) -> None:
        """Make the rows from `begin` on known under their terms, their sketches and their ids."""
        keys = self.how.sketch.keys
        rows = np.arange(begin, len(self))
        sizes = np.minimum(_array(self._size, np.uint16)[begin:].astype(np.int64), keys)
        terms = b"".join(self._packed[row][: 8 * size] for row, size in zip(rows.tolist(), sizes.tolist(), strict=True))
        self._by_term.add(np.frombuffer(terms, np.int64), np.repeat(rows, sizes))
        self._by_whole.add(_array(self._whole)[begin:].copy(), rows)
        self._by_article.add(_array(self._times.article)[begin:].copy(), rows)

    def _unchanged(self, found: Mapping[str, Ints]) -> Any:
        """For each row, whether its article is found to be as it is held."""
        if not len(found["article"]):
            return np.zeros(len(self), dtype=bool)
        held = {name: _array(values) for name, values in self._held().items()}
        at = np.minimum(np.searchsorted(found["article"], held["article"]), len(found["article"]) - 1)
        return np.logical_and.reduce([found[name][at] == values for name, values in held.items()])

    def _read(self, view: Columns, new: Mapping[str, Ints]) -> None:
        """Put in the articles whose scalars are given, by id; their sketches are read."""
        begin = len(self)
        for piece in view.columns(Sketch, ("article", *_LISTS), new["article"]):
            at = np.searchsorted(new["article"], piece["article"])
            lists = [np.split(piece[name].values, np.cumsum(piece[name].sizes)[:-1]) for name in _LISTS]
            for row, *values in zip(at.tolist(), *lists, strict=True):
                self._put((int(new[name][row]) for name in _SCALARS), len(values[0]), _pack(*values))
        self._story.extend(self._times.article[begin:])
        if len(self) > begin:
            self._index(begin)

    def _settle(self, view: Columns) -> None:
        """Every article is in the story that the store has for it; one that the store has none for is alone."""
        told: dict[int, int] = {}
        for piece in view.columns(Story, ("id", "articles")):
            stories = np.repeat(piece["id"], piece["articles"].sizes)
            told.update(zip(piece["articles"].values.tolist(), stories.tolist(), strict=True))
        self._story = array("q", [told.get(article, article) for article in self._times.article])
        self._by_story = Tiers(self._times)
        if len(self):
            self._by_story.add(_array(self._story).copy(), np.arange(len(self)))

    def _keep(self, kept: Any) -> None:
        """Let go of the rows of which `kept` is not true."""
        if kept.all():
            return
        for tiers in (self._by_term, self._by_whole, self._by_article, self._by_story):
            tiers.keep(kept)
        self._times.keep(kept)
        self._last, self._outlet, self._whole, self._story = (
            array("q", _array(values)[kept].tobytes())
            for values in (self._last, self._outlet, self._whole, self._story)
        )
        self._size = array("H", _array(self._size, np.uint16)[kept].tobytes())
        self._packed = [self._packed[row] for row in np.flatnonzero(kept).tolist()]


def _array(values: "array[int]", kind: Any = np.int64) -> Any:
    """A view; the array cannot grow while it is held."""
    return np.frombuffer(values, kind) if len(values) else np.empty(0, kind)


def _pack(*lists: Any) -> bytes:
    """The values of the fields _LISTS in one piece."""
    return b"".join(np.asarray(v, dtype=kind).tobytes() for v, kind in zip(lists, _KINDS, strict=True))


def _outlet(number: int) -> str | None:
    return str(number) if number else None


def _scalars(view: Columns) -> dict[str, Ints]:
    """{field of the signatures: values}, by article; an unknown instant is UNKNOWN."""
    pieces = list(view.columns(Signature, _SCALARS))
    found = {
        name: np.concatenate([np.empty(0, np.int64), *(_known(piece[name]) for piece in pieces)]) for name in _SCALARS
    }
    order = np.argsort(found["article"])
    return {name: values[order] for name, values in found.items()}


def _known(values: Any) -> Ints:
    known: Ints = np.nan_to_num(values).astype(np.int64)
    return np.where(np.isnan(values), UNKNOWN, known)


def _chosen(found: Mapping[str, Ints], since: int | None, most: int | None) -> Any:
    """Which to hold, as positions, ascending."""
    at = np.arange(len(found["article"])) if since is None else np.flatnonzero(found["last"] >= since)
    if most is not None and len(at) > most:
        latest = np.lexsort((found["article"][at], np.where(found["first"][at] == UNKNOWN, 0, found["first"][at])))
        at = np.sort(at[latest[-most:]])
    return at
