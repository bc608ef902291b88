"""The page as text: one file, the same bytes, no text of an article as markup."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph.page.render import render_page
from graph.settings import Settings
from tests.page.explorations import HOSTILE_TITLE, small_exploration

ROOT = Path(__file__).parents[2]


class Elements(HTMLParser):
    """Collect the elements and the texts of scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts.append(data)


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(small_exploration(), Settings())


@pytest.fixture(scope="module")
def elements(html: str) -> Elements:
    parsed = Elements()
    parsed.feed(html)
    return parsed


def test_it_is_one_file_that_points_nowhere(elements: Elements) -> None:
    for tag, attributes in elements.tags:
        assert "src" not in attributes, tag
        assert (attributes.get("href") or "#").startswith(("#", "data:")), tag
        assert not any(name.startswith("on") for name in attributes), tag
    assert [tag for tag, _ in elements.tags].count("script") == 4
    assert not {"iframe", "img", "object", "embed", "base"} & {tag for tag, _ in elements.tags}


def test_the_policy_names_the_hashes_of_exactly_its_scripts(elements: Elements) -> None:
    policy = next(a["content"] for t, a in elements.tags if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    wanted = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in elements.scripts[2:]
    }
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == wanted
    assert len(wanted) == 2


def test_the_data_is_json_and_holds_the_hostile_title_as_text(elements: Elements, html: str) -> None:
    payload = json.loads(elements.scripts[1])
    assert payload["format"] == "concept-graph-page"
    assert json.loads(elements.scripts[0])["options"]["physics"] == {"enabled": False}
    assert HOSTILE_TITLE not in html
    assert "<img src=x" not in html


def test_it_holds_vis_network_and_no_carriage_return(html: str) -> None:
    assert "vis-network" in html
    assert "\r" not in html
    assert "sourceMappingURL" not in html


def test_two_renderings_are_the_same_in_any_process() -> None:
    code = (
        "import hashlib; from graph.page.render import render_page; from graph.settings import Settings;"
        "from tests.page.explorations import small_exploration;"
        "print(hashlib.sha256(render_page(small_exploration(), Settings()).encode('utf-8', 'replace')).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_every_template_value_is_given(html: str) -> None:
    assert "{{" not in html.split("<script")[0]
    assert "{%" not in html.split("<script")[0]
