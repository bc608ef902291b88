"""Stage 2 of 8: articles -> sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Article, Sentence

__all__ = ["split_sentences"]

_LONG = 400
_LONGEST = 2000
_LIST_ITEM = 120
_WHOLE = ("title", "heading")
_CLOSERS = "”’」』）)\\]】\"'"
_END = re.compile(rf"[。！？!?]+[。！？!?…]*[{_CLOSERS}]*\s*|…+[”’」』]+\s*|\.+[{_CLOSERS}]*(?:\s+|$)")
_STOP = re.compile("[。！？!?.…]")
# What a sentence cannot begin with: the sentence before goes on.
_GOES_ON = frozenset("，、；：,;:的》）)]】…。!?！？%")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(（\"“,，])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Inc|Ltd|Co"
    r"|Corp|Fig|Figs|Eq|Eqs|Sec|No|Nos|Vol|vol|pp|p|Ch|Ref|Refs|vs|cf|etc|et al|et\. al|al|approx"
    r"|ca|viz|Ph|Univ|Dept|Proc|Conf|Trans|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Gen"
    r"|Gov|Sen|Rep|Rev|Hon|Mt|Ave|Blvd)$"
)
_SPLIT_LONG = re.compile(r"[；;]\s*")
_SPLIT_LONGEST = re.compile(r"[，,、\s]")


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Split an article's blocks into sentences, numbered from 0.

    A title, a heading and a short list item are one sentence each; code and tables are split by line.
    Stops inside names, numbers and abbreviations end nothing, closing quotes stay with their sentence.
    Sentences of more than 400 characters are split at semicolons.
    """
    sentences: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        for text in _split_block(block.kind, block.text):
            sentences.append(Sentence(len(sentences), article.id, number, block.kind, block.speaker, text))
    return tuple(sentences)


def _split_block(kind: str, text: str) -> Iterator[str]:
    """Split the text of one block."""
    if kind in _WHOLE:
        yield from _cut(text.replace("\n", " "))
        return
    for line in text.split("\n"):
        if kind in ("code", "table") or (kind == "list" and len(line) <= _LIST_ITEM):
            yield from _cut(line)
        else:
            for sentence in split_text(line):
                yield from _cut(sentence)


def split_text(text: str) -> Iterator[str]:
    """Split running text into sentences.

    >>> list(split_text("他问：“为什么？”Karl J. Friston et al. 用 v0.3 版。See e.g. Next.js. It works."))
    ['他问：“为什么？”', 'Karl J. Friston et al. 用 v0.3 版。', 'See e.g. Next.js.', 'It works.']
    """
    if not _STOP.search(text):
        yield text
        return
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end < len(text) and not _ends(text, match):
            continue
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether a stop inside a text ends a sentence."""
    following = text[match.end()]
    if following in _GOES_ON:
        return False
    stop = match[0][0]
    if stop == ".":
        if following.islower():
            return False
        return _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start()]) is None
    if stop == "!" and not following.isascii() and text[match.start() - 1 : match.start()].isascii():
        return False
    if stop in "!?":
        # Inside a name (Yahoo!) or a code no space follows.
        return match[0][-1].isspace() or not (following.isascii() and following.isalnum())
    return True


def _cut(text: str) -> Iterator[str]:
    """Give a sentence, stripped, in parts where it is very long."""
    text = text.strip()
    if len(text) <= _LONG:
        if text:
            yield text
        return
    for part in _gather(text, _SPLIT_LONG, _LONG):
        for piece in _gather(part, _SPLIT_LONGEST, _LONGEST):
            yield from _chunks(piece)


def _gather(text: str, boundary: re.Pattern[str], longest: int) -> Iterator[str]:
    """Split at boundaries into parts of at most ``longest`` characters where boundaries allow."""
    start = last = 0
    for match in boundary.finditer(text):
        if match.end() - start > longest and last > start:
            yield text[start:last]
            start = last
        last = match.end()
    if last > start and len(text) - start > longest:
        yield text[start:last]
        start = last
    yield text[start:]


def _chunks(text: str) -> Iterator[str]:
    """Give a part, in chunks where it has no boundary at all for very long."""
    for place in range(0, len(text), 10 * _LONGEST):
        chunk = text[place : place + 10 * _LONGEST].strip()
        if chunk:
            yield chunk
