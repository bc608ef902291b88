"""Stage 4 of 8: which concept is a version or variant of which."""

from __future__ import annotations

from collections.abc import Mapping

from graph.lexicon import Lexicon
from graph.merge.keys import LISTED, VERSION

__all__ = ["find_families"]


def find_families(spellings: Mapping[str, frozenset[str]], lexicon: Lexicon) -> dict[str, str]:
    """Find, for each concept (a key, with its folded spellings), the key of its family, if present.

    The lexicon's word comes first, the nearest ancestor that the text holds. A version belongs to the
    longest present name that it extends (Llama 3.1 405B to Llama 3.1 where the text has it, else to Llama).
    """
    families: dict[str, str] = {}
    by_spelling = {name: key for key, names in spellings.items() for name in sorted(names)}
    for key in spellings:
        if key[0] == LISTED:
            parent = _listed_parent(key, spellings, lexicon)
            if parent is not None:
                families[key] = parent
                continue
        stem = LISTED + key[1:].split(" ", 1)[0] if key[0] == VERSION else None
        nearest = _extended(key, spellings[key], by_spelling)
        if nearest is not None and nearest != key and families.get(nearest) != key:
            families[key] = nearest
        elif stem is not None and stem in spellings:
            families[key] = stem
    return families


def _listed_parent(key: str, present: Mapping[str, frozenset[str]], lexicon: Lexicon) -> str | None:
    """Climb the lexicon's families until one is in the text."""
    entry = lexicon.entries.get(key[1:])
    while entry is not None and entry.family is not None:
        if LISTED + entry.family in present:
            return LISTED + entry.family
        entry = lexicon.entries[entry.family]
    return None


def _extended(key: str, names: frozenset[str], by_spelling: Mapping[str, str]) -> str | None:
    """Find the concept whose spelling is the longest that a versioned name extends by a digit part."""
    best: str | None = None
    length = 0
    for name in sorted(names):
        if not any(char.isdigit() for char in name):
            continue
        for end in range(len(name) - 1, 1, -1):
            rest, stem = name[end:], name[:end]
            # The cut lies where a number begins or ends, or no version is what remains.
            border = rest[0].isdigit() != stem[-1].isdigit() and rest[0] != "." and stem[-1] != "."
            owner = by_spelling.get(stem)
            if border and owner is not None and owner != key and end > length and (any(map(str.isdigit, rest)) or any(map(str.isdigit, stem))):
                best, length = owner, end
    return best
