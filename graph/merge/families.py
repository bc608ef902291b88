"""Stage 4 of 8: which concept is a version or variant of which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.lexicon import Lexicon
from graph.merge.keys import LISTED, VERSION
from graph.spelling import SEPARATORS, fold

__all__ = ["find_families"]

_VERSIONED = frozenset(("model", "software", "product", "event", "dataset"))


def find_families(
    surfaces: Mapping[str, frozenset[str]], types: Mapping[str, str], lexicon: Lexicon
) -> dict[str, str]:
    """Find, for each concept (a key, with its surface forms and its type), the key of its family, if present.

    The lexicon's word comes first, the nearest ancestor that the text holds. A version belongs to the
    longest present name that it extends (Llama 3.1 405B to Llama 3.1 where the text has it, else to Llama).
    """
    families: dict[str, str] = {}
    by_spelling = {fold(name): key for key, names in surfaces.items() for name in sorted(names)}
    for key in surfaces:
        if key[0] == LISTED:
            parent = _listed_parent(key, surfaces, lexicon)
            if parent is not None:
                families[key] = parent
                continue
        stem = LISTED + key[1:].split(" ", 1)[0] if key[0] == VERSION else None
        nearest = _extended(key, surfaces[key], by_spelling) if types[key] in _VERSIONED else None
        if nearest is not None and types[nearest] != types[key]:
            nearest = None  # LLM360 the firm is no version of LLM
        if nearest is not None and nearest != key and families.get(nearest) != key:
            families[key] = nearest
        elif stem is not None and stem in surfaces:
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
    """Find the concept whose name is the longest that a versioned name extends."""
    best: tuple[int, str] = (0, "")
    for name in sorted(names):
        for stem in _stems(name):
            owner = by_spelling.get(fold(stem))
            if owner is not None and owner != key:
                best = max(best, (len(fold(stem)), owner))
                break
    return best[1] or None


def _stems(name: str) -> Iterator[str]:
    """List what remains of a name when parts are cut off its end, a number among them or before them."""
    for end in range(len(name) - 1, 1, -1):
        rest, stem = name[end:], name[:end]
        separated = rest[0] in SEPARATORS or (rest[0].isdigit() and stem[-1].isalpha())
        if separated and any(map(str.isdigit, name)) and not stem.endswith("."):
            yield stem
