"""Short ways to read a text in a test."""

from __future__ import annotations

from graph.model import Article
from graph.read import parse_article


def read(text: str, form: str = "markdown") -> Article:
    return parse_article(text, "article", "article", form)


def shown(text: str, form: str = "markdown") -> list[tuple[str, str | None, str]]:
    """Kind, speaker and text of each block."""
    return [(block.kind, block.speaker, block.text) for block in read(text, form).blocks]


def texts(text: str, form: str = "markdown") -> list[str]:
    return [block.text for block in read(text, form).blocks]
