"""The JSON that other programs rely on."""

from __future__ import annotations

import json

import networkx as nx

from graph.analyze import analyze_graph
from graph.build import build_graph
from graph.count import count_comentions
from graph.export.json import export_json
from graph.model import Alias, Article, Concept, Exploration, Mention, Sentence
from graph.settings import AnalyzeSettings, CountSettings

TEXTS = (
    "没有概念的一句。",
    "🦙 Llama 与 MoE。",
    "SAE 很稀疏。",
    "</script> “DSPy” \u2028 \ud800 用了 MoE。",
    "Llama 3.1 来了。",
)
BLOCKS = (0, 1, 1, 1, 2)
NAMES = {"dspy": "DSPy", "llama": "Llama", "llama-3.1": "Llama 3.1", "moe": "MoE", "sae": "SAE"}


def exploration() -> Exploration:
    """Build a small exploration from real text."""
    said = tuple(
        Sentence(i, "a1", block, "turn", "黄之鹏", text)
        for i, (block, text) in enumerate(zip(BLOCKS, TEXTS, strict=True))
    )
    concepts = []
    for identifier, name in NAMES.items():
        found = [
            Mention(s.id, s.text.index(name), s.text.index(name) + len(name), name, "lexicon")
            for s in said
            if name in s.text and not (identifier == "llama" and "3.1" in s.text)
        ]
        family = "llama" if identifier == "llama-3.1" else None
        alias = Alias(name, len(found), "lexicon")
        concepts.append(Concept(identifier, name, "model", (alias,), tuple(found), ("a1",), family))
    comentions = count_comentions(said, tuple(concepts), CountSettings())
    network = build_graph(tuple(concepts), comentions)
    article = Article("a1", "访谈", None, "2024-07-28", None, None, "a1.md", 99, ())
    analysis = analyze_graph(network, AnalyzeSettings())
    return Exploration((article,), said, tuple(concepts), comentions, network, analysis, ())


def exported() -> dict[str, object]:
    data: dict[str, object] = json.loads(export_json(exploration()))
    return data


def test_networkx_reads_it_back() -> None:
    source = exploration()
    graph = nx.node_link_graph(exported(), edges="edges")
    assert sorted(graph) == sorted(source.graph)
    assert {frozenset(edge) for edge in graph.edges} == {frozenset(edge) for edge in source.graph.edges}
    assert not graph.is_directed()
    assert not graph.is_multigraph()
    for one, other, row in graph.edges(data=True):
        assert row["weight"] == source.graph.edges[one, other]["weight"] > 0
        assert row["sentences"] == source.graph.edges[one, other]["sentences"]
    assert graph.graph["articles"][0]["title"] == "访谈"


def test_the_head_is_that_of_the_contract() -> None:
    import graph as package

    head = exported()["graph"]
    assert (head["format"], head["version"]) == ("concept-graph", 1)
    assert head["generator"] == f"concept-graph-explorer {package.__version__}"
    assert set(head["articles"][0]) == {
        "id", "title", "author", "published", "place", "url", "source", "characters",
    }  # fmt: skip
    assert head["articles"][0]["author"] is None


def test_all_evidence_is_in_the_text() -> None:
    data = exported()
    sentences = data["graph"]["sentences"]
    assert [s["id"] for s in sentences] == list(range(4))  # the first one is evidence for nothing
    assert sentences[0]["text"] == TEXTS[1]
    assert sentences[0]["speaker"] == "黄之鹏"
    stands = {}
    for node in data["nodes"]:
        assert len(node["evidence"]) == node["mentions"]
        for place in node["evidence"]:
            assert sentences[place["sentence"]]["text"][place["start"] : place["end"]] in node["aliases"]
        stands[node["id"]] = {place["sentence"] for place in node["evidence"]}
    for edge in data["edges"]:
        one, other = stands[edge["source"]], stands[edge["target"]]
        for place in edge["evidence"]:
            here, there = place["sentence"], place.get("to", place["sentence"])
            assert (here in one and there in other) or (here in other and there in one)
    pair = next(e for e in data["edges"] if {e["source"], e["target"]} == {"dspy", "moe"})
    assert pair["evidence"] == [{"sentence": 2}]


def test_a_neighbouring_sentence_is_named_too() -> None:
    edges = {(e["source"], e["target"]): e["evidence"] for e in exported()["edges"]}
    assert edges["llama", "moe"] == [{"sentence": 0}]
    assert edges["llama", "sae"] == [{"sentence": 0, "to": 1}]
    assert edges["moe", "sae"] == [{"sentence": 0, "to": 1}, {"sentence": 1, "to": 2}]
    assert ("dspy", "llama") not in edges


def test_a_family_edge_is_marked() -> None:
    data = exported()
    marked = [e for e in data["edges"] if "family" in e]
    assert [(e["source"], e["target"], e["family"]) for e in marked] == [("llama", "llama-3.1", True)]
    assert marked[0]["sentences"] == 0
    assert {n["id"]: n["family"] for n in data["nodes"]}["llama-3.1"] == "llama"


def test_what_the_analysis_found_is_in_the_nodes() -> None:
    source = exploration()
    for node in exported()["nodes"]:
        assert (node["x"], node["y"]) == source.analysis.positions[node["id"]]
        assert node["community"] == source.analysis.community_of[node["id"]]
        assert node["names"] == [{"surface": node["name"], "count": node["mentions"], "rule": "lexicon"}]


def test_text_that_utf8_cannot_hold_keeps_its_offsets() -> None:
    written = export_json(exploration())
    written.encode("utf-8")
    (broken,) = (s for s in json.loads(written)["graph"]["sentences"] if "DSPy" in s["text"])
    assert broken["text"] == TEXTS[3].replace("\ud800", "\ufffd")


def test_same_exploration_same_text() -> None:
    assert export_json(exploration()) == export_json(exploration())


def test_each_row_has_a_line() -> None:
    data = exported()
    head = data["graph"]
    rows = (data["nodes"], data["edges"], head["articles"], head["sentences"], head["communities"])
    lines = export_json(exploration()).split("\n")
    assert sum(line.startswith(('{"id"', '{"source"')) for line in lines) == sum(map(len, rows))
