"""Write the sentences that the page carries as columns: their text, where they stand, whom they mention.

What each column holds is said in ``store.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from graph.model import BLOCK_KINDS, Concept, Exploration
from graph.page.columns import clean_string, write_deltas, write_strings, write_varints
from graph.page.evidence import KeptEvidence

__all__ = ["sentence_columns"]

Integers = NDArray[np.int64]


def sentence_columns(
    exploration: Exploration,
    concepts: Sequence[Concept],
    kept: KeptEvidence,
    speakers: Mapping[str, int],
) -> dict[str, bytes]:
    """Return the columns of the kept sentences; ``concepts`` are in the order of their numbers,
    ``kept.pairs`` in the order of the links'."""
    article_number = {article.id: number for number, article in enumerate(exploration.articles)}
    articles = [article_number[sentence.article] for sentence in exploration.sentences]
    chosen = np.array(kept.sentences, dtype=np.int64)
    article_of = np.array(articles, dtype=np.int64)
    first_of = np.searchsorted(article_of, article_of[chosen])
    number_of = np.full(len(articles), -1)
    number_of[chosen] = np.arange(len(chosen))
    rows = [exploration.sentences[identifier] for identifier in kept.sentences]
    kinds = {kind: number for number, kind in enumerate(BLOCK_KINDS)}
    counts, spans = _write_spans(concepts, number_of, [row.text for row in rows])
    return {
        "text": write_strings(clean_string(row.text) for row in rows),
        "sentenceOf": write_deltas([article_of[chosen].tolist()]),
        "sentenceOrdinal": write_varints(chosen - first_of + 1),
        "sentenceBlock": write_varints(row.block for row in rows),
        "sentenceKind": write_varints(kinds[row.kind] for row in rows),
        "sentenceSpeaker": write_varints(
            0 if row.speaker is None else speakers[row.speaker] + 1 for row in rows
        ),
        "spanCount": write_varints(counts),
        "span": write_varints(spans),
        "pairCount": write_varints(map(len, kept.pairs)),
        "pair": write_varints(_pair_numbers(kept, number_of.tolist())),
    }


def _pair_numbers(kept: KeptEvidence, number_of: Sequence[int]) -> Iterable[int]:
    for evidence in kept.pairs:
        before = 0
        in_order = (
            sorted(evidence, key=lambda item: (item.sentence, item.to is not None))
            if len(evidence) > 1
            else evidence
        )
        for sentence, to in in_order:
            number = number_of[sentence]
            yield 2 * (number - before) + (to is not None)
            before = number


def _write_spans(
    concepts: Sequence[Concept], number_of: Integers, texts: Sequence[str]
) -> tuple[Integers, list[int]]:
    """Return how many spans each sentence has, and gap, length and concept of each in UTF-16 units; of
    overlapping ones the first, longest."""
    mentions = [mention for concept in concepts for mention in concept.mentions]
    sentence, start, end = (
        np.fromiter(map(attrgetter(name), mentions), np.int64, len(mentions))
        for name in ("sentence", "start", "end")
    )
    number = number_of[sentence]
    concept = np.repeat(np.arange(len(concepts)), [len(concept.mentions) for concept in concepts])
    order = np.lexsort((concept, -end, start, number))
    order = order[number[order] >= 0]
    columns = (column[order].tolist() for column in (number, start, end, concept))
    spans: list[int] = []
    owners: list[int] = []
    here, before = -1, 0
    wide: list[int] = []
    for row, left, right, which in zip(*columns, strict=True):
        if row != here:
            here, before = row, 0
            wide = _find_wide(texts[row])
        if wide:
            left, right = (offset + sum(place < offset for place in wide) for offset in (left, right))
        if left >= before:
            spans += (left - before, right - left, which)
            owners.append(row)
            before = right
    return np.bincount(np.array(owners, dtype=np.int64), minlength=len(texts)), spans


def _find_wide(text: str) -> list[int]:
    """Find the characters that take two UTF-16 units."""
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return []
    return [place for place, character in enumerate(text) if character > "\uffff"]
