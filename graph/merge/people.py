"""Stage 4 of 8: a person named in full once and by one part afterwards (Timothée Lacroix … Timothée) is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from graph.model import Name
from graph.spelling import fold

__all__ = ["is_full_name", "match_name_parts"]


_LATIN = frozenset(("latin-name", "latin-cued", "latin-weak"))
"""Rules that find a bare first name too, and may take it for a firm."""


def is_full_name(name: Name) -> bool:
    """Tell whether a name is a person's and has parts."""
    return name.type == "person" and len(_pieces(name.surface)) > 1


def match_name_parts(names: Collection[Name], key_of: Callable[[Name], str]) -> list[tuple[str, str]]:
    """Find, in one article, the pairs (key of the full name, key of a part of it).

    A part counts where it is the first or last part of exactly one person of the article, and where no
    rule holds it for something else. ``names`` are the article's, each once.
    """
    parts: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if is_full_name(name):
            pieces = _pieces(name.surface)
            for piece in {pieces[0], pieces[-1]}:
                parts[fold(piece)].add(key_of(name))
    found = set()
    for name in names if parts else ():
        if name.type not in ("", "person") and name.rule not in _LATIN:
            continue
        key = key_of(name)
        owners = parts.get(key[1:]) if key[0] == "+" else None
        if owners is not None and len(owners) == 1:
            found.add((next(iter(owners)), key))
    return sorted(found)


def _pieces(name: str) -> Sequence[str]:
    """Cut a full name into its parts: words, or what middle dots join; one-letter initials aside."""
    cut = name.replace("·", " ").replace("・", " ").replace("•", " ").split()
    return [piece for piece in cut if len(piece.rstrip(".")) > 1]
