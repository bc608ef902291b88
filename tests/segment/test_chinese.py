"""Both engines cut and tag alike."""

from pathlib import Path

import pytest

from graph.segment.chinese import jieba_tagger, rjieba_tagger, tag_words
from graph.spelling import simplify

SAMPLE = Path(__file__).parents[2] / "data" / "articles" / "2024-07-28-llama-vs-gpt-open-source.md"


def test_the_accelerator_changes_nothing() -> None:
    fast = rjieba_tagger()
    if fast is None:
        pytest.skip("rjieba is not installed")
    lines = [simplify(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line]
    lines += ["繁體中文 3.14% GPT-4o 😀 \u200f x"]
    lines = [simplify(line) for line in lines]
    assert tag_words(lines, fast) == tag_words(lines, jieba_tagger())


def test_words_make_up_the_sentence() -> None:
    text = "用 DSPy 做 Prompt，2024 年 😀。"
    words = tag_words([text])[0]
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.end] == word.text for word in words)
