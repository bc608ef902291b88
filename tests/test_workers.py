"""Worker processes: the same result, and a clear error instead of a hang."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import workers
from graph.errors import WorkerError
from graph.lexicon import Lexicon
from graph.read import find_articles
from graph.workers import Workers, choose_workers, read_here
from tests.small import ARTICLES, built, write


def test_processes_are_used_where_they_repay_their_start() -> None:
    assert choose_workers(None, 10_000) == 1
    assert choose_workers(None, 50_000_000) >= 1
    assert choose_workers(3, 10_000) == 3


def test_workers_read_what_this_process_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "articles", ARTICLES | {"broken.md": ""})
    monkeypatch.setattr(workers, "_TASK", 1)  # each article a task of its own
    sources = list(enumerate(find_articles([folder])[0]))
    here = dict(read_here(sources, Lexicon()))
    with Workers(2) as processes:
        assert dict(processes.read(sources, Lexicon())) == here
    assert len(here) == 5


def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    folder = write(tmp_path / "articles", ARTICLES)
    assert built(folder, workers=2) == built(folder)


def test_a_killed_worker_is_an_error_that_names_its_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "articles", {f"{i}.md": f"{ARTICLES['one.md']}{i}" for i in range(40)})
    monkeypatch.setattr(workers, "_TASK", 1)
    sources = list(enumerate(find_articles([folder])[0]))
    with Workers(1) as processes:
        results = processes.read(sources, Lexicon())
        next(results)
        for process in processes._workers.values():
            process.kill()
        with pytest.raises(WorkerError) as caught:
            list(results)
    assert caught.value.reason == "worker-died"
    assert caught.value.path.endswith(".md")


def test_a_worker_that_fails_is_an_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "articles", ARTICLES)
    with Workers(1) as processes, pytest.raises(WorkerError) as caught:
        list(processes.read(list(enumerate(find_articles([folder])[0])), None))  # type: ignore[arg-type]
    assert caught.value.details["code"] == 1
    assert "AttributeError" in capfd.readouterr().err


def test_the_processes_end_with_the_block() -> None:
    with Workers(2) as processes:
        running = list(processes._workers.values())
        assert all(process.is_alive() for process in running)
    assert not any(process.is_alive() for process in running)
