from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import BLOCK_KINDS
from tests.read.reading import read, shown

LEAD = "这一年里大家谈得最多的就是大模型，我们邀请到王小明先生，一同探讨这场关乎技术进步的变化与它的未来。"
BREAK = "  "
INTERVIEW = f"""# 对话王小明

![](https://example.com/cover.png)

{LEAD}

**访谈文字整理**

**某某之心：** 大家好。**王小明：** 你好。**某某之心：****微调还有
意义吗？****王小明：** 有的，比如 AI
行业里的做法。

还有一点，就是数据。![](https://example.com/a.png)《Active
Inference》一书全面概述了这个假说。来源：MIT
Press有一派科学家并不这么认为，他们觉得大模型只是在记忆，跟数据库查询没有任何区别，所以两派争论不休。

![](https://example.com/b.png)

该图展示了模型规模与性能之间的关系。来源：Jane Roe _et. al_ ，arxiv.org/pdf/2406.02528

图之后继续说。

**机制的未来**

**某某之心：最后一个问题，未来会怎样？****王小明：** 会更好。**{BREAK}
嘉宾简介**

王小明，某大学教授，主要做机器学习方面的工作。

他还做过别的。

* * *

**关注某某之心视频号****更多精彩内容等你来看！**
"""


def test_an_interview() -> None:
    assert shown(INTERVIEW) == [
        ("title", None, "对话王小明"),
        ("lead", None, LEAD),
        ("turn", "某某之心", "大家好。"),
        ("turn", "王小明", "你好。"),
        ("turn", "某某之心", "微调还有意义吗？"),
        ("turn", "王小明", "有的，比如 AI 行业里的做法。"),
        ("turn", "王小明", "还有一点，就是数据。"),
        ("caption", None, "《Active Inference》一书全面概述了这个假说。来源：MIT Press"),
        (
            "turn",
            "王小明",
            "有一派科学家并不这么认为，他们觉得大模型只是在记忆，跟数据库查询没有任何区别，所以两派争论不休。",
        ),
        ("caption", None, "该图展示了模型规模与性能之间的关系。来源：Jane Roe et. al"),
        ("turn", "王小明", "图之后继续说。"),
        ("heading", None, "机制的未来"),
        ("turn", "某某之心", "最后一个问题，未来会怎样？"),
        ("turn", "王小明", "会更好。"),
        ("bio", None, "王小明，某大学教授，主要做机器学习方面的工作。"),
        ("bio", None, "他还做过别的。"),
    ]


NEWSLETTER = """# 周刊（第 1 期）：某题

这里记录每周值得分享的内容，周五发布。

## 科技动态

1、[硬盘打孔机](https://example.com/1)

硬盘报废时需要擦除数据。

这种机器可以打孔。

2、**其他**

（1）某公司募集了资金。

## 文章

1、[如何用某工具](https://example.com/2)（英文）

![](https://example.com/x.png)

本文介绍某工具。

## 工具

1、[Presenter](https://example.com/3)

![](https://example.com/y.png)

将 Markdown 文件转成幻灯片的工具。（[@abc](https://example.com/4) 投稿）

2、[Editor.js](https://example.com/5)

一个编辑器。

## 言论

1、

写程序很难。

-- [某某《某书》](https://example.com/6)

（完）
"""


def test_a_newsletter_of_short_items() -> None:
    assert shown(NEWSLETTER) == [
        ("title", None, "周刊（第 1 期）：某题"),
        ("list", None, "硬盘打孔机\n硬盘报废时需要擦除数据。"),
        ("paragraph", None, "这种机器可以打孔。"),
        ("paragraph", None, "（1）某公司募集了资金。"),
        ("list", None, "如何用某工具\n本文介绍某工具。"),
        ("list", None, "Presenter\n将 Markdown 文件转成幻灯片的工具。"),
        ("list", None, "Editor.js\n一个编辑器。"),
        ("paragraph", None, "写程序很难。"),
        ("quote", None, "某某《某书》"),
    ]


