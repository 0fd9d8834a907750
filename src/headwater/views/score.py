"""How alike two articles are, and what makes it: worked out anew from their sketches, as the run worked it out."""

import heapq
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from headwater.ids import Id
from headwater.records import Bundle, Copy, Sketch, Story
from headwater.stories.cluster import ClusterStories, Compared
from headwater.stories.score import DAY, Floats, by_time, gather
from headwater.views.rows import Index
from headwater.views.score_shapes import Parts, Score

# Articles of one story or two that are compared, each with each, to tell the mean: as many as two bundles hold.
_MOST = 2000
_DECIMALS = 6
_Means = tuple[float | None, float | None, float | None]
_NONE: _Means = (None, None, None)


def score(index: Index, pair: tuple[Id, Id], how: ClusterStories) -> Score | None:
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
    stories = [{row_of[x] for x in group} for group in groups] if whole else [set[int](), set[int]()]
    mean, across, asked = _means(compared, stories, how) if whole else _NONE
    beside = [_beside(compared.scores, row, stories[n], stories[1 - n], how.closest) for n, row in enumerate((a, b))]
    return {
        "score": float(compared.scores[a, b]),
        "threshold": how.threshold,
        "closest": how.closest,
        "adopted": how.adopted,
        "mean": mean,
        "rest": [rest for rest, _ in beside],
        "likest": [likest for _, likest in beside],
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


def _beside(
    scores: Floats, row: int, own: set[int], other: set[int], closest: int
) -> tuple[float | None, float | None]:
    """The mean scores of a row of the story `own` with the rest of the story `other`, and with the `closest` likest of it where it could be left
    alone, None where there are none or not so many."""
    found = np.sort(scores[row, sorted(other - {row})])
    could = len(found) >= closest and (own == other or len(own) == 1)
    likest = round(float(found[-closest:].mean()), _DECIMALS) if could else None
    return round(float(found.mean()), _DECIMALS) if len(found) else None, likest


def _parts(a: Sketch, b: Sketch, most: int) -> Parts:
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
