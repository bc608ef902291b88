"""Stage 2 of 8: cut Chinese into words with their parts of speech; all of jieba lives here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache

from graph.model import Word

__all__ = ["tag_words"]


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    """Load jieba's dictionary into a private tokenizer (the global one is everybody's to change)."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    tagger = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    # Without the hidden Markov model the cut depends on the dictionary alone: names outside it are
    # left in pieces, which the name rules join by evidence instead of by a guess.
    return lambda text: [(pair.word, pair.flag) for pair in tagger.cut(text, HMM=False)]


def tag_words(sentences: Sequence[str]) -> list[list[Word]]:
    """Cut each sentence into words; their texts joined give the sentence back.

    >>> [(word.text, word.flag) for word in tag_words(["我们研究深度学习"])[0]]
    [('我们', 'r'), ('研究', 'vn'), ('深度', 'ns'), ('学习', 'v')]
    """
    tag = _tagger()
    tagged = []
    for sentence in sentences:
        words: list[Word] = []
        place = 0
        for text, flag in tag(sentence):
            words.append(Word(place, place + len(text), text, flag))
            place += len(text)
        tagged.append(words)
    return tagged
