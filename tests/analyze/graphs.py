"""Build graphs by hand for the tests of the analysis."""

from __future__ import annotations

import random
from collections.abc import Iterable

import networkx as nx

Edge = tuple[str, str, float]


def graph_of(edges: Iterable[Edge], mentions: dict[str, int] | None = None, **types: str) -> nx.Graph:
    """Make a graph; nodes that no edge has can be given in ``mentions``; types by id, "method" else."""
    mentions = mentions or {}
    graph = nx.Graph()
    rows = list(edges)
    for node in sorted({end for one, other, _ in rows for end in (one, other)} | set(mentions)):
        kind = types.get(node, "method")
        graph.add_node(
            node, name=node.upper(), type=kind, mentions=mentions.get(node, 1), articles=1, family=None
        )
    graph.add_weighted_edges_from(rows)
    return graph


def clique(*nodes: str, weight: float = 1.0) -> list[Edge]:
    """Link all with all."""
    return [(one, other, weight) for i, one in enumerate(nodes) for other in nodes[i + 1 :]]


def shuffled(graph: nx.Graph, seed: int) -> nx.Graph:
    """Return the same graph, inserted in another order."""
    chooser = random.Random(seed)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    chooser.shuffle(nodes)
    chooser.shuffle(edges)
    copy = nx.Graph()
    copy.add_nodes_from(nodes)
    copy.add_edges_from(
        (other, one, row) if chooser.random() < 0.5 else (one, other, row) for one, other, row in edges
    )
    return copy


def planted_graph(communities: int = 6, size: int = 20, seed: int = 1) -> nx.Graph:
    """Make communities that are linked well within and seldom across; Zipf mentions."""
    chooser = random.Random(seed)
    nodes = [f"c{group}-{place:02d}" for group in range(communities) for place in range(size)]
    edges: dict[tuple[str, str], float] = {}
    for i, one in enumerate(nodes):
        for j in chooser.sample(range(len(nodes)), 12):
            near = i // size == j // size
            if i != j and chooser.random() < (1.0 if near else 0.08):
                edges[min(one, nodes[j]), max(one, nodes[j])] = 1.0
        mate = nodes[i // size * size + (i + 1) % size]
        edges[min(one, mate), max(one, mate)] = 1.0
    mentions = {node: 1 + 60 // (1 + i % size) for i, node in enumerate(nodes)}
    return graph_of(((*pair, weight) for pair, weight in edges.items()), mentions)
