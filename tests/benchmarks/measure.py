"""Run a command and take its wall time and the peak memory of all of its processes together."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PROJECT", "Run", "run", "run_ours"]

PROJECT = Path(__file__).resolve().parents[2]
_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """Hold how a command went: seconds of wall time, peak memory in bytes, its exit status (None where
    it was stopped because its time was over) and what it printed."""

    seconds: float
    memory: int
    status: int | None
    output: str

    @property
    def last_line(self) -> str:
        """Give the last line that the command printed: its result, or its complaint."""
        lines = [line for line in self.output.splitlines() if line.strip()]
        return lines[-1].strip() if lines else ""


def run(command: Sequence[str | Path], cap: float = 3600.0) -> Run:
    """Run a command in the project's folder, for at most ``cap`` seconds.

    Memory is the largest sum of the resident sizes of the command and all of its descendants, looked at
    twenty times a second. Pages that several processes share count once for each: an upper bound.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    peak, over = [0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, over))
    watcher.start()
    try:
        output, _ = process.communicate(timeout=cap)
        status: int | None = process.returncode
    except subprocess.TimeoutExpired:
        _kill(process.pid)
        output, _ = process.communicate()
        status = None
    seconds = time.perf_counter() - start
    over.set()
    watcher.join()
    return Run(seconds, peak[0], status, output)


def run_ours(articles: Path, page: Path, *options: str) -> Run:
    """Run the command from process start to the finished page.

    Raises RuntimeError where it fails: a figure of a failed run is none.
    """
    done = run([sys.executable, "-m", "graph", "build", articles, "--output", page, "--lang", "en", *options])
    if done.status != 0:
        raise RuntimeError(done.output)
    return done


def _watch(pid: int, peak: list[int], over: threading.Event) -> None:
    import psutil  # type: ignore[import-untyped]

    while not over.wait(_EVERY):
        try:
            root = psutil.Process(pid)
            family = [root, *root.children(recursive=True)]
        except psutil.Error:
            continue
        size = 0
        for process in family:
            try:
                size += process.memory_info().rss
            except psutil.Error:
                continue
        peak[0] = max(peak[0], size)


def _kill(pid: int) -> None:
    import psutil  # type: ignore[import-untyped]

    root = psutil.Process(pid)
    for process in [*root.children(recursive=True), root]:
        try:
            process.kill()
        except psutil.Error:
            continue
