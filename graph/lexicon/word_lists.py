"""The word lists beside the lexicon: what is a plain word and no name, and the parts of people's names."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["everyday_chinese", "everyday_words", "given_names", "never_names", "read_lines"]


def read_lines(name: str) -> list[str]:
    """Read the lines of a list of this package, comments and empty ones aside."""
    text = (resources.files("graph.lexicon") / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def everyday_words() -> frozenset[str]:
    """Load about 55,000 lower-case English words, inflected forms included.

    Source: SCOWL (Spell Checker Oriented Word Lists) by Kevin Atkinson, sizes 10 to 40; the licence
    stands at the head of the file.
    """
    return frozenset(read_lines("everyday_english.txt"))


@cache
def everyday_chinese() -> frozenset[str]:
    """Load about 11,000 Chinese words of two characters and more: what is made of them alone is a phrase and no term.

    Source: the frequencies in the dictionary of jieba; the licence stands at the head of the file.
    """
    return frozenset(" ".join(read_lines("everyday_chinese.txt")).split())


@cache
def never_names() -> frozenset[str]:
    """Load the Latin strings that are never concepts, in lower case (``never.txt``)."""
    return frozenset(" ".join(read_lines("never.txt")).casefold().split())


@cache
def given_names() -> frozenset[str]:
    """Load the Western given names."""
    return frozenset(" ".join(read_lines("given_names.txt")).split())
