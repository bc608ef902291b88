"""The Dask engine on a cluster of two processes: the same bytes as here, also when one of them is killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.errors import NothingToBuild, WorkerError
from graph.export.json import export_json
from graph.model import Exploration
from graph.page.render import render_page
from graph.pipeline import explore
from graph.settings import Settings

distributed = pytest.importorskip("distributed", reason="distributed is not installed (extra: dask)")

# Dask's own warnings are not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore")

PROJECT = Path(__file__).parents[1]
NAMES = (
    "MoE",
    "SAE",
    "DSPy",
    "SGLang",
    "OpenAI",
    "Anthropic",
    "Llama 3",
    "GPT-4",
    "强化学习",
    "星河引擎",
    "XHE-2",
)
SENTENCES = (
    "{} 与 {} 一起出现。",
    "{} 使用 {}。",
    "我们比较了 {} 和 {}，以及 {}。",
    "“{}”（Xinghe Engine）支持 {}。",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out the sample article and a dozen made ones."""
    folder = tmp_path_factory.mktemp("articles")
    for file in sorted((PROJECT / "data" / "articles").glob("*.md")):
        shutil.copy(file, folder)
    for number in range(12):
        dice = random.Random(number)
        lines = [dice.choice(SENTENCES).format(*dice.sample(NAMES, 4)) for _ in range(20)]
        text = f"# 第 {number} 篇\n\n" + "\n\n".join("".join(lines[i : i + 4]) for i in range(0, 20, 4))
        (folder / f"made-{number}.md").write_text(text, encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def here(folder: Path) -> Exploration:
    return explore([folder], Settings(workers=1))


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


def write(exploration: Exploration) -> tuple[str, str]:
    return export_json(exploration), render_page(exploration, Settings())


def explore_there(folder: Path, cluster: Any, **options: Any) -> Exploration:
    from graph.cluster import explore_on_cluster

    return explore_on_cluster([folder], scheduler=cluster.scheduler_address, **options)


def test_the_same_bytes_as_here(folder: Path, here: Exploration, cluster: Any) -> None:
    there = explore_there(folder, cluster)
    assert write(there) == write(here)
    assert there.skipped == here.skipped
    assert [file.source for file in there.skipped] == ["empty.md"]


def test_the_same_bytes_when_a_worker_is_killed_in_the_middle(
    folder: Path, here: Exploration, cluster: Any
) -> None:
    with distributed.Client(cluster) as client:
        pids = client.run(os.getpid)
    assert len(set(pids.values())) == 2
    killed = []

    def kill_one(stage: str, done: int, total: int) -> None:
        if stage == "extract" and 0 < done < total and not killed:
            killed.append(min(pids.values()))
            os.kill(killed[0], signal.SIGKILL)

    there = explore_there(folder, cluster, progress=kill_one)
    assert killed
    with distributed.Client(cluster) as client:
        assert killed[0] not in client.run(os.getpid).values()
    assert write(there) == write(here)


def test_only_what_is_strong_comes_back(folder: Path, here: Exploration, cluster: Any) -> None:
    there = explore_there(folder, cluster, least=5)
    strong = {concept.id: concept for concept in here.concepts if len(concept.mentions) >= 5}
    assert 0 < len(strong) < len(here.concepts)
    assert [concept.id for concept in there.concepts] == list(strong)
    pairs = {(pair.left, pair.right): pair.sentences for pair in here.comentions}
    assert there.comentions
    for pair in there.comentions:
        assert pair.sentences == pairs[pair.left, pair.right]
    assert 0 < len(there.sentences) < len(here.sentences)
    for concept in there.concepts:
        for mention in concept.mentions:
            assert there.sentences[mention.sentence].text[mention.start : mention.end] == mention.surface


def test_a_folder_without_an_article_is_told(tmp_path: Path, cluster: Any) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    with pytest.raises(NothingToBuild) as caught:
        explore_there(tmp_path, cluster)
    assert caught.value.reason == "no-article"


def test_an_address_where_nobody_answers_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(WorkerError) as caught:
        cluster.explore_on_cluster([folder], scheduler="tcp://127.0.0.1:1")
    assert caught.value.reason == "no-scheduler"


def test_the_command_starts_a_cluster_of_its_own(folder: Path, here: Exploration, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    command = [sys.executable, "-m", "graph", "build", str(folder), "--engine", "dask", "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1", "LC_ALL": "C"}
    done = subprocess.run(
        [*command, "--output", str(page)], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    assert page.with_suffix(".json").read_text(encoding="utf-8") == export_json(here)
    assert page.is_file()
