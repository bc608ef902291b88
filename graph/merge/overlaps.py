"""Stage 4 of 8: where candidates overlap, the longest name wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    taken: dict[int, list[tuple[int, int]]] = {}
    for found in sorted(candidates, key=lambda c: (c.start - c.end, rank(c), c.sentence, c.start, c.concept)):
        spans = taken.setdefault(found.sentence, [])
        if all(found.end <= start or end <= found.start for start, end in spans):
            spans.append((found.start, found.end))
            kept.append(found)
    return sorted(kept, key=lambda c: (c.sentence, c.start))
