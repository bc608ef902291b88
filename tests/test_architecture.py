"""The architecture as a test: import direction, one home for each heavy library, modules of readable length."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "graph"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each part may import of ours; "errors", "model" and "spelling" are for all.
GROUND = {"errors", "model", "spelling"}
MAY = {
    "errors": set(), "model": set(), "spelling": set(), "messages": set(), "lexicon": set(),
    "settings": set(),
    "read": {"settings", "lexicon"}, "segment": {"settings"}, "extract": {"settings", "lexicon"}, "merge": {"settings", "lexicon"},
    "count": {"settings"}, "build": {"settings"}, "analyze": {"settings"},
    "page": {"settings", "messages", "analyze"}, "export": {"settings", "page"},
    "kernel": {"lexicon", "read", "segment", "extract"},
    "workers": {"settings", "lexicon", "read", "segment", "kernel"}, "store": {"settings", "lexicon", "read", "kernel"},
    "pipeline": {"settings", "lexicon", "read", "merge", "count", "build", "analyze", "kernel", "workers", "store"},
    "partition": {"settings", "read", "kernel", "merge", "count"},
    "cluster": {
        "settings", "lexicon", "read", "merge", "count", "build", "analyze", "kernel", "workers", "pipeline", "partition",
    },
    "cli": {"settings", "messages", "pipeline", "cluster", "export", "page"},
    "__main__": {"cli"},
}  # fmt: skip
HOMES = {
    "jieba": {"segment/chinese.py"}, "rjieba": {"segment/chinese.py"},
    "pyvis": {"page/render.py"}, "jinja2": {"page/render.py"}, "opencc": {"spelling.py", "page/characters.py"},
    "click": {"cli.py"}, "rich": {"cli.py"}, "bs4": {"read"}, "ahocorasick_rs": {"extract/lexicon.py", "extract/occurrences.py"},
    "igraph": {"analyze"}, "textblob": {"extract/english_tags.py"}, "distributed": {"cluster.py"}, "dask": {"cluster.py"},
}  # fmt: skip


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    mine = part(path)
    if mine == "__init__":
        return
    for name in imports(path):
        if name.startswith("graph."):
            other = name.split(".")[1]
            assert other == mine or other in GROUND | MAY[mine], f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_heavy_library_has_one_home(path: Path) -> None:
    place = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or any(place == home or place.startswith(home + "/") for home in homes), (
            f"{place}: {name}"
        )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_html_in_python(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] != "read":
        assert not re.search(r"<(?:div|span|script|style|body|table)\b", path.read_text(encoding="utf-8"))


def test_stages_say_their_number() -> None:
    for folder, number in (("read", 1), ("segment", 2), ("extract", 3), ("merge", 4), ("analyze", 7)):
        for path in (PACKAGE / folder).rglob("*.py"):
            if path.name != "__init__.py":
                assert path.read_text(encoding="utf-8").startswith(f'"""Stage {number} of 8: '), path
    for name, number in (("count", 5), ("build", 6)):
        assert (PACKAGE / f"{name}.py").read_text(encoding="utf-8").startswith(f'"""Stage {number} of 8: ')


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, graph, graph.cli; print(sorted(set(sys.modules) & set('jieba pyvis jinja2 igraph opencc bs4 rich numpy networkx'.split())))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_only_the_agreed_things_stand_at_the_top() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    top = {line.split("/")[0] for line in done.stdout.splitlines()}
    agreed = {
        "graph",
        "data",
        "output",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "Makefile",
    }
    assert {name for name in top if not name.startswith(".")} <= agreed