def test_bold_lines_are_headings_unless_they_are_sentences() -> None:
    assert shown(
        "# 题\n\n**关于可解释性**\n\n**这是一句被强调的完整的话。**\n\n **_02、_**_**基座模型**_"
    ) == [
        ("title", None, "题"),
        ("heading", None, "关于可解释性"),
        ("paragraph", None, "这是一句被强调的完整的话。"),
        ("heading", None, "基座模型"),
    ]


def test_an_introduction_by_the_editor_is_the_lead() -> None:
    text = "# 题\n\n##### **【某某导读】**刚刚，某公司开源了工具。研究人员不用写代码！\n\n正文。"
    assert shown(text)[1] == ("lead", None, "刚刚，某公司开源了工具。研究人员不用写代码！")
    assert shown("# 题\n\n【导读】\n\n刚刚开源。\n\n正文。")[1:] == [
        ("lead", None, "刚刚开源。"),
        ("paragraph", None, "正文。"),
    ]


def test_a_saved_page_repeats_its_title_and_publisher() -> None:
    text = (
        "# 某题在此\n\n- 来源: 某刊\n- 链接: https://example.com\n\n## 摘要\n\n一句摘要。\n\n"
        "#js { max-width: 9px; } img { width: 1px; }\n\n某题在此\n====\n\n某刊\n\n正文的第一段在此。"
    )
    assert shown(text) == [
        ("title", None, "某题在此"),
        ("paragraph", None, "一句摘要。"),
        ("paragraph", None, "正文的第一段在此。"),
    ]
    assert read(text).author == "某刊"


def test_a_biography_in_one_line() -> None:
    text = "# 题\n\n> 嘉宾简介：王小明，某公司工程师。\n\n正文在此。\n\n**作者简介**\n\n李四，教授。\n\n**王五**\n\n讲师。"
    assert shown(text)[1:] == [
        ("bio", None, "王小明，某公司工程师。"),
        ("paragraph", None, "正文在此。"),
        ("bio", None, "李四，教授。"),
        ("bio", None, "王五"),
        ("bio", None, "讲师。"),
    ]


def test_numbered_chapters_are_headings() -> None:
    assert shown("# 题\n\n一、兴起\n\n正文。\n\n## 2. 方法")[1:] == [
        ("heading", None, "兴起"),
        ("paragraph", None, "正文。"),
        ("heading", None, "方法"),
    ]
    assert shown("# 题\n\n### 06Acme 将移除功能\n\n正文。")[1] == ("heading", None, "Acme 将移除功能")


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert read("# 模糊测试新方法 - 知乎\n\n正文。").title == "模糊测试新方法"


def test_a_quotation_before_the_text_is_the_lead() -> None:
    assert [kind for kind, _, _ in shown("# 题\n\n> 引言。\n\n正文。\n\n> 引文。")] == [
        "title",
        "lead",
        "paragraph",
        "quote",
    ]


def test_a_short_line_under_a_picture_is_its_caption() -> None:
    assert shown(
        "# 题\n\n![](a.png)\n\n_某人的推文_\n\n![](b.png)\n\n这一段并不是图注，它有完整的句子。"
    ) == [
        ("title", None, "题"),
        ("caption", None, "某人的推文"),
        ("paragraph", None, "这一段并不是图注，它有完整的句子。"),
    ]


@settings(max_examples=300)
@given(st.text(alphabet="a字AB12 \n\n  #*_`[]()!<>&|-.：。，、？（）", max_size=200))
def test_blocks_are_clean_whatever_comes(text: str) -> None:
    # The one word makes sure that there is an article to look at.
    for block in read(f"{text}\n\n末段").blocks:
        assert block.kind in BLOCK_KINDS
        assert block.text == block.text.strip() or block.kind == "code"
        assert any(char.isalnum() for char in block.text)
        assert not any(char < " " and char != "\n" for char in block.text)
        assert "\n" not in block.text or block.kind in ("code", "table", "list")
