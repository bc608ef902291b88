"""The everyday English words: what in lower case is a plain word and no name."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["everyday_words", "never_names"]


@cache
def everyday_words() -> frozenset[str]:
    """Load about 55,000 lower-case English words, inflected forms included.

    Source: SCOWL (Spell Checker Oriented Word Lists) by Kevin Atkinson, sizes 10 to 40; the licence
    stands at the head of the file.
    """
    text = (resources.files("graph.lexicon") / "everyday_english.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def never_names() -> frozenset[str]:
    """Load the Latin strings that are never concepts, in lower case (``never.txt``)."""
    text = (resources.files("graph.lexicon") / "never.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word.casefold() for line in lines for word in line.split())
