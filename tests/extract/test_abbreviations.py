"""English definitions of abbreviations."""

import pytest

from graph.extract.abbreviations import find_abbreviations


def pairs(text: str) -> list[tuple[str, str]]:
    return [(a.short, a.long) for a in find_abbreviations(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("a State Space Model (SSM) is", "SSM", "State Space Model"),
        ("the International Index of Erosion (IIE) was", "IIE", "International Index of Erosion"),
        ("with mixtures of experts (MoE), also", "MoE", "mixtures of experts"),
        ("we call SAE (sparse autoencoder) here", "SAE", "sparse autoencoder"),
        ("retrieval-augmented generation (RAG; 2020)", "RAG", "retrieval-augmented generation"),
        ("several large language models (LLMs) were", "LLMs", "large language models"),
    ],
)
def test_definitions_are_found(text: str, short: str, long: str) -> None:
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "as shown (see Fig. 2)",
        "in the year (2024) it",
        "some words (e.g. this)",
        "the apple (NASA) fell",
        "a (b) c",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert pairs(text) == []


def test_spans_are_exact() -> None:
    text = "Here: direct preference optimization (DPO)."
    for a in find_abbreviations(text):
        assert text[slice(*a.short_span)] == a.short
        assert text[slice(*a.long_span)] == a.long


def test_programs_define_no_abbreviations() -> None:
    assert find_abbreviations("def load_corpus(docs)") == []
    assert find_abbreviations("return evaluate(model_id)") == []
