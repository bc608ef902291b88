"""Stage 6 of 8: build the networkx graph of concepts and co-mentions.

Nodes and edges are inserted in sorted order, so that algorithms which depend on it do not depend on
anything else. Attributes are those of the JSON contract; evidence is kept as the frozen tuples of
``graph.model``.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from graph.model import CoMention, Concept
from graph.settings import BuildSettings

__all__ = ["build_graph"]


def build_graph(
    concepts: tuple[Concept, ...], comentions: tuple[CoMention, ...], settings: BuildSettings | None = None
) -> nx.Graph:
    """Build the undirected graph.

    A node, keyed by the concept's id, has ``name``, ``type``, ``aliases`` (Alias tuples, the most
    frequent first), ``mentions`` and ``articles`` (numbers), ``family`` (an id or None) and ``evidence``
    (Mention tuples). An edge has ``weight``, ``sentences``, ``expected``, ``npmi`` and ``evidence``
    (Evidence tuples). The edge between a family and its member has ``family=True`` as well; where no
    text mentions the two together it exists all the same, with ``settings.family_weight``, no sentences,
    no measure of chance and no evidence.
    """
    settings = settings or BuildSettings()
    graph = nx.Graph()
    for concept in sorted(concepts, key=lambda concept: concept.id):
        graph.add_node(
            concept.id,
            name=concept.name,
            type=concept.type,
            aliases=concept.aliases,
            mentions=len(concept.mentions),
            articles=len(concept.articles),
            family=concept.family,
            evidence=concept.mentions,
        )
    edges: dict[tuple[str, str], dict[str, Any]] = {
        (pair.left, pair.right): {
            "weight": pair.weight,
            "sentences": pair.sentences,
            "expected": pair.expected,
            "npmi": pair.npmi,
            "evidence": pair.evidence,
        }
        for pair in comentions
    }
    for member in concepts:
        family = member.family
        if family is None or family == member.id or family not in graph:
            continue
        left, right = sorted((family, member.id))
        edges.setdefault((left, right), _unwritten(settings.family_weight))["family"] = True
    graph.add_edges_from((*pair, edges[pair]) for pair in sorted(edges))
    return graph


def _unwritten(weight: float) -> dict[str, Any]:
    """Return the attributes of a family edge that no sentence supports."""
    return {"weight": weight, "sentences": 0, "evidence": ()}
