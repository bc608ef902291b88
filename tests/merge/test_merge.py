"""Candidates become concepts: names join on a rule's word, and only then."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.kernel import group_names
from graph.lexicon.load import Lexicon, parse_lexicon
from graph.merge import merge_candidates
from graph.merge.aliases import Aliases
from graph.merge.overlaps import keep_longest
from graph.model import Article, ArticleTable, Candidate, Concept, Definition, FoundNames, Name, Sentence
from graph.spelling import digits_of

LEXICON = parse_lexicon([("t.toml", """
type = "model"
[concepts]
gpt = { name = "GPT", versioned = true }
gpt-3 = { name = "GPT-3", family = "gpt" }
llama = { name = "Llama", versioned = true }
qwen = { name = "Qwen", aliases = ["千问"], versioned = true }
sae = { name = "SAE", type = "method" }
ssm = { name = "SSM", type = "method", aliases = ["State Space Model"] }
"""), ])  # fmt: skip


def merge(
    text: str,
    *candidates: tuple[str, str, str],
    definitions: tuple[Definition, ...] = (),
    lexicon: Lexicon = LEXICON,
) -> dict[str, Concept]:
    """Merge one sentence's candidates, each (surface, rule, concept); types: person for "person"."""
    rows = []
    for surface, rule, concept in candidates:
        start = -1
        while (start := text.find(surface, start + 1)) >= 0:
            type_ = "person" if rule == "person" else ""
            rows.append(Candidate(0, start, start + len(surface), surface, rule, concept, type_))
    article = Article("a", None, None, None, None, None, "a.md", len(text), ())
    table = ArticleTable(article, (Sentence(0, "a", 0, "paragraph", None, text),), tuple(rows), definitions)
    return {
        concept.id: concept for concept in merge_candidates([group_names(table)], [article], [0], lexicon)
    }


def surfaces(concept: Concept) -> set[str]:
    return {alias.surface for alias in concept.aliases}


def test_versions_stay_apart_and_know_their_family() -> None:
    text = "GPT、GPT-3、Llama、Llama 3.1、Llama 3.1 405B"
    found = merge(
        text, ("GPT", "lexicon", "gpt"), ("GPT-3", "lexicon", "gpt-3"), ("Llama", "lexicon", "llama"),
        ("Llama 3.1", "version", "llama"), ("Llama 3.1 405B", "version", "llama"),
    )  # fmt: skip
    assert {id_: concept.family for id_, concept in found.items()} == {
        "gpt": None, "gpt-3": "gpt", "llama": None, "llama-3-1": "llama", "llama-3-1-405b": "llama-3-1",
    }  # fmt: skip


def test_a_version_by_another_name_of_the_family_is_the_same() -> None:
    found = merge("Qwen2.5 即千问 2.5", ("Qwen2.5", "version", "qwen"), ("千问 2.5", "version", "qwen"))
    (concept,) = found.values()
    assert surfaces(concept) == {"Qwen2.5", "千问 2.5"}


def test_the_longest_name_wins() -> None:
    found = merge("GPT-3 与 GPT", ("GPT", "lexicon", "gpt"), ("GPT-3", "lexicon", "gpt-3"))
    assert len(found["gpt"].mentions) == 1
    assert len(found["gpt-3"].mentions) == 1


def test_a_definition_joins_a_new_name_to_a_listed_concept() -> None:
    text = "稀疏自编码器（SAE）"
    found = merge(
        text, ("SAE", "lexicon", "sae"), ("稀疏自编码器", "definition", ""),
        definitions=(Definition(0, "SAE", "稀疏自编码器", "gloss"),),
    )  # fmt: skip
    assert surfaces(found["sae"]) == {"SAE", "稀疏自编码器"}
    assert {alias.rule for alias in found["sae"].aliases} == {"lexicon", "gloss"}


def test_no_definition_joins_two_listed_concepts() -> None:
    found = merge(
        "SAE（SSM）", ("SAE", "lexicon", "sae"), ("SSM", "lexicon", "ssm"),
        definitions=(Definition(0, "SSM", "SAE", "gloss"),),
    )  # fmt: skip
    assert set(found) == {"sae", "ssm"}


def test_names_whose_numbers_differ_never_join() -> None:
    found = merge(
        "Foo-1（Foo-2）", ("Foo-1", "latin-name", ""), ("Foo-2", "latin-name", ""),
        definitions=(Definition(0, "Foo-2", "Foo-1", "gloss"),),
    )  # fmt: skip
    assert len(found) == 2


def test_a_person_goes_on_by_one_name() -> None:
    found = merge(
        "Timothée Lacroix 说，Timothée 又说",
        ("Timothée Lacroix", "person", ""),
        ("Timothée", "latin-name", ""),
    )
    (concept,) = found.values()
    assert surfaces(concept) == {"Timothée Lacroix", "Timothée"}


