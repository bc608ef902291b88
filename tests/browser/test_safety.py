"""Nothing leaves the page, nothing in a text runs, and what is broken is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.explorations import PAYLOADS

pytestmark = pytest.mark.browser


def test_hostile_texts_are_shown_and_never_run(open_page: Open, hostile: Path) -> None:
    assert len(PAYLOADS) >= 50
    opened = open_page(hostile)
    page = opened.page
    assert opened.ask("document.querySelectorAll('script').length") == 4
    for place in range(0, len(PAYLOADS), 3):
        opened.ask(f"location.hash = 'f=c{place:03}'")
        page.wait_for_timeout(15)
    for place in range(0, len(PAYLOADS) - 1, 7):
        opened.search(PAYLOADS[place][:30])
    page.keyboard.press("Escape")
    opened.page.locator("#tab-list").click()
    shown = set(
        page.locator(".list td:first-child button").evaluate_all("rows => rows.map((row) => row.title)")
    )
    well_formed = {text.replace("\ud800", "\ufffd") for text in PAYLOADS}
    assert len(shown & well_formed) >= 50
    page.locator("#export").click()
    page.locator("#language").click()
    assert opened.ask("window.hit") is None
    assert (
        opened.ask(
            "document.querySelectorAll('#stage img, iframe, object, embed, base, marquee, #panel img').length"
        )
        == 0
    )
    assert opened.ask("Object.prototype.toString.call(window.__explorer)") == "[object Object]"


def test_a_hostile_speaker_and_title_stand_in_the_panel_as_text(open_page: Open, hostile: Path) -> None:
    opened = open_page(hostile, hash="#f=c000")
    assert "甲" in opened.panel()
    assert (
        opened.ask(
            "document.querySelectorAll('#panel-body script, #panel-body img, #panel-body svg script').length"
        )
        == 0
    )
    assert opened.ask("window.hit") is None


def test_only_addresses_of_the_web_are_linked(open_page: Open, hostile: Path, folder: Path) -> None:
    opened = open_page(hostile)
    for place in range(0, len(PAYLOADS), 5):
        opened.ask(f"location.hash = 'f=c{place:03}'")
        opened.page.wait_for_timeout(15)
        for address in opened.ask("[...document.querySelectorAll('#panel a')].map((a) => a.href)"):
            assert re.match(r"https?://", address)
    good = open_page(folder)
    good.find("Alpha推理")
    assert good.page.locator("#panel a").first.get_attribute("href").startswith("https://example.org/")
    assert good.page.locator("#panel a").first.get_attribute("rel") == "noopener noreferrer"


def test_the_policy_forbids_every_request(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    policy = opened.ask("document.querySelector('meta[http-equiv]').content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    with pytest.raises(Exception, match="Failed to fetch"):
        opened.ask("fetch('https://example.org/')")
    assert (
        opened.ask(
            "(() => { const s = document.createElement('script'); s.textContent = 'window.hit = 1'; document.body.append(s); return window.hit })()"
        )
        is None
    )
    # These two were ours: the page itself asked for nothing and threw nothing.
    opened.errors.clear()
    opened.requests.clear()


def test_a_damaged_store_is_said_and_the_map_still_works(open_page: Open, article: Path, pages: Path) -> None:
    text = article.read_text(encoding="utf-8")
    start = text.index('"data":"') + 200
    broken = pages / "damaged.html"
    broken.write_text(text[:start] + "AAAA" * 50 + text[start + 200 :], encoding="utf-8")
    opened = open_page(broken)
    assert opened.ask("document.documentElement.dataset.ready") == "partial"
    assert "损坏" in opened.page.locator("#notice").inner_text()
    opened.click("MoE")
    assert "MoE" in opened.panel()
    opened.page.locator("#legend .chip").first.click()
    assert opened.explorer("shown")["shown"] < opened.explorer("shown")["total"]


def test_an_old_browser_is_told_and_the_map_still_works(open_page: Open, article: Path) -> None:
    opened = open_page(article, script="delete window.DecompressionStream")
    assert "太旧" in opened.page.locator("#notice").inner_text()
    opened.click("OpenAI")
    assert "OpenAI" in opened.panel()


def test_a_browser_that_knows_no_modules_is_told(browser: Any, article: Path, pages: Path) -> None:
    text = article.read_text(encoding="utf-8")
    assert text.count('<script type="module">') == 1
    old = pages / "old.html"
    old.write_text(
        text.replace('<script type="module">', '<script type="of-another-time">'), encoding="utf-8"
    )
    page = browser.new_page()
    page.goto(old.as_uri())
    message = page.locator("#stuck")
    assert not message.is_visible()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    assert message.is_visible()
    assert "浏览器太旧" in message.inner_text()
    assert "too old" in message.inner_text()
    page.close()


def test_a_browser_that_knows_modules_is_told_nothing(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.ask("document.getAnimations().forEach((animation) => animation.finish())")
    assert not opened.page.locator("#stuck").is_visible()


def test_a_page_without_its_data_says_so(open_page: Open, article: Path, pages: Path) -> None:
    text = article.read_text(encoding="utf-8")
    broken = pages / "nodata.html"
    broken.write_text(text.replace('"format":"concept-graph-page"', '"format":"x"'), encoding="utf-8")
    opened = open_page(broken)
    assert "payload" in opened.ask("document.documentElement.dataset.error")
    assert "payload" in opened.page.locator("#notice").inner_text()


def test_without_scripts_there_is_a_table(open_page: Open, article: Path) -> None:
    opened = open_page(article, java_script_enabled=False)
    rows = opened.page.locator("noscript tbody tr")
    assert rows.count() == 50
    assert "MoE" in opened.page.locator("noscript").inner_text()


def test_the_article_s_page_is_below_a_megabyte(article: Path) -> None:
    assert article.stat().st_size <= 1_000_000
