"""The store: the bytes of a full build, whatever has changed or been killed since."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph
from graph import pipeline
from graph import store as store_module
from graph.errors import LexiconError, StoreError
from graph.lexicon import load_lexicon
from graph.settings import Settings
from graph.store import open_store
from tests.small import ARTICLES, built, write

TEXTS = [*ARTICLES.values(), "", "# 新\n\nDeepRouter 与 GraphPilot 相连。"]
FOLDERS = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "c.md", "d.txt"]), st.sampled_from(TEXTS), min_size=1
)


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List what a build has read anew."""
    names: list[str] = []
    read_here = pipeline.read_here

    def noting(sources, lexicon):  # type: ignore[no-untyped-def]
        names.extend(source.name for _, source in sources)
        return read_here(sources, lexicon)

    monkeypatch.setattr(pipeline, "read_here", noting)
    return names


@given(st.lists(FOLDERS, min_size=2, max_size=3))
@settings(deadline=None, max_examples=8)
def test_any_change_gives_the_bytes_of_a_full_build(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, str]]
) -> None:
    place = tmp_path_factory.mktemp("store")
    for state in states:
        folder = write(place / "articles", state | {"always.md": ARTICLES["one.md"] + "。"})
        assert built(folder, place / "kept.store") == built(folder)


def test_only_what_has_changed_is_read(tmp_path: Path, read_anew: list[str]) -> None:
    store = tmp_path / "kept.store"
    folder = write(tmp_path / "articles", ARTICLES)
    built(folder, store)
    assert len(read_anew) == 4
    read_anew.clear()
    built(folder, store)
    assert read_anew == []
    write(
        folder,
        {"one.md": ARTICLES["one.md"] + "又改了。", "deeper.md": ARTICLES["two.md"], "new.md": TEXTS[-1]},
    )
    built(folder, store)
    assert sorted(read_anew) == ["new.md", "one.md"]  # a renamed article is known by its content


