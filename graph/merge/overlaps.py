"""Stage 4 of 8: where candidates overlap, the longest name wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.model import Candidate

__all__ = ["keep_longest"]


def keep_longest(
    candidates: Sequence[Candidate], rank: Callable[[Candidate], tuple[object, ...]]
) -> list[Candidate]:
    """Keep, of all candidates of one article, a set that does not overlap.

    Longer ones go first, then those with the smaller ``rank``, then those further left. Returned in
    reading order.
    """
    kept: list[Candidate] = []
    for heap in _heaps(candidates):
        kept += heap if len(heap) == 1 else _choose(heap, rank)
    return kept


def _heaps(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Part the candidates into heaps that do not touch each other; most hold one alone."""
    heap: list[Candidate] = []
    sentence = end = -1
    for found in sorted(candidates):
        if found.sentence == sentence and found.start < end:
            heap.append(found)
            end = max(end, found.end)
            continue
        if heap:
            yield heap
        heap = [found]
        sentence, end = found.sentence, found.end
    if heap:
        yield heap


def _choose(heap: Sequence[Candidate], rank: Callable[[Candidate], tuple[object, ...]]) -> list[Candidate]:
    """Choose from one heap."""
    kept: list[Candidate] = []
    for found in sorted(heap, key=lambda c: (c.start - c.end, rank(c), c.start, c.concept)):
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    return sorted(kept)
