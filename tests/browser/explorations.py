"""Explorations built by hand for the browser: a folder of dated articles, and one whose texts attack."""

from __future__ import annotations

import math
import random
from collections import Counter

from graph.analyze import analyze_graph
from graph.build import build_graph
from graph.model import (
    CONCEPT_TYPES,
    Alias,
    Article,
    Concept,
    Exploration,
    Mention,
    Sentence,
)
from graph.settings import Settings
from tests.page.explorations import count_pairs

__all__ = ["PAYLOADS", "folder_exploration", "hostile_exploration"]

WORDS = "推理 微调 对齐 量化 蒸馏 检索 规划 记忆 视觉 语音 翻译 编码 解码 剪枝 压缩 评测 开源 安全 隐私 联邦".split()
LATIN = "Alpha Beta Gamma Delta Epsilon Zeta Theta Kappa Lambda Sigma".split()
SPEAKERS = ("林一", "陈二", "王三")


def folder_exploration() -> Exploration:
    """36 articles, one a month for three years; 200 concepts, each in some of the articles."""
    chooser = random.Random(11)
    names = [f"{latin}{word}" for latin in LATIN for word in WORDS]
    articles, sentences = [], []
    for month in range(36):
        identifier = f"a{month:02}"
        date = f"{2021 + month // 12}-{month % 12 + 1:02}-15"
        articles.append(
            Article(
                identifier,
                f"第 {month + 1} 期",
                None,
                date,
                None,
                f"https://example.org/{month}",
                f"{identifier}.md",
                900,
                (),
            )
        )
        topic = month % len(LATIN)
        for block in range(24):
            near = [names[topic * 20 + min(19, int(chooser.expovariate(0.25)))] for _ in range(3)]
            far = names[min(199, int(chooser.expovariate(0.02)))]
            text = f"关于 {'、'.join([*near, far])} 的讨论，第 {block} 段。"
            speaker = SPEAKERS[block % 3] if month % 2 else None
            sentences.append(Sentence(len(sentences), identifier, block, "paragraph", speaker, text))
    types = {name: CONCEPT_TYPES[place % len(CONCEPT_TYPES)] for place, name in enumerate(names)}
    return explore_names(tuple(articles), tuple(sentences), types)


def explore_names(
    articles: tuple[Article, ...], sentences: tuple[Sentence, ...], types: dict[str, str]
) -> Exploration:
    """Find names as they stand, count pairs, analyze."""
    concepts = []
    for place, (name, kind) in enumerate(sorted(types.items())):
        mentions = [
            Mention(s.id, at, at + len(name), name, "test")
            for s in sentences
            if (at := s.text.find(name)) >= 0
        ]
        if not mentions:
            continue
        inside = tuple(sorted({sentences[mention.sentence].article for mention in mentions}))
        aliases = tuple(
            Alias(surface, count, "name") for surface, count in Counter(m.surface for m in mentions).items()
        )
        concepts.append(Concept(f"c{place:03}", name, kind, aliases, tuple(mentions), inside, None))  # type: ignore[arg-type]
    comentions = count_pairs(concepts, sentences)
    graph = build_graph(concepts, comentions)
    analysis = analyze_graph(graph, Settings().analyze)
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in analysis.positions.values())
    return Exploration(articles, sentences, tuple(concepts), comentions, graph, analysis, ())


# Each would set window.hit, or load something, if any part of the page took it for more than text.
RUN = "window.hit=1"
PAYLOADS = (
    f"<script>{RUN}</script>", f"</script><script>{RUN}</script>", f"</SCRIPT ><script>{RUN}</script >", f"<img src=x onerror={RUN}>",
    f"<img src=x onerror='{RUN}'>", f'"><img src=x onerror={RUN}>', f"'><svg onload={RUN}>", f"<svg/onload={RUN}>", f"<svg><script>{RUN}</script></svg>",
    f"<body onload={RUN}>", f"<iframe srcdoc='<script>parent.{RUN}</script>'>", f"<iframe src=javascript:parent.{RUN}>", f"<object data=javascript:{RUN}>",
    f"<embed src=javascript:{RUN}>", f"<a href=javascript:{RUN}>x</a>", f"<math href=javascript:{RUN}>x", f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}></video>", f"<audio src=x onerror={RUN}>", f"<input autofocus onfocus={RUN}>", f"<select autofocus onfocus={RUN}>",
    f"<marquee onstart={RUN}>", f"<style>*{{background:url(javascript:{RUN})}}</style>", "<link rel=stylesheet href=https://example.org/x.css>",
    "<img src=https://example.org/x.png>", "<meta http-equiv=refresh content='0;url=https://example.org/'>", "<base href=https://example.org/>",
    f"<!--<script>{RUN}", f"--><script>{RUN}</script>", f"<![CDATA[<script>{RUN}</script>]]>", f"${{{RUN}}}", f"{{{{{RUN}}}}}", f"{{% {RUN} %}}", "{# x #}",
    f"`;{RUN};`", f"';{RUN};'", f'";{RUN};"', f"\\';{RUN};//", f"\\u003cscript>{RUN}</script>", f"&lt;script&gt;{RUN}&lt;/script&gt;", f"&#60;img src=x onerror={RUN}&#62;",
    f"%3Cscript%3E{RUN}%3C/script%3E", f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"java\tscript:{RUN}", f"data:text/html,<script>{RUN}</script>", f"vbscript:{RUN}",
    f"<template><script>{RUN}</script></template>", f"<noscript><img src=x onerror={RUN}></noscript>", f"<textarea></textarea><script>{RUN}</script>",
    f"<title></title><script>{RUN}</script>", f"<xmp></xmp><script>{RUN}</script>", f"<table background=javascript:{RUN}>", f"<form action=javascript:{RUN}><button>x",
    f"<button onclick={RUN}>x</button>", f"\u2028{RUN}\u2029", f"\u202e<script>{RUN}</script>\u202c", f"🦙<script>{RUN}</script>", f"\ud800<img src=x onerror={RUN}>",
    "__proto__", "constructor", f"]]>{RUN}", f"=cmd|'/C {RUN}'!A1", "@import 'https://example.org/x.css';",
)  # fmt: skip


def hostile_exploration() -> Exploration:
    """Every payload as a title, author, speaker, address, name, and in a sentence."""
    articles, sentences = [], []
    for place, text in enumerate(PAYLOADS):
        identifier = f"h{place:02}"
        url = text if place % 2 else f"javascript:{RUN}//{place}"
        articles.append(
            Article(
                identifier, text, text, "2024-01-01", text, url, f"{text[:20]}.md".replace("/", "_"), 9, ()
            )
        )
        other = PAYLOADS[(place + 1) % len(PAYLOADS)]
        sentences.append(Sentence(len(sentences), identifier, 0, "turn", text, f"甲 {text} 乙 {other} 丙"))
    types = {text: CONCEPT_TYPES[place % len(CONCEPT_TYPES)] for place, text in enumerate(PAYLOADS)}
    return explore_names(tuple(articles), tuple(sentences), types)
