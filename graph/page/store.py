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
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model import BLOCK_KINDS, CONCEPT_TYPES, CoMention, Concept, Exploration
from graph.page.characters import find_readings, find_simplifications
from graph.page.columns import FIELD, clean_string, write_deltas, write_strings, write_varints, zigzag
from graph.page.evidence import KeptEvidence
from graph.page.sentences import sentence_columns

__all__ = ["article_row", "build_columns", "plain_id"]

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
    sentences = exploration.sentences
    in_article: list[dict[int, int]] = []
    by_speaker: list[dict[int, int]] = []
    for concept in concepts:
        articles: dict[int, int] = {}
        said: dict[int, int] = {}
        for mention in concept.mentions:
            sentence = sentences[mention.sentence]
            number = article_number[sentence.article]
            articles[number] = articles.get(number, 0) + 1
            if sentence.speaker is not None:
                speaker = speakers[sentence.speaker]
                said[speaker] = said.get(speaker, 0) + 1
        in_article.append(articles)
        by_speaker.append(said)
    return {
        "articleCount": write_varints(map(len, in_article)),
        "inArticle": write_varints(_counted_rows(in_article)),
        "speakerCount": write_varints(map(len, by_speaker)),
        "bySpeaker": write_varints(_counted_rows(by_speaker)),
    }


def _counted_rows(rows: Iterable[Mapping[int, int]]) -> Iterable[int]:
    for counts in rows:
        before = 0
        for number in sorted(counts):
            yield number - before
            yield counts[number]
            before = number


def _link_columns(
    concepts: Sequence[Concept],
    links: Sequence[CoMention],
    index: Mapping[str, int],
    header: dict[str, Any],
) -> dict[str, bytes]:
    rows: list[list[int]] = [[] for _ in concepts]
    for link in links:
        left, right = sorted((index[link.left], index[link.right]))
        rows[left].append(right)
    # Three decimals for a person's folder; a hundredth is plenty when there are very many links.
    scale = 1000 if len(links) < 200_000 else 100
    header["weightScale"] = scale
    columns = {
        "linkCount": write_varints(map(len, rows)),
        "linkTarget": write_deltas(rows),
        "weight": write_varints(max(1, round(link.weight * scale)) for link in links),
        "linkSentences": write_varints(link.sentences for link in links),
    }
    if _measures_follow(links, concepts, header["sentenceTotal"]):
        header["measures"] = "derived"
    else:
        header["measures"] = "stored"
        columns["expected"] = write_varints(max(0, round(link.expected * 1000)) for link in links)
        columns["npmi"] = write_varints(round((min(1.0, max(-1.0, link.npmi)) + 1) * 100) for link in links)
    return columns


def _measures_follow(links: Sequence[CoMention], concepts: Sequence[Concept], total: int) -> bool:
    """Say whether expected = n_i n_j / N and NPMI = ln(n_ij N / (n_i n_j)) / ln(N / n_ij) hold for all links,
    N being the number of sentences; where n_ij is 0, NPMI must be -1, and where n_ij is N, 1."""
    counted = {c.id: len({mention.sentence for mention in c.mentions}) for c in concepts}
    for link in links:
        expected = counted[link.left] * counted[link.right] / total
        if link.sentences == 0 or expected == 0:
            npmi = -1.0
        elif link.sentences >= total:
            npmi = 1.0
        else:
            npmi = math.log(link.sentences / expected) / math.log(total / link.sentences)
        if abs(npmi - link.npmi) > 0.005 or abs(expected - link.expected) > 0.0005 + 0.005 * expected:
            return False
    return True


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
