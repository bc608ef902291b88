from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Article, Block, BlockKind
from graph.segment.sentences import split_sentences


def article(*blocks: Block) -> Article:
    return Article("a", None, None, None, None, None, "a.md", 0, blocks)


def split(text: str, kind: BlockKind = "paragraph") -> list[str]:
    return [sentence.text for sentence in split_sentences(article(Block(kind, None, text)))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["一句话。", "两句话！", "三句话？", "四"],
        ["他问：“为什么？”", "她答。"],
        ["「真的吗？」", "是的。"],
        ["（笑。）", "好。"],
        ["真的吗？！", "真的……"],
        ["分号；不断句，逗号也不断。"],
        ["这些词……到底是什么意思？"],
        ["另有《谁在招人？》服务。"],
        ["所谓“能替代吗？”的问题。"],
        ["共有 3.14 和 v0.3 与 6.001 课。", "后面。"],
        ["用 Next.js 与 deeplearning.ai 做。", "后面。"],
        ["这由 Karl J. Friston 提出。", "后面。"],
        ["Zhang et al. 提出了它。"],
        ["See e.g. the U.S. market, i.e. a big one.", "It grew by 3.5 percent."],
        ["Dr. Smith met Mr. Jones.", "They talked."],
        ["It works!", "Does it?", "Yes."],
        ['He said "stop."', "Then he left."],
        ["Yahoo! 是一家公司。"],
        ["The book (see Fig. 3) is good.", "Read it."],
    ],
)
def test_sentences_end_where_readers_stop(sentences: list[str]) -> None:
    between = " " if sentences[0].isascii() else ""
    assert split(between.join(sentences)) == sentences


@pytest.mark.parametrize("kind", ["title", "heading"])
def test_titles_are_one_sentence(kind: BlockKind) -> None:
    assert split("拐点已至？答案在此。还有", kind) == ["拐点已至？答案在此。还有"]


def test_short_list_items_are_one_sentence_and_long_ones_are_not() -> None:
    assert split("知识插件：一种方法。很有用。", "list") == ["知识插件：一种方法。很有用。"]
    long = "知识插件是一种方法" + "，它有很多好处" * 20 + "。它很有用。"
    assert len(split(long, "list")) == 2


def test_lines_of_an_item_a_table_and_code_are_apart() -> None:
    assert split("Presenter\n将文件转成幻灯片。", "list") == ["Presenter", "将文件转成幻灯片。"]
    assert split("模型 | 参数\nLlama 3 | 8B", "table") == ["模型 | 参数", "Llama 3 | 8B"]
    assert split("x = 1.\n\ny. z", "code") == ["x = 1.", "y. z"]


def test_numbers_blocks_and_speakers_are_kept() -> None:
    blocks = (Block("title", None, "题"), Block("turn", "张三", "一。二。"), Block("caption", None, "图。"))
    found = split_sentences(article(*blocks))
    assert [(s.id, s.block, s.kind, s.speaker, s.text) for s in found] == [
        (0, 0, "title", None, "题"),
        (1, 1, "turn", "张三", "一。"),
        (2, 1, "turn", "张三", "二。"),
        (3, 2, "caption", None, "图。"),
    ]


def test_very_long_sentences_are_split_at_semicolons() -> None:
    parts = ["很长的一部分" * 30 + "；"] * 6
    found = split("".join(parts))
    assert "".join(found) == "".join(parts)
    assert len(found) > 1
    assert max(map(len, found)) <= 400


def test_a_text_without_any_stop_is_still_split() -> None:
    for text in ("字" * 100_000, "word " * 50_000, "字，" * 50_000):
        found = split(text)
        assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)
        assert max(map(len, found)) <= 20_000


@given(
    st.text(alphabet="字A.b1 。？！…”」）\n；，!?《》", max_size=80),
    st.sampled_from(["paragraph", "list", "code", "title"]),
)
def test_no_word_is_lost_and_no_sentence_is_empty(text: str, kind: BlockKind) -> None:
    found = split(text, kind)
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)
    assert all(sentence and sentence == sentence.strip() for sentence in found)


def test_a_very_long_sentence_is_cut_at_marks_and_never_inside_a_word() -> None:
    text = "深度学习与 GPT-4 很重要，OpenAI 发布了它，" * 4000
    article = Article("a", None, None, None, None, None, "a.md", len(text), (Block("paragraph", None, text),))
    whole = {
        "深度学习与",
        "GPT-4",
        "很重要，OpenAI",
        "发布了它，深度学习与",
        "发布了它，",
        "很重要，",
        "OpenAI",
    }
    words = {word for sentence in split_sentences(article) for word in sentence.text.split(" ")}
    assert words <= whole
