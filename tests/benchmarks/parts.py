"""The parts of the benchmark; each prints its figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from graph.lexicon import load_lexicon
from tests.benchmarks.corpus import SAMPLE, write_articles
from tests.benchmarks.measure import Run, run, run_ours
from tests.benchmarks.peers import PEERS, measure_peer, measure_tutorial

__all__ = ["PARTS", "Bench"]

MEGA = 1_000_000


@dataclass
class Bench:
    """Hold what is measured on: the text, a folder to write in, sizes in MB, seconds that a peer may take."""

    text: Path
    folder: Path
    main_size: float
    slice: float
    cap: float
    sizes: tuple[float, ...]
    _bytes: dict[float, int] = field(default_factory=dict)
    _builds: dict[tuple[float, tuple[str, ...]], Run] = field(default_factory=dict)

    def articles(self, size: float) -> tuple[Path, float]:
        """Give a folder with articles of a size in MB, and how many MB they are."""
        folder = self.folder / f"articles-{size:g}"
        if size not in self._bytes:
            self._bytes[size] = write_articles(self.text, int(size * MEGA), folder)
        return folder, self._bytes[size] / MEGA

    def build(self, size: float, *options: str) -> Run:
        """Build the page of a size, once a run."""
        key = size, options
        if key not in self._builds:
            self._builds[key] = run_ours(self.articles(size)[0], self.folder / "page.html", *options)
        return self._builds[key]


def start(bench: Bench) -> None:
    """Start and a single article (best of three)"""
    python = sys.executable
    bare = _best([python, "-c", "pass"])
    _say("import graph", _best([python, "-c", "import graph"]) - bare, "s beyond Python's own start", 3)
    _say("concept-graph --help", _best([python, "-m", "graph", "--help"]), "s", 3)
    builds = [run_ours(SAMPLE, bench.folder / "sample.html") for _ in range(3)]
    _say("data/articles to the page", min(done.seconds for done in builds), "s from process start")


def speed(bench: Bench) -> None:
    """One core beside the passes that bound it, and the second core"""
    folder, size = bench.articles(bench.main_size)
    found = {}
    for name in ("scan", "tag", "lexicon", "discovery"):
        done = run([sys.executable, "-m", "tests.benchmarks.core", name, folder])
        if done.status != 0:
            print(f"  {name}: {done.last_line}", flush=True)
            continue
        found[name] = size / float(done.last_line)
    shown = {
        "scan": "one bare Aho-Corasick pass, the lexicon's names", "tag": "one rjieba.tag pass",
        "lexicon": "reading to counted pairs, lexicon alone",
        "discovery": "reading to counted pairs, with discovery",
    }  # fmt: skip
    for name, value in found.items():
        _say(shown[name], value, "MB/s")
    _ratio("lexicon alone : bare pass", found.get("lexicon"), found.get("scan"))
    _ratio("with discovery : rjieba.tag", found.get("discovery"), found.get("tag"))
    one, two = bench.build(bench.main_size, "--workers", "1"), bench.build(bench.main_size, "--workers", "2")
    _say(f"{size:.1f} MB to the page, 1 worker", one.seconds, "s")
    _say(f"{size:.1f} MB to the page, 2 workers", two.seconds, "s")
    _ratio("2 workers : 1", one.seconds, two.seconds)


def peers(bench: Bench) -> None:
    """Others, from process start; they read a slice, the rest is scaled as if linear, in their favour"""
    ours, (_, size) = bench.build(bench.main_size), bench.articles(bench.main_size)
    small, slice_size = bench.articles(bench.slice)
    names = bench.folder / "names.json"
    names.write_text(json.dumps({e.id: e.names for e in load_lexicon().entries.values()}), encoding="utf-8")
    _say(f"ours, {size:.1f} MB to the page", ours.seconds, "s")
    results = {"tutorial pipeline": measure_tutorial(small, bench.folder / "tutorial.html", bench.cap)}
    results |= {name: measure_peer(name, small, names, bench.cap) for name in PEERS}
    for name, peer in results.items():
        if isinstance(peer, str):
            print(f"  {name}: skipped, {peer}")
            continue
        phases = ", ".join(f"{key} {peer[key]:.1f} s" for key in ("load", "work", "page") if key in peer)
        print(f"  {name}, {slice_size:.1f} MB: {phases}")
        scaled = peer.scaled(size / slice_size)
        _say(f"{name}, scaled to {size:.1f} MB", scaled, "s")
        _ratio(f"{name} : ours", scaled, ours.seconds)


def scale(bench: Bench) -> None:
    """Time and memory as the text grows (all processes together)"""
    per_mb: dict[float, float] = {}
    for wanted in bench.sizes:
        done, (_, size) = bench.build(wanted), bench.articles(wanted)
        per_mb[wanted] = done.seconds / size
        took = f"{done.seconds:7.1f} s, {per_mb[wanted]:.3f} s/MB"
        print(f"  {size:6.1f} MB: {took}, peak memory {done.memory / MEGA:,.0f} MB", flush=True)
    for small, large in zip(bench.sizes, bench.sizes[1:], strict=False):
        _ratio(f"s/MB, {large:g} MB : {small:g} MB", per_mb[large], per_mb[small])


def store(bench: Bench) -> None:
    """One article more, with a store (--store)"""
    articles, size = bench.articles(bench.main_size)
    kept = bench.folder / "store"
    shown = bench.folder / "page.html"
    first = run_ours(articles, shown, "--store", str(kept))
    new = articles / "one-more.md"
    new.write_text((next(SAMPLE.glob("*.md"))).read_text(encoding="utf-8"), encoding="utf-8")
    second = run_ours(articles, shown, "--store", str(kept))
    new.unlink()
    count = len(list(articles.glob("*.md")))
    _say(f"{count} articles, {size:.1f} MB, into a new store and to the page", first.seconds, "s")
    _say("one article more, to the page", second.seconds, "s")
    _ratio("all : one more", first.seconds, second.seconds)


def dask(bench: Bench) -> None:
    """The Dask engine: a cluster of two processes on this machine beside two workers"""
    ours, (_, size) = bench.build(bench.main_size, "--workers", "2"), bench.articles(bench.main_size)
    there = bench.build(bench.main_size, "--workers", "2", "--engine", "dask")
    for name, done in (("local, 2 workers", ours), ("dask, 2 workers", there)):
        _say(
            f"{name}, {size:.1f} MB to the page", done.seconds, f"s, peak memory {done.memory / MEGA:,.0f} MB"
        )
    _ratio("dask : local", there.seconds, ours.seconds)


def page(bench: Bench) -> None:
    """The page at scale, stock pyvis beside it (python -m tests.benchmarks.page_scale)"""
    del bench
    done = run([sys.executable, "-m", "tests.benchmarks.page_scale"])
    print(done.output)


PARTS: dict[str, Callable[[Bench], None]] = {
    part.__name__: part for part in (start, speed, peers, scale, store, dask, page)
}


def _best(command: list[str]) -> float:
    return min(run(command).seconds for _ in range(3))


def _say(what: str, value: float, unit: str, digits: int = 2) -> None:
    print(f"  {what}: {value:.{digits}f} {unit}", flush=True)


def _ratio(what: str, one: float | None, other: float | None) -> None:
    if one and other:
        print(f"    = {what}: {one / other:.2f}", flush=True)
