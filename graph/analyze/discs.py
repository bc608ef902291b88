"""Stage 7 of 8: where communities go: discs, placed by the graph of communities, pushed apart, drawn together."""

from __future__ import annotations

import numpy as np

from graph.analyze.arrays import Floats

__all__ = ["place_discs", "sunflower"]

GOLDEN_ANGLE = 2.399963229728653
STRESS_ROUNDS = 120
PACK_ROUNDS = 400


def sunflower(count: int, spacing: float) -> Floats:
    """Return points of Vogel's spiral: even over a disc, from the middle outwards ("A better way to
    construct the sunflower head", Mathematical Biosciences 44, 1979)."""
    steps = np.arange(count)
    # Rounded: the last digits of sine and cosine differ between processors.
    angle = np.round(np.stack([np.cos(steps * GOLDEN_ANGLE), np.sin(steps * GOLDEN_ANGLE)], axis=1), 9)
    return angle * (spacing * np.sqrt(steps))[:, None]


def place_discs(radius: Floats, weight: Floats, ratio: float, gap: float) -> Floats:
    """Return the middles of discs that do not overlap, ``gap`` apart, in a picture of the given width
    by height.

    ``weight[a, b]`` (symmetric) says how much two communities have in common. Stress majorization
    (Gansner, Koren and North, "Graph drawing by stress majorization", 2004) wants strangers three
    times as far apart as touching discs; then all are drawn to the middle and pushed apart in turn.
    """
    count = len(radius)
    if count < 2:
        return np.zeros((count, 2))
    touch = radius[:, None] + radius[None, :] + gap
    total = np.maximum(weight.sum(axis=0), 1e-9)
    bond = np.minimum(1.0, weight / np.sqrt(total[:, None] * total[None, :]) * 3)
    middle = _lower_stress(sunflower(count, float(touch.max())), touch * (1 + 2 * (1 - bond)))
    spread = np.sqrt((middle * middle).sum(axis=0))
    if spread.min() > 0:
        middle[:, 0] *= np.sqrt(ratio * spread[1] / spread[0])
        middle[:, 1] /= np.sqrt(ratio * spread[1] / spread[0])
    return _pack(middle, touch, radius, ratio)


def _lower_stress(middle: Floats, wanted: Floats) -> Floats:
    """Move points so that their distances come near the wanted ones."""
    count = len(middle)
    for _ in range(STRESS_ROUNDS):
        step = middle[:, None, :] - middle[None, :, :]
        far = np.sqrt(step[:, :, 0] ** 2 + step[:, :, 1] ** 2)
        pull = np.where(far > 0, wanted / np.maximum(far, 1e-9), 0.0)
        middle = -(step * pull[:, :, None]).sum(axis=0) / count
    return middle


def _pack(middle: Floats, touch: Floats, radius: Floats, ratio: float) -> Floats:
    """Draw discs to the middle and push them apart in turn; end with pushes alone."""
    mass = radius * radius
    share = mass[None, :] / (mass[:, None] + mass[None, :])
    np.fill_diagonal(share, 0.0)
    for turn in range(PACK_ROUNDS):
        packing = turn < PACK_ROUNDS // 2
        if packing:
            extent = (middle + radius[:, None]).max(axis=0) - (middle - radius[:, None]).min(axis=0)
            wide = extent[0] > extent[1] * ratio
            middle = middle - middle.mean(axis=0)
            middle *= np.array([0.96, 0.985]) if wide else np.array([0.985, 0.96])
        step = middle[:, None, :] - middle[None, :, :]
        far = np.sqrt(step[:, :, 0] ** 2 + step[:, :, 1] ** 2)
        over = np.where(far < touch - 0.01, touch - far, 0.0) * share
        if not packing and not over.any():
            break
        push = over / np.maximum(far, 1e-6)
        middle = middle + (step * push[:, :, None]).transpose(1, 0, 2).sum(axis=0) * 0.7
    return middle
