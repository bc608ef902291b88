"""The same content in other forms: list, languages, themes, phone, paper, links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_the_list_sorts_filters_and_focuses_in_step_with_the_map(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    page.locator("#tab-list").click()
    total = opened.explorer("shown")["total"]
    assert str(total) in page.locator(".list-head").inner_text()
    mentions = [int(cell) for cell in page.locator(".list tbody td:nth-child(3)").all_inner_texts()]
    assert mentions == sorted(mentions, reverse=True)
    page.locator('[data-sort="mentions"]').click()
    mentions = [int(cell) for cell in page.locator(".list tbody td:nth-child(3)").all_inner_texts()]
    assert mentions == sorted(mentions)
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.locator('.chip[data-type="person"]').click(modifiers=["Alt"])
    people = page.locator(".list tbody tr").count()
    assert 0 < people < total
    page.locator("#reset").click()
    page.locator('[data-sort="mentions"]').click()
    row = page.locator(".list tbody button").nth(2)
    name = row.get_attribute("title")
    row.focus()
    page.keyboard.press("Enter")
    opened.settle()
    assert page.locator("#panel-title").inner_text() == name
    page.locator("#tab-list").click()
    assert page.locator('.list tr[aria-current="true"] button').get_attribute("title") == name


def test_the_list_alone_leads_to_a_path(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    page.locator("#tab-list").click()
    page.locator('.list button[title="MoE"]').focus()
    page.keyboard.press("Enter")
    page.locator("#tab-list").focus()
    page.keyboard.press("Enter")
    page.locator('.list button[title="SAE"]').focus()
    page.keyboard.press("Shift+Enter")
    page.wait_for_selector(".hop .quote")
    assert opened.explorer("view")["tab"] == "path"
    assert page.locator("#panel-title").inner_text() == "MoE 到 SAE"


def test_the_header_says_what_was_read_and_from_when(open_page: Open, article: Path, folder: Path) -> None:
    one = open_page(article).page.locator("#subtitle").inner_text()
    assert "智者访谈" in one
    assert one.endswith("2024-07-28")
    many = open_page(folder).page.locator("#subtitle").inner_text()
    assert many == "36 篇文章 · 2021-01-15 至 2023-12-15"


def test_a_link_restores_the_view(open_page: Open, article: Path) -> None:
    opened = open_page(article, permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    opened.find("MoE")
    page.locator('.chip[data-type="place"]').click()
    page.locator('[data-colour="community"]').click()
    page.locator("#zoom-in").click()
    opened.settle()
    page.locator("#export").click()
    page.locator('[data-take="link"]').click()
    page.wait_for_timeout(200)
    link = opened.ask("navigator.clipboard.readText()")
    again = open_page(article, hash="#" + link.split("#")[1])
    seen, meant = again.explorer("view"), opened.explorer("view")
    assert {**seen, "camera": None} == {**meant, "camera": None}
    assert again.page.locator("#panel-title").inner_text() == "MoE"
    again.settle()
    for key, value in opened.explorer("camera").items():
        assert again.explorer("camera")[key] == pytest.approx(value, abs=1)


def test_back_and_forward(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    opened.find("MoE")
    opened.find("OpenAI")
    page.go_back()
    opened.settle()
    assert page.locator("#panel-title").inner_text() == "MoE"
    page.go_back()
    opened.settle()
    assert page.locator("#summary").is_visible()
    page.go_forward()
    opened.settle()
    assert page.locator("#panel-title").inner_text() == "MoE"


def test_a_link_that_is_broken_still_opens(open_page: Open, article: Path) -> None:
    opened = open_page(article, hash="#f=no-such-concept&p=%E0%A4%A&m=-3&at=x&tab=nonsense")
    assert opened.explorer("shown")["shown"] >= 30


def test_both_languages(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    assert opened.ask("document.documentElement.lang") == "zh-CN"
    page.locator("#language").click()
    assert opened.ask("document.documentElement.lang") == "en"
    assert "Overview" in page.locator("#tabs").inner_text()
    assert "concepts shown" in page.locator("#status").inner_text()
    assert page.locator("#search").get_attribute("placeholder").startswith("Search")
    assert "{" not in page.locator("body").inner_text()
    english = open_page(article, locale="en-GB")
    assert english.ask("document.documentElement.lang") == "en"


def test_light_and_dark(open_page: Open, article: Path) -> None:
    dark = open_page(article, color_scheme="dark")
    assert dark.ask("document.documentElement.dataset.theme") == "dark"
    assert dark.ask("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 28)"
    before = {node["fill"] for node in dark.explorer("nodes")}
    dark.page.locator("#theme").click()
    assert dark.ask("document.documentElement.dataset.theme") == "light"
    assert {node["fill"] for node in dark.explorer("nodes")} != before


def test_the_tab_order_leads_once_around_and_traps_nobody(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    order = []
    for _ in range(140):
        page.keyboard.press("Tab")
        where = opened.ask("""(() => {
          const at = document.activeElement;
          if (at === document.body) return 'end';
          return at.className === 'skip' ? 'skip' : (at.closest('#search, #rail, #map, #zoom, #tabs, #panel-body') ?? at).id;
        })()""")
        if where == "end":
            break
        if not order or order[-1] != where:
            order.append(where)
    wanted = ["skip", "search", "rail", "map", "zoom", "tabs", "panel-body"]
    assert [where for where in order if where in wanted] == wanted
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert opened.ask("document.activeElement.id") == "search"


def test_the_map_answers_the_keyboard(open_page: Open, article: Path) -> None:
    opened = open_page(article, reduced_motion="reduce")
    page = opened.page
    page.locator("#map").focus()
    start = opened.explorer("camera")
    page.keyboard.press("ArrowRight")
    assert opened.explorer("camera")["x"] > start["x"]
    page.keyboard.press("+")
    assert opened.explorer("camera")["zoom"] > start["zoom"]
    page.keyboard.press("0")
    assert opened.explorer("camera")["zoom"] == pytest.approx(start["zoom"])


def test_reduced_motion_moves_the_camera_at_once(open_page: Open, article: Path) -> None:
    cameras = {}
    for motion in ("reduce", "no-preference"):
        opened = open_page(article, reduced_motion=motion)
        opened.ask("document.querySelector('#zoom-in').click()")
        first = opened.explorer("camera")
        opened.settle()
        cameras[motion] = first, opened.explorer("camera")
    assert cameras["reduce"][0] == cameras["reduce"][1]
    assert cameras["no-preference"][0] != cameras["no-preference"][1]


def test_a_phone_has_sheets_large_targets_and_no_sideways_scroll(open_page: Open, article: Path) -> None:
    opened = open_page(article, width=390, height=844)
    page = opened.page
    assert opened.ask("document.documentElement.scrollWidth") <= 390
    peek = page.locator("#panel").bounding_box()
    assert 844 - peek["y"] == pytest.approx(128, abs=3)
    opened.find("MoE")
    assert 844 - page.locator("#panel").bounding_box()["y"] == pytest.approx(844 * 0.58, abs=4)
    assert opened.ask("document.documentElement.scrollWidth") <= 390
    small = """[...document.querySelectorAll('button, input, select')].filter((e) => {
      const box = e.getBoundingClientRect();
      const seen = box.width > 0 && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.quote') && e.id !== 'grip';
      return seen && (box.height < 43.5 || box.width < 43.5);
    }).map((e) => e.id || e.className || e.textContent)"""
    assert opened.ask(small) == []
    page.locator("#filters-button").tap()
    opened.settle()
    rail = page.locator("#rail").bounding_box()
    assert rail["height"] <= 844 * 0.72 + 1
    assert rail["y"] + rail["height"] == pytest.approx(844, abs=2)
    assert opened.ask(small) == []
    page.locator("#language").tap()
    assert opened.ask("document.documentElement.scrollWidth") <= 390
    page.locator("#close-filters").tap()
    opened.settle()
    page.locator("#tab-list").tap()
    assert opened.ask(small) == []


def test_a_tap_on_the_map_opens_the_sheet(open_page: Open, article: Path) -> None:
    opened = open_page(article, width=390, height=844)
    node = max(opened.nodes().values(), key=lambda node: node["r"])
    opened.page.touchscreen.tap(node["x"], node["y"])
    opened.settle()
    assert opened.explorer("view")["focus"] is not None
    assert opened.page.locator("#panel-title").inner_text() == node["name"]


def test_paper_has_the_panel_in_full_and_no_controls(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.find("MoE")
    opened.page.emulate_media(media="print")
    assert not opened.page.locator("#rail").is_visible()
    assert not opened.page.locator("#search").is_visible()
    assert (
        opened.ask(
            "(() => { const b = document.getElementById('panel-body'); return b.scrollHeight - b.clientHeight })()"
        )
        <= 1
    )


def test_paper_shows_all_that_is_in_focus_and_gives_the_view_back(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.find("MoE")
    before = opened.explorer("camera")
    for media in ("print", "screen"):
        opened.page.emulate_media(media=media)
        opened.settle()
        width, height = opened.ask("(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(map)")
        lit = [node for node in opened.nodes().values() if node["opacity"] == 1]
        assert len(lit) >= 10
        assert all(0 < node["x"] < width and 0 < node["y"] < height for node in lit)
    assert opened.explorer("camera")["zoom"] == pytest.approx(before["zoom"], rel=0.02)
