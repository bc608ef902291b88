"""Stage 4 of 8: where candidates overlap, the longest name wins."""

from __future__ import annotations

import numpy as np

from graph.merge.columns import Integers

__all__ = ["keep_longest"]


def keep_longest(
    sentence: Integers, start: Integers, end: Integers, rank: Integers, concept: Integers
) -> Integers:
    """Keep, of candidates in reading order, a set that does not overlap; give their rows, ascending.

    Longer ones go first, then those with the smaller ``rank``, those further left, the smaller ``concept``.
    """
    if not len(sentence):
        return np.zeros(0, dtype=np.int64)
    heap = _heaps(sentence, start, end)
    alone = np.bincount(heap)[heap] == 1
    kept = [np.flatnonzero(alone)]
    rows = np.flatnonzero(~alone)
    rows = rows[np.lexsort((concept[rows], start[rows], rank[rows], (start - end)[rows], heap[rows]))]
    # Each turn keeps the first of every heap and drops what it overlaps: a few turns, as most heaps are small.
    while len(rows):
        first = np.append(True, np.diff(heap[rows]) != 0)
        best = rows[first][np.cumsum(first) - 1]
        kept.append(rows[first])
        rows = rows[(end[rows] <= start[best]) | (end[best] <= start[rows])]
    return np.sort(np.concatenate(kept))


def _heaps(sentence: Integers, start: Integers, end: Integers) -> Integers:
    """Number the heaps of candidates that do not touch those of another; most hold one alone."""
    span = int(end.max()) + 1
    reached = np.maximum.accumulate(sentence * span + end)
    apart: Integers = np.cumsum(np.append(0, (sentence * span + start)[1:] >= reached[:-1]))
    return apart
