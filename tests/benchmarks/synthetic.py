"""Generate a synthetic exploration of any size: Zipf mentions, communities, Chinese and Latin names.

It has no evidence: its sentences are empty and serve to be counted only.

    >>> exploration = synthetic_exploration(concepts=1000, links=8000)
    >>> len(exploration.concepts), len(exploration.comentions)
    (1000, 8000)
"""

from __future__ import annotations

import math
import random

import networkx as nx
import numpy as np

from graph.model import (
    CONCEPT_TYPES,
    Alias,
    Analysis,
    Article,
    CoMention,
    Community,
    Concept,
    Exploration,
    Mention,
    Sentence,
)
from graph.page.store import plain_id

SYLLABLES = (
    "al",
    "be",
    "cor",
    "de",
    "em",
    "fi",
    "gra",
    "hu",
    "in",
    "jo",
    "ka",
    "li",
    "mo",
    "ne",
    "op",
    "pra",
)
# Common characters of the field, so that pinyin and folding have something to do.
HAN = (
    "模型数据学习网络算法智能语言推理训练图像生成知识系统计算机器优化注意力编码解码向量检索增强对齐评测开源"
    "芯片大小深度强化监督预测分布式并行缓存压缩量化蒸馏剪枝提示工程代理规划记忆工具安全隐私联邦视觉语音翻译"
)
PLACED = 5000


def synthetic_exploration(concepts: int, links: int, seed: int = 7) -> Exploration:
    """Return an exploration with exactly so many concepts and links."""
    chooser = random.Random(seed)
    numbers = np.random.default_rng(seed)
    counts = np.maximum(1, (concepts / 12 / np.arange(1, concepts + 1) ** 0.9).astype(int))
    home = numbers.integers(0, max(4, round(math.sqrt(concepts) / 3)), concepts)
    names = _names(chooser, concepts)
    ids = [plain_id(name) for name in names]
    total = int(counts.sum())
    articles, sentences = _texts(total, max(1, concepts // 100))
    rows = []
    start = 0
    for place, name in enumerate(names):
        here = range(start, start + int(counts[place]))
        start = here.stop
        aliases = [Alias(name, len(here), "name")]
        if place % 2:
            aliases.append(Alias(_latin(chooser) if place % 4 == 1 else name.upper() + "s", 1, "spelling"))
        kind = CONCEPT_TYPES[int(home[place] + place) % len(CONCEPT_TYPES)]
        mentions = tuple(Mention(k, 0, 1, name, "lexicon") for k in here)
        where = tuple(sorted({sentences[k].article for k in here}))
        rows.append(Concept(ids[place], name, kind, tuple(aliases), mentions, where, None))
    comentions = _comentions(numbers, ids, counts, _pairs(numbers, home, links, concepts))
    return Exploration(
        articles, sentences, tuple(rows), comentions, nx.Graph(), _analysis(numbers, ids, home), ()
    )


def _texts(total: int, count: int) -> tuple[tuple[Article, ...], tuple[Sentence, ...]]:
    articles = tuple(
        Article(
            f"a{k:06d}",
            f"第 {k} 篇",
            None,
            f"20{k % 25:02d}-01-{k % 28 + 1:02d}",
            None,
            None,
            f"{k}.md",
            9,
            (),
        )
        for k in range(count)
    )
    sentences = tuple(
        Sentence(
            k, articles[k * count // total].id, 0, "paragraph", f"讲者{k % 40}" if k % 3 == 0 else None, "。"
        )
        for k in range(total)
    )
    return articles, sentences


def _analysis(numbers: np.random.Generator, ids: list[str], home: np.ndarray) -> Analysis:
    members: list[list[str]] = [[] for _ in range(int(home.max()) + 1)]
    for place, identifier in enumerate(ids):
        members[home[place]].append(identifier)
    grid = np.stack([home % 10, home // 10], axis=1)
    places = numbers.normal(0, 300, (len(ids), 2)) + grid * 1200
    return Analysis(
        tuple(Community(k, tuple(inside[:3]), tuple(inside)) for k, inside in enumerate(members)),
        {identifier: int(home[place]) for place, identifier in enumerate(ids)},
        {identifier: (float(places[k, 0]), float(places[k, 1])) for k, identifier in enumerate(ids[:PLACED])},
        {identifier: float(len(ids) - place) for place, identifier in enumerate(ids)},
    )


def _pairs(numbers: np.random.Generator, home: np.ndarray, links: int, concepts: int) -> np.ndarray:
    """Draw different pairs by importance, three of four within a community; one row a pair, ascending."""
    keys = np.empty(0, dtype=np.int64)
    order = np.argsort(home, kind="stable")
    bounds = np.searchsorted(home[order], np.arange(home.max() + 2))
    while len(keys) < links:
        size = links + links // 2
        one = (concepts * numbers.random(size) ** 2.2).astype(np.int64)
        other = (concepts * numbers.random(size) ** 2.2).astype(np.int64)
        near = numbers.random(size) < 0.75
        low, high = bounds[home[one]], bounds[home[one] + 1]
        other[near] = order[(low + (high - low) * numbers.random(size) ** 2.2).astype(np.int64)[near]]
        new = np.minimum(one, other) * concepts + np.maximum(one, other)
        keys = np.unique(np.concatenate([keys, new[one != other]]))
    keys = np.sort(numbers.permutation(keys)[:links])
    return np.stack([keys // concepts, keys % concepts], axis=1)


def _comentions(
    numbers: np.random.Generator, ids: list[str], counts: np.ndarray, pairs: np.ndarray
) -> tuple[CoMention, ...]:
    total = int(counts.sum())
    drawn = np.minimum(numbers.zipf(2.2, len(pairs)), counts[pairs].min(axis=1))
    rows = []
    for (left, right), both in zip(pairs.tolist(), drawn.tolist(), strict=True):
        expected = float(counts[left]) * float(counts[right]) / total
        npmi = math.log(both / expected) / math.log(total / both)
        weight = both * (0.25 + 0.75 / (1 + (left + right) % 4))
        rows.append(CoMention(ids[left], ids[right], weight, both, expected, npmi, ()))
    return tuple(rows)


def _names(chooser: random.Random, count: int) -> list[str]:
    """Return different names, two of five in Latin letters, whose ids differ too."""
    names: dict[str, str] = {}
    while len(names) < count:
        name = _latin(chooser) if len(names) % 5 < 2 else _chinese(chooser)
        names.setdefault(plain_id(name), name)
    return list(names.values())


def _latin(chooser: random.Random) -> str:
    words = [chooser.choices(SYLLABLES, k=chooser.randint(1, 3)) for _ in range(chooser.randint(1, 2))]
    return " ".join("".join(word).capitalize() for word in words)


def _chinese(chooser: random.Random) -> str:
    return "".join(chooser.choices(HAN, k=chooser.randint(2, 7)))
