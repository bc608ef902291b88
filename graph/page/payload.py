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
                article       {"title", "author", "published", "place", "url", "source"} if there is one, else null
                counts        {"articles", "sentences", "concepts", "links", "mentions", "communities", "speakers"}
                published     [first, last] date as written in the articles, or null where none has one
                types         {type: number of concepts}, only those that occur
                evidence      {"complete": bool, "perPair": int or null, "perConcept": int or null,
                               "kept": sentences in the store, "total": sentences that are evidence for something}
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
        backbone          1 where the link is one of the 3 strongest of either end by
                          weight * (0.4 + NPMI), or weight >= 2; else 0
    store       {"encoding": "gzip+base64", "bytes": length when inflated, "data": base64}

URLs are given only where they are http or https; anything else is null. Strings are well-formed
Unicode: a lone surrogate becomes U+FFFD. The columns of the store are described in ``columns.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.model import Exploration

__all__ = ["PayloadSettings", "build_payload"]


@dataclass(frozen=True, slots=True)
class PayloadSettings:
    """Hold how much is drawn at the start and how much evidence the page carries.

    Up to ``drawn_all`` concepts are all drawn; of more, the first ``drawn_some``. All sentences that are
    evidence are kept while they are at most ``evidence_all`` characters; beyond, up to
    ``evidence_per_pair`` sentences a pair and ``evidence_per_concept`` a concept, the strongest pairs
    first, until ``evidence_characters`` are full.
    """

    drawn_all: int = 160
    drawn_some: int = 60
    drawn_links: int = 900
    evidence_all: int = 600_000
    evidence_per_pair: int = 3
    evidence_per_concept: int = 6
    evidence_characters: int = 4_000_000


def build_payload(exploration: Exploration, settings: PayloadSettings) -> dict[str, Any]:
    """Return the page's data as described in the module's docstring."""
    raise NotImplementedError
