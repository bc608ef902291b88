from __future__ import annotations

from tests.read.reading import shown, texts


def test_a_short_first_line_is_the_title() -> None:
    assert shown("人工智能简史\n\n第一段写了些什么。\n\n第二段。", "text") == [
        ("title", None, "人工智能简史"),
        ("paragraph", None, "第一段写了些什么。"),
        ("paragraph", None, "第二段。"),
    ]


def test_lines_are_paragraphs_where_no_blank_lines_part_them() -> None:
    assert texts("题目\n　　第一段在此。\n　　第二段在此。\n", "text") == [
        "题目",
        "第一段在此。",
        "第二段在此。",
    ]


def test_hard_wrapped_english_is_joined() -> None:
    text = (
        "A history of learning machines\n\n"
        "Large language models learn to predict the next token from very large\n"
        "corpora. A mixture of experts activates only a few of its fine-\ngrained parts.\n"
    )
    assert texts(text, "text")[1] == (
        "Large language models learn to predict the next token from very large corpora. "
        "A mixture of experts activates only a few of its fine-grained parts."
    )


def test_markup_is_text() -> None:
    assert texts("题目\n\n公式 a*b*c 与 <b>标签</b> 与 [方括号](圆括号)。", "text")[1] == (
        "公式 a*b*c 与 <b>标签</b> 与 [方括号](圆括号)。"
    )


def test_an_interview_in_plain_text() -> None:
    text = (
        "题目\n\n张三：请问什么是微调？李四：微调是继续训练。\n"
        "张三：那什么是对齐？\n李四：对齐是另一回事。\n它更难。\n"
    )
    assert shown(text, "text")[1:] == [
        ("turn", "张三", "请问什么是微调？"),
        ("turn", "李四", "微调是继续训练。"),
        ("turn", "张三", "那什么是对齐？"),
        ("turn", "李四", "对齐是另一回事。"),
        ("turn", "李四", "它更难。"),
    ]
