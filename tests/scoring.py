"""Score a concept graph (the exported JSON) against a gold file.

Nodes are matched to gold concepts by shared aliases, one to one, best overlap first. Optional
concepts are neither right nor wrong: they take nodes out of the count. A ratio with nothing to
measure is None. ``FAULTS`` names the lists that stand behind the ratios.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from statistics import median
from typing import Any, NamedTuple

__all__ = ["FAULTS", "RATIOS", "Score", "forms", "loose", "score"]

Json = dict[str, Any]
TIERS = ("core", "minor", "optional")
RATIOS = (
    "precision", "recall_core", "recall", "f1", "alias_coverage", "type_accuracy", "mention_accuracy",
    "node_evidence", "edge_evidence", "edge_recall",
)  # fmt: skip
FAULTS = (
    "wrong_nodes", "missed_core", "missed_minor", "wrong_merges", "wrong_splits", "wrong_types",
    "wrong_counts", "missed_edges", "over_strong", "forbidden",
)  # fmt: skip


class Score(NamedTuple):
    """Hold the ratios in [0, 1] (by ``RATIOS``), the faults (by ``FAULTS``) and the graph's size."""

    ratios: dict[str, float | None]
    faults: dict[str, list[str]]
    nodes: int
    edges: int


@cache
def tight(text: str) -> str:
    """Fold width and case and drop white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).casefold())


@cache
def loose(text: str) -> str:
    """Give the form in which aliases are compared: no case, spaces, hyphens, brackets or quotes."""
    kept = "".join(
        char for char in tight(text) if unicodedata.category(char) not in ("Pd", "Ps", "Pe", "Pi", "Pf")
    )
    return kept or tight(text)


def forms(aliases: Iterable[str]) -> frozenset[str]:
    """Give the compared forms of several aliases."""
    return _forms(tuple(aliases))


@cache
def _forms(aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(loose, aliases))


def owns(concept: Json | None, alias: str) -> bool:
    """Say whether the alias is one of the concept's, hard or soft."""
    return concept is not None and loose(alias) in forms(concept["aliases"] + concept["soft_aliases"])


def owns_any(concept: Json | None, node: Json) -> bool:
    """Say whether any alias of the node is one of the concept's."""
    return concept is not None and not forms(node["aliases"]).isdisjoint(
        forms(concept["aliases"] + concept["soft_aliases"])
    )


def is_foreign(alias: str, concept: Json, other: Json) -> bool:
    """Say whether the alias names `other` and not `concept`; 《X》 may be another concept than X."""
    mine = {tight(a) for a in concept["aliases"] + concept["soft_aliases"]}
    theirs = {tight(a) for a in other["aliases"]}
    named = loose(alias) in forms(other["aliases"]) and tight(alias) not in mine
    return named and (tight(alias) in theirs or not owns(concept, alias))


def types_of(concept: Json) -> list[str]:
    """Give every type that a careful reader accepts."""
    return [concept["type"], *concept["type_alt"]]


def label(node: Json) -> str:
    """Name a node with its aliases, for the lists of faults."""
    return (
        node["name"]
        if node["aliases"] == [node["name"]]
        else f"{node['name']} ({', '.join(node['aliases'])})"
    )


def match(nodes: list[Json], concepts: list[Json]) -> dict[str, Json]:
    """Match nodes to concepts one to one: node id -> its concept."""

    def rank(node: Json, concept: Json) -> tuple[Any, ...]:
        have, hard = forms(node["aliases"]), forms(concept["aliases"])
        exact = {tight(a) for a in node["aliases"]} & {tight(a) for a in concept["aliases"]}
        return (
            -len(have & hard), -len(have & hard) / len(have | hard), -len(exact),
            node["type"] not in types_of(concept), TIERS.index(concept["tier"]), node["id"], concept["id"],
        )  # fmt: skip

    pairs = [(rank(n, c), n["id"], c) for n in nodes for c in concepts if owns_any(c, n)]
    found: dict[str, Json] = {}
    taken: set[str] = set()
    for _, node_id, concept in sorted(pairs, key=lambda pair: pair[0]):
        if node_id not in found and concept["id"] not in taken:
            found[node_id] = concept
            taken.add(concept["id"])
    return found


