"""Render the page: the one home of pyvis and Jinja.

pyvis hands nodes and options to our template (``web/html.jinja``), which holds everything inline:
vis-network from pyvis's own package data, the joined modules, the styles, the data. The policy in the
page forbids every request; scripts run only where their hash is in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

from graph.model import Exploration
from graph.page.pack import pack_modules
from graph.page.payload import build_payload
from graph.settings import Settings

__all__ = ["render_page"]

TOP = 50
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": False,
        "selectable": False,
        "keyboard": False,
        "dragNodes": True,
        "zoomSpeed": 0.8,
    },
    "nodes": {"shape": "dot"},
}


def render_page(exploration: Exploration, settings: Settings) -> str:
    """Return the whole page as HTML text.

    Text of the articles is only ever data in it: ``<`` is escaped in the data, and the page's script
    shows text as text.
    """
    payload = build_payload(exploration, settings.export)
    vis, script, style = _vis_source(), _join_modules(), _join_styles()
    return _generate(
        payload,
        {
            "vis": vis,
            "script": script,
            "style": style,
            "policy": _write_policy([vis, script]),
            "top": _top_rows(payload),
            "data": _embed_json(payload),
        },
    )


def _generate(payload: dict[str, Any], words: dict[str, Any]) -> str:
    """Let pyvis render our template with the concepts that are drawn at the start."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup
    from pyvis.network import Network

    drawn = payload["drawn"]
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    # Assets go in as values, never through the template's parser, which would read their braces.
    raw = {name: Markup(words[name]) for name in ("vis", "script", "style", "data")}
    environment.globals |= {"payload": payload, "policy": words["policy"], "top": words["top"], **raw}
    environment.globals |= {"embed": lambda value: Markup(_embed_json(value)), "parse": json.loads}

    network = Network(cdn_resources="in_line", heading=payload["meta"]["title"] or "概念图谱 · Concept graph")
    network.nodes = [
        {"id": place, "x": x, "y": y} for place, (x, y) in enumerate(zip(drawn["x"], drawn["y"], strict=True))
    ]
    network.options = OPTIONS
    network.templateEnv = _Templates(environment, _read_asset("web/html.jinja"))
    network.path = "html.jinja"
    html: str = network.generate_html(notebook=False)
    return html


class _Templates:
    """Stand for an environment of templates that has one, whatever name it is asked for."""

    def __init__(self, environment: Any, source: str) -> None:
        """Hold the template."""
        self._template = environment.from_string(source)

    def get_template(self, name: str) -> Any:
        """Return the template; pyvis asks by its own name for it."""
        del name
        return self._template


def _top_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of the table that stands in for the map where scripts do not run."""
    drawn, types = payload["drawn"], payload["types"]
    return [
        {
            "name": drawn["name"][i],
            "type": types[drawn["type"][i]],
            "mentions": drawn["mentions"][i],
            "aliases": drawn["aliases"][i],
            "near": drawn["near"][i],
        }
        for i in range(min(TOP, len(drawn["name"])))
    ]


def _embed_json(value: Any) -> str:
    """Write JSON that cannot end the script element that holds it."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _write_policy(scripts: list[str]) -> str:
    """Write the Content-Security-Policy: nothing from anywhere, and only these scripts."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode('ascii')}'"
        for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


@cache
def _vis_source() -> str:
    """Read vis-network from pyvis's package data; a page has line feeds only, and its hash is of those."""
    text = (resources.files("pyvis") / VIS).read_text("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    # The reference to a source map would be a request where somebody opens the developer tools.
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


@cache
def _join_modules() -> str:
    folder = resources.files("graph.page") / "web" / "js"
    sources = {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".js")}
    return "\n" + pack_modules(sources, "main.js")


@cache
def _join_styles() -> str:
    folder = resources.files("graph.page") / "web" / "css"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".css")), key=lambda file: file.name
    )
    return "\n".join(file.read_text("utf-8") for file in files)


def _read_asset(path: str) -> str:
    return (resources.files("graph.page") / path).read_text("utf-8")
