"""The analysis as a whole: what every graph gets, and that nothing but the graph decides."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analyze import analyze_graph
from graph.settings import AnalyzeSettings
from tests.analyze.graphs import clique, graph_of, planted_graph, shuffled

SETTINGS = AnalyzeSettings()
SCRIPT = (
    "from graph.analyze import analyze_graph\n"
    "from graph.settings import AnalyzeSettings\n"
    "from tests.analyze.graphs import planted_graph\n"
    "print(analyze_graph(planted_graph(), AnalyzeSettings()))\n"
)


def test_an_empty_graph() -> None:
    analysis = analyze_graph(nx.Graph(), SETTINGS)
    assert analysis.communities == ()
    assert analysis.positions == analysis.importance == analysis.community_of == {}


def test_one_node() -> None:
    analysis = analyze_graph(graph_of([], {"moe": 3}), SETTINGS)
    assert [(c.id, c.names, c.members) for c in analysis.communities] == [(0, ("moe",), ("moe",))]
    assert abs(analysis.positions["moe"][0]) < 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_insertion_means_nothing(seed: int) -> None:
    graph = planted_graph()
    assert analyze_graph(shuffled(graph, seed), SETTINGS) == analyze_graph(graph, SETTINGS)


def test_the_hash_seed_means_nothing() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_the_random_module_is_left_alone() -> None:
    import random

    random.seed(5)
    state = random.getstate()
    analyze_graph(planted_graph(), SETTINGS)
    assert random.getstate() == state


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    nodes = [f"n{i}" for i in range(draw(st.integers(1, 14)))]
    pairs = [(one, other) for one in nodes for other in nodes if one < other]
    linked = draw(st.lists(st.sampled_from(pairs), max_size=25)) if pairs else []
    weights = st.floats(0.001, 20)
    return graph_of([(*pair, draw(weights)) for pair in linked], dict.fromkeys(nodes, 2))


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_every_node_gets_everything(graph: nx.Graph) -> None:
    analysis = analyze_graph(graph, SETTINGS)
    for table in (analysis.positions, analysis.importance, analysis.community_of):
        assert sorted(table) == sorted(graph)
    members = [node for community in analysis.communities for node in community.members]
    assert sorted(members) == sorted(graph)
    for number, community in enumerate(analysis.communities):
        assert community.id == number
        assert {analysis.community_of[node] for node in community.members} == {number}
        assert set(community.names) <= set(community.members)
        ranks = [analysis.importance[node] for node in community.members]
        assert all(one >= other for one, other in pairwise(ranks))
    assert all(round(value, 1) == value for place in analysis.positions.values() for value in place)


def test_the_rest_group_is_last_and_has_no_name() -> None:
    lone = {"lone-1": 90, "lone-2": 80}
    edges = clique("a", "b", "c", "d") + clique("p", "q", "r", "s") + [("x", "y", 5.0)]
    analysis = analyze_graph(graph_of(edges, lone), SETTINGS)
    rest = analysis.communities[-1]
    assert len(analysis.communities) == 3
    assert set(rest.members) == {"lone-1", "lone-2", "x", "y"}
    assert rest.names == ()
    assert all(community.names for community in analysis.communities[:-1])


def test_the_most_important_are_said_often_and_linked_much() -> None:
    edges = [("hub", node, 1.0) for node in "abcdef"] + [("a", "b", 1.0)]
    importance = analyze_graph(graph_of(edges, {"hub": 30, "c": 9}), SETTINGS).importance
    assert max(importance, key=importance.__getitem__) == "hub"
    assert importance["hub"] == 1.0
    assert importance["c"] > importance["d"] > 0
    assert importance["a"] > importance["d"]
