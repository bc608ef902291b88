"""Communities and how small ones are merged."""

from __future__ import annotations

import numpy as np
import pytest

from graph.analyze.arrays import read_graph
from graph.analyze.communities import find_communities
from graph.settings import AnalyzeSettings
from tests.analyze.graphs import Edge, clique, graph_of, planted_graph

SETTINGS = AnalyzeSettings()


def communities(edges: list[Edge], **importance: float) -> list[set[str]]:
    arrays = read_graph(graph_of(edges))
    weight = np.array([importance.get(node, 1.0) for node in arrays.ids])
    label, _ = find_communities(arrays, weight, SETTINGS)
    return [{arrays.ids[i] for i in np.flatnonzero(label == n)} for n in range(label.max() + 1)]


def test_planted_communities_are_found() -> None:
    arrays = read_graph(planted_graph())
    label, rest = find_communities(arrays, np.ones(len(arrays.ids)), SETTINGS)
    assert rest is None
    for number in range(6):
        found = np.bincount(label[number * 20 : number * 20 + 20])
        assert found.max() >= 18


def test_the_most_important_community_is_the_first() -> None:
    edges = [*clique("a", "b", "c", "d"), *clique("p", "q", "r", "s"), ("d", "p", 0.1)]
    assert communities(edges) == [{"a", "b", "c", "d"}, {"p", "q", "r", "s"}]
    assert communities(edges, q=9.0) == [{"p", "q", "r", "s"}, {"a", "b", "c", "d"}]


def test_a_small_community_joins_where_most_of_its_weight_goes() -> None:
    edges = clique("a", "b", "c", "d", weight=4) + clique("p", "q", "r", "s", weight=4)
    edges += [("x", "y", 5.0), ("x", "a", 0.5), ("y", "b", 0.2), ("x", "p", 0.6)]
    assert communities(edges) == [{"a", "b", "c", "d", "x", "y"}, {"p", "q", "r", "s"}]


def test_a_chain_of_small_ones_ends_in_a_community() -> None:
    edges = [
        *clique("a", "b", "c", "d", weight=9),
        ("d", "e", 0.1),
        ("e", "f", 3.0),
        ("f", "g", 0.1),
        ("g", "h", 3.0),
    ]
    found = communities(edges)
    assert set().union(*found) == set("abcdefgh")
    assert min(len(group) for group in found) >= 4


@pytest.mark.parametrize("edges", [[], [("a", "b", 1.0)], [("a", "b", 1.0), ("c", "d", 1.0)]])
def test_small_ones_alone_are_one_community(edges: list[Edge]) -> None:
    arrays = read_graph(graph_of(edges, {"lone": 1}))
    label, rest = find_communities(arrays, np.ones(len(arrays.ids)), SETTINGS)
    assert set(label.tolist()) == {0}
    assert rest is None
