"""The data that flows through the pipeline: frozen, plain, in the order in which it arises.

    Article -> Sentence -> Candidate, Definition -> Concept -> CoMention -> Analysis -> Exploration

Offsets are half-open and count Unicode code points in ``Sentence.text``. A sentence's text is
never changed once it is read, so whatever points into it is evidence by construction. This module
imports nothing of ours; every other one may import it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import networkx as nx

__all__ = [
    "BLOCK_KINDS",
    "CONCEPT_TYPES",
    "Alias",
    "Analysis",
    "Article",
    "ArticleTable",
    "Block",
    "BlockKind",
    "Candidate",
    "CoMention",
    "Community",
    "Concept",
    "ConceptType",
    "Definition",
    "Evidence",
    "Exploration",
    "FoundNames",
    "Mention",
    "Name",
    "Sentence",
    "Skipped",
    "Word",
]

BlockKind = Literal[
    "title", "heading", "paragraph", "turn", "caption", "bio", "list", "quote", "code", "table", "lead"
]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)

ConceptType = Literal[
    "model", "method", "theory", "field", "software", "organization", "person", "product",
    "dataset", "work", "law", "event", "place", "other",
]  # fmt: skip
CONCEPT_TYPES: tuple[ConceptType, ...] = get_args(ConceptType)


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one stretch of an article that stands for itself: a paragraph, a speaker's turn, a caption.

    ``text`` is clean: hard wraps joined, markup, URLs, image links and speaker labels removed. It
    holds no line break, except in ``code`` and ``table`` blocks, and in ``list`` blocks between an item's
    title and its description. ``speaker`` is the person who says it, or
    None where nobody in particular does.
    """

    kind: BlockKind
    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one article as read. ``source`` is its path relative to the folder it was found in (POSIX
    slashes, never a machine's path); ``characters`` is the length of its text in code points."""

    id: str
    title: str | None
    author: str | None
    published: str | None
    place: str | None
    url: str | None
    source: str
    characters: int
    blocks: tuple[Block, ...]


class Sentence(NamedTuple):
    """Hold one sentence. ``id`` counts from 0 within its article in an ``ArticleTable`` and over all
    articles in an ``Exploration``; ``block`` is the ordinal of its block within the article (two
    sentences are neighbours only inside one block)."""

    id: int
    article: str
    block: int
    kind: BlockKind
    speaker: str | None
    text: str


class Word(NamedTuple):
    """Hold one word of a sentence: where it stands and its part-of-speech flag as jieba gives it
    ("n", "v", "nr", "eng", ...)."""

    start: int
    end: int
    text: str
    flag: str


class Candidate(NamedTuple):
    """Hold one place where an extractor saw a name. Candidates may overlap; merging decides.

    ``concept`` is a lexicon id, or "" for a name found outside the lexicon. ``type`` is the rule's
    guess, or "". ``rule`` says which extractor and rule found it ("lexicon", "latin", "suffix", ...).
    """

    sentence: int
    start: int
    end: int
    surface: str
    rule: str
    concept: str
    type: str


class Name(NamedTuple):
    """Hold what a candidate says but for its place (the fields are those of ``Candidate``)."""

    surface: str
    rule: str
    concept: str
    type: str


class Definition(NamedTuple):
    """Hold one place where the text itself says that two names mean the same: ``short`` is ``long``."""

    sentence: int
    short: str
    long: str
    rule: str


@dataclass(frozen=True, slots=True)
class ArticleTable:
    """Hold all that one article alone tells: the result of stages 1 to 3, independent of any other
    article, hence cacheable by the article's bytes and computable in any process."""

    article: Article
    sentences: tuple[Sentence, ...]
    candidates: tuple[Candidate, ...]
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class FoundNames:
    """Hold an article's candidates as columns, and its definitions: candidate i is ``names[name[i]]``, in the
    sentence ``sentence[i]`` of its article from ``start[i]`` on. No name is held twice."""

    names: Sequence[Name]
    sentence: Sequence[int]
    start: Sequence[int]
    name: Sequence[int]
    definitions: Sequence[Definition]


class Mention(NamedTuple):
    """Hold one occurrence of a concept: ``text[start:end] == surface`` in the sentence ``sentence``."""

    sentence: int
    start: int
    end: int
    surface: str
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """Hold one name of a concept, how often it occurs, and the rule that says it is one of its names
    ("lexicon", "definition", "spelling", "name", "family-name", ...)."""

    surface: str
    count: int
    rule: str


@dataclass(frozen=True, slots=True)
class Concept:
    """Hold one concept with all of its names and mentions. ``aliases`` are the surface forms found in
    the text, the most frequent first. ``family`` is the id of the concept that this one is a version
    or variant of, or None. ``articles`` are ids, sorted. ``also`` are names that the lexicon knows and
    the text does not use: a reader may search by them."""

    id: str
    name: str
    type: ConceptType
    aliases: tuple[Alias, ...]
    mentions: tuple[Mention, ...]
    articles: tuple[str, ...]
    family: str | None
    also: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """Hold where two concepts stand together: in ``sentence``, or in ``sentence`` and its neighbour
    ``to`` (the next sentence of the same block); ``to`` is None for the former."""

    sentence: int
    to: int | None


class CoMention(NamedTuple):
    """Hold one pair of concepts (ids, ``left < right``) that the text mentions together.

    ``weight`` is the strength (> 0), ``sentences`` the number of sentences that mention both,
    ``expected`` the number of sentences that chance would give were the two independent,
    ``npmi`` the normalized pointwise mutual information over sentences in [-1, 1].
    """

    left: str
    right: str
    weight: float
    sentences: int
    expected: float
    npmi: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """Hold one community: its number, the ids of the members that name it (most distinctive first),
    and its members in order of importance."""

    id: int
    names: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Hold what the graph's shape tells: communities, positions (in graph units, y downwards),
    importance (a rank score, the larger the more central) and the order in which to draw."""

    communities: tuple[Community, ...]
    community_of: dict[str, int]
    positions: dict[str, tuple[float, float]]
    importance: dict[str, float]


class Skipped(NamedTuple):
    """Hold one file that was not used, and why (a reason key with details, as in ``errors``)."""

    source: str
    reason: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exploration:
    """Hold the finished result: all that an exporter may see. Articles, sentences, concepts and
    co-mentions are sorted by id; ``sentences[i].id == i``."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    concepts: tuple[Concept, ...]
    comentions: tuple[CoMention, ...]
    graph: nx.Graph
    analysis: Analysis
    skipped: tuple[Skipped, ...]
