"""Write everything the page can be asked as packed columns.

Concepts are numbered by importance (``order``), links by (source, target) with source < target, kept
sentences by their order in the articles. The columns:

    name       name; U+001F; id, "" where it is ``plain_id(name)``  one item a concept
    alias      its aliases, parted by U+001F, the name itself written as ""; one item a concept
    aliasTotal how many aliases a concept has;   aliasCount, aliasRule  one number an alias
    also       names that the text does not use but a reader may search by, parted by U+001F
    type, mentions, sentences, community, family (parent + 1, or 0) one number a concept
    positions  x and y in whole graph units, zigzag, for the first ``positioned`` concepts
    articleCount  articles that mention the concept;   inArticle  article - previous, mentions there, for each
    speakerCount, bySpeaker  likewise for the speakers who say it
    linkCount  links whose source the concept is;   linkTarget     targets as deltas, a row a source
    weight     in 1/``weightScale``;   linkSentences                one number a link
    expected (thousandths), npmi (0..200 for -1..1)                 only if ``measures`` is "stored"
    text       kept sentences;   sentenceOf (article - previous), sentenceOrdinal (from 1, in its article),
               sentenceBlock, sentenceKind, sentenceSpeaker (+ 1, or 0)
    spanCount  mentions in a sentence;   span   start - previous end, length, concept for each (UTF-16 units)
    pairCount  evidence of a link;   pair   2 * (sentence - previous) + whether the next one belongs to it
    characters, readings, phrases   tables for the search, see ``characters.py``
    articles   JSON rows;   communities JSON rows

``measures`` is "derived" where expected and NPMI follow from the sentence counts by the formulas below, so
that a million links need not carry them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.model import BLOCK_KINDS, CONCEPT_TYPES, CoMention, Concept, Exploration
from graph.page.characters import find_readings, find_simplifications
from graph.page.columns import FIELD, clean_string, write_strings, write_varints, zigzag
from graph.page.evidence import KeptEvidence
from graph.page.sentences import sentence_columns

__all__ = ["article_row", "build_columns", "plain_id"]

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

_MEASURES = tuple(map(CoMention._fields.index, ("weight", "expected", "npmi")))
_NOT_PLAIN = re.compile("[^0-9a-z\u4e00-\u9fff]+")


def build_columns(
    exploration: Exploration,
    concepts: Sequence[Concept],
    links: Sequence[CoMention],
    kept: KeptEvidence,
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the header and the columns of the store; ``concepts`` are in order of importance, ``links``
    in order of (source, target), ``kept.pairs`` in the order of ``links``."""
    index = {concept.id: place for place, concept in enumerate(concepts)}
    speakers = _speakers(exploration)
    header: dict[str, Any] = {
        "concepts": len(concepts),
        "links": len(links),
        "sentences": len(kept.sentences),
        "sentenceTotal": len(exploration.sentences),
        "types": list(CONCEPT_TYPES),
        "kinds": list(BLOCK_KINDS),
        "speakers": [clean_string(name) for name in speakers],
    }
    columns: dict[str, bytes] = {}
    columns.update(_concept_columns(exploration, concepts, index, header))
    columns.update(_place_columns(exploration, concepts, speakers))
    columns.update(_link_columns(concepts, links, index, header))
    columns.update(sentence_columns(exploration, concepts, kept, speakers))
    columns.update(_character_columns(concepts))
    columns["articles"] = _as_json([article_row(article) for article in exploration.articles])
    names = {concept.id: clean_string(concept.name) for concept in concepts}
    columns["communities"] = _as_json(
        [
            [community.id, [names[i] for i in community.names if i in names][:3], len(community.members)]
            for community in exploration.analysis.communities
        ]
    )
    return header, columns


def article_row(article: Any) -> dict[str, Any]:
    """Return what the page says of an article; a link only where it is one to the web."""
    url = article.url if article.url and article.url.lower().startswith(("http://", "https://")) else None
    fields = ("id", "title", "author", "published", "place", "source")
    row = {
        name: None if getattr(article, name) is None else clean_string(getattr(article, name))
        for name in fields
    }
    return {
        **row,
        "url": None if url is None else clean_string(url),
        "characters": article.characters,
    }


