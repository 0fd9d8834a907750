"""Scores of all pairs -> groups: average linkage, and those who are left over."""

from dataclasses import dataclass

import numpy as np
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

from headwater.candidates import Ints
from headwater.stories.score import Floats


@dataclass(frozen=True, slots=True)
class Linkage:
    """threshold: mean score from which two groups are one. closest, adopted: a row that is alone joins the group to whose `closest` members
    its mean score is highest and at least `adopted`."""

    threshold: float
    closest: int
    adopted: float

    def __call__(self, scores: Floats, surer: Floats) -> list[Ints]:
        """The rows of each group, ascending. scores: symmetric, with 1 in the diagonal; surer: those by which a row that is alone joins. Ties
        go to the group with the first row."""
        if len(scores) == 1:
            return [np.zeros(1, dtype=np.int64)]
        tree = hierarchy.linkage(squareform(1.0 - scores, checks=False), "average")
        labels = self._adopt(surer, hierarchy.fcluster(tree, 1.0 - self.threshold, "distance").astype(np.int64))
        return [np.flatnonzero(labels == label) for label in np.unique(labels)]

    def _adopt(self, surer: Floats, labels: Ints) -> Ints:
        """Each row that is alone goes to the group that it belongs to: all at once, so that none pulls in another."""
        found, first, size = np.unique(labels, return_index=True, return_counts=True)
        alone = first[size == 1]
        groups = found[size >= self.closest][np.argsort(first[size >= self.closest])]
        if not len(alone) or not len(groups):
            return labels
        means = np.column_stack([self._mean(surer[np.ix_(alone, np.flatnonzero(labels == g))]) for g in groups])
        best = np.argmax(means, axis=1)
        joins = means[np.arange(len(alone)), best] >= self.adopted
        labels = labels.copy()
        labels[alone[joins]] = groups[best[joins]]
        return labels

    def _mean(self, scores: Floats) -> Floats:
        """The mean of the highest scores of each row."""
        highest: Floats = np.sort(scores, axis=1)[:, -self.closest :].mean(axis=1)
        return np.round(highest, 9)
