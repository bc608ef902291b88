"""Stage 7 of 8: communities: concepts that stand together more often than with the rest.

Leiden maximizes modularity and guarantees connected communities (Traag, Waltman and van Eck, "From
Louvain to Leiden", Scientific Reports 9, 5233, 2019); igraph's is compiled and takes seconds for a
million edges.
"""

from __future__ import annotations

import random

import numpy as np

from graph.analyze.arrays import Floats, GraphArrays, Integers, sum_over
from graph.settings import AnalyzeSettings

__all__ = ["find_communities"]

# A search may end in a lesser optimum, where a hub sits with strangers: a small graph is searched again. A
# large one takes seconds a turn, and the first two turns gain nearly all.
TRIES, TRIED_LINKS = 10, 50_000
TURNS, FEWEST_TURNS, TURNED_LINKS = 10, 2, 1_000_000


def find_communities(
    arrays: GraphArrays, importance: Floats, settings: AnalyzeSettings
) -> tuple[Integers, int | None]:
    """Return each node's community, and the number of the rest group, if there is one.

    Communities are numbered by the summed importance of their members, the largest first. One with
    fewer than ``settings.smallest`` members joins the neighbour that it has the most weight with.
    What is linked to nothing else, or only to one or two others, is gathered in a rest group, which
    has the last number; where nothing but that is left, it is the only community and no rest.
    """
    count = len(arrays.ids)
    if not count:
        return np.zeros(0, dtype=np.int64), None
    label = _merge_small(_detect(arrays, settings), arrays, settings.smallest)
    rest = np.bincount(label)[label] < settings.smallest
    if rest.all():
        return np.zeros(count, dtype=np.int64), None
    label = np.where(rest, label.max() + 1, label)
    # The first member's number breaks ties: the labels that the search gave mean nothing.
    total = np.round(sum_over(label, importance, int(label.max()) + 1), 6)
    first = np.full(len(total), count)
    np.minimum.at(first, label, np.arange(count))
    gathered = np.arange(len(total)) == label.max() if rest.any() else np.zeros(len(total), dtype=bool)
    order = np.lexsort((first, -total, gathered))
    order = order[np.bincount(label, minlength=len(total))[order] > 0]
    number = np.zeros(len(total), dtype=np.int64)
    number[order] = np.arange(len(order))
    return number[label], len(order) - 1 if rest.any() else None


def _detect(arrays: GraphArrays, settings: AnalyzeSettings) -> Integers:
    """Return the communities of the greatest modularity that seeded searches find."""
    import igraph

    count = len(arrays.ids)
    if not len(arrays.left):
        return np.arange(count)
    graph = igraph.Graph(count, np.stack([arrays.left, arrays.right], axis=1))
    weights = arrays.weight.tolist()
    best, found = -1.0, list(range(count))
    igraph.set_random_number_generator(random.Random(settings.seed))
    try:
        for _ in range(min(TRIES, max(1, TRIED_LINKS // len(weights)))):
            tried = graph.community_leiden(
                objective_function="modularity",
                weights=weights,
                resolution=settings.resolution,
                n_iterations=min(TURNS, max(FEWEST_TURNS, TURNED_LINKS // len(weights))),
            ).membership
            # Rounded, so that of two equally good ones the first is taken everywhere.
            quality = round(graph.modularity(tried, weights=weights, resolution=settings.resolution), 9)
            if quality > best:
                best, found = quality, tried
    finally:
        # igraph's generator is global; leave the one that it starts with.
        igraph.set_random_number_generator(random)
    return np.array(found, dtype=np.int64)


def _merge_small(label: Integers, arrays: GraphArrays, smallest: int) -> Integers:
    """Join each community below the smallest size to its heaviest neighbour, until none is left that
    has a neighbour."""
    import igraph

    while True:
        count = int(label.max()) + 1
        size = np.bincount(label, minlength=count)
        one, other = label[arrays.left], label[arrays.right]
        outward = one != other
        source = np.concatenate([one[outward], other[outward]])
        target = np.concatenate([other[outward], one[outward]])
        weight = np.concatenate([arrays.weight[outward], arrays.weight[outward]])
        kept = size[source] < smallest
        if not kept.any():
            return label
        pairs, row = np.unique(source[kept] * count + target[kept], return_inverse=True)
        total = np.round(sum_over(row, weight[kept], len(pairs)), 6)
        source, target = np.divmod(pairs, count)
        # Heaviest first, then the larger neighbour, then the lower numbers of both, the same from
        # either side, so that no ring of choices comes about.
        low, high = np.minimum(source, target), np.maximum(source, target)
        order = np.lexsort((high, low, -size[target], -total, source))
        best = order[np.append(True, source[order][1:] != source[order][:-1])]
        joined = igraph.Graph(count, np.stack([source[best], target[best]], axis=1)).connected_components()
        label = np.array(joined.membership, dtype=np.int64)[label]
