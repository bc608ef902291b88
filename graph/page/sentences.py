"""Write the sentences that the page carries as columns: their text, where they stand, whom they mention.

What each column holds is said in ``store.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.model import BLOCK_KINDS, Concept, Exploration
from graph.page.columns import clean_string, write_deltas, write_strings, write_varints
from graph.page.evidence import KeptEvidence

__all__ = ["sentence_columns"]


def sentence_columns(
    exploration: Exploration,
    concepts: Sequence[Concept],
    kept: KeptEvidence,
    speakers: Mapping[str, int],
) -> dict[str, bytes]:
    """Return the columns of the kept sentences; ``concepts`` are in the order of their numbers,
    ``kept.pairs`` in the order of the links'."""
    number_of = {identifier: number for number, identifier in enumerate(kept.sentences)}
    article_number = {article.id: number for number, article in enumerate(exploration.articles)}
    first_of: dict[str, int] = {}
    for sentence in exploration.sentences:
        first_of.setdefault(sentence.article, sentence.id)
    spans: list[list[tuple[int, int, int]]] = [[] for _ in kept.sentences]
    for place, concept in enumerate(concepts):
        for mention in concept.mentions:
            if mention.sentence in number_of:
                spans[number_of[mention.sentence]].append((mention.start, mention.end, place))
    rows = [exploration.sentences[identifier] for identifier in kept.sentences]
    numbers: list[int] = []
    counts: list[int] = []
    for row, found in zip(rows, spans, strict=True):
        written = _write_spans(row.text, found)
        counts.append(len(written) // 3)
        numbers += written
    return {
        "text": write_strings(clean_string(row.text) for row in rows),
        "sentenceOf": write_deltas([[article_number[row.article] for row in rows]]),
        "sentenceOrdinal": write_varints(row.id - first_of[row.article] + 1 for row in rows),
        "sentenceBlock": write_varints(row.block for row in rows),
        "sentenceKind": write_varints(BLOCK_KINDS.index(row.kind) for row in rows),
        "sentenceSpeaker": write_varints(
            0 if row.speaker is None else speakers[row.speaker] + 1 for row in rows
        ),
        "spanCount": write_varints(counts),
        "span": write_varints(numbers),
        "pairCount": write_varints(map(len, kept.pairs)),
        "pair": write_varints(_pair_numbers(kept, number_of)),
    }


def _pair_numbers(kept: KeptEvidence, number_of: Mapping[int, int]) -> Iterable[int]:
    for evidence in kept.pairs:
        before = 0
        for item in sorted(evidence, key=lambda item: (item.sentence, item.to is not None)):
            number = number_of[item.sentence]
            yield 2 * (number - before) + (item.to is not None)
            before = number


def _write_spans(text: str, found: list[tuple[int, int, int]]) -> list[int]:
    """Return gap, length and concept of each span in UTF-16 units; of overlapping ones the first, longest."""
    wide: list[int] = []
    if text and max(text) > "\uffff":
        wide = [place for place, character in enumerate(text) if character > "\uffff"]

    def units(offset: int) -> int:
        return offset + sum(1 for place in wide if place < offset)

    out: list[int] = []
    before = 0
    for start, end, concept in sorted(found, key=lambda span: (span[0], -span[1], span[2])):
        left, right = units(start), units(end)
        if left >= before:
            out += (left - before, right - left, concept)
            before = right
    return out