def _concept_columns(
    exploration: Exploration,
    concepts: Sequence[Concept],
    index: Mapping[str, int],
    header: dict[str, Any],
) -> dict[str, bytes]:
    rules = sorted({alias.rule for concept in concepts for alias in concept.aliases})
    rule_number = {rule: number for number, rule in enumerate(rules)}
    positions = exploration.analysis.positions
    placed = [positions[concept.id] for concept in concepts if concept.id in positions]
    header["rules"] = rules
    header["positioned"] = len(placed)
    community_of = exploration.analysis.community_of
    return {
        "name": write_strings(_name_item(concept) for concept in concepts),
        "alias": write_strings(
            FIELD.join(
                "" if alias.surface == concept.name else clean_string(alias.surface)
                for alias in concept.aliases
            )
            for concept in concepts
        ),
        "also": write_strings(FIELD.join(map(clean_string, concept.also)) for concept in concepts),
        "aliasTotal": write_varints(len(concept.aliases) for concept in concepts),
        "aliasCount": write_varints(alias.count for concept in concepts for alias in concept.aliases),
        "aliasRule": write_varints(
            rule_number[alias.rule] for concept in concepts for alias in concept.aliases
        ),
        "type": write_varints(CONCEPT_TYPES.index(concept.type) for concept in concepts),
        "mentions": write_varints(len(concept.mentions) for concept in concepts),
        "sentences": write_varints(
            len({mention.sentence for mention in concept.mentions}) for concept in concepts
        ),
        "community": write_varints(community_of.get(concept.id, 0) for concept in concepts),
        "family": write_varints(index.get(concept.family or "", -1) + 1 for concept in concepts),
        "positions": write_varints(zigzag(round(value)) for place in placed for value in place),
    }


def _name_item(concept: Concept) -> str:
    name = clean_string(concept.name)
    return name + FIELD + ("" if concept.id == plain_id(name) else concept.id)


def plain_id(name: str) -> str:
    """Return the id that most names have, by a rule that the page can repeat to the letter.

    >>> plain_id("Llama 3.1 405B"), plain_id("可信执行环境")
    ('llama-3-1-405b', '可信执行环境')
    """
    return _NOT_PLAIN.sub("-", name.lower()).strip("-")


def _place_columns(
    exploration: Exploration, concepts: Sequence[Concept], speakers: Mapping[str, int]
) -> dict[str, bytes]:
    article_number = {article.id: number for number, article in enumerate(exploration.articles)}
    rows = exploration.sentences
    article_of = np.array([article_number[row.article] for row in rows], dtype=np.int64)
    speaker_of = np.array(
        [-1 if row.speaker is None else speakers[row.speaker] for row in rows], dtype=np.int64
    )
    mentions = [mention.sentence for concept in concepts for mention in concept.mentions]
    concept = np.repeat(np.arange(len(concepts)), [len(concept.mentions) for concept in concepts])
    sentence = np.array(mentions, dtype=np.int64)
    said = speaker_of[sentence] >= 0
    in_articles, articles = _count_rows(concept, article_of[sentence], len(concepts))
    by_speakers, spoken = _count_rows(concept[said], speaker_of[sentence[said]], len(concepts))
    return {
        "articleCount": write_varints(in_articles),
        "inArticle": write_varints(articles),
        "speakerCount": write_varints(by_speakers),
        "bySpeaker": write_varints(spoken),
    }


def _count_rows(row: Integers, value: Integers, rows: int) -> tuple[Integers, Integers]:
    """Return how many values each row has, and of each, ascending, value - previous and how often it is there."""
    span = int(value.max(initial=0)) + 1
    codes, counts = np.unique(row * span + value, return_counts=True)
    row, value = np.divmod(codes, span)
    return np.bincount(row, minlength=rows), np.stack([_steps(row, value), counts], axis=1).ravel()


