from __future__ import annotations

import pytest

from graph.read.pieces import BOLD, Piece
from graph.read.speakers import find_speakers, join_name_lines, split_turns


def speakers(*paragraphs: str) -> set[str]:
    return set(find_speakers([Piece("paragraph", text.replace("**", BOLD)) for text in paragraphs]))


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (
            ("**某某之心：** 您好。**王小明：** 你好。**某某之心：****怎么看？****王小明：** 这样看。",),
            {"某某之心", "王小明"},
        ),
        (("张三：你好。", "李四：你好。", "张三：再见。", "李四：再见。"), {"张三", "李四"}),
        (("Alice: Hello.", "Bob Ray: Hi.", "Alice: So?", "Bob Ray: Well."), {"Alice", "Bob Ray"}),
        (("**Q:** Why?", "**A:** Because."), {"Q", "A"}),
        (("问：为什么？", "答：因为。"), {"问", "答"}),
        (("主持人：好。", "陈晨：好。", "主持人：谢谢。"), {"主持人", "陈晨"}),
        (
            ("**某报：** 一。", "**周明：** 二。", "**某报：** 三。", "**周明：** 四。", "**吴迪：** 五。"),
            {"某报", "周明", "吴迪"},
        ),
        (
            (
                "InfoQ：为什么？",
                "**Jane Roe：**因为。",
                "InfoQ：那么？",
                "**Roe：**好。",
                "InfoQ：谢谢。",
                "**Roe：**再见。",
            ),
            {"InfoQ", "Roe"},
        ),
        (("Q:怎么了？", "**Jane Roe**：没什么。", "Q：真的？", "Jane Roe：真的。"), {"Q", "Jane Roe"}),
        (
            ("**于飞（小飞）**：一。", "**某刊**：二。", "**于飞（小飞）**：三。", "**某刊**：四。"),
            {"于飞", "某刊"},
        ),
        (
            ("**《某刊》：** 一。", "**周明：** 二。", "**《某刊》：** 三。", "周明：四。"),
            {"《某刊》", "周明"},
        ),
        (
            ("**「某刊」：** 一。", "**周明：** 二。", "**「某刊」：** 三。", "周明：四。"),
            {"「某刊」", "周明"},
        ),
        (
            ("**「某刊」：** 一。", "**周明：** 二。", "**「****某刊」**：三。", "周明：四。"),
            {"「某刊」", "周明"},
        ),
        (("Lex: a", "Sam: b", "Lex: c", "Sam: d", "Lex: e", "Sam: f"), {"Lex", "Sam"}),
        # No interviews:
        (("**Mamba：** 快。", "**Jamba：** 慢。", "**Mamba：** 小。", "**Jamba：** 大。"), set()),
        (("论文地址：某处", "论文地址：另一处", "代码链接：某处", "代码链接：他处"), set()),
        (("例如：这样。", "例如：那样。", "总结：好。"), set()),
        (("**优点：** 快。", "**缺点：** 慢。", "**优点：** 小。", "**缺点：** 大。"), set()),
        (("**高效性：** 快。", "**可复用性：** 好。"), set()),
        (("王小明说：你好。", "王小明说：再见。", "李四认为：好。", "李四认为：坏。"), set()),
        (("Note: a", "Note: b", "Example: c", "Example: d"), set()),
        (("**Cost Control**: a", "**Team Structure**: b", "**Cost Control**: c", "**Next Step**: d"), set()),
        (
            ("**Mark Hill**: a", "**Will Brown**: b", "**Mark Hill**: c", "**Will Brown**: d"),
            {"Mark Hill", "Will Brown"},
        ),
        (("他问张三：好吗？", "10:30 开始", "https://a.com"), set()),
    ],
)
def test_only_labels_of_turns_are_speakers(paragraphs: tuple[str, ...], found: set[str]) -> None:
    assert speakers(*paragraphs) == found


def test_a_known_label_is_found_after_a_full_stop() -> None:
    turns = split_turns("张三：好吗？李四：好。我说李四：不对。", frozenset(("张三", "李四")))
    assert turns == [("张三", "好吗？"), ("李四", "好。我说李四：不对。")]


def test_words_before_the_first_label_go_on_with_the_turn() -> None:
    assert split_turns("接着说。问：好吗？", frozenset("问答")) == [(None, "接着说。"), ("问", "好吗？")]


def test_the_marks_of_a_title_are_no_part_of_the_speakers_name() -> None:
    assert split_turns("《某刊》：好吗？", frozenset({"《某刊》"})) == [("某刊", "好吗？")]


def test_a_name_alone_on_its_line_labels_what_follows() -> None:
    lines = ["**Ann Bee**", "一。", "****Carl Dee****", "二。", "三。"] * 3
    pieces = [Piece("paragraph", text.replace("**", BOLD)) for text in lines]
    joined = join_name_lines(pieces)
    assert [piece.text.replace(BOLD, "") for piece in joined] == [
        "Ann Bee：一。",
        "Carl Dee：二。",
        "三。",
    ] * 3
    assert find_speakers(joined) == {"Ann Bee", "Carl Dee"}
    # One who is named on a line twice, or alone, is a heading.
    assert join_name_lines(pieces[:5]) == pieces[:5]
    fields = [
        Piece("paragraph", text.replace("**", BOLD)) for text in ("**优点**", "一。", "**缺点**", "二。") * 3
    ]
    assert join_name_lines(fields) == fields
