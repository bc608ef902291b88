"""Stage 4 of 8: what articles tell about which names are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.merge.columns import NameTable, number_all
from graph.merge.keys import NEW, KeyMaker
from graph.merge.people import is_full_name, match_name_parts, may_be_part
from graph.model import Definition
from graph.spelling import fold

__all__ = ["Names", "gather_names", "unify_names"]


@dataclass(frozen=True, slots=True)
class Names:
    """Hold what articles tell about which names are one concept: the keys of their candidates, pairs of
    keys that a definition joins (with its rule), (person in full, a part, whether it is the last), the keys of
    possible parts that stand in an article without their full name, works' titles, and the keys that may be plurals."""

    keys: frozenset[str]
    definitions: frozenset[tuple[str, str, str]]
    parts: frozenset[tuple[str, str, bool]]
    alone: frozenset[str]
    titles: Mapping[str, str]
    plurals: frozenset[str]


def gather_names(
    table: NameTable, definitions: Mapping[int, Sequence[Definition]], key_of: KeyMaker
) -> Names:
    """Gather what articles tell about which names are one; ``definitions`` are theirs, by ordinal."""
    keys = [key_of(name) for name in table.names]
    plurals = {
        key
        for name, key in zip(table.names, keys, strict=True)
        # GPUs is GPU, but iPS is not IP
        if name.surface[-1] == "s" and len(name.surface) > 3 and name.surface[-2].isascii()
    }
    is_title = np.array([name.rule == "title" for name in table.names], dtype=bool)
    titles = {keys[i]: table.names[i].surface for i in table.name[is_title[table.name]].tolist()}
    parts: set[tuple[str, str, bool]] = set()
    with_full: Counter[str] = Counter()
    joined: set[tuple[str, str, str]] = set()
    is_full = np.array([is_full_name(name) for name in table.names], dtype=bool)
    persons = set(table.article[is_full[table.name]].tolist())
    for article, numbers in _names_by_article(table, persons | definitions.keys()):
        if article in persons:
            matched = match_name_parts([table.names[i] for i in numbers], key_of.settled)
            parts.update(matched)
            with_full.update({part for _, part, _ in matched})
        if article not in definitions:
            continue
        seen: dict[str, set[str]] = defaultdict(set)
        for i in numbers:
            seen[fold(table.names[i].surface)].add(keys[i])
        for definition in definitions[article]:
            short, long = (_pick(seen, name, key_of) for name in (definition.short, definition.long))
            if short is not None and long is not None and short != long:
                joined.add((short, long, definition.rule))
    alone = _standing_alone(table, keys, with_full)
    return Names(frozenset(keys), frozenset(joined), frozenset(parts), alone, titles, frozenset(plurals))


def _standing_alone(table: NameTable, keys: Sequence[str], with_full: Mapping[str, int]) -> frozenset[str]:
    """Find the keys of possible parts of persons' names that stand in more articles than beside their full name."""
    distinct, key = number_all(keys)
    is_part = np.array([may_be_part(name) for name in table.names], dtype=bool)
    rows = is_part[table.name]
    span = max(len(distinct), 1)
    codes = np.unique(table.article[rows] * span + key[table.name[rows]])
    count = np.bincount(codes % span, minlength=len(distinct)).tolist()
    return frozenset(name for name, n in zip(distinct, count, strict=True) if n > with_full.get(name, 0))


def _names_by_article(table: NameTable, wanted: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """Give the numbers of the names in each of some articles, by its ordinal."""
    span = max(len(table.names), 1)
    article, name = np.divmod(np.unique(table.article * span + table.name), span)
    chosen = np.array(sorted(wanted), dtype=np.int64)
    bounds = zip(np.searchsorted(article, chosen), np.searchsorted(article, chosen + 1), strict=True)
    for one, (first, last) in zip(chosen.tolist(), bounds, strict=True):
        yield one, name[first:last].tolist()


def unify_names(left: Names, right: Names) -> Names:
    """Take together what two parts of the articles tell, the former part first."""
    return Names(
        left.keys | right.keys, left.definitions | right.definitions, left.parts | right.parts,
        left.alone | right.alone, {**left.titles, **right.titles}, left.plurals | right.plurals,
    )  # fmt: skip


def _pick(seen: Mapping[str, set[str]], name: str, key_of: KeyMaker) -> str | None:
    """Choose the key that a definition's name speaks of: a listed one before a new one."""
    keys = seen.get(fold(name)) or set()
    return min(keys, key=lambda key: (key[0] == NEW, key), default=None) or key_of.owner_of(name)
