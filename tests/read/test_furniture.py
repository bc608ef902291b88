from __future__ import annotations

import pytest

from graph.read.furniture import drop_furniture
from graph.read.pieces import Piece
from tests.read.reading import shown, texts

BODY = (
    "这一段是文章真正的内容，它有足够的长度，讲述了一个关于神经网络如何从数据之中学到表示并且泛化开来的故事。"
)


def page(head: str = "", tail: str = "") -> str:
    return f"# 题目\n\n{head}\n\n{BODY}\n\n{BODY}\n\n{tail}\n"


@pytest.mark.parametrize(
    "line",
    [
        "**编辑：张三、李四**",
        "编辑 | 王五",
        "作者：某某",
        "文｜赵六",
        "某刊报道",
        "某刊报道**某刊编辑部**",
        "某某 发自 凹非寺",
        "##### 张三 李四 王五 发自 凹非寺",
        "某刊报道**编辑：张三、李四**",
        "**参与：Jane Roe、张三**",
        "选自some.site",
        "某刊 | 公众号 SomeThing",
        "某团队 投稿",
        "本文转载自某刊",
        "By Jane Roe",
        "**00:29**",
        "（12:30）",
        "点击上方蓝字关注我们",
        "欢迎订阅本刊",
        "https://example.com/a/b",
        "论文链接：https://example.com/x",
        "项目主页：  \nhttps://example.com/x",
        "试用：  \nhttps://example.com/some/very/long/address/that-was-cut-behind-a-\nhyphen-of/a/page",
        "封面图",
        "💡 目录 💡",
        "某刊  某刊 _2024-03-12 05:10_ _北京_",
        "By Jane Roe, March 3, 2024 · 12 min read",
        "#大模型 #AI",
        "date_saved: 2024-03-12 08:33:43",
        "[Read Original](https://example.com)",
        "视频加载失败，请刷新页面再试",
    ],
)
def test_lines_before_the_text_are_furniture(line: str) -> None:
    assert texts(page(head=line)) == ["题目", BODY, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "© THE END\n\n转载请联系本公众号获得授权",
        "— **完** —\n\n投稿请发邮件到：\n\n**a@example.com**\n\n你是谁，从哪来",
        "（完）",
        "-END-\n\n往期",
        "* * *\n\n**关注某刊视频号及 B 站账号****更多精彩内容等你来看！**",
        "**一键三连「分享」、「点赞」和「在看」**",
        "**点这里 👇关注我，记得星标哦～**",
        "扫描下方二维码，加入交流群",
        "阅读原文",
        "参考资料：\n\nhttps://example.com/1\n\n秒追某某\n\n点亮星标",
        "投稿或寻求报道：content@example.com",
        "本文由 某站 原创编译，某某 荣誉推出",
        "作者：[某某][a]\n译者：[某某](https://example.com)",
        "_参考链接：_ _https://example.com/a_\n_https://example.com/b_",
        "## 往年回顾\n\n[旧文](http://example.com)（2023 #283）",
        "## 订阅\n\n微信搜索“某某”或者扫描二维码，即可订阅。",
        "参考资料\n\n- https://example.com/1\n- https://example.com/2",
        "via: https://example.com/a",
        "**某刊Waves**\n\n钱的流向，人的沉浮。\n\n51篇原创内容\n\n公众号\n\n，",
        "**✦****往期精选推荐****✦**\n\n[一篇旧文：某公司说了什么？](https://example.com/1)\n\n[又一篇](https://example.com/2)",
        "推荐阅读：\n\n《某模型的一年》\n\n《某公司的一年》",
        "[跳转到 SomeApp 查看](https://example.com/my/card?id=1)",
    ],
)
def test_what_follows_the_text_is_furniture(line: str) -> None:
    assert texts(page(tail=line)) == ["题目", BODY, BODY]


def test_slogans_of_a_column_before_the_text() -> None:
    slogans = "智能的明天\n\n从今天开始\n\n某刊全新视频栏目「名家谈」\n\n邀请领域专家，洞悉趋势\n\n"
    assert texts(page(head=slogans)) == ["题目", BODY, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "人们开始关注自己的隐私，也关注模型的安全。",
        "一个可以扫描纸张的应用。",
        "来源于自然的灵感。",
        "例如：微调与对齐。",
        "50:50，机会均等。",
        "他在 2024 年 10:30 到场。",
        "完美的模型不存在。",
        "The End of History is a book.",
        "订阅费是每月 20 美元。",
        "一键将二维码变成一幅画",
    ],
)
def test_text_that_only_looks_like_it_is_kept(line: str) -> None:
    assert texts(f"# 题目\n\n{BODY}\n\n{line}\n\n{BODY}\n") == ["题目", BODY, line, BODY]


