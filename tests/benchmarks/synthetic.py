"""Generate a synthetic exploration of any size: Zipf mentions, communities, Chinese and Latin names.

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
    Evidence,
    Exploration,
    Mention,
    Sentence,
)
from graph.page.store import plain_id

SYLLABLES = "al be cor de em fi gra hu in jo ka li mo ne op pra qui re sta tor un ver wi xen yo zer".split()
# Common characters of the field, so that pinyin and folding have something to do.
HAN = (
    "模型数据学习网络算法智能语言推理训练图像生成知识系统计算机器优化注意力编码解码向量检索增强对齐评测开源"
    "芯片大小深度强化监督预测分布式并行缓存压缩量化蒸馏剪枝提示工程代理规划记忆工具安全隐私联邦视觉语音翻译"
)


def synthetic_exploration(concepts: int, links: int, seed: int = 7, evidence: bool = False) -> Exploration:
    """Return an exploration with exactly so many concepts and links. With ``evidence`` each link has a
    sentence of its own text, else the sentences are empty and no link points to any."""
    chooser = random.Random(seed)
    numbers = np.random.default_rng(seed)
    communities = max(4, round(math.sqrt(concepts) / 3))
    articles = max(1, concepts // 100)
    counts = np.maximum(1, (concepts / 12 / np.arange(1, concepts + 1) ** 0.9).astype(int))
    home = numbers.integers(0, communities, concepts)
    left, right = _pairs(numbers, home, links, concepts)
    total = int(counts.sum())
    both = np.minimum(np.maximum(1, numbers.zipf(2.2, links)), np.minimum(counts[left], counts[right]))
    places = numbers.normal(0, 900, (concepts, 2)) + np.stack([home % 10, home // 10], axis=1) * 1200

    names = _names(chooser, concepts)
    ids = [plain_id(name) for name in names]
    sentences = _sentences(chooser, names, left, right, total, articles, evidence)
    rows = []
    start = 0
    for place, name in enumerate(names):
        mentions = tuple(
            Mention((start + k) % total, 0, len(name), name, "lexicon") for k in range(counts[place])
        )
        start += int(counts[place])
        aliases = [Alias(name, int(counts[place]), "name")]
        if place % 2:
            aliases.append(Alias(_latin(chooser) if place % 4 == 1 else name.upper() + "s", 1, "spelling"))
        where = tuple(sorted({sentences[mention.sentence].article for mention in mentions}))
        kind = CONCEPT_TYPES[int(home[place] + place) % len(CONCEPT_TYPES)]
        rows.append(Concept(ids[place], name, kind, tuple(aliases), mentions, where, None))
    comentions = tuple(
        _comention(ids, counts, total, int(a), int(b), int(n), (Evidence(k % total, None),) if evidence else ())
        for k, (a, b, n) in enumerate(zip(left, right, both, strict=True))
    )
    members: list[list[str]] = [[] for _ in range(communities)]
    for place, identifier in enumerate(ids):
        members[home[place]].append(identifier)
    analysis = Analysis(
        tuple(Community(k, tuple(ids[:3]), tuple(inside)) for k, inside in enumerate(members) for ids in [inside]),
        {identifier: int(home[place]) for place, identifier in enumerate(ids)},
        {identifier: (float(places[k, 0]), float(places[k, 1])) for k, identifier in enumerate(ids[:5000])},
        {identifier: float(concepts - place) for place, identifier in enumerate(ids)},
    )
    papers = tuple(
        Article(f"a{k:06d}", f"第 {k} 篇", "作者", f"20{k % 25:02d}-0{k % 9 + 1}-1{k % 9}", None, None, f"{k}.md", 900, ())
        for k in range(articles)
    )
    return Exploration(papers, sentences, tuple(rows), comentions, nx.Graph(), analysis, ())


def _pairs(numbers: np.random.Generator, home: np.ndarray, links: int, concepts: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw pairs by importance, three of four within a community."""
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
    return keys // concepts, keys % concepts


def _comention(
    ids: list[str], counts: np.ndarray, total: int, left: int, right: int, both: int, evidence: tuple[Evidence, ...]
) -> CoMention:
    expected = float(counts[left]) * float(counts[right]) / total
    npmi = math.log(both / expected) / math.log(total / both)
    weight = both * (0.25 + 0.75 / (1 + (left + right) % 4))
    return CoMention(ids[left], ids[right], weight, both, expected, npmi, evidence)


def _sentences(
    chooser: random.Random, names: list[str], left: np.ndarray, right: np.ndarray, total: int, articles: int, evidence: bool
) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            k, f"a{k * articles // total:06d}", k % 7, "paragraph", f"讲者{k % 40}" if k % 3 == 0 else None,
            f"{names[left[k % len(left)]]} 与 {names[right[k % len(left)]]} 一起出现，{_chinese(chooser)}。" if evidence else "。",
        )
        for k in range(total)
    )  # fmt: skip


def _names(chooser: random.Random, count: int) -> list[str]:
    """Return different names, two of five in Latin letters, whose ids differ too."""
    names: dict[str, str] = {}
    while len(names) < count:
        name = _latin(chooser) if len(names) % 5 < 2 else _chinese(chooser)
        names.setdefault(plain_id(name), name)
    return list(names.values())


def _latin(chooser: random.Random) -> str:
    words = ("".join(chooser.choices(SYLLABLES, k=chooser.randint(1, 3))).capitalize() for _ in range(chooser.randint(1, 2)))
    return " ".join(words)


def _chinese(chooser: random.Random) -> str:
    return "".join(chooser.choices(HAN, k=chooser.randint(2, 7)))
