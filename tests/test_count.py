"""Counting, against a slow count written out from the rules."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from functools import reduce
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.count import PairCounts, add_counts, count_comentions, count_pairs, count_part
from graph.model import Alias, CoMention, Concept, Evidence, Mention, Sentence
from graph.settings import CountSettings

SETTINGS = CountSettings(neighbour=0.3)


def sentences(*blocks: int, articles: str = "") -> tuple[Sentence, ...]:
    """Make sentences, each of the given block (and of the article that the letter names)."""
    names = articles or "a" * len(blocks)
    return tuple(
        Sentence(i, name, block, "paragraph", None, "…")
        for i, (block, name) in enumerate(zip(blocks, names, strict=True))
    )


def concept(name: str, *places: int) -> Concept:
    """Make a concept that the given sentences mention."""
    mentions = tuple(Mention(place, 0, 1, name, "lexicon") for place in places)
    return Concept(name, name, "method", (Alias(name, len(places), "lexicon"),), mentions, ("a",), None)


def count(said: tuple[Sentence, ...], *concepts: Concept) -> dict[tuple[str, str], CoMention]:
    return {(pair.left, pair.right): pair for pair in count_comentions(said, concepts, SETTINGS)}


def test_two_alone_in_a_sentence_share_one_unit() -> None:
    pair = count(sentences(0), concept("moe", 0), concept("sae", 0))["moe", "sae"]
    assert pair.weight == 1.0
    assert pair.sentences == 1
    assert pair.evidence == (Evidence(0, None),)


def test_a_list_is_no_clique() -> None:
    pairs = count(sentences(0), *(concept(name, 0) for name in "abcde"))
    assert len(pairs) == 10
    assert {pair.weight for pair in pairs.values()} == {0.25}


def test_a_sentence_that_says_a_name_twice_counts_once() -> None:
    pair = count(sentences(0), concept("a", 0, 0), concept("b", 0))["a", "b"]
    assert (pair.sentences, pair.weight, len(pair.evidence)) == (1, 1.0, 1)


def test_neighbours_of_one_block_count_less() -> None:
    pair = count(sentences(0, 0), concept("a", 1), concept("b", 0))["a", "b"]
    assert pair.weight == 0.3
    assert pair.sentences == 0
    assert pair.npmi == -1.0
    assert pair.evidence == (Evidence(0, 1),)


@pytest.mark.parametrize(("blocks", "articles"), [((0, 1), "aa"), ((0, 0), "ab"), ((0, 0, 0), "aaa")])
def test_nothing_across_blocks_articles_or_a_sentence_between(blocks: tuple[int, ...], articles: str) -> None:
    said = sentences(*blocks, articles=articles)
    assert count(said, concept("a", 0), concept("b", len(said) - 1)) == {}


def test_neighbours_add_nothing_to_a_pair_that_stands_together_in_either() -> None:
    pair = count(sentences(0, 0), concept("a", 0, 1), concept("b", 1))["a", "b"]
    assert pair.evidence == (Evidence(1, None),)
    assert pair.weight == 1.0


def test_same_sentence_evidence_comes_first() -> None:
    pair = count(sentences(0, 0, 1), concept("a", 0, 2), concept("b", 1, 2))["a", "b"]
    assert pair.evidence == (Evidence(2, None), Evidence(0, 1))
    assert pair.weight == 1.3


def test_a_dump_of_names_tells_nothing() -> None:
    settings = CountSettings(crowd=3)
    four = [concept(name, 0) for name in "abcd"]
    assert count_comentions(sentences(0), tuple(four), settings) == ()
    assert len(count_comentions(sentences(0), tuple(four[:3]), settings)) == 3


def test_measures_of_chance() -> None:
    said = sentences(*range(8))
    pair = count(said, concept("a", 0, 1, 2, 3), concept("b", 3, 4))["a", "b"]
    assert pair.expected == 1.0  # 4 * 2 / 8
    assert pair.npmi == 0.0
    together = count(said, concept("a", 0, 1), concept("b", 0, 1))["a", "b"]
    assert together.expected == 0.5
    assert together.npmi == 1.0
    everywhere = count(sentences(0), concept("a", 0), concept("b", 0))["a", "b"]
    assert (everywhere.expected, everywhere.npmi) == (1.0, 1.0)


def test_nothing_to_count() -> None:
    assert count_comentions((), (), SETTINGS) == ()
    assert count_comentions(sentences(0, 0), (concept("a", 0, 1),), SETTINGS) == ()


def test_a_neighbour_at_the_end_of_the_last_sentence() -> None:
    """No concept of the last sentence may be taken for one of a sentence after it."""
    pairs = count(sentences(0, 0), concept("a", 0), concept("z", 1))
    assert list(pairs) == [("a", "z")]


@st.composite
def texts(draw: st.DrawFn) -> tuple[tuple[Sentence, ...], tuple[Concept, ...]]:
    """Draw sentences in blocks of articles, and concepts anywhere in them."""
    total = draw(st.integers(1, 12))
    steps = draw(st.lists(st.booleans(), min_size=total, max_size=total))
    blocks = [sum(steps[: i + 1]) for i in range(total)]
    split = draw(st.integers(0, total))
    said = sentences(*blocks, articles="a" * split + "b" * (total - split))
    places = st.lists(st.integers(0, total - 1), min_size=1, max_size=8)
    found = draw(st.lists(places, min_size=1, max_size=7))
    return said, tuple(concept(chr(97 + i), *sorted(where)) for i, where in enumerate(found))


@settings(deadline=None)
@given(texts())
def test_the_arrays_do_what_the_rules_say(text: tuple[tuple[Sentence, ...], tuple[Concept, ...]]) -> None:
    said, concepts = text
    named = [sorted({c.id for c in concepts for m in c.mentions if m.sentence == s.id}) for s in said]
    weight: dict[tuple[str, str], float] = defaultdict(float)
    evidence: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for i, here in enumerate(named):
        for pair in combinations(here, 2):
            weight[pair] += 1 / (len(here) - 1)
            evidence[pair].append(Evidence(i, None))
    both = {pair: len(places) for pair, places in evidence.items()}
    for i in range(len(said) - 1):
        here, there = set(named[i]), set(named[i + 1])
        if (said[i].article, said[i].block) == (said[i + 1].article, said[i + 1].block):
            for pair in combinations(sorted(here | there), 2):
                if not set(pair) <= here and not set(pair) <= there:
                    weight[pair] += 0.3 / (len(here | there) - 1)
                    evidence[pair].append(Evidence(i, i + 1))
    counted = count(said, *concepts)
    assert list(counted) == sorted(weight)
    for pair, found in counted.items():
        assert found.weight == pytest.approx(weight[pair], abs=1e-6)
        assert found.evidence == tuple(evidence[pair])
        assert found.sentences == both.get(pair, 0)
        one, other = (sum(end in names for names in named) for end in pair)
        assert found.expected == pytest.approx(one * other / len(said), abs=1e-6)
        if 0 < found.sentences < len(said):
            share = found.sentences / len(said)
            npmi = math.log(found.sentences * len(said) / (one * other)) / -math.log(share)
            assert found.npmi == pytest.approx(npmi, abs=1e-6)


@settings(deadline=None)
@given(texts())
def test_the_order_of_concepts_means_nothing(text: tuple[tuple[Sentence, ...], tuple[Concept, ...]]) -> None:
    said, concepts = text
    assert count_comentions(said, concepts, SETTINGS) == count_comentions(said, concepts[::-1], SETTINGS)


def test_columns_of_many_windows_add_up() -> None:
    numbers = np.random.default_rng(3)
    where, which = numbers.integers(0, 5000, 12000), numbers.integers(0, 300, 12000)
    table = count_pairs(where, which, np.arange(5000) // 4, SETTINGS)
    # Each window of k concepts gives k(k - 1)/2 pairs 1/(k - 1), k/2 in all; here same-sentence ones alone.
    different = {(int(s), int(c)) for s, c in zip(where, which, strict=True)}
    size = np.bincount([s for s, _ in different], minlength=5000)
    alone = count_pairs(where, which, np.arange(5000), SETTINGS)
    assert alone.weight.sum() == pytest.approx(size[size > 1].sum() / 2, abs=0.01)
    assert table.sentences.sum() == alone.sentences.sum() == (size * (size - 1) // 2).sum()
    assert (table.left < table.right).all()
    assert table.near.sum() + table.sentences.sum() == table.start[-1]


@given(st.data())
def test_parts_add_up_to_the_whole_in_any_grouping(data: st.DataObject) -> None:
    blocks = np.cumsum(data.draw(st.lists(st.booleans(), min_size=3, max_size=20)))
    rows = data.draw(st.lists(st.tuples(st.integers(0, len(blocks) - 1), st.integers(0, 5)), max_size=60))
    where, which = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    whole = count_part(where, which, blocks, SETTINGS)
    # Cut where no block is cut in two.
    places = [0, *(np.flatnonzero(np.diff(blocks)) + 1).tolist(), len(blocks)]
    parts = []
    for begin, end in pairwise(places):
        mine = (where >= begin) & (where < end)
        part = count_part(where[mine] - begin, which[mine], blocks[begin:end], SETTINGS)
        parts.append(replace(part, where=part.where + begin))
    middle = data.draw(st.integers(0, len(parts) - 1))
    left = reduce(add_counts, parts[: middle + 1])
    added = add_counts(left, reduce(add_counts, parts[middle + 1 :])) if parts[middle + 1 :] else left
    for name in PairCounts.__dataclass_fields__:
        assert np.array_equal(getattr(added, name), getattr(whole, name)), name
