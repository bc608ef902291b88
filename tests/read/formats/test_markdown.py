from __future__ import annotations

import pytest

from graph.read.formats.markdown import parse_markdown
from graph.read.pieces import BOLD
from tests.read.reading import shown, texts


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in parse_markdown(text).pieces]


@pytest.mark.parametrize(
    ("markdown", "pieces"),
    [
        (
            "# 一\n\n## 二 ##\n\n题\n===\n\n节\n---\n",
            [("heading", "一"), ("heading", "二"), ("heading", "题"), ("heading", "节")],
        ),
        ("段一\n\n段二", [("paragraph", "段一"), ("paragraph", "段二")]),
        ("- 一\n* 二\n+ 三\n1. 四\n2) 五\n   - 六", [("list", text) for text in "一二三四五六"]),
        ("  * 一\n\n     * 二\n", [("list", "一"), ("list", "二")]),
        ("> 引一\n> 引二。\n>\n> - 项", [("quote", "引一引二。"), ("quote", "项")]),
        ("* * *\n---\n___", [("rule", "")] * 3),
        (
            "前\n\n```python\nx = 1\n\n# 注\n```\n后",
            [("paragraph", "前"), ("code", "x = 1\n\n# 注"), ("paragraph", "后")],
        ),
        ("前\n\n    x = 1\n    y = 2\n", [("paragraph", "前"), ("code", "    x = 1\n    y = 2")]),
        ("    汉字缩进不是代码", [("paragraph", "汉字缩进不是代码")]),
        (
            "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n后",
            [("table", "| 甲 | 乙 |\n| 1 | 2 |"), ("paragraph", "后")],
        ),
        ("甲 | 乙\n--- | ---\n1 | 2", [("table", "甲 | 乙\n1 | 2")]),
        ("行一  \n行二\\\n行三", [("paragraph", "行一"), ("paragraph", "行二"), ("paragraph", "行三")]),
        ("前![图](a.png)后", [("paragraph", "前"), ("image", ""), ("paragraph", "后")]),
        ("天气好![笑](a.png)，出门", [("paragraph", "天气好，出门")]),
        ("**甲乙**\n：今天天气好", [("paragraph", f"{BOLD}甲乙{BOLD}：今天天气好")]),
        ("**甲乙**\n今天天气好", [("paragraph", f"{BOLD}甲乙{BOLD}今天天气好")]),
        ("—— 正文 ——\n今天天气好", [("paragraph", "—— 正文 ——"), ("paragraph", "今天天气好")]),
        ("文\n\n[1]: https://example.com\n[a]: http://b.c 'd'\n", [("paragraph", "文")]),
        ("正文[^1]。\n\n[^1]: 注释文字。", [("paragraph", "正文。"), ("paragraph", "注释文字。")]),
        ("#Tag\n\n#标题\n\n##Title", [("paragraph", "#Tag"), ("heading", "标题"), ("heading", "Title")]),
    ],
)
def test_pieces(markdown: str, pieces: list[tuple[str, str]]) -> None:
    assert kinds(markdown) == pieces


def test_a_wrapped_line_that_begins_like_an_item_goes_on() -> None:
    line = "这一段说了很多很多的话，长到转换工具不得不在八十列附近换行，于是一个趋势是所谓的 Neuro"
    text = f"{line * 2}\n+ AI 结合，前景广阔。"
    assert kinds(text) == [("paragraph", f"{line * 2} + AI 结合，前景广阔。")]


def test_a_list_after_a_colon_is_a_list() -> None:
    lead = (
        "这一段说了很多很多的话，长到转换工具不得不在八十列附近换行，最后列出几样东西，它们分别是下面这些："
    )
    assert [kind for kind, _ in kinds(f"{lead}\n1. 一\n2. 二")] == ["paragraph", "list", "list"]


def test_an_open_fence_ends_with_the_file() -> None:
    assert kinds("```\nx") == [("code", "x")]


def test_links_wrapped_in_the_middle() -> None:
    assert texts(
        "# 题\n\n他坚定表明「[开源 AI\n即未来](http://example.com/s?__biz=Mz==&mid=2&scene=21#x)」，再次引起争论。"
    ) == [
        "题",
        "他坚定表明「开源 AI 即未来」，再次引起争论。",
    ]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    lines = [
        "某公司公布了两件事：",
        "一个大模型",
        "这次推出的",
        "Some Model 3",
        "，规格是「天花板」。",
        *(f"第{n}句" for n in "一二三四五六七八九十" * 2),
    ]
    found = texts("\n".join(lines))
    assert found[:4] == [
        "某公司公布了两件事：",
        "一个大模型",
        "这次推出的",
        "Some Model 3，规格是「天花板」。",
    ]
    assert found[4:] == lines[5:]


def test_pictures_that_hold_their_data() -> None:
    picture = "![](data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='8'></svg>)"
    assert kinds(f"前{picture}后") == [("paragraph", "前"), ("image", ""), ("paragraph", "后")]


def test_tables_lose_their_bars_and_keep_their_rows() -> None:
    assert shown("# 题\n\n| 模型 | 参数 |\n| :-- | --: |\n| **Llama 3** | 8B |") == [
        ("title", None, "题"),
        ("table", None, "模型 | 参数\nLlama 3 | 8B"),
    ]


def test_where_breaks_are_marked_other_line_ends_are_wraps() -> None:
    said = "问：这一回说的是什么  \n答：说的是一句很长的话，长到转换的程序要在第几个字那里把它折成两行，而 AI\n并不知道  \n"
    assert shown("# 题\n" + said * 6)[1:3] == [
        ("turn", "问", "这一回说的是什么"),
        ("turn", "答", "说的是一句很长的话，长到转换的程序要在第几个字那里把它折成两行，而 AI 并不知道"),
    ]
