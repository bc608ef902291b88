"""Stage 4 of 8: say which concept a name speaks of, before any definition is heeded.

A key is a lexicon id ("=id"), a version of a lexicon family ("~id rest"), or a folded spelling
("+spelling") for names outside the lexicon.
"""

from __future__ import annotations

from graph.lexicon import Lexicon
from graph.model import Name
from graph.spelling import fold

__all__ = ["KeyMaker", "is_listed", "is_version"]

LISTED, VERSION, NEW = "=", "~", "+"


def is_listed(key: str) -> bool:
    """Tell whether a key is a lexicon concept."""
    return key[0] == LISTED


def is_version(key: str) -> bool:
    """Tell whether a key is a version that the lexicon does not list."""
    return key[0] == VERSION


class KeyMaker:
    """Give names their keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon's spellings."""
        self._owner: dict[str, str] = {}
        for id_, entry in lexicon.entries.items():
            for name in entry.names:
                if name not in entry.ambiguous:
                    self._owner.setdefault(fold(name), id_)
        self._stems = {
            id_: sorted({fold(name) for name in entry.names}, key=lambda stem: (-len(stem), stem))
            for id_, entry in lexicon.entries.items()
            if entry.versioned
        }

    def __call__(self, name: Name) -> str:
        """Give the key of a name."""
        if not name.concept:
            return NEW + fold(name.surface)
        if name.rule != "version":
            return LISTED + name.concept
        folded = fold(name.surface)
        stems = self._stems.get(name.concept, [])
        rest = next((folded[len(stem) :] for stem in stems if folded.startswith(stem)), folded)
        # Another name of the same family may have been used: 千问2.5 is the lexicon's Qwen2.5.
        for stem in stems:
            owner = self._owner.get(stem + rest)
            if owner is not None:
                return LISTED + owner
        return f"{VERSION}{name.concept} {rest}"

    def settled(self, name: Name) -> str:
        """Give the key of the lexicon's concept where a name found by another rule is in the lexicon."""
        key = self(name)
        return (self.owner_of(key[1:]) or key) if key[0] == NEW else key

    def owner_of(self, name: str) -> str | None:
        """Give the key of the lexicon concept that owns a spelling, or None."""
        owner = self._owner.get(fold(name))
        return None if owner is None else LISTED + owner
