"""Scores of all pairs -> groups: average linkage, crowds kept apart that only meet, and those who are left over."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

from headwater.candidates import Ints
from headwater.stories.score import Floats


class _Group(NamedTuple):
    """rows; pairs: the sum of what the pairs among them say alike."""

    rows: Ints
    pairs: float

    def mean(self) -> float:
        return self.pairs / (len(self.rows) * (len(self.rows) - 1) / 2)


@dataclass(frozen=True, slots=True)
class Linkage:
    """threshold: mean score from which two groups are one. crowd, apart: two groups of at least `crowd` rows stay two where what they say alike
    is less than `apart` of that within the looser of them. closest, adopted: a row that is alone joins the group to whose `closest` members
    its mean score is highest and at least `adopted`."""

    threshold: float
    crowd: int
    apart: float
    closest: int
    adopted: float

    def __call__(self, scores: Floats, words: Floats) -> list[Ints]:
        """The rows of each group, ascending. scores: symmetric, with 1 in the diagonal; words: how alike they are whenever and by whom they were
        said. Ties go to the group with the first row."""
        if len(scores) == 1:
            return [np.zeros(1, dtype=np.int64)]
        tree = hierarchy.linkage(squareform(1.0 - scores, checks=False), "average")
        labels = self._adopt(scores, self._cut(tree, words))
        return [np.flatnonzero(labels == label) for label in np.unique(labels)]

    def _cut(self, tree: Floats, words: Floats) -> Ints:
        """The lowest row of the group of each row. tree: as SciPy's linkage gives it."""
        labels = np.arange(len(words))
        nodes: list[_Group | None] = [_Group(labels[row : row + 1].copy(), 0.0) for row in range(len(words))]
        for left, right, distance, _ in tree.tolist():
            a, b = nodes[int(left)], nodes[int(right)]
            both = a and b and distance <= 1.0 - self.threshold and self._one(a, b, words)
            nodes.append(both or None)
            if both:
                labels[both.rows] = both.rows.min()
        return labels

    def _one(self, a: _Group, b: _Group, words: Floats) -> _Group | None:
        """The two groups as one; None where they stay two."""
        across = float(words[np.ix_(a.rows, b.rows)].sum())
        # Sums of floats differ in their last bits.
        mean, asked = round(across / (len(a.rows) * len(b.rows)), 9), 0.0
        if min(len(a.rows), len(b.rows)) >= self.crowd:
            asked = round(self.apart * min(a.mean(), b.mean()), 9)
        return _Group(np.concatenate((a.rows, b.rows)), a.pairs + b.pairs + across) if mean >= asked else None

    def _adopt(self, scores: Floats, labels: Ints) -> Ints:
        """Each row that is alone goes to the group that it belongs to: all at once, so that none pulls in another."""
        found, first, size = np.unique(labels, return_index=True, return_counts=True)
        alone = first[size == 1]
        groups = found[size >= self.closest][np.argsort(first[size >= self.closest])]
        if not len(alone) or not len(groups):
            return labels
        means = np.column_stack([self._mean(scores[np.ix_(alone, np.flatnonzero(labels == g))]) for g in groups])
        best = np.argmax(means, axis=1)
        joins = means[np.arange(len(alone)), best] >= self.adopted
        labels = labels.copy()
        labels[alone[joins]] = groups[best[joins]]
        return labels

    def _mean(self, scores: Floats) -> Floats:
        """The mean of the highest scores of each row."""
        highest: Floats = np.sort(scores, axis=1)[:, -self.closest :].mean(axis=1)
        return np.round(highest, 9)
