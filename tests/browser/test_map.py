"""The map: what is seen at once, and what pointing does."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def overlaps(labels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    def meet(a: dict[str, float], b: dict[str, float]) -> bool:
        return (
            a["left"] < b["right"]
            and b["left"] < a["right"]
            and a["top"] < b["bottom"]
            and b["top"] < a["bottom"]
        )

    return [(a["text"], b["text"]) for a, b in combinations(labels, 2) if meet(a["box"], b["box"])]


@pytest.mark.parametrize("source", ["article", "folder"])
def test_the_page_opens_on_what_matters(source: str, open_page: Open, request: pytest.FixtureRequest) -> None:
    opened = open_page(request.getfixturevalue(source))
    shown = opened.explorer("shown")
    assert 30 <= shown["shown"] <= 60 < shown["total"]
    assert f"{shown['shown']} / {shown['total']}" in opened.page.locator("#status").inner_text()
    assert str(shown["total"]) in opened.page.locator("#summary").inner_text()
    regions = [label["text"] for label in opened.explorer("labels") if label["kind"] == "region"]
    assert len(regions) >= 3
    assert len(set(regions)) == len(regions)
    width, height = opened.ask("[innerWidth - 256 - 376, innerHeight - 56]")
    assert all(0 < n["x"] < width and 0 < n["y"] < height for n in opened.explorer("nodes"))


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844), (1000, 700)])
def test_labels_never_overlap(width: int, height: int, open_page: Open, article: Path) -> None:
    opened = open_page(article, width=width, height=height)
    labels = opened.explorer("labels")
    assert len(labels) >= 12
    assert overlaps(labels) == []
    opened.page.locator("#map").focus()
    for key in ("+", "+", "ArrowLeft", "+", "-"):
        opened.page.keyboard.press(key)
        assert overlaps(opened.explorer("labels")) == []
    opened.find("MoE")
    assert overlaps(opened.explorer("labels")) == []
    for density in range(5):
        opened.ask(f"location.hash = 'd={density}'")
        assert overlaps(opened.explorer("labels")) == []


def test_label_density_changes_how_many_are_written(open_page: Open, folder: Path) -> None:
    opened = open_page(folder)
    counts = []
    for density in (0, 2, 4):
        opened.page.locator('[data-filter="density"]').fill(str(density))
        counts.append(len(opened.explorer("labels")))
    assert counts == sorted(counts)
    assert counts[0] < counts[2]


def test_idle_draws_nothing(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.settle()
    before = opened.explorer("draws")
    opened.page.wait_for_timeout(1500)
    assert opened.explorer("draws") == before


def test_hovering_lights_the_neighbours(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.page.mouse.move(*opened.place("MoE"))
    opened.page.wait_for_timeout(120)
    assert "MoE" in opened.page.locator("#tooltip").inner_text()
    nodes = opened.nodes()
    lit = {name for name, node in nodes.items() if node["opacity"] == 1}
    assert "MoE" in lit
    assert 2 < len(lit) < len(nodes)
    opened.page.mouse.move(700, 30)
    opened.page.wait_for_timeout(120)
    assert all(node["opacity"] == 1 for node in opened.explorer("nodes"))


def test_a_click_pins_fits_and_opens_the_panel(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    before = opened.explorer("camera")
    opened.click("MoE")
    page = opened.page
    assert opened.explorer("view")["focus"] is not None
    assert opened.explorer("camera") != before
    assert page.locator("#panel-title").inner_text() == "MoE"
    names = page.locator("#names").inner_text()
    assert "MoE" in names
    assert "次" in names
    assert "黄之鹏" in page.locator("#facts").inner_text()
    assert "第" in page.locator("#facts").inner_text()
    neighbours = page.locator(".row .chance")
    assert neighbours.count() == 7
    assert "随机期望" in neighbours.first.inner_text()
    assert "NPMI" in neighbours.first.inner_text()
    quotes = page.locator("#evidence .quote")
    assert quotes.count() == 4
    assert page.locator("#evidence .quote").first.locator("mark").count() >= 1
    footer = quotes.first.locator("footer")
    assert "2024-07-28" in footer.inner_text()
    assert footer.locator("a").get_attribute("href").startswith("http")
    page.locator("#evidence > .text-button").click()
    assert quotes.count() > 4
    page.keyboard.press("Escape")
    assert opened.explorer("view")["focus"] is None


def test_a_concept_in_a_sentence_leads_to_its_panel(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.find("MoE")
    other = opened.page.locator("#evidence .other").first
    name = other.get_attribute("title")
    other.click()
    assert opened.page.locator("#panel-title").inner_text() == name


def test_a_click_on_a_link_opens_the_pair(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.click_link()
    view = opened.explorer("view")
    assert view["tab"] == "link"
    assert len(view["pair"]) == 2
    assert opened.page.locator("#evidence .quote").count() >= 1
    assert opened.page.locator("#evidence .quote").first.locator("mark").count() >= 2
    assert opened.page.locator(".figures b").count() >= 3


def test_a_double_click_brings_neighbours_in_and_undo_takes_them_back(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    before = opened.explorer("shown")["shown"]
    opened.page.mouse.dblclick(*opened.place("MoE"))
    opened.settle()
    added = opened.explorer("view")["added"]
    assert 1 <= len(added) <= 8
    assert opened.explorer("shown")["shown"] > before
    opened.page.locator("#more").click()
    opened.settle()
    assert len(opened.explorer("view")["added"]) > len(added)
    opened.page.locator("#undo").click()
    assert opened.explorer("view")["added"] == added
    opened.page.locator("#undo").click()
    assert opened.explorer("view")["added"] == []


def test_shift_click_finds_the_path_with_its_sentences(open_page: Open, article: Path) -> None:
    opened = open_page(article, permissions=["clipboard-read", "clipboard-write"])
    opened.find("MoE")
    opened.page.locator("#fit").click()
    opened.settle()
    opened.click("Active Inference", shift=True)
    page = opened.page
    assert opened.explorer("view")["tab"] == "path"
    hops = page.locator(".hop")
    assert hops.count() == page.locator("#path button").count() - 1 >= 1
    assert page.locator(".hop .quote").count() == hops.count()
    page.locator("#copy-path").click()
    page.wait_for_timeout(200)
    copied = opened.ask("navigator.clipboard.readText()")
    assert copied.startswith("**MoE** → ")
    assert "> " in copied
    assert copied.count("NPMI") == hops.count()


def test_dragging_moves_a_concept(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    x, y = opened.place("MoE")
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x + 30, y + 20, steps=4)
    opened.page.mouse.move(x + 60, y + 40, steps=4)
    opened.page.mouse.up()
    opened.settle()
    moved = opened.place("MoE")
    assert abs(moved[0] - x - 60) < 25
    assert abs(moved[1] - y - 40) < 25
    assert opened.explorer("view")["focus"] is None


def test_a_filter_costs_one_frame(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.settle()
    before = opened.explorer("draws")
    opened.page.locator("#legend .chip").nth(1).click()
    opened.page.wait_for_timeout(400)
    # One frame for the filter; the pointer leaving the map may cost one more.
    assert opened.explorer("draws") - before <= 2
    assert opened.explorer("shown")["shown"] > 0


def test_filters_by_type_mentions_community_and_speaker(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    page = opened.page
    page.locator('.chip[data-type="organization"]').click()
    assert page.locator('.chip[data-type="organization"]').get_attribute("aria-pressed") == "false"
    assert all(node["type"] != "organization" for node in opened.explorer("nodes"))
    page.locator("#reset").click()
    page.locator('.chip[data-type="person"]').click(modifiers=["Alt"])
    assert {node["type"] for node in opened.explorer("nodes")} == {"person"}
    page.locator("#reset").click()
    page.locator('[data-filter="minMentions"]').fill("5")
    least = opened.explorer("view")["minMentions"]
    assert least > 1
    names = [node["name"] for node in opened.explorer("nodes")]
    page.locator("#reset").click()
    assert len(names) <= len(opened.explorer("nodes"))
    page.locator('[data-filter="minSentences"]').fill("2")
    assert opened.explorer("shown")["links"] < 200
    page.locator("#reset").click()
    page.locator('[data-filter="speaker"]').select_option("机器之心")
    opened.settle()
    assert opened.explorer("shown")["shown"] > 0
    page.locator("#reset").click()
    page.locator('[data-filter="community"]').select_option(index=1)
    opened.settle()
    assert 3 <= opened.explorer("shown")["shown"] < 60


def test_a_filter_by_strength_leaves_the_strongest_links(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    slider = opened.page.locator('[data-filter="minStrength"]')
    counts = [opened.explorer("shown")["links"]]
    for share in (0.5, 1):
        slider.fill(str(round(int(slider.get_attribute("max")) * share)))
        counts.append(opened.explorer("shown")["links"])
    assert counts[0] > counts[1] > counts[2] >= 1
    assert f"w={opened.explorer('view')['minStrength']:g}" in opened.ask("location.hash")
    opened.page.locator("#reset").click()
    assert opened.explorer("shown")["links"] == counts[0]
    assert slider.input_value() == "0"


def test_a_filter_keeps_the_colours_of_communities(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.page.locator('[data-colour="community"]').click()
    before = {name: node["fill"] for name, node in opened.nodes().items()}
    opened.page.locator('[data-filter="minMentions"]').fill("6")
    after = {name: node["fill"] for name, node in opened.nodes().items()}
    assert 0 < len(after) < len(before)
    assert {name: before[name] for name in after} == after


def test_filters_by_article_and_time(open_page: Open, folder: Path) -> None:
    opened = open_page(folder)
    page = opened.page
    page.locator('[data-filter="article"]').select_option("a05")
    opened.settle()
    few = opened.explorer("shown")["shown"]
    assert few > 0
    page.locator("#reset").click()
    box = page.locator("#brush").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 10, steps=5)
    page.mouse.up()
    view = opened.explorer("view")
    assert view["from"] < view["to"]
    assert view["from"].startswith("2021")
    assert opened.explorer("shown")["shown"] > 0


def test_an_empty_filter_says_so_and_can_be_reset(open_page: Open, article: Path) -> None:
    opened = open_page(article, hash="#m=9999")
    assert opened.page.locator("#empty").is_visible()
    opened.page.locator("#empty button").click()
    assert opened.explorer("shown")["shown"] >= 30


def test_colour_by_community_tints_the_regions(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    before = {node["name"]: node["fill"] for node in opened.explorer("nodes")}
    opened.page.locator('[data-colour="community"]').click()
    after = {node["name"]: node["fill"] for node in opened.explorer("nodes")}
    assert before != after
    assert len(set(after.values())) >= 3