def test_a_first_name_in_another_article_may_be_anybodys() -> None:
    def article(*people: str) -> FoundNames:
        return FoundNames(
            [Name(name, "person", "", "person") for name in people],
            [0] * len(people), list(range(0, 9 * len(people), 9)), list(range(len(people))), [],
        )  # fmt: skip

    def people(*articles: tuple[str, ...]) -> set[frozenset[str]]:
        found = [article(*names) for names in articles]
        sources = [Article(str(i), None, None, None, None, None, f"{i}.md", 9, ()) for i in range(len(found))]
        concepts = merge_candidates(found, sources, list(range(len(found))), LEXICON)
        return {frozenset(surfaces(concept)) for concept in concepts}

    full = "亚历山大·弗莱明"
    assert people((full, "亚历山大")) == {frozenset({full, "亚历山大"})}
    assert people((full, "亚历山大"), ("亚历山大",)) == {frozenset({full}), frozenset({"亚历山大"})}
    assert people((full, "弗莱明"), ("弗莱明",)) == {frozenset({full, "弗莱明"})}


def test_a_part_of_two_persons_names_is_neither() -> None:
    found = merge(
        "Sam Altman、Sam Smith、Sam",
        ("Sam Altman", "person", ""),
        ("Sam Smith", "person", ""),
        ("Sam", "latin-name", ""),
    )
    assert len(found) == 3


def test_plurals_and_spellings_are_one() -> None:
    found = merge(
        "Foo-bar、FooBar、foobars",
        ("Foo-bar", "latin-name", ""),
        ("FooBar", "latin-name", ""),
        ("foobars", "latin-lower", ""),
    )
    assert len(found) == 1


def test_every_mention_is_its_text() -> None:
    text = "GPT-3 与 Qwen2.5、Sam Altman"
    for concept in merge(text, ("GPT-3", "lexicon", "gpt-3"), ("Sam Altman", "person", "")).values():
        assert all(text[m.start : m.end] == m.surface for m in concept.mentions)


SPAN = st.tuples(
    st.integers(0, 2), st.integers(0, 9), st.integers(1, 5), st.integers(0, 2), st.integers(0, 2)
)


@given(st.lists(SPAN, max_size=14))
def test_the_longest_are_kept_one_after_the_other(spans: list[tuple[int, int, int, int, int]]) -> None:
    rows = sorted((sentence, start, start + length, *rest) for sentence, start, length, *rest in spans)
    sentence, start, end, rank, concept = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    kept: list[int] = []
    for i in sorted(range(len(rows)), key=lambda i: (start[i] - end[i], rank[i], start[i], concept[i])):
        others = [j for j in kept if sentence[j] == sentence[i]]
        if all(end[i] <= start[j] or end[j] <= start[i] for j in others):
            kept.append(i)
    assert keep_longest(sentence, start, end, rank, concept).tolist() == sorted(kept)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["=a", "=b", "+x1", "+x2", "+y"]),
            st.sampled_from(["=a", "=b", "+x1", "+x2", "+y"]),
        )
    )
)
def test_no_order_of_joins_breaks_a_refusal(pairs: list[tuple[str, str]]) -> None:
    aliases = Aliases({key: digits_of(key) for key in ("=a", "=b", "+x1", "+x2", "+y")})
    for left, right in pairs:
        aliases.join(left, right, "test")
    assert aliases.root("=a") != aliases.root("=b")
    assert aliases.root("+x1") != aliases.root("+x2")


@pytest.mark.parametrize("order", [("+x1", "+a", "+x2"), ("+x2", "+y", "+x1")])
def test_numbers_do_not_meet_through_a_third_name(order: tuple[str, str, str]) -> None:
    aliases = Aliases({key: digits_of(key) for key in order})
    aliases.join(order[0], order[1], "test")
    aliases.join(order[1], order[2], "test")
    assert aliases.root("+x1") != aliases.root("+x2")


def test_a_part_that_two_articles_use_for_two_persons_joins_neither() -> None:
    tables = []
    for article_id, full in (("a", "Gary Dahl"), ("b", "Roald Dahl")):
        text = f"{full}，Dahl"
        rows = (
            Candidate(0, 0, len(full), full, "person", "", "person"),
            Candidate(0, len(full) + 1, len(text), "Dahl", "latin-name", "", ""),
        )
        article = Article(article_id, None, None, None, None, None, f"{article_id}.md", len(text), ())
        tables.append(ArticleTable(article, (Sentence(0, article_id, 0, "paragraph", None, text),), rows, ()))
    articles = [table.article for table in tables]
    assert len(merge_candidates(map(group_names, tables), articles, [0, 1], LEXICON)) == 3


def test_a_version_of_a_model_takes_no_gloss() -> None:
    concepts = merge(
        "用实际的神经元（GPT-3）",
        ("GPT-3", "lexicon", "gpt-3"),
        ("实际的神经元", "definition", ""),
        definitions=(Definition(0, "GPT-3", "实际的神经元", "gloss"),),
    )
    assert len(concepts) == 2


def test_a_name_with_its_makers_is_that_name() -> None:
    concepts = merge(
        "Acme Pixelon 很好，Pixelon 也便宜",
        ("Acme Pixelon", "latin-name", ""),
        ("Pixelon", "latin-name", ""),
        definitions=(Definition(0, "Pixelon", "Acme Pixelon", "maker"),),
    )
    assert len(concepts) == 1
