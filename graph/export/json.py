"""Stage 8 of 8: export the graph as networkx node-link data: the JSON that other programs may rely on.

``networkx.node_link_graph(json.load(file), edges="edges")`` gives the graph back. Each article, sentence,
node and edge stands on a line of its own, so that two versions can be compared line by line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from json.encoder import encode_basestring
from operator import itemgetter

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
    return b"".join(write_json(exploration)).decode("utf-8")


def write_json(exploration: Exploration) -> Iterator[bytes]:
    """Write what ``export_json`` gives in UTF-8, piece by piece: a large graph need not be in memory as text as
    well."""
    for piece in _write(exploration, _used_sentences(exploration)):
        try:
            yield piece.encode("utf-8")
        except UnicodeEncodeError:
            yield _SURROGATE.sub("\ufffd", piece).encode("utf-8")


def _used_sentences(exploration: Exploration) -> list[int]:
    """Return the ids of sentences that are evidence for something, sorted."""
    used = {mention[0] for concept in exploration.concepts for mention in concept.mentions}
    places = list(chain.from_iterable(pair.evidence for pair in exploration.comentions))
    used.update(map(itemgetter(0), places))
    used.update(to for _, to in places if to is not None)
    return sorted(used)


def _write(exploration: Exploration, kept: list[int]) -> Iterator[str]:
    """Write the document piece by piece."""
    number = {old: new for new, old in enumerate(kept)}
    yield '{"directed":false,"multigraph":false,"graph":{"format":"concept-graph","version":1,'
    yield f'"generator":{_encode(f"concept-graph-explorer {graph.__version__}")},\n"articles":['
    yield from _lines(map(_article, exploration.articles))
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


def _lines(rows: Iterator[str]) -> Iterator[str]:
    """Write rows, one a line, many at once."""
    mark = "\n"
    while piece := ",\n".join(islice(rows, _PIECE)):
        yield mark + piece
        mark = ",\n"


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_quote = encode_basestring


# Of what follows there is so much that templates are used: they write it in a third of the time that the encoder takes.


def _article(article: Article) -> str:
    """Write what is said of an article: all but its text."""
    return (
        f'{{"id":{_quote(article.id)},"title":{_maybe(article.title)},"author":{_maybe(article.author)},'
        f'"published":{_maybe(article.published)},"place":{_maybe(article.place)},"url":{_maybe(article.url)},'
        f'"source":{_quote(article.source)},"characters":{article.characters}}}'
    )


def _maybe(text: str | None) -> str:
    """Write a text or null."""
    return "null" if text is None else _quote(text)


def _sentence(sentence: Sentence, number: int) -> str:
    """Write a sentence under its new number."""
    _, article, block, kind, speaker, text = sentence
    return (
        f'{{"id":{number},"article":{_quote(article)},"block":{block},"kind":"{kind}",'
        f'"speaker":{_maybe(speaker)},"text":{_quote(text)}}}'
    )


def _nodes(exploration: Exploration, number: dict[int, int]) -> Iterator[str]:
    """Write the nodes, sorted by id, with what the analysis found."""
    analysis = exploration.analysis
    for node, row in sorted(exploration.graph.nodes(data=True)):
        aliases: tuple[Alias, ...] = row["aliases"]
        mentions: tuple[Mention, ...] = row["evidence"]
        x, y = analysis.positions.get(node, (0.0, 0.0))
        surfaces = [_quote(alias.surface) for alias in aliases]
        names = [
            f'{{"surface":{surface},"count":{alias.count},"rule":{_quote(alias.rule)}}}'
            for surface, alias in zip(surfaces, aliases, strict=True)
        ]
        places = [
            f'{{"sentence":{number[sentence]},"start":{start},"end":{end}}}'
            for sentence, start, end, _, _ in mentions
        ]
        yield (
            f'{{"id":{_quote(node)},"name":{_quote(row["name"])},"type":"{row["type"]}",'
            f'"aliases":[{",".join(surfaces)}],"mentions":{row["mentions"]},"articles":{row["articles"]},'
            f'"community":{analysis.community_of.get(node, 0)},"x":{x!r},"y":{y!r},'
            f'"importance":{round(analysis.importance.get(node, 0.0), DIGITS)!r},'
            f'"family":{_maybe(row["family"])},'
            f'"names":[{",".join(names)}],"evidence":[{",".join(places)}]}}'
        )


class _Rounded(dict[float, str]):
    """Write floats, rounded; most occur again and again."""

    def __missing__(self, value: float) -> str:
        text = repr(round(value, DIGITS))
        if value:  # 0.0 and -0.0 are one key, and two texts
            self[value] = text
        return text


def _edges(exploration: Exploration, number: dict[int, int]) -> Iterator[str]:
    """Write the edges, sorted by both ends, the lesser id first."""
    names = {node: _quote(node) for node in exploration.graph}
    rows = [
        (one, other, told)
        for one, row in exploration.graph.adjacency()
        for other, told in row.items()
        if one <= other
    ]
    rows.sort(key=itemgetter(0, 1))
    rounded = _Rounded()
    for source, target, row in rows:
        measures = (
            f'"npmi":{rounded[row["npmi"]]},"expected":{rounded[row["expected"]]},' if "npmi" in row else ""
        )
        family = '"family":true,' if row.get("family") else ""
        places = [
            f'{{"sentence":{number[sentence]}}}'
            if to is None
            else f'{{"sentence":{number[sentence]},"to":{number[to]}}}'
            for sentence, to in row["evidence"]
        ]
        yield (
            f'{{"source":{names[source]},"target":{names[target]},"weight":{rounded[row["weight"]]},'
            f'"sentences":{row["sentences"]},{measures}{family}"evidence":[{",".join(places)}]}}'
        )
