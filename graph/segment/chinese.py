"""Stage 2 of 8: cut Chinese into words with their parts of speech; all of jieba lives here.

Two engines read the same dictionary: jieba, the reference, and rjieba, its port to Rust, eight times as
fast, which is used where it is installed. Without the hidden Markov model both cut alike and tag
alike but for numbers and Latin words, whose flags are set here by one rule.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from functools import cache

from graph.model import Word

__all__ = ["jieba_tagger", "rjieba_tagger", "tag_words"]

Tagger = Callable[[str], list[tuple[str, str]]]

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
    return lambda text: rjieba.tag(text, hmm=False)  # type: ignore[no-any-return]


def tag_words(sentences: Sequence[str], tagger: Tagger | None = None) -> list[list[Word]]:
    """Cut each sentence (simplified Chinese) into words; their texts joined give the sentence back.

    >>> [(word.text, word.flag) for word in tag_words(["我们研究深度学习"])[0]]
    [('我们', 'r'), ('研究', 'vn'), ('深度', 'ns'), ('学习', 'v')]
    """
    tag = tagger or rjieba_tagger() or jieba_tagger()
    tagged = []
    for sentence in sentences:
        words: list[Word] = []
        place = 0
        for text, flag in tag(sentence):
            end = place + len(text)
            if text.isascii():
                flag = "m" if _NUMBER.fullmatch(text) else "eng" if _LATIN.search(text) else "x"
            words.append(Word(place, end, text, flag))
            place = end
        tagged.append(words)
    return tagged
