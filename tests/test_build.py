"""The graph from concepts and co-mentions."""

from __future__ import annotations

from graph.build import build_graph
from graph.model import Alias, CoMention, Concept, Evidence, Mention
from graph.settings import BuildSettings


def concept(name: str, family: str | None = None) -> Concept:
    mentions = (Mention(0, 0, len(name), name, "lexicon"), Mention(2, 1, 1 + len(name), name, "lexicon"))
    return Concept(name, name.upper(), "model", (Alias(name, 2, "lexicon"),), mentions, ("a", "b"), family)


def comention(left: str, right: str) -> CoMention:
    return CoMention(left, right, 1.3, 1, 0.5, 0.25, (Evidence(0, None), Evidence(2, 3)))


def test_nodes_and_edges_have_the_attributes_of_the_contract() -> None:
    graph = build_graph((concept("moe"), concept("gpt")), (comention("gpt", "moe"),))
    node = graph.nodes["moe"]
    assert (node["name"], node["type"], node["mentions"], node["articles"]) == ("MOE", "model", 2, 2)
    assert [alias.surface for alias in node["aliases"]] == ["moe"]
    assert [mention.sentence for mention in node["evidence"]] == [0, 2]
    edge = graph.edges["gpt", "moe"]
    assert (edge["weight"], edge["sentences"], edge["npmi"], edge["expected"]) == (1.3, 1, 0.25, 0.5)
    assert edge["evidence"] == (Evidence(0, None), Evidence(2, 3))
    assert "family" not in edge


def test_insertion_is_sorted() -> None:
    concepts = (concept("c"), concept("a"), concept("b"))
    graph = build_graph(concepts, (comention("b", "c"), comention("a", "b")))
    assert list(graph) == ["a", "b", "c"]
    assert list(graph.edges) == [("a", "b"), ("b", "c")]


def test_a_family_is_linked_with_its_member() -> None:
    concepts = (concept("gpt"), concept("gpt-3", "gpt"), concept("gpt-4", "gpt"))
    graph = build_graph(concepts, (comention("gpt", "gpt-3"),), BuildSettings(family_weight=0.2))
    written, unwritten = graph.edges["gpt", "gpt-3"], graph.edges["gpt", "gpt-4"]
    assert written["family"] is True
    assert (written["weight"], written["sentences"]) == (1.3, 1)
    assert unwritten["family"] is True
    assert (unwritten["weight"], unwritten["sentences"], unwritten["evidence"]) == (0.2, 0, ())
    assert not graph.has_edge("gpt-3", "gpt-4")


def test_a_family_that_no_text_names_is_no_node() -> None:
    graph = build_graph((concept("gpt-3", "gpt"), concept("odd", "odd")), ())
    assert list(graph) == ["gpt-3", "odd"]
    assert graph.number_of_edges() == 0
    assert graph.nodes["gpt-3"]["family"] == "gpt"


def test_nothing_gives_an_empty_graph() -> None:
    assert len(build_graph((), ())) == 0
