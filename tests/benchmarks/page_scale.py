"""Measure the page at scale, with stock pyvis beside it: python -m tests.benchmarks.page_scale

Times are of headless Chromium without a GPU, from navigation on. Stock pyvis has its picture once its layout
has settled; before, it shows a progress bar. Draws are redraws of the canvas while the map is dragged.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.model import Exploration
from graph.page.payload import build_payload
from graph.settings import ExportSettings, Settings
from tests.benchmarks.synthetic import synthetic_exploration
from tests.chromium import find_chromium

HERE = Path(__file__).parent
JS = HERE.parents[1] / "graph" / "page" / "web" / "js"
NO_EVIDENCE = ExportSettings(evidence_all=0, evidence_characters=0)
QUERIES = (
    "模",
    "模型",
    "数据推理",
    "a",
    "al",
    "alber",
    "jjtl",
    "moxing",
    "sjtl",
    "albrecor tor",
    "模形数",
    "zzzzqqqq",
)
PATIENCE = 180

WATCH = (HERE / "watch.js").read_text(encoding="utf-8")
ASK_STORE = (HERE / "ask_store.js").read_text(encoding="utf-8")


def main() -> int:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--links", type=int, default=1_000_000)
    parser.add_argument("--stock", default="120:400,300:1500,1000:5000", help="sizes for stock pyvis")
    given = parser.parse_args()
    chromium = find_chromium()
    if chromium is None:
        print("no Chromium: nothing to measure in")
        return 1
    with tempfile.TemporaryDirectory() as folder, _browser(chromium) as browser:
        sizes = [tuple(map(int, size.split(":"))) for size in given.stock.split(",") if size]
        for concepts, links in [*sizes, (given.concepts, given.links)]:
            exploration = synthetic_exploration(concepts, links)
            print(f"\n{concepts:,} concepts, {links:,} links")
            _print("ours", _measure_ours(browser, exploration, Path(folder)))
            _print("store", _measure_store(browser, exploration, Path(folder)))
            if (concepts, links) in sizes:
                _print("stock pyvis", _measure_stock(browser, exploration, Path(folder)))
            else:
                print("  stock pyvis: not tried, its add_edge looks through all edges for each new one")
    return 0


@contextmanager
def _browser(path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


def _open(browser: Any, html: str, file: Path) -> Any:
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(file.as_uri(), wait_until="commit")
    return page


def _measure_ours(browser: Any, exploration: Exploration, folder: Path) -> dict[str, Any]:
    from graph.page.render import render_page

    start = time.perf_counter()
    html = render_page(exploration, Settings(export=NO_EVIDENCE))
    built = time.perf_counter() - start
    page = _open(browser, html, folder / "ours.html")
    _wait(page, "window.__marks?.search")
    marks = page.evaluate("window.__marks")
    result = {
        "build s": built,
        "MB": len(html.encode("utf-8")) / 1e6,
        "picture s": marks["data-drawn=true"] / 1000,
        "store s": marks["data-ready=true"] / 1000,
        "search s": marks["search"] / 1000,
    }
    result.update(_drag(page))
    page.context.close()
    return result


def _measure_stock(browser: Any, exploration: Exploration, folder: Path) -> dict[str, Any]:
    from pyvis.network import Network

    start = time.perf_counter()
    network = Network(height="900px", width="100%", cdn_resources="in_line")
    for concept in exploration.concepts:
        network.add_node(concept.id, label=concept.name, value=len(concept.mentions), group=concept.type)
    for link in exploration.comentions:
        network.add_edge(link.left, link.right, value=link.weight)
    html = network.generate_html(notebook=False)
    built = time.perf_counter() - start
    page = _open(browser, html, folder / "stock.html")
    try:
        result: dict[str, Any] = {"picture s": _wait(page, "window.__settled") / 1000, **_drag(page)}
    except TimeoutError as error:
        result = {"picture s": str(error)}
    page.context.close()
    return {"build s": built, "MB": len(html.encode("utf-8")) / 1e6, **result}


def _wait(page: Any, expression: str) -> float:
    """Ask again and again; playwright's own waiting evaluates in the page, which our policy forbids."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        value = page.evaluate(expression)
        if value:
            return float(value)
        time.sleep(0.05)
    raise TimeoutError(f"none within {PATIENCE} s")


def _drag(page: Any, seconds: float = 2.0) -> dict[str, float]:
    """Drag the map in a circle for a while, then leave it alone."""
    page.wait_for_timeout(1000)
    page.mouse.move(720, 450)
    page.mouse.down()
    before, start, step = page.evaluate("window.__draws"), time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        step += 1
        page.mouse.move(720 + 60 * (step % 5), 450 + 40 * (step % 3))
    drawn = page.evaluate("window.__draws") - before
    spent = time.perf_counter() - start
    page.mouse.up()
    page.wait_for_timeout(1500)
    before = page.evaluate("window.__draws")
    page.wait_for_timeout(1000)
    return {"drag draws/s": drawn / spent, "idle draws/s": float(page.evaluate("window.__draws") - before)}


def _measure_store(browser: Any, exploration: Exploration, folder: Path) -> dict[str, Any]:
    payload = json.dumps(build_payload(exploration, NO_EVIDENCE), ensure_ascii=False).replace("<", "\\u003c")
    data = f'<script type="application/json" id="data">{payload}</script>'
    html = f'<!doctype html><meta charset="utf-8">{data}<script>{_joined()}</script>'
    page = _open(browser, html, folder / "store.html")
    page.wait_for_load_state("load")
    answer = page.evaluate(ASK_STORE, list(QUERIES))
    page.context.close()
    return {f"{key} ms": value for key, value in {**answer.pop("laps"), **answer}.items()}


def _joined() -> str:
    """Join the store's modules as the page does, without the rest of the page."""
    done: dict[str, str] = {}

    def visit(name: str) -> None:
        if name not in done:
            done[name] = ""
            source = (JS / name).read_text(encoding="utf-8")
            for found in re.findall(r'^import [^;]*? from "\./([^"]+)";$', source, re.M):
                visit(found)
            source = re.sub(r"^import [^;]*;$", "", source, flags=re.M)
            done[name] = done.pop(name) + re.sub(r"^export ", "", source, flags=re.M)

    visit("store.js")
    return "\n".join(done.values()).replace("</", "<\\/")


def _print(name: str, result: dict[str, Any]) -> None:
    shown = ", ".join(f"{key} {_figure(value)}" for key, value in result.items())
    print(f"  {name}: {shown}", flush=True)


def _figure(value: Any) -> str:
    if isinstance(value, list):
        return " median, ".join(f"{number:.1f}" for number in value) + " worst"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    raise SystemExit(main())
