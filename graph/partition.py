"""A part of the articles: what the stages make of it apart from the others, and how parts come together.

    sources -> Tables (stages 1 to 3)
    Tables  -> Digest: names, united over all parts -> aliases, joined once
    Tables, aliases -> Mentions (stage 4)
    Mentions, numbers of concepts -> PairCounts (stage 5), added over all parts

Every step is a pure function of one part and of what is the same for all, so it may run anywhere, and run
again where it was lost. Names unite and counts add up exactly: where and in which order is all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.count import PairCounts, count_part, number_blocks
from graph.kernel import Kernel, unpack_names, unpack_text
from graph.merge.aliases import Aliases
from graph.merge.concepts import Names, Row, gather_names, place_mentions, unify_names
from graph.merge.keys import KeyMaker
from graph.model import Article, ArticleTable, Sentence, Skipped
from graph.read import Source
from graph.settings import CountSettings

__all__ = [
    "Digest", "Mentions", "Tables", "count_mentions", "divide", "find_mentions", "keep_strong", "make_digest",
    "read_part", "renumber", "tally", "unite",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tables:
    """Hold the packed tables of a part's articles, with their sources, and the files not used."""

    packed: tuple[tuple[Source, bytes], ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """Hold what all parts must know of one: its names, how many sentences it has, the files not used."""

    names: Names
    sentences: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Hold a part's mentions, each with the root of its concept, and the sentences they are in.

    Sentences are numbered from 0 within the part; ``sentences[i].id == i``.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    rows: tuple[tuple[str, Row], ...]


def divide(found: Sequence[Source], least: int, most: int) -> list[list[Source]]:
    """Divide the articles, sorted by id, into parts: ``least`` where there are as many, or more, so that
    none is much larger than ``most`` bytes."""
    ordered = sorted(found, key=lambda source: source.id)
    sizes = [source.path.stat().st_size if source.path.is_file() else 0 for source in ordered]
    wanted = min(most, sum(sizes) // least + 1)
    parts: list[list[Source]] = [[]]
    filled = 0
    for source, size in zip(ordered, sizes, strict=True):
        if filled >= wanted:
            parts.append([])
            filled = 0
        parts[-1].append(source)
        filled += size
    return parts


def read_part(sources: Sequence[Source], kernel: Kernel) -> Tables:
    """Read the articles of a part, in their order."""
    packed, skipped = [], []
    for source in sources:
        result = kernel.read(source)
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            packed.append((source, result.data))
    return Tables(tuple(packed), tuple(skipped))


def make_digest(tables: Tables, key_of: KeyMaker) -> Digest:
    """Make the digest of a part."""
    unpacked = [_unpack(source, data, 0) for source, data in tables.packed]
    total = sum(len(table.sentences) for table in unpacked)
    return Digest(gather_names(unpacked, key_of), total, tables.skipped)


def unite(left: Digest, right: Digest) -> Digest:
    """Unite the digests of two parts, the former first."""
    names = unify_names(left.names, right.names)
    return Digest(names, left.sentences + right.sentences, left.skipped + right.skipped)


def find_mentions(tables: Tables, aliases: Aliases, key_of: KeyMaker) -> Mentions:
    """Find the mentions of a part, once all parts' names are joined."""
    articles: list[Article] = []
    sentences: list[Sentence] = []
    rows: list[tuple[str, Row]] = []
    for source, data in tables.packed:
        table = _unpack(source, data, len(sentences))
        rows += place_mentions(table, len(sentences), aliases, key_of)
        articles.append(table.article)
        sentences += table.sentences
    return Mentions(tuple(articles), tuple(sentences), tuple(rows))


def tally(mentions: Mentions) -> Counter[str]:
    """Tally a part's mentions by root."""
    return Counter(root for root, _ in mentions.rows)


def keep_strong(mentions: Mentions, strong: frozenset[str]) -> Mentions:
    """Keep the mentions of some roots, and the sentences that they are in, numbered anew."""
    rows = [row for row in mentions.rows if row[0] in strong]
    used = _used(mentions, strong)
    number = {old: new for new, old in enumerate(used)}
    kept = tuple(
        (root, (article, mention._replace(sentence=number[mention.sentence]), type_))
        for root, (article, mention, type_) in rows
    )
    sentences = tuple(replace(mentions.sentences[old], id=new) for new, old in enumerate(used))
    return Mentions(mentions.articles, sentences, kept)


def renumber(where: NDArray[np.int64], mentions: Mentions, strong: frozenset[str]) -> NDArray[np.int64]:
    """Give sentences the numbers that they have in ``keep_strong(mentions, strong)``."""
    return np.searchsorted(_used(mentions, strong), where).astype(np.int64)


def _used(mentions: Mentions, strong: frozenset[str]) -> list[int]:
    """Say which sentences mention any of these roots."""
    return sorted({mention.sentence for root, (_, mention, _) in mentions.rows if root in strong})


def count_mentions(mentions: Mentions, numbers: Mapping[str, int], settings: CountSettings) -> PairCounts:
    """Count the pairs of the concepts that have a number, over all of a part's sentences."""
    found = [(mention.sentence, numbers[root]) for root, (_, mention, _) in mentions.rows if root in numbers]
    where, which = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return count_part(where, which, number_blocks(mentions.sentences), settings)


def _unpack(source: Source, data: bytes, first: int) -> ArticleTable:
    """Unpack an article's table; its sentences are numbered from ``first``."""
    candidates, definitions = unpack_names(data)
    article, sentences = unpack_text(data, source, first)
    return ArticleTable(article, tuple(sentences), candidates, definitions)
