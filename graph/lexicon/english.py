"""The everyday English words: what in lower case is a plain word and no name."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["everyday_words"]


@cache
def everyday_words() -> frozenset[str]:
    """Load about 55,000 lower-case English words, inflected forms included.

    Source: SCOWL (Spell Checker Oriented Word Lists) by Kevin Atkinson, sizes 10 to 40; the licence
    stands at the head of the file.
    """
    text = (resources.files("graph.lexicon") / "everyday_english.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
