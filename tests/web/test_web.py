"""Run the tests of the page's modules, which are written in JavaScript: node --test tests/web/*.test.mjs"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NEEDED = 20


def _node() -> str | None:
    """Give Node where there is one that is new enough."""
    path = shutil.which("node")
    if path is None:
        return None
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    return (
        path if told.lstrip("v").split(".")[0].isdigit() and int(told[1:].split(".")[0]) >= NEEDED else None
    )


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.name)
def test_modules_of_the_page(file: Path) -> None:
    node = _node()
    if node is None:
        pytest.skip(f"needs Node {NEEDED} or later")
    run = subprocess.run([node, "--test", str(file)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]
