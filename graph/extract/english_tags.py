"""Stage 3 of 8: the parts of speech of English articles, by TextBlob's tagger (E. Brill, "A simple rule-based part of
speech tagger", ANLP 1992)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.lexicon.word_lists import everyday_words

__all__ = ["Tagged", "tag_english"]

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:['’.-][A-Za-z0-9]+)*|[^\sA-Za-z0-9]")


class Tagged(NamedTuple):
    """Hold one token of a sentence: its place, its folded form and its part of speech (Penn Treebank)."""

    start: int
    end: int
    stem: str
    tag: str


def tag_english(texts: Sequence[str]) -> list[list[Tagged]]:
    """Cut sentences into tokens and tag them."""
    from textblob.en import parser  # 0.3 s, and only English articles need it

    rows = []
    for text in texts:
        found = list(_TOKEN.finditer(text))
        tagged = parser.parse([[token[0] for token in found]], tokenize=False, chunks=False, split=True)
        rows.append(
            [
                Tagged(token.start(), token.end(), _stem(token[0]), tag)
                for token, (_, tag) in zip(found, tagged[0] if found else (), strict=True)
            ]
        )
    return rows


def _stem(word: str) -> str:
    """Fold a word for counting: lower case, no plural."""
    plain = word.casefold()
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if plain.endswith(("ches", "shes", "sses", "xes")) and plain[:-1] not in everyday_words():
        return plain[:-2]
    return (
        plain[:-1]
        if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is"))
        else plain
    )
