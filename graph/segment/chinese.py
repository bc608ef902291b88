"""Stage 2 of 8: cut Chinese into words with their parts of speech; all of jieba lives here.

Two engines read the same dictionary: jieba, the reference, and rjieba, its port to Rust, eight times as
fast, which is used where it is installed. Without the hidden Markov model both cut alike and tag
alike but for numbers and Latin words, whose flags are set here by one rule.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial

from graph.model import Word

__all__ = ["jieba_tagger", "rjieba_tagger", "tag_words"]

Tagger = Callable[[str], list[tuple[str, str]]]

_WORD: Callable[[Iterable[object]], Word] = partial(tuple.__new__, Word)
"""Make a Word of its fields without a call in Python: there is one for every two characters."""
_NUMBER = re.compile(r"[\d.%]+")
_LATIN = re.compile(r"[A-Za-z0-9]")


@cache
def jieba_tagger() -> Tagger:
    """Load jieba's dictionary into a private tokenizer (the global one is everybody's to change)."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    # Without the hidden Markov model the cut depends on the dictionary alone: names outside it are
    # left in pieces, which the name rules join by evidence instead of by a guess.
    return lambda text: [(pair.word, pair.flag) for pair in tagger.cut(text, HMM=False)]


@cache
def rjieba_tagger() -> Tagger | None:
    """Load the port to Rust; None where it is not installed."""
    try:
        import rjieba
    except ImportError:
        return None
    return lambda text: rjieba.tag(text, hmm=False)


def tag_words(sentences: Sequence[str], tagger: Tagger | None = None) -> list[list[Word]]:
    """Cut each sentence (simplified Chinese, no line break in it) into words; their texts joined give it back.

    >>> [(word.text, word.flag) for word in tag_words(["我们研究深度学习"])[0]]
    [('我们', 'r'), ('研究', 'vn'), ('深度', 'ns'), ('学习', 'v')]
    """
    tag = tagger or rjieba_tagger() or jieba_tagger()
    tagged: list[list[Word]] = [[] for _ in sentences]
    rows = iter(tagged)
    add, start = next(rows, []).append, 0
    for text, flag in tag("\n".join(sentences)):
        if text == "\n":
            add, start = next(rows).append, 0
            continue
        end = start + len(text)
        add(_WORD((start, end, text, _flag_ascii(text) if text.isascii() else flag)))
        start = end
    return tagged


@lru_cache(maxsize=10_000)
def _flag_ascii(text: str) -> str:
    """Flag a word without Chinese characters: number, Latin word, or mark."""
    return "m" if _NUMBER.fullmatch(text) else "eng" if _LATIN.search(text) else "x"
