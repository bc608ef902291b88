"""Stage 3 of 8: a name with its maker's in front of it is that name: Google Pixel, Pixel."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Candidate, Definition

__all__ = ["find_makers"]

_MADE = frozenset(("product", "model", "software", ""))


def find_makers(found: Sequence[Candidate]) -> list[Definition]:
    """Find the new names that begin with a known firm and go on as a name that also stands alone in the article."""
    makers = {(c.sentence, c.start): c.end for c in found if c.concept and c.type == "organization"}
    alone = {c.surface for c in found if c.type in _MADE and any(map(str.isupper, c.surface))}
    made = []
    for c in found:
        end = makers.get((c.sentence, c.start), c.end)
        if c.concept or end >= c.end or c.type not in _MADE:
            continue
        rest = c.surface[end - c.start :].lstrip()
        if len(rest) > 2 and rest in alone:
            made.append(Definition(c.sentence, rest, c.surface, "maker"))
    return made
