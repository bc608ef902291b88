"""Build the data of the page: a small plain part to draw at once, and a packed store of everything.

``build_payload`` returns a JSON-able dictionary. The renderer writes it into an inert script element
(escaping ``<`` is the renderer's part); ``web/js/payload.js`` reads the plain part, ``web/js/store.js``
the store. Same exploration, same settings, same bytes.

**Order.** Concepts are numbered 0, 1, 2, ... by importance, the most important first (ties by id). This
number ("index") is the same in the plain part and in the store: the drawn ones are simply the first.

The payload::

    format      "concept-graph-page"
    version     1
    meta        generator     "concept-graph-explorer 0.1.0"
                title         of the one article, else null
                article       if there is just one: {"id", "title", "author", "published", "place", "url",
                              "source", "characters"}, else null
                counts        {"articles", "sentences", "concepts", "links", "mentions", "communities",
                              "speakers"}
                published     [first, last] date as written in the articles, or null where none has one
                types         {type: number of concepts}, only those that occur
                evidence      {"complete": bool, "perPair": int or null, "perConcept": int or null,
                               "kept": sentences in the store, "total": sentences that are evidence};
                              the caps are null where the evidence is complete
    types       the 14 types, in the order of ``CONCEPT_TYPES``; type numbers index this list
    communities [{"id", "names": up to three display names, "members": count}], those with a drawn member,
                the largest first (the store has all)
    drawn       columns of the concepts drawn at the start, each a list of the same length
        id, name          strings
        aliases           list of names a concept (its own name not repeated), most frequent first, up to 8
        type              number into ``types``
        mentions          occurrences in the text
        sentences         sentences that mention it
        articles          articles that mention it
        degree            links in the whole graph
        community         community id
        x, y              position in graph units, y downwards; never null here
        near              names of its up to 7 strongest neighbours in the whole graph
    links       columns of the links among them (first 900 at most, backbone first)
        source, target    indices, source < target
        weight            strength of the co-mention
        sentences         sentences that mention both
        npmi              in [-1, 1]
        backbone          1 where the link is one of the 3 strongest of either end among those drawn,
                          by weight * (0.4 + NPMI, not below 0), or weight >= 2; else 0
    store       {"encoding": "gzip+base64", "bytes": length when inflated, "data": base64}

URLs are given only where they are http or https; anything else is null. Strings are well-formed
Unicode: a lone surrogate becomes U+FFFD. The columns of the store are described in ``store.py``.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

import graph
from graph.model import CONCEPT_TYPES, CoMention, Concept, Exploration
from graph.page.columns import clean_string, compress_store, pack_store
from graph.page.evidence import EvidenceLimits, KeptEvidence, choose_evidence
from graph.page.store import article_row, build_columns
from graph.settings import ExportSettings

__all__ = ["build_payload", "link_strength"]

NEAR = 7
ALIASES = 8
BACKBONE_LINKS = 3
BACKBONE_WEIGHT = 2.0


def build_payload(exploration: Exploration, settings: ExportSettings) -> dict[str, Any]:
    """Return the page's data as described in the module's docstring."""
    concepts = _rank_concepts(exploration)
    index = {concept.id: place for place, concept in enumerate(concepts)}
    ends = np.array([_ends(link, index) for link in exploration.comentions], dtype=np.int64).reshape(-1, 2)
    links = [exploration.comentions[place] for place in np.lexsort((ends[:, 1], ends[:, 0])).tolist()]
    # A stable sort: of equally strong links the one between more important concepts comes first.
    by_strength = np.argsort([-link_strength(link) for link in links], kind="stable").tolist()
    strongest_first = [links[place] for place in by_strength]
    kept = choose_evidence(exploration.sentences, concepts, strongest_first, _limits(settings))
    evidence_of = dict(zip(by_strength, kept.pairs, strict=True))
    in_order = replace(kept, pairs=tuple(evidence_of[place] for place in range(len(links))))
    header, columns = build_columns(exploration, concepts, links, in_order)
    raw = pack_store(header, columns)

    count = len(concepts) if len(concepts) <= settings.drawn_all else settings.drawn_some
    drawn = _drawn_columns(exploration, concepts[:count])
    return {
        "format": "concept-graph-page",
        "version": 1,
        "meta": _describe(exploration, kept, header, settings),
        "types": list(CONCEPT_TYPES),
        "communities": _drawn_communities(exploration, concepts, set(drawn["community"])),
        "drawn": {**drawn, **_neighbour_columns(strongest_first, concepts, index, count)},
        "links": _link_columns(strongest_first, index, count, settings.drawn_links),
        "store": {
            "encoding": "gzip+base64",
            "bytes": len(raw),
            "data": base64.b64encode(compress_store(raw)).decode("ascii"),
        },
    }


def link_strength(link: CoMention) -> float:
    """Rank a link by weight and by how far it is beyond chance: weight * (0.4 + NPMI), NPMI not below 0.
    Chance can lift a link, not sink it: two that stand only in neighbouring sentences have an NPMI of -1,
    which says nothing about those sentences. Rounded, so that the page, which computes it anew, finds
    the same order."""
    return round(link.weight * (0.4 + max(0.0, link.npmi)), 4)


def _ends(link: CoMention, index: dict[str, int]) -> tuple[int, int]:
    left, right = index[link.left], index[link.right]
    return (left, right) if left < right else (right, left)


def _rank_concepts(exploration: Exploration) -> list[Concept]:
    """Sort concepts by importance; those without a place in the layout come last, for what is drawn at the
    start are the first ones."""
    importance = exploration.analysis.importance
    positions = exploration.analysis.positions
    return sorted(
        exploration.concepts,
        key=lambda concept: (
            concept.id not in positions,
            -importance.get(concept.id, 0.0),
            -len(concept.mentions),
            concept.id,
        ),
    )


def _limits(settings: ExportSettings) -> EvidenceLimits:
    return EvidenceLimits(
        settings.evidence_all,
        settings.evidence_per_pair,
        settings.evidence_per_concept,
        settings.evidence_characters,
    )


def _describe(
    exploration: Exploration, kept: KeptEvidence, header: dict[str, Any], settings: ExportSettings
) -> dict[str, Any]:
    rows = [article_row(article) for article in exploration.articles]
    dates = sorted(row["published"] for row in rows if row["published"])
    types: dict[str, int] = {}
    for concept in exploration.concepts:
        types[concept.type] = types.get(concept.type, 0) + 1
    return {
        "generator": f"concept-graph-explorer {graph.__version__}",
        "title": rows[0]["title"] if len(rows) == 1 else None,
        "article": rows[0] if len(rows) == 1 else None,
        "counts": {
            "articles": len(rows),
            "sentences": len(exploration.sentences),
            "concepts": len(exploration.concepts),
            "links": len(exploration.comentions),
            "mentions": sum(len(concept.mentions) for concept in exploration.concepts),
            "communities": len(exploration.analysis.communities),
            "speakers": len(header["speakers"]),
        },
        "published": [dates[0], dates[-1]] if dates else None,
        "types": types,
        "evidence": {
            "complete": kept.complete,
            "perPair": None if kept.complete else settings.evidence_per_pair,
            "perConcept": None if kept.complete else settings.evidence_per_concept,
            "kept": len(kept.sentences),
            "total": kept.total,
        },
    }


def _drawn_communities(
    exploration: Exploration, concepts: Sequence[Concept], drawn: set[int]
) -> list[dict[str, Any]]:
    names = {concept.id: clean_string(concept.name) for concept in concepts}
    rows = [
        {
            "id": community.id,
            "names": [names[name] for name in community.names if name in names][:3],
            "members": len(community.members),
        }
        for community in exploration.analysis.communities
        if community.id in drawn
    ]
    return sorted(rows, key=lambda row: (-row["members"], row["id"]))


def _drawn_columns(exploration: Exploration, drawn: Sequence[Concept]) -> dict[str, list[Any]]:
    analysis = exploration.analysis
    places = [analysis.positions.get(concept.id, (0.0, 0.0)) for concept in drawn]
    return {
        "id": [concept.id for concept in drawn],
        "name": [clean_string(concept.name) for concept in drawn],
        "aliases": [
            [clean_string(alias.surface) for alias in concept.aliases if alias.surface != concept.name][
                :ALIASES
            ]
            for concept in drawn
        ],
        "type": [CONCEPT_TYPES.index(concept.type) for concept in drawn],
        "mentions": [len(concept.mentions) for concept in drawn],
        "sentences": [len({mention.sentence for mention in concept.mentions}) for concept in drawn],
        "articles": [len(concept.articles) for concept in drawn],
        "community": [analysis.community_of.get(concept.id, 0) for concept in drawn],
        "x": [round(x) for x, _ in places],
        "y": [round(y) for _, y in places],
    }


def _neighbour_columns(
    strongest_first: Sequence[CoMention],
    concepts: Sequence[Concept],
    index: dict[str, int],
    count: int,
) -> dict[str, list[Any]]:
    degree = [0] * count
    near: list[list[str]] = [[] for _ in range(count)]
    for link in strongest_first:
        left, right = index[link.left], index[link.right]
        for one, other in ((left, right), (right, left)):
            if one < count:
                degree[one] += 1
                if len(near[one]) < NEAR:
                    near[one].append(clean_string(concepts[other].name))
    return {"degree": degree, "near": near}


def _link_columns(
    strongest_first: Sequence[CoMention], index: dict[str, int], count: int, limit: int
) -> dict[str, list[Any]]:
    taken = [0] * count
    rows: list[tuple[bool, int, int, int, CoMention]] = []
    for rank, link in enumerate(strongest_first):
        left, right = _ends(link, index)
        if right >= count:
            continue
        backbone = min(taken[left], taken[right]) < BACKBONE_LINKS or link.weight >= BACKBONE_WEIGHT
        taken[left] += 1
        taken[right] += 1
        rows.append((not backbone, rank, left, right, link))
    rows = sorted(rows, key=lambda row: row[:2])[:limit]
    rows.sort(key=lambda row: row[2:4])
    return {
        "source": [row[2] for row in rows],
        "target": [row[3] for row in rows],
        "weight": [round(row[4].weight, 3) for row in rows],
        "sentences": [row[4].sentences for row in rows],
        "npmi": [round(row[4].npmi, 3) for row in rows],
        "backbone": [int(not row[0]) for row in rows],
    }
