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
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.count import PairCounts, count_part, number_blocks
from graph.kernel import Kernel, unpack_names, unpack_text
from graph.merge.aliases import Aliases
from graph.merge.columns import Integers, NameTable, tabulate_names
from graph.merge.concepts import place_mentions, roots_of
from graph.merge.keys import KeyMaker
from graph.merge.names import Names, gather_names, unify_names
from graph.model import Article, Sentence, Skipped
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
    """Hold a part's mentions, the root of each of their names' concepts, and the sentences they are in.

    Articles and sentences are numbered from 0 within the part; ``sentences[i].id == i``.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    table: NameTable
    roots: tuple[str, ...]

    def choose(self, strong: Container[str]) -> NDArray[np.bool_]:
        """Say of each mention whether its root is among some."""
        chosen = np.array([root in strong for root in self.roots], dtype=bool)
        return chosen[self.table.name]


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
    first, total = [], 0
    for source, data in tables.packed:
        first.append(total)
        total += len(unpack_text(data, source)[1])
    names = gather_names(*tabulate_names((unpack_names(data) for _, data in tables.packed), first), key_of)
    return Digest(names, total, tables.skipped)


def unite(left: Digest, right: Digest) -> Digest:
    """Unite the digests of two parts, the former first."""
    names = unify_names(left.names, right.names)
    return Digest(names, left.sentences + right.sentences, left.skipped + right.skipped)


def find_mentions(tables: Tables, aliases: Aliases, key_of: KeyMaker) -> Mentions:
    """Find the mentions of a part, once all parts' names are joined."""
    articles: list[Article] = []
    sentences: list[Sentence] = []
    first = []
    for source, data in tables.packed:
        first.append(len(sentences))
        article, own = unpack_text(data, source, len(sentences))
        articles.append(article)
        sentences += own
    found, _ = tabulate_names((unpack_names(data) for _, data in tables.packed), first)
    roots = roots_of(found, aliases, key_of)
    return Mentions(tuple(articles), tuple(sentences), place_mentions(found, roots), tuple(roots))


def tally(mentions: Mentions) -> Counter[str]:
    """Tally a part's mentions by root."""
    counts: Counter[str] = Counter()
    for root, count in zip(mentions.roots, np.bincount(mentions.table.name).tolist(), strict=False):
        counts[root] += count
    return +counts


def keep_strong(mentions: Mentions, strong: frozenset[str]) -> Mentions:
    """Keep the mentions of some roots, and the sentences that they are in, numbered anew."""
    table = mentions.table.take(mentions.choose(strong))
    used = np.unique(table.sentence)
    table = replace(table, sentence=np.searchsorted(used, table.sentence))
    sentences = tuple(mentions.sentences[old]._replace(id=new) for new, old in enumerate(used.tolist()))
    return replace(mentions, sentences=sentences, table=table)


def renumber(where: Integers, mentions: Mentions, strong: frozenset[str]) -> Integers:
    """Give sentences the numbers that they have in ``keep_strong(mentions, strong)``."""
    used = np.unique(mentions.table.sentence[mentions.choose(strong)])
    return np.searchsorted(used, where).astype(np.int64)


def count_mentions(mentions: Mentions, numbers: Mapping[str, int], settings: CountSettings) -> PairCounts:
    """Count the pairs of the concepts that have a number, over all of a part's sentences."""
    table = mentions.table.take(mentions.choose(numbers))
    number = np.array([numbers.get(root, -1) for root in mentions.roots], dtype=np.int64)
    return count_part(table.sentence, number[table.name], number_blocks(mentions.sentences), settings)
