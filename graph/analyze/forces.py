"""Stage 7 of 8: where concepts go within their community's disc."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.analyze.arrays import Floats, Integers, sum_over

__all__ = ["Springs", "settle"]

WITHIN, ACROSS, PULL = 0.05, 0.006, 0.05
LENGTH = 60.0
# Two at one spot must not fly apart without end.
SOFT = 25.0
ROUNDS = 120


@dataclass(frozen=True, slots=True)
class Springs:
    """Hold links between nodes, and how strong each is (about 1, never above 3)."""

    left: Integers
    right: Integers
    strength: Floats


def settle(
    places: Floats, charge: Floats, springs: Springs, group: Integers, discs: tuple[Floats, Floats]
) -> Floats:
    """Return places at which the forces within each disc come to rest.

    ``discs`` is (middles, radii) by group. Nodes of one group repel each other by charge over
    distance and are drawn to their disc's middle in proportion to distance: at rest such charges fill
    the disc evenly. Links draw their ends together, weakly across discs.
    """
    middles, radii = discs
    count = len(places)
    mean = sum_over(group, charge, len(radii)) / np.maximum(np.bincount(group, minlength=len(radii)), 1)
    charge = charge / mean[group]
    crowd = sum_over(group, charge, len(radii))
    repulsion = PULL * radii**2 / np.maximum(crowd, 1)
    field = np.where(group[:, None] == group[None, :], charge[:, None] * repulsion[group][None, :], 0.0)
    np.fill_diagonal(field, 0.0)
    stiff = np.where(group[springs.left] == group[springs.right], WITHIN, ACROSS) * springs.strength
    # A hub with a hundred links must not be torn about by their sum.
    load = sum_over(springs.left, stiff, count) + sum_over(springs.right, stiff, count)
    limit = np.minimum(1.0, 0.12 / np.maximum(load, 1e-9))
    for turn in range(ROUNDS):
        # From [j, i]: what j does to i; sums run over the rows.
        x, y = places[:, 0], places[:, 1]
        right, down = x[None, :] - x[:, None], y[None, :] - y[:, None]
        force = field / (right * right + down * down + SOFT)
        move = np.stack([(right * force).sum(axis=0), (down * force).sum(axis=0)], axis=1)
        move -= PULL * (places - middles[group])
        span = places[springs.right] - places[springs.left]
        far = np.sqrt(span[:, 0] ** 2 + span[:, 1] ** 2) + 1e-6
        tension = stiff * np.maximum(far - LENGTH, 0.0) / far
        for axis in (0, 1):
            drawn = tension * span[:, axis]
            move[:, axis] += limit * (
                sum_over(springs.left, drawn, count) - sum_over(springs.right, drawn, count)
            )
        reach = np.sqrt(move[:, 0] ** 2 + move[:, 1] ** 2) + 1e-9
        cool = radii[group] * 0.25 * (1 - turn / ROUNDS) + 0.5
        places = places + move * np.minimum(1.0, cool / reach)[:, None]
    return places
