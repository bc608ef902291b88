"""Stage 7 of 8: analyze the graph: importance, communities, their names, the layout."""

from __future__ import annotations

import networkx as nx
import numpy as np

from graph.analyze.arrays import read_graph
from graph.analyze.communities import find_communities
from graph.analyze.importance import measure_importance
from graph.analyze.layout import place_nodes
from graph.analyze.naming import name_communities
from graph.model import Analysis, Community
from graph.settings import AnalyzeSettings

__all__ = ["analyze_graph"]


def analyze_graph(graph: nx.Graph, settings: AnalyzeSettings) -> Analysis:
    """Analyze a graph as ``graph.build`` makes it.

    The result depends on the graph alone, not on the order in which it was built. Every node has a
    community, a position and an importance. The rest group, where there is one, has no names.
    """
    arrays = read_graph(graph)
    importance = measure_importance(arrays)
    community, rest = find_communities(arrays, importance, settings)
    # By importance; the numbers of nodes follow their ids, so that ties are sorted too.
    ranked = np.lexsort((np.arange(len(arrays.ids)), -importance))
    grouped = ranked[np.argsort(community[ranked], kind="stable")]
    members = np.split(grouped, np.flatnonzero(np.diff(community[grouped])) + 1) if len(grouped) else []
    names = name_communities(arrays, importance, members, settings)
    positions = place_nodes(arrays, community, ranked, settings)
    ids = arrays.ids
    return Analysis(
        communities=tuple(
            Community(
                id=number,
                names=() if number == rest else tuple(ids[i] for i in names[number]),
                members=tuple(ids[i] for i in nodes.tolist()),
            )
            for number, nodes in enumerate(members)
        ),
        community_of=dict(zip(ids, community.tolist(), strict=True)),
        positions={node: (x, y) for node, (x, y) in zip(ids, positions.tolist(), strict=True)},
        importance=dict(zip(ids, importance.tolist(), strict=True)),
    )
