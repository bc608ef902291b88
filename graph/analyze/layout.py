"""Stage 7 of 8: the layout: communities first, then the concepts in each; drawn once here, never in the page.

1. Each community is a disc, large enough for its nodes and their labels with room to spare.
2. Discs are placed by what communities have in common.
3. Within its disc each concept comes to rest near what it is linked to.
4. Nodes are moved apart until neither they nor their labels overlap.

Only the most important concepts are placed that way. All others get a spot near their strongest
placed neighbour, so that they can appear beside it when a reader asks for them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.analyze.arrays import Floats, GraphArrays, Integers, sum_over
from graph.analyze.boxes import Boxes, measure_boxes, part_boxes
from graph.analyze.discs import place_discs, sunflower
from graph.analyze.forces import Springs, settle
from graph.settings import AnalyzeSettings

__all__ = ["place_nodes"]

Booleans = NDArray[np.bool_]

ROOM = 2.5
DISC_GAP = 50.0
NEAR = 34.0


def place_nodes(
    arrays: GraphArrays, community: Integers, ranked: Integers, settings: AnalyzeSettings
) -> Floats:
    """Return each node's x and y (y downwards) in graph units, the middle of the picture at (0, 0).

    ``ranked`` are the nodes by importance. Rounded to one decimal.
    """
    count = len(arrays.ids)
    places = np.zeros((count, 2))
    if not count:
        return places
    chosen = np.sort(ranked[: settings.careful])
    rank = np.empty(count, dtype=np.int64)
    rank[ranked] = np.arange(count)
    present, group = np.unique(community[chosen], return_inverse=True)
    names = [arrays.names[i] for i in chosen.tolist()]
    boxes = measure_boxes(names, arrays.mentions[chosen], rank[chosen] < settings.labelled)
    left, right, weight = _links_among(arrays, chosen)

    radii = np.sqrt(ROOM * sum_over(group, boxes.area, len(present)) / np.pi)
    between = np.zeros((len(present), len(present)))
    np.add.at(between, (group[left], group[right]), weight)
    np.add.at(between, (group[right], group[left]), weight)
    np.fill_diagonal(between, 0.0)
    middles = place_discs(radii, between, settings.ratio, DISC_GAP)

    start = _start(group, rank[chosen], middles, radii)
    springs = Springs(left, right, np.minimum(np.sqrt(weight), 3.0))
    rest = settle(start, np.sqrt(boxes.area), springs, group, (middles, radii))
    careful = part_boxes(rest, boxes, group, middles[group])
    low, high = _extent(careful, boxes)
    places[chosen] = careful - (low + high) / 2
    middles = middles - (low + high) / 2

    placed = np.zeros(count, dtype=bool)
    placed[chosen] = True
    homes = np.full((int(community.max()) + 1, 2), np.nan)
    homes[present] = middles
    _place_rest(places, placed, arrays, community, (homes, float((high - low).max())))
    return np.round(places, 1) + 0.0


def _links_among(arrays: GraphArrays, chosen: Integers) -> tuple[Integers, Integers, Floats]:
    """Return the links among the chosen nodes, by their places in ``chosen``."""
    number = np.full(len(arrays.ids), -1, dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    left, right = number[arrays.left], number[arrays.right]
    both = (left >= 0) & (right >= 0)
    return left[both], right[both], arrays.weight[both]


def _start(group: Integers, rank: Integers, middles: Floats, radii: Floats) -> Floats:
    """Start from a spiral in each disc, the most important in the middle."""
    places = np.zeros((len(group), 2))
    for number in range(len(radii)):
        members = np.flatnonzero(group == number)
        members = members[np.argsort(rank[members], kind="stable")]
        spiral = sunflower(len(members), radii[number] * 0.8 / np.sqrt(max(len(members), 1)))
        places[members] = middles[number] + spiral
    return places


def _extent(places: Floats, boxes: Boxes) -> tuple[Floats, Floats]:
    """Return the corners of the picture."""
    half = np.stack([boxes.half_width, boxes.half_height], axis=1)
    middle = places + np.stack([np.zeros(len(places)), boxes.drop], axis=1)
    return (middle - half).min(axis=0), (middle + half).max(axis=0)


def _place_rest(
    places: Floats, placed: Booleans, arrays: GraphArrays, community: Integers, discs: tuple[Floats, float]
) -> None:
    """Place all other nodes on spirals: around their strongest placed neighbour; around the middle of
    their community's disc; else around a spot of their community's own outside the picture."""
    homes, extent = discs
    count = len(placed)
    anchor = _strongest_placed(arrays, placed)
    rest = np.flatnonzero(~placed)
    if not len(rest):
        return
    strange = np.isnan(homes[:, 0])
    outside = sunflower(len(homes) + 1, 1.0)[1:]
    outside /= np.sqrt((outside**2).sum(axis=1))[:, None]
    homes = np.where(strange[:, None], outside * extent * 0.8, homes)
    spot = np.where((anchor >= 0)[:, None], places[anchor], homes[community])
    # Those around one spot are numbered in the order of their ids.
    key = np.where(anchor >= 0, anchor, count + community)[rest]
    order = np.argsort(key, kind="stable")
    first = np.append(True, key[order][1:] != key[order][:-1])
    within = np.arange(len(order)) - np.flatnonzero(first)[np.cumsum(first) - 1]
    # The first points of the spiral are skipped: they are under the neighbour itself.
    spiral = sunflower(int(within.max()) + 4, NEAR)[3:]
    places[rest[order]] = spot[rest[order]] + spiral[within]


def _strongest_placed(arrays: GraphArrays, placed: Booleans) -> Integers:
    """Return each node's placed neighbour of the greatest weight, or -1."""
    source = np.concatenate([arrays.left, arrays.right])
    target = np.concatenate([arrays.right, arrays.left])
    weight = np.concatenate([arrays.weight, arrays.weight])
    kept = placed[target] & ~placed[source]
    source, target, weight = source[kept], target[kept], weight[kept]
    # The last to be written wins: the heaviest, of equals the lower number.
    order = np.lexsort((-target, weight, source))
    anchor = np.full(len(placed), -1, dtype=np.int64)
    anchor[source[order]] = target[order]
    return anchor
