"""What can be taken away opens elsewhere."""

from __future__ import annotations

import csv
import io
import json
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import networkx as nx
import pytest

from tests.browser.conftest import Open
from tests.browser.opened import Opened

pytestmark = pytest.mark.browser


def take(opened: Opened, name: str) -> bytes:
    opened.page.locator("#export").click()
    with opened.page.expect_download() as download:
        opened.page.locator(f'[data-take="{name}"]').click()
    return Path(download.value.path()).read_bytes()


def rows_of(table: bytes) -> list[dict[str, str]]:
    # A line separator inside a cell is not the end of a row.
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_pictures(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    png = take(opened, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (2 * (1440 - 256 - 376), 2 * (900 - 56))
    assert len(png) > 50_000
    svg = ElementTree.fromstring(take(opened, "svg"))
    texts = {text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {label["text"] for label in opened.explorer("labels")} == texts
    assert len(list(svg.iter("{http://www.w3.org/2000/svg}path"))) > 50


def test_tables_and_graphs(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    total = opened.explorer("shown")["total"]
    nodes = rows_of(take(opened, "nodes"))
    assert len(nodes) == total
    assert {"id", "name", "type", "mentions"} <= set(nodes[0])
    links = rows_of(take(opened, "links"))
    assert {row["source"] for row in links} <= {row["id"] for row in nodes}
    evidence = rows_of(take(opened, "evidence"))
    assert len(evidence) > len(nodes)
    graph = nx.node_link_graph(json.loads(take(opened, "json")), edges="edges")
    assert graph.number_of_nodes() == total
    assert graph.number_of_edges() == len(links)
    gexf = ElementTree.fromstring(take(opened, "gexf"))
    assert len(list(gexf.iter("{http://gexf.net/1.3}node"))) == total


def test_data_follows_the_filters(open_page: Open, article: Path) -> None:
    opened = open_page(article)
    opened.page.locator('.chip[data-type="person"]').click(modifiers=["Alt"])
    rows = rows_of(take(opened, "nodes"))
    assert {row["type"] for row in rows} == {"person"}


def test_hostile_texts_leave_as_text(open_page: Open, hostile: Path) -> None:
    opened = open_page(hostile)
    ElementTree.fromstring(take(opened, "svg"))
    ElementTree.fromstring(take(opened, "gexf"))
    rows = rows_of(take(opened, "nodes"))
    assert not any(row["name"].startswith(("=", "@", "+", "-")) for row in rows)
