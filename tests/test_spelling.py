"""Folding brings all spellings of a name together and keeps its numbers apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.spelling import digits_of, fold, fold_with_positions, is_cjk, simplify, slug


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Fine-tuning", "fine tuning"),
        ("ＡＩ", "ai"),
        ("機器學習", "机器学习"),
        ("Chris Ré", "chris re"),
        ("约翰·麦卡锡", "约翰・麦卡锡"),
        ("AI 编程", "AI编程"),
    ],
)
def test_one_key_for_all_spellings(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"), [("GPT-4", "GPT-4.1"), ("C", "C++"), ("Llama 3", "Llama 31"), ("C#", "C")]
)
def test_signs_that_distinguish_stay(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@given(st.text(max_size=40))
def test_positions_lead_back_to_the_text(text: str) -> None:
    folded, positions = fold_with_positions(text)
    assert len(positions) == len(folded) + 1
    assert positions[-1] == len(text)
    assert all(fold(text[place]) == char for place, char in zip(positions, folded, strict=False))


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_simplifying_keeps_offsets(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_slugs_are_stable_and_never_empty() -> None:
    assert slug("Llama 3.1 405B") == "llama-3-1-405b"
    assert slug("C++") != slug("C") != slug("C#")
    assert slug("😀")


def test_digits_and_scripts() -> None:
    assert digits_of("Llama 3.1 405B") == ("3", "1", "405")
    assert is_cjk("学")
    assert not is_cjk("A")
