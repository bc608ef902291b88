"""Choose the sentences that the page carries.

Text is what makes a page big: 50 MB of articles would make 30 MB of HTML. A small input keeps all of its
evidence. Of a large one every concept and every pair gets its most telling sentences first, in rounds
(everyone's first, then everyone's second, ...), the important concepts and strong pairs before the others,
until the page's share of characters is full. Each sentence is stored once however often it is evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.model import CoMention, Concept, Evidence, Sentence

__all__ = ["EvidenceLimits", "KeptEvidence", "choose_evidence"]

Integers = NDArray[np.int64]

_EVIDENCE: Callable[[Iterable[object]], Evidence] = partial(tuple.__new__, Evidence)
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
    said = _list_sentences(concepts)
    pairs = _list_evidence(comentions)
    needed = np.unique(np.concatenate([said.sentence, pairs.sentence, pairs.to[pairs.to >= 0]]))
    length = np.fromiter((len(sentence.text) for sentence in sentences), np.int64, len(sentences))
    if int(length[needed].sum()) <= limits.all_below:
        everything = tuple(pair.evidence for pair in comentions)
        return KeptEvidence(tuple(needed.tolist()), everything, True, len(needed))
    if limits.characters == 0:
        return KeptEvidence((), ((),) * len(comentions), False, len(needed))

    crowd = np.bincount(said.sentence, minlength=len(sentences))
    furniture = np.fromiter((sentence.kind in _FURNITURE for sentence in sentences), bool, len(sentences))
    # How little a sentence tells: crowded, long, or furniture such as a heading or a list.
    cost = crowd + length // 80 + 3 * furniture + 3 * (length < 12)
    number: dict[str, int] = {}
    articles = (number.setdefault(sentence.article, len(number)) for sentence in sentences)
    article = np.fromiter(articles, np.int64, len(sentences))
    # A concept's first sentence comes first, for "first seen" points to it.
    first = np.append(True, np.diff(said.row) != 0)[: len(said.row)]
    rank_said = _rank(said, np.where(first, -1, 0), cost, np.where(first, -1, article[said.sentence]))
    rank_pairs = _rank(pairs, (pairs.to >= 0).astype(np.int64), cost, article[pairs.sentence])
    told = said.take(np.flatnonzero(rank_said < limits.per_concept))
    proven = pairs.take(np.flatnonzero(rank_pairs < limits.per_pair))
    rank = np.concatenate(
        [rank_said[rank_said < limits.per_concept], rank_pairs[rank_pairs < limits.per_pair]]
    )
    # All rows' first ones are dealt, then all second ones, ...: the concepts' before the pairs'.
    dealt = np.lexsort((np.concatenate([told.row, proven.row + len(concepts)]), rank))
    ends = np.stack(
        [np.concatenate([told.sentence, proven.sentence]), np.concatenate([told.to, proven.to])], axis=1
    )
    kept = np.zeros(len(sentences) + 1, dtype=bool)  # the last stands for -1, no sentence
    kept[_fill(ends[dealt], length, limits.characters)] = True

    shown = proven.take(np.lexsort((rank[len(told.row) :], proven.row)))
    shown = shown.take(np.flatnonzero(kept[shown.sentence] & ((shown.to < 0) | kept[shown.to])))
    return KeptEvidence(
        tuple(np.flatnonzero(kept[:-1]).tolist()), shown.as_tuples(len(comentions)), False, len(needed)
    )


@dataclass(frozen=True, slots=True)
class _Items:
    """Hold evidence as columns: the row (a concept or a pair) that it is for, the sentence, and its neighbour or -1."""

    row: Integers
    sentence: Integers
    to: Integers

    def take(self, items: Integers) -> _Items:
        """Give some of the items."""
        return _Items(self.row[items], self.sentence[items], self.to[items])

    def as_tuples(self, rows: int) -> tuple[tuple[Evidence, ...], ...]:
        """Give the items of each row, in their order; they are sorted by row."""
        ends = (None if to < 0 else to for to in self.to.tolist())
        items = list(map(_EVIDENCE, zip(self.sentence.tolist(), ends, strict=True)))
        starts = np.searchsorted(self.row, np.arange(rows + 1)).tolist()
        return tuple(tuple(items[start:end]) for start, end in pairwise(starts))


def _list_sentences(concepts: Sequence[Concept]) -> _Items:
    """List the sentences of each concept, each once, in order."""
    counts = [len(concept.mentions) for concept in concepts]
    mentions = (mention.sentence for concept in concepts for mention in concept.mentions)
    sentence = np.fromiter(mentions, np.int64, sum(counts))
    span = int(sentence.max(initial=0)) + 1
    row, sentence = np.divmod(np.unique(np.repeat(np.arange(len(counts)), counts) * span + sentence), span)
    return _Items(row, sentence, np.full(len(row), -1))


def _list_evidence(comentions: Sequence[CoMention]) -> _Items:
    """List the evidence of each pair."""
    counts = [len(pair.evidence) for pair in comentions]
    items = [item for pair in comentions for item in pair.evidence]
    sentence = np.fromiter((item[0] for item in items), np.int64, len(items))
    to = np.fromiter((-1 if item[1] is None else item[1] for item in items), np.int64, len(items))
    return _Items(np.repeat(np.arange(len(counts)), counts), sentence, to)


def _rank(items: _Items, near: Integers, cost: Integers, article: Integers) -> Integers:
    """Rank the items of each row from 0: by how telling they are, but one from each article before a second from any."""
    order = np.lexsort((items.sentence, cost[items.sentence], near, items.row))
    span = int(article.max(initial=0)) + 2
    turn = _count_same((items.row * span + article + 1)[order])
    order = order[np.lexsort((turn, items.row[order]))]
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = _count_same(items.row[order])
    return rank


def _count_same(codes: Integers) -> Integers:
    """Say of each code how many equal ones come before it."""
    order = np.argsort(codes, kind="stable")
    first = np.flatnonzero(np.append(True, np.diff(codes[order]) != 0)[: len(codes)])
    before = np.empty(len(codes), dtype=np.int64)
    before[order] = np.arange(len(codes)) - np.repeat(first, np.diff(np.append(first, len(codes))))
    return before


def _fill(ends: Integers, length: Integers, characters: int) -> Integers:
    """Take items, each one sentence or two, until the next would exceed so many characters; give the sentences."""
    flat = ends.ravel()
    new = np.zeros(len(flat), dtype=bool)
    new[np.unique(flat, return_index=True)[1]] = True
    size = np.where(new & (flat >= 0), length[flat], 0).reshape(-1, 2).sum(axis=1)
    count = int(np.searchsorted(np.cumsum(size), characters, side="right"))
    return np.unique(flat[: 2 * count])