def ratio(part: float, whole: float) -> float | None:
    """Divide, or say that there is nothing to measure."""
    return part / whole if whole else None


@dataclass(frozen=True)
class Matching:
    """Hold a graph laid beside its gold."""

    gold: Json
    graph: Json
    faults: dict[str, list[str]]

    @cached_property
    def firm(self) -> list[Json]:
        """Concepts that are asked for: core and minor."""
        return [c for c in self.gold["concepts"] if c["tier"] != "optional"]

    @cached_property
    def by_id(self) -> dict[str, Json]:
        """Every gold concept by its id."""
        return {c["id"]: c for c in self.gold["concepts"]}

    @cached_property
    def found(self) -> dict[str, Json]:
        """Node id -> its concept."""
        return match(self.graph["nodes"], self.gold["concepts"])

    @cached_property
    def node_of(self) -> dict[str, Json]:
        """Concept id -> its node."""
        return {self.found[n["id"]]["id"]: n for n in self.graph["nodes"] if n["id"] in self.found}

    @cached_property
    def allies(self) -> dict[str, set[str]]:
        """Concept id -> the concepts that one node may hold with it (both ways)."""
        allies: dict[str, set[str]] = defaultdict(set)
        for concept in self.gold["concepts"]:
            for other in concept["accept_merge_with"]:
                allies[concept["id"]].add(other)
                allies[other].add(concept["id"])
        return allies

    def holder(self, concept: Json) -> Json | None:
        """Find the node that stands for a concept: its own, or one that it may be merged into."""
        merged = (self.node_of[m] for m in sorted(self.allies[concept["id"]]) if m in self.node_of)
        return self.node_of.get(concept["id"]) or next((n for n in merged if owns_any(concept, n)), None)


def score(gold: Json, graph: Json) -> Score:
    """Score an exported graph against a gold file."""
    matching = Matching(gold, graph, {name: [] for name in FAULTS})
    faults = matching.faults
    right = _judge_nodes(matching)
    covered, own_nodes = _judge_concepts(matching)
    node_evidence, edge_evidence = _judge_evidence(graph)
    asked = _judge_edges(matching)
    core = sum(c["tier"] == "core" for c in gold["concepts"])
    firm = len(matching.firm)
    precision = ratio(right, right + len(faults["wrong_nodes"]))
    recall = ratio(firm - len(faults["missed_core"]) - len(faults["missed_minor"]), firm)
    p, r = precision or 0, recall or 0
    figures = (
        precision,
        ratio(core - len(faults["missed_core"]), core),
        recall,
        ratio(2 * p * r, p + r) or 0.0,
        ratio(covered, sum(len(forms(c["aliases"])) for c in matching.firm)),
        ratio(own_nodes - len(faults["wrong_types"]), own_nodes),
        ratio(own_nodes - len(faults["wrong_counts"]), own_nodes),
        node_evidence,
        edge_evidence,
        ratio(asked - len(faults["missed_edges"]), asked),
    )
    pairs = {frozenset((e["source"], e["target"])) for e in graph["edges"]}
    return Score(dict(zip(RATIOS, figures, strict=True)), faults, len(graph["nodes"]), len(pairs))


def _judge_nodes(m: Matching) -> int:
    """Find wrong nodes, merges, splits and forbidden names; give the number of right nodes."""
    right = 0
    pieces: dict[str, list[str]] = defaultdict(list)
    banned = {name.casefold() for name in m.gold["forbidden_nodes"]}
    for node in m.graph["nodes"]:
        own = m.found.get(node["id"])
        touched = [c for c in m.gold["concepts"] if c is not own and owns_any(c, node)]
        if own is None and (not touched or any(c["tier"] != "optional" for c in touched)):
            m.faults["wrong_nodes"].append(label(node))
        right += own is not None and own["tier"] != "optional"
        strange = [c for c in touched if own is None or c["id"] not in m.allies[own["id"]]]
        if own is not None:
            others = [c["id"] for c in strange if any(is_foreign(alias, own, c) for alias in node["aliases"])]
            if others:
                m.faults["wrong_merges"].append(f"{label(node)}: {own['id']} + {' + '.join(others)}")
        for concept in strange:
            if any(owns(concept, alias) and not owns(own, alias) for alias in node["aliases"]):
                pieces[concept["id"]].append(label(node))
        if banned & {alias.casefold() for alias in [node["name"], *node["aliases"]]}:
            m.faults["forbidden"].append(label(node))
    for concept in m.firm:
        parts = pieces[concept["id"]]
        if parts and len(parts) + (concept["id"] in m.node_of) > 1:
            m.faults["wrong_splits"].append(f"{concept['id']}: {'; '.join(parts)}")
    return right


