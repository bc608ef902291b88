"""Stage 4 of 8: a person named in full once and by one part afterwards (Timothée Lacroix … Timothée) is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from graph.model import Name
from graph.spelling import fold

__all__ = ["is_full_name", "match_name_parts", "may_be_part"]


_LATIN = frozenset(("latin-name", "latin-cued", "latin-weak"))
"""Rules that find a bare first name too, and may take it for a firm."""


def is_full_name(name: Name) -> bool:
    """Tell whether a name is a person's and has parts."""
    return name.type == "person" and len(_pieces(name.surface)) > 1


def may_be_part(name: Name) -> bool:
    """Tell whether a name may be a part of a person's full name."""
    return len(_pieces(name.surface)) == 1 and (name.type in ("", "person") or name.rule in _LATIN)


def match_name_parts(names: Collection[Name], key_of: Callable[[Name], str]) -> list[tuple[str, str, bool]]:
    """Find, in one article, the keys of full names and of parts of them: (full, part, whether it is the last part).

    A part counts where it is the first or last part of exactly one person of the article, and where no
    rule holds it for something else. ``names`` are the article's, each once.
    """
    parts: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for name in names:
        if is_full_name(name):
            pieces = _pieces(name.surface)
            for piece in {pieces[0], pieces[-1]}:
                parts[fold(piece)].add((key_of(name), piece == pieces[-1]))
    found = set()
    for name in names if parts else ():
        if not may_be_part(name):
            continue
        key = key_of(name)
        owners = parts.get(key[1:]) if key[0] == "+" else None
        if owners is not None and len(owners) == 1:
            (full, is_last), *_ = owners
            found.add((full, key, is_last))
    return sorted(found)


def _pieces(name: str) -> Sequence[str]:
    """Cut a full name into its parts: words, or what middle dots join; one-letter initials aside."""
    cut = name.replace("·", " ").replace("・", " ").replace("•", " ").split()
    return [piece for piece in cut if len(piece.rstrip(".")) > 1]
