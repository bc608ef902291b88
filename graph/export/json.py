"""Stage 8 of 8: export the graph as networkx node-link data: the JSON that other programs may rely on.

``networkx.node_link_graph(json.load(file), edges="edges")`` gives the graph back. Each article, sentence,
node and edge stands on a line of its own, so that two versions can be compared line by line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import graph
from graph.model import Alias, Article, Evidence, Exploration, Mention, Sentence

__all__ = ["export_json"]

DIGITS = 6
_SURROGATE = re.compile("[\ud800-\udfff]")


def export_json(exploration: Exploration) -> str:
    """Export an exploration as JSON; same exploration, same text.

    Beyond the node's and edge's own attributes a node has ``community``, ``x``, ``y``, ``importance`` (0
    to 1), ``family`` (an id or null) and ``names`` (each alias with its count and the rule that made it
    one of the concept's); an edge has ``npmi`` and ``expected`` (sentences by chance), and ``family``
    where it links a family with its member. Sentences are numbered anew, from 0, without those that
    are evidence for nothing. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
    """
    kept = _used_sentences(exploration)
    number = {old: new for new, old in enumerate(kept)}
    text = "".join(_write(exploration, kept, number))
    return _SURROGATE.sub("\ufffd", text)


def _used_sentences(exploration: Exploration) -> list[int]:
    """Return the ids of sentences that are evidence for something, sorted."""
    used = {mention.sentence for concept in exploration.concepts for mention in concept.mentions}
    for pair in exploration.comentions:
        for place in pair.evidence:
            used.add(place.sentence)
            if place.to is not None:
                used.add(place.to)
    return sorted(used)


def _write(exploration: Exploration, kept: list[int], number: dict[int, int]) -> Iterator[str]:
    """Write the document piece by piece."""
    yield '{"directed":false,"multigraph":false,"graph":{"format":"concept-graph","version":1,'
    yield f'"generator":{_encode(f"concept-graph-explorer {graph.__version__}")},\n"articles":['
    yield from _lines(_article(article) for article in exploration.articles)
    yield '],\n"sentences":['
    yield from _lines(_sentence(exploration.sentences[old], new) for new, old in enumerate(kept))
    yield '],\n"communities":['
    yield from _lines(
        {"id": c.id, "names": c.names, "members": len(c.members)} for c in exploration.analysis.communities
    )
    yield ']},\n"nodes":['
    yield from _lines(_nodes(exploration, number))
    yield '],\n"edges":['
    yield from _lines(_edges(exploration, number))
    yield "]}\n"


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Write rows, one a line."""
    mark = "\n"
    for row in rows:
        yield mark + _encode(row)
        mark = ",\n"


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _article(article: Article) -> dict[str, Any]:
    """Return what is said of an article: all but its text."""
    fields = ("id", "title", "author", "published", "place", "url", "source", "characters")
    return {name: getattr(article, name) for name in fields}


def _sentence(sentence: Sentence, number: int) -> dict[str, Any]:
    """Return a sentence under its new number."""
    fields = ("article", "block", "kind", "speaker", "text")
    return {"id": number, **{name: getattr(sentence, name) for name in fields}}


def _nodes(exploration: Exploration, number: dict[int, int]) -> Iterator[dict[str, Any]]:
    """Return the nodes, sorted by id, with what the analysis found."""
    analysis = exploration.analysis
    for node, row in sorted(exploration.graph.nodes(data=True)):
        aliases: tuple[Alias, ...] = row["aliases"]
        mentions: tuple[Mention, ...] = row["evidence"]
        x, y = analysis.positions.get(node, (0.0, 0.0))
        yield {
            "id": node,
            "name": row["name"],
            "type": row["type"],
            "aliases": [alias.surface for alias in aliases],
            "mentions": row["mentions"],
            "articles": row["articles"],
            "community": analysis.community_of.get(node, 0),
            "x": x,
            "y": y,
            "importance": round(analysis.importance.get(node, 0.0), DIGITS),
            "family": row["family"],
            "names": [{"surface": a.surface, "count": a.count, "rule": a.rule} for a in aliases],
            "evidence": [{"sentence": number[m.sentence], "start": m.start, "end": m.end} for m in mentions],
        }


def _edges(exploration: Exploration, number: dict[int, int]) -> Iterator[dict[str, Any]]:
    """Return the edges, sorted by both ends, the lesser id first."""
    rows = [(*sorted((one, other)), row) for one, other, row in exploration.graph.edges(data=True)]
    for source, target, row in sorted(rows, key=lambda edge: edge[:2]):
        evidence: tuple[Evidence, ...] = row["evidence"]
        edge = {"source": source, "target": target, "weight": round(row["weight"], DIGITS)}
        edge["sentences"] = row["sentences"]
        edge |= {name: round(row[name], DIGITS) for name in ("npmi", "expected") if name in row}
        if row.get("family"):
            edge["family"] = True
        edge["evidence"] = [_place(place, number) for place in evidence]
        yield edge


def _place(place: Evidence, number: dict[int, int]) -> dict[str, int]:
    """Return where two concepts stand together, in the sentences' new numbers."""
    found = {"sentence": number[place.sentence]}
    if place.to is not None:
        found["to"] = number[place.to]
    return found