def test_a_name_card_amid_the_text_is_furniture() -> None:
    card = "**某刊**\n\n讲述科技。\n\n7篇原创内容\n\n公众号"
    assert texts(f"# 题目\n\n{BODY}\n\n{card}\n\n{BODY}") == ["题目", BODY, BODY]


def test_further_reading_amid_the_text_cuts_nothing() -> None:
    assert texts(f"# 题目\n\n{BODY}\n\n推荐阅读\n\n{BODY}\n\n{BODY}") == ["题目", BODY, BODY, BODY]


def test_an_end_in_the_middle_cuts_nothing() -> None:
    assert texts(f"# 题目\n\n（完）\n\n{BODY}\n\n{BODY}") == ["题目", "（完）", BODY, BODY]


def test_chapters_of_a_list_of_times_are_headings() -> None:
    text = page(head="**时间戳**\n\n**00:00**\n\n开源的趋势\n\n**06:35**\n\n谁在应对\n\n14:20 框架层")
    assert shown(text)[1:4] == [
        ("heading", None, "开源的趋势"),
        ("heading", None, "谁在应对"),
        ("heading", None, "框架层"),
    ]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("一个开源工具。（[@some-one](https://example.com/1) 投稿）", "一个开源工具。"),
        ("一个开源工具。（感谢 @某某 推荐）", "一个开源工具。"),
        ("一座公园。（[via](https://example.com/x)）", "一座公园。"),
        ("讨论了权衡。论文地址：arxiv.org/pdf/2405.20947", "讨论了权衡。"),
        ("合规审计等。来源：leginfo.legislature.ca.gov", "合规审计等。"),
        ("一座公园。（via：Instagram）", "一座公园。"),
        ("一个建议。（作者@some-one 投稿）", "一个建议。"),
        (
            "训练（via RLHF）很难，数据（由 Google 提供）很多。",
            "训练（via RLHF）很难，数据（由 Google 提供）很多。",
        ),
        ("见论文（https://arxiv.org/abs/1）与代码。", "见论文与代码。"),
        ("某某 _et. al_ ，某论文，arxiv.org/pdf/2406.02528", "某某 et. al，某论文"),
        ("**高效性：** 依旧可以", "高效性：依旧可以"),
        ("这是**重点** ，不是**别的** 东西，也是 **Llama** 的", "这是重点，不是别的东西，也是 Llama 的"),
    ],
)
def test_what_addresses_and_credits_leave_behind_goes(text: str, clean: str) -> None:
    assert texts(f"# 题目\n\n{BODY}\n\n{text}\n\n{BODY}")[2] == clean


def test_references_to_a_recording_are_no_text() -> None:
    pieces = [Piece("paragraph", "A first paragraph that is long enough to be one of the text."),
              Piece("paragraph", "(Timestamp: 01:47)"),
              Piece("list", "(Timestamp: 02:07) They did not see it in their own experiments at all.")]  # fmt: skip
    assert [piece.text for piece in drop_furniture(pieces)] == [
        pieces[0].text, "They did not see it in their own experiments at all.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "本文来自微信公众号：某刊（ID：mouk），作者：张三，题图来自：某图库",
        "题图来自：某图库",
        "某站经授权发布",
    ],
)
def test_where_it_was_published_first_is_furniture_wherever_it_stands(line: str) -> None:
    pieces = [Piece("paragraph", BODY), Piece("paragraph", line), Piece("paragraph", BODY)]
    assert drop_furniture(pieces) == [pieces[0], pieces[2]]


@pytest.mark.parametrize(
    "line",
    ["封面故事很好看", "来自公众号的流量越来越贵", "该论文获授权发布，讲的是一个很长的故事。它还没有完。"],
)
def test_text_that_speaks_of_publishing_is_kept(line: str) -> None:
    pieces = [Piece("paragraph", BODY), Piece("paragraph", line), Piece("paragraph", BODY)]
    assert drop_furniture(pieces) == pieces
