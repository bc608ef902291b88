"""Parts of the articles worked on apart give what all of them give together."""

from __future__ import annotations

from collections import Counter
from functools import reduce
from pathlib import Path

import pytest

from graph.count import add_counts, list_comentions, measure_pairs
from graph.kernel import Kernel
from graph.lexicon import load_lexicon
from graph.merge.columns import stack_tables
from graph.merge.concepts import join_names, make_concepts, roots_of
from graph.merge.keys import KeyMaker
from graph.model import CoMention, Concept, Mention
from graph.partition import (
    Mentions,
    count_mentions,
    divide,
    find_mentions,
    keep_strong,
    make_digest,
    read_part,
    renumber,
    tally,
    unite,
)
from graph.pipeline import explore
from graph.read import find_articles
from graph.settings import CountSettings, Settings

TEXTS = (
    "# 一\n\nMoE 与 SAE 一起出现。OpenAI 使用 MoE 模型。\n\nAnthropic 研究稀疏自编码器（Sparse AutoEncoder，SAE）。",
    "# 二\n\nDSPy 和 SGLang 都来自斯坦福。它们与 MoE 无关。\n\nOpenAI 也在，SAE 也在。",
    "# 三\n\n今天没有什么可说。\n\n明天也一样。",
    "# 四\n\n张小凡发布了“星河引擎”（Xinghe Engine，XHE）。XHE 支持 MoE。",
    "# 五\n\nXHE 与 DSPy 相比更快。Xinghe Engine 由 Anthropic 投资。",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"article-{number}.md").write_text(text, encoding="utf-8")
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    return tmp_path


def mentions_of(part: Mentions) -> list[tuple[str, Mention]]:
    """List a part's mentions, each with the root of its concept."""
    table = part.table
    return [
        (
            part.roots[table.name[i]],
            Mention(
                int(table.sentence[i]),
                int(table.start[i]),
                int(table.end[i]),
                *table.names[table.name[i]][:2],
            ),
        )
        for i in range(len(table))
    ]


def apart(folder: Path, width: int) -> tuple[tuple[Concept, ...], tuple[CoMention, ...], list[Mentions]]:
    """Take the steps part by part, ``width`` articles a part."""
    lexicon = load_lexicon()
    kernel, key_of = Kernel(lexicon), KeyMaker(lexicon)
    found = sorted(find_articles([folder])[0], key=lambda source: source.id)
    tables = [read_part(found[i : i + width], kernel) for i in range(0, len(found), width)]
    digest = reduce(unite, [make_digest(part, key_of) for part in tables])
    aliases = join_names(digest.names, KeyMaker(lexicon), lexicon)
    parts = [find_mentions(part, aliases, KeyMaker(lexicon)) for part in tables]
    offsets = [sum(len(part.sentences) for part in parts[:i]) for i in range(len(parts))]
    table = stack_tables([part.table for part in parts], range(0, len(found), width), offsets)
    roots = roots_of(table, aliases, key_of)
    concepts = make_concepts(table, roots, [source.id for source in found], aliases, lexicon)
    number = {concept.mentions[0]: number for number, concept in enumerate(concepts)}
    numbers = {}
    for part, offset in zip(parts, offsets, strict=True):
        for root, mention in mentions_of(part):
            moved = mention._replace(sentence=mention.sentence + offset)
            if moved in number:
                numbers[root] = number[moved]
    counts = []
    for part, offset in zip(parts, offsets, strict=True):
        counted = count_mentions(part, numbers, CountSettings())
        counted.where[:] += offset
        counts.append(counted)
    pairs = measure_pairs(reduce(add_counts, counts), digest.sentences)
    return concepts, list_comentions(pairs, [concept.id for concept in concepts]), parts


@pytest.mark.parametrize("width", [1, 2, 5])
def test_parts_together_are_the_whole(folder: Path, width: int) -> None:
    whole = explore([folder], Settings(workers=1))
    concepts, comentions, parts = apart(folder, width)
    assert concepts == whole.concepts
    assert comentions == whole.comentions
    assert sum(len(part.sentences) for part in parts) == len(whole.sentences)
    assert len(comentions) > 5


def test_parts_are_in_order_and_as_large_as_wanted(folder: Path) -> None:
    found = find_articles([folder])[0]
    for least, most in ((1, 10**6), (3, 10**6), (1, 100), (50, 1)):
        parts = divide(found, least, most)
        assert [s for part in parts for s in part] == sorted(found, key=lambda source: source.id)
        assert all(parts)
        for part in parts:
            # Without its last article a part is smaller than what was wanted.
            assert sum(source.path.stat().st_size for source in part[:-1]) < most
    assert len(divide(found, 1, 10**6)) == 1
    assert len(divide(found, 50, 10**6)) > 3


def test_a_file_that_is_no_article_is_told(folder: Path) -> None:
    found = find_articles([folder])[0]
    tables = read_part(found, Kernel(load_lexicon()))
    assert [skipped.source for skipped in tables.skipped] == ["empty.md"]
    assert len(tables.packed) == len(TEXTS)


def test_only_strong_concepts_and_their_sentences_are_kept(folder: Path) -> None:
    _, _, (part,) = apart(folder, len(TEXTS) + 1)
    counts = tally(part)
    assert counts == Counter(root for root, _ in mentions_of(part))
    strong = frozenset(root for root, count in counts.items() if count > 2)
    less = keep_strong(part, strong)
    assert {root for root, _ in mentions_of(less)} == strong
    assert [sentence.id for sentence in less.sentences] == list(range(len(less.sentences)))
    assert 0 < len(less.sentences) < len(part.sentences)
    for _, mention in mentions_of(less):
        assert less.sentences[mention.sentence].text[mention.start : mention.end] == mention.surface


def test_pairs_of_strong_concepts_keep_their_sentences(folder: Path) -> None:
    _, _, (part,) = apart(folder, len(TEXTS) + 1)
    strong = frozenset(root for root, count in tally(part).items() if count > 2)
    less = keep_strong(part, strong)
    counts = count_mentions(
        part, {root: number for number, root in enumerate(sorted(strong))}, CountSettings()
    )
    assert len(counts.where)
    moved = renumber(counts.where, part, strong)
    for old, new in zip(counts.where.tolist(), moved.tolist(), strict=True):
        assert part.sentences[old].text == less.sentences[new].text
