"""Packed tables: nothing is lost on the way, and damage is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.kernel import (
    DamagedTable,
    Kernel,
    fingerprint,
    group_names,
    pack_table,
    unpack_names,
    unpack_text,
)
from graph.lexicon import Lexicon
from graph.model import BLOCK_KINDS, Article, ArticleTable, Candidate, Definition, Sentence
from graph.read import Source
from tests.small import ARTICLES

WORDS = st.text(st.characters(codec=None), min_size=1, max_size=12)
MAYBE = st.none() | WORDS


@st.composite
def tables(draw: st.DrawFn) -> ArticleTable:
    rows = draw(
        st.lists(st.tuples(st.integers(0, 9), st.sampled_from(BLOCK_KINDS), MAYBE, WORDS), max_size=6)
    )
    sentences = tuple(Sentence(i, "a", *row) for i, row in enumerate(rows))
    candidates = []
    for sentence in sentences:
        start = draw(st.integers(0, len(sentence.text) - 1))
        surface = sentence.text[start : draw(st.integers(start + 1, len(sentence.text)))]
        told = draw(st.tuples(st.sampled_from(["lexicon", "latin"]), WORDS, st.sampled_from(["", "model"])))
        candidates.append(Candidate(sentence.id, start, start + len(surface), surface, *told))
    definitions = tuple(Definition(s.id, s.text, "x", "gloss") for s in sentences[:2])
    article = Article("a", *draw(st.tuples(MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)), "a.md", 7, ())
    return ArticleTable(article, sentences, tuple(candidates), definitions)


@given(tables())
@settings(deadline=None)
def test_a_packed_table_comes_back_whole(table: ArticleTable) -> None:
    data = pack_table(table)
    article, sentences = unpack_text(data, Source(Path("a.md"), "a.md", "a"))
    assert (article, tuple(sentences)) == (table.article, table.sentences)
    found = unpack_names(data)
    assert found == group_names(table)
    places = zip(found.sentence, found.start, found.name, strict=True)
    rows = [(sentence, start, found.names[name]) for sentence, start, name in places]
    assert rows == [(c.sentence, c.start, c[3:]) for c in table.candidates]
    assert all(len(c.surface) == c.end - c.start for c in table.candidates)
    assert found.definitions == list(table.definitions)


def test_names_and_numbers_are_given_on_unpacking() -> None:
    table = ArticleTable(
        Article("old", None, None, None, None, None, "old.md", 1, ()),
        (Sentence(0, "old", 0, "list", None, "甲"), Sentence(1, "old", 0, "list", None, "乙")), (), (),
    )  # fmt: skip
    data = pack_table(table)
    article, sentences = unpack_text(data, Source(Path("new.md"), "in/new.md", "in-new"), 40)
    assert (article.id, article.source) == ("in-new", "in/new.md")
    assert [(s.id, s.article) for s in sentences] == [(40, "in-new"), (41, "in-new")]


def unpack_both(data: bytes) -> None:
    unpack_text(data, Source(Path("a.md"), "a.md", "a"))
    unpack_names(data)


def test_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text(ARTICLES["one.md"], encoding="utf-8")
    packed = Kernel(Lexicon()).read(Source(path, "one.md", "one"))
    data = packed.data  # type: ignore[union-attr]
    for place in range(0, len(data), 7):
        changed = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        with pytest.raises(DamagedTable, match=r"[a-z]"):
            unpack_both(changed)
    for length in range(0, len(data), 11):
        with pytest.raises(DamagedTable, match=r"[a-z]"):
            unpack_both(data[:length])


def test_a_file_that_cannot_be_read_gives_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(b"")
    assert Kernel(Lexicon()).read(Source(path, "empty.md", "empty"))[:2] == ("empty.md", "empty")  # type: ignore[index]


def test_the_fingerprint_knows_the_lexicons(tmp_path: Path) -> None:
    extra = tmp_path / "more.toml"
    extra.write_text('type = "model"\n', encoding="utf-8")
    before = fingerprint([extra], shipped=True)
    assert before == fingerprint([extra], shipped=True)
    assert len({before, fingerprint([], shipped=True), fingerprint([extra], shipped=False)}) == 3
    extra.write_text('type = "method"\n', encoding="utf-8")
    assert fingerprint([extra], shipped=True) != before
