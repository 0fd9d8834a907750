"""How alike passages are, by the weighted terms they share: one sparse product instead of a loop over all pairs."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from headwater.corroborate.linkage import Pair
from headwater.corroborate.units import Term, Unit

# Passages are compared so many at a time: the table of one block stays within some 100 MB in a story of 10^5 sentences.
_BLOCK = 512


def similarities(
    units: Sequence[Unit], shorter: float, least_shared: float, least: float, lone: float = 0.0
) -> dict[Pair, float]:
    """(i, j), i < j, of passages of different articles -> shared weight over a mean of both weights.

    The mean is `shorter` times the lighter plus the rest times the heavier passage. Pairs below `least`, with less shared
    weight than `least_shared`, or with less than two shared telling terms and below `lone`, are left out.
    """
    weights = _table([u.terms for u in units])
    heavy: np.ndarray[tuple[int], np.dtype[np.float64]] = np.asarray(weights.sum(axis=1)).ravel()
    # The product of roots sums, over shared terms, the geometric mean of the two weights.
    roots, present = weights.sqrt(), _table([dict.fromkeys(u.telling, 1.0) for u in units])
    roots_turned, present_turned = roots.T.tocsc(), present.T.tocsc()
    found: dict[Pair, float] = {}
    for low in range(0, len(units), _BLOCK):
        shared = sparse.csr_array(roots[low : low + _BLOCK] @ roots_turned).tocoo()
        terms = sparse.csr_array(present[low : low + _BLOCK] @ present_turned)
        row, column = shared.coords
        i, data = row + low, shared.data
        light, full = np.minimum(heavy[i], heavy[column]), np.maximum(heavy[i], heavy[column])
        value = np.round(data / (shorter * light + (1 - shorter) * full), 6)
        count = np.asarray(terms[row, column]).ravel() if lone else np.full(len(data), 2)
        keep = (i < column) & (data >= least_shared) & (value >= least) & ((count > 1) | (value >= lone) & (count > 0))
        for a, b, v in zip(i[keep].tolist(), column[keep].tolist(), value[keep].tolist(), strict=True):
            if units[a].article != units[b].article:
                found[a, b] = v
    return found


def _table(bags: Sequence[Mapping[Term, float]]) -> sparse.csr_array[np.float64]:
    """Passages by terms, each cell the term's weight there."""
    columns: dict[Term, int] = {}
    rows, cols, data = [], [], []
    for i, bag in enumerate(bags):
        for term in sorted(bag, key=repr):
            rows.append(i)
            cols.append(columns.setdefault(term, len(columns)))
            data.append(bag[term])
    return sparse.csr_array((data, (rows, cols)), shape=(len(bags), len(columns)), dtype=np.float64)
