"""Stage 7 of 8: the room that a node and its label take, as the page draws them, and how to keep boxes apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analyze.arrays import Floats, Integers

__all__ = ["Boxes", "measure_boxes", "part_boxes"]

Booleans = NDArray[np.bool_]

WIDE, NARROW = 1.0, 0.55
# One paper's full title must not blow up its whole region.
LONGEST = 14.0
# Labels keep their size on the screen, and a whole picture is usually shown somewhat reduced.
LABEL_SCALE = 1.1
LINE_HEIGHT = 1.25
GAP = 8.0
ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Boxes:
    """Hold each node's radius and the half width and half height of node and label together; the
    label is below the node, so that the box's middle is ``drop`` below the node's."""

    radius: Floats
    half_width: Floats
    half_height: Floats
    drop: Floats

    @property
    def area(self) -> Floats:
        """Return the area of each box."""
        return 4 * self.half_width * self.half_height


def measure_boxes(names: Sequence[str], mentions: Integers, labelled: Booleans) -> Boxes:
    """Return the boxes of nodes, in graph units.

    A node's area follows its mentions m: radius min(46, 6 + 4.2 sqrt(m)). Its label is clamp(11,
    10.2 + 1.15 sqrt(m), 19) high; a wide character is as broad as high, any other 0.55 of that. A
    label that fits within 1.72 radii is drawn inside the node, and none is given more than 14 ems. Only some nodes are given room for one.
    """
    root = np.sqrt(mentions)
    radius = np.minimum(46.0, 6 + 4.2 * root)
    size = np.clip(10.2 + 1.15 * root, 11, 19)
    ems = np.array([min(LONGEST, _count_ems(name)) for name in names], dtype=np.float64)
    outside = labelled & (size * ems > 1.72 * radius)
    width = np.where(outside, size * ems * LABEL_SCALE, 0.0)
    height = np.where(outside, size * LINE_HEIGHT * LABEL_SCALE, 0.0)
    return Boxes(
        radius, np.maximum(2 * radius, width) / 2 + GAP / 2, radius + height / 2 + GAP / 2, height / 2
    )


def part_boxes(places: Floats, boxes: Boxes, group: Integers, homes: Floats) -> Floats:
    """Move nodes apart until no two boxes overlap (or the rounds are used up).

    Each round pushes an overlapping pair along the direction in which it overlaps least, the lesser
    of the two further. Nodes are drawn back to their group's home a little, so that regions stay
    together.
    """
    places = places.copy()
    half = np.stack([boxes.half_width, boxes.half_height], axis=1)
    mass = boxes.area
    share = mass[None, :] / (mass[:, None] + mass[None, :])
    apart = np.where(group[:, None] == group[None, :], 0.0, GAP * 3)
    np.fill_diagonal(apart, -1e9)
    room_x, room_y = (half[:, None, axis] + half[None, :, axis] + apart for axis in (0, 1))
    for turn in range(ROUNDS):
        middle_y = places[:, 1] + boxes.drop
        dx = places[:, None, 0] - places[None, :, 0]
        dy = middle_y[:, None] - middle_y[None, :]
        over_x = room_x - np.abs(dx)
        over_y = room_y - np.abs(dy)
        clash = np.nonzero((over_x > 0) & (over_y > 0))
        if not len(clash[0]):
            break
        # Few pairs overlap: all that follows is worked out for them alone.
        sideways = over_x[clash] < over_y[clash]
        # Two at one spot part by their order.
        lead = np.where(clash[1] <= clash[0], 1.0, -1.0)
        for axis, over, way, chosen in ((0, over_x, dx, sideways), (1, over_y, dy, ~sideways)):
            sign = np.where(way[clash] == 0, lead, np.sign(way[clash]))
            push = np.zeros_like(over)
            push[clash] = np.where(chosen, over[clash] * share[clash] * sign, 0.0)
            places[:, axis] -= push.T.sum(axis=0) * -0.6
        if turn < ROUNDS // 2:
            places += (homes - places) * 0.004
    return places


def _count_ems(name: str) -> float:
    """Return the breadth of a name in ems."""
    return sum(WIDE if unicodedata.east_asian_width(character) in "WF" else NARROW for character in name)
