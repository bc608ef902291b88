"""Choose the sentences that the page carries.

Text is what makes a page big: 50 MB of articles would make 30 MB of HTML. A small input keeps all of its
evidence. Of a large one every concept and every pair gets its most telling sentences first, in rounds
(everyone's first, then everyone's second, ...), the important concepts and strong pairs before the others,
until the page's share of characters is full. Each sentence is stored once however often it is evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.model import CoMention, Concept, Evidence, Sentence

__all__ = ["EvidenceLimits", "KeptEvidence", "choose_evidence"]

_FURNITURE = frozenset({"title", "heading", "caption", "list", "table", "code"})


@dataclass(frozen=True, slots=True)
class EvidenceLimits:
    """Hold the limits: everything is kept while it is at most ``all_below`` characters; else
    ``per_pair`` and ``per_concept`` sentences each, together at most ``characters``."""

    all_below: int
    per_pair: int
    per_concept: int
    characters: int


@dataclass(frozen=True, slots=True)
class KeptEvidence:
    """Hold the ids of the sentences kept (ascending), the evidence kept of each co-mention (in the order of
    the co-mentions given), whether that is all of it, and how many sentences are evidence in all."""

    sentences: tuple[int, ...]
    pairs: tuple[tuple[Evidence, ...], ...]
    complete: bool
    total: int


def choose_evidence(
    sentences: Sequence[Sentence],
    concepts: Sequence[Concept],
    comentions: Sequence[CoMention],
    limits: EvidenceLimits,
) -> KeptEvidence:
    """Choose evidence for concepts and pairs, each given with the most important first."""
    crowd = _count_concepts(concepts)
    needed = set(crowd)
    for pair in comentions:
        for sentence, to in pair.evidence:
            needed.add(sentence)
            if to is not None:
                needed.add(to)
    if sum(len(sentences[i].text) for i in needed) <= limits.all_below:
        pairs = tuple(pair.evidence for pair in comentions)
        return KeptEvidence(tuple(sorted(needed)), pairs, True, len(needed))

    if limits.characters == 0:
        return KeptEvidence((), ((),) * len(comentions), False, len(needed))
    cost = {i: _telling_cost(sentences[i], crowd.get(i, 0)) for i in needed}
    of_concept = [_first_and_telling(sentences, concept, cost)[: limits.per_concept] for concept in concepts]
    of_pair = [_telling_first(sentences, pair.evidence, cost)[: limits.per_pair] for pair in comentions]
    kept: set[int] = set()
    left = limits.characters
    for item in _by_rounds(of_concept, of_pair):
        new = {item.sentence, item.sentence if item.to is None else item.to} - kept
        size = sum(len(sentences[i].text) for i in new)
        if size > left:
            break
        left -= size
        kept |= new
    chosen = tuple(
        tuple(item for item in row if item.sentence in kept and (item.to is None or item.to in kept))
        for row in of_pair
    )
    return KeptEvidence(tuple(sorted(kept)), chosen, False, len(needed))


def _by_rounds(*tables: Sequence[Sequence[Evidence]]) -> Iterator[Evidence]:
    """Deal from all rows of all tables, the first of each row, then the second of each, and so on."""
    for turn in range(max((len(row) for rows in tables for row in rows), default=0)):
        for rows in tables:
            for row in rows:
                if turn < len(row):
                    yield row[turn]


def _first_and_telling(
    sentences: Sequence[Sentence], concept: Concept, cost: Mapping[int, int]
) -> list[Evidence]:
    """Rank a concept's sentences; its first of all comes first, for "first seen" points to it."""
    ids = sorted({mention.sentence for mention in concept.mentions})
    evidence = [Evidence(i, None) for i in ids]
    return [*evidence[:1], *_telling_first(sentences, evidence[1:], cost)]


def _telling_first(
    sentences: Sequence[Sentence], evidence: Sequence[Evidence], cost: Mapping[int, int]
) -> Sequence[Evidence]:
    """Sort by how telling, but take one from each article before a second from any."""
    if len(evidence) < 2:
        return evidence
    ranked = sorted(evidence, key=lambda item: (item.to is not None, cost[item.sentence], item.sentence))
    seen: dict[str, int] = {}
    turns = []
    for item in ranked:
        article = sentences[item.sentence].article
        seen[article] = turn = seen.get(article, 0) + 1
        turns.append(turn)
    return [item for _, item in sorted(zip(turns, ranked, strict=True), key=lambda pair: pair[0])]


def _telling_cost(sentence: Sentence, concepts: int) -> int:
    """Score how little a sentence tells: crowded, long, or furniture such as a heading or a list."""
    length = len(sentence.text)
    return concepts + length // 80 + 3 * (sentence.kind in _FURNITURE) + 3 * (length < 12)


def _count_concepts(concepts: Sequence[Concept]) -> dict[int, int]:
    crowd: dict[int, int] = {}
    for concept in concepts:
        for sentence in {mention.sentence for mention in concept.mentions}:
            crowd[sentence] = crowd.get(sentence, 0) + 1
    return crowd
