from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.read.inline import convert_inline, drop_addresses, drop_comments
from graph.read.pieces import BOLD, IMAGE, LINK, MARKS


def plain(text: str) -> str:
    return convert_inline(text).replace(BOLD, "|").replace(IMAGE, "^").replace(LINK, "~")


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**粗体**与__也是__", "|粗体|与|也是|"),
        ("这是 __也是__ 的", "这是 |也是| 的"),
        ("**问：****好吗？****答：**好", "|问：||好吗？||答：|好"),
        ("*斜体* 与 _斜体_", "斜体 与 斜体"),
        (r"见 https://a.com/v?id=1\&q=%E7%B0\_x 与 a\_b", "见 ~ 与 a_b"),
        ('见 [链接](https://a.com){target="_blank"} 与 f(x){y}', "见 链接 与 f(x){y}"),
        ("a_b_c 与 my_var 与 2 * 3 * 4", "a_b_c 与 my_var 与 2 * 3 * 4"),
        ("SQL 的 count(*) 与 count(*) 函数", "SQL 的 count(*) 与 count(*) 函数"),
        (r"1\. 第一 \*星\* \[括号\]", "1. 第一 *星* [括号]"),
        ("[链接](https://a.com/b_(c)) 与 [引用][1] 与 [空][]", "链接 与 引用 与 空"),
        ("[![图](https://a.com/x.png)](https://a.com)", "^"),
        ("![图片](https://a.com/x.png '题')后文", "^后文"),
        ("`a_b*c` 与 ``x``", "a_b*c 与 x"),
        ("<u>下划线</u>和<sub>2</sub><br/>", "下划线和2"),
        ("<https://a.com/x> 和 <img src='a.png'>", "~ 和 ^"),
        ("<iframe src='https://a.com'></iframe>后", "^后"),
        ("`https://a.com/b`", "~"),
        ("A &amp; B &lt;C&gt;", "A & B <C>"),
        ("脚注[^1]在此", "脚注在此"),
        ("~~删~~除", "删除"),
        ("1 < 2 且 3 > 2，List<String>", "1 < 2 且 3 > 2，List<String>"),
        ("S. Zhao _et\nal._ , 2024", "S. Zhao et\nal. , 2024"),
        ("like to ___ now", "like to ___ now"),
    ],
)
def test_markup_becomes_words_and_marks(markdown: str, words: str) -> None:
    assert plain(markdown) == words


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<p onclick="x()">',
        "</script>",
        "<svg/onload=x>",
    ],
)
def test_markup_that_runs_is_kept_as_the_text_that_it_is(hostile: str) -> None:
    assert convert_inline(hostile) == hostile


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("见 https://arxiv.org/abs/2405.20947。", "见 ~。"),
        ("See https://a.com/x. Next", "See ~. Next"),
        ("（https://arxiv.org/pdf/2410.03440?）", "（~?）"),
        ("arxiv.org/pdf/2405.20947", "~"),
        ("来源：leginfo.legislature.ca.gov", "来源：~"),
        ("写信到 first.last@mail.example.com 吧", "写信到 ~ 吧"),
        ("Ben Brooks@opensauce，他", "Ben Brooks，他"),
        (
            "deeplearning.ai、Next.js、Data.gov、v0.3 和 3.14",
            "deeplearning.ai、Next.js、Data.gov、v0.3 和 3.14",
        ),
        ("CI/CD 与 TCP/IP 与 torch.nn.functional", "CI/CD 与 TCP/IP 与 torch.nn.functional"),
        ("www.example.com 网站", "~ 网站"),
    ],
)
def test_addresses_go_and_names_with_dots_stay(text: str, kept: str) -> None:
    assert drop_addresses(text).replace(LINK, "~") == kept


def test_encoded_data_is_no_text() -> None:
    assert drop_addresses("图 " + "iVBORw0KGgo+/A" * 100) == f"图 {LINK}"


def test_comments_of_many_lines_go() -> None:
    assert drop_comments("a<!-- x\n\ny -->b<!-- open") == "ab<!-- open"


@given(st.text(alphabet="a字*_`[]()!<>&;\\~^/:.@ \n#1。", max_size=60))
def test_no_input_breaks_it(text: str) -> None:
    converted = convert_inline(text)
    assert not any("\uf700" <= char <= "\uf7ff" for char in converted)
    assert converted.count("字") <= text.count("字")
    assert {char for char in converted if char < " " and char != "\n"} <= set(MARKS)
