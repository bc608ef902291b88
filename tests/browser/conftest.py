"""Open real pages in a real browser: each page is built once a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.model import Exploration
from tests.browser.opened import Opened
from tests.chromium import find_chromium

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu"]

Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium: set CHROMIUM, or run python -m tests.chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def _write(folder: Path, name: str, exploration: Exploration) -> Path:
    from graph.page.render import render_page
    from graph.settings import Settings

    path = folder / name
    path.write_text(render_page(exploration, Settings()), encoding="utf-8", errors="replace", newline="\n")
    return path


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def article(pages: Path) -> Path:
    """The page of the sample interview."""
    from graph.pipeline import explore

    return _write(pages, "article.html", explore([ROOT / "data" / "articles"]))


@pytest.fixture(scope="session")
def folder(pages: Path) -> Path:
    """A page of a folder: 36 articles over three years, more concepts than are drawn at once."""
    from tests.browser.explorations import folder_exploration

    return _write(pages, "folder.html", folder_exploration())


@pytest.fixture(scope="session")
def hostile(pages: Path) -> Path:
    """A page whose every text tries to run."""
    from tests.browser.explorations import hostile_exploration

    return _write(pages, "hostile.html", hostile_exploration())


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Open a page in a context of its own; anything that goes wrong in it fails the test.

    The camera jumps, so that nobody waits for it; what moves is tested with reduced_motion="no-preference".
    """
    contexts: list[Any] = []
    opened: list[Opened] = []

    def start(path: Path, *, hash: str = "", width: int = 1440, height: int = 900, **options: Any) -> Opened:
        script = options.pop("script", "")
        phone = width <= 760
        settings = {
            "locale": "zh-CN",
            "has_touch": phone,
            "is_mobile": phone,
            "accept_downloads": True,
            "reduced_motion": "reduce",
        } | options
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if script:
            page.add_init_script(script)
        found = Opened(page)
        opened.append(found)
        page.goto(path.as_uri() + hash)
        if settings.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready], html[data-error]", state="attached")
        return found

    yield start
    for found in opened:
        assert found.errors == []
        assert found.requests == []
    for context in contexts:
        context.close()
