"""Stage 3 of 8: new names that say no more than a known one: 隐私计算技术, 美国麻省理工学院, "Bitter Lesson & Scaling Law"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.extract.type_cues import GENERIC_HEADS
from graph.model import Candidate

__all__ = ["drop_restatements"]

_GUESSED = frozenset(("compound", "compound-weak", "compound-head", "sibling", "enumeration", "proper-name"))
"""Rules that guess where a name ends."""


def drop_restatements(found: Sequence[Candidate]) -> list[Candidate]:
    """Drop the candidates that only restate the lexicon's concepts that stand in them."""
    known = _Known(found)
    return [c for c in found if c.concept or not known.is_restated_by(c)]


class _Known:
    """Hold where the lexicon's names stand."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        """Index the lexicon's candidates by their borders."""
        listed = [c for c in found if c.concept]
        self._ends_of: dict[tuple[int, int], set[int]] = defaultdict(set)
        for c in listed:
            self._ends_of[c.sentence, c.start].add(c.end)
        self._ends = {(c.sentence, c.end) for c in listed}
        self._places = {(c.sentence, c.start, c.end) for c in listed if c.type == "place"}
        self._names = {
            (c.sentence, c.start, c.end) for c in listed if c.type in ("organization", "person", "place")
        }
        self._organizations: dict[tuple[int, int], list[int]] = defaultdict(list)
        for c in listed:
            if c.type == "organization":
                self._organizations[c.sentence, c.end].append(c.start)

    def is_restated_by(self, c: Candidate) -> bool:
        """Tell whether a new name is known ones joined, one with its country, or one with a general noun."""
        if (
            " & " in c.surface
            and (c.sentence, c.start) in self._ends_of
            and (c.sentence, c.end) in self._ends
        ):
            return True
        if c.rule.startswith("latin") and any(
            end - c.start > 2 and c.end - end > 3 and self._is_name(c.sentence, end + 1, c.end)
            for end in self._ends_of.get((c.sentence, c.start), ())
        ):
            return True  # "FP16 FlashAttention": the one and the other
        if c.rule in ("enumeration", "label") and self._is_named_in(c):
            return True
        if c.rule not in _GUESSED:
            return False
        inner = self._organizations.get((c.sentence, c.end), ())
        if c.rule == "proper-name" and any(
            (c.sentence, c.start, start) in self._places or start == c.start + 1 for start in inner
        ):
            return True  # 美国|麻省理工学院, 于|微软亚洲研究院
        return any(self._is_name(c.sentence, c.start, c.start + length) for length in _lengths(c.surface))

    def _is_name(self, sentence: int, start: int, end: int) -> bool:
        """Tell whether a known name stands from start to end."""
        return end in self._ends_of.get((sentence, start), ())

    def _is_named_in(self, c: Candidate) -> bool:
        """Tell whether a guess begins or ends with a known firm, person or place (英特尔|则, 对话|王小川)."""
        return any((c.sentence, start, end) in self._names for start, end in _edges(c))


def _edges(c: Candidate) -> Iterator[tuple[int, int]]:
    """List the spans that begin or end a candidate."""
    for length in range(2, c.end - c.start):
        yield c.start, c.start + length
        yield c.end - length, c.end


def _lengths(name: str) -> Iterator[int]:
    """List how long a name is without the general noun at its end."""
    for length in (1, 2, 3):
        if name[-length:] in GENERIC_HEADS and len(name) > length:
            yield len(name[:-length].rstrip())
