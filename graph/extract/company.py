"""Stage 3 of 8: guess the type of a name that nothing else types from the company it keeps: what the known names beside
it in an enumeration, in its sentence or in the whole article are (co-hyponyms: M. A. Hearst, COLING 1992).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from graph.model import Candidate
from graph.spelling import fold

__all__ = ["type_by_company"]

_TYPES = frozenset(("model", "method", "software", "product", "organization", "dataset"))
"""What an unknown Latin name may be; people, places and works tell themselves otherwise."""
_SOLD = frozenset(("product", "organization", "software"))
_UNTOLD = frozenset(("latin-name", "latin-phrase", "latin-weak", "latin-acronym", "coinage"))
_JOINTS = frozenset(
    ("、", "和", "与", "及", "以及", "或", "/", ", ", "，", " 和 ", " 与 ", "和 ", " 和", " 或 ", " 以及 ")
)
_LEAST = 5
"""So many known names make an article's own majority."""


def type_by_company(texts: Sequence[str], found: Sequence[Candidate]) -> list[Candidate]:
    """Give the Latin names whose type no rule knows the type of their neighbours; where those are at odds, none."""
    told = {fold(c.surface) for c in found if c.type}
    untold = [
        c
        for c in found
        if not c.type and c.rule in _UNTOLD and c.surface.isascii() and fold(c.surface) not in told
    ]
    if not untold:
        return list(found)
    known = sorted({c for c in found if c.concept and c.type in _TYPES and c.surface.isascii()})
    rows: dict[int, list[Candidate]] = defaultdict(list)
    for c in known:
        rows[c.sentence].append(c)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in untold:
        for other in rows[c.sentence]:
            between = texts[c.sentence][min(c.end, other.end) : max(c.start, other.start)]
            votes[fold(c.surface)][other.type] += 4 if between in _JOINTS else 1
    everywhere = Counter({c.surface: c.type for c in known}.values())
    types = {}
    for name in {fold(c.surface) for c in untold}:
        types[name] = _majority(votes[name], 2) or _majority(everywhere, _LEAST)
    for c in untold:
        # An acronym beside firms (KOL, PUA) is a word of the trade.
        if c.rule == "latin-acronym" and types[fold(c.surface)] in _SOLD:
            types[fold(c.surface)] = ""
    return [
        c if c.type else c._replace(type=types.get(fold(c.surface), "") if c.rule in _UNTOLD else "")
        for c in found
    ]


def _majority(votes: Counter[str], least: int) -> str:
    """Give the type that more than half of the votes are for, "" for none or too few votes."""
    total = sum(votes.values())
    if total < least:
        return ""
    best = min(votes, key=lambda type_: (-votes[type_], type_))
    return best if votes[best] * 2 > total else ""
