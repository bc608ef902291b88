"""Stage 1 of 8: one file -> one article."""

from __future__ import annotations

from graph.errors import ArticleError
from graph.model import Article
from graph.read.characters import clean_characters
from graph.read.compose import compose_blocks
from graph.read.encoding import decode
from graph.read.find import Source
from graph.read.registry import all_readers, find_reader

__all__ = ["parse_article", "parse_bytes", "read_article", "read_bytes"]

_MOST_BYTES = 20_000_000
"""No article is longer: a large novel takes 3 MB. What is, is data, and would hold up all the others."""


def read_article(source: Source) -> Article:
    """Read an article from its file.

    Raises ArticleError; its reason is "missing", "unreadable", "too-large", "unsupported", "empty",
    "binary", "encoding" or "no-text".
    """
    return parse_bytes(read_bytes(source), source)


def read_bytes(source: Source) -> bytes:
    """Read a file that may be an article; raises ArticleError as ``read_article`` does."""
    try:
        size = source.path.stat().st_size
        if size > _MOST_BYTES:
            raise ArticleError(source.name, "too-large", size=f"{size / 1e6:.1f} MB")
        return source.path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(source.name, "missing") from error
    except OSError as error:
        raise ArticleError(source.name, "unreadable", detail=error.strerror or "") from error


def parse_bytes(data: bytes, source: Source) -> Article:
    """Parse the content of an article's file; raises ArticleError as ``read_article`` does."""
    reader = find_reader(source.path)
    if reader is None:
        raise ArticleError(source.name, "unsupported")
    return parse_article(decode(data, source.name), source.name, source.id, reader.name)


def parse_article(text: str, name: str, id: str, format: str = "markdown") -> Article:
    """Parse an article's text; ``format`` is the name of a reader ("html", "markdown", "text").

    Raises ArticleError with the reason "no-text" where nothing but markup and furniture is in it.

    >>> parse_article("# 标题\\n\\n正文。", "a.md", "a").blocks[1].text
    '正文。'
    """
    reader = next(reader for reader in all_readers() if reader.name == format)
    draft = reader.parse(clean_characters(text))
    blocks = compose_blocks(draft)
    if not blocks:
        raise ArticleError(name, "no-text")
    told = draft.metadata
    titles = [block.text for block in blocks if block.kind == "title"]
    return Article(
        id=id,
        title=titles[0] if titles else told.get("title"),
        author=told.get("author"),
        published=told.get("published"),
        place=told.get("place"),
        url=told.get("url"),
        source=name,
        characters=len(text),
        blocks=blocks,
    )
