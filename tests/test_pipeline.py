"""The whole way: order, repetition and what cannot be built."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from graph.errors import NothingToBuild
from graph.export.json import export_json
from graph.pipeline import explore
from graph.settings import Settings
from tests.small import ARTICLES, built, write

ALONE = Settings(use_lexicon=False, workers=1)


def test_the_order_of_the_sources_changes_no_byte(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", ARTICLES)
    paths = sorted(folder.iterdir())
    assert export_json(explore(paths, ALONE)) == export_json(explore(paths[::-1], ALONE)) == built(folder)


def test_sentences_are_numbered_over_all_articles(tmp_path: Path) -> None:
    exploration = explore([write(tmp_path / "articles", ARTICLES)], ALONE)
    assert [sentence.id for sentence in exploration.sentences] == list(range(len(exploration.sentences)))
    assert [article.id for article in exploration.articles] == sorted(
        {s.article for s in exploration.sentences}
    )
    for concept in exploration.concepts:
        for mention in concept.mentions:
            assert (
                exploration.sentences[mention.sentence].text[mention.start : mention.end] == mention.surface
            )


def test_nothing_readable_and_nothing_found_are_errors(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", {"empty.md": ""})
    with pytest.raises(NothingToBuild) as caught:
        explore([folder], ALONE)
    assert caught.value.reason == "no-article"
    assert [file.source for file in caught.value.details["skipped"]] == ["empty.md"]  # type: ignore[attr-defined]
    write(folder, {"plain.md": "你好。"})
    with pytest.raises(NothingToBuild) as caught:
        explore([folder], ALONE)
    assert (caught.value.reason, caught.value.path) == ("no-concept", str(folder))


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    explore([write(tmp_path / "articles", ARTICLES)], ALONE, lambda *step: seen.append(step))
    assert [step for step in seen if step[0] == "extract"] == [("extract", i, 4) for i in range(5)]


def test_the_garbage_collector_is_as_it_was(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", ARTICLES)
    assert gc.isenabled()
    explore([folder], ALONE)
    assert gc.isenabled()
    with pytest.raises(NothingToBuild):
        explore([tmp_path / "missing"], ALONE)
    assert gc.isenabled()