def _steps(row: Integers, value: Integers) -> Integers:
    """Return value - previous of each row's values."""
    before = np.append(0, value[:-1])[: len(value)]
    return value - np.where(np.append(-1, row[:-1])[: len(row)] == row, before, 0)


def _link_columns(
    concepts: Sequence[Concept],
    links: Sequence[CoMention],
    index: Mapping[str, int],
    header: dict[str, Any],
) -> dict[str, bytes]:
    ends = np.sort(
        np.array([(index[link.left], index[link.right]) for link in links], dtype=np.int64).reshape(-1, 2)
    )
    weight, expected, npmi = (
        np.array([link[column] for link in links], dtype=np.float64) for column in _MEASURES
    )
    together = np.array([link.sentences for link in links], dtype=np.int64)
    # Three decimals for a person's folder; a hundredth is plenty when there are very many links.
    scale = 1000 if len(links) < 200_000 else 100
    header["weightScale"] = scale
    columns = {
        "linkCount": write_varints(np.bincount(ends[:, 0], minlength=len(concepts))),
        "linkTarget": write_varints(_steps(ends[:, 0], ends[:, 1])),
        "weight": write_varints(np.maximum(1, np.rint(weight * scale)).astype(np.int64)),
        "linkSentences": write_varints(together),
    }
    counted = np.array(
        [len({mention.sentence for mention in concept.mentions}) for concept in concepts], dtype=np.int64
    )
    one, other = counted[ends[:, 0]], counted[ends[:, 1]]
    if _measures_follow(one * other, together, header["sentenceTotal"], expected, npmi):
        header["measures"] = "derived"
    else:
        header["measures"] = "stored"
        columns["expected"] = write_varints(np.maximum(0, np.rint(expected * 1000)).astype(np.int64))
        columns["npmi"] = write_varints(np.rint((np.clip(npmi, -1.0, 1.0) + 1) * 100).astype(np.int64))
    return columns


def _measures_follow(
    product: Integers, together: Integers, total: int, expected: Floats, npmi: Floats
) -> bool:
    """Say whether expected = n_i n_j / N and NPMI = ln(n_ij N / (n_i n_j)) / ln(N / n_ij) hold for all links,
    N being the number of sentences; where n_ij is 0, NPMI must be -1, and where n_ij is N, 1."""
    chance = product / max(total, 1)
    derived = np.where((together == 0) | (chance == 0), -1.0, 1.0)
    some = (together > 0) & (chance > 0) & (together < total)
    derived[some] = np.log(together[some] / chance[some]) / np.log(total / together[some])
    far = (abs(derived - npmi) > 0.005) | (abs(chance - expected) > 0.0005 + 0.005 * chance)
    return not far.any()


def _character_columns(concepts: Sequence[Concept]) -> dict[str, bytes]:
    names = [
        clean_string(name)
        for concept in concepts
        for name in (concept.name, *(alias.surface for alias in concept.aliases), *concept.also)
    ]
    traditional, simplified = find_simplifications(names)
    fold = str.maketrans(traditional, simplified)
    readings, phrases = find_readings(name.translate(fold) for name in names)
    return {
        "characters": write_strings([traditional, simplified]),
        "readings": write_strings(
            f"{syllable}{FIELD}{''.join(characters)}" for syllable, characters in _by_syllable(readings)
        ),
        "phrases": write_strings(f"{run}{FIELD}{spoken}" for run, spoken in phrases.items()),
    }


def _by_syllable(readings: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for character, syllable in readings.items():
        groups.setdefault(syllable, []).append(character)
    return sorted(groups.items())


def _speakers(exploration: Exploration) -> dict[str, int]:
    """Number the speakers, who says most first."""
    spoken: dict[str, int] = {}
    for sentence in exploration.sentences:
        if sentence.speaker is not None:
            spoken[sentence.speaker] = spoken.get(sentence.speaker, 0) + 1
    ranked = sorted(spoken, key=lambda name: (-spoken[name], name))
    return {name: number for number, name in enumerate(ranked)}


def _as_json(rows: Any) -> bytes:
    return json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
