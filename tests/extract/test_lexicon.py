"""The matcher finds names as the lexicon means them."""

import pytest

from graph.extract.lexicon import LexiconMatcher
from graph.lexicon.load import parse_lexicon
from graph.lexicon.word_lists import everyday_words

LEXICON = """
type = "model"
[concepts]
qwen = { name = "Qwen", aliases = ["千问"], versioned = true }
gpt = { name = "GPT", versioned = true }
llama = { name = "Llama", versioned = true }
sae = { name = "SAE", type = "method", aliases = ["Sparse AutoEncoder", "稀疏自编码器"] }
fine-tuning = { name = "微调", type = "method", aliases = ["fine-tuning"] }
active-inference = { name = "Active Inference", type = "theory" }
transformer = { name = "Transformer", type = "method" }
apple = { name = "Apple", type = "organization", aliases = ["苹果"], ambiguous = ["苹果"], context = ["iPhone"], ignore = ["苹果树"] }
iclr = { name = "ICLR", type = "event" }
next-js = { name = "Next.js", type = "software" }
throughput = { name = "吞吐量", type = "other", aliases = ["Throughput"] }
lion = { name = "Lion", type = "method" }
"""


@pytest.fixture(scope="module")
def matcher() -> LexiconMatcher:
    return LexiconMatcher(parse_lexicon([("test.toml", LEXICON)]), everyday_words())


def found(matcher: LexiconMatcher, *sentences: str) -> list[tuple[str, str]]:
    return sorted({(c.surface, c.concept) for c in matcher.find(sentences)})


def test_all_names_in_all_spellings(matcher: LexiconMatcher) -> None:
    text = "SAE 即 sparse autoencoder，稀疏自編碼器；Fine tuning 与微调"
    assert {concept for _, concept in found(matcher, text)} == {"sae", "fine-tuning"}
    assert ("稀疏自編碼器", "sae") in found(matcher, text)


def test_offsets_are_exact(matcher: LexiconMatcher) -> None:
    text = "（Fine-Tuning）和 Qwen2.5-72B-Instruct"
    for c in matcher.find([text]):
        assert text[c.start : c.end] == c.surface


def test_versions_go_with_their_family(matcher: LexiconMatcher) -> None:
    names = [surface for surface, _ in found(matcher, "Llama 3.1 405B、GPT-4 Turbo、千问 2.5，Llama 3（注）")]
    assert {"Llama 3.1 405B", "GPT-4 Turbo", "千问 2.5", "Llama 3"} <= set(names)


def test_a_number_that_counts_something_is_no_version(matcher: LexiconMatcher) -> None:
    assert found(matcher, "GPT 5 月发布，Llama 2024 年") == [("GPT", "gpt"), ("Llama", "llama")]


def test_no_name_inside_an_identifier_or_a_path(matcher: LexiconMatcher) -> None:
    assert found(matcher, "gpt_index、my_gpt、models\\gpt、gpt\\x") == []


def test_no_name_inside_a_longer_word(matcher: LexiconMatcher) -> None:
    assert found(matcher, "reactive inference, SAEX, Next.jsx") == []


def test_a_plural_is_taken_in(matcher: LexiconMatcher) -> None:
    assert found(matcher, "many SAEs here") == [("SAEs", "sae")]


def test_everyday_words_need_their_capital(matcher: LexiconMatcher) -> None:
    assert found(matcher, "a power transformer") == []
    assert found(matcher, "Transformer 架构") == [("Transformer", "transformer")]
    assert found(matcher, "做 active inference") == [("active inference", "active-inference")]


def test_an_ambiguous_name_needs_its_context(matcher: LexiconMatcher) -> None:
    assert found(matcher, "吃苹果") == []
    assert found(matcher, "苹果发布了 iPhone") == [("苹果", "apple")]
    assert found(matcher, "苹果发布会", "Apple Park") == [("Apple", "apple"), ("苹果", "apple")]
    assert found(matcher, "苹果树和 iPhone") == []


def test_the_empty_lexicon_finds_nothing() -> None:
    empty = LexiconMatcher(parse_lexicon([]), everyday_words())
    assert empty.find(["Llama"]) == []


def test_a_phrase_that_one_concept_disowns_may_be_the_name_of_another() -> None:
    text = """
[concepts]
gauss = { name = "高斯", type = "person", ignore = ["高斯分布", "高斯噪声"] }
normal-distribution = { name = "高斯分布", type = "theory" }
"""
    matcher = LexiconMatcher(parse_lexicon([("test.toml", text)]), everyday_words())
    assert found(matcher, "高斯分布与高斯噪声") == [("高斯分布", "normal-distribution")]
    assert found(matcher, "高斯的书") == [("高斯", "gauss")]


def test_the_shortest_form_that_names_a_concept_is_its_mention() -> None:
    text = """
type = "software"
[concepts]
gguf = { name = "GGUF", aliases = ["GGUF 格式"] }
"""
    matcher = LexiconMatcher(parse_lexicon([("t.toml", text)]), everyday_words())
    assert {c.surface for c in matcher.find(["一种 GGUF格式的文件", "用 GGUF"])} == {"GGUF"}


def test_a_spelling_of_its_own_is_no_plural() -> None:
    text = """
type = "software"
[concepts]
http = { name = "HTTP" }
https = { name = "HTTPS" }
"""
    matcher = LexiconMatcher(parse_lexicon([("t.toml", text)]), everyday_words())
    assert {c.concept for c in matcher.find(["用 https 访问"])} == {"https"}


def test_common_nouns_count_in_lower_case_in_english_articles_only(matcher: LexiconMatcher) -> None:
    text = "The throughput of a lion"
    assert matcher.find([text]) == []
    assert [c.concept for c in matcher.find([text], english=True)] == ["throughput"]
