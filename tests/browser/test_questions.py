"""Ten questions that a reader of the sample interview would ask, each answered in at most three actions.

An action is one thing that a person does: a search that is typed and confirmed, a click, a shift-click.
Every test lists its actions by what it does between opening the page and reading the answer.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.opened import Opened

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(open_page: Open, article: Path) -> Opened:
    return open_page(article)


def neighbours(opened: Opened) -> list[str]:
    return [str(row) for row in opened.page.locator("#panel-body .row .name").all_inner_texts()]


def test_what_is_the_interview_about(opened: Opened) -> None:
    """No action: the page opens on it."""
    top = neighbours(opened)[:10]
    assert {"开源", "大模型", "MoE"} <= set(top)


def test_what_links_moe_and_interpretability(opened: Opened) -> None:
    """Search MoE; click its neighbour 可解释性: the sentences that name both."""
    opened.find("MoE")
    opened.page.locator("#panel-body .row", has_text="可解释性").first.click()
    opened.settle()
    marks = opened.page.locator("#evidence .quote").first.locator("mark").all_inner_texts()
    assert any("MoE" in mark for mark in marks)
    assert any("可解释" in mark for mark in marks)


def test_who_speaks_of_active_inference_and_in_which_words(opened: Opened) -> None:
    """Search Active Inference: the panel says who, and quotes."""
    opened.find("Active Inference")
    assert "黄之鹏" in opened.page.locator("#facts").inner_text()
    assert "Active Inference" in opened.page.locator("#evidence .quote").first.inner_text()


def test_which_tools_come_up_around_prompts(opened: Opened) -> None:
    """Search DSPy: its neighbours, and the sentence that tells what it does with prompts."""
    opened.find("DSPy")
    assert any(name in neighbours(opened) for name in ("SGLang", "LangChain"))
    assert "DSPy" in opened.page.locator("#evidence").inner_text()


def test_which_people_are_named(opened: Opened) -> None:
    """Alt-click the chip 人物: only people are on the map and in the list."""
    opened.page.locator('.chip[data-type="person"]').click(modifiers=["Alt"])
    names = set(opened.nodes())
    assert {"扎克伯格", "黄之鹏"} <= names or len(names) >= 8
    assert {node["type"] for node in opened.nodes().values()} == {"person"}


def test_which_laws_are_discussed_and_where_they_apply(opened: Opened) -> None:
    """Search SB 1047: its neighbours name the place."""
    opened.find("SB 1047")
    assert "加州" in neighbours(opened)


def test_what_stands_between_apple_and_open_source(opened: Opened) -> None:
    """Search 苹果; search 开源 would leave it, so: start a path from 苹果; pick 开源."""
    opened.find("苹果")
    opened.page.locator("#path-start").click()
    opened.find("开源")
    assert opened.explorer("view")["tab"] == "path"
    assert opened.page.locator(".hop .quote").count() >= 1


def test_what_does_the_interviewer_ask_about(opened: Opened) -> None:
    """Choose the speaker 机器之心: only what the questions name is shown."""
    before = set(opened.nodes())
    opened.page.locator('[data-filter="speaker"]').select_option("机器之心")
    opened.settle()
    assert set(opened.nodes()) != before
    assert "开源" in opened.nodes()


def test_what_is_sae_short_for(opened: Opened) -> None:
    """Search SAE: all of its names, and why they are one."""
    opened.find("SAE")
    names = opened.page.locator("#names").inner_text().lower()
    assert "sae" in names
    assert "sparse autoencoder" in names


def test_is_llama_closer_to_meta_than_chance_would_have_it(opened: Opened) -> None:
    """Search Meta; click its neighbour Llama: observed, expected, NPMI."""
    opened.find("Meta")
    opened.page.locator("#panel-body .row", has_text="Llama").first.click()
    opened.settle()
    assert "倍" in opened.panel()
    assert "NPMI" in opened.panel()
