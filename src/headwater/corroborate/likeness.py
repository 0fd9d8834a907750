"""How alike passages are, by the weighted terms they share: one sparse product instead of a loop over all pairs."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from headwater.corroborate.linkage import Pair
from headwater.corroborate.units import Term, Unit

# Passages are compared so many at a time: the table of one block stays within some 100 MB in a story of 10^5 sentences.
_BLOCK = 512


def similarities(units: Sequence[Unit], shorter: float, least_shared: float, least: float) -> dict[Pair, float]:
    """(i, j), i < j, of passages of different articles -> shared weight over a mean of both weights; those below `least` left out.

    The mean is `shorter` times the lighter plus the rest times the heavier passage.
    """
    columns: dict[Term, int] = {}
    for unit in units:
        for term in sorted(unit.terms, key=repr):
            columns.setdefault(term, len(columns))
    rows, cols, data = [], [], []
    for i, unit in enumerate(units):
        for term in sorted(unit.terms, key=repr):
            rows.append(i)
            cols.append(columns[term])
            data.append(unit.terms[term])
    shape = (len(units), len(columns))
    weights = sparse.csr_matrix((data, (rows, cols)), shape=shape)
    heavy = np.asarray(weights.sum(axis=1)).ravel()
    # The product of roots sums, over shared terms, the geometric mean of the two weights.
    roots = weights.sqrt()
    turned = roots.T.tocsc()
    found: dict[Pair, float] = {}
    for low in range(0, len(units), _BLOCK):
        block = (roots[low : low + _BLOCK] @ turned).tocoo()
        lines = block.row + low
        keep = (lines < block.col) & (block.data >= least_shared)
        ones, others = lines[keep], block.col[keep]
        light, full = np.minimum(heavy[ones], heavy[others]), np.maximum(heavy[ones], heavy[others])
        value = np.round(block.data[keep] / (shorter * light + (1 - shorter) * full), 6)
        for a, b, v in zip(ones.tolist(), others.tolist(), value.tolist(), strict=True):
            if v >= least and units[a].article != units[b].article:
                found[a, b] = v
    return found
