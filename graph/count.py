"""Stage 5 of 8: count which concepts are mentioned together.

A *window* is a sentence with the different concepts that it mentions, or two neighbouring sentences of
one block. A block (a turn, a paragraph, a caption, a heading) is closed: whoever reads on from a
heading or another speaker's turn has left the thought, so nothing is counted across, not even between
a heading and the paragraph below it.

**Weight.** A window with k concepts gives each of its pairs 1/(k - 1): every concept shares one unit
among its partners, so an enumeration of ten is no clique of 45 strong links (Newman, "Scientific
collaboration networks. II", Physical Review E 64, 016132, 2001). A sentence about two concepts
alone is hence worth 1, and a weight reads as "as strong as so many sentences about just these two".
Neighbours give ``neighbour``/(k - 1), where k counts the concepts of both sentences, and only to pairs
that stand together in neither.

**Chance.** With n_a and n_b sentences that mention a and b among N, chance alone makes them meet in
n_a n_b / N sentences (``expected``). With p = n / N, the normalized pointwise mutual information is
npmi = ln(p_ab / (p_a p_b)) / -ln(p_ab): 1 for two that occur only together, 0 for independent ones, -1
for two that never share a sentence (Bouma, "Normalized (pointwise) mutual information in collocation
extraction", GSCL 2009). Where every sentence has both, it is 1, the limit from below.

Pairs are counted as sorted integer codes in arrays: a million windows take less than a second. A weight is
summed up as a whole number of 2**-32ths, so that parts of the articles may be counted apart and added
in any order to the very same sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from graph.model import CoMention, Concept, Evidence, Sentence
from graph.settings import CountSettings

__all__ = [
    "PairCounts", "PairTable", "add_counts", "count_comentions", "count_pairs", "count_part", "list_comentions",
    "measure_pairs", "number_blocks",
]  # fmt: skip

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

_COMENTION: Callable[[Iterable[object]], CoMention] = partial(tuple.__new__, CoMention)
_EVIDENCE: Callable[[Iterable[object]], Evidence] = partial(tuple.__new__, Evidence)

DIGITS = 6
UNIT = 2**32


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Hold what some articles tell about pairs, as columns that add up: see ``add_counts``.

    ``left``, ``right`` (concept numbers), ``units`` (the weight, in 2**-32ths) and ``sentences`` have one
    row a pair, sorted by (left, right); the evidence is laid out as in ``PairTable``. ``alone[c]`` is the
    number of sentences that mention concept c.
    """

    alone: Integers
    left: Integers
    right: Integers
    units: Integers
    sentences: Integers
    start: Integers
    where: Integers
    near: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PairTable:
    """Hold counted pairs as columns, sorted by (left, right).

    ``left``, ``right``, ``weight``, ``sentences``, ``expected`` and ``npmi`` have one row a pair. The
    evidence of pair i is the rows ``start[i]:start[i + 1]`` of ``where`` (the sentence) and ``near``
    (whether the next sentence belongs to it), same-sentence rows first, in reading order.
    """

    left: Integers
    right: Integers
    weight: Floats
    sentences: Integers
    expected: Floats
    npmi: Floats
    start: Integers
    where: Integers
    near: NDArray[np.bool_]


def count_comentions(
    sentences: tuple[Sentence, ...], concepts: tuple[Concept, ...], settings: CountSettings
) -> tuple[CoMention, ...]:
    """Count the pairs of concepts that stand in one sentence or in two neighbouring ones of a block.

    ``sentences[i].id`` must be i. The result is sorted by (left, right); its floats are rounded to six
    digits, so that they are the same on every machine. Each pair carries all of its evidence.
    """
    ordered = sorted(concepts, key=lambda concept: concept.id)
    where = np.array([m.sentence for concept in ordered for m in concept.mentions], dtype=np.int64)
    which = np.repeat(np.arange(len(ordered)), [len(concept.mentions) for concept in ordered])
    table = count_pairs(where, which, number_blocks(sentences), settings)
    return list_comentions(table, [concept.id for concept in ordered])


