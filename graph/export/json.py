"""Stage 8 of 8: export the graph as networkx node-link data: the JSON that other programs may rely on.

``networkx.node_link_graph(json.load(file), edges="edges")`` gives the graph back. Each article, sentence,
node and edge stands on a line of its own, so that two versions can be compared line by line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import Any

import graph
from graph.model import Alias, Article, Exploration, Mention, Sentence

__all__ = ["export_json", "write_json"]

DIGITS = 6
_PIECE = 5000
"""Lines that are written at once."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def export_json(exploration: Exploration) -> str:
    """Export an exploration as JSON; same exploration, same text.

    Beyond the node's and edge's own attributes a node has ``community``, ``x``, ``y``, ``importance`` (0
    to 1), ``family`` (an id or null) and ``names`` (each alias with its count and the rule that made it
    one of the concept's); an edge has ``npmi`` and ``expected`` (sentences by chance), and ``family``
    where it links a family with its member. Sentences are numbered anew, from 0, without those that
    are evidence for nothing. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
    """
    return "".join(write_json(exploration))


def write_json(exploration: Exploration) -> Iterator[str]:
    """Write what ``export_json`` gives, piece by piece: a large graph need not be in memory as text as well."""
    kept = _used_sentences(exploration)
    number = {old: new for new, old in enumerate(kept)}
    parts = _write(exploration, kept, number)
    while piece := "".join(islice(parts, _PIECE)):
        yield _SURROGATE.sub("\ufffd", piece)


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
    yield from _lines(map(_encode, map(_article, exploration.articles)))
    yield '],\n"sentences":['
    yield from _lines(_sentence(exploration.sentences[old], new) for new, old in enumerate(kept))
    yield '],\n"communities":['
    yield from _lines(
        _encode({"id": c.id, "names": c.names, "members": len(c.members)})
        for c in exploration.analysis.communities
    )
    yield ']},\n"nodes":['
    yield from _lines(_nodes(exploration, number))
    yield '],\n"edges":['
    yield from _lines(_edges(exploration, number))
    yield "]}\n"


def _lines(rows: Iterable[str]) -> Iterator[str]:
    """Write rows, one a line."""
    mark = "\n"
    for row in rows:
        yield mark + row
        mark = ",\n"


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _article(article: Article) -> dict[str, Any]:
    """Return what is said of an article: all but its text."""
    fields = ("id", "title", "author", "published", "place", "url", "source", "characters")
    return {name: getattr(article, name) for name in fields}


def _sentence(sentence: Sentence, number: int) -> str:
    """Write a sentence under its new number. Of sentences and edges there are many: a template writes one in a
    third of the time that the encoder takes."""
    speaker = "null" if sentence.speaker is None else _encode(sentence.speaker)
    return (
        f'{{"id":{number},"article":{_encode(sentence.article)},"block":{sentence.block},'
        f'"kind":"{sentence.kind}","speaker":{speaker},"text":{_encode(sentence.text)}}}'
    )


def _nodes(exploration: Exploration, number: dict[int, int]) -> Iterator[str]:
    """Write the nodes, sorted by id, with what the analysis found."""
    analysis = exploration.analysis
    for node, row in sorted(exploration.graph.nodes(data=True)):
        aliases: tuple[Alias, ...] = row["aliases"]
        mentions: tuple[Mention, ...] = row["evidence"]
        x, y = analysis.positions.get(node, (0.0, 0.0))
        told = {
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
        }
        places = ",".join(
            [f'{{"sentence":{number[m.sentence]},"start":{m.start},"end":{m.end}}}' for m in mentions]
        )
        yield f'{_encode(told)[:-1]},"evidence":[{places}]}}'


def _edges(exploration: Exploration, number: dict[int, int]) -> Iterator[str]:
    """Write the edges, sorted by both ends, the lesser id first."""
    names = {node: _encode(node) for node in exploration.graph}
    rows = [
        (*((one, other) if one < other else (other, one)), row)
        for one, other, row in exploration.graph.edges(data=True)
    ]
    rows.sort(key=itemgetter(0, 1))
    for source, target, row in rows:
        measures = "".join(
            f'"{name}":{round(row[name], DIGITS)!r},' for name in ("npmi", "expected") if name in row
        )
        family = '"family":true,' if row.get("family") else ""
        places = ",".join([_place(place.sentence, place.to, number) for place in row["evidence"]])
        yield (
            f'{{"source":{names[source]},"target":{names[target]},"weight":{round(row["weight"], DIGITS)!r},'
            f'"sentences":{row["sentences"]},{measures}{family}"evidence":[{places}]}}'
        )


def _place(sentence: int, to: int | None, number: dict[int, int]) -> str:
    """Write where two concepts stand together, in the sentences' new numbers."""
    if to is None:
        return f'{{"sentence":{number[sentence]}}}'
    return f'{{"sentence":{number[sentence]},"to":{number[to]}}}'
