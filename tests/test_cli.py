"""The command as a person meets it: statuses, messages, files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

ARTICLE = "# 标题：关于 MoE\n\nMoE 与 SAE 一起出现。OpenAI 使用 MoE 模型，Anthropic 研究 SAE。\n"
SECOND = "# 另一篇\n\nDSPy 和 SGLang 都来自斯坦福。MoE 也在这里，OpenAI 也在。\n"


def run(*words: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PYTHONUTF8": "1",
        "LC_ALL": "C",
        **environment,
    }
    command = [sys.executable, "-m", "graph", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=env, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    (articles / "deep").mkdir(parents=True)
    (articles / "one.md").write_text(ARTICLE, encoding="utf-8")
    (articles / "deep" / "two.md").write_text(SECOND, encoding="utf-8")
    return articles


def test_a_folder_becomes_page_and_json(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "page.html"
    done = run("build", folder, "--output", page)
    assert done.returncode == 0, done.stderr
    assert str(page) in done.stdout
    assert "2 articles" in done.stdout
    data = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    graph = nx.node_link_graph(data, edges="edges")
    assert {"mixture-of-experts", "sae"} & set(graph) or {"MoE", "SAE"} <= {
        name for _, name in graph.nodes(data="name")
    }
    assert page.read_text(encoding="utf-8").casefold().startswith("<!doctype html>")
    assert sorted(path.name for path in page.parent.iterdir()) == ["page.html", "page.json"]


def test_the_same_bytes_in_any_order_and_with_any_hash_seed(folder: Path, tmp_path: Path) -> None:
    outputs = []
    for i, (sources, seed) in enumerate(
        (([folder / "one.md", folder / "deep"], "1"), ([folder / "deep", folder / "one.md"], "77"))
    ):
        page = tmp_path / f"out{i}" / "page.html"
        done = run("build", *sources, "--output", page, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        outputs.append((page.read_bytes(), page.with_suffix(".json").read_bytes()))
    assert outputs[0] == outputs[1]


def test_no_path_of_this_machine_is_in_the_output(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("build", folder, "--output", page).returncode == 0
    assert str(tmp_path) not in page.read_text(encoding="utf-8")
    assert str(tmp_path) not in page.with_suffix(".json").read_text(encoding="utf-8")


def test_bad_files_are_named_and_the_rest_is_built(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.md").write_bytes(b"")
    (folder / "binary.md").write_bytes(bytes(range(256)) * 20)
    (folder / "broken.txt").write_bytes(b"\xff\xff\xfe\x80\x80 abc \xff\xa0" * 30)
    done = run("build", folder, "--output", tmp_path / "page.html")
    assert done.returncode == 0, done.stderr
    for name in ("empty.md", "binary.md", "broken.txt"):
        assert name in done.stderr


@pytest.mark.parametrize("what", ["missing", "empty folder", "empty file"])
def test_nothing_to_build_is_status_1(what: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    if what == "empty folder":
        source.mkdir()
    if what == "empty file":
        source = tmp_path / "source.md"
        source.write_text("")
    done = run("build", source, "--output", tmp_path / "page.html")
    assert done.returncode == 1
    assert source.name in done.stderr
    assert not (tmp_path / "page.html").exists()
    assert not (tmp_path / "page.json").exists()


def test_an_article_without_concepts_is_status_1(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text("今天天气很好。我们去散步吧。\n", encoding="utf-8")
    done = run("build", tmp_path / "plain.md", "--no-lexicon", "--output", tmp_path / "page.html")
    assert done.returncode == 1
    assert not (tmp_path / "page.html").exists()


def test_a_wrong_call_is_status_2(tmp_path: Path) -> None:
    assert run("build").returncode == 2
    assert run("build", tmp_path, "--nonsense").returncode == 2


def test_a_mistake_in_a_lexicon_names_its_line(folder: Path, tmp_path: Path) -> None:
    lexicon = tmp_path / "mine.toml"
    lexicon.write_text(
        'type = "method"\n[concepts]\ngood = { name = "Good" }\nbad = { name = "Bad", type = "thing" }\n'
    )
    done = run("build", folder, "--lexicon", lexicon, "--output", tmp_path / "page.html")
    assert done.returncode == 2
    assert "mine.toml" in done.stderr
    assert "line 4" in done.stderr
    assert not (tmp_path / "page.html").exists()


def test_a_lexicon_of_ones_own_adds_concepts(folder: Path, tmp_path: Path) -> None:
    lexicon = tmp_path / "mine.toml"
    lexicon.write_text('type = "theory"\n[concepts]\ntogether = { name = "一起出现" }\n', encoding="utf-8")
    done = run("build", folder, "--lexicon", lexicon, "--output", tmp_path / "page.html")
    assert done.returncode == 0, done.stderr
    nodes = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))["nodes"]
    assert any(node["id"] == "together" and node["type"] == "theory" for node in nodes)


def test_an_output_that_cannot_be_written_is_named_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "taken"
    (target / "page.html").mkdir(parents=True)
    done = run("build", folder, "--output", target / "page.html")
    assert done.returncode == 2
    assert "page.html" in done.stderr
    blocked = tmp_path / "file"
    blocked.write_text("x")
    done = run("build", folder, "--output", blocked / "page.html")
    assert done.returncode == 2
    assert [path.name for path in target.iterdir()] == ["page.html"]


def test_page_and_json_must_differ(folder: Path, tmp_path: Path) -> None:
    done = run("build", folder, "--output", tmp_path / "x.html", "--json", tmp_path / "x.html")
    assert done.returncode == 2


def test_an_old_page_survives_a_failure(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old")
    assert run("build", tmp_path / "nowhere", "--output", page).returncode == 1
    assert page.read_text() == "old"


def test_the_command_speaks_the_persons_language(folder: Path, tmp_path: Path) -> None:
    chinese = run("--help", LC_ALL="zh_CN.UTF-8")
    english = run("--help", LC_ALL="C")
    assert "概念图谱" in chinese.stdout
    assert "concept graph" in english.stdout
    done = run("build", folder, "--output", tmp_path / "page.html", "--lang", "zh")
    assert "读取文章 2 篇" in done.stdout


def test_quiet_is_quiet(folder: Path, tmp_path: Path) -> None:
    done = run("build", folder, "--output", tmp_path / "page.html", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_store_and_a_cluster_do_not_go_together(folder: Path, tmp_path: Path) -> None:
    done = run(
        "build", folder, "--engine", "dask", "--store", tmp_path / "s.db", "--output", tmp_path / "page.html"
    )
    assert done.returncode == 2
    assert "--store" in done.stderr
    assert not (tmp_path / "s.db").exists()