def test_another_lexicon_or_version_reads_all_anew(
    tmp_path: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, lexicon = tmp_path / "kept.store", tmp_path / "more.toml"
    folder = write(tmp_path / "articles", ARTICLES)
    built(folder, store)
    read_anew.clear()
    lexicon.write_text('type = "model"\n[concepts]\nsparse = {name = "SparseNet"}\n', encoding="utf-8")
    pipeline.explore([folder], Settings(use_lexicon=False, lexicons=(lexicon,), workers=1, store=store))
    assert len(read_anew) == 4
    read_anew.clear()
    built(folder, store)
    assert len(read_anew) == 4
    read_anew.clear()
    monkeypatch.setattr(graph, "__version__", "99.0")
    built(folder, store)
    assert len(read_anew) == 4


def test_the_lexicon_is_kept_as_it_was_loaded(tmp_path: Path) -> None:
    more = tmp_path / "more.toml"
    more.write_text('type = "model"\n[concepts]\nsparse = {name = "SparseNet"}\n', encoding="utf-8")
    options = Settings(lexicons=(more,), store=tmp_path / "kept.store")
    lexicon = load_lexicon(options.lexicons)
    with open_store(options) as store:
        assert store.find_lexicon() is None
        store.keep_lexicon(lexicon)
    with open_store(options) as store:
        found = store.find_lexicon()
        assert found == lexicon
        assert list(found.entries) == list(lexicon.entries)
    more.write_text('type = "method"\n[concepts]\nsparse = {name = "SparseNet"}\n', encoding="utf-8")
    with open_store(options) as store:
        assert store.find_lexicon() is None


def test_a_lexicon_that_is_gone_is_complained_of(tmp_path: Path) -> None:
    folder, empty = write(tmp_path / "articles", ARTICLES), tmp_path / "empty.toml"
    empty.write_text("", encoding="utf-8")
    options = Settings(use_lexicon=False, lexicons=(empty,), workers=1, store=tmp_path / "kept.store")
    pipeline.explore([folder], options)
    empty.unlink()
    with pytest.raises(LexiconError):
        pipeline.explore([folder], options)


def test_what_no_build_uses_is_dropped(tmp_path: Path) -> None:
    store = tmp_path / "kept.store"
    for articles in (ARTICLES, {"one.md": ARTICLES["one.md"]}):
        built(write(tmp_path / "articles", articles), store)
    with sqlite3.connect(store) as database:
        assert database.execute("SELECT count(*) FROM tables").fetchone() == (1,)
    database.close()


def _build(folder: Path, store: Path) -> None:
    store_module._BATCH = 1  # commit after each article: as many moments to be killed at as can be
    built(folder, store)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_at_any_moment_costs_nothing(tmp_path: Path) -> None:
    lots = random.Random(1)
    store, folder = tmp_path / "kept.store", tmp_path / "articles"
    context = multiprocessing.get_context("fork")
    articles = {f"{i}.md": f"{text}\n\n第 {i} 篇。" for i, text in enumerate(list(ARTICLES.values())[:3] * 4)}
    built(write(folder, articles), store)
    began = time.perf_counter()
    built(folder)
    usual = time.perf_counter() - began
    for turn in range(50):
        name = lots.choice(sorted(articles))
        articles[name] = f"{articles[name]}改 {turn}。"
        write(folder, articles)
        process = context.Process(target=_build, args=(folder, store))
        process.start()
        time.sleep(lots.uniform(0, usual))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        database = sqlite3.connect(store)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        # What the last whole build kept is there until another one ends.
        assert database.execute("SELECT count(*) FROM tables").fetchone()[0] >= 12
        database.close()
        if turn % 10 == 9:
            assert built(folder, store) == built(folder)


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    options = Settings(store=tmp_path / "kept.store")
    released = threading.Event()
    with open_store(options):
        with pytest.raises(StoreError) as caught, open_store(options, patience=0.05):
            pass
        assert caught.value.reason == "store-busy"
        waiting = threading.Thread(target=_open_and_tell, args=(options, released))
        waiting.start()
        assert not released.wait(0.1)
    waiting.join(10)
    assert released.is_set()


def _open_and_tell(options: Settings, told: threading.Event) -> None:
    with open_store(options, patience=10):
        told.set()


@pytest.mark.parametrize(
    "content", [b"no database at all, but some text" * 40, b"SQLite format 3\x00" + b"\xff" * 4000]
)
def test_a_file_that_is_no_database_is_named(tmp_path: Path, content: bytes) -> None:
    store = tmp_path / "kept.store"
    store.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        built(write(tmp_path / "articles", ARTICLES), store)
    assert (caught.value.reason, caught.value.path) == ("store-damaged", str(store))
    assert store.read_bytes() == content


def test_a_damaged_table_is_noticed(tmp_path: Path) -> None:
    store, folder = tmp_path / "kept.store", write(tmp_path / "articles", ARTICLES)
    built(folder, store)
    database = sqlite3.connect(store)
    for key, data in database.execute("SELECT key, data FROM tables").fetchall():
        database.execute("UPDATE tables SET data = ? WHERE key = ?", (data[:40] + b"?" + data[41:], key))
    database.commit()
    database.close()
    with pytest.raises(StoreError) as caught:
        built(folder, store)
    assert caught.value.reason == "store-damaged"


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    store = tmp_path / "contacts.db"
    database = sqlite3.connect(store)
    database.execute("CREATE TABLE tables (name TEXT)")
    database.commit()
    database.close()
    before = store.read_bytes()
    with pytest.raises(StoreError) as caught:
        built(write(tmp_path / "articles", ARTICLES), store)
    assert caught.value.reason == "store-foreign"
    assert store.read_bytes() == before


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        built(write(tmp_path / "articles", ARTICLES), tmp_path)
    assert caught.value.reason == "store-unusable"
