from __future__ import annotations

import contextlib
import re
from collections import Counter
from pathlib import Path

import pytest

from graph.errors import ArticleError
from graph.model import Article
from graph.read import Source, find_articles, parse_article, read_article

SAMPLE = Path(__file__).parents[2] / "data" / "articles"


@pytest.fixture(scope="module")
def sample() -> Article:
    return read_article(find_articles([SAMPLE])[0][0])


def test_the_header_of_the_sample(sample: Article) -> None:
    assert sample.title == "Llama 对决 GPT：AI 开源拐点已至?｜智者访谈"
    assert (sample.author, sample.published, sample.place) == ("机器之心", "2024-07-28 12:30", "北京")
    assert sample.url is not None
    assert sample.url.startswith("http://mp.weixin.qq.com/s?__biz=")
    assert sample.source == "2024-07-28-llama-vs-gpt-open-source.md"


def test_the_speakers_of_the_sample(sample: Article) -> None:
    assert {block.speaker for block in sample.blocks} == {None, "机器之心", "黄之鹏"}
    assert [block.kind for block in sample.blocks if block.speaker] == ["turn"] * sum(
        block.speaker is not None for block in sample.blocks
    )
    by_text = {block.text: block.speaker for block in sample.blocks}
    assert by_text["类似于祖母细胞那样？"] == "机器之心"
    assert by_text["也非常高兴今天来这里。"] == "黄之鹏"


def test_the_parts_of_the_sample(sample: Article) -> None:
    count = Counter(block.kind for block in sample.blocks if block.kind != "turn")
    assert count == {"title": 1, "lead": 4, "heading": 10, "caption": 5, "bio": 3}


def test_nothing_but_text_is_in_the_sample(sample: Article) -> None:
    text = "\n".join(block.text for block in sample.blocks)
    noises = (
        "mmbiz http arxiv.org legislature ** ]( 机器之心： 黄之鹏： 时间戳 00:29 视频号 嘉宾简介 论文地址"
    )
    for noise in [*noises.split(), "共创 AI 未来", "opensauceAI"]:
        assert noise not in text
    for words in (
        "「Mono-Semanticity」",
        "Rui-Jie Zhu et. al",
        "Scaling Law",
        "来源：MIT Press",
        "Neuro + AI",
        "fine-grained 的",
    ):
        assert words in text


def test_every_word_of_the_sample_is_the_articles_own(sample: Article) -> None:
    raw = next(SAMPLE.glob("*.md")).read_text(encoding="utf-8")
    letters = re.sub(r"[\s*_]", "", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", raw))
    for block in sample.blocks:
        for part in re.split(r"[，。：；]", block.text):
            assert re.sub(r"[\s_]", "", part) in letters


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(ArticleError) as refused:
        read_article(Source(path, path.name, "a"))
    return refused.value.path, refused.value.reason


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    for name, data in {
        "empty.md": b"",
        "blank.txt": b" \n ",
        "binary.md": b"\x00\x01\x02" * 99,
        "broken.md": "人工智能".encode() + b"\xff",
        "furniture.md": b"![](https://example.com/a.png)\n\n* * *\n",
        "only-script.html": b"<script>alert(1)</script>",
        "data.json": b"{}",
    }.items():
        (tmp_path / name).write_bytes(data)
    assert refusal(tmp_path / "empty.md") == ("empty.md", "empty")
    assert refusal(tmp_path / "blank.txt") == ("blank.txt", "empty")
    assert refusal(tmp_path / "binary.md") == ("binary.md", "binary")
    assert refusal(tmp_path / "broken.md") == ("broken.md", "encoding")
    assert refusal(tmp_path / "furniture.md") == ("furniture.md", "no-text")
    assert refusal(tmp_path / "only-script.html") == ("only-script.html", "no-text")
    assert refusal(tmp_path / "gone.md") == ("gone.md", "missing")
    assert refusal(tmp_path / "data.json") == ("data.json", "unsupported")


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ArticleError) as refused:
        read_article(Source(path, "huge.md", "huge"))
    assert (refused.value.reason, refused.value.details) == ("too-large", {"size": "50.0 MB"})


@pytest.mark.parametrize("form", ["markdown", "text", "html"])
@pytest.mark.parametrize(
    "unit", ["字", "word ", "**a", "[a](", "<a ", "_a ", "a@", "a.", "&", "张三：", "`a", "https://a"]
)
def test_a_single_line_of_one_megabyte_is_read_in_linear_time(unit: str, form: str) -> None:
    # Quadratic time would take minutes and hours here, and hold up the whole suite.
    with contextlib.suppress(ArticleError):
        assert parse_article(unit * (1_000_000 // len(unit)), "a", "a", form).blocks


def test_hostile_text_stays_text() -> None:
    article = parse_article(
        "# <script>alert(1)</script>\n\n</script><img src=x onerror=alert(1)> 与 \u202eabc\u2066 \ud800",
        "a",
        "a",
    )
    assert article.title == "<script>alert(1)</script>"
    assert article.blocks[1].text == "</script><img src=x onerror=alert(1)> 与 abc \ufffd"
    article.blocks[1].text.encode("utf-8")


def test_the_same_text_in_another_encoding_gives_the_same_blocks(tmp_path: Path) -> None:
    text = "# 微调\n\n微调（fine-tuning）是一种方法，人们用它来训练模型。\n"
    blocks = []
    for codec in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        path = tmp_path / f"{codec}.md"
        path.write_bytes(text.encode(codec))
        blocks.append(read_article(Source(path, path.name, "a")).blocks)
    assert blocks == [blocks[0]] * 4
