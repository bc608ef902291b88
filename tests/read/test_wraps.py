from __future__ import annotations

import pytest

from graph.read.pieces import BOLD
from graph.read.wraps import is_wrap, join_wraps


@pytest.mark.parametrize(
    ("wrapped", "joined"),
    [
        ("AI\n行业", "AI 行业"),
        ("开源\nAI", "开源 AI"),
        ("叫\nOR-Bench", "叫 OR-Bench"),
        ("模型的\n推理", "模型的推理"),
        ("Scaling\nLaw", "Scaling Law"),
        ("Mono-\nSemanticity", "Mono-Semanticity"),
        ("fine-\ngrained", "fine-grained"),
        ("Rui-\nJie Zhu", "Rui-Jie Zhu"),
        ("蛋白质-\n分子对", "蛋白质-分子对"),
        ("《Active\nInference》", "《Active Inference》"),
        ("结束。\nMeta 开始", "结束。Meta 开始"),
        ("the dash -\nlike this", "the dash - like this"),
        ("2024\n年", "2024 年"),
        (f"上限{BOLD}\n。当", f"上限{BOLD}。当"),
        (f"{BOLD}粗\n体{BOLD}", f"{BOLD}粗体{BOLD}"),
    ],
)
def test_wraps_are_joined_as_they_were_written(wrapped: str, joined: str) -> None:
    assert join_wraps(wrapped) == joined


@pytest.mark.parametrize(
    ("line", "following", "wrapped"),
    [
        ("编辑：张三", "某某报道", False),
        ("作者：李四", "译者：王五", False),
        ("字" * 70 + " Mono-", "Semanticity 之类", True),
        ("短行 OpenAI", "的大模型" * 30, True),
        (
            "这是一段完整的话，以句号结束，下一行另起一段，虽然它很长很长很长很长很长很长很长很长很长很长。",
            "下一段",
            False,
        ),
        ("The quick brown fox jumps over the lazy dog and keeps on running until", "night", True),
        ("A short line", "another", False),
    ],
)
def test_a_line_that_was_ended_is_no_wrap(line: str, following: str, wrapped: bool) -> None:
    assert is_wrap(line, following) is wrapped
