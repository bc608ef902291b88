"""Build explorations by hand for the tests of the page: small, with what may go wrong in them."""

from __future__ import annotations

import math
from collections import Counter

import networkx as nx

from graph.model import (
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

HOSTILE_TITLE = "</script><script>alert(1)</script> “引号” \u2028 & <!-- \ud800 🦙"

ARTICLES = (
    ("a1", "从推理到推断：一次访谈", "2024-07-28", "https://example.org/a?b=1&c=2"),
    ("a2", HOSTILE_TITLE, "2023-01-05", "javascript:alert(1)"),
    ("a3", None, None, None),
)

# article, block, kind, speaker, text
SENTENCES = (
    ("a1", 0, "title", None, "从推理到推断：一次访谈"),
    ("a1", 1, "turn", "黄之鹏", "积极推理 (Active Inference) 来自自由能原理。"),
    ("a1", 1, "turn", "黄之鹏", "MoE 与 Active Inference 可以放在一起看。"),
    ("a1", 2, "turn", "主持人", "🦙 Llama 3.1 比 Llama 强，也用 MoE。"),
    ("a1", 2, "turn", "主持人", "重慶大學的人用 DSPy 和 mixture-of-experts。"),
    ("a2", 0, "paragraph", None, "=cmd|' /C calc'!A1 是 MoE 里的 <img src=x onerror=alert(1)> 公式。"),
    ("a2", 1, "paragraph", 'O\'Neil "Q"', "DSPy\u2028与 MoE。\ud800"),
    ("a3", 0, "list", None, "Llama、MoE、DSPy、Gamma"),
)

# id, name, type, {surface: rule}, family
CONCEPTS = (
    ("active-inference", "Active Inference", "theory",
     {"Active Inference": "name", "积极推理": "definition"}, None),
    ("free-energy-principle", "自由能原理", "theory", {"自由能原理": "lexicon"}, None),
    ("mixture-of-experts", "MoE", "method",
     {"MoE": "name", "mixture-of-experts": "lexicon"}, None),
    ("llama", "Llama", "model", {"Llama": "name"}, None),
    ("llama-3.1", "Llama 3.1", "model", {"Llama 3.1": "name"}, "llama"),
    ("dspy", "DSPy", "software", {"DSPy": "name"}, None),
    ("chongqing-university", "重庆大学", "organization", {"重慶大學": "lexicon"}, None),
    ("gamma", "Gamma", "other", {"Gamma": "latin"}, None),
    ("formula", "=cmd|' /C calc'!A1", "other", {"=cmd|' /C calc'!A1": "latin"}, None),
)  # fmt: skip

# Names that no sentence uses, but by which a reader may search.
ALSO = {"active-inference": ("主动推理",), "mixture-of-experts": ("混合专家", "混合专家模型")}


def small_exploration() -> Exploration:
    """Return three articles, eight sentences and nine concepts, hostile texts among them."""
    sentences = tuple(Sentence(i, a, b, k, s, t) for i, (a, b, k, s, t) in enumerate(SENTENCES))  # type: ignore[arg-type]
    articles = tuple(
        Article(i, title, "作者" if i == "a1" else None, date, None, url, f"{i}.md", 100, ())
        for i, title, date, url in ARTICLES
    )
    concepts = sorted((_find(row, sentences) for row in CONCEPTS), key=lambda concept: concept.id)
    comentions = count_pairs(concepts, sentences)
    ids = [concept.id for concept in concepts]
    graph = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_weighted_edges_from((x.left, x.right, x.weight) for x in comentions)
    first = ("active-inference", "free-energy-principle")
    rest = tuple(i for i in ids if i not in first)
    analysis = Analysis(
        communities=(
            Community(0, ("mixture-of-experts", "llama", "dspy", "gamma"), rest),
            Community(1, first, first),
        ),
        community_of={i: int(i in first) for i in ids},
        positions={i: (100.0 * place, -50.5 * place) for place, i in enumerate(ids)},
        importance={concept.id: float(len(concept.mentions)) for concept in concepts},
    )
    return Exploration(articles, sentences, tuple(concepts), comentions, graph, analysis, ())


def _find(row: tuple[str, str, str, dict[str, str], str | None], sentences: tuple[Sentence, ...]) -> Concept:
    identifier, name, kind, surfaces, family = row
    mentions = []
    for sentence in sentences:
        for surface in surfaces:
            start = sentence.text.find(surface)
            # "Llama" inside "Llama 3.1" is no mention of the family.
            while start >= 0 and sentence.text[start:].startswith("Llama 3.1") and surface == "Llama":
                start = sentence.text.find(surface, start + 1)
            if start >= 0:
                mentions.append(Mention(sentence.id, start, start + len(surface), surface, "test"))
    counts = Counter(mention.surface for mention in mentions)
    aliases = tuple(Alias(surface, count, surfaces[surface]) for surface, count in counts.most_common())
    articles = tuple(sorted({sentences[mention.sentence].article for mention in mentions}))
    also = ALSO.get(identifier, ())
    return Concept(identifier, name, kind, aliases, tuple(sorted(mentions)), articles, family, also)  # type: ignore[arg-type]


def count_pairs(concepts: list[Concept], sentences: tuple[Sentence, ...]) -> tuple[CoMention, ...]:
    """Count pairs in a sentence (weight 1) and in neighbouring sentences of one block (a half)."""
    inside = {c.id: {mention.sentence for mention in c.mentions} for c in concepts}
    total = len(sentences)
    found = []
    for place, left in enumerate(concepts):
        for right in concepts[place + 1 :]:
            both = sorted(inside[left.id] & inside[right.id])
            evidence = [Evidence(i, None) for i in both]
            for i in range(total - 1):
                one, two = sentences[i], sentences[i + 1]
                if (
                    (one.article, one.block) == (two.article, two.block)
                    and i not in both
                    and i + 1 not in both
                ):
                    crosses = (i in inside[left.id] and i + 1 in inside[right.id]) or (
                        i in inside[right.id] and i + 1 in inside[left.id]
                    )
                    if crosses:
                        evidence.append(Evidence(i, i + 1))
            if not evidence:
                continue
            expected = len(inside[left.id]) * len(inside[right.id]) / total
            if len(both) in (0, total):
                npmi = 1.0 if both else -1.0
            else:
                npmi = math.log(len(both) / expected) / math.log(total / len(both))
            weight = len(both) + 0.5 * (len(evidence) - len(both))
            evidence.sort(key=lambda item: item.sentence)
            found.append(CoMention(left.id, right.id, weight, len(both), expected, npmi, tuple(evidence)))
    return tuple(found)