def list_comentions(table: PairTable, ids: Sequence[str]) -> tuple[CoMention, ...]:
    """List the pairs with the ids of their concepts: concept number i has ``ids[i]``."""
    start = table.start.tolist()
    places = zip(table.where.tolist(), table.near.tolist(), strict=True)
    proofs = [_EVIDENCE((place, place + 1 if near else None)) for place, near in places]
    left, right = (map(ids.__getitem__, column.tolist()) for column in (table.left, table.right))
    measures = (column.tolist() for column in (table.weight, table.sentences, table.expected, table.npmi))
    evidence = (tuple(proofs[one:end]) for one, end in pairwise(start))
    return tuple(map(_COMENTION, zip(left, right, *measures, evidence, strict=True)))


def count_pairs(where: Integers, which: Integers, blocks: Integers, settings: CountSettings) -> PairTable:
    """Count pairs over mentions given as columns: concept ``which[i]`` stands in sentence ``where[i]``.

    ``blocks[s]`` numbers the block of sentence s over all articles: neighbours have the same number.
    """
    return measure_pairs(count_part(where, which, blocks, settings), len(blocks))


def count_part(where: Integers, which: Integers, blocks: Integers, settings: CountSettings) -> PairCounts:
    """Count the pairs of some articles, whole ones; the arguments are those of ``count_pairs``."""
    concepts = int(which.max()) + 1 if len(which) else 0
    seen = np.sort(where * max(concepts, 1) + which)
    seen = seen[_is_new(seen)]
    where, which = np.divmod(seen, max(concepts, 1))
    size = np.bincount(where, minlength=len(blocks))
    first = np.concatenate([[0], np.cumsum(size)])

    same = _pairs_within(which, first, size, settings)
    near = _pairs_between(which, first, size, blocks, settings)
    codes = np.concatenate([same.low * concepts + same.high, near.low * concepts + near.high])
    # Stable: what is same-sentence and what is earlier stays before what is not.
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    places = np.concatenate([same.place, near.place])[order]
    units = np.rint(np.concatenate([same.weight, near.weight]) * UNIT).astype(np.int64)[order]
    is_near = order >= len(same.place)

    new = _is_new(codes)
    start = np.flatnonzero(new)
    left, right = np.divmod(codes[new], max(concepts, 1))
    alone = np.bincount(which, minlength=concepts)
    both = _sums((~is_near).astype(np.int64), start)
    ends = np.append(start, len(codes))
    return PairCounts(alone, left, right, _sums(units, start), both, ends, places, is_near)


def add_counts(one: PairCounts, other: PairCounts) -> PairCounts:
    """Add the counts of two parts; the sentences of ``one`` come before those of ``other``."""
    span = max(len(one.alone), len(other.alone))
    alone = np.zeros(span, dtype=np.int64)
    for part in (one, other):
        alone[: len(part.alone)] += part.alone
    codes = np.concatenate([one.left * span + one.right, other.left * span + other.right])
    order = np.argsort(codes, kind="stable")
    new = _is_new(codes[order])
    first = np.flatnonzero(new)
    left, right = np.divmod(codes[order][new], max(span, 1))
    units = _sums(np.concatenate([one.units, other.units])[order], first)
    sentences = _sums(np.concatenate([one.sentences, other.sentences])[order], first)

    row = np.concatenate([np.repeat(np.arange(len(part.left)), np.diff(part.start)) for part in (one, other)])
    row[len(one.where) :] += len(one.left)
    pair = np.empty(len(codes), dtype=np.int64)
    pair[order] = np.cumsum(new) - 1
    near = np.concatenate([one.near, other.near])
    # Of each pair, same-sentence evidence first, then in reading order; sorting is stable.
    rows = np.argsort(pair[row] * 2 + near, kind="stable")
    lengths = np.bincount(pair[row], minlength=len(left))
    start = np.concatenate([[0], np.cumsum(lengths)])
    where = np.concatenate([one.where, other.where])[rows]
    return PairCounts(alone, left, right, units, sentences, start, where, near[rows])


def measure_pairs(counts: PairCounts, total: int) -> PairTable:
    """Measure counted pairs among ``total`` sentences."""
    weight: Floats = np.round(counts.units / UNIT, DIGITS)
    expected, npmi = _association(
        counts.alone[counts.left], counts.alone[counts.right], counts.sentences, total
    )
    return PairTable(
        counts.left,
        counts.right,
        weight,
        counts.sentences,
        expected,
        npmi,
        counts.start,
        counts.where,
        counts.near,
    )


