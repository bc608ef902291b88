"""Names of communities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.analyze.arrays import read_graph
from graph.analyze.naming import measure_distinctiveness, name_communities
from graph.settings import AnalyzeSettings
from tests.analyze.graphs import Edge, clique, graph_of


def names(edges: list[Edge], groups: tuple[str, ...], outlets: str = "", **types: str) -> list[list[str]]:
    """Name communities, each given as its members' ids in one string."""
    arrays = read_graph(graph_of(edges, **types))
    members: list[NDArray[np.int64]] = [np.array([arrays.ids.index(i) for i in group]) for group in groups]
    settings = AnalyzeSettings(outlets=frozenset(outlets.upper()))
    named = name_communities(arrays, np.ones(len(arrays.ids)), members, settings)
    return [[arrays.ids[i] for i in chosen] for chosen in named]


def test_a_word_linked_to_everything_names_nothing() -> None:
    edges = [*clique(*"abc"), *clique(*"pqr"), *(("h", node, 1.0) for node in "abcpqr")]
    edges += [("a", "b", 1.5), ("p", "q", 1.5)]
    first, second = names(edges, ("abch", "pqr"))
    assert set(first[:2]) == {"a", "b"}
    assert set(second[:2]) == {"p", "q"}
    arrays = read_graph(graph_of(edges))
    score = measure_distinctiveness(arrays, np.array([0, 0, 0, 0, 1, 1, 1]))
    assert score[arrays.ids.index("h")] < score[arrays.ids.index("a")]


def test_people_and_outlets_name_only_what_nothing_else_can() -> None:
    edges = [*clique(*"abcd"), ("a", "b", 9.0)]
    assert names(edges, ("abcd",), a="person", outlets="b")[0][:2] == ["c", "d"]
    assert names(clique(*"ab"), ("ab",), a="person", b="person") == [["a", "b"]]


def test_relatives_are_not_named_twice() -> None:
    graph = graph_of(
        [("gpt-3", "gpt-4", 9.0), ("gpt-4", "moe", 2.0), ("gpt-3", "moe", 1.0), ("moe", "sae", 1.0)]
    )
    for node in ("gpt-3", "gpt-4"):
        graph.nodes[node]["family"] = "gpt"
    graph.nodes["sae"]["name"] = "MoE-SAE"
    arrays = read_graph(graph)
    (chosen,) = name_communities(arrays, np.ones(4), [np.arange(4)], AnalyzeSettings())
    assert [arrays.ids[i] for i in chosen] == ["gpt-4", "moe"]