def _judge_concepts(m: Matching) -> tuple[int, int]:
    """Find missed concepts, wrong types and wrong counts; give the number of aliases covered and of
    asked concepts with a node of their own."""
    covered = 0
    for concept in m.firm:
        held = m.holder(concept)
        if held is None:
            m.faults[f"missed_{concept['tier']}"].append(concept["id"])
            continue
        covered += len(forms(concept["aliases"]) & forms(held["aliases"]))
        node = m.node_of.get(concept["id"])
        if node is None:
            continue
        # A node that holds a tolerated neighbour too may have its type, and has both counts.
        more = forms(node["aliases"]) - forms(concept["aliases"])
        parts = [
            concept,
            *(m.by_id[i] for i in m.allies[concept["id"]] if more & forms(m.by_id[i]["aliases"])),
        ]
        if all(node["type"] not in types_of(part) for part in parts):
            m.faults["wrong_types"].append(f"{concept['id']}: {node['type']}, gold {concept['type']}")
        low, fair, high = (
            sum(part.get(key, part["mentions"]) for part in parts)
            for key in ("mentions_low", "mentions", "mentions_high")
        )
        if max(low - node["mentions"], node["mentions"] - high) > max(1, fair / 10):
            span = f"{low} to {high}" if high > low else f"{low}"
            m.faults["wrong_counts"].append(f"{concept['id']}: {node['mentions']}, gold {span}")
    return covered, sum(concept["id"] in m.node_of for concept in m.firm)


def _judge_evidence(graph: Json) -> tuple[float | None, float | None]:
    """Check that each mention stands where it is said to stand, and each edge's sentences mention both."""
    text = {s["id"]: s["text"] for s in graph["graph"]["sentences"]}
    spans: list[bool] = []
    stands: dict[str, set[Any]] = defaultdict(set)
    for node in graph["nodes"]:
        for place in node["evidence"]:
            good = text.get(place["sentence"], "")[place["start"] : place["end"]] in node["aliases"]
            spans.append(good)
            if good:
                stands[node["id"]].add(place["sentence"])
    shown: list[bool] = []
    for edge in graph["edges"]:
        a, b = stands[edge["source"]], stands[edge["target"]]
        for place in edge["evidence"]:
            s, t = place["sentence"], place.get("to", place["sentence"])
            shown.append((s in a and t in b) or (s in b and t in a))
    return ratio(sum(spans), len(spans)), ratio(sum(shown), len(shown))


def _judge_edges(m: Matching) -> int:
    """Find missed edges and over-strong pairs; give the number of gold edges that can be asked for."""
    weights = {frozenset((e["source"], e["target"])): e["weight"] for e in m.graph["edges"]}
    middle = median(weights.values() or [0])

    def weight(a: str, b: str) -> float | None:
        """Give 0 where there is no such edge, None where one node stands for both."""
        x, y = m.holder(m.by_id[a]), m.holder(m.by_id[b])
        if x is None or y is None:
            return 0
        return None if x is y else weights.get(frozenset((x["id"], y["id"])), 0)

    wanted = [(f"{a} - {b}", weight(a, b)) for a, b, _ in m.gold["edges"]]
    m.faults["missed_edges"] += [pair for pair, found in wanted if found == 0]
    m.faults["over_strong"] += [f"{a} - {b}" for a, b in m.gold["non_edges"] if (weight(a, b) or 0) > middle]
    return sum(found is not None for _, found in wanted)
