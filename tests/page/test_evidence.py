"""Which sentences the page carries: limits, order, and what is never torn apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.model import CoMention, Concept, Evidence, Mention, Sentence
from graph.page.evidence import EvidenceLimits, choose_evidence


def sentence(number: int, text: str, article: str = "a", kind: str = "paragraph") -> Sentence:
    return Sentence(number, article, 0, kind, None, text)  # type: ignore[arg-type]


def concept(identifier: str, *sentences: int) -> Concept:
    mentions = tuple(Mention(number, 0, 1, "x", "test") for number in sentences)
    return Concept(identifier, identifier, "other", (), mentions, ("a",), None)


def pair(left: str, right: str, *evidence: tuple[int, int | None]) -> CoMention:
    return CoMention(left, right, 1.0, 1, 0.1, 0.5, tuple(Evidence(*item) for item in evidence))


LONG = "这一句说的是两个概念之间的关系，长短适中。"


def test_what_is_short_enough_is_kept_whole() -> None:
    sentences = [sentence(0, LONG), sentence(1, LONG), sentence(2, LONG)]
    kept = choose_evidence(
        sentences,
        [concept("a", 0, 2), concept("b", 0)],
        [pair("a", "b", (0, None))],
        EvidenceLimits(1000, 1, 1, 0),
    )
    assert kept.sentences == (0, 2)
    assert kept.complete
    assert kept.total == 2


def test_a_plain_sentence_is_more_telling_than_a_heading_or_a_crowd() -> None:
    sentences = [
        sentence(0, "标题", kind="heading"),
        sentence(1, LONG * 8),
        sentence(2, LONG),
        sentence(3, LONG),
    ]
    crowd = [concept(f"c{k}", 3) for k in range(9)]
    kept = choose_evidence(
        sentences,
        [concept("a", 3), concept("b", 3), *crowd],
        [pair("a", "b", (0, None), (1, None), (2, None), (3, None))],
        EvidenceLimits(0, 1, 0, 10_000),
    )
    assert kept.pairs == ((Evidence(2, None),),)


def test_one_sentence_beats_two_neighbours() -> None:
    sentences = [sentence(0, LONG), sentence(1, LONG), sentence(2, LONG * 5)]
    kept = choose_evidence(
        sentences, [], [pair("a", "b", (0, 1), (2, None))], EvidenceLimits(0, 1, 0, 10_000)
    )
    assert kept.pairs == ((Evidence(2, None),),)


def test_another_article_is_heard_before_the_same_one_again() -> None:
    sentences = [sentence(0, LONG, "a"), sentence(1, LONG, "a"), sentence(2, LONG * 5, "b")]
    found = [pair("a", "b", (0, None), (1, None), (2, None))]
    kept = choose_evidence(sentences, [], found, EvidenceLimits(0, 2, 0, 10_000))
    assert kept.sentences == (0, 2)


def test_where_a_concept_is_first_seen_is_always_kept() -> None:
    sentences = [sentence(0, "题", kind="heading"), *(sentence(k, LONG) for k in range(1, 9))]
    kept = choose_evidence(sentences, [concept("a", *range(9))], [], EvidenceLimits(0, 1, 2, 10_000))
    assert kept.sentences == (0, 1)


def test_the_strong_pairs_come_first_when_room_is_short() -> None:
    sentences = [sentence(k, LONG) for k in range(6)]
    links = [
        pair("a", "b", (0, None), (1, None)),
        pair("c", "d", (2, None), (3, None)),
        pair("e", "f", (4, None)),
    ]
    kept = choose_evidence(sentences, [], links, EvidenceLimits(0, 5, 5, 2 * len(LONG)))
    assert kept.sentences == (0, 2)
    assert kept.pairs == ((Evidence(0, None),), (Evidence(2, None),), ())


evidence_lists = st.lists(
    st.lists(st.tuples(st.integers(0, 18), st.booleans()), min_size=1, max_size=6, unique=True), max_size=8
)


@given(
    evidence_lists,
    st.lists(st.integers(0, 30), min_size=20, max_size=20),
    st.integers(0, 200),
    st.integers(1, 4),
)
def test_limits_hold_and_neighbours_stay_together(
    rows: list[list[tuple[int, bool]]], lengths: list[int], characters: int, per_pair: int
) -> None:
    sentences = [sentence(k, "字" * length) for k, length in enumerate(lengths)]
    links = [
        pair(f"l{k}", f"r{k}", *((at, at + 1 if near else None) for at, near in sorted(row)))
        for k, row in enumerate(rows)
    ]
    kept = choose_evidence(sentences, [], links, EvidenceLimits(-1, per_pair, 3, characters))
    assert sum(lengths[k] for k in kept.sentences) <= characters
    assert list(kept.sentences) == sorted(set(kept.sentences))
    assert len(kept.pairs) == len(links)
    for chosen, link in zip(kept.pairs, links, strict=True):
        assert len(chosen) <= per_pair
        assert set(chosen) <= set(link.evidence)
        for item in chosen:
            assert item.sentence in kept.sentences
            assert item.to is None or item.to in kept.sentences
