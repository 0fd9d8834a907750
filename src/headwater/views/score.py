"""How alike two articles are, and what makes it: worked out anew from their sketches, as the run worked it out."""

import heapq
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from headwater.ids import Id
from headwater.records import Bundle, Copy, Sketch, Story
from headwater.stories.cluster import ClusterStories, Compared
from headwater.stories.score import DAY, Floats, by_time, gather
from headwater.views import shapes
from headwater.views.rows import Index

# Articles of one story or two that are compared, each with each, to tell the mean: as many as two bundles hold.
_MOST = 2000
_DECIMALS = 6
_Means = tuple[float | None, float | None, float | None]
_NONE: _Means = (None, None, None)


def score(index: Index, pair: tuple[Id, Id], how: ClusterStories) -> shapes.Score | None:
    """how: the settings in force. None where one of the two is not sketched, or both are the same article."""
    groups = [_story(index, article) for article in pair]
    members = {*pair, *groups[0], *groups[1]}
    whole = len(members) <= _MOST
    sketches = {sketch.article: sketch for sketch in index.marks(Sketch, members if whole else pair)}
    if pair[0] == pair[1] or not sketches.keys() >= set(pair):
        return None
    copies = {copy.id: copy for article in sketches for copy in index.by(Copy, "articles", article)}
    compared = how.compare(sorted(sketches.values(), key=by_time), list(copies.values()))
    row_of = {sketch.article: row for row, fold in enumerate(compared.folds) for sketch in fold}
    full = [c.share for c in copies.values() if how.counts(c) and set(c.articles) == set(pair)]
    a, b = (row_of[article] for article in pair)
    mean, across, asked = _means(compared, [{row_of[x] for x in group} for group in groups], how) if whole else _NONE
    return {
        "score": float(compared.scores[a, b]),
        "threshold": how.threshold,
        "mean": mean,
        "same": a == b,
        "copied": max(full, default=None),
        "compared": any(pair[1] in bundle.articles for bundle in index.by(Bundle, "articles", pair[0])),
        "across": across,
        "asked": asked,
        "parts": _parts(sketches[pair[0]], sketches[pair[1]], how.reasons),
    }


def _story(index: Index, article: Id) -> tuple[Id, ...]:
    """The articles of its story; none before there are stories."""
    return next((story.articles for story in index.by(Story, "articles", article)), ())


def _mean(scores: Floats, one: set[int], other: set[int]) -> float | None:
    """Of all pairs of a row of the one and another row of the other; None for none."""
    block, same = scores[np.ix_(sorted(one), sorted(other))], sorted(one & other)
    pairs = block.size - len(same)
    # A row is no pair with itself.
    return round(float(block.sum() - scores[same, same].sum()) / pairs, _DECIMALS) if pairs else None


def _means(compared: Compared, stories: Sequence[set[int]], how: ClusterStories) -> _Means:
    """(mean, across, asked) of the stories of the two articles, which may be one."""
    one, other = stories
    mean = _mean(compared.scores, one, other)
    if one == other or min(len(one), len(other)) < how.crowd:
        return mean, None, None
    within = [held for rows in stories if (held := _mean(compared.words, rows, rows)) is not None]
    return mean, _mean(compared.words, one, other), round(how.apart * min(within), _DECIMALS)


def _parts(a: Sketch, b: Sketch, most: int) -> shapes.Parts:
    """most: words."""
    parts = gather([a, b]).pairs(np.array([0]), np.array([1]))
    effect, text, title, time, outlet, told = (round(float(part[0]), _DECIMALS) for part in parts)
    theirs = dict(zip(b.terms, b.weights, strict=True))
    shares = [
        (weight * theirs[term], label)
        for term, weight, label in zip(a.terms, a.weights, a.labels, strict=True)
        if term in theirs
    ]
    likeness = sum(share for share, _ in shares)
    heaviest = heapq.nsmallest(most, ((-share, label) for share, label in shares))
    return {
        "likeness": round(likeness, _DECIMALS),
        "in_effect": round(effect, 1),
        "words": [{"word": label, "share": round(-share, _DECIMALS)} for share, label in heaviest],
        "text": text,
        "title": title,
        "time": time,
        "apart": _apart(a, b),
        "outlet": outlet,
        "told": told,
        "days": [_days(a.days), _days(b.days)],
        "ages": [list(a.ages), list(b.ages)],
        "people": sorted(
            {one.labels[at] for one, other in ((a, b), (b, a)) for at in one.people if one.terms[at] in other.terms}
        ),
    }


def _apart(a: Sketch, b: Sketch) -> float | None:
    """Days from the end of the one's interval to the beginning of the other's, 0 where they overlap."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return round(max(a.first - b.last, b.first - a.last, 0) / DAY, 1)


def _days(days: Sequence[int]) -> list[str]:
    """Month and day of days of a leap year."""
    return [f"{date(2000, 1, 1) + timedelta(day - 1):%m-%d}" for day in days]