def _sums(values: Integers, start: Integers) -> Integers:
    """Sum up the stretches of a column that begin at ``start``; whole numbers, hence exact."""
    return np.add.reduceat(values, start) if len(start) else np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Hold pairs of concepts (low < high), the sentence that each stands in, and what it is worth."""

    low: Integers
    high: Integers
    place: Integers
    weight: Floats


def _pairs_within(which: Integers, first: Integers, size: Integers, settings: CountSettings) -> _Pairs:
    """Pair each mention with the later ones of its sentence, sentence by sentence."""
    width = np.repeat(np.where(size <= settings.crowd, size, 0), size)
    at = np.arange(len(which))
    partners = np.maximum(width - (at - np.repeat(first[:-1], size)) - 1, 0)
    one = np.repeat(at, partners)
    other = one + 1 + _count_up(partners)
    place = np.repeat(np.repeat(np.arange(len(size)), size), partners)
    return _Pairs(which[one], which[other], place, 1.0 / (size[place] - 1))


def _pairs_between(
    which: Integers, first: Integers, size: Integers, blocks: Integers, settings: CountSettings
) -> _Pairs:
    """Pair what only a sentence mentions with what only the next sentence of its block mentions."""
    total = len(size)
    has_next = np.zeros(total, dtype=bool)
    has_next[:-1] = (blocks[1:] == blocks[:-1]) & (size[1:] > 0) & (size[:-1] > 0)
    step = int(which.max()) + 1 if len(which) else 1
    codes = np.repeat(np.arange(total), size) * step + which
    in_next = _is_in(codes + step, codes)
    in_previous = _is_in(codes - step, codes)

    mine, mine_first = _keep(which, first, size, ~in_next)
    theirs, theirs_first = _keep(which, first, size, ~in_previous)
    left = np.flatnonzero(has_next)
    together = size[left] + np.diff(theirs_first)[left + 1]
    left, together = left[together <= settings.crowd], together[together <= settings.crowd]
    ours, others = np.diff(mine_first)[left], np.diff(theirs_first)[left + 1]
    number = _count_up(ours * others)
    window = np.repeat(np.arange(len(left)), ours * others)
    breadth = others[window]
    one = mine[mine_first[left[window]] + number // np.maximum(breadth, 1)]
    other = theirs[theirs_first[left[window] + 1] + number % np.maximum(breadth, 1)]
    weight = settings.neighbour / (together[window] - 1)
    return _Pairs(np.minimum(one, other), np.maximum(one, other), left[window], weight)


def _keep(
    which: Integers, first: Integers, size: Integers, kept: NDArray[np.bool_]
) -> tuple[Integers, Integers]:
    """Keep some of the mentions; also say where each sentence's begin among those kept."""
    counted = np.concatenate([[0], np.cumsum(kept)])
    return which[kept], counted[first[: len(size) + 1]]


def _is_new(ordered: Integers) -> NDArray[np.bool_]:
    """Say of each of the sorted numbers whether it differs from the one before."""
    new = np.ones(len(ordered), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return new


def _is_in(wanted: Integers, ordered: Integers) -> NDArray[np.bool_]:
    """Say of each number whether it is among the sorted ones (sorted queries walk through the cache in
    order: eight times as fast as ``numpy.isin``)."""
    at = np.searchsorted(ordered, wanted)
    found = ordered[np.minimum(at, len(ordered) - 1)] == wanted if len(ordered) else np.zeros(0, dtype=bool)
    return np.asarray(found)


def _count_up(lengths: Integers) -> Integers:
    """Count 0, 1, ... up to each length, one after the other: [2, 3] gives [0, 1, 0, 1, 2]."""
    ends = np.cumsum(lengths)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - lengths, lengths)


def _association(one: Integers, other: Integers, both: Integers, total: int) -> tuple[Floats, Floats]:
    """Return expected sentences and NPMI (see the module's docstring for both formulas)."""
    expected = one * other / max(total, 1)
    some = (both > 0) & (both < total)
    npmi = np.where(both > 0, 1.0, -1.0)
    npmi[some] = np.log(both[some] / expected[some]) / -np.log(both[some] / total)
    return np.round(expected, DIGITS), np.round(np.clip(npmi, -1.0, 1.0), DIGITS)


def number_blocks(sentences: Sequence[Sentence]) -> Integers:
    """Number the blocks through all articles, in the order of the sentences."""
    if not sentences:
        return np.zeros(0, dtype=np.int64)
    places = map(attrgetter("article", "block"), sentences)
    return np.cumsum([False, *(one != other for one, other in pairwise(places))])
