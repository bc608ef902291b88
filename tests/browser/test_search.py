"""Search as one types."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_names_aliases_width_case_and_script(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    page.keyboard.press("/")
    assert opened.ask("document.activeElement.id") == "search"
    assert opened.search("moe")[0].startswith("MoE")
    assert opened.search("ＭｏＥ")[0].startswith("MoE")
    assert any("开源" in row for row in opened.search("開源"))
    assert "SAE" in opened.search("sparse autoenc")[0]
    assert (
        page.locator("#search-results .hit").first.locator("mark").inner_text().lower().startswith("sparse")
    )


def test_pinyin_in_full_and_by_initials(open_page: Open, folder: Path) -> None:
    opened = open_page(folder)
    assert "推理" in opened.search("tuili")[0]
    assert any("推理" in row for row in opened.search("tl"))
    assert "Sigma推理" in opened.search("sigmatl")[0]


def test_arrows_enter_and_escape(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    rows = opened.search("llama")
    assert len(rows) >= 2
    box = page.locator("#search")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "hit-1"
    assert page.locator("#hit-1").get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    opened.settle()
    assert page.locator("#panel-title").inner_text() == rows[0].split("\n")[0]
    assert box.get_attribute("aria-expanded") == "false"


def test_keys_are_left_alone_while_an_input_method_composes(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    opened.search("moe")
    opened.ask("document.getElementById('search').dispatchEvent(new CompositionEvent('compositionstart'))")
    opened.ask("""(() => {
      const box = document.getElementById('search');
      box.value = 'dui q';
      box.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    })()""")
    assert opened.explorer("view")["focus"] is None
    assert page.locator("#search-results .hit").first.inner_text().startswith("MoE")
    opened.ask("""(() => {
      const box = document.getElementById('search');
      box.value = '对齐';
      box.dispatchEvent(new CompositionEvent('compositionend'));
    })()""")
    assert page.locator("#search-results .hit").first.inner_text().startswith("对齐")
    page.keyboard.press("Enter")
    opened.settle()
    assert page.locator("#panel-title").inner_text() == "对齐"


def test_no_hit_quotes_the_question_and_offers_the_nearest(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.search("Anthropik")
    assert "Anthropik" in opened.page.locator(".search-note").inner_text()
    assert any("Anthropic" in row.inner_text() for row in opened.page.locator(".hit").all())
    opened.search("qqqqqqqqqqqq")
    assert opened.page.locator(".hit").count() == 0


def test_a_concept_that_is_not_drawn_is_found_and_shown_with_its_neighbours(
    open_page: Open, folder: Path
) -> None:
    opened = open_page(folder)
    drawn = set(opened.nodes())
    rows = [row.split("\n")[0] for row in opened.search("Sigma")]
    hidden = next(name for name in rows if name not in drawn)
    opened.find(hidden)
    nodes = opened.nodes()
    assert nodes[hidden]["opacity"] == 1
    assert sum(node["opacity"] == 1 for node in nodes.values()) >= 3
