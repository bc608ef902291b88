"""Stage 7 of 8: the graph as columns, in an order that depends on nothing but ids.

Sums that decide anything are running sums over rows (``numpy.bincount``, ``sum(axis=0)``): they have
one order on every processor, which products of matrices and vectorised sums do not promise.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "GraphArrays", "Integers", "read_graph", "strengths", "sum_over"]

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GraphArrays:
    """Hold nodes sorted by id, and edges (``left < right``, numbers of nodes) sorted by both ends."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    families: tuple[str | None, ...]
    mentions: Integers
    articles: Integers
    left: Integers
    right: Integers
    weight: Floats


def read_graph(graph: nx.Graph) -> GraphArrays:
    """Return the graph's columns; loops are left out."""
    ids = sorted(graph)
    number = {node: i for i, node in enumerate(ids)}
    rows = [graph.nodes[node] for node in ids]
    # Each edge is in the rows of both ends; networkx's own view of the edges takes ten times as long.
    edges = [
        (number[node], number[near], told.get("weight", 1.0))
        for node, row in graph.adjacency()
        for near, told in row.items()
        if node <= near
    ]
    one, other = (np.fromiter((edge[i] for edge in edges), np.int64, len(edges)) for i in (0, 1))
    weight = np.fromiter((edge[2] for edge in edges), np.float64, len(edges))
    left, right = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((right, left))
    order = order[left[order] != right[order]]
    return GraphArrays(
        ids=tuple(ids),
        names=tuple(row["name"] for row in rows),
        types=tuple(row["type"] for row in rows),
        families=tuple(row.get("family") for row in rows),
        mentions=np.array([row["mentions"] for row in rows], dtype=np.int64),
        articles=np.array([row["articles"] for row in rows], dtype=np.int64),
        left=left[order],
        right=right[order],
        weight=weight[order],
    )


def sum_over(groups: Integers, values: Floats, count: int) -> Floats:
    """Add up the values of each group, numbered from 0."""
    total: Floats = np.bincount(groups, weights=values, minlength=count).astype(np.float64)
    return total[:count]


def strengths(arrays: GraphArrays) -> Floats:
    """Return each node's strength: the summed weight of its edges."""
    count = len(arrays.ids)
    return sum_over(arrays.left, arrays.weight, count) + sum_over(arrays.right, arrays.weight, count)
