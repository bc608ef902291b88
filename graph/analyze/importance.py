"""Stage 7 of 8: how central a concept is: what is said often, in many articles, and together with much else."""

from __future__ import annotations

import numpy as np

from graph.analyze.arrays import Floats, GraphArrays, strengths

__all__ = ["measure_importance"]

MENTIONS, ARTICLES, STRENGTH = 0.45, 0.2, 0.35


def measure_importance(arrays: GraphArrays) -> Floats:
    """Return each node's importance in [0, 1], the larger the more central.

    A weighted mean of the logarithms of its mentions, its articles and its strength, each relative to
    the largest in the graph. Logarithms, because all three are distributed by a power law: without
    them one concept would be important and all others not. Rounded to six digits.
    """
    parts = ((MENTIONS, arrays.mentions), (ARTICLES, arrays.articles), (STRENGTH, strengths(arrays)))
    importance = np.zeros(len(arrays.ids))
    for share, values in parts:
        largest = values.max(initial=0)
        if largest > 0:
            importance += share * np.log1p(values) / np.log1p(largest)
    return np.round(importance, 6)
