"""Stage 4 of 8: what many articles' extractors found, as columns: a row a candidate, each name held once.

Articles repeat themselves: a hundred thousand candidates are some ten thousand names. What depends on the name
alone is done once a name, the rest in arrays.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.model import Definition, FoundNames, Name

__all__ = ["Integers", "NameTable", "number_all", "stack_tables", "tabulate_names"]

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NameTable:
    """Hold candidates, or mentions, of some articles in reading order, as columns of one length.

    ``article[i]`` and ``sentence[i]`` are ordinals over all of the articles, ``start[i]`` is the place in the
    sentence, and ``names[name[i]]`` is what stands there. ``names`` are sorted and differ from each other.
    """

    names: tuple[Name, ...]
    article: Integers
    sentence: Integers
    start: Integers
    name: Integers

    def __len__(self) -> int:
        return len(self.name)

    @property
    def end(self) -> Integers:
        """Give the place at which each row's name ends."""
        lengths = np.fromiter((len(name.surface) for name in self.names), np.int64, len(self.names))
        return self.start + lengths[self.name]

    def take(self, rows: Integers | NDArray[np.bool_]) -> NameTable:
        """Give some of the rows."""
        return NameTable(
            self.names, self.article[rows], self.sentence[rows], self.start[rows], self.name[rows]
        )


def tabulate_names(
    found: Iterable[FoundNames], first_sentence: Sequence[int]
) -> tuple[NameTable, dict[int, Sequence[Definition]]]:
    """Make one table of what articles' extractors found, and list the definitions of those that have any.

    ``first_sentence[i]`` is the number, over all articles, of the first sentence of article i.
    """
    number: dict[Name, int] = {}
    numbers, name, sentence, start = array("q"), array("q"), array("q"), array("q")
    named, rows = array("q"), array("q")
    definitions = {}
    for ordinal, one in enumerate(found):
        numbers.extend([number.setdefault(what, len(number)) for what in one.names])
        name.extend(one.name)
        sentence.extend(one.sentence)
        start.extend(one.start)
        named.append(len(one.names))
        rows.append(len(one.name))
        if one.definitions:
            definitions[ordinal] = one.definitions
    per_article = _column(rows)
    article = np.repeat(np.arange(len(rows)), per_article)
    before = np.cumsum(_column(named)) - _column(named)
    names, place = _sorted_names(number)
    name_of_row = place[_column(numbers)][_column(name) + before[article]] if len(article) else _column(name)
    offset = np.array(first_sentence, dtype=np.int64)[article]
    table = NameTable(names, article, _column(sentence) + offset, _column(start), name_of_row)
    order = np.lexsort((table.name, table.end, table.start, table.sentence))
    return table.take(order), definitions


def stack_tables(tables: Sequence[NameTable], articles: Sequence[int], sentences: Sequence[int]) -> NameTable:
    """Stack the tables of parts; ``articles[i]`` and ``sentences[i]`` are the numbers of the first ones of part i."""
    number: dict[Name, int] = {}
    placed = [[number.setdefault(what, len(number)) for what in table.names] for table in tables]
    names, place = _sorted_names(number)
    columns = [
        (
            table.article + article,
            table.sentence + sentence,
            table.start,
            place[np.array(mine, dtype=np.int64)[table.name]],
        )
        for table, mine, article, sentence in zip(tables, placed, articles, sentences, strict=True)
    ]
    return NameTable(names, *(np.concatenate(column) for column in zip(*columns, strict=True)))


def number_all(values: Sequence[str]) -> tuple[list[str], Integers]:
    """Number values: those that differ, sorted, and each one's number among them."""
    distinct = sorted(set(values))
    number = {value: i for i, value in enumerate(distinct)}
    return distinct, np.fromiter((number[value] for value in values), np.int64, len(values))


def _sorted_names(number: dict[Name, int]) -> tuple[tuple[Name, ...], Integers]:
    """Sort names that are numbered in another order; also give the place of each number."""
    names = sorted(number)
    place = np.empty(len(names), dtype=np.int64)
    place[[number[name] for name in names]] = np.arange(len(names))
    return tuple(names), place


def _column(numbers: array[int]) -> Integers:
    """See numbers as a column."""
    return np.frombuffer(numbers, dtype=np.int64)
