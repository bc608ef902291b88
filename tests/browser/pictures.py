"""Take the README's pictures of the sample interview: python -m tests.browser.pictures."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser.conftest import FLAGS, ROOT
from tests.browser.opened import Opened
from tests.chromium import find_chromium

FOLDER = ROOT / ".github"


def main() -> int:
    """Build the page and take the two pictures."""
    from playwright.sync_api import sync_playwright

    from graph.page.render import render_page
    from graph.pipeline import explore
    from graph.settings import Settings

    chromium = find_chromium()
    if chromium is None:
        print("no Chromium: nothing to take pictures with")
        return 1
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "page.html"
        page_text = render_page(explore([ROOT / "data" / "articles"]), Settings())
        path.write_text(page_text, encoding="utf-8", newline="\n")
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for theme, concept in (("light", None), ("dark", "MoE")):
            size = {"width": 1440, "height": 900}
            page = browser.new_page(viewport=size, color_scheme=theme, locale="zh-CN")
            opened = Opened(page)
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready]", state="attached")
            if concept:
                opened.find(concept)
            opened.settle()
            page.screenshot(path=str(FOLDER / f"page-{theme}.png"))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
