"""The everyday Chinese words: what is made of them alone is a phrase and no term."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["everyday_chinese"]


@cache
def everyday_chinese() -> frozenset[str]:
    """Load about 11,000 words of two characters and more.

    Source: the frequencies in the dictionary of jieba; the licence stands at the head of the file.
    """
    text = (resources.files("graph.lexicon") / "everyday_chinese.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if line[:1] != "#" for word in line.split())
