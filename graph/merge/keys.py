"""Stage 4 of 8: say which concept a candidate speaks of, before any definition is heeded.

A key is a lexicon id ("=id"), a version of a lexicon family ("~id rest"), or a folded spelling
("+spelling") for names outside the lexicon.
"""

from __future__ import annotations

from graph.lexicon import Lexicon
from graph.model import Candidate
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
    """Give candidates their keys; remembers spellings it has seen."""

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
        self._known: dict[tuple[str, str, str], str] = {}

    def __call__(self, candidate: Candidate) -> str:
        """Give the key of a candidate."""
        seen = (candidate.concept, candidate.rule, candidate.surface)
        key = self._known.get(seen)
        if key is None:
            key = self._known[seen] = self._make(candidate)
        return key

    def _make(self, candidate: Candidate) -> str:
        folded = fold(candidate.surface)
        if not candidate.concept:
            return NEW + folded
        if candidate.rule != "version":
            return LISTED + candidate.concept
        stems = self._stems.get(candidate.concept, [])
        rest = next((folded[len(stem) :] for stem in stems if folded.startswith(stem)), folded)
        # Another name of the same family may have been used: 千问2.5 is the lexicon's Qwen2.5.
        for stem in stems:
            owner = self._owner.get(stem + rest)
            if owner is not None:
                return LISTED + owner
        return f"{VERSION}{candidate.concept} {rest}"

    def settled(self, candidate: Candidate) -> str:
        """Give the key of the lexicon's concept where a name found by another rule is in the lexicon."""
        key = self(candidate)
        return (self.owner_of(key[1:]) or key) if key[0] == NEW else key

    def owner_of(self, name: str) -> str | None:
        """Give the key of the lexicon concept that owns a spelling, or None."""
        owner = self._owner.get(fold(name))
        return None if owner is None else LISTED + owner
